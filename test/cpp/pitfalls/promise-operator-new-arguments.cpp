// A promise whose operator new takes the coroutine's arguments, `this` among
// them: they are the caller's own objects, not copies, whether the call comes
// through a table, a thunk or directly.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct arena {
  const char *name;
  alignas(16) char room[1 << 16];
  std::size_t used = 0;
  long live = 0;
  void *get(std::size_t n) {
    CHECK(used + n + 32 <= sizeof room);
    auto **p = reinterpret_cast<arena **>(room + used);
    used += (n + 16 + 15) & ~std::size_t(15);
    *p = this;
    ++live;
    return p + 2;
  }
  static void put(void *f) {
    arena *a = *(static_cast<arena **>(f) - 2);
    if (--a->live == 0)
      a->used = 0;
  }
};
struct argument {
  static inline int copies;
  int value;
  explicit argument(int v) : value(v) {}
  argument(const argument &o) : value(o.value) { ++copies; }
};

struct service;
struct [[clang::coro_await_elidable]] arena_task {
  struct promise_type : promise_base, outcome<long> {
    static void *operator new(std::size_t n, service &s, arena &a, argument &v);
    static void *operator new(std::size_t n, service *s, arena &a) {
      (void)s;
      trace("new for a function in %s", a.name);
      return a.get(n);
    }
    static void operator delete(void *p) { arena::put(p); }
    arena_task get_return_object() noexcept {
      return arena_task(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
  };
  using value_type = long;
  in_memory<promise_type> owner;
  explicit arena_task(std::coroutine_handle<promise_type> h) : owner(h) {}
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
    owner.handle.promise().continuation = c;
    return owner.handle;
  }
  long await_resume() { return take(); }
  void start() { owner.handle.resume(); }
  bool done() const { return owner.handle.done(); }
  long take() { return owner.handle.promise().take(); }
};

struct filler {
  virtual ~filler() = default;
  long room[3] = {};
};
struct service {
  int mark = 77;
  virtual ~service() = default;
  virtual arena_task call(arena &a, argument v) = 0;
};
static bool quiet;
void *arena_task::promise_type::operator new(std::size_t n, service &s,
                                             arena &a, argument &v) {
  CHECK_EQ(s.mark, 77);
  if (!quiet)
    trace("new for %d in %s after %d copies", v.value, a.name,
          argument::copies);
  return a.get(n);
}
struct worker : filler, service {
  arena_task call(arena &, argument v) override {
    CHECK_EQ(mark, 77);
    co_await later();
    co_return v.value;
  }
};

// Calls through a slot may or may not come to operator new; stored ones do.
arena_task root(service *s, arena &a) {
  long sum = 0;
  quiet = true;
  for (int i = 0; i < 10; ++i)
    sum += co_await s->call(a, argument(i));
  quiet = false;
  argument::copies = 0;
  const argument kept(100);
  auto stored = s->call(a, kept);
  trace("%d copies", argument::copies);
  sum += co_await stored;
  co_return sum;
}

int main() {
  static arena mine{"mine", {}}, other{"other", {}};
  worker w;
  service *s = opaque<service *>(&w);
  CHECK_EQ(run(root(s, mine)), 145);
  EXPECT_TRACE("new for a function in mine\n"
               "new for 100 in mine after 1 copies\n2 copies\n");
  argument::copies = 0;
  CHECK_EQ(run(w.call(other, argument(5))), 5);
  EXPECT_TRACE("new for 5 in other after 0 copies\n");
  CHECK_EQ(argument::copies, 1);
  CHECK_EQ(mine.live, 0);
  CHECK_EQ(other.live, 0);
  return finish();
}
