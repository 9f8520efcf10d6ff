// Covariant returns. C++ has them for pointers and references only, so a task
// can never be what a covariant thunk adjusts, and no annotated call goes
// through one. What exists is this: the object whose member is awaited comes
// out of a covariant function, and such an object sits at an offset.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct channel {
  long mark = 5;
  virtual ~channel() = default;
  virtual Task<long> receive(long n) = 0;
};
struct other {
  long filler[3] = {};
  virtual ~other() = default;
};
template <template <class> class Task> struct socket : other, channel<Task> {
  Task<long> receive(long n) override {
    CHECK_EQ(this->mark, 5);
    if (n & 1)
      co_await later();
    co_return n;
  }
};

template <template <class> class Task> struct provider {
  virtual ~provider() = default;
  virtual channel<Task> *pointer() = 0;
  virtual channel<Task> &reference() = 0;
};
template <template <class> class Task>
struct socket_provider : other, provider<Task> {
  socket<Task> s;
  // The thunks turn socket* into channel*, which lies behind `other`.
  socket<Task> *pointer() override { return &s; }
  socket<Task> &reference() override { return s; }
};

template <template <class> class Task> Task<long> root(provider<Task> &p) {
  long sum = 0;
  for (rounds r("pointer"); r.next();)
    sum += co_await p.pointer()->receive(r.i);
  for (rounds r("reference"); r.next();)
    sum += co_await p.reference().receive(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  socket_provider<Task> p;
  CHECK_EQ(run(root<Task>(*opaque<provider<Task> *>(&p))), 2 * sum_of_rounds);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
