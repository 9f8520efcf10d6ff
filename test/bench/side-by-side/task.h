// The coroutine type of every row: a lazy task with symmetric transfer both
// ways. Memory, from the row's header, says where its frames come from.
// Two experiments leave something out, for callees that are ready at once:
// EAGER starts a callee in the call itself, NO_DESTROY destroys none.
#pragma once
#include <coroutine>
#include <exception>
#include <utility>

struct [[clang::coro_await_elidable]] Task {
  struct promise_type;
  using Handle = std::coroutine_handle<promise_type>;
  struct promise_type : Memory {
    long Value;
    std::coroutine_handle<> Next;
    struct Final {
      bool await_ready() noexcept { return false; }
#ifdef EAGER
      void await_suspend(Handle) noexcept {}
#else
      std::coroutine_handle<> await_suspend(Handle H) noexcept {
        return H.promise().Next;
      }
#endif
      void await_resume() noexcept {}
    };
    Task get_return_object() noexcept {
      return Task(Handle::from_promise(*this));
    }
#ifdef EAGER
    std::suspend_never initial_suspend() noexcept { return {}; }
#else
    std::suspend_always initial_suspend() noexcept { return {}; }
#endif
    Final final_suspend() noexcept { return {}; }
    void return_value(long V) noexcept { Value = V; }
    void unhandled_exception() noexcept { std::terminate(); }
  };

  explicit Task(Handle H) noexcept : H(H) {}
  Task(Task &&O) noexcept : H(std::exchange(O.H, {})) {}
  ~Task() {
#ifndef NO_DESTROY
    if (H)
      H.destroy();
#endif
  }
#ifdef EAGER
  bool await_ready() const noexcept { return H.done(); }
#else
  bool await_ready() const noexcept { return false; }
#endif
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Caller) noexcept {
    H.promise().Next = Caller;
    return H;
  }
  long await_resume() noexcept { return H.promise().Value; }

  // Of a root, which nobody awaits.
  void start() {
#ifndef EAGER
    H.promise().Next = std::noop_coroutine();
    H.resume();
#endif
  }
  Handle H;
};
