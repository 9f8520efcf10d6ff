// Frames which are destroyed before they were ever resumed: by an awaiter that
// does not start its task, by a parent that is destroyed at that point, or
// because nobody awaits the task. Their parameters are destroyed with them.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

std::coroutine_handle<> parked;

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  virtual task<long> with_tracer(const char *name, struct counted c) = 0;
};
struct counted {
  static inline int live = 0;
  counted() { ++live; }
  counted(const counted &) { ++live; }
  ~counted() { --live; }
};
struct worker : service {
  task<long> call(long n) override {
    trace("call %ld", n);
    co_return n;
  }
  task<long> with_tracer(const char *name, counted) override {
    tracer t(name);
    co_return counted::live;
  }
};

// Awaits without starting: ready at once, or parked for good.
template <bool Ready> struct [[clang::coro_await_elidable]] ignore {
  task<long> &t;
  bool await_ready() { return Ready; }
  void await_suspend(std::coroutine_handle<> h) { parked = h; }
  long await_resume() { return 0; }
};
ignore<true> skip([[clang::coro_await_elidable_argument]] task<long> &&t) {
  return {t};
}
ignore<false> stop([[clang::coro_await_elidable_argument]] task<long> &&t) {
  return {t};
}

task<long> skipping(service *s) {
  long sum = 0;
  for (rounds r("never started"); r.next();)
    sum += co_await skip(s->call(-1));
  counted c;
  sum += co_await skip(s->with_tracer("skipped", c));
  CHECK_EQ(counted::live, 1);
  // The slot is free again.
  sum += co_await s->call(1);
  co_return sum + co_await s->with_tracer("run", c);
}
task<long> stopping(service *s) {
  tracer t("stopping");
  counted c;
  co_return co_await stop(s->with_tracer("stopped", c));
}

int main() {
  worker w;
  service *s = opaque(&w);
  // c, its copy for the argument, and the frame's copy of that.
  CHECK_EQ(run(skipping(s)), 1 + 3);
  EXPECT_TRACE("call 1\n+run\n-run\n");
  {
    auto t = stopping(s);
    t.start();
    CHECK(parked == t.handle);
    CHECK_EQ(counted::live, 3);
  }
  CHECK_EQ(counted::live, 0);
  EXPECT_TRACE("+stopping\n-stopping\n");
  {
    auto never = stopping(s);
    auto neither = s->with_tracer("never", counted());
    CHECK_EQ(counted::live, 1);
  }
  CHECK_EQ(counted::live, 0);
  EXPECT_TRACE("");
  return finish();
}
