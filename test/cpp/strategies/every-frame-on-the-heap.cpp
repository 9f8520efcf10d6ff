// With heap=always, each frame is an allocation of its own, whatever the source
// says of call, caller, interface and unit.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
#include "count.h"
#include "task.h"
#include <dynasync/dynasync.h>

DYNASYNC_MODULE("strategy=inline(512);heap=always");

using namespace dynasync;

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  DYNASYNC_INTERFACE("inline(512)") virtual task<long> near(long n) = 0;
};
struct leaf : service {
  task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
  task<long> near(long n) override { return call(n); }
};
struct decorator : service {
  service &next;
  explicit decorator(service &next) : next(next) {}
  task<long> call(long n) override { co_return co_await next.call(n); }
  task<long> near(long n) override { co_return co_await next.near(n); }
};
static task<long> known(long n) { co_return n; }

// Nine frames a round. `known` is one that clang would elide by itself.
DYNASYNC_STRATEGY("cache")
DYNASYNC_NO_HEAP static task<long> root(service &s, int rounds) {
  long sum = 0;
  buffer<512> room;
  for (int i = 0; i < rounds; ++i) {
    sum += co_await s.call(i);
    sum += co_await s.near(i);
    sum += co_await inline_slot<512>(s.call(i));
    sum += co_await in(room, s.call(i));
    sum += co_await known(i);
  }
  co_return sum;
}

int main() {
  leaf l;
  decorator d(l);
  counting();
  for (int rounds : {1, 10}) {
    long before = allocations();
    CHECK_EQ(run(root(d, rounds)), 5l * rounds * (rounds - 1) / 2);
    if (counting())
      CHECK_EQ(allocations() - before, 1 + 9 * rounds);
  }
  return finish();
}
