// A forwarder which catches what its call throws and returns another task; one
// which throws after its call; and one which tries until it works. A slot that
// was taken on the way is free again.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
struct thrower {
  bool armed;
  explicit thrower(bool armed) : armed(armed) {}
  thrower(const thrower &o) : armed(o.armed) {
    if (armed)
      throw 3;
  }
};
// Its parameter is copied into the frame, when the frame is there already.
template <template <class> class Task> Task<long> careful(long n, thrower) {
  co_await later();
  co_return n;
}
template <template <class> class Task> struct falling_back : service<Task> {
  Task<long> call(long n) override {
    try {
      return careful<Task>(n, thrower(n & 1));
    } catch (int) {
      trace("caught");
      return careful<Task>(-n, thrower(false));
    }
  }
};
template <template <class> class Task> struct retrying : service<Task> {
  Task<long> call(long n) override {
    for (int left = 2;; --left) {
      try {
        return careful<Task>(n, thrower(left));
      } catch (int) {
        trace("again");
      }
    }
  }
};
template <template <class> class Task> struct throwing_late : service<Task> {
  Task<long> call(long n) override {
    Task<long> t = careful<Task>(n, thrower(false));
    if (n & 1)
      throw 4;
    return t;
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  long sum = 0;
  for (long i = 1; i <= 4; ++i) {
    try {
      sum = sum * 10 + co_await s->call(i);
    } catch (int e) {
      trace("root caught %d", e);
    }
  }
  co_return sum;
}

template <template <class> class Task> void test() {
  falling_back<Task> f;
  CHECK_EQ(run(root<Task>(opaque(&f))), -1000 + 200 - 30 + 4);
  EXPECT_TRACE("caught\ncaught\n");
  retrying<Task> r;
  CHECK_EQ(run(root<Task>(opaque(&r))), 1234);
  EXPECT_TRACE("again\nagain\nagain\nagain\nagain\nagain\nagain\nagain\n");
  throwing_late<Task> t;
  CHECK_EQ(run(root<Task>(opaque(&t))), 24);
  EXPECT_TRACE("root caught 4\nroot caught 4\n");
}

int main() {
  count::overwrites_freed = false;
  test<task>();
  test<reg_task>();
  return finish();
}
