// A type around the task of a job that runs on its own: a function that starts
// a job and returns a view of it hands on no task of the view's type, though
// both are returned in one register. The job's frame outlives who asked.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support
#include "count.h"
#include <coroutine>
#include <exception>

struct job {
  struct promise_type {
    long value = 0;
    int owners = 2; // itself, and the view
    bool done = false;
    job get_return_object() { return {this}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct leave {
        bool await_ready() noexcept { return false; }
        void await_suspend(std::coroutine_handle<promise_type> h) noexcept {
          h.promise().done = true;
          h.promise().release();
        }
        void await_resume() noexcept {}
      };
      return leave();
    }
    void return_value(long v) { value = v; }
    void unhandled_exception() { std::terminate(); }
    void release() {
      if (--owners == 0)
        std::coroutine_handle<promise_type>::from_promise(*this).destroy();
    }
  };
  promise_type *promise;
};

// Both are awaited; what a coroutine of these types does is beside the point.
template <class View> struct view_promise {
  View get_return_object() { return {}; }
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};
inline long result_of(job::promise_type *p) {
  long value = p->done ? p->value : -1;
  p->release();
  return value;
}
struct [[clang::coro_await_elidable]] member_view {
  struct promise_type : view_promise<member_view> {};
  job j;
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  long await_resume() { return result_of(j.promise); }
};
struct [[clang::coro_await_elidable]] base_view : job {
  struct promise_type : view_promise<base_view> {};
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  long await_resume() { return result_of(promise); }
};

struct [[clang::coro_await_elidable]] pointer_view {
  struct promise_type : view_promise<pointer_view> {};
  void *promise;
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  long await_resume() {
    return result_of(static_cast<job::promise_type *>(promise));
  }
};

static std::coroutine_handle<> parked[8];
static int num_parked;
struct park {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { parked[num_parked++] = h; }
  void await_resume() {}
};

static long sum;
[[gnu::noinline]] job work(long i) {
  long third = i * 3;
  co_await park();
  sum += third;
  co_return third;
}

template <class View> struct service {
  virtual View started(long i) { return {work(i)}; }
  virtual View through_a_variable(long i) {
    job j = work(i);
    return {j};
  }
};
static void *promise_of(long i) { return work(i).promise; }
template <> struct service<pointer_view> {
  virtual pointer_view started(long i) { return {promise_of(i)}; }
  virtual pointer_view through_a_variable(long i) {
    pointer_view v;
    v.promise = promise_of(i);
    return v;
  }
};

template <class View> member_view root(service<View> *s) {
  co_await park();
  for (long i = 1; i != 3; ++i) {
    CHECK_EQ(co_await s->started(i), -1);
    CHECK_EQ(co_await s->through_a_variable(10 * i), -1);
  }
}

template <class View> void test() {
  sum = num_parked = 0;
  service<View> s;
  root(opaque(&s));
  for (int i = 0; i != num_parked; ++i)
    parked[i].resume();
  CHECK_EQ(num_parked, 5);
  CHECK_EQ(sum, 99l);
}

int main() {
  test<member_view>();
  test<base_view>();
  test<pointer_view>();
  return 0;
}
