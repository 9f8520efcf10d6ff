// Jobs run on their own, and are no tasks that clang may elide. Views of them
// are of such types, and in the same register: who awaits one sees what has
// become of the job so far.
#pragma once

#include "tasks.h"

namespace fuzz {

struct job {
  struct promise_type {
    long value = -1;
    int owners = 2; // itself and a view

    job get_return_object() noexcept { return {this}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct leave {
        bool await_ready() noexcept { return false; }
        void await_suspend(std::coroutine_handle<promise_type> h) noexcept {
          h.promise().release();
        }
        void await_resume() noexcept {}
      };
      return leave();
    }
    void return_value(long v) noexcept { value = v; }
    void unhandled_exception() noexcept { std::terminate(); }
    void release() noexcept {
      if (--owners == 0)
        std::coroutine_handle<promise_type>::from_promise(*this).destroy();
    }
    long give_up() noexcept {
      long seen = value;
      release();
      return seen;
    }
  };
  promise_type *promise;
};

template <class View> struct view_promise {
  View get_return_object() noexcept { return {}; }
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() noexcept {}
  void unhandled_exception() noexcept { std::terminate(); }
};
struct [[clang::coro_await_elidable]] view {
  struct promise_type : view_promise<view> {};
  job j;

  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  long await_resume() const noexcept { return j.promise->give_up(); }
};
struct [[clang::coro_await_elidable]] derived_view : job {
  struct promise_type : view_promise<derived_view> {};

  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  long await_resume() const noexcept { return promise->give_up(); }
};

inline job begin_job(long n) {
  thing<> t(n);
  co_await pause(n);
  say("job", t.get());
  co_return mix(n, 3);
}
inline view view_of_job(long n) { return {begin_job(n)}; }
inline derived_view derived_view_of_job(long n) { return {begin_job(n)}; }
inline view view_of_stored_job(long n) {
  job j = begin_job(n);
  return {j};
}
struct [[clang::coro_await_elidable]] pointer_view {
  struct promise_type : view_promise<pointer_view> {};
  void *of;

  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  long await_resume() const noexcept {
    return static_cast<job::promise_type *>(of)->give_up();
  }
};
inline void *pointer_to_job(long n) { return begin_job(n).promise; }
inline pointer_view pointer_view_of_job(long n) {
  pointer_view v;
  v.of = pointer_to_job(n);
  return v;
}
// A view that another function has made is of the same type.
inline view same_view_of_job(long n) { return view_of_job(n); }

} // namespace fuzz
