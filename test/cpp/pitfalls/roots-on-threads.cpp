// Several roots at once, each on its own thread, all calling the same objects.
//
// RUN: %levels --sanitize --tsan --memcheck=O2 %s \
// RUN:  -pthread -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -pthread -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"
#include "threads.h"

struct service {
  virtual ~service() = default;
  virtual reg_task<long> call(long n) const = 0;
};
struct leaf : service {
  reg_task<long> call(long n) const override { co_return n; }
};
struct layer : service {
  service *next;
  reg_task<long> call(long n) const override {
    co_return co_await next->call(n) + 1;
  }
};

reg_task<long> root(const service *s) {
  long sum = 0;
  for (int i = 0; i < 2000; ++i)
    sum += co_await s->call(i);
  co_return sum;
}

int main() {
  leaf l;
  layer a, b;
  a.next = opaque(&l);
  b.next = opaque(&a);
  static const service *shared;
  shared = opaque(&b);
  pthread_t ids[4];
  for (pthread_t &id : ids)
    pthread_create(
        &id, nullptr,
        [](void *) -> void * {
          for (int i = 0; i < 3; ++i) {
            auto t = root(shared);
            t.start();
            CHECK(t.done());
            CHECK_EQ(t.take(), 2000 * 1999 / 2 + 2 * 2000);
          }
          return nullptr;
        },
        nullptr);
  for (pthread_t id : ids)
    pthread_join(id, nullptr);
  return finish();
}
