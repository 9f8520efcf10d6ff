// What the snippets of docs/cpp.md stand on.
#pragma once
#include <dynasync/dynasync.h>
#include <coroutine>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <utility>

struct [[clang::coro_await_elidable]] Task {
  struct promise_type {
    int value = 0;
    Task get_return_object() { return Task(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(int v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  using Handle = std::coroutine_handle<promise_type>;
  Handle handle;
  explicit Task(Handle h) : handle(h) {}
  Task(Task &&o) : handle(std::exchange(o.handle, {})) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() { return false; }
  Handle await_suspend(std::coroutine_handle<>) { return handle; }
  int await_resume() { return handle.promise().value; }
};

struct Sensor {
  virtual ~Sensor() = default;
  virtual Task read(int i) = 0;
};
