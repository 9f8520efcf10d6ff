// Every suspension goes on with another thread, which may be done with the
// frame, and have given it back, before await_suspend has returned here.
//
// RUN: %levels --sanitize --tsan --memcheck=O2 %s \
// RUN:  -pthread -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -pthread -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"
#include "threads.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(workers &w, long n) = 0;
};
struct leaf : service {
  task<long> call(workers &w, long n) override {
    co_await hop{w};
    co_return n;
  }
};
struct layer : service {
  service *next;
  task<long> call(workers &w, long n) override {
    long value = co_await next->call(w, n);
    if (n & 1)
      co_await hop{w};
    co_return value + co_await next->call(w, 1);
  }
};

task<long> root(service *s, workers &w) {
  long sum = 0;
  for (rounds r("across threads"); r.next();)
    sum += co_await s->call(w, r.i);
  co_return sum;
}

int main() {
  leaf l;
  layer a, b;
  a.next = opaque(&l);
  b.next = opaque(&a);
  CHECK_EQ(run_on_threads([&](workers &w) { return root(opaque(&b), w); }),
           sum_of_rounds + 3 * rounds::total);
  return finish();
}
