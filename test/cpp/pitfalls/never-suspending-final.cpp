// A final suspend that does not suspend: the frame goes by itself when its body
// has ended, and it must be given back by its owner's rules there too. Stock
// clang frees the caller's memory when it has elided such a frame (LLVM issue
// 188230), so the direct call is for the plugin only.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

// Lives in the awaiter; the body leaves its value there, and lets the awaiter
// go on once the frame is gone.
template <class T> struct [[clang::coro_await_elidable]] fleeting {
  struct promise_type {
    fleeting *owner = nullptr;
    ~promise_type() {
      if (owner) {
        owner->handle = {};
        queue.push(owner->waiter);
      }
    }
    fleeting get_return_object() noexcept {
      return fleeting(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(T v) noexcept { owner->value = v; }
    void unhandled_exception() { owner->error = std::current_exception(); }
  };
  std::coroutine_handle<promise_type> handle;
  std::coroutine_handle<> waiter;
  T value{};
  std::exception_ptr error;

  explicit fleeting(std::coroutine_handle<promise_type> h) : handle(h) {}
  fleeting(const fleeting &) = delete;
  ~fleeting() {
    if (handle) {
      handle.promise().owner = nullptr;
      handle.destroy();
    }
  }
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
    waiter = c;
    handle.promise().owner = this;
    return handle;
  }
  T await_resume() {
    if (error)
      std::rethrow_exception(error);
    return value;
  }
};

struct service {
  virtual ~service() = default;
  virtual fleeting<long> call(long n) = 0;
};
struct leaf : service {
  fleeting<long> call(long n) override {
    if (n & 1)
      co_await later();
    if (n == -2)
      throw 6;
    co_return n;
  }
};
struct layer : service {
  service *next;
  fleeting<long> call(long n) override { co_return co_await next->call(n) + 1; }
};
static fleeting<long> direct(service *s, long n) {
  long room[6] = {n, n, n, n, n, n};
  opaque(&room);
  co_await later();
  co_return room[2] + co_await s->call(n) - n;
}

task<long> root(service *s) {
  long sum = 0;
  for (rounds r("virtual"); r.next();)
    sum += co_await s->call(r.i);
#if !defined(STOCK) || !defined(__OPTIMIZE__)
  for (rounds r("direct"); r.next();)
    sum += co_await direct(s, r.i);
#else
  sum += sum;
#endif
  try {
    co_await s->call(-2);
  } catch (int e) {
    CHECK_EQ(e, 6);
    ++sum;
  }
  co_return sum;
}

int main() {
  leaf l;
  layer a;
  a.next = opaque(&l);
  CHECK_EQ(run(root(opaque(&l))), 2 * sum_of_rounds + 1);
  CHECK_EQ(run(root(opaque(&a))), 2 * (sum_of_rounds + rounds::total) + 1);
  return finish();
}
