// An exception goes up through a chain of awaits: past frames with things to
// destroy, past frames which catch it and go on, in calls which were ready and
// in calls which were suspended.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

constexpr int depth = 12;

struct failure {
  int level;
};
template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(int level, bool fail) = 0;
};
template <template <class> class Task> struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(int level, bool fail) override {
    struct guard {
      long &live;
      explicit guard(long &live) : live(live) { ++live; }
      ~guard() { --live; }
    } g{live};
    if (level & 1)
      co_await later();
    if (level == depth) {
      if (fail)
        throw failure{level};
      co_return 0;
    }
    if (level % 4 == 3) {
      // Catches, and tries again from its handler's end.
      try {
        co_return co_await next->call(level + 1, fail) + 1;
      } catch (failure &f) {
        f.level -= 100;
        caught += 1;
      }
      co_return co_await next->call(level + 1, false) + 1;
    }
    if (level % 4 == 1) {
      try {
        co_return co_await next->call(level + 1, fail) + 1;
      } catch (...) {
        caught += 1000;
        throw;
      }
    }
    co_return co_await next->call(level + 1, fail) + 1;
  }
  static inline long live, caught;
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  long sum = 0;
  for (int i = 0; i < 60; ++i) {
    // From level 9 on, nobody catches for good.
    for (int start : {0, 5, 8, 9, 11, 12}) {
      try {
        sum += co_await s->call(start, i % 3 == 0);
      } catch (const failure &f) {
        CHECK_EQ(f.level, depth);
        sum += 1000000;
      }
    }
  }
  for (rounds r("after all these"); r.next();)
    sum += co_await s->call(depth - 3, false) - 3;
  co_return sum;
}

template <template <class> class Task> void test() {
  using l = layer<Task>;
  l::live = l::caught = 0;
  l top;
  top.next = opaque(&top);
  // Of the failing calls, those from 0, 5, 8, 9, and 11 are caught at 11.
  long lengths = 12 + 7 + 4 + 3 + 1;
  CHECK_EQ(run(root<Task>(opaque(&top))), 60 * lengths + 20 * 1000000);
  CHECK_EQ(l::live, 0);
  CHECK_EQ(l::caught, 20 * 5);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
