// Each strategy that a call can ask for in C++, and what it allocates.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs -fno-sanitize=function
// RUN: %dynasync -O2 -Rpass=dynasync -c %s -I%support -I%S/Inputs -o %t.o 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: %dynasync -O2 %s -I%support -I%S/Inputs -o %t && not --crash %t trap 2>&1 | FileCheck %s --check-prefix=TRAP
// TRAP: dynasync: no room for the frame of {{.*}}implementer{{.*}}call{{.*}}, and 64 are there
#include "fallible.h"
#include "services.h"

using namespace dynasync;

static long asked;
extern "C" void *my_grow(dynasync_keeper *, size_t, size_t, void *,
                         const dynasync_callee *) {
  ++asked;
  return nullptr;
}
// With static storage, and a C++ name.
static unsigned char block[4096];
static void *block_grow(dynasync_keeper *, size_t size, size_t align, void *,
                        const dynasync_callee *) {
  return take(block, sizeof(block), size, align);
}

template <template <class> class Task> Task<long> root(service<Task> &s) {
  long sum = 0;
  for (counted c(0); c.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline-or-trap:512
    sum += co_await inline_or_trap<512>(s.call(c.i));
  // A block for each of the two, for all rounds.
  for (counted c(2); c.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy cache
    sum += co_await cached(s.call(c.i)) +
           // REMARK: :[[#@LINE+1]]:{{.*}} strategy cache
           co_await cached(s.call(c.i));
  for (counted c(counted::rounds); c.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy custom:my_grow
    sum += co_await custom<my_grow>(s.call(c.i));
  CHECK_EQ(asked, counted::rounds);
  asked = 0;
  for (counted c(0); c.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy custom:{{.*}}block_grow
    sum += co_await custom<block_grow>(s.call(c.i));
  // REMARK: :[[#@LINE+1]]:{{.*}} strategy try:512
  sum += co_await try_slot<512>(s.call(1));
  buffer<512> room;
  // REMARK: :[[#@LINE+1]]:{{.*}} may keep its frame in a slot that the source brought
  sum += co_await in(room, s.call(1));
  co_return sum;
}
template <template <class> class Task> Task<long> traps(service<Task> &s) {
  co_return co_await inline_or_trap<64>(s.call(1));
}

struct may_fail {
  virtual ~may_fail() = default;
  virtual fallible call(long n) = 0;
};
struct can_fail : may_fail {
  fallible call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};
fallible tries(may_fail &s) {
  long sum = 0;
  for (counted c(0); c.next();)
    sum += co_await try_slot<512>(s.call(c.i));
  co_return sum;
}
fallible tries_in_vain(may_fail &s) {
  long sum = 0;
  for (counted c(0); c.next();)
    sum += co_await try_slot<16>(s.call(c.i));
  co_return sum;
}

template <template <class> class Task> void test() {
  implementer<Task, 100> small;
  CHECK_EQ(run(root<Task>(unknown(static_cast<service<Task> &>(small)))),
           5 * counted::sum + 2);
}

int main(int count, char **) {
  if (count > 1) {
    implementer<task, 100> small;
    return run(traps(unknown(static_cast<service<task> &>(small))));
  }
  test<task>();
  test<reg_task>();
  can_fail can;
  may_fail &f = unknown(static_cast<may_fail &>(can));
  CHECK_EQ(run(tries(f)), counted::sum);
  CHECK_EQ(run(tries_in_vain(f)), -counted::rounds);
  return finish();
}
