// Roots whose own frame stock clang elides: in the frame of the coroutine which
// awaits them, or on the stack of the function which runs them. Their virtual
// children have to live somewhere as well.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct leaf : service {
  task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};
struct layer : service {
  service *next;
  task<long> call(long n) override { co_return co_await next->call(n) + 1; }
};

// A direct call from the unit that defines it: elided from -O2 on.
static task<long> middle(service *s, long n) {
  long a = co_await s->call(n);
  long b = co_await s->call(n);
  co_return a + b;
}
task<long> in_a_coroutine(service *s) {
  long sum = 0;
  for (rounds r("in the awaiter's frame"); r.next();)
    sum += co_await middle(s, r.i);
  co_return sum;
}
static task<long> loop(service *s) {
  long sum = 0;
  for (rounds r("in a loop of its own"); r.next();)
    sum += co_await s->call(r.i);
  co_return sum;
}
// Two levels of elided frames above the first virtual call.
static task<long> outer_middle(service *s, long n) {
  co_return co_await middle(s, n) - n;
}
task<long> in_two_coroutines(service *s) {
  long sum = 0;
  for (rounds r("two frames up"); r.next();)
    sum += co_await outer_middle(s, r.i);
  co_return sum;
}

// Everything about this frame is visible here, its end too.
long on_the_stack(service *s) {
  auto t = loop(s);
  t.handle.resume();
  while (!t.handle.done())
    queue.step();
  return t.handle.promise().value;
}

int main() {
  leaf l;
  layer a, b;
  a.next = opaque(&l);
  b.next = opaque(&a);
  service *services[] = {&l, &b};
  for (service *s : services) {
    long add = s == &b ? 2 * rounds::total : 0;
    s = opaque(s);
    CHECK_EQ(run(in_a_coroutine(s)), 2 * (sum_of_rounds + add));
    CHECK_EQ(run(in_two_coroutines(s)), sum_of_rounds + 2 * add);
    CHECK_EQ(on_the_stack(s), sum_of_rounds + add);
  }
  return finish();
}
