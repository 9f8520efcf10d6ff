#include "count.h" // test/support
#include "task.h"

#include <cstdio>

static Task total(Sensor &s, int n) {
  int sum = co_await s.read(0);
  long before = allocations();
  for (int i = 0; i != n; ++i)
    sum += co_await s.read(i);
  std::printf("allocations %ld\n", allocations() - before);
  co_return sum;
}

// Not elided: a root with a frame of its own.
[[gnu::noinline]] static Task start(Sensor &s) { return total(s, 1000); }

int main(int argc, char **) {
  Task t = start(sensor(argc - 1));
  t.handle.resume();
  std::printf("sum %d\n", t.await_resume());
}
