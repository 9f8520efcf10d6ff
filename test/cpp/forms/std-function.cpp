// std::function, around whatever it can hold. Its invoker is a function of the
// library which returns the task of one call.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

#include <functional>

struct object {
  long mark = 3;
  task<long> member(long n) {
    if (n & 1)
      co_await later();
    CHECK_EQ(mark, 3);
    co_return n;
  }
  virtual task<long> virtual_member(long n) { co_return n; }
  virtual ~object() = default;
};
task<long> plain(long n) { co_return n; }
struct call_operator {
  long large[20] = {1};
  task<long> operator()(long n) const {
    co_await later();
    CHECK_EQ(large[0], 1);
    co_return n;
  }
};

task<long> root(const char *what, const std::function<task<long>(long)> &f) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await f(r.i);
  co_return sum;
}
reg_task<long> reg_root(const char *what,
                        std::function<reg_task<long>(long)> f) {
  long sum = 0;
  for (rounds r(what); r.next();)
    sum += co_await f(r.i);
  co_return sum;
}

int main() {
  object o;
  long captured = 2;
  auto try_one = [](const char *what, auto f) {
    CHECK_EQ(run(root(what, std::move(f))), sum_of_rounds);
  };
  try_one("a function", opaque(plain));
  try_one("an object", call_operator());
  try_one("a lambda coroutine", [&captured](long n) -> task<long> {
    if (n & 1)
      co_await later();
    co_return n + captured - 2;
  });
  try_one("a lambda around a call", [&o](long n) { return o.member(n); });
  try_one("a lambda around a virtual call",
          [p = opaque(&o)](long n) { return p->virtual_member(n); });
  try_one("a function in a function",
          std::function<task<long>(long)>(opaque(plain)));
  CHECK_EQ(run(reg_root("in a register",
                        [](long n) -> reg_task<long> { co_return n; })),
           sum_of_rounds);
  return finish();
}
