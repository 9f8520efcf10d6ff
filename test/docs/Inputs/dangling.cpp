// A callee leaves a pointer to one of its locals, and its caller reads it when
// the callee's frame is gone.
#include <coroutine>
#include <exception>
#include <cstdio>

int *kept;
std::coroutine_handle<> parked;
struct Park : std::suspend_always {
  void await_suspend(std::coroutine_handle<> h) { parked = h; }
};

// Suspended coroutines go back to their awaiter.
struct [[clang::coro_await_elidable]] Job {
  struct promise_type {
    int value = 0;
    std::coroutine_handle<> awaiter = std::noop_coroutine();
    Job get_return_object() { return Job(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct Back : std::suspend_always {
        std::coroutine_handle<> await_suspend(Handle h) noexcept {
          return h.promise().awaiter;
        }
      };
      return Back();
    }
    void return_value(int v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  using Handle = std::coroutine_handle<promise_type>;
  Handle handle;
  explicit Job(Handle h) : handle(h) {}
  Job(Job &&) = delete;
  ~Job() { handle.destroy(); }
  bool await_ready() { return false; }
  Handle await_suspend(std::coroutine_handle<> h) {
    handle.promise().awaiter = h;
    return handle;
  }
  int await_resume() { return handle.promise().value; }
};

struct Source {
  virtual Job read(int i) = 0;
};
struct Counter : Source {
  Job read(int i) override {
    int local[8] = {i};
    kept = local;
    co_await Park();
    co_return local[i];
  }
};

[[gnu::noinline]] Job total(Source &s) {
  co_await s.read(0);
  co_return *kept;
}

int main() {
  Counter c;
  Job job = total(c);
  job.handle.resume();
  parked.resume();
  std::printf("%d\n", job.await_resume());
}
