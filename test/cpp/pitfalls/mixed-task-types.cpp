// Callers and callees of different task types: what holds the slot and what
// goes into it need not be of one kind.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task> struct leaf : service<Task> {
  Task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};
template <template <class> class Outer, template <class> class Inner>
struct layer : service<Outer> {
  service<Inner> *next;
  Outer<long> call(long n) override { co_return co_await next->call(n) + 1; }
};

template <class Root, class Service> Root root(Service *s) {
  long sum = 0;
  for (rounds r("mixed"); r.next();)
    sum += co_await s->call(r.i);
  co_return sum;
}

int main() {
  leaf<raw_task> bottom;
  layer<reg_task, raw_task> a;
  a.next = opaque(&bottom);
  layer<task, reg_task> b;
  b.next = opaque(&a);
  layer<eager_task, task> c;
  c.next = opaque(&b);
  layer<reg_task, eager_task> d;
  d.next = opaque(&c);
  long expected = sum_of_rounds + 4 * rounds::total;
  CHECK_EQ(run(root<task<long>>(opaque(&d))), expected);
  CHECK_EQ(run(root<reg_task<long>>(opaque(&d))), expected);
  CHECK_EQ(run(root<raw_task<long>>(opaque(&d))), expected);
  CHECK_EQ(run(root<eager_task<long>>(opaque(&d))), expected);
  return finish();
}
