// Strategy sealed: a call has room for the largest frame of the implementers
// that this unit defines. What another unit brings finds the same room, or goes
// to the heap.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function \
// RUN:   %S/Inputs/sealed-others.cpp
// RUN: %dynasync -O2 -DDYNASYNC_TEST_OFF -I%support %s \
// RUN:   %S/Inputs/sealed-others.cpp -o %t.box && %t.box
#include "Inputs/sealed.h"
#include "count.h"
#include "dynasync/dynasync.h"
#include "dynasync/strategy.h"
#include "trace.h"

#ifdef DYNASYNC_TEST_OFF
#define SEALED DYNASYNC_STRATEGY("box")
constexpr bool On = false;
#else
#define SEALED DYNASYNC_STRATEGY("sealed")
constexpr bool On = true;
#endif

std::coroutine_handle<> parked;

// Ready at once, and of no size.
struct nothing final : service {
  task<long> call(long n) override { co_return n; }
};
template <int Size> struct sized final : service {
  task<long> call(long n) override {
    tracer t("sized");
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    std::memset(p, int(n), Size);
    co_await later();
    for (int i = 0; i < Size; ++i)
      CHECK_EQ(p[i], (unsigned char)n);
    co_return n;
  }
};
struct throwing final : service {
  task<long> call(long n) override {
    tracer t("throwing");
    if (n % 2)
      co_await later();
    throw n;
  }
};
struct parking final : service {
  task<long> call(long) override {
    tracer t("parking");
    co_await park{parked};
    co_return 0;
  }
};

SEALED task<long> loop(service *const *s, int count, int times) {
  long sum = 0;
  for (int i = 0; i < times; ++i)
    sum += co_await opaque(s[i % count])->call(i);
  co_return sum;
}
#ifndef DYNASYNC_TEST_OFF
// A call says so itself; and so it may where nothing must reach the heap.
DYNASYNC_NO_HEAP task<long> marked(service *s) {
  co_return co_await dynasync::sealed(opaque(s)->call(5));
}
#endif
SEALED task<long> group(service *a, service *b) {
  auto both = co_await when_all(a->call(1), b->call(2));
  co_return both[0] * 10 + both[1];
}
SEALED task<long> caught(service *s) {
  long sum = 0;
  for (int i = 0; i < 6; ++i)
    try {
      co_await opaque(s)->call(i);
    } catch (long n) {
      sum += n;
    }
  co_return sum;
}
// Awaits the interface that it implements: its size is a cycle.
struct deeper final : service {
  service *inner;
  SEALED task<long> call(long n) override {
    tracer t("deeper");
    if (n == 0)
      co_return 0;
    co_return 1 + co_await opaque(inner)->call(n - 1);
  }
};

// Allocations of one run, besides the root's own.
template <class F> long made(F f) {
  long before = allocations();
  f();
  return allocations() - before - 1;
}
void expect(long made, long sealed, long boxed) {
  if (counting())
    CHECK_EQ(made, On ? sealed : boxed);
}

int main() {
  nothing a;
  sized<24> b;
  sized<400> c;
  service *known[] = {&a, &b, &c};
  // Known ones fit, whoever comes.
  long n = made([&] { CHECK_EQ(run(loop(known, 3, 30)), 435); });
  expect(n, 0, 30);
#ifndef DYNASYNC_TEST_OFF
  n = made([&] { CHECK_EQ(run(marked(&c)), 5); });
  expect(n, 0, 0);
#endif
  // Two at once, and each has its own.
  n = made([&] { CHECK_EQ(run(group(opaque(&c), opaque(&c))), 12); });
  expect(n, 0, 2);
  n = made([&] { CHECK_EQ(run(group(opaque(&b), opaque(&a))), 12); });
  expect(n, 0, 2);

  throwing t;
  static std::unique_ptr<service> small = make_small(), large = make_large();
  // What the first exception allocates is the C++ library's.
  CHECK_EQ(run(caught(&t)), 15);

  // Of another unit: one fits, the other does not.
  service *unknown[] = {small.get(), &c};
  n = made([&] { CHECK_EQ(run(loop(unknown, 2, 10)), 45); });
  expect(n, 0, 10);
  unknown[0] = large.get();
  n = made([&] { CHECK_EQ(run(loop(unknown, 2, 10)), 45); });
  expect(n, 5, 10);

  // Dropped half-way.
  trace_detail::length = 0;
  parking p;
  {
    service *only[] = {&p};
    task<long> root = loop(only, 1, 3);
    root.handle.resume();
    CHECK(parked);
  }
  EXPECT_TRACE("+parking\n-parking\n");

  // The room is that of the others; at each level below, it is the heap's turn.
  deeper outer, inner;
  outer.inner = &inner;
  inner.inner = &outer;
  service *self[] = {&outer};
  n = made([&] { CHECK_EQ(run(loop(self, 1, 6)), 15); });
  if (counting())
    CHECK_EQ(n, On ? 15 : 21);
  small.reset();
  large.reset();
  return finish();
}
