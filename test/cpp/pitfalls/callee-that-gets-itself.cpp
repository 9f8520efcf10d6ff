// A coroutine that is handed its own function: one use of it is the call, the
// other is not.
//
// RUN: %levels %s -I%support
#include "task.h"

static task<long> self(void *me, long n) {
  if (n == 0)
    co_return 1;
  auto kept = self(reinterpret_cast<void *>(&self), n - 1);
  co_return co_await kept + (me == reinterpret_cast<void *>(&self));
}

int main() {
  CHECK_EQ(run(self(reinterpret_cast<void *>(&self), 3)), 4);
  return 0;
}
