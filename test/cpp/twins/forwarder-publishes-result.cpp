// Looks like a forwarder: but it tells somebody where its result lies, and that
// one takes the task away while its awaiter is suspended. The frame then
// outlives the awaiter.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(task<long> **where) = 0;
};
task<long> work() {
  tracer t("work");
  co_await later();
  trace("work goes on");
  co_return 8;
}
struct publishing : service {
  task<long> call(task<long> **where) override {
    task<long> t = work();
    *where = &t;
    return t;
  }
};

task<long> root(service *s, task<long> **where) {
  tracer t("root");
  long value = co_await s->call(where);
  trace("not reached");
  co_return value;
}

int main() {
  publishing p;
  task<long> *where = nullptr;
  {
    task<long> stolen = [&] {
      task<long> r = opaque(root)(opaque(&p), &where);
      r.start();
      EXPECT_TRACE("+root\n+work\n");
      task<long> taken = std::move(*where);
      return taken;
    }();
    EXPECT_TRACE("-root\n");
    stolen.handle.promise().continuation = {};
    queue.drain();
    EXPECT_TRACE("work goes on\n-work\n");
    CHECK_EQ(stolen.take(), 8);
  }
  return finish();
}
