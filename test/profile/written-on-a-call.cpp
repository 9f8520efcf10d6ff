// A program writes and forgets when it likes; what it has not counted is not
// there. Compiled without the option, it knows.
//
// RUN: %count -O2 %s -o %t
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t 0
// RUN: FileCheck --check-prefix=WRITTEN %s < %t.json
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t 1
// RUN: FileCheck --check-prefix=FORGOTTEN %s < %t.json
// RUN: %use -O2 %s -o %t.without && %t.without without
// WRITTEN: "slots":7,
// FORGOTTEN-NOT: "slots"
// FORGOTTEN: "made":1,"alive":1,"peak":1,
#include "Inputs/service.h"
#include "dynasync/profile.h"
#include <cstdlib>
#include <unistd.h>

[[gnu::noinline]] static task<long> root(service &s, std::coroutine_handle<> &h) {
  long sum = 0;
  for (int i = 0; i < 7; ++i)
    sum += co_await s.handle(2 * i);
  co_await park{h};
  co_return sum;
}

int main(int, char **argv) {
  leaf<32> s;
  std::coroutine_handle<> h;
  task<long> t = root(s, h);
  t.start();
  if (!dynasync_profile_write)
    return *argv[1] != 'w';
  if (std::atoi(argv[1]))
    dynasync_profile_reset();
  CHECK_EQ(dynasync_profile_write(), 0);
  _exit(0);
}
