// A forwarder with branches: one of several calls gives the task.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct cell {
  virtual ~cell() = default;
  virtual Task<long> get(long n) = 0;
};
template <template <class> class Task, long Add> struct leaf : cell<Task> {
  Task<long> get(long n) override {
    if (n & 4)
      co_await later();
    co_return n + Add;
  }
};
template <template <class> class Task> struct chooser : cell<Task> {
  cell<Task> *of[3];
  static Task<long> fixed(long n) { co_return n + 3; }
  Task<long> get(long n) override {
    if (n % 5 == 0)
      return fixed(n);
    switch (n % 3) {
    case 0:
      return of[0]->get(n);
    case 1:
      return of[1]->get(n);
    }
    return of[2]->get(n);
  }
};
// Calls itself until it gets to the bottom.
template <template <class> class Task> struct descent : cell<Task> {
  cell<Task> *bottom;
  int depth = 5;
  Task<long> get(long n) override { return get_at(depth, n); }
  Task<long> get_at(int level, long n) {
    return level ? get_at(level - 1, n) : bottom->get(n);
  }
};

template <template <class> class Task>
Task<long> root(const char *what, cell<Task> *c) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await c->get(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  leaf<Task, 0> zero;
  leaf<Task, 1> one;
  leaf<Task, 2> two;
  chooser<Task> c;
  c.of[0] = opaque(&zero);
  c.of[1] = opaque(&one);
  c.of[2] = opaque(&two);
  long expected = 0;
  for (long n = 0; n < rounds::total; ++n)
    expected += n + (n % 5 == 0 ? 3 : n % 3);
  CHECK_EQ(run(root<Task>("branches", opaque(&c))), expected);
  descent<Task> d;
  d.bottom = opaque(&one);
  CHECK_EQ(run(root<Task>("recursion", opaque(&d))),
           sum_of_rounds + rounds::total);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
