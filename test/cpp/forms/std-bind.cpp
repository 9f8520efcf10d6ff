// std::bind and std::mem_fn inside std::function: several functions of the
// library between the call and the coroutine, each handing on the task.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

#include <functional>

struct object {
  virtual ~object() = default;
  virtual task<long> add(long a, long b) {
    if (a & 1)
      co_await later();
    co_return a + b;
  }
};

task<long> root(const char *what, const std::function<task<long>(long)> &f) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await f(r.i);
  co_return sum;
}

int main() {
  object o;
  using namespace std::placeholders;
  CHECK_EQ(run(root("bind", std::bind(&object::add, opaque(&o), _1, 5))),
           sum_of_rounds + 5 * rounds::total);
  auto add = std::mem_fn(&object::add);
  CHECK_EQ(run(root("mem_fn", [&](long n) { return add(opaque(&o), n, 1); })),
           sum_of_rounds + rounds::total);
  CHECK_EQ(run(root("invoke",
                    [&](long n) {
                      return std::invoke(&object::add, opaque(&o), n, 0);
                    })),
           sum_of_rounds);
  return finish();
}
