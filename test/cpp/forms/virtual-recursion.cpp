// A virtual function which calls itself 10,000 deep: at most one block for
// every ten frames, and none the second time.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

constexpr int depth = 10000;

template <template <class> class Task> struct list {
  virtual ~list() = default;
  virtual Task<long> length(int n) = 0;
};
template <template <class> class Task> struct node : list<Task> {
  list<Task> *next;
  Task<long> length(int n) override {
    if (n == 0) {
      co_await later();
      co_return 0;
    }
    co_return 1 + co_await next->length(n - 1);
  }
};

template <template <class> class Task> Task<void> root(list<Task> *l) {
  long most[] = {depth / 10, 0, 0};
  for (int round = 0; round < 3; ++round) {
    long before = allocations();
    CHECK_EQ(co_await l->length(depth), depth);
    long made = allocations() - before;
    std::printf("round %d: %ld allocations for %d frames\n", round, made,
                depth);
#ifdef STOCK
    if (counting())
      CHECK_GE(made, depth);
#else
    CHECK_LE(made, most[round]);
#endif
  }
  (void)most;
}

template <template <class> class Task> void test() {
  node<Task> n;
  n.next = opaque(&n);
  run(root<Task>(opaque<list<Task> *>(&n)));
  // What was kept for the next round went with the root.
  long before = live_blocks();
  reset_peak();
  long bytes = live_bytes();
  run(root<Task>(opaque<list<Task> *>(&n)));
  CHECK_EQ(live_blocks(), before);
  CHECK_LE(peak_bytes() - bytes, 1000l * depth);
}

int main() {
  counting();
  test<task>();
  test<reg_task>();
  return finish();
}
