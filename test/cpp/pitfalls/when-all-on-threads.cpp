// Children of one group which run and end on other threads. Their frames are
// given back there, while the group's other members still use theirs.
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
  virtual task<long> call(workers &w, long n) = 0;
};
struct worker : service {
  service *next = nullptr;
  task<long> call(workers &w, long n) override {
    long room[8];
    long *marks = opaque(room);
    for (int i = 0; i < 8; ++i)
      marks[i] = n;
    co_await hop{w};
    if (next)
      CHECK_EQ(co_await next->call(w, n), n);
    for (int i = 0; i < 8; ++i)
      CHECK_EQ(marks[i], n);
    if (n & 1)
      co_await hop{w};
    co_return n;
  }
};

task<long> root(service *s, workers &w) {
  long sum = 0;
  for (int i = 0; i < 100; ++i) {
    auto two = co_await when_all(s->call(w, i), s->call(w, i + 1));
    auto three = co_await when_all(s->call(w, 1), s->call(w, i), s->call(w, 2));
    sum += two[0] + two[1] + three[0] + three[1] + three[2];
    sum += co_await s->call(w, i);
  }
  co_return sum;
}

int main() {
  worker bottom, top;
  top.next = opaque(&bottom);
  service *services[] = {&bottom, &top};
  for (service *s : services)
    CHECK_EQ(run_on_threads([s](workers &w) { return root(opaque(s), w); }),
             4 * 4950 + 100 * 4);
  return finish();
}
