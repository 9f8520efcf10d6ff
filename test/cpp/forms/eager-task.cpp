// Tasks which start at once: the callee has run, perhaps to its end, before the
// call returns, and has made its own calls meanwhile.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual eager_task<long> call(long n) = 0;
};
struct leaf : service {
  eager_task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};
struct layer : service {
  service *next;
  eager_task<long> call(long n) override {
    long value = co_await next->call(n);
    if (n & 2)
      co_await later();
    co_return value + 1;
  }
};

eager_task<long> root(service *s, const char *what) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await s->call(r.i);
  co_return sum;
}

int main() {
  leaf l;
  layer a, b;
  a.next = opaque(&l);
  b.next = opaque(&a);
  CHECK_EQ(run(root(opaque(&l), "one call")), sum_of_rounds);
  CHECK_EQ(run(root(opaque(&b), "three calls")),
           sum_of_rounds + 2 * rounds::total);
  return finish();
}
