// The task is stored first and awaited afterwards: clang makes no promise for
// that call, and two such tasks may live at once.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> next(const char *name) = 0;
};
struct worker : service {
  task<long> next(const char *name) override {
    tracer t(name);
    co_await later();
    co_return 1;
  }
};

task<long> root(service &o) {
  auto a = o.next("a");
  auto b = o.next("b");
  auto &&c = o.next("c");
  long sum = co_await std::move(b);
  sum += co_await o.next("d");
  sum += co_await a;
  sum += co_await c;
  co_return sum;
}

int main() {
  worker w;
  long before = allocations();
  CHECK_EQ(run(root(*opaque<service *>(&w))), 4);
  // Root, a, b and c must have memory of their own.
  if (counting())
    CHECK_GE(allocations() - before, 4);
  EXPECT_TRACE("+b\n-b\n+d\n-d\n+a\n-a\n+c\n-c\n");
  return finish();
}
