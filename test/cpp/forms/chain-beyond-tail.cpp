// Chains of frames which together are larger than any tail: after the first
// round they cost nothing either.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct stage {
  virtual ~stage() = default;
  virtual Task<long> pass(long n, int depth) = 0;
};
// A frame of at least Size bytes, in use before and after the await.
template <template <class> class Task, int Size> struct wide : stage<Task> {
  stage<Task> *next = nullptr;
  Task<long> pass(long n, int depth) override {
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    std::memset(p, depth, Size);
    long value = n;
    if (depth)
      value = co_await next->pass(n, depth - 1);
    else if (n & 1)
      co_await later();
    for (int i = 0; i < Size; ++i)
      CHECK_EQ(p[i], depth);
    co_return value + 1;
  }
};

template <template <class> class Task>
Task<long> root(stage<Task> *s, const char *what) {
  constexpr int depth = 16;
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await s->pass(r.i, depth);
  // Chains of all lengths, one after another.
  for (rounds r("mixed lengths"); r.next();)
    sum += co_await s->pass(r.i, r.i % depth);
  co_return sum;
}

template <template <class> class Task> void test() {
  wide<Task, 100> small;
  wide<Task, 700> medium;
  wide<Task, 3000> large;
  small.next = opaque(&medium);
  medium.next = opaque(&large);
  large.next = opaque(&small);
  long expected = 2 * sum_of_rounds + 17 * rounds::total;
  for (long i = 0; i < rounds::total; ++i)
    expected += i % 16 + 1;
  CHECK_EQ(run(root<Task>(opaque(&small), "small first")), expected);
  // What was kept for the rounds went with the root.
  long before = live_blocks();
  CHECK_EQ(run(root<Task>(opaque(&large), "large first")), expected);
  CHECK_EQ(live_blocks(), before);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
