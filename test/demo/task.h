// A plain coroutine type of the demo's own: lazy, with symmetric transfer, and
// with nothing between it and operator new. Plus the least of a scheduler: a
// queue of coroutines that are ready to go on.
#ifndef DEMO_TASK_H
#define DEMO_TASK_H

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>
#include <variant>
#include <vector>

namespace demo {

template <class T> class [[clang::coro_await_elidable]] task {
public:
  struct promise_type {
    std::variant<std::monostate, T, std::exception_ptr> result;
    std::coroutine_handle<> awaiter;

    task get_return_object() noexcept { return task(this); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct last {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().awaiter;
      }
      void await_resume() noexcept {}
    };
    last final_suspend() noexcept { return {}; }
    void return_value(T value) { result.template emplace<1>(std::move(value)); }
    void unhandled_exception() {
      result.template emplace<2>(std::current_exception());
    }
  };
  using handle = std::coroutine_handle<promise_type>;

  explicit task(promise_type *p) noexcept : h_(handle::from_promise(*p)) {}
  task(task &&other) noexcept : h_(std::exchange(other.h_, nullptr)) {}
  ~task() {
    if (h_)
      h_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> awaiter) noexcept {
    h_.promise().awaiter = awaiter;
    return h_;
  }
  T await_resume() {
    auto &result = h_.promise().result;
    if (result.index() == 2)
      std::rethrow_exception(std::get<2>(result));
    return std::move(std::get<1>(result));
  }

  // For the one who starts a chain instead of awaiting it.
  void start() {
    h_.promise().awaiter = std::noop_coroutine();
    h_.resume();
  }
  bool done() const { return h_.done(); }
  T result() { return await_resume(); }

private:
  handle h_;
};

// First in, first out; it keeps its memory.
class ready_queue {
  std::vector<std::coroutine_handle<>> ready_;
  std::size_t next_ = 0;

public:
  void push(std::coroutine_handle<> h) { ready_.push_back(h); }
  // Resumes what is ready until nothing is.
  void run() {
    while (next_ != ready_.size()) {
      std::coroutine_handle<> h = ready_[next_++];
      if (next_ == ready_.size()) {
        ready_.clear();
        next_ = 0;
      }
      h.resume();
    }
  }
};

inline ready_queue &queue() {
  static ready_queue q;
  return q;
}

struct plain_env {
  template <class T> using task = demo::task<T>;
  struct pause_awaiter {
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) { queue().push(h); }
    void await_resume() noexcept {}
  };
  static pause_awaiter pause() noexcept { return {}; }
};

} // namespace demo

#endif // DEMO_TASK_H
