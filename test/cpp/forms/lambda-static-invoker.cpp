// A lambda turned into a function pointer: the pointer is that of a static
// invoker, which calls the operator with no object behind it.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task>
Task<long> root(const char *what, Task<long> (*f)(long)) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await f(r.i);
  co_return sum;
}

template <template <class> class Task> void test() {
  CHECK_EQ(run(root<Task>("ready",
                          opaque(+[](long n) -> Task<long> { co_return n; }))),
           sum_of_rounds);
  CHECK_EQ(run(root<Task>("suspended", opaque(+[](long n) -> Task<long> {
                            co_await later();
                            co_return n;
                          }))),
           sum_of_rounds);
  auto generic = [](auto n) -> Task<long> { co_return long(n); };
  Task<long> (*f)(long) = generic;
  CHECK_EQ(run(root<Task>("generic", opaque(f))), sum_of_rounds);
}

int main() {
  test<task>();
  test<reg_task>();
  test<raw_task>();
  return finish();
}
