// Functions which return a class in memory, as tasks are, and pass on that of
// another call, but have nothing to do with coroutines.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

// As large as a task, and no trivial copies: returned in the same way.
struct token {
  long value;
  explicit token(long v) : value(v) {}
  token(token &&o) noexcept : value(std::exchange(o.value, 0)) {}
  ~token() { value = 0; }
};
struct maker {
  virtual ~maker() = default;
  virtual token make(long n) = 0;
};
struct other {
  virtual ~other() = default;
  long filler = 1;
};
struct simple : other, maker {
  token make(long n) override { return token(n); }
};
struct proxy : other, maker {
  maker *inner;
  token make(long n) override { return inner->make(n + 1); }
};

// With an awaited call in the same function, and in the same class.
struct both : maker {
  maker *inner;
  task<long> work(long n) {
    co_await later();
    co_return n + inner->make(n).value;
  }
  token make(long n) override { return inner->make(n + 1); }
  virtual task<long> do_work(long n) { return work(n); }
};
task<long> root(both *b) {
  long sum = 0;
  for (long i = 0; i < 4; ++i) {
    token t = b->make(i);
    sum += t.value + co_await b->do_work(i);
  }
  co_return sum;
}

int main() {
  simple s;
  proxy p;
  p.inner = opaque<maker *>(&s);
  both b;
  b.inner = opaque<maker *>(&p);
  CHECK_EQ(opaque<maker *>(&b)->make(40).value, 42);
  token (maker::*m)(long) = opaque(&maker::make);
  CHECK_EQ((static_cast<maker &>(p).*m)(7).value, 8);
  CHECK_EQ(run(root(opaque(&b))), (6 + 2 * 4) + (6 + 6 + 4));
  return finish();
}
