// Multiple inheritance: calls through the second base go to a thunk, which
// moves `this` and hands on the task of the function behind it.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct reader {
  long base = 1;
  virtual ~reader() = default;
  virtual Task<long> read(long n) = 0;
};
template <template <class> class Task> struct writer {
  long base = 2;
  virtual ~writer() = default;
  virtual Task<long> write(long n) = 0;
  virtual Task<long> write_later(long n) = 0;
};
template <template <class> class Task>
struct file : reader<Task>, writer<Task> {
  long own = 4;
  long check(long n) {
    CHECK_EQ(this->reader<Task>::base, 1);
    CHECK_EQ(this->writer<Task>::base, 2);
    CHECK_EQ(own, 4);
    return n;
  }
  Task<long> read(long n) override { co_return check(n); }
  Task<long> write(long n) override { co_return check(n); }
  Task<long> write_later(long n) override {
    co_await later();
    co_return check(n);
  }
};

template <template <class> class Task> Task<long> root(writer<Task> &w) {
  long sum = 0;
  for (rounds r("ready"); r.next();)
    sum += co_await w.write(r.i);
  for (rounds r("suspended"); r.next();)
    sum += co_await w.write_later(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  file<Task> f;
  CHECK_EQ(run(root<Task>(*opaque<writer<Task> *>(&f))), 2 * sum_of_rounds);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
