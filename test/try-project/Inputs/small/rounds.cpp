#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <unistd.h>
#include <utility>

template <class T> struct Task {
  struct promise_type {
    std::coroutine_handle<> waiting;
    T value;
    Task get_return_object() {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Last {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        auto next = h.promise().waiting;
        return next ? next : std::noop_coroutine();
      }
      void await_resume() noexcept {}
    };
    Last final_suspend() noexcept { return {}; }
    void return_value(T v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
  explicit Task(std::coroutine_handle<promise_type> h) : handle(h) {}
  Task(Task &&other) : handle(std::exchange(other.handle, nullptr)) {}
  ~Task() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
    handle.promise().waiting = h;
    return handle;
  }
  T await_resume() { return handle.promise().value; }
};

struct Source {
  virtual ~Source() = default;
  virtual Task<int> next(int i) { co_return i; }
};

Task<int> sum(Source &s) {
  int total = 0;
  for (int i = 0; i < 1000; ++i)
    total += co_await s.next(i);
  co_return total;
}

int main(int argc, char **argv) {
  Source source;
  Task<int> task = sum(source);
  task.handle.resume();
  const char *what = argc > 1 ? argv[1] : "";
#ifdef OPTED_IN
  bool opted_in = true;
#else
  bool opted_in = false;
#endif
  std::printf("%d\n", task.handle.promise().value);
  if (!std::strcmp(what, "--fail"))
    return 1;
  if (!std::strcmp(what, "--fail-if-lowered"))
    return opted_in;
  if (!std::strcmp(what, "--print-if-lowered"))
    std::puts(opted_in ? "something else" : "as ever");
  if (!std::strcmp(what, "--print-the-process"))
    std::printf("%d\n", int(getpid()));
  // CMakeLists.txt sets it: the script must not lose it.
  return !*what && !std::getenv("SMALL");
}
