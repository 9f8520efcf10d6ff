// What the declaration of a callee asks for is done, unless the call or its
// coroutine says otherwise; it is more than what the unit says. Virtual, direct
// and in another class of the hierarchy, at each level and without -g.
//
// RUN: %levels --sanitize %s -I%support -fno-sanitize=function
// RUN: %dynasync -O0 -Rpass=dynasync -Rpass-missed=dynasync -c %s -I%support -o %t.o 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: %dynasync -O2 -Rpass=dynasync -Rpass-missed=dynasync -c %s -I%support -o %t.o 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: %clangxx -O2 -Wall -Wextra -pedantic -Werror -fsyntax-only %s -I%support -I%include
// RUN: not %dynasync -O2 -c %s -I%support -DTWICE -o %t.o 2>&1 | FileCheck %s --check-prefix=TWICE
#include "count.h"
#include "task.h"
#include <dynasync/dynasync.h>

DYNASYNC_MODULE("strategy=inline(1)");

struct service {
  virtual ~service() = default;
  DYNASYNC_INTERFACE("box") virtual task<long> boxed(long n) = 0;
  DYNASYNC_INTERFACE("inline(512)") virtual task<long> in_slot(long n) = 0;
  virtual task<long> free(long n) = 0;
};

DYNASYNC_INTERFACE_BEGIN("inline(700)")
struct other {
  other() = default;
  virtual ~other() = default;
  virtual task<long> one(long n) = 0;
  virtual reg_task<long> two(long n) const noexcept = 0;
  static task<long> three(long n);
};
DYNASYNC_INTERFACE_END

DYNASYNC_INTERFACE("inline(300)") task<long> direct(long n);

struct implementer : service, other {
  task<long> boxed(long n) override { co_return n; }
  task<long> in_slot(long n) override { co_return n; }
  task<long> free(long n) override { co_return n; }
  task<long> one(long n) override { co_return n; }
  reg_task<long> two(long n) const noexcept override { co_return n; }
};

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
  bool next() { return calls++ < 50 || (--calls, false); }
};

// (Calls in sequence share the largest slot that one of them asks for.)
task<long> units(service &s) {
  long sum = 0;
  for (each e(1); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:1,
    sum += co_await s.free(1);
  co_return sum;
}
task<long> root(service &s, other &o) {
  long sum = 0;
  for (each e(1); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} left as it was: strategy-box
    sum += co_await s.boxed(1);
  for (each e(0); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:512
    sum += co_await s.in_slot(1);
  for (each e(0); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:700
    sum += co_await o.one(1);
  for (each e(0); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:700
    sum += co_await o.two(1);
  // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:700
  sum += co_await other::three(1);
  // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:300
  sum += co_await direct(1);
  // The call says more.
  for (each e(0); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:600
    sum += co_await dynasync::inline_slot<600>(s.boxed(1));
  co_return sum;
}
// So does the coroutine.
DYNASYNC_STRATEGY("nested") task<long> its_own(service &s) {
  long sum = 0;
  for (each e(0); e.next();)
    // REMARK: :[[#@LINE+1]]:{{.*}} strategy nested
    sum += co_await s.boxed(1);
  co_return sum;
}
// An overrider's own declaration counts where the call names it; a pointer to
// member names none.
task<long> no_interface(implementer &i, task<long> (service::*member)(long)) {
  // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:1,
  long sum = co_await i.boxed(1);
  // REMARK: :[[#@LINE+1]]:{{.*}} strategy inline:1,
  co_return sum + co_await (i.*member)(1);
}

task<long> other::three(long n) { co_return n; }
task<long> direct(long n) { co_return n; }

#ifdef TWICE
struct twice {
  DYNASYNC_INTERFACE("box")
  // TWICE: interface-decides.cpp:[[#@LINE+1]]:1: error: strategy 'inline(4)' contradicts 'box' ({{.*}}interface-decides.cpp:[[#@LINE-1]])
  DYNASYNC_INTERFACE("inline(4)")
  virtual task<long> call(long n) = 0;
};
task<long> calls_twice(twice &t) { co_return co_await t.call(1); }
#endif

int main() {
  implementer i;
  auto &s = *opaque(static_cast<service *>(&i));
  auto &o = *opaque(static_cast<other *>(&i));
  CHECK_EQ(run(root(s, o)), 5 * 50 + 2);
  CHECK_EQ(run(units(s)), 50);
  CHECK_EQ(run(its_own(s)), 50);
  CHECK_EQ(run(no_interface(*opaque(&i), opaque(&service::in_slot))), 2);
  return finish();
}
