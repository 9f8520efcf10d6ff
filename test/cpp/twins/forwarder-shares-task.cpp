// Looks like a forwarder: but it keeps a share of the task that it returns, so
// the frame outlives the await and the caller.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

// A task which can be copied; the last copy destroys the frame.
template <class T> struct [[clang::coro_await_elidable]] shared_task {
  struct promise_type : promise_base, outcome<T> {
    int owners = 1;
    shared_task get_return_object() noexcept {
      return shared_task(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
  };
  using value_type = T;
  std::coroutine_handle<promise_type> handle;

  explicit shared_task(std::coroutine_handle<promise_type> h) : handle(h) {}
  shared_task(const shared_task &o) : handle(o.handle) {
    ++handle.promise().owners;
  }
  ~shared_task() {
    if (--handle.promise().owners == 0)
      handle.destroy();
  }
  bool await_ready() const { return handle.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
    handle.promise().continuation = c;
    return handle;
  }
  T await_resume() { return take(); }
  void start() { handle.resume(); }
  bool done() const { return handle.done(); }
  T take() {
    if (handle.promise().state == outcome<T>::error_in)
      std::rethrow_exception(handle.promise().error);
    return handle.promise().value;
  }
};

struct service {
  virtual ~service() = default;
  virtual shared_task<long> call(long n) = 0;
};
struct worker : service {
  shared_task<long> call(long n) override {
    tracer t("worker");
    co_await later();
    co_return n + 1;
  }
};
struct sharing : service {
  service *inner;
  shared_task<long> *share = nullptr;
  shared_task<long> call(long n) override {
    shared_task<long> t = inner->call(n);
    share = new shared_task<long>(t);
    return t;
  }
};

shared_task<long> root(service *s) {
  tracer t("root");
  co_return co_await s->call(6);
}

int main() {
  worker w;
  sharing s;
  s.inner = opaque(&w);
  CHECK_EQ(run(root(opaque(&s))), 7);
  EXPECT_TRACE("+root\n+worker\n-worker\n-root\n");
  CHECK_EQ(s.share->handle.promise().owners, 1);
  CHECK_EQ(s.share->take(), 7);
  delete s.share;
  return finish();
}
