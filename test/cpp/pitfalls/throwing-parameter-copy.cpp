// A parameter's copy throws while the frame is being filled: the frame is
// there already, and is given back before the exception leaves the call.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct thrower {
  static inline int live = 0, copies_left = -1;
  int value;
  explicit thrower(int value) : value(value) { ++live; }
  thrower(const thrower &o) : value(o.value) {
    if (copies_left == 0)
      throw value;
    --copies_left;
    ++live;
  }
  ~thrower() { --live; }
};

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(thrower a, thrower b, const thrower c) = 0;
};
template <template <class> class Task> struct worker : service<Task> {
  Task<long> call(thrower a, thrower b, const thrower c) override {
    co_await later();
    co_return a.value + b.value + c.value;
  }
};
template <template <class> class Task> struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(thrower a, thrower b, const thrower c) override {
    co_return co_await next->call(a, b, c);
  }
};

template <template <class> class Task> Task<void> root(service<Task> *s) {
  // Arguments are copied into parameters, and these into the frame; which of
  // the copies fails is different each time.
  for (int left = 0; left < 16; ++left) {
    thrower a(1), b(20), c(300);
    thrower::copies_left = left;
    try {
      trace("%d: %ld", left, co_await s->call(a, b, c));
    } catch (int e) {
      trace("%d: thrown %d", left, e);
    }
    CHECK_EQ(thrower::live, 3);
  }
}

template <template <class> class Task> void test() {
  worker<Task> w;
  run(root<Task>(opaque(&w)));
  EXPECT_TRACE("0: thrown 1\n1: thrown 20\n2: thrown 300\n"
               "3: thrown 1\n4: thrown 20\n5: thrown 300\n"
               "6: 321\n7: 321\n8: 321\n9: 321\n10: 321\n11: 321\n"
               "12: 321\n13: 321\n14: 321\n15: 321\n");
  layer<Task> l;
  l.next = opaque(&w);
  run(root<Task>(opaque(&l)));
  EXPECT_TRACE("0: thrown 1\n1: thrown 20\n2: thrown 300\n"
               "3: thrown 1\n4: thrown 20\n5: thrown 300\n"
               "6: thrown 1\n7: thrown 20\n8: thrown 300\n"
               "9: thrown 1\n10: thrown 20\n11: thrown 300\n"
               "12: 321\n13: 321\n14: 321\n15: 321\n");
  CHECK_EQ(thrower::live, 0);
}

int main() {
  count::overwrites_freed = false;
  test<task>();
  test<reg_task>();
  return finish();
}
