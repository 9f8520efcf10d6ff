// Direct calls of coroutines which another unit defines. Stock clang cannot
// elide them without link-time optimisation.
//
// RUN: %levels --sanitize --memcheck=O2 %s \
// RUN:  %S/Inputs/other-unit.cpp -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK %S/Inputs/other-unit.cpp -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"

#include "Inputs/other-unit.h"

task<long> root(counter &c) {
  long sum = 0;
  for (rounds r("a function"); r.next();)
    sum += co_await ready(r.i);
  for (rounds r("a function which suspends"); r.next();)
    sum += co_await suspended(r.i);
  for (rounds r("in a register"); r.next();)
    sum += co_await by_register(r.i);
  for (rounds r("a function which awaits another"); r.next();)
    sum += co_await nested(r.i);
  for (rounds r("a member function"); r.next();)
    sum += co_await c.add(r.i);
  for (rounds r("no coroutine"); r.next();)
    sum += co_await forwarder(r.i);
  for (rounds r("a function which comes back here"); r.next();)
    sum += co_await there_and_back(r.i);
  co_return sum;
}

task<long> here(long n) {
  co_await later();
  co_return n;
}

int main() {
  counter c;
  CHECK_EQ(run(root(c)), 7 * sum_of_rounds);
  CHECK_EQ(c.total, sum_of_rounds);
  return finish();
}
