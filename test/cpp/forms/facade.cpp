// A facade: plain member functions in front of a virtual one. One of them just
// returns its task, one is a coroutine itself (the non-virtual interface).
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> class store {
public:
  virtual ~store() = default;

  Task<long> get(long n) { return do_get(n, true); }
  Task<long> get_and_check(long n) {
    ++calls;
    long value = co_await do_get(n, false);
    CHECK_EQ(value, n);
    co_return value;
  }
  long calls = 0;

protected:
  virtual Task<long> do_get(long n, bool wait) = 0;
};
template <template <class> class Task> class memory : public store<Task> {
  Task<long> do_get(long n, bool wait) override {
    if (wait)
      co_await later();
    co_return n;
  }
};

template <template <class> class Task> Task<long> root(store<Task> *s) {
  long sum = 0;
  for (rounds r("returned"); r.next();)
    sum += co_await s->get(r.i);
  for (rounds r("awaited"); r.next();)
    sum += co_await s->get_and_check(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  memory<Task> m;
  CHECK_EQ(run(root<Task>(opaque<store<Task> *>(&m))), 2 * sum_of_rounds);
  CHECK_EQ(m.calls, rounds::total);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
