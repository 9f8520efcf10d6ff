// A frame much larger than what any slot has left: it goes elsewhere, and
// nothing else changes, for it or for its small neighbours.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(int depth, long n) = 0;
};
template <template <class> class Task, int Size> struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(int depth, long n) override {
    tracer t(Size > 100 ? "large" : "small");
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    std::memset(p, depth, Size);
    co_await later();
    long value = n;
    if (depth)
      value = co_await next->call(depth - 1, n) + 1;
    for (int i = 0; i < Size; ++i)
      CHECK_EQ(p[i], depth);
    co_return value;
  }
};

template <template <class> class Task>
Task<long> root(service<Task> *s, int depth) {
  long sum = 0;
  for (int i = 0; i < 3; ++i)
    sum += co_await s->call(depth, i);
  co_return sum;
}

template <template <class> class Task> void test() {
  layer<Task, 16> small;
  layer<Task, 200000> large;
  small.next = opaque(&large);
  large.next = opaque(&small);
  CHECK_EQ(run(root<Task>(opaque(&large), 0)), 3);
  EXPECT_TRACE("+large\n-large\n+large\n-large\n+large\n-large\n");
  CHECK_EQ(run(root<Task>(opaque(&small), 1)), 3 + 3);
  EXPECT_TRACE("+small\n+large\n-large\n-small\n"
               "+small\n+large\n-large\n-small\n"
               "+small\n+large\n-large\n-small\n");
  CHECK_EQ(run(root<Task>(opaque(&large), 3)), 3 + 9);
  EXPECT_TRACE("+large\n+small\n+large\n+small\n"
               "-small\n-large\n-small\n-large\n"
               "+large\n+small\n+large\n+small\n"
               "-small\n-large\n-small\n-large\n"
               "+large\n+small\n+large\n+small\n"
               "-small\n-large\n-small\n-large\n");
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
