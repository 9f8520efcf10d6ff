// Callers of every kind: a lambda with captures, a member function, a static
// one, a template, a local class, and a coroutine which suspends by itself
// between its calls.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) {
    if (n & 1)
      co_await later();
    co_return n;
  }
};

struct client {
  service *s;
  task<long> member() {
    long sum = 0;
    for (rounds r("a member"); r.next();)
      sum += co_await s->call(r.i);
    co_return sum;
  }
  static task<long> static_member(service *s) {
    long sum = 0;
    for (rounds r("a static member"); r.next();)
      sum += co_await s->call(r.i);
    co_return sum;
  }
  virtual task<long> virtual_member() {
    long sum = 0;
    for (rounds r("a virtual member"); r.next();)
      sum += co_await s->call(r.i);
    co_return sum;
  }
  virtual ~client() = default;
};
template <class S> task<long> generic(S *s) {
  long sum = 0;
  for (rounds r("a template"); r.next();) {
    sum += co_await s->call(r.i);
    co_await later();
    sum += co_await s->call(r.i);
  }
  co_return sum;
}

int main() {
  service s;
  service *p = opaque(&s);
  client c{};
  c.s = p;
  CHECK_EQ(run(c.member()), sum_of_rounds);
  CHECK_EQ(run(client::static_member(p)), sum_of_rounds);
  CHECK_EQ(run(opaque(&c)->virtual_member()), sum_of_rounds);
  CHECK_EQ(run(generic(p)), 2 * sum_of_rounds);

  long sum = 0;
  auto lambda = [p, &sum]() -> task<long> {
    for (rounds r("a lambda"); r.next();)
      sum += co_await p->call(r.i);
    co_return sum;
  };
  CHECK_EQ(run(lambda()), sum_of_rounds);

  struct local {
    task<long> operator()(service *s) const {
      long sum = 0;
      for (rounds r("a local class"); r.next();)
        sum += co_await s->call(r.i);
      co_return sum;
    }
  };
  CHECK_EQ(run(local()(p)), sum_of_rounds);
  return finish();
}
