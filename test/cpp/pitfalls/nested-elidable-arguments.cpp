// Coroutines with parameters which are elidable themselves: the argument's
// frame and the coroutine's own are wanted from one slot at the same time.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  virtual task<long>
  add([[clang::coro_await_elidable_argument]] task<long> &&a,
      [[clang::coro_await_elidable_argument]] task<long> b) = 0;
};
struct worker : service {
  task<long> call(long n) override {
    long room[6];
    long *p = opaque(room);
    for (int i = 0; i < 6; ++i)
      p[i] = n;
    if (n & 1)
      co_await later();
    for (int i = 0; i < 6; ++i)
      CHECK_EQ(p[i], n);
    co_return n;
  }
  task<long> add(task<long> &&a, task<long> b) override {
    long room[6];
    long *p = opaque(room);
    for (int i = 0; i < 6; ++i)
      p[i] = 1000 + i;
    long sum = co_await std::move(b);
    sum += co_await std::move(a);
    for (int i = 0; i < 6; ++i)
      CHECK_EQ(p[i], 1000 + i);
    co_return sum;
  }
};

task<long> root(service *s) {
  long sum = 0;
  for (int i = 0; i < 50; ++i) {
    sum += co_await s->add(s->call(i), s->call(i + 1));
    sum += co_await s->add(s->add(s->call(1), s->call(2)),
                           s->add(s->call(i), s->add(s->call(3), s->call(4))));
    auto both = co_await when_all(s->add(s->call(i), s->call(5)),
                                  s->add(s->call(6), s->call(7)));
    sum += both[0] + both[1];
  }
  co_return sum;
}

int main() {
  worker w;
  CHECK_EQ(run(root(opaque(&w))), 4 * 1225 + 50 * (1 + 10 + 18));
  return finish();
}
