#include "api.h"

task<int> counter::next() { co_return ++at; }
task<int> suspending_counter::next() {
  int before = at;
  co_await mini::pause{};
  at = before + 1;
  co_return at;
}
task<int> doubler::next() {
  int n = co_await inner.next();
  co_return 2 * n;
}
source &make_inline_source() {
  static inline_source s;
  return s;
}
task<int> halve(int n) { co_return n / 2; }
task<int> add_up(source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await s.next();
  co_return total;
}
task<int> (*callee_twice())(source &) { return &twice; }
task<int> (*callee_sum())(int, source &) { return &sum<int>; }
