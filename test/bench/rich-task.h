// A richer coroutine type: value or exception in a variant, rethrown to the
// awaiting coroutine.
#pragma once
#include <coroutine>
#include <exception>
#include <utility>
#include <variant>

template <class T> struct [[clang::coro_await_elidable]] RichTask {
  struct promise_type;
  using Handle = std::coroutine_handle<promise_type>;
  struct promise_type {
    std::variant<std::monostate, T, std::exception_ptr> Outcome;
    std::coroutine_handle<> Next;
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(Handle H) noexcept {
        if (auto Next = H.promise().Next)
          return Next;
        return std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    RichTask get_return_object() noexcept {
      return RichTask(Handle::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    Final final_suspend() noexcept { return {}; }
    template <class U> void return_value(U &&V) {
      Outcome.template emplace<1>(std::forward<U>(V));
    }
    void unhandled_exception() noexcept {
      Outcome.template emplace<2>(std::current_exception());
    }
    T take() {
      if (Outcome.index() == 2)
        std::rethrow_exception(std::get<2>(Outcome));
      return std::move(std::get<1>(Outcome));
    }
  };

  explicit RichTask(Handle H) noexcept : H(H) {}
  RichTask(RichTask &&O) noexcept : H(std::exchange(O.H, {})) {}
  ~RichTask() {
    if (H)
      H.destroy();
  }
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Caller) noexcept {
    H.promise().Next = Caller;
    return H;
  }
  T await_resume() { return H.promise().take(); }
  T runToEnd() {
    H.promise().Next = std::noop_coroutine();
    H.resume();
    return H.promise().take();
  }
  Handle H;
};
