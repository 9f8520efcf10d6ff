// A coroutine's return type need not be a class: here it is a pointer, so an
// override may return another one, and a call may reach the coroutine through
// a covariant thunk, which moves the pointer. clang marks no such call; the
// coroutine works like any other.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct operation {
  virtual ~operation() = default;
  virtual long finish() = 0;
};
struct filler {
  long room[6] = {};
  virtual ~filler() = default;
};
// `operation` lies behind `filler`.
struct coroutine_operation : filler, operation {
  std::coroutine_handle<> handle;
  long value = 0;
  long finish() override {
    handle.resume();
    queue.drain();
    CHECK(handle.done());
    long v = value;
    handle.destroy();
    return v;
  }
};
template <class... Args>
struct std::coroutine_traits<coroutine_operation *, Args...> {
  struct promise_type : promise_base {
    coroutine_operation o;
    coroutine_operation *get_return_object() noexcept {
      o.handle = std::coroutine_handle<promise_type>::from_promise(*this);
      return &o;
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    void return_value(long v) noexcept { o.value = v; }
    void unhandled_exception() { std::terminate(); }
  };
};

struct service {
  virtual ~service() = default;
  virtual operation *start(long n) = 0;
};
struct worker : filler, service {
  long add = 5;
  task<long> step(long n) {
    co_await later();
    co_return n + add;
  }
  virtual task<long> virtual_step(long n) { return step(n); }
  coroutine_operation *start(long n) override {
    tracer t("start");
    long a = co_await opaque(this)->virtual_step(n);
    long b = co_await opaque(this)->virtual_step(n);
    co_return a + b;
  }
};

// A call that is marked, next to those which are not.
task<long> root(worker *w) { co_return co_await w->virtual_step(100); }

int main() {
  worker w;
  CHECK_EQ(run(root(opaque(&w))), 105);
  service *s = opaque<service *>(&w);
  operation *a = s->start(1), *b = s->start(10);
  CHECK_EQ(b->finish(), 30);
  CHECK_EQ(a->finish(), 12);
  EXPECT_TRACE("+start\n-start\n+start\n-start\n");
  return finish();
}
