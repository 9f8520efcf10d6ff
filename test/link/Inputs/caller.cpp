#define MINI_MAIN
#include "api.h"

namespace {

// Roots, kept from being elided into main: that is another story.
#define ROOT __attribute__((noinline)) task<int>

struct local_source : source {
  int at = 0;
  task<int> next() override { co_return ++at; }
};

ROOT virtual_calls(source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await s.next();
  co_return total;
}
ROOT other_unit(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await halve(i);
  co_return total;
}
ROOT pointer_calls(task<int> (*f)(source &), source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await f(s);
  co_return total;
}
ROOT pointer_calls(task<int> (*f)(int, source &), source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await f(i, s);
  co_return total;
}
// The direct calls of what both units emit.
ROOT own_copies(source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i) {
    total += co_await twice(s);
    total += co_await sum(i, s);
  }
  co_return total;
}

} // namespace

int main() {
  using mini::measure;
  {
    counter c;
    suspending_counter sc;
    doubler d(c), d2(sc);
    measure("virtual", [&](int n) { return virtual_calls(c, n); });
    measure("suspending", [&](int n) { return virtual_calls(sc, n); });
    measure("decorated", [&](int n) { return virtual_calls(d, n); });
    measure("decorated suspending", [&](int n) { return virtual_calls(d2, n); });
  }
  {
    source &s = make_inline_source();
    measure("inline virtual", [&](int n) { return virtual_calls(s, n); });
  }
  {
    counter c;
    auto *f = callee_twice();
    auto *g = callee_sum();
    measure("inline pointer", [&](int n) { return pointer_calls(f, c, n); });
    measure("template pointer", [&](int n) { return pointer_calls(g, c, n); });
  }
  {
    counter c;
    measure("own copies", [&](int n) { return own_copies(c, n); });
  }
  measure("other unit", [](int n) { return other_unit(n); });
  {
    counter c;
    local_source l;
    measure("callee loop", [&](int n) { return add_up(c, n); });
    measure("callee loop, caller's class", [&](int n) { return add_up(l, n); });
  }
  std::printf("same address: %d %d\n", callee_twice() == &twice,
              callee_sum() == &sum<int>);
  std::printf("live: %ld\n", mini::live());
}
