// Operands which clang does not mark: in parentheses, behind a comma, one of
// two by a condition, through a cast or a conversion. They work as ever.
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
    co_return n;
  }
};
struct convertible {
  service *s;
  long n;
  auto operator co_await() const { return awaiter{s->call(n)}; }
  struct awaiter {
    task<long> t;
    bool await_ready() { return t.await_ready(); }
    auto await_suspend(std::coroutine_handle<> c) { return t.await_suspend(c); }
    long await_resume() { return t.await_resume(); }
  };
};

task<long> root(service *s, bool which) {
  long sum = co_await (s->call(1));
  sum += co_await (sum ? s->call(20) : s->call(-20));
  sum += co_await (which ? s->call(300) : s->call(-300));
  sum += co_await (trace("comma"), s->call(4000));
  sum += co_await static_cast<task<long> &&>(s->call(50000));
  sum += co_await task<long>(s->call(600000));
  sum += co_await convertible{s, 7000000};
  // One that is marked, after all of them.
  sum += co_await s->call(80000000);
  co_return sum;
}

int main() {
  worker w;
  CHECK_EQ(run(root(opaque(&w), opaque(true))), 87654321);
  EXPECT_TRACE("comma\n");
  return finish();
}
