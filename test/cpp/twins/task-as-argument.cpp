// A task goes through a function as its argument, without the attribute that
// would make the call a part of the await. The function may keep it.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct worker : service {
  task<long> call(long n) override {
    co_await later();
    trace("%ld", n);
    co_return n;
  }
};

task<long> *kept;
task<long> pass(task<long> &&t) { return std::move(t); }
task<long> swap_for_kept(task<long> &&t) {
  task<long> other = std::move(*kept);
  *kept = std::move(t);
  return other;
}
task<long> around(task<long> t) { co_return co_await std::move(t) + 1; }

task<long> root(service *s) {
  long sum = co_await pass(s->call(1));
  sum += co_await swap_for_kept(s->call(20));
  sum += co_await around(s->call(300));
  co_return sum;
}

int main() {
  worker w;
  task<long> store = opaque<service *>(&w)->call(4000);
  kept = &store;
  CHECK_EQ(run(root(opaque(&w))), 1 + 4000 + 301);
  CHECK_EQ(run(std::move(store)), 20);
  EXPECT_TRACE("1\n4000\n300\n20\n");
  return finish();
}
