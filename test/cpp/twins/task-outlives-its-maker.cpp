// A task is returned out of the frame which made it: by co_return, through a
// parameter, through a member. It must not lie in that frame.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  virtual task<task<long>> make(long n) = 0;
};
struct worker : service {
  task<long> call(long n) override {
    tracer t("call");
    co_await later();
    co_return n;
  }
  task<task<long>> make(long n) override {
    tracer t("make");
    co_return call(n);
  }
};

task<long> direct(service *s) { co_return co_await co_await s->make(4); }
task<task<long>> passed_on(service *s) {
  tracer t("passed_on");
  co_return co_await s->make(5);
}
task<void> by_parameter(service *s, task<long> &out) {
  tracer t("by_parameter");
  CHECK_EQ(co_await s->call(1), 1);
  out = s->call(6);
}

int main() {
  worker w;
  service *s = opaque(&w);
  CHECK_EQ(run(direct(s)), 4);
  EXPECT_TRACE("+make\n-make\n+call\n-call\n");

  CHECK_EQ(run(run(passed_on(s))), 5);
  EXPECT_TRACE("+passed_on\n+make\n-make\n-passed_on\n+call\n-call\n");

  {
    task<long> out = s->call(0);
    run(by_parameter(s, out));
    CHECK_EQ(run(std::move(out)), 6);
  }
  EXPECT_TRACE("+by_parameter\n+call\n-call\n-by_parameter\n+call\n-call\n");
  return finish();
}
