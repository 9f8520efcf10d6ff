// A facade over a pointer to an implementation in another unit: the class that
// is called is no base of anything, and its functions are no coroutines.
//
// RUN: %levels --sanitize --memcheck=O2 %s \
// RUN:  %S/Inputs/pimpl.cpp -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK %S/Inputs/pimpl.cpp -I%support %s -o %t.stock
// RUN: %t.stock
#include "Inputs/pimpl.h"
#include "count.h"
#include "task.h"

task<long> root(connection &c) {
  long sum = 0;
  for (rounds r("returned"); r.next();)
    sum += co_await c.read(r.i);
  for (rounds r("returned, in a register"); r.next();)
    sum += co_await c.write(r.i);
  for (rounds r("by an operator"); r.next();)
    sum += co_await c[r.i];
  co_return sum;
}

int main() {
  {
    connection c;
    CHECK_EQ(run(root(c)), 3 * sum_of_rounds);
  }
  return finish();
}
