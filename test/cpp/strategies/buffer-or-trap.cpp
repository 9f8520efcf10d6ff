// What does not go into a buffer_or_trap, goes nowhere: the program ends, and
// says which callee's frame it was, what it needs and what was there.
//
// RUN: %dynasync -O0 %s -I%support -o %t
// RUN: %t fits
// RUN: not --crash %t large 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t aligned 2>&1 | FileCheck %s --check-prefix=ALIGNED
// RUN: not --crash %t two 2>&1 | FileCheck %s --check-prefix=TWO
// RUN: not --crash %t unaware 2>&1 | FileCheck %s --check-prefix=UNAWARE
// RUN: %dynasync -O2 %s -I%support -o %t
// RUN: %t fits
// RUN: not --crash %t large 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not --crash %t aligned 2>&1 | FileCheck %s --check-prefix=ALIGNED
// RUN: not --crash %t two 2>&1 | FileCheck %s --check-prefix=TWO
// RUN: not --crash %t unaware 2>&1 | FileCheck %s --check-prefix=UNAWARE
// RUN: %dynasync -O2 %s -I%support -DHOOK -o %t
// RUN: not --crash %t large 2>&1 | FileCheck %s --check-prefix=HOOK
#include "count.h"
#include "task.h"
#include <dynasync/dynasync.h>

// LARGE: dynasync: no room for the frame of {{.*}}large4call{{.*}}: it needs 2{{[0-9]*}} bytes, and 256 are there
// ALIGNED: dynasync: no room for the frame of {{.*}}aligned4call{{.*}}: it needs {{[0-9]+}} bytes, and 0 are there
// TWO: dynasync: no room for the frame of {{.*}}small4call{{.*}}: it needs {{[0-9]+}} bytes, and 0 are there
// UNAWARE: dynasync: no room for the frame of a function without slot entry
// HOOK: hook: {{.*}}large4call{{.*}} 2{{[0-9]*}} 256
#ifdef HOOK
void dynasync_trapped(const char *callee, size_t needed, size_t room) {
  std::fprintf(stderr, "hook: %s %zu %zu\n", callee, needed, room);
}
#endif

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct small : service {
  task<long> call(long n) override {
    if (n & 1)
      co_await later();
    co_return n;
  }
};
struct large : service {
  task<long> call(long n) override {
    char room[2000];
    opaque(&room[0]);
    co_await later();
    co_return opaque(&room[0])[7] * 0 + n;
  }
};
struct aligned : service {
  task<long> call(long n) override {
    alignas(64) char room[64];
    opaque(&room[0]);
    co_await later();
    co_return opaque(&room[0])[7] * 0 + n;
  }
};
// No coroutine, and more than a forwarder: it takes no slot.
struct unaware : service {
  task<long> call(long n) override;
};
task<long> made_elsewhere(long n) { co_return n; }
task<long> unaware::call(long n) {
  task<long> t = made_elsewhere(n);
  opaque(&t);
  return t;
}

dynasync::buffer_or_trap<256> room;

task<long> loop(service &s) {
  long sum = 0;
  for (int i = 0; i < 100; ++i)
    sum += co_await dynasync::in(room, s.call(i));
  co_return sum;
}
task<long> two(service &s) {
  auto both = co_await when_all(dynasync::in(room, s.call(1)),
                                dynasync::in(room, s.call(3)));
  co_return both[0] + both[1];
}

int main(int, char **arguments) {
  small fits;
  large too_large;
  aligned too_aligned;
  unaware knows_nothing;
  const char *what = arguments[1];
  service *s = &fits;
  if (!std::strcmp(what, "large"))
    s = &too_large;
  if (!std::strcmp(what, "aligned"))
    s = &too_aligned;
  if (!std::strcmp(what, "unaware"))
    s = &knows_nothing;
  s = opaque(s);
  if (!std::strcmp(what, "two"))
    return run(two(*s)) != 4;
  counting();
  long before = allocations();
  CHECK_EQ(run(loop(*s)), 4950);
  if (counting())
    CHECK_EQ(allocations() - before, 1); // the loop's own frame
  return 0;
}
