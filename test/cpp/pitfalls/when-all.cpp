// Two and more children which live at the same time, each call of which clang
// promises to be elidable: they may never share storage.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
// Fills its frame with a mark, and looks after each suspension whether it is
// still there.
template <template <class> class Task> struct worker : service<Task> {
  service<Task> *next = nullptr;
  Task<long> call(long n) override {
    long room[16];
    long *marks = opaque(room);
    for (int i = 0; i < 16; ++i)
      marks[i] = n;
    for (int round = 0; round < 3; ++round) {
      if (round < n % 4)
        co_await later();
      if (next)
        CHECK_EQ(co_await next->call(n + round), n + round);
      for (int i = 0; i < 16; ++i)
        CHECK_EQ(marks[i], n);
    }
    co_return n;
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  long sum = 0;
  for (int i = 0; i < 50; ++i) {
    auto two = co_await when_all(s->call(i), s->call(i + 1));
    CHECK_EQ(two[0], i);
    CHECK_EQ(two[1], i + 1);
    auto five = co_await when_all(s->call(1), s->call(i), s->call(2),
                                  s->call(i + 3), s->call(3));
    for (long value : five.of)
      sum += value;
    // The slot is free again for a single call.
    sum += co_await s->call(i);
  }
  co_return sum;
}
// Groups within groups.
template <template <class> class Task> struct forking : service<Task> {
  service<Task> *a, *b;
  int depth;
  Task<long> call(long n) override { return fork(depth, n); }
  Task<long> fork(int level, long n) {
    if (level == 0)
      co_return co_await a->call(n);
    auto both = co_await when_all(fork(level - 1, n), b->call(n));
    co_return both[0] + both[1] - n;
  }
};

template <template <class> class Task> void test() {
  worker<Task> bottom, top;
  top.next = opaque(&bottom);
  long expected = 3 * 1225 + 50 * 9;
  CHECK_EQ(run(root<Task>(opaque(&bottom))), expected);
  CHECK_EQ(run(root<Task>(opaque(&top))), expected);
  forking<Task> f;
  f.a = opaque(&bottom);
  f.b = opaque(&top);
  f.depth = 4;
  CHECK_EQ(run(root<Task>(opaque(&f))), expected);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
