// A lazy task of a long whose promise has more bases, such as ones with
// allocation functions.
#pragma once

#include "task.h"

template <class... Bases> struct [[clang::coro_await_elidable]] task_with {
  struct promise_type : promise_base, outcome<long>, Bases... {
    task_with get_return_object() noexcept {
      return task_with(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
  };
  using value_type = long;
  in_memory<promise_type> owner;
  explicit task_with(std::coroutine_handle<promise_type> h) : owner(h) {}
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
    owner.handle.promise().continuation = c;
    return owner.handle;
  }
  long await_resume() { return take(); }
  void start() { owner.handle.resume(); }
  bool done() const { return owner.handle.done(); }
  long take() { return owner.handle.promise().take(); }
};
