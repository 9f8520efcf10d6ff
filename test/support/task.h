// The coroutine types of the tests, and what drives them.
//
//   task<T>       starts when awaited; returned in memory (sret)
//   reg_task<T>   the same, returned in a register
//   raw_task<T>   trivially copyable; the await destroys the frame
//   eager_task<T> starts at once
//   plain_task<T> like task, without the promise that an await may elide it
//
// All resume their awaiter by symmetric transfer at their final suspend.
#pragma once

#include "check.h"

#include <coroutine>
#include <exception>
#include <new>
#include <utility>

// What is to go on later. No heap: it must not disturb a count.
struct run_queue {
  static constexpr unsigned size = 1024;
  std::coroutine_handle<> waiting[size];
  unsigned head = 0, tail = 0;

  void push(std::coroutine_handle<> h) {
    CHECK(tail - head < size);
    waiting[tail++ % size] = h;
  }
  std::coroutine_handle<> pop() {
    return empty() ? nullptr : waiting[head++ % size];
  }
  bool step() {
    auto h = pop();
    if (h)
      h.resume();
    return bool(h);
  }
  void drain() {
    while (step()) {
    }
  }
  bool empty() const { return head == tail; }
};
inline run_queue queue;

// Suspends once: the awaiter goes on when the queue gets to it.
struct later {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const { queue.push(h); }
  void await_resume() const noexcept {}
};

// Suspends, and leaves the handle to the test.
struct park {
  std::coroutine_handle<> &where;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const noexcept { where = h; }
  void await_resume() const noexcept {}
};

// Counts children down; the last one resumes who waits for all of them.
struct join {
  int left;
  std::coroutine_handle<> waiter;

  std::coroutine_handle<> arrive() noexcept {
    // Nothing may be read after the count: another thread may have gone on.
    auto then = waiter;
    if (__atomic_sub_fetch(&left, 1, __ATOMIC_ACQ_REL) == 0)
      return then;
    return std::noop_coroutine();
  }
};

struct promise_base {
  std::coroutine_handle<> continuation;
  join *group = nullptr;

  struct final_awaiter {
    bool await_ready() const noexcept { return false; }
    template <class P>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<P> h) const noexcept {
      promise_base &p = h.promise();
      if (p.group)
        return p.group->arrive();
      if (p.continuation)
        return p.continuation;
      return std::noop_coroutine();
    }
    void await_resume() const noexcept {}
  };
  final_awaiter final_suspend() noexcept { return {}; }
};

// A value, an exception, or nothing yet.
template <class T> struct outcome {
  enum { nothing, value_in, error_in } state = nothing;
  union {
    T value;
    std::exception_ptr error;
  };

  outcome() noexcept {}
  ~outcome() {
    if (state == value_in)
      value.~T();
    else if (state == error_in)
      error.~exception_ptr();
  }
  template <class U> void return_value(U &&u) {
    new (&value) T(std::forward<U>(u));
    state = value_in;
  }
  void unhandled_exception() noexcept {
    new (&error) std::exception_ptr(std::current_exception());
    state = error_in;
  }
  T take() {
    if (state == error_in)
      std::rethrow_exception(error);
    CHECK(state == value_in);
    return static_cast<T &&>(value);
  }
};
template <class T> struct outcome<T &> {
  T *value = nullptr;
  std::exception_ptr error;

  void return_value(T &v) noexcept { value = &v; }
  void unhandled_exception() noexcept { error = std::current_exception(); }
  T &take() {
    if (error)
      std::rethrow_exception(error);
    CHECK(value);
    return *value;
  }
};
template <> struct outcome<void> {
  bool done = false;
  std::exception_ptr error;

  void return_void() noexcept { done = true; }
  void unhandled_exception() noexcept { error = std::current_exception(); }
  void take() {
    if (error)
      std::rethrow_exception(error);
    CHECK(done);
  }
};

template <class Task, class T, class Initial>
struct promise : promise_base, outcome<T> {
  using handle = std::coroutine_handle<promise>;
  Task get_return_object() noexcept {
    return Task(handle::from_promise(*this));
  }
  Initial initial_suspend() noexcept { return {}; }
};

// Three ways to hold a frame.
template <class Promise> struct in_memory {
  std::coroutine_handle<Promise> handle;

  explicit in_memory(std::coroutine_handle<Promise> h) noexcept : handle(h) {}
  in_memory(in_memory &&o) noexcept : handle(std::exchange(o.handle, {})) {}
  in_memory &operator=(in_memory &&o) noexcept {
    std::swap(handle, o.handle);
    return *this;
  }
  ~in_memory() {
    if (handle)
      handle.destroy();
  }
};
template <class Promise> struct [[clang::trivial_abi]] in_register {
  std::coroutine_handle<Promise> handle;

  explicit in_register(std::coroutine_handle<Promise> h) noexcept : handle(h) {}
  in_register(in_register &&o) noexcept : handle(std::exchange(o.handle, {})) {}
  in_register &operator=(in_register &&o) noexcept {
    std::swap(handle, o.handle);
    return *this;
  }
  ~in_register() {
    if (handle)
      handle.destroy();
  }
};

// trivial_abi has no effect where the holder is not trivial.
template <class Task, class T, template <class> class Holder, class Initial>
struct [[clang::trivial_abi]] task_base : Holder<promise<Task, T, Initial>> {
  using promise_type = promise<Task, T, Initial>;
  using value_type = T;
  using holder = Holder<promise_type>;
  using holder::holder;

  bool await_ready() const noexcept { return this->handle.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
    this->handle.promise().continuation = c;
    return this->handle;
  }
  T await_resume() { return this->handle.promise().take(); }

  void start() { this->handle.resume(); }
  bool done() const { return this->handle.done(); }
  T take() { return this->handle.promise().take(); }
};

template <class T>
struct [[clang::coro_await_elidable]] task
    : task_base<task<T>, T, in_memory, std::suspend_always> {
  using task::task_base::task_base;
};
template <class T>
struct [[clang::coro_await_elidable, clang::trivial_abi]] reg_task
    : task_base<reg_task<T>, T, in_register, std::suspend_always> {
  using reg_task::task_base::task_base;
};
template <class T>
struct plain_task
    : task_base<plain_task<T>, T, in_memory, std::suspend_always> {
  using plain_task::task_base::task_base;
};

template <class T>
struct [[clang::coro_await_elidable]] eager_task
    : task_base<eager_task<T>, T, in_memory, std::suspend_never> {
  using eager_task::task_base::task_base;

  // It has run already: neither its awaiter nor run() may resume it.
  void start() {}
  void await_suspend(std::coroutine_handle<> c) noexcept {
    this->handle.promise().continuation = c;
  }
};

template <class T> struct [[clang::coro_await_elidable]] raw_task {
  using promise_type = promise<raw_task, T, std::suspend_always>;
  using value_type = T;
  std::coroutine_handle<promise_type> handle;

  explicit raw_task(std::coroutine_handle<promise_type> h) noexcept
      : handle(h) {}

  struct awaiter {
    std::coroutine_handle<promise_type> handle;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
      handle.promise().continuation = c;
      return handle;
    }
    T await_resume() {
      struct guard {
        std::coroutine_handle<promise_type> handle;
        ~guard() { handle.destroy(); }
      } g{handle};
      return handle.promise().take();
    }
  };
  awaiter operator co_await() const noexcept { return {handle}; }

  void start() { handle.resume(); }
  bool done() const { return handle.done(); }
  T take() { return awaiter{handle}.await_resume(); }
};
static_assert(std::is_trivially_copyable_v<raw_task<int>>);

// Runs a task to its end.
template <class Task> typename Task::value_type run(Task t) {
  if (!t.done())
    t.start();
  queue.drain();
  CHECK(t.done());
  return t.take();
}

// Starts all children, then waits for all of them. Their frames are alive at
// the same time, and clang says of each call that it may be elided.
template <class T, int N> struct values {
  T of[N];
  T &operator[](int i) { return of[i]; }
};
template <class Task, int N> struct [[clang::coro_await_elidable]] all_of {
  Task *children[N];
  join group{N + 1, {}};

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
    group.waiter = c;
    for (Task *child : children) {
      child->handle.promise().group = &group;
      child->start();
    }
    return group.arrive();
  }
  values<typename Task::value_type, N> await_resume() {
    values<typename Task::value_type, N> results;
    for (int i = 0; i < N; ++i)
      results[i] = children[i]->take();
    return results;
  }
};
template <class Task, class... Rest>
all_of<Task, 1 + sizeof...(Rest)>
when_all([[clang::coro_await_elidable_argument]] Task &&first,
         [[clang::coro_await_elidable_argument]] Rest &&...rest) {
  return {{&first, &rest...}};
}
