// Awaited calls in all sorts of expressions: as an argument, in a condition,
// as an operand of each other, through smart pointers and operators.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

#include <memory>

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  virtual task<long> operator()(long n) = 0;
  virtual task<long> operator[](long n) = 0;
  virtual task<service *> self() = 0;
};
struct echo : service {
  task<long> call(long n) override { co_return n; }
  task<long> operator()(long n) override {
    co_await later();
    co_return n;
  }
  task<long> operator[](long n) override { co_return n; }
  task<service *> self() override {
    co_await later();
    co_return this;
  }
};
template <class... T> long add(T... n) { return (n + ...); }

task<long> root(std::unique_ptr<service> owned) {
  service &s = *owned;
  long sum = 0;
  for (rounds r("arguments"); r.next();)
    sum += add(co_await s.call(r.i), co_await s(r.i), co_await s[r.i]);
  for (rounds r("conditions"); r.next();) {
    if (co_await owned->call(1) && co_await s(0))
      sum = -1;
    while (co_await s.call(0))
      sum = -1;
    sum += co_await s.call(1) ? co_await s(r.i) : co_await s[-1];
  }
  for (rounds r("of what was awaited"); r.next();)
    sum += co_await (co_await s.self())->call(co_await s.call(r.i));
  for (rounds r("in an initialiser"); r.next();) {
    const long several[] = {co_await s(1), co_await s(2), co_await s(r.i)};
    auto [a, b] = std::pair(co_await s[3], co_await s.call(4));
    sum += several[2] + (several[0] + several[1] + a + b - 10);
  }
  co_return sum;
}

int main() {
  std::unique_ptr<service> s(new echo);
  s.reset(opaque(s.release()));
  CHECK_EQ(run(root(std::move(s))), (3 + 1 + 1 + 1) * sum_of_rounds);
  return finish();
}
