// Frame growth: ten awaits of strategy inline in sequence take one slot of their
// caller's frame, two in one expression take two. No callee allocates.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
#include "count.h"
#include "task.h"

#include <dynasync/dynasync.h>

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> get(long n) = 0;
};
template <template <class> class Task> struct suspending : service<Task> {
  Task<long> get(long n) override {
    co_await later();
    co_return n;
  }
};

constexpr long slot = 256;
template <template <class> class Task>
DYNASYNC_STRATEGY("inline(256)")
Task<long> one(service<Task> &s) {
  co_return co_await s.get(1);
}
template <template <class> class Task>
DYNASYNC_STRATEGY("inline(256)")
Task<long> ten(service<Task> &s) {
  long sum = co_await s.get(1);
  sum += co_await s.get(2);
  sum += co_await s.get(3);
  sum += co_await s.get(4);
  if (sum == 10)
    sum += co_await s.get(5);
  else
    sum -= co_await s.get(5);
  sum += co_await s.get(6);
  for (long i = 7; i != 10; ++i)
    sum += co_await s.get(i);
  sum += co_await s.get(10);
  co_return sum;
}
template <template <class> class Task>
DYNASYNC_STRATEGY("inline(256)")
Task<long> two_at_once(service<Task> &s) {
  co_return co_await s.get(1) + co_await s.get(2);
}

// The bytes of the coroutine's frame, and what running it allocates.
template <template <class> class Task>
long frame(Task<long> (*make)(service<Task> &), long result) {
  suspending<Task> object;
  long before = live_bytes();
  auto task = make(*opaque<service<Task> *>(&object));
  long size = live_bytes() - before;
  long allocated = allocations();
  CHECK_EQ(run(std::move(task)), result);
  CHECK_EQ(allocations() - allocated, 0);
  return size;
}

template <template <class> class Task> void sizes() {
  long small = frame<Task>(one, 1), large = frame<Task>(ten, 55),
       both = frame<Task>(two_at_once, 3);
  if (!counting())
    return;
  CHECK(small > slot);
  CHECK(large < small + slot); // what ten slots would take: nine more
  CHECK(both > 2 * slot);
}

int main() {
  sizes<task>();
  sizes<reg_task>();
  sizes<raw_task>();
  return finish();
}
