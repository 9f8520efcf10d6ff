// Each way that a frame can go is counted at its call, with the largest frame
// of it; and roots know how much of their tail was used.
//
// RUN: %clangxx -O2 -I%support -c %S/Inputs/leaf.cpp -o %t.stock.o
// RUN: %count -O2 -g %s %t.stock.o -o %t
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t
// RUN: %profile show %t.json | FileCheck %s --check-prefixes=CHECK,CHECK-O2
// RUN: %count -O0 -g %s %t.stock.o -o %t.O0
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t.O0
// RUN: %profile show %t.json | FileCheck %s --check-prefixes=CHECK,CHECK-O0
#include "Inputs/service.h"
#include "dynasync/dynasync.h"

static task<long> direct(long n) { co_return n + 1; }

[[gnu::noinline]] static task<long> root(service &small, service &large,
                                         service &stock, int n) {
  long sum = 0;
  for (int i = 0; i < n; ++i)
    sum += co_await small.handle(i);
  sum += co_await large.handle(1);
  sum += co_await large.handle(2);
  sum += co_await dynasync::boxed(small.handle(3));
  sum += co_await stock.handle(4);
  co_return sum;
}
// Its only callee is elided at -O2, and lies in a slot at -O0.
[[gnu::noinline]] task<long> other(int n) {
  long sum = 0;
  for (int i = 0; i < n; ++i)
    sum += co_await direct(i);
  co_return sum;
}

int main() {
  leaf<16> small;
  leaf<3000> large;
  layer<24> both(small);
  CHECK_EQ(run(root(both, large, other_leaf(), 10)), 45 + 1 + 2 + 3 + 4);
  CHECK_EQ(run(other(5)), 15);
}
// CHECK:     calls slots overflows blocks heap elided unknown largest where
// CHECK-DAG: {{^ *}}10 10 0 0 0 0 0 {{[1-9][0-9]+}} {{.*}}frames.cpp:[[#@LINE-23]]:{{[0-9]+}} in root
// CHECK-DAG: {{^ *}}1 0 1 1 0 0 0 3{{[0-9][0-9][0-9]}} {{.*}}frames.cpp:[[#@LINE-23]]:
// CHECK-DAG: {{^ *}}1 0 1 0 0 0 0 3{{[0-9][0-9][0-9]}} {{.*}}frames.cpp:[[#@LINE-23]]:
// CHECK-DAG: {{^ *}}1 0 0 0 1 0 0 {{[1-9][0-9]+}} {{.*}}frames.cpp:[[#@LINE-23]]:
// CHECK-DAG: {{^ *}}1 0 0 0 0 0 1 0 {{.*}}frames.cpp:[[#@LINE-23]]:
// CHECK-DAG: {{^ *}}11 11 0 0 0 0 0 {{[1-9][0-9]+}} {{.*}}service.h:{{.*}} in layer<24>::handle(long)
// CHECK-O2-DAG: {{^ *}}5 0 0 0 0 5 0 {{[1-9][0-9]+}} {{.*}} in other(int)
// CHECK-O0-DAG: {{^ *}}5 5 0 0 0 0 0 {{[1-9][0-9]+}} {{.*}} in other(int)
// CHECK:     made at once tail used wanted too small where
// CHECK-DAG: {{^ *}}1 1 1024 {{[1-9][0-9][0-9]}} 3{{[0-9][0-9][0-9]}} 1 {{.*}} in root
