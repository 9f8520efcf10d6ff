// The coroutine type of the benchmarks' headline: an ordinary lazy task, with a
// suspend_always initial suspend and symmetric transfer both ways.
// BENCH_BARE leaves out what a minimal hand-written task leaves out (the test
// for a missing continuation, the test for a missing result).
#pragma once
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

#ifdef BENCH_BARE
template <class T> struct Result {
  T Value;
  void set(T V) noexcept { Value = V; }
  T get() noexcept { return Value; }
};
#else
template <class T> struct Result {
  std::optional<T> Value;
  void set(T V) noexcept { Value = V; }
  T get() noexcept { return *Value; }
};
#endif

// Marked says whether awaited calls in a body of this type are marked by clang.
// The promise is a base of nothing and knows only its own type: two templates
// would share code, but then the attribute could not be left out of one of them.
#define BENCH_TASK(NAME, ATTRIBUTE)                                            \
  template <class T> struct ATTRIBUTE NAME {                                   \
    struct promise_type;                                                       \
    using Handle = std::coroutine_handle<promise_type>;                        \
    struct promise_type : Result<T> {                                          \
      std::coroutine_handle<> Next;                                            \
      struct Final {                                                           \
        bool await_ready() noexcept { return false; }                          \
        std::coroutine_handle<> await_suspend(Handle H) noexcept {             \
          return next(H.promise());                                            \
        }                                                                      \
        void await_resume() noexcept {}                                        \
      };                                                                       \
      static std::coroutine_handle<> next(promise_type &P) noexcept {          \
        BENCH_NEXT(P)                                                          \
      }                                                                        \
      NAME get_return_object() noexcept {                                      \
        return NAME(Handle::from_promise(*this));                              \
      }                                                                        \
      std::suspend_always initial_suspend() noexcept { return {}; }            \
      Final final_suspend() noexcept { return {}; }                            \
      void return_value(T V) noexcept { this->set(V); }                        \
      void unhandled_exception() noexcept { std::terminate(); }                \
    };                                                                         \
    explicit NAME(Handle H) noexcept : H(H) {}                                 \
    NAME(NAME &&O) noexcept : H(std::exchange(O.H, {})) {}                     \
    ~NAME() {                                                                  \
      if (H)                                                                   \
        H.destroy();                                                           \
    }                                                                          \
    bool await_ready() const noexcept { return false; }                        \
    std::coroutine_handle<>                                                    \
    await_suspend(std::coroutine_handle<> Caller) noexcept {                   \
      H.promise().Next = Caller;                                               \
      return H;                                                                \
    }                                                                          \
    T await_resume() noexcept { return H.promise().get(); }                    \
    T runToEnd() {                                                             \
      H.promise().Next = std::noop_coroutine();                                \
      H.resume();                                                              \
      return H.promise().get();                                                \
    }                                                                          \
    Handle H;                                                                  \
  }

#ifdef BENCH_BARE
#define BENCH_NEXT(P) return P.Next;
#else
#define BENCH_NEXT(P)                                                          \
  if (P.Next)                                                                  \
    return P.Next;                                                             \
  return std::noop_coroutine();
#endif

BENCH_TASK(Task, [[clang::coro_await_elidable]]);
BENCH_TASK(UnmarkedTask, );
