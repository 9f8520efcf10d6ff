// One strategy in every situation that its storage can get into. A test defines
// STRATEGY, includes this, and says how often each cell allocates:
//
//   #define STRATEGY "cache"
//   #include "matrix.h"
//   int main(int argc, char **argv) {
//     return run_matrix(argc, argv, {.fits = 1, ...});
//   }
//
// Each cell runs through a vtable and through a function pointer; a second list
// is for the pointers, where these differ. What counts is what its rounds
// allocate, without the root's own frame. TRAPS in a cell's place: it is not
// run, but by itself when the program's argument is its name, and must not come
// to its end.
#pragma once

#include "count.h"
#include "task.h"

#include <dynasync/dynasync.h>
#include <dynasync/slot.h>

#include <cstdio>
#include <cstring>

constexpr int rounds_of_cell = 10;
constexpr int depth_of_recursion = 20;
constexpr long TRAPS = -1;

struct service {
  virtual ~service() = default;
  virtual task<long> get(long n) = 0;
};
using function = task<long> (*)(service &, long);

// A callee, virtual and as a function.
#define CALLEE(name, ...)                                                      \
  struct name : service {                                                      \
    DYNASYNC_STRATEGY(STRATEGY) task<long> get(long n) override __VA_ARGS__    \
  };                                                                           \
  DYNASYNC_STRATEGY(STRATEGY)                                                  \
  inline task<long> name##_function(service &self, long n) __VA_ARGS__

template <std::size_t Size, std::size_t Align> struct room {
  alignas(Align) char of[Size];
  explicit room(long n) { std::memset(of, char(n), Size); }
  void check(long n) const {
    CHECK_EQ(reinterpret_cast<std::uintptr_t>(opaque(this)) % Align, 0u);
    for (char c : of)
      CHECK_EQ(c, char(n));
  }
};

CALLEE(small, {
  room<32, 8> r(n);
  co_await later();
  r.check(n);
  co_return n;
})
CALLEE(large, {
  room<3000, 8> r(n);
  co_await later();
  r.check(n);
  co_return n;
})
CALLEE(wide, {
  room<64, 64> r(n);
  co_await later();
  r.check(n);
  co_return n;
})
// Nothing of it lives across a suspension, for there is none.
CALLEE(ready, { co_return n; })
CALLEE(throwing, {
  room<32, 8> r(n);
  co_await later();
  r.check(n);
  if (n >= 0)
    throw n;
  co_return n;
})
inline std::coroutine_handle<> parked;
CALLEE(parking, {
  room<32, 8> r(n);
  co_await park{parked};
  r.check(n);
  co_return n;
})
// Argument and result have no size, and there is nothing in the object.
struct nothing {};
struct silent {
  virtual ~silent() = default;
  virtual task<nothing> get(nothing) = 0;
};
using silent_function = task<nothing> (*)(silent &, nothing);
struct zero_sized : silent {
  DYNASYNC_STRATEGY(STRATEGY) task<nothing> get(nothing none) override {
    co_await later();
    co_return none;
  }
};
DYNASYNC_STRATEGY(STRATEGY)
inline task<nothing> zero_sized_function(silent &, nothing none) {
  co_await later();
  co_return none;
}
struct recursive : service {
  DYNASYNC_STRATEGY(STRATEGY) task<long> get(long n) override {
    room<32, 8> r(n);
    co_await later();
    r.check(n);
    co_return n == 0 ? 0 : 1 + co_await opaque<service *>(this)->get(n - 1);
  }
};
DYNASYNC_STRATEGY(STRATEGY)
inline task<long> recursive_function(service &self, long n) {
  room<32, 8> r(n);
  co_await later();
  r.check(n);
  co_return n == 0 ? 0 : 1 + co_await opaque(recursive_function)(self, n - 1);
}

// The callers, in both ways.
#define CALL s.get(n)
#define CALL_SILENT s.get(nothing())
#define LOOP                                                                   \
  long sum = 0;                                                                \
  for (int i = 0; i < rounds; ++i)                                             \
    sum += co_await CALL;                                                      \
  co_return sum
#define CATCH                                                                  \
  long sum = 0;                                                                \
  for (int i = 0; i < rounds; ++i)                                             \
    try {                                                                      \
      sum += co_await CALL;                                                    \
    } catch (long caught) {                                                    \
      sum += caught;                                                           \
    }                                                                          \
  co_return sum
#define PAIR                                                                   \
  long sum = 0;                                                                \
  for (int i = 0; i < rounds; ++i) {                                           \
    auto two = co_await when_all(CALL, CALL);                                  \
    sum += two[0] + two[1];                                                    \
  }                                                                            \
  co_return sum
#define ZERO_SIZED                                                             \
  for (int i = 0; i < rounds; ++i)                                             \
    co_await CALL_SILENT;                                                      \
  co_return rounds

struct by_vtable {
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> loop(function, service &s, long n, int rounds) { LOOP; }
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> catching(function, service &s, long n, int rounds) {
    CATCH;
  }
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> pair(function, service &s, long n, int rounds) { PAIR; }
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> zero(silent_function, silent &s, int rounds) { ZERO_SIZED; }
};
#undef CALL
#undef CALL_SILENT
#define CALL f(s, n)
#define CALL_SILENT f(s, nothing())
struct by_pointer {
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> loop(function f, service &s, long n, int rounds) { LOOP; }
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> catching(function f, service &s, long n, int rounds) {
    CATCH;
  }
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> pair(function f, service &s, long n, int rounds) { PAIR; }
  DYNASYNC_STRATEGY(STRATEGY)
  static task<long> zero(silent_function f, silent &s, int rounds) {
    ZERO_SIZED;
  }
};
#undef CALL
#undef CALL_SILENT

struct cells {
  long fits, too_big, over_aligned, ready_at_once, zero_sized, recursion,
      exception, dropped, twice, two_at_once;
};

class matrix {
public:
  explicit matrix(const char *only) : only(only) {}
  int wrong = 0; // cells that allocated otherwise

  template <class Object, class Make>
  void cell(const char *name, long expected, Make make, function f, long n,
            int rounds, long result) {
    if (only ? std::strcmp(only, name) : expected == TRAPS)
      return;
    Object object;
    service &s = *opaque<service *>(&object);
    task<long> root = make(opaque(f), s, n, rounds);
    long before = allocations();
    CHECK_EQ(run(std::move(root)), result);
    verify(name, expected, before);
  }
  template <class Make> void silent_cell(long expected, Make make) {
    if (only ? std::strcmp(only, "zero_sized") : expected == TRAPS)
      return;
    zero_sized object;
    silent &s = *opaque<silent *>(&object);
    task<long> root = make(opaque(zero_sized_function), s, rounds_of_cell);
    long before = allocations();
    CHECK_EQ(run(std::move(root)), rounds_of_cell);
    verify("zero_sized", expected, before);
  }
  // Given up while the callee is suspended.
  template <class Make> void dropped(long expected, Make make) {
    if (only ? std::strcmp(only, "dropped") : expected == TRAPS)
      return;
    parking object;
    service &s = *opaque<service *>(&object);
    long blocks = live_blocks();
    {
      task<long> root = make(opaque(parking_function), s, 1, 2);
      long before = allocations();
      root.start();
      queue.drain();
      CHECK(!root.done());
      parked.resume(); // the second callee is the one that is given up
      CHECK(!root.done());
      verify("dropped", expected, before);
    }
    CHECK_EQ(live_blocks(), blocks);
  }

  template <class By> void run_all(const cells &c) {
    constexpr int ten = rounds_of_cell, deep = depth_of_recursion;
    cell<small>("fits", c.fits, By::loop, small_function, 1, 1, 1);
    cell<large>("too_big", c.too_big, By::loop, large_function, 1, ten, ten);
    cell<wide>("over_aligned", c.over_aligned, By::loop, wide_function, 1, ten,
               ten);
    cell<ready>("ready_at_once", c.ready_at_once, By::loop, ready_function, 1,
                ten, ten);
    silent_cell(c.zero_sized, By::zero);
    cell<recursive>("recursion", c.recursion, By::loop, recursive_function,
                    deep, 1, deep);
    cell<throwing>("exception", c.exception, By::catching, throwing_function, 1,
                   ten, ten);
    dropped(c.dropped, By::loop);
    cell<small>("twice", c.twice, By::loop, small_function, 1, ten, ten);
    cell<small>("two_at_once", c.two_at_once, By::pair, small_function, 1, ten,
                2 * ten);
  }

private:
  void verify(const char *name, long expected, long before) {
    long made = allocations() - before;
    if (!counting() || made == expected)
      return;
    std::fprintf(stderr, "%s: %ld allocations, not %ld\n", name, made,
                 expected);
    ++wrong;
  }

  const char *only;
};

inline int run_matrix(int argc, char **argv, const cells &virtual_calls,
                      const cells &pointers) {
  (void)counting(); // allocates, the first time
  // The first exception of a program allocates more than itself.
  try {
    throw 1L;
  } catch (long) {
  }
  long blocks = live_blocks();
  matrix m(argc > 1 ? argv[1] : nullptr);
  m.run_all<by_vtable>(virtual_calls);
  m.run_all<by_pointer>(pointers);
  CHECK_EQ(live_blocks(), blocks);
  CHECK_EQ(m.wrong, 0);
  return finish();
}

inline int run_matrix(int argc, char **argv, const cells &c) {
  return run_matrix(argc, argv, c, c);
}
