// The plain case: a virtual function which is a coroutine, awaited.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

// Classes with a key function, and templates, whose tables are in comdats.
struct service {
  virtual ~service() = default;
  virtual task<long> ready(long n) = 0;
  virtual task<long> suspended(long n) = 0;
};
struct plain : service {
  task<long> ready(long n) override;
  task<long> suspended(long n) override;
};
task<long> plain::ready(long n) { co_return n; }
task<long> plain::suspended(long n) {
  co_await later();
  co_return n;
}

template <template <class> class Task> struct generic_service {
  virtual ~generic_service() = default;
  virtual Task<long> ready(long n) = 0;
  virtual Task<long> suspended(long n) = 0;
};
template <template <class> class Task, int Step>
struct generic : generic_service<Task> {
  Task<long> ready(long n) override { co_return n + Step; }
  Task<long> suspended(long n) override {
    co_await later();
    co_return n + Step;
  }
};

template <class Service> task<long> root(Service &s) {
  long sum = 0;
  for (rounds r("ready"); r.next();)
    sum += co_await s.ready(r.i);
  for (rounds r("suspended"); r.next();)
    sum += co_await s.suspended(r.i);
  co_return sum;
}

// Two objects in turn, so that nothing can be known of the next callee.
template <template <class> class Task>
Task<long> mixed_root(generic_service<Task> *const *services) {
  long sum = 0;
  for (rounds r("mixed"); r.next();) {
    sum += co_await services[r.i & 1]->ready(r.i);
    sum += co_await services[r.i >> 1 & 1]->suspended(r.i);
  }
  co_return sum;
}

template <template <class> class Task> void both() {
  generic<Task, 1> one;
  generic<Task, 2> two;
  generic_service<Task> *services[] = {&one, &two};
  CHECK_EQ(run(root(*opaque(services[0]))), 2 * sum_of_rounds + 2 * 1016);
  CHECK_EQ(run(root(*opaque(services[1]))), 2 * sum_of_rounds + 4 * 1016);
  CHECK_EQ(run(mixed_root<Task>(opaque(services))),
           2 * sum_of_rounds + 2 * 508 * (1 + 2));
}

int main() {
  plain p;
  CHECK_EQ(run(root(*opaque<service *>(&p))), 2 * sum_of_rounds);
  both<task>();
  both<reg_task>();
  both<raw_task>();
  return finish();
}
