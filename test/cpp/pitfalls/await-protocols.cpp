// The ways in which a type can be awaited: an operator co_await, member or not,
// await_transform, await_suspend with each result, ready at once.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

enum how { by_handle, by_bool, by_void };

template <int How> struct [[clang::coro_await_elidable]] protocol {
  struct promise_type : promise_base, outcome<long> {
    protocol get_return_object() noexcept {
      return protocol(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    // What is awaited goes through here, and comes out changed.
    template <int Other> auto await_transform(protocol<Other> &&p) {
      return typename protocol<Other>::awaiter{p.owner.handle};
    }
    later await_transform(later l) { return l; }
  };
  struct awaiter {
    std::coroutine_handle<typename protocol::promise_type> handle;
    bool await_ready() { return false; }
    auto await_suspend(std::coroutine_handle<> c) {
      handle.promise().continuation = c;
      if constexpr (How == by_handle) {
        return std::coroutine_handle<>(handle);
      } else if constexpr (How == by_bool) {
        handle.promise().continuation = {};
        handle.resume();
        if (handle.done())
          return false;
        handle.promise().continuation = c;
        return true;
      } else {
        queue.push(handle);
      }
    }
    long await_resume() { return handle.promise().take(); }
  };
  using value_type = long;
  in_memory<promise_type> owner;
  explicit protocol(std::coroutine_handle<promise_type> h) : owner(h) {}
  void start() { owner.handle.resume(); }
  bool done() const { return owner.handle.done(); }
  long take() { return owner.handle.promise().take(); }
  awaiter operator co_await() && { return {owner.handle}; }
};

template <int How> struct service {
  virtual ~service() = default;
  virtual protocol<How> call(long n) = 0;
};
template <int How> struct worker : service<How> {
  service<How> *next = nullptr;
  protocol<How> call(long n) override {
    if (n & 1)
      co_await later();
    if (next)
      n = co_await next->call(n);
    co_return n;
  }
};

template <class Root, int How> Root root(service<How> *s) {
  long sum = 0;
  for (rounds r("a protocol"); r.next();)
    sum += co_await s->call(r.i);
  co_return sum;
}
template <int How> void test() {
  worker<How> bottom, top;
  top.next = opaque(&bottom);
  CHECK_EQ(run(root<protocol<How>>(opaque<service<How> *>(&top))),
           sum_of_rounds);
  // A caller of another type.
  CHECK_EQ(run(root<task<long>>(opaque<service<How> *>(&top))), sum_of_rounds);
}

int main() {
  test<by_handle>();
  test<by_bool>();
  test<by_void>();
  return finish();
}
