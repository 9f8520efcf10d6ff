// A promise whose unhandled_exception throws on: the exception comes out of
// resume() of whoever resumed, here the parent's await_suspend. The frame is at
// its final suspend point then, still alive, and its owner destroys it.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

template <class T> struct [[clang::coro_await_elidable]] strict {
  struct promise_type : promise_base {
    T value;
    strict get_return_object() noexcept {
      return strict(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    void return_value(T v) noexcept { value = v; }
    void unhandled_exception() { throw; }
  };
  std::coroutine_handle<promise_type> handle;
  explicit strict(std::coroutine_handle<promise_type> h) : handle(h) {}
  strict(strict &&o) noexcept : handle(std::exchange(o.handle, {})) {}
  ~strict() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() { return false; }
  // No symmetric transfer: the child runs inside of this call.
  bool await_suspend(std::coroutine_handle<>) {
    handle.resume();
    CHECK(handle.done());
    return false;
  }
  T await_resume() { return handle.promise().value; }
};

struct service {
  virtual ~service() = default;
  virtual strict<long> call(int level, bool fail) = 0;
};
struct layer : service {
  service *next;
  strict<long> call(int level, bool fail) override {
    tracer t("level");
    if (level == 0) {
      if (fail)
        throw 5;
      co_return 0;
    }
    long value = co_await next->call(level - 1, fail);
    if (level == 2)
      try {
        value += co_await next->call(level - 1, fail);
      } catch (int e) {
        trace("caught %d", e);
      }
    co_return value + 1;
  }
};

strict<long> root(service *s) {
  long sum = 0;
  for (int i = 0; i < 4; ++i) {
    try {
      sum += co_await s->call(i, i & 1);
      trace("sum %ld", sum);
    } catch (int e) {
      trace("root caught %d", e);
    }
  }
  co_return sum;
}

int main() {
  layer l;
  l.next = opaque(&l);
  {
    auto t = root(opaque(&l));
    t.handle.resume();
    CHECK(t.handle.done());
    CHECK_EQ(t.await_resume(), 0 + 3);
  }
  EXPECT_TRACE("+level\n-level\nsum 0\n"
               "+level\n+level\n-level\n-level\nroot caught 5\n"
               "+level\n+level\n+level\n-level\n-level\n"
               "+level\n+level\n-level\n-level\n-level\nsum 3\n"
               "+level\n+level\n+level\n+level\n-level\n-level\n-level\n"
               "-level\nroot caught 5\n");
  return finish();
}
