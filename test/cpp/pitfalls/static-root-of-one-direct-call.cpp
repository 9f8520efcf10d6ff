// A root that nobody awaits, and that nothing outside its unit can call, makes
// one awaited call of a coroutine that is known: LLVM elides the callee as
// without the plugin, and allocates no more.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
#include "count.h"
#include "task.h"

static task<long> leaf(long n) {
  if (n & 1)
    co_await later();
  co_return n;
}
static task<long> root() {
  long sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += co_await leaf(i);
  co_return sum;
}
int main() {
  counting();
  long before = allocations();
  CHECK_EQ(run(root()), 10);
  if (counting())
    CHECK_EQ(allocations() - before, 1);
  return finish();
}
