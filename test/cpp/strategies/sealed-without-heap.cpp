// Strategy sealed in functions that must not reach the heap. An implementer
// that awaits its own interface has room for the others: where it meets itself,
// its frame would contain itself, and the program ends. A call of a function
// pointer, which may reach anyone, is an error.
//
// RUN: %levels --no-check --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %dynasync -O0 %s -I%support -o %t.O0
// RUN: not --crash %t.O0 deep 2>&1 | FileCheck %s --check-prefix=DEEP
// RUN: %dynasync -O2 %s -I%support -o %t.O2
// RUN: not --crash %t.O2 deep 2>&1 | FileCheck %s --check-prefix=DEEP
// RUN: not %dynasync -O2 -g -DBAD -c %s -I%support -o %t.o 2>&1 | FileCheck %s --check-prefix=ERROR --implicit-check-not=error:
//
// Nothing was allocated on the way down.
// DEEP: 0 allocations
// DEEP-NEXT: dynasync: no room for the frame of {{.*deeper.*}}: it needs {{[0-9]+}} bytes, and {{[0-9]+}} are there
// DEEP-NOT: allocations
#include "count.h"
#include "dynasync/dynasync.h"
#include "dynasync/strategy.h"
#include "task.h"

#include <cstdio>

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct leaf final : service {
  task<long> call(long n) override {
    co_await later();
    co_return n;
  }
};
static long before;
static bool telling;
struct deeper final : service {
  service *inner;
  DYNASYNC_NO_HEAP
  DYNASYNC_STRATEGY("sealed") task<long> call(long n) override {
    co_await later();
    if (telling)
      std::fprintf(stderr, "%ld allocations\n", allocations() - before);
    if (n == 0)
      co_return 0;
    co_return 1 + co_await opaque(inner)->call(n - 1);
  }
};
// The first frame of deeper has a size, and so a place here.
DYNASYNC_NO_HEAP DYNASYNC_STRATEGY("sealed") task<long> top(service *s,
                                                            long n) {
  co_return co_await opaque(s)->call(n);
}
#ifdef BAD
using function = task<long> (*)(long);
DYNASYNC_NO_HEAP DYNASYNC_STRATEGY("sealed") task<long> pointer(function f) {
  // ERROR: sealed-without-heap.cpp:[[#@LINE+1]]:{{.*}}error: awaited call to indirect may reach an allocator (no-known-implementer, strategy sealed), which dynasync-no-heap forbids in the function at {{.*}}sealed-without-heap.cpp:[[#@LINE-1]]
  co_return co_await opaque(f)(1);
}
#endif

// What the run of a root allocates, beyond itself.
static long made(task<long> root, long result) {
  before = allocations();
  CHECK_EQ(run(std::move(root)), result);
  return allocations() - before;
}

int main(int argc, char **) {
  leaf end;
  deeper a, b;
  a.inner = &end;
  b.inner = &b;
  (void)counting(); // allocates, the first time
  CHECK_EQ(made(top(&end, 5), 5), 0);
  CHECK_EQ(made(top(&a, 5), 5), 0);
  CHECK_EQ(made(top(&b, 0), 0), 0);
  telling = argc > 1;
  if (telling)
    made(top(&b, 5), 5);
  return finish();
}
