// Direct calls inside one unit. Stock clang elides some of them, with
// optimisation, and not those that it takes for seldom: behind a branch, after
// an await which may throw. Whoever does it, none allocates.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> Task<long> leaf(long n) {
  if (n & 1)
    co_await later();
  if (n < 0)
    throw n;
  co_return n;
}
template <template <class> class Task> Task<long> straight(long n) {
  co_return co_await leaf<Task>(n);
}
template <template <class> class Task> Task<long> twice(long n) {
  long a = co_await leaf<Task>(n);
  long b = co_await leaf<Task>(n + 1);
  co_return a + b - n - 1;
}
template <template <class> class Task> Task<long> seldom(long n) {
  if (n % 8 == 3) [[unlikely]]
    n = co_await leaf<Task>(n + 1) - 1;
  if (n % 64 == 3)
    n = co_await straight<Task>(n);
  co_return n;
}
template <template <class> class Task> Task<long> in_a_loop(long n) {
  long sum = 0;
  for (long i = 0; i < n % 5; ++i)
    sum += co_await leaf<Task>(i);
  co_return n + sum - sum;
}
[[gnu::noinline]] task<long> not_inlined(long n) {
  co_await later();
  co_return n;
}
[[gnu::cold]] task<long> cold(long n) { co_return co_await not_inlined(n); }

template <template <class> class Task> Task<long> root() {
  long sum = 0;
  for (rounds r("straight", may_elide); r.next();)
    sum += co_await straight<Task>(r.i);
  for (rounds r("twice", may_elide); r.next();)
    sum += co_await twice<Task>(r.i);
  for (rounds r("seldom", may_elide); r.next();)
    sum += co_await seldom<Task>(r.i);
  for (rounds r("in a loop", may_elide); r.next();)
    sum += co_await in_a_loop<Task>(r.i);
  for (rounds r("not inlined", may_elide); r.next();)
    sum += co_await not_inlined(r.i);
  for (rounds r("cold", may_elide); r.next();)
    sum += co_await cold(r.i);
  co_return sum;
}

int main() {
  CHECK_EQ(run(root<task>()), 6 * sum_of_rounds);
  CHECK_EQ(run(root<reg_task>()), 6 * sum_of_rounds);
  return finish();
}
