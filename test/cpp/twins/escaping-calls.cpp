// Calls that nobody awaits where they are made: the tasks go into an array,
// others finish them after the coroutine that called them is gone.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct worker : service {
  task<long> call(long n) override {
    long room[4] = {n, n, n, n};
    opaque(&room);
    co_await later();
    co_return room[0] + room[3];
  }
};
struct holder {
  task<long> *tasks[8];
  int used = 0;
  void add(task<long> t) { tasks[used++] = new task<long>(std::move(t)); }
};

task<void> spawn(service *s, holder &h) {
  for (int i = 0; i < 4; ++i)
    h.add(s->call(i));
  // An awaited call in between has the slot for itself.
  CHECK_EQ(co_await s->call(50), 100);
  for (int i = 4; i < 8; ++i)
    h.add(s->call(i));
  for (int i = 0; i < 8; i += 2)
    h.tasks[i]->start();
}
task<long> gather(holder &h) {
  long sum = 0;
  for (task<long> *t : h.tasks)
    sum += co_await *t;
  co_return sum;
}

int main() {
  worker w;
  holder h;
  run(spawn(opaque(&w), h));
  CHECK_EQ(run(gather(h)), 2 * 28);
  for (task<long> *t : h.tasks)
    delete t;
  return finish();
}
