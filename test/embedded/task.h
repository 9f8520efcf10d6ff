// The coroutine types of a small program: a task that is awaited, and the root
// of a chain of them, whose memory is a Region that the program sets aside.
#pragma once

#include "board/board.h"

#include <coroutine>

template <class T> struct [[clang::coro_await_elidable]] Task {
  struct promise_type {
    T Value{};
    std::coroutine_handle<> Awaiter;

    Task get_return_object() noexcept {
      return Task(Handle::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Back {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> H) noexcept {
        return H.promise().Awaiter;
      }
      void await_resume() noexcept {}
    };
    Back final_suspend() noexcept { return {}; }
    void return_value(T V) noexcept { Value = V; }
    void unhandled_exception() noexcept { __builtin_trap(); }
  };
  using Handle = std::coroutine_handle<promise_type>;

  explicit Task(Handle H) noexcept : H(H) {}
  Task(Task &&) = delete;
  ~Task() { H.destroy(); }
  bool await_ready() noexcept { return false; }
  Handle await_suspend(std::coroutine_handle<> Awaiter) noexcept {
    H.promise().Awaiter = Awaiter;
    return H;
  }
  T await_resume() noexcept { return H.promise().Value; }

private:
  Handle H;
};

// Memory for one root and all that it awaits.
struct Region {
  void *Begin;
  size_t Size;
  template <size_t N> Region(char (&Memory)[N]) : Begin(Memory), Size(N) {}
};

// Runs at once, to its first suspension; done() when it has returned.
struct [[clang::coro_await_elidable]] Root {
  struct promise_type {
    Root get_return_object() noexcept {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { __builtin_trap(); }

    // Asked for the root's frame and, with the plugin, for what it awaits.
    template <class... Args>
    static void *operator new(size_t Size, Region R, Args &...) {
      if (Size > R.Size) {
        board::write("a root needs ");
        board::write(uint32_t(Size));
        board::write(" bytes\n");
        board::exit(2);
      }
      return R.Begin;
    }
    static void operator delete(void *) noexcept {}
  };
  bool done() const { return H.done(); }
  std::coroutine_handle<promise_type> H;
};
