#pragma once

#include <coroutine>
#include <dynasync/dynasync.h>
#include <exception>

struct DYNASYNC_TASK Task {
  struct promise_type {
    int value = 0;
    std::coroutine_handle<> awaiter = std::noop_coroutine();
    Task get_return_object() { return Task(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Back {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().awaiter;
      }
      void await_resume() noexcept {}
    };
    Back final_suspend() noexcept { return {}; }
    void return_value(int v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  using Handle = std::coroutine_handle<promise_type>;

  Handle handle;
  explicit Task(Handle h) : handle(h) {}
  Task(Task &&) = delete;
  ~Task() { handle.destroy(); }
  bool await_ready() { return false; }
  Handle await_suspend(std::coroutine_handle<> h) {
    handle.promise().awaiter = h;
    return handle;
  }
  int await_resume() { return handle.promise().value; }
};

struct Sensor {
  virtual ~Sensor() = default;
  virtual Task read(int i) = 0;
};

// One of two, by number.
Sensor &sensor(int which);
