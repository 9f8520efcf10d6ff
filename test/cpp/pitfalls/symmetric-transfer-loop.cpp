// A million awaits one after another, and two coroutines which hand control to
// each other a million times: with optimisation the stack does not grow.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

static std::uintptr_t lowest, highest;
[[gnu::noinline]] static void look_at_stack() {
  auto p = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  lowest = p < lowest ? p : lowest;
  highest = p > highest ? p : highest;
}
static void begin() { lowest = ~std::uintptr_t(0), highest = 0; }
static void end() {
#ifdef __OPTIMIZE__
  CHECK_LE(highest - lowest, 2000u);
#else
  // Nothing is promised, but a million frames would be past any stack.
  CHECK_LE(highest - lowest, 1u << 20);
#endif
}

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task> struct leaf : service<Task> {
  Task<long> call(long n) override {
    look_at_stack();
    co_return n & 1;
  }
};
template <template <class> class Task> struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(long n) override {
    look_at_stack();
    co_return co_await next->call(n);
  }
};
template <template <class> class Task>
Task<long> root(service<Task> *s, long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum += co_await s->call(i);
  co_return sum;
}

// Control goes back and forth between two frames which both stay alive.
struct partner {
  std::coroutine_handle<> self, *other;
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) {
    return *other;
  }
  void await_resume() {}
};
struct player : service<task> {
  std::coroutine_handle<> *mine, *other;
  long turns = 0;
  task<long> call(long n) override {
    co_await park{*mine};
    for (long i = 0; i < n; ++i) {
      look_at_stack();
      ++turns;
      co_await partner{*mine, other};
    }
    co_return turns;
  }
};
task<long> play(service<task> *p, long n) { co_return co_await p->call(n); }

// Valgrind, which does the counting's work itself, is too slow for a million.
static const long rounds_to_go = counting() ? 1000000 : 10000;

template <template <class> class Task> void test() {
  leaf<Task> l;
  layer<Task> a;
  a.next = opaque(&l);
  begin();
  CHECK_EQ(run(root<Task>(opaque(&a), rounds_to_go)), rounds_to_go / 2);
  end();
}

int main() {
  test<task>();
  test<reg_task>();
  const long turns = rounds_to_go / 2;
  std::coroutine_handle<> one, two;
  player a, b;
  a.mine = b.other = &one;
  b.mine = a.other = &two;
  {
    auto first = play(opaque(&a), turns), second = play(opaque(&b), turns);
    first.start();
    second.start();
    begin();
    one.resume();
    end();
    CHECK(first.done() && !second.done());
    CHECK_EQ(a.turns, turns);
    CHECK_EQ(b.turns, turns);
    two.resume();
    CHECK(second.done());
  }
  return finish();
}
