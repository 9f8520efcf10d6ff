// A group of children is destroyed when some have ended, some are suspended at
// different depths, and some have not begun.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

std::coroutine_handle<> parked;

struct service {
  virtual ~service() = default;
  virtual task<long> call(const char *name, int how) = 0;
};
struct worker : service {
  service *self;
  task<long> call(const char *name, int how) override {
    tracer t(name);
    if (how == 1)
      co_await park{parked};
    if (how == 2)
      co_await self->call("deeper", 1);
    co_return 1;
  }
};

task<void> root(service *s) {
  tracer t("root");
  co_await when_all(s->call("ended", 0), s->call("suspended", 1),
                    s->call("nested", 2), s->call("ended too", 0));
  trace("not reached");
}

int main() {
  worker w;
  w.self = opaque(&w);
  for (int i = 0; i < 3; ++i) {
    auto t = root(w.self);
    t.start();
    CHECK(!t.done());
    EXPECT_TRACE("+root\n+ended\n-ended\n+suspended\n+nested\n+deeper\n"
                 "+ended too\n-ended too\n");
    {
      auto gone = std::move(t);
    }
    // Temporaries are destroyed in the reverse order of their making.
    EXPECT_TRACE("-deeper\n-nested\n-suspended\n-root\n");
  }
  return finish();
}
