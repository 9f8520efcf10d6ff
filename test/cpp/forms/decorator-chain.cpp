// Decorators, 16 deep: each layer is called virtually, does its part, and
// awaits the next one virtually.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct handler {
  virtual ~handler() = default;
  virtual Task<long> handle(long n, bool wait) = 0;
};
template <template <class> class Task> struct storage : handler<Task> {
  Task<long> handle(long n, bool wait) override {
    if (wait)
      co_await later();
    co_return n;
  }
};
template <template <class> class Task> struct layer : handler<Task> {
  handler<Task> *next = nullptr;
  long before = 0, after = 0;
  Task<long> handle(long n, bool wait) override {
    ++before;
    long value = co_await next->handle(n, wait);
    ++after;
    co_return value + 1;
  }
};
// Every second layer suspends on its own account too.
template <template <class> class Task> struct slow_layer : layer<Task> {
  Task<long> handle(long n, bool wait) override {
    if (wait)
      co_await later();
    long value = co_await this->next->handle(n, wait);
    if (wait)
      co_await later();
    co_return value + 1;
  }
};

template <template <class> class Task>
Task<long> root(handler<Task> *outermost) {
  long sum = 0;
  for (rounds r("ready"); r.next();)
    sum += co_await outermost->handle(r.i, false);
  for (rounds r("suspended"); r.next();)
    sum += co_await outermost->handle(r.i, true);
  co_return sum;
}

template <template <class> class Task> void test() {
  constexpr int depth = 16;
  storage<Task> bottom;
  layer<Task> plain[depth];
  slow_layer<Task> slow[depth];
  handler<Task> *outermost = &bottom;
  for (int i = 0; i < depth; ++i) {
    layer<Task> *l = i & 1 ? &slow[i] : &plain[i];
    l->next = opaque(outermost);
    outermost = l;
  }
  CHECK_EQ(run(root<Task>(opaque(outermost))),
           2 * (sum_of_rounds + depth * rounds::total));
  for (int i = 0; i < depth; i += 2) {
    CHECK_EQ(plain[i].before, 2 * rounds::total);
    CHECK_EQ(plain[i].after, 2 * rounds::total);
  }
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
