// `[[clang::always_inline]]` in front of a statement says so of each call in it,
// ramps of coroutines among them. LLVM heeds that where it can; a ramp that a
// strategy keeps apart stays apart.
//
// RUN: %levels --sanitize %s -I%support -Wno-ignored-attributes
// RUN: %levels %s -I%support -Wno-ignored-attributes -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=sealed"'
// RUN: %levels %s -I%support -Wno-ignored-attributes -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=cache"'
#include "dynasync/strategy.h"
#include "count.h"
#include "task.h"

struct service {
  virtual task<long> get(long n) = 0;
};
struct store final : service {
  task<long> get(long n) override {
    if (n & 1)
      co_await later();
    co_return n + 1;
  }
};
static task<long> direct(long n) { co_return n * 2; }

[[gnu::noinline]] static task<long> root(store &known, service &any) {
  long sum = 0;
  [[clang::always_inline]] sum += co_await known.get(1);
  [[clang::always_inline]] sum += co_await any.get(2);
  [[clang::always_inline]] sum += co_await direct(3);
  [[clang::always_inline]] sum += co_await dynasync::boxed(direct(4));
  [[clang::always_inline]] sum += co_await dynasync::boxed(known.get(5));
  co_return sum;
}

int main() {
  store s;
  CHECK_EQ(run(root(s, s)), 2 + 3 + 6 + 8 + 6);
  return finish();
}
