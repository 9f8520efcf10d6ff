// Who has a task may use its coroutine's promise at any time, also while the
// coroutine runs; and from within await_suspend, when it counts as suspended,
// may resume it. Where the task is in a register, or knows its promise only, no
// part of the coroutine shows that somebody has its handle.
//
// RUN: %levels --sanitize %s -I%support
// RUN: %levels %s -I%support -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=inline(256)"'
// RUN: %levels %s -I%support -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=cache"'
// RUN: %levels %s -I%support -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=sealed"'
#include "check.h"

#include <coroutine>
#include <cstdio>
#include <cstring>
#include <utility>

static char trace[1000];
[[gnu::noinline]] static void note(char what, long n) {
  std::size_t used = std::strlen(trace);
  std::snprintf(trace + used, sizeof trace - used, "%c%ld ", what, n);
}

// A task in a register: passed so, although it has a destructor.
struct [[clang::coro_await_elidable, clang::trivial_abi]] in_register {
  struct promise_type;
  using handle = std::coroutine_handle<promise_type>;
  struct promise_type {
    bool cancelled = false;
    long value = 0;
    std::coroutine_handle<> continuation = std::noop_coroutine();
    in_register get_return_object() {
      return in_register(handle::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct at_the_end {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(handle h) noexcept {
        return h.promise().continuation;
      }
      void await_resume() noexcept {}
    };
    at_the_end final_suspend() noexcept { return {}; }
    void return_value(long v) { value = v; }
    void unhandled_exception() { throw; }

    struct is_cancelled {};
    struct answer {
      bool is;
      bool await_ready() noexcept { return true; }
      void await_suspend(std::coroutine_handle<>) noexcept {}
      bool await_resume() noexcept { return is; }
    };
    answer await_transform(is_cancelled) { return {cancelled}; }
    struct progress {
      long n;
    };
    answer await_transform(progress p) {
      value = p.n;
      return {true};
    }
    template <class T> T &&await_transform(T &&t) { return std::forward<T>(t); }
  };

  explicit in_register(handle h) : h(h) {}
  in_register(in_register &&o) noexcept : h(std::exchange(o.h, {})) {}
  ~in_register() {
    if (h)
      h.destroy();
  }
  struct awaiter {
    handle h;
    bool await_ready() noexcept { return false; }
    handle await_suspend(std::coroutine_handle<> c) noexcept {
      h.promise().continuation = c;
      running = h;
      return h;
    }
    long await_resume() noexcept { return h.promise().value; }
  };
  awaiter operator co_await() && noexcept { return {h}; }

  handle h;
  static inline handle running;
};
using is_cancelled = in_register::promise_type::is_cancelled;
using progress = in_register::promise_type::progress;

// Goes on at once, by the handle that the awaiting coroutine has got.
static long resumptions;
struct resumed_in_between {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {
    if (++resumptions < 100)
      in_register::running.resume();
  }
  void await_resume() noexcept {}
};

[[gnu::noinline]] static void cancel_third(long i) {
  if (i == 3)
    in_register::running.promise().cancelled = true;
}
[[gnu::noinline]] static void look() {
  note('p', in_register::running.promise().value);
}

struct service {
  virtual in_register cancelled(long n) = 0;
  virtual in_register looked_at(long n) = 0;
  virtual in_register resumed(long n) = 0;
};
struct implementer final : service {
  in_register cancelled(long n) override {
    long i = 0;
    while (i < n && !co_await is_cancelled())
      cancel_third(++i);
    co_return i;
  }
  in_register looked_at(long n) override {
    for (long i = 1; i <= n; ++i) {
      co_await progress(i);
      look();
    }
    co_return n;
  }
  in_register resumed(long n) override {
    long kept = n * 3;
    note('a', n);
    co_await resumed_in_between();
    note('b', kept);
    co_await resumed_in_between();
    kept += n;
    note('c', kept);
    co_await resumed_in_between();
    note('d', kept);
    co_return kept;
  }
};

static in_register root(service &s) {
  note('=', co_await s.cancelled(1000));
  note('=', co_await s.looked_at(3));
  long sum = 0;
  for (long i = 0; i != 2; ++i)
    sum += co_await s.resumed(i);
  note('=', sum);
  co_return sum;
}

// A task that knows the promise, and no handle.
static struct by_promise_promise *waiting;
struct [[clang::coro_await_elidable]] by_promise {
  using promise_type = by_promise_promise;
  explicit by_promise(promise_type *p) : p(p) {}
  by_promise(by_promise &&o) noexcept : p(std::exchange(o.p, nullptr)) {}
  ~by_promise();
  struct awaiter;
  awaiter operator co_await() && noexcept;
  promise_type *p;
};
using promise_handle = std::coroutine_handle<by_promise_promise>;
struct by_promise_promise {
  by_promise_promise *continuation = nullptr;
  long value = 0;
  by_promise get_return_object() { return by_promise(this); }
  std::suspend_always initial_suspend() noexcept { return {}; }
  struct at_the_end {
    bool await_ready() noexcept { return false; }
    std::coroutine_handle<> await_suspend(promise_handle h) noexcept {
      auto *c = h.promise().continuation;
      return c ? std::coroutine_handle<>(promise_handle::from_promise(*c))
               : std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
  at_the_end final_suspend() noexcept { return {}; }
  void return_value(long v) { value = v; }
  void unhandled_exception() { throw; }
};
by_promise::~by_promise() {
  if (p)
    promise_handle::from_promise(*p).destroy();
}
struct by_promise::awaiter {
  promise_type *p;
  bool await_ready() noexcept { return false; }
  std::coroutine_handle<> await_suspend(promise_handle h) noexcept {
    p->continuation = &h.promise();
    return promise_handle::from_promise(*p);
  }
  long await_resume() noexcept { return p->value; }
};
by_promise::awaiter by_promise::operator co_await() && noexcept { return {p}; }

[[gnu::noinline]] static void go_on() {
  if (auto *p = std::exchange(waiting, nullptr))
    promise_handle::from_promise(*p).resume();
}
struct by_whoever_waits {
  bool await_ready() noexcept { return false; }
  void await_suspend(promise_handle h) noexcept {
    waiting = &h.promise();
    if (++resumptions < 100)
      go_on();
  }
  void await_resume() noexcept {}
};

struct other_service {
  virtual by_promise get(long n) = 0;
};
struct other_implementer final : other_service {
  by_promise get(long n) override {
    long kept = n * 3;
    note('e', n);
    co_await by_whoever_waits();
    note('f', kept);
    co_await by_whoever_waits();
    note('g', kept + n);
    co_return kept;
  }
};
static by_promise other_root(other_service &s) {
  long sum = 0;
  for (long i = 0; i != 2; ++i)
    sum += co_await s.get(i);
  co_return sum;
}

int main() {
  implementer one;
  in_register t = root(*check::opaque<service *>(&one));
  t.h.resume();
  CHECK_EQ(t.h.promise().value, 4);
  CHECK(!std::strcmp(trace, "=3 p1 p2 p3 =3 a0 b0 c0 d0 a1 b3 c4 d4 =4 "));

  trace[0] = 0;
  other_implementer other;
  by_promise u = other_root(*check::opaque<other_service *>(&other));
  promise_handle::from_promise(*u.p).resume();
  CHECK_EQ(u.p->value, 3);
  CHECK(!std::strcmp(trace, "e0 f0 g0 e1 f3 g4 "));
  return 0;
}
