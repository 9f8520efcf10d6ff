// Calls whose target the optimiser finds out: a final class, an object which is
// made in sight. Whoever removes their allocation, none is left.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct sealed final : service {
  long mark = 2;
  task<long> call(long n) override {
    if (n & 1)
      co_await later();
    CHECK_EQ(mark, 2);
    co_return n;
  }
};

task<long> of_a_final_class(sealed *s) {
  long sum = 0;
  for (rounds r("a final class", may_elide); r.next();)
    sum += co_await s->call(r.i);
  co_return sum;
}
task<long> of_a_local_object() {
  sealed made;
  service &s = made;
  long sum = 0;
  for (rounds r("a local object", may_elide); r.next();)
    sum += co_await s.call(r.i);
  co_return sum;
}
task<long> qualified(sealed *s) {
  long sum = 0;
  for (rounds r("a qualified name", may_elide); r.next();)
    sum += co_await s->sealed::call(r.i);
  co_return sum;
}

int main() {
  sealed s;
  CHECK_EQ(run(of_a_final_class(opaque(&s))), sum_of_rounds);
  CHECK_EQ(run(of_a_local_object()), sum_of_rounds);
  CHECK_EQ(run(qualified(opaque(&s))), sum_of_rounds);
  return finish();
}
