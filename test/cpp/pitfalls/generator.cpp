// Generators: one which awaits virtual calls between its values, and is awaited
// for each of them; and a generator frame which holds others' slots across a
// co_yield.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

// An asynchronous generator: `co_await g` gives the next value, or null.
template <class T> struct [[clang::coro_await_elidable]] stream {
  struct promise_type {
    T *current = nullptr;
    std::coroutine_handle<> consumer;
    std::exception_ptr error;
    struct hand_over {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().consumer;
      }
      void await_resume() noexcept {}
    };
    stream get_return_object() noexcept {
      return stream(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    hand_over final_suspend() noexcept {
      current = nullptr;
      return {};
    }
    hand_over yield_value(T &v) noexcept {
      current = &v;
      return {};
    }
    hand_over yield_value(T &&v) noexcept { return yield_value(v); }
    void return_void() noexcept {}
    void unhandled_exception() { error = std::current_exception(); }
  };
  in_memory<promise_type> owner;
  explicit stream(std::coroutine_handle<promise_type> h) : owner(h) {}
  bool await_ready() { return owner.handle.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
    owner.handle.promise().consumer = c;
    return owner.handle;
  }
  T *await_resume() {
    auto &p = owner.handle.promise();
    if (p.error)
      std::rethrow_exception(std::exchange(p.error, nullptr));
    return owner.handle.done() ? nullptr : p.current;
  }
};

struct source {
  virtual ~source() = default;
  virtual task<long> next(long n) = 0;
  virtual stream<long> all(long count) = 0;
};
struct numbers : source {
  task<long> next(long n) override {
    if (n & 1)
      co_await later();
    if (n == 13)
      throw 13;
    co_return n;
  }
  stream<long> all(long count) override {
    tracer t("all");
    for (long i = 0; i < count; ++i)
      co_yield co_await opaque<source *>(this)->next(i);
  }
};

// Layers of generators.
stream<long> doubled(source *s, long count) {
  auto inner = s->all(count);
  while (long *v = co_await inner) {
    long twice = 2 * *v;
    co_yield twice;
  }
}

task<long> root(source *s) {
  long sum = 0;
  // A first value only; the generator is destroyed half way.
  long *first = nullptr;
  if ((first = co_await s->all(5)))
    trace("a first value");
  for (long count : {3, 10, 20}) {
    auto g = doubled(s, count);
    try {
      while (long *v = co_await g) {
        sum += *v;
        sum += co_await s->next(0);
      }
    } catch (int e) {
      trace("thrown %d", e);
    }
  }
  for (rounds r("between values"); r.next();)
    sum += co_await s->next(100 + r.i) - 100 - r.i;
  co_return sum;
}

int main() {
  numbers n;
  CHECK_EQ(run(root(opaque<source *>(&n))), 2 * (3 + 45 + 78));
  EXPECT_TRACE("+all\n-all\na first value\n+all\n-all\n+all\n-all\n"
               "+all\n-all\nthrown 13\n");
  return finish();
}
