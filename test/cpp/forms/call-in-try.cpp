// Awaits inside of try blocks and next to objects with destructors: the call
// is an invoke there.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct guard {
  long &count;
  ~guard() { ++count; }
};

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task> struct quiet : service<Task> {
  Task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};

template <template <class> class Task>
Task<long> root(service<Task> *s, long &guards) {
  long sum = 0;
  for (rounds r("in a try block"); r.next();) {
    try {
      sum += co_await s->call(r.i);
    } catch (...) {
      sum = -1;
    }
  }
  for (rounds r("next to a guard"); r.next();) {
    guard g{guards};
    sum += co_await s->call(r.i);
  }
  co_return sum;
}

template <template <class> class Task> void test() {
  quiet<Task> f;
  long guards = 0;
  CHECK_EQ(run(root<Task>(opaque(&f), guards)), 2 * sum_of_rounds);
  CHECK_EQ(guards, rounds::total);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
