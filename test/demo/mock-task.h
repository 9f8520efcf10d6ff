// The body of a lazy coroutine type, for declarations of the forms that
// libraries publish. The adapters' tests put a library's class head before it.
#ifndef DEMO_MOCK_TASK_H
#define DEMO_MOCK_TASK_H

#include <coroutine>
#include <exception>
#include <utility>

#define MOCK_TASK_BODY(NAME)                                                   \
  {                                                                            \
  public:                                                                      \
    struct promise_type {                                                      \
      int value = 0;                                                           \
      std::coroutine_handle<> awaiter;                                         \
      NAME get_return_object() { return NAME(this); }                          \
      std::suspend_always initial_suspend() noexcept { return {}; }            \
      struct last {                                                            \
        bool await_ready() noexcept { return false; }                          \
        std::coroutine_handle<>                                                \
        await_suspend(std::coroutine_handle<promise_type> h) noexcept {        \
          return h.promise().awaiter;                                          \
        }                                                                      \
        void await_resume() noexcept {}                                        \
      };                                                                       \
      last final_suspend() noexcept { return {}; }                             \
      void return_value(int v) { value = v; }                                  \
      void unhandled_exception() { std::terminate(); }                         \
    };                                                                         \
    explicit NAME(promise_type * p)                                            \
        : h(std::coroutine_handle<promise_type>::from_promise(*p)) {}          \
    NAME(NAME && other) noexcept : h(std::exchange(other.h, nullptr)) {}       \
    ~NAME() {                                                                  \
      if (h)                                                                   \
        h.destroy();                                                           \
    }                                                                          \
    bool await_ready() noexcept { return false; }                              \
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {         \
      h.promise().awaiter = c;                                                 \
      return h;                                                                \
    }                                                                          \
    int await_resume() { return h.promise().value; }                           \
                                                                               \
  private:                                                                     \
    std::coroutine_handle<promise_type> h;                                     \
  }

#endif // DEMO_MOCK_TASK_H
