// Strategy try: what does not fit goes where its own failed allocation would go.
// No allocator is called, and the caller sees which tasks there are none.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
#include "count.h"
#include "task.h"

#include <dynasync/dynasync.h>

// A task that may be empty.
template <class T> struct [[clang::coro_await_elidable]] maybe_task {
  struct promise_type : promise_base, outcome<T> {
    maybe_task get_return_object() noexcept {
      return maybe_task(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    static maybe_task get_return_object_on_allocation_failure() noexcept {
      return maybe_task(nullptr);
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
  };
  std::coroutine_handle<promise_type> handle;
  explicit maybe_task(std::coroutine_handle<promise_type> h) : handle(h) {}
  maybe_task(maybe_task &&o) noexcept
      : handle(std::exchange(o.handle, nullptr)) {}
  ~maybe_task() {
    if (handle)
      handle.destroy();
  }
  bool done() const { return handle.done(); }
  void start() { handle.resume(); }
  T take() { return handle.promise().take(); }

  // The result of an await: a value, or nothing.
  struct result {
    bool is;
    T value;
  };
  bool await_ready() const noexcept { return !handle; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
    handle.promise().continuation = c;
    return handle;
  }
  result await_resume() {
    return handle ? result{true, handle.promise().take()} : result{};
  }
  using value_type = T;
};

struct counted {
  static inline int alive;
  counted() { ++alive; }
  counted(const counted &) { ++alive; }
  ~counted() { --alive; }
};
struct service {
  virtual ~service() = default;
  virtual maybe_task<long> get(counted, long n) = 0;
};
template <std::size_t N> struct of_size : service {
  maybe_task<long> get(counted, long n) override {
    char room[N];
    opaque(room)[N - 1] = char(n);
    co_await later();
    co_return n + room[N - 1] - char(n);
  }
};

DYNASYNC_STRATEGY("try(256)")
maybe_task<long> root(service &s, long &failed) {
  long sum = 0;
  for (int i = 0; i < 10; ++i) {
    auto r = co_await s.get(counted(), i);
    sum += r.value;
    failed += !r.is;
  }
  co_return sum;
}

template <class Object> void outcome_of(long sum, long failures) {
  Object object;
  long failed = 0;
  auto task = root(*opaque<service *>(&object), failed);
  long before = allocations();
  task.start();
  queue.drain();
  CHECK(task.done());
  CHECK_EQ(task.take(), sum);
  CHECK_EQ(failed, failures);
  CHECK_EQ(allocations() - before, 0);
  CHECK_EQ(counted::alive, 0);
}

int main() {
  outcome_of<of_size<32>>(45, 0);
  outcome_of<of_size<3000>>(0, 10);
  return finish();
}
