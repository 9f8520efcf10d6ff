// In a function with DYNASYNC_NO_HEAP, each awaited call has storage that
// cannot reach an allocator, or is an error that names the call.
//
// RUN: %levels --sanitize %s -I%support -I%S/Inputs -fno-sanitize=function
// RUN: not %dynasync -O0 -g -DBAD -c %s -I%support -I%S/Inputs -o %t.o 2>&1 | FileCheck %s --check-prefix=ERROR --implicit-check-not=error:
// RUN: not %dynasync -O2 -g -DBAD -c %s -I%support -I%S/Inputs -o %t.o 2>&1 | FileCheck %s --check-prefix=ERROR --implicit-check-not=error:
// RUN: not %dynasync -O2 -DBAD -c %s -I%support -I%S/Inputs -o %t.o 2>&1 | FileCheck %s --check-prefix=FUNCTION
#include "services.h"

using namespace dynasync;

static unsigned char block[4096];
static void *grow(dynasync_keeper *, size_t size, size_t align, void *,
                  const dynasync_callee *) {
  return take(block, sizeof(block), size, align);
}
struct reserve {
  unsigned char bytes[1024];
  void *grow(size_t size, size_t align, void *, const dynasync_callee &) {
    return take(bytes, sizeof(bytes), size, align);
  }
};

template <template <class> class Task>
DYNASYNC_NO_HEAP Task<long> none(service<Task> &s) {
  buffer<512> room;
  store<reserve> others;
  long sum = 0;
  for (counted c(0); c.next();) {
    sum += co_await inline_or_trap<512>(s.call(c.i));
    sum += co_await custom<grow>(s.call(c.i));
    sum += co_await in(room, s.call(c.i));
    sum += co_await in(others, s.call(c.i));
  }
  co_return sum;
}
// By the strategy of the whole.
DYNASYNC_NO_HEAP
DYNASYNC_STRATEGY("inline-or-trap(512)") task<long> all(service<task> &s) {
  long sum = 0;
  for (counted c(0); c.next();)
    sum += co_await s.call(c.i);
  co_return sum;
}
#ifdef BAD
// A declaration does as well.
DYNASYNC_NO_HEAP task<long> bad(service<task> &s);

// FUNCTION: no-heap.cpp:[[#@LINE+1]]:{{.*}}error: awaited call to indirect may reach an allocator (strategy nested), which dynasync-no-heap forbids in the function at {{.*}}no-heap.cpp:[[#@LINE-2]]
task<long> bad(service<task> &s) {
  // ERROR: no-heap.cpp:[[#@LINE+1]]:{{.*}}error: awaited call to indirect may reach an allocator (strategy nested), which dynasync-no-heap forbids in the function at {{.*}}no-heap.cpp:[[#@LINE-1]]
  long sum = co_await s.call(1);
  // ERROR: no-heap.cpp:[[#@LINE+1]]:{{.*}}error: awaited call to indirect may reach an allocator (strategy inline:64)
  sum += co_await inline_slot<64>(s.call(1));
  // ERROR: no-heap.cpp:[[#@LINE+1]]:{{.*}}error: awaited call to indirect may reach an allocator ({{.*}}strategy box)
  sum += co_await boxed(s.call(1));
  // ERROR: no-heap.cpp:[[#@LINE+1]]:{{.*}}error: awaited call to indirect may reach an allocator ({{.*}}strategy cache)
  co_return sum + co_await cached(s.call(1));
}
#endif

template <template <class> class Task> void test() {
  implementer<Task, 100> small;
  CHECK_EQ(run(none<Task>(unknown(static_cast<service<Task> &>(small)))),
           4 * counted::sum);
}
int main() {
  test<task>();
  test<reg_task>();
  implementer<task, 100> small;
  CHECK_EQ(run(all(unknown(static_cast<service<task> &>(small)))),
           counted::sum);
  return finish();
}
