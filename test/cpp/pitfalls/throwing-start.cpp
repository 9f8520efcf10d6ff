// The parts of a coroutine's start that can throw: the promise's constructor,
// get_return_object, initial_suspend, and the awaiter which that gives. The
// caller gets the exception, except for the last step, which belongs to the
// body; the frame is given back either way.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

enum {
  promise_ctor,
  return_object,
  initial,
  initial_ready,
  initial_resume,
  none
};
static int fails_at = none;
static void step(int s) {
  if (fails_at == s)
    throw s;
}

struct [[clang::coro_await_elidable]] fragile
    : in_memory<struct fragile_promise> {
  using promise_type = fragile_promise;
  using in_memory::in_memory;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c);
  long await_resume();
};
struct fragile_promise : promise_base, outcome<long> {
  tracer t{"promise"};
  fragile_promise() { step(promise_ctor); }
  fragile get_return_object() {
    step(return_object);
    return fragile(std::coroutine_handle<fragile_promise>::from_promise(*this));
  }
  auto initial_suspend() {
    step(initial);
    struct awaiter {
      bool await_ready() {
        step(initial_ready);
        return false;
      }
      void await_suspend(std::coroutine_handle<>) {}
      void await_resume() { step(initial_resume); }
    };
    return awaiter();
  }
};
std::coroutine_handle<> fragile::await_suspend(std::coroutine_handle<> c) {
  handle.promise().continuation = c;
  return handle;
}
long fragile::await_resume() { return handle.promise().take(); }

struct service {
  virtual ~service() = default;
  virtual fragile call(long n) = 0;
};
struct worker : service {
  fragile call(long n) override {
    tracer t("body");
    co_await later();
    co_return n;
  }
};

task<void> root(service *s) {
  for (int round = 0; round < 2; ++round)
    for (fails_at = 0; fails_at <= none; ++fails_at) {
      try {
        trace("step %d: %ld", fails_at, co_await s->call(fails_at));
      } catch (int e) {
        trace("step %d: thrown %d", fails_at, e);
      }
    }
  fails_at = none;
}

int main() {
  count::overwrites_freed = false;
  worker w;
  run(root(opaque(&w)));
  const char *expected = "+promise\n-promise\nstep 0: thrown 0\n"
                         "+promise\n-promise\nstep 1: thrown 1\n"
                         "+promise\n-promise\nstep 2: thrown 2\n"
                         "+promise\n-promise\nstep 3: thrown 3\n"
                         "+promise\n-promise\nstep 4: thrown 4\n"
                         "+promise\n+body\n-body\nstep 5: 5\n-promise\n";
  char twice[1000];
  std::snprintf(twice, sizeof twice, "%s%s", expected, expected);
  EXPECT_TRACE(twice);
  return finish();
}
