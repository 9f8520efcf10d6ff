// The smallest thing that a program of several units needs to show what its
// awaited calls cost: a task, a driver, and a count of the heap's use. No
// class of the standard library with a vtable, no exceptions, no RTTI: it
// compiles with any flag.
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <utility>

namespace mini {

template <class T> struct [[clang::coro_await_elidable]] task {
  struct promise_type {
    T value;
    std::coroutine_handle<> continuation;

    task get_return_object() noexcept {
      return task{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct final_awaiter {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().continuation;
      }
      void await_resume() noexcept {}
    };
    final_awaiter final_suspend() noexcept { return {}; }
    void return_value(T v) noexcept { value = v; }
    void unhandled_exception() { std::abort(); }
  };

  std::coroutine_handle<promise_type> handle;

  explicit task(std::coroutine_handle<promise_type> h) noexcept : handle(h) {}
  task(task &&other) noexcept : handle(std::exchange(other.handle, {})) {}
  ~task() {
    if (handle)
      handle.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
    handle.promise().continuation = c;
    return handle;
  }
  T await_resume() noexcept { return handle.promise().value; }
};

// Defined once a program, by MINI_MAIN.
#pragma GCC visibility push(default)
extern std::coroutine_handle<> parked;
long allocations() noexcept;
long live() noexcept;
#pragma GCC visibility pop

// Suspends whoever awaits it, until the driver goes on.
struct pause {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) noexcept { parked = h; }
  void await_resume() noexcept {}
};

// Runs a task to its end.
template <class T> T run(task<T> t) {
  t.handle.promise().continuation = std::noop_coroutine();
  t.handle.resume();
  while (parked)
    std::exchange(parked, {}).resume();
  return t.handle.promise().value;
}

// make(n) gives a task which awaits n times. Prints its value for n = 101, and
// how many allocations these 100 rounds make on top of the first round.
template <class Make> void measure(const char *what, Make make) {
  long start = allocations();
  run(make(1));
  long first = allocations() - start;
  start = allocations();
  long value = run(make(101));
  long more = allocations() - start - first;
  std::printf("%s: value %ld, allocations %ld\n", what, value, more);
}

} // namespace mini

#ifdef MINI_MAIN
namespace mini {
namespace {
long made, freed;
}
std::coroutine_handle<> parked;
long allocations() noexcept { return __atomic_load_n(&made, __ATOMIC_RELAXED); }
long live() noexcept {
  return allocations() - __atomic_load_n(&freed, __ATOMIC_RELAXED);
}
} // namespace mini

#if __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
// Their runtimes do not let a program replace operator new.
#include <sanitizer/allocator_interface.h>
namespace mini {
namespace {
void on_malloc(const volatile void *, std::size_t) {
  __atomic_fetch_add(&made, 1, __ATOMIC_RELAXED);
}
void on_free(const volatile void *p) {
  if (p)
    __atomic_fetch_add(&freed, 1, __ATOMIC_RELAXED);
}
__attribute__((constructor)) void install_hooks() {
  std::setvbuf(stdout, nullptr, _IONBF, 0);
  __sanitizer_install_malloc_and_free_hooks(on_malloc, on_free);
}
} // namespace
} // namespace mini
#else
// Each block's size lies in front of it: a sized delete must name the size that
// was asked for. Not inlined, since valgrind and others replace the whole set.
__attribute__((noinline)) void *operator new(std::size_t size) {
  auto *block = static_cast<std::size_t *>(std::malloc(size + 16));
  if (!block)
    std::abort();
  __atomic_fetch_add(&mini::made, 1, __ATOMIC_RELAXED);
  block[0] = size;
  return block + 2;
}
__attribute__((noinline)) void operator delete(void *p) noexcept {
  if (!p)
    return;
  __atomic_fetch_add(&mini::freed, 1, __ATOMIC_RELAXED);
  std::free(static_cast<std::size_t *>(p) - 2);
}
__attribute__((noinline)) void operator delete(void *p,
                                               std::size_t size) noexcept {
  if (p && static_cast<std::size_t *>(p)[-2] != size) {
    std::printf("a block of %zu bytes was freed as one of %zu\n",
                static_cast<std::size_t *>(p)[-2], size);
    std::abort();
  }
  ::operator delete(p);
}
#endif
#endif
