// Overrides which are no coroutines: they return the task of another call,
// direct, virtual, or of a further function like themselves.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> get(long n) = 0;
};
template <template <class> class Task> struct storage : service<Task> {
  Task<long> get(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};
template <template <class> class Task> Task<long> free_get(long a, long n) {
  co_return n + a;
}
template <template <class> class Task> struct direct : service<Task> {
  Task<long> get(long n) override { return free_get<Task>(3, n); }
};
template <template <class> class Task> struct proxy : service<Task> {
  service<Task> *inner;
  explicit proxy(service<Task> *inner) : inner(inner) {}
  Task<long> get(long n) override { return inner->get(n); }
};
template <template <class> class Task> struct counting_proxy : proxy<Task> {
  long calls = 0;
  using proxy<Task>::proxy;
  Task<long> get(long n) override {
    ++calls;
    return proxy<Task>::get(n);
  }
};

template <template <class> class Task>
Task<long> root(const char *what, service<Task> *s) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await s->get(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  direct<Task> d;
  CHECK_EQ(run(root<Task>("direct", opaque(&d))),
           sum_of_rounds + 3 * rounds::total);
  storage<Task> s;
  proxy<Task> p(&s);
  CHECK_EQ(run(root<Task>("virtual", opaque(&p))), sum_of_rounds);
  counting_proxy<Task> c(&p);
  CHECK_EQ(run(root<Task>("three in a row", opaque(&c))), sum_of_rounds);
  CHECK_EQ(c.calls, rounds::total);
}

int main() {
  test<task>();
  test<reg_task>();
  test<raw_task>();
  return finish();
}
