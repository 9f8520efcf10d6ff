// A forwarder which makes two calls and returns the task of the second, while
// the first is still alive: only one of them can have the caller's slot.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(const char *name, long n) = 0;
};
template <template <class> class Task> struct worker : service<Task> {
  Task<long> call(const char *name, long n) override {
    long room[8];
    for (long &r : room)
      r = n;
    opaque(&room);
    trace("%s starts", name);
    co_await later();
    for (long r : room)
      CHECK_EQ(r, n);
    trace("%s ends", name);
    co_return n;
  }
};
template <template <class> class Task> struct dropping : service<Task> {
  service<Task> *inner;
  Task<long> call(const char *name, long n) override {
    auto never_run = inner->call("dropped", -n);
    auto half_run = inner->call("abandoned", n * 100);
    half_run.start();
    queue = {};
    return inner->call(name, n);
  }
};
template <template <class> class Task> struct running : service<Task> {
  service<Task> *inner;
  Task<long> call(const char *name, long n) override {
    long value = run(inner->call("run inside", n));
    return inner->call(name, value + 1);
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  co_return co_await s->call("one", 1) + co_await s->call("two", 2);
}

template <template <class> class Task> void test() {
  worker<Task> w;
  dropping<Task> d;
  d.inner = opaque(&w);
  CHECK_EQ(run(root<Task>(opaque(&d))), 3);
  EXPECT_TRACE("abandoned starts\none starts\none ends\n"
               "abandoned starts\ntwo starts\ntwo ends\n");
  running<Task> r;
  r.inner = opaque(&w);
  CHECK_EQ(run(root<Task>(opaque(&r))), 5);
  EXPECT_TRACE("run inside starts\nrun inside ends\none starts\none ends\n"
               "run inside starts\nrun inside ends\ntwo starts\ntwo ends\n");
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
