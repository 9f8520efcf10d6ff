// Something throws while a child's frame is alive: a later argument of the same
// expression, the awaiter's functions. The frame is destroyed on the way out,
// and its slot is free for the next call.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(const char *name) = 0;
};
struct worker : service {
  task<long> call(const char *name) override {
    tracer t(name);
    co_await later();
    co_return 1;
  }
};

// Throws at one point of the await, with its task in one state or another.
struct [[clang::coro_await_elidable]] faulty {
  task<long> &t;
  int where;
  void at(int here) const {
    if (where == here)
      throw here;
  }
  bool await_ready() {
    at(0);
    return false;
  }
  bool await_suspend(std::coroutine_handle<>) {
    at(1);
    t.start();
    at(2);
    queue.drain();
    at(3);
    return false;
  }
  long await_resume() {
    at(4);
    return t.take();
  }
};
faulty fault([[clang::coro_await_elidable_argument]] task<long> &&t,
             int where) {
  return {t, where};
}
int argument(int where) {
  if (where == 5)
    throw where;
  return where;
}

task<void> root(service *s) {
  for (int where = 0; where <= 6; ++where) {
    try {
      trace("%d: %ld", where,
            co_await fault(s->call("child"), argument(where)));
    } catch (int e) {
      trace("%d: thrown %d", where, e);
      queue = {};
    }
    trace("then: %ld", co_await s->call("next"));
  }
}

int main() {
  worker w;
  run(root(opaque(&w)));
  EXPECT_TRACE("0: thrown 0\n+next\n-next\nthen: 1\n"
               "1: thrown 1\n+next\n-next\nthen: 1\n"
               "+child\n-child\n2: thrown 2\n+next\n-next\nthen: 1\n"
               "+child\n-child\n3: thrown 3\n+next\n-next\nthen: 1\n"
               "+child\n-child\n4: thrown 4\n+next\n-next\nthen: 1\n"
               "5: thrown 5\n+next\n-next\nthen: 1\n"
               "+child\n-child\n6: 1\n+next\n-next\nthen: 1\n");
  return finish();
}
