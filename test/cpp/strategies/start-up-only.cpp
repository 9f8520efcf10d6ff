// A strategy of the user's: storage comes from malloc while the program starts,
// and from nowhere afterwards. A call that finds none fails then, if its task
// can say so; else the program ends.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs -fno-sanitize=function
// RUN: %dynasync -O2 %s -I%support -I%S/Inputs -o %t
// RUN: not --crash %t cannot-fail 2>&1 | FileCheck %s --check-prefix=ENDS
// ENDS: sealed: {{.*}}implementer{{.*}}call{{.*}} wants {{[0-9]+}} bytes
#include "fallible.h"
#include "services.h"

struct start_up {
  void *blocks[16];
  int made = 0;
  bool sealed = false;

  ~start_up() {
    for (int i = 0; i < made; ++i)
      std::free(dynasync_slot_header(blocks[i]));
  }
  void *grow(size_t size, size_t align, void *, const dynasync_callee &callee) {
    for (int i = 0; i < made; ++i)
      if (dynasync::try_take(blocks[i], size, align))
        return blocks[i];
    if (!sealed && made < 16 && align <= dynasync::slot_align) {
      size_t bytes = size + sizeof(dynasync_slot);
      return blocks[made++] =
                 dynasync::take(std::malloc(bytes), bytes, size, align);
    }
    if (callee.flags & DYNASYNC_CAN_FAIL)
      return DYNASYNC_REFUSED;
    std::fprintf(stderr, "sealed: %s wants %zu bytes\n", callee.name, size);
    __builtin_trap();
  }
};

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
struct is_large : may_fail {
  fallible call(long n) override {
    char room[3000];
    opaque(&room[0]);
    co_await later();
    co_return n + 0 * opaque(&room[0])[1];
  }
};

using store = dynasync::store<start_up>;

fallible ask(store &space, may_fail &s, long n) {
  co_return co_await dynasync::in(space, s.call(n));
}
fallible ask_all(store &space, may_fail &s, long expected) {
  long sum = 0;
  for (counted c(expected); c.next();)
    sum += co_await dynasync::in(space, s.call(c.i));
  co_return sum;
}
fallible ask_two(store &space, may_fail &s, long n) {
  long first = co_await dynasync::in(space, s.call(n)),
       both = first + co_await dynasync::in(space, s.call(n));
  auto [a, b] = std::pair{co_await dynasync::in(space, s.call(n)),
                          co_await dynasync::in(space, s.call(n))};
  co_return both + 1000 * (a + b);
}

int main(int count, char **) {
  store space;
  implementer<task, 16> plain;
  if (count > 1) {
    space->sealed = true;
    return run(one<task>(space, unknown(static_cast<service<task> &>(plain))));
  }
  can_fail small;
  is_large large;
  may_fail &s = unknown(static_cast<may_fail &>(small));
  may_fail &l = unknown(static_cast<may_fail &>(large));

  // Once, at the start: one block.
  CHECK_EQ(run(ask(space, s, 7)), 7);
  CHECK_EQ(space->made, 1);
  space->sealed = true;
  // From now on no allocation, for as long as one block will do.
  CHECK_EQ(run(ask_all(space, s, 0)), counted::sum);
  CHECK_EQ(run(ask(space, l, 5)), -1);
  // The two of one expression are alive at once: the second is refused.
  CHECK_EQ(run(ask_two(space, s, 3)), 6 + 1000 * 2);
  CHECK_EQ(run(ask_all(space, s, 0)), counted::sum);
  return finish();
}
