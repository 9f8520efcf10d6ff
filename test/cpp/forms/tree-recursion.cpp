// A recursion with two branches, where each depth is entered many times.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct fibonacci {
  virtual ~fibonacci() = default;
  virtual Task<long> of(int n) = 0;
};
template <template <class> class Task> struct recursive : fibonacci<Task> {
  fibonacci<Task> *self;
  Task<long> of(int n) override {
    if (n < 2) {
      co_await later();
      co_return n;
    }
    long a = co_await self->of(n - 1);
    long b = co_await self->of(n - 2);
    co_return a + b;
  }
};

template <template <class> class Task> Task<long> root(fibonacci<Task> *f) {
  long sum = co_await f->of(15);
  long before = allocations();
  sum += co_await f->of(15);
  long made = allocations() - before;
  std::printf("%ld allocations for 1973 calls\n", made);
#ifdef STOCK
  if (counting())
    CHECK_EQ(made, 1973);
#else
  CHECK_EQ(made, 0);
#endif
  co_return sum;
}

template <template <class> class Task> void test() {
  recursive<Task> f;
  f.self = opaque(&f);
  CHECK_EQ(run(root<Task>(opaque(f.self))), 2 * 610);
}

int main() {
  counting();
  test<task>();
  test<reg_task>();
  return finish();
}
