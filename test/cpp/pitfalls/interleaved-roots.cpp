// Many roots at once on one thread, each somewhere in its own chain of calls;
// they go on in turn, and end or are destroyed in any order.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(int root, int depth) = 0;
};
struct layer : service {
  service *next;
  task<long> call(int root, int depth) override {
    long room[10];
    long *p = opaque(room);
    for (int i = 0; i < 10; ++i)
      p[i] = root * 100 + depth;
    co_await later();
    long sum = depth ? co_await next->call(root, depth - 1) : 0;
    co_await later();
    for (int i = 0; i < 10; ++i)
      CHECK_EQ(p[i], root * 100 + depth);
    co_return sum + 1;
  }
};
task<long> root(service *s, int id) {
  long sum = 0;
  for (int i = 0; i < 5; ++i)
    sum += co_await s->call(id, (id + i) % 7);
  co_return sum;
}

int main() {
  layer l;
  l.next = opaque(&l);
  constexpr int roots = 40;
  task<long> *tasks[roots];
  for (int i = 0; i < roots; ++i) {
    tasks[i] = new task<long>(root(opaque(&l), i));
    tasks[i]->start();
  }
  for (int i = 0; i < 300; ++i)
    queue.step();
  // Some go away half way: what they had queued must not run.
  for (unsigned left = queue.tail - queue.head; left; --left)
    if (auto h = queue.pop(); left % 3)
      queue.push(h);
  queue.drain();
  int ended = 0;
  for (int i = 0; i < roots; i += 2) {
    for (int k : {roots - 1 - i, i}) {
      if (tasks[k]->done()) {
        long expected = 0;
        for (int j = 0; j < 5; ++j)
          expected += (k + j) % 7 + 1;
        CHECK_EQ(tasks[k]->take(), expected);
        ++ended;
      }
      delete tasks[k];
    }
  }
  trace("%d ended", ended);
  EXPECT_TRACE("27 ended\n");
  return finish();
}
