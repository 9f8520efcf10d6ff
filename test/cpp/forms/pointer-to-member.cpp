// Calls through pointers to members, of virtual and of other functions, also
// with a base that moves `this`.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct front {
  long filler[5] = {};
  virtual ~front() = default;
};
template <template <class> class Task> struct device {
  long mark = 6;
  virtual ~device() = default;
  virtual Task<long> virtual_ready(long n) = 0;
  virtual Task<long> virtual_suspended(long n) = 0;
  Task<long> direct_ready(long n) {
    CHECK_EQ(mark, 6);
    co_return n;
  }
  Task<long> direct_suspended(long n) const {
    co_await later();
    CHECK_EQ(mark, 6);
    co_return n;
  }
};
template <template <class> class Task> struct disk : front, device<Task> {
  Task<long> virtual_ready(long n) override {
    CHECK_EQ(this->mark, 6);
    co_return n;
  }
  Task<long> virtual_suspended(long n) override {
    co_await later();
    CHECK_EQ(this->mark, 6);
    co_return n;
  }
};

template <template <class> class Task, class Object, class Member>
Task<long> root(const char *what, Object *o, Member m) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await (o->*m)(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  disk<Task> d;
  auto *base = opaque<device<Task> *>(&d);
  auto try_one = [&](const char *what, auto *object, auto member) {
    CHECK_EQ(run(root<Task>(what, object, opaque(member))), sum_of_rounds);
  };
  try_one("virtual, ready", base, &device<Task>::virtual_ready);
  try_one("virtual, suspended", base, &device<Task>::virtual_suspended);
  try_one("direct, ready", base, &device<Task>::direct_ready);
  try_one("direct, suspended", base, &device<Task>::direct_suspended);
  // The same, called on the whole object: the pointer itself moves `this`.
  Task<long> (disk<Task>::*derived)(long) = &device<Task>::virtual_ready;
  try_one("of a derived class", opaque(&d), derived);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
