// Task types that promise nothing: their calls cost what they always did, also
// when only one of caller and callee is of such a type.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task> struct worker : service<Task> {
  Task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};

template <class Root, template <class> class Task> Root root(service<Task> *s) {
  counting();
  long sum = 0;
  long before = allocations();
  for (int i = 0; i < 100; ++i)
    sum += co_await s->call(i);
  // One block for each frame, neither more nor less.
  if (counting())
    CHECK_EQ(allocations() - before, 100);
  co_return sum;
}

// Calls which are promised, of the same functions.
task<long> marked(service<task> *s) {
  long sum = 0;
  for (rounds r("marked"); r.next();)
    sum += co_await s->call(r.i);
  co_return sum;
}

int main() {
  worker<plain_task> plain;
  worker<task> elidable;
  CHECK_EQ(run(root<plain_task<long>>(opaque<service<plain_task> *>(&plain))),
           4950);
  CHECK_EQ(run(root<task<long>>(opaque<service<plain_task> *>(&plain))), 4950);
  CHECK_EQ(run(root<plain_task<long>>(opaque<service<task> *>(&elidable))),
           4950);
  CHECK_EQ(run(marked(opaque<service<task> *>(&elidable))), sum_of_rounds);
  return finish();
}
