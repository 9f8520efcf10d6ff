// A task that can tell that there was no memory for it: its value is -1 then.
#pragma once

#include "task.h"

struct [[clang::coro_await_elidable]] fallible {
  struct promise_type {
    long value = 0;
    std::coroutine_handle<> continuation;

    fallible get_return_object() noexcept {
      return fallible{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    static fallible get_return_object_on_allocation_failure() noexcept {
      return fallible{nullptr};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct final_awaiter {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        if (h.promise().continuation)
          return h.promise().continuation;
        return std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    final_awaiter final_suspend() noexcept { return {}; }
    void return_value(long v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  using value_type = long;
  std::coroutine_handle<promise_type> handle;

  explicit fallible(std::coroutine_handle<promise_type> h) : handle(h) {}
  fallible(fallible &&o) noexcept : handle(std::exchange(o.handle, nullptr)) {}
  ~fallible() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() const noexcept { return !handle; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
    handle.promise().continuation = c;
    return handle;
  }
  long await_resume() noexcept { return handle ? handle.promise().value : -1; }
  void start() { handle.resume(); }
  bool done() const { return handle.done(); }
  long take() { return await_resume(); }
};
