// std::move_only_function, where the library has one. Its invoker may be
// noexcept, and what it holds cannot be copied.
//
// RUN: %levels --sanitize --memcheck=O2 %s \
// RUN:  -std=c++23 -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -std=c++23 -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"
#include <functional>
#include <version>

#ifndef __cpp_lib_move_only_function
int main() { return finish(); }
#else

struct owner {
  int *block = new int(9);
  owner() = default;
  owner(owner &&o) noexcept : block(std::exchange(o.block, nullptr)) {}
  ~owner() { delete block; }
  task<long> operator()(long n) {
    if (n & 1)
      co_await later();
    CHECK_EQ(*block, 9);
    co_return n;
  }
};

task<long> root(std::move_only_function<task<long>(long)> f) {
  long sum = 0;
  for (rounds r("an owner"); r.next();)
    sum += co_await f(r.i);
  co_return sum;
}
reg_task<long>
noexcept_root(std::move_only_function<reg_task<long>(long) noexcept> f) {
  long sum = 0;
  for (rounds r("noexcept, in a register"); r.next();)
    sum += co_await f(r.i);
  co_return sum;
}

int main() {
  CHECK_EQ(run(root(owner())), sum_of_rounds);
  CHECK_EQ(run(noexcept_root(
               [](long n) noexcept -> reg_task<long> { co_return n; })),
           sum_of_rounds);
  return finish();
}
#endif
