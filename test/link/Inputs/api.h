// What two units share: an interface, and coroutines that both emit.
#pragma once
#include "mini.h"

using mini::task;

// For shared libraries that hide the rest.
#define API __attribute__((visibility("default")))

struct API source {
  virtual task<int> next() = 0;
  virtual ~source() = default;
};

// No key function: the vtable and the coroutine are in each unit that needs
// them, and the linker keeps one.
struct inline_source : source {
  int at = 0;
  task<int> next() override { co_return ++at; }
};

inline task<int> twice(source &s) {
  int first = co_await s.next();
  int second = co_await s.next();
  co_return first + second;
}

template <class T> task<T> sum(T a, source &s) {
  T b = co_await s.next();
  co_return a + b;
}

// The callee's unit.
struct API counter : source {
  int at = 0;
  task<int> next() override;
};
struct API suspending_counter : source {
  int at = 0;
  task<int> next() override;
};
struct API doubler : source {
  source &inner;
  explicit doubler(source &s) : inner(s) {}
  task<int> next() override;
};
API source &make_inline_source();
API task<int> halve(int n);
API task<int> add_up(source &s, int rounds);
API task<int> (*callee_twice())(source &);
API task<int> (*callee_sum())(int, source &);
