// Virtual inheritance: a thunk reads the distance to move `this` by from the
// table of the object (_ZTv0_n...).
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct source {
  long mark = 8;
  virtual ~source() = default;
  virtual Task<long> ready(long n) = 0;
  virtual Task<long> suspended(long n) = 0;
};
template <template <class> class Task> struct left : virtual source<Task> {
  long l = 1;
};
template <template <class> class Task> struct right : virtual source<Task> {
  long r = 2;
  long check(long n) {
    CHECK_EQ(r, 2);
    CHECK_EQ(this->mark, 8);
    return n;
  }
  Task<long> ready(long n) override { co_return check(n); }
  Task<long> suspended(long n) override {
    co_await later();
    co_return check(n);
  }
};
// In these two, `right` lies at other distances from `source`.
template <template <class> class Task>
struct diamond : left<Task>, right<Task> {
  long d = 3;
};
struct padding {
  long room[9] = {};
};
template <template <class> class Task>
struct wide : left<Task>, padding, right<Task> {};

template <template <class> class Task> Task<long> root(source<Task> &s) {
  long sum = 0;
  for (rounds r("ready"); r.next();)
    sum += co_await s.ready(r.i);
  for (rounds r("suspended"); r.next();)
    sum += co_await s.suspended(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  diamond<Task> d;
  CHECK_EQ(run(root<Task>(*opaque<source<Task> *>(&d))), 2 * sum_of_rounds);
  wide<Task> w;
  CHECK_EQ(run(root<Task>(*opaque<source<Task> *>(&w))), 2 * sum_of_rounds);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
