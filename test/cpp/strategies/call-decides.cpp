// What stands around an awaited call decides where its frame goes, whatever the
// coroutine around it says. Counted, for tasks in memory and in registers.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -Wall -Werror -fsyntax-only %s -I%support -I%include
// RUN: %dynasync -O2 -Rpass=dynasync -Rpass-missed=dynasync -c %s -I%support -o %t.o 2>&1 | FileCheck %s --check-prefix=REMARK
#include "count.h"
#include "task.h"
#include <dynasync/dynasync.h>

using namespace dynasync;

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task, int Size>
struct implementer : service<Task> {
  Task<long> call(long n) override {
    unsigned char room[Size];
    std::memset(opaque(&room[0]), int(n), Size);
    if (n & 1)
      co_await later();
    if (n < 0)
      throw n;
    co_return n + room[Size - 1] - (n & 255);
  }
};

// Allocations of each of the calls that it counts.
struct each {
  long expected, before;
  int calls = 0;
  explicit each(long expected) : expected(expected) {
    counting();
    before = allocations();
  }
  ~each() {
    if (counting())
      CHECK_EQ(allocations() - before, calls * expected);
  }
  bool next() { return calls++ < 100 || (--calls, false); }
};

template <template <class> class Task>
DYNASYNC_STRATEGY("box")
Task<long> in_box(service<Task> &s) {
  long sum = 0;
  for (each e(1); e.next();)
    // REMARK: call-decides.cpp:[[#@LINE+1]]:{{.*}} left as it was: strategy-box
    sum += co_await s.call(e.calls);
  for (each e(0); e.next();)
    // REMARK: call-decides.cpp:[[#@LINE+1]]:{{.*}} strategy nested
    sum += co_await nested(s.call(e.calls));
  for (each e(0); e.next();)
    // REMARK: call-decides.cpp:[[#@LINE+1]]:{{.*}} strategy inline:512
    sum += co_await inline_slot<512>(s.call(e.calls));
  co_return sum;
}
// (Calls in sequence share the largest slot that one of them asks for.)
template <template <class> class Task> Task<long> too_small(service<Task> &s) {
  long sum = 0;
  for (each e(1); e.next();)
    // REMARK: call-decides.cpp:[[#@LINE+1]]:{{.*}} strategy inline:8
    sum += co_await inline_slot<8>(s.call(e.calls));
  co_return sum;
}

template <template <class> class Task>
DYNASYNC_STRATEGY("inline(512)")
Task<long> in_slot(service<Task> &s) {
  long sum = 0;
  for (each e(0); e.next();)
    sum += co_await s.call(e.calls);
  for (each e(1); e.next();)
    sum += co_await boxed(s.call(e.calls));
  // Each has its own; the second is no contradiction.
  for (each e(1); e.next();)
    sum += co_await boxed(s.call(e.calls)) +
           co_await inline_slot<256>(s.call(e.calls));
  co_return sum;
}

// Operands of something else that is awaited at once, alive at the same time.
template <template <class> class Task> Task<long> together(service<Task> &s) {
  long sum = 0;
  for (each e(1); e.next();) {
    auto both = co_await when_all(inline_slot<512>(s.call(e.calls)),
                                  boxed(s.call(e.calls + 1)),
                                  inline_slot<512>(s.call(e.calls + 2)));
    sum += both[0] + both[1] + both[2];
  }
  co_return sum;
}

// An exception ends the callee, or comes out of the call.
template <template <class> class Task> Task<long> throwing(service<Task> &s) {
  long sum = 0;
  for (long n = 1; n < 9; ++n)
    try {
      sum += co_await inline_slot<512>(s.call(-n));
    } catch (long m) {
      sum += m;
    }
  co_return sum;
}

// A marker in a branch, and one whose frame is destroyed half-way.
template <template <class> class Task>
Task<long> halfway(service<Task> &s, std::coroutine_handle<> &where, long n) {
  long sum = n > 3 ? co_await inline_slot<512>(s.call(n)) : n;
  if (n == 7)
    co_await park{where};
  sum += n > 5 ? 0 : co_await nested(halfway<Task>(s, where, 7));
  co_return sum;
}

template <template <class> class Task> void test() {
  implementer<Task, 16> small;
  service<Task> &s = *opaque(static_cast<service<Task> *>(&small));
  CHECK_EQ(run(in_box<Task>(s)), 3 * 5050);
  CHECK_EQ(run(too_small<Task>(s)), 5050);
  CHECK_EQ(run(in_slot<Task>(s)), 4 * 5050);
  CHECK_EQ(run(together<Task>(s)), 3 * 5050 + 300);
  CHECK_EQ(run(throwing<Task>(s)), -36);
  long before = live_blocks();
  {
    std::coroutine_handle<> where;
    auto t = halfway<Task>(s, where, 2);
    t.start();
    queue.drain();
    CHECK(bool(where));
  }
  CHECK_EQ(live_blocks(), before);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
