// A forwarder which keeps the handle of the task that it returns. The handle
// is good for as long as the task lives, wherever its frame is.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct worker : service {
  task<long> call(long n) override {
    co_await later();
    co_return n;
  }
};
using handle_type = std::coroutine_handle<task<long>::promise_type>;
struct watching : service {
  service *inner;
  handle_type seen;
  task<long> call(long n) override {
    task<long> t = inner->call(n);
    seen = t.handle;
    return t;
  }
};

task<long> root(service *s) {
  long sum = 0;
  for (long i = 1; i <= 3; ++i)
    sum += co_await s->call(i);
  co_return sum;
}

int main() {
  worker w;
  watching o;
  o.inner = opaque(&w);
  {
    auto t = root(opaque(&o));
    t.start();
    while (!t.done()) {
      trace("suspended: %d", !o.seen.done());
      CHECK(o.seen.promise().continuation == t.handle);
      queue.step();
    }
    EXPECT_TRACE("suspended: 1\nsuspended: 1\nsuspended: 1\n");
    CHECK_EQ(t.take(), 6);
  }
  return finish();
}
