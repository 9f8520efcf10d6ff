// Allocators which fail: get_return_object_on_allocation_failure, and an
// operator new that throws. A call that needs its allocator fails as it always
// did. One that is awaited may do without, so it may succeed where the
// allocator is empty.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

static int budget = 1000;
struct failing {
  static void *operator new(std::size_t n) noexcept {
    return budget-- > 0 ? std::malloc(n) : nullptr;
  }
  static void operator delete(void *p) { std::free(p); }
};
struct throwing {
  static void *operator new(std::size_t n) {
    if (budget-- <= 0)
      throw std::bad_alloc();
    return std::malloc(n);
  }
  static void operator delete(void *p) { std::free(p); }
};
struct global {};

template <class Allocator> struct of {
  struct [[clang::coro_await_elidable]] frugal {
    struct promise_base_type : promise_base, outcome<long>, Allocator {
      frugal get_return_object() noexcept {
        return frugal(
            std::coroutine_handle<promise_base_type>::from_promise(*this));
      }
      std::suspend_always initial_suspend() noexcept { return {}; }
    };
    struct with_failure : promise_base_type {
      frugal get_return_object() noexcept {
        return frugal(std::coroutine_handle<promise_base_type>::from_address(
            std::coroutine_handle<with_failure>::from_promise(*this)
                .address()));
      }
      static frugal get_return_object_on_allocation_failure() noexcept {
        return frugal(std::coroutine_handle<promise_base_type>());
      }
    };
    using promise_type = std::conditional_t<std::is_same_v<Allocator, throwing>,
                                            promise_base_type, with_failure>;
    using value_type = long;
    in_memory<promise_base_type> owner;
    explicit frugal(std::coroutine_handle<promise_base_type> h) : owner(h) {}
    bool failed() const { return !owner.handle; }
    bool await_ready() { return failed(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
      owner.handle.promise().continuation = c;
      return owner.handle;
    }
    long await_resume() { return take(); }
    void start() { owner.handle.resume(); }
    bool done() const { return failed() || owner.handle.done(); }
    long take() { return failed() ? -1 : owner.handle.promise().take(); }
  };

  struct service {
    virtual ~service() = default;
    virtual frugal call(long n, int depth) = 0;
  };
  template <int Size> struct layer : service {
    service *next;
    frugal call(long n, int depth) override {
      char room[Size];
      char *p = opaque(room);
      std::memset(p, depth, Size);
      co_await later();
      if (depth && co_await next->call(n, depth - 1) == -1)
        n = -1;
      CHECK_EQ(p[Size - 1], depth);
      co_return n;
    }
  };

  // -1 when the call failed.
  static frugal awaited(service *s, long n, int depth) {
    long value = -1;
    try {
      value = co_await s->call(n, depth);
    } catch (const std::bad_alloc &) {
    }
    co_return value;
  }
  static long stored(service *s, long n) {
    try {
      auto t = s->call(n, 0);
      if (t.failed())
        return -1;
      return run(std::move(t));
    } catch (const std::bad_alloc &) {
      return -1;
    }
  }

  static void test() {
    layer<8> small;
    layer<5000> large;
    small.next = opaque(&large);
    large.next = opaque(&small);
    for (service *s :
         {static_cast<service *>(&small), static_cast<service *>(&large)}) {
      s = opaque(s);
      for (int depth = 0; depth < 5; ++depth) {
        budget = 1000;
        CHECK_EQ(run(awaited(s, depth, depth)), depth);
        CHECK_EQ(stored(s, 7), 7);
        if constexpr (std::is_same_v<Allocator, global>)
          continue;
        // Room for the outer frame only.
        budget = 1;
        long got;
        try {
          got = run(awaited(s, 50, depth));
        } catch (const std::bad_alloc &) {
          got = -1;
        }
#ifdef STOCK
        CHECK_EQ(got, -1);
#else
        CHECK(got == -1 || got == 50);
#endif
        budget = 0;
        CHECK_EQ(stored(s, 8), -1);
        budget = 1000;
        CHECK_EQ(run(awaited(s, 9, depth)), 9);
      }
    }
  }
};

int main() {
  of<failing>::test();
  of<throwing>::test();
  of<global>::test();
  return finish();
}
