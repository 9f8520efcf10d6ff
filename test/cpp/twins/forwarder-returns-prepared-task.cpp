// A forwarder which returns a task made earlier, if it has one, and else makes
// one. The one from earlier lives where it always did.
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
    trace("%ld starts", n);
    co_await later();
    trace("%ld ends", n);
    co_return n;
  }
};
struct prefetching : service {
  service *inner;
  task<long> *ready = nullptr;
  task<long> call(long n) override {
    if (ready) {
      task<long> t = std::move(*ready);
      delete std::exchange(ready, nullptr);
      return t;
    }
    return inner->call(n);
  }
  void prefetch(long n) { ready = new task<long>(inner->call(n)); }
};

task<long> root(prefetching *p) {
  long sum = 0;
  for (long i = 1; i <= 4; ++i) {
    if (i & 1)
      p->prefetch(i * 10);
    sum += co_await static_cast<service *>(p)->call(i);
  }
  co_return sum;
}

int main() {
  worker w;
  prefetching p;
  p.inner = opaque(&w);
  CHECK_EQ(run(root(opaque(&p))), 10 + 2 + 30 + 4);
  EXPECT_TRACE("10 starts\n10 ends\n2 starts\n2 ends\n"
               "30 starts\n30 ends\n4 starts\n4 ends\n");
  return finish();
}
