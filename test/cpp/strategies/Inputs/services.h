// What the tests of storage of one's own call: implementers of every size.
#pragma once

#include "count.h"
#include "task.h"
#include <dynasync/dynasync.h>

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};

// Gives back n, and throws it when it is negative.
template <template <class> class Task, int Size, int Align = 1>
struct implementer : service<Task> {
  Task<long> call(long n) override {
    alignas(Align) unsigned char room[Size];
    unsigned char *p = opaque(&room[0]);
    CHECK_EQ(reinterpret_cast<std::uintptr_t>(p) % Align, 0u);
    std::memset(p, int(n), Size);
    if (n & 1)
      co_await later();
    for (int i = 0; i < Size; ++i)
      CHECK_EQ(p[i], n & 255);
    if (n < 0)
      throw n;
    co_return n;
  }
};

// Awaits another one, whose frame goes behind its own if there is room.
template <template <class> class Task> struct decorator : service<Task> {
  service<Task> *next;
  explicit decorator(service<Task> &next) : next(&next) {}
  Task<long> call(long n) override { co_return co_await next->call(n); }
};

template <template <class> class Task> struct parking : service<Task> {
  std::coroutine_handle<> *where;
  explicit parking(std::coroutine_handle<> &where) : where(&where) {}
  Task<long> call(long n) override {
    co_await park{*where};
    co_return n;
  }
};

template <class S> S &unknown(S &s) { return *opaque(&s); }

// Counts what its rounds allocate.
struct counted {
  static constexpr int rounds = 60;
  static constexpr long sum = rounds * (rounds - 1) / 2;
  long expected, before;
  int i = -1;
  explicit counted(long expected) : expected(expected) {
    counting();
    before = allocations();
  }
  ~counted() {
    if (counting())
      CHECK_EQ(allocations() - before, expected);
  }
  bool next() { return ++i < rounds; }
};

template <template <class> class Task, class Store>
Task<long> loop(Store &store, service<Task> &s, long expected) {
  long sum = 0;
  for (counted c(expected); c.next();)
    sum += co_await dynasync::in(store, s.call(c.i));
  co_return sum;
}

template <template <class> class Task, class Store>
Task<long> pairs(Store &store, service<Task> &s, long expected) {
  long sum = 0;
  for (counted c(expected); c.next();) {
    auto both = co_await when_all(dynasync::in(store, s.call(c.i)),
                                  dynasync::in(store, s.call(c.i)));
    sum += both[0] + both[1];
  }
  co_return sum;
}

template <template <class> class Task, class Store>
Task<long> throwing(Store &store, service<Task> &s) {
  long sum = 0;
  for (long n = -1; n > -20; --n)
    try {
      co_await dynasync::in(store, s.call(n));
    } catch (long thrown) {
      sum += thrown;
    }
  co_return sum;
}

// Starts a call in the store, and gives it up where it waits.
template <template <class> class Task, class Store>
Task<long> one(Store &store, service<Task> &s) {
  co_return co_await dynasync::in(store, s.call(1));
}
template <template <class> class Task, class Store> void give_up(Store &store) {
  std::coroutine_handle<> where;
  parking<Task> s(where);
  auto t = one<Task>(store, unknown(static_cast<service<Task> &>(s)));
  t.start();
  CHECK(bool(where));
}
