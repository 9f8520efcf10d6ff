// A group of many children, alive at once, with children of their own: what is
// kept for those which find no room grows with their number, not faster.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task> struct leaf : service<Task> {
  Task<long> call(long n) override {
    co_await later();
    co_return n;
  }
};
template <template <class> class Task> struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(long n) override {
    long room[40];
    long *p = opaque(room);
    p[39] = n;
    long value = co_await next->call(n);
    co_return value + p[39] - n;
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  long sum = 0;
  for (int i = 0; i < 20; ++i) {
    auto many = co_await when_all(
        s->call(1), s->call(2), s->call(3), s->call(4), s->call(5), s->call(6),
        s->call(7), s->call(8), s->call(9), s->call(10), s->call(11),
        s->call(12), s->call(13), s->call(14), s->call(15), s->call(16),
        s->call(17), s->call(18), s->call(19), s->call(20), s->call(21),
        s->call(22), s->call(23), s->call(24));
    for (long value : many.of)
      sum += value;
  }
  co_return sum;
}

template <template <class> class Task> void test() {
  leaf<Task> l;
  layer<Task> layers[4];
  service<Task> *next = &l;
  for (auto &layer : layers) {
    layer.next = opaque(next);
    next = &layer;
  }
  reset_peak();
  long before = live_bytes();
  CHECK_EQ(run(root<Task>(opaque(next))), 20 * 300);
  long peak = peak_bytes() - before;
  std::printf("peak: %ld bytes\n", peak);
  // Each child's chain takes some 2 KiB when nothing is spare.
  CHECK_LE(peak, 24 * 16384);
}

int main() {
  counting();
  test<task>();
  test<reg_task>();
  return finish();
}
