// Calls through function pointers: alone, in a table, as a C callback with its
// context. Some targets are no coroutines, or were not compiled as such.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> Task<long> ready(long n) { co_return n; }
template <template <class> class Task> Task<long> suspended(long n) {
  co_await later();
  co_return n;
}
template <template <class> class Task> struct callback {
  Task<long> (*function)(void *context, long n);
  void *context;
};
template <template <class> class Task>
Task<long> add_to(void *context, long n) {
  *static_cast<long *>(context) += n;
  if (n & 1)
    co_await later();
  co_return n;
}

template <template <class> class Task>
Task<long> root(Task<long> (*one)(long), Task<long> (*const *table)(long),
                callback<Task> c) {
  long sum = 0;
  for (rounds r("one pointer"); r.next();)
    sum += co_await one(r.i);
  for (rounds r("a table"); r.next();)
    sum += co_await table[r.i & 1](r.i);
  for (rounds r("a callback"); r.next();)
    sum += co_await c.function(c.context, r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  Task<long> (*table[])(long) = {ready<Task>, suspended<Task>};
  for (auto *one : table) {
    long total = 0;
    CHECK_EQ(run(root<Task>(opaque(one), opaque(table),
                            opaque(callback<Task>{add_to<Task>, &total}))),
             3 * sum_of_rounds);
    CHECK_EQ(total, sum_of_rounds);
  }
}

// A function which only looks like one: it hands out a task made long ago.
task<long> *prepared;
task<long> hand_out(long) { return std::move(*prepared); }
task<long> await_prepared(task<long> (*f)(long)) { co_return co_await f(0); }

int main() {
  test<task>();
  test<reg_task>();
  test<raw_task>();
  task<long> made = suspended<task>(77);
  prepared = &made;
  CHECK_EQ(run(await_prepared(opaque(hand_out))), 77);
  return finish();
}
