// A server's sessions are there when it exits: what each of them took of its tail
// is known all the same, and learned; so is what one of them wanted. Forgetting
// what was counted forgets none of that.
//
// RUN: %count -O2 %s -o %t
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t
// RUN: %profile show %t.json | FileCheck %s
// RUN: FileCheck --check-prefix=FILE %s < %t.json
// RUN: env DYNASYNC_PROFILE_FILE=%t.forgot.json %t forget
// RUN: %profile show %t.forgot.json | FileCheck %s --check-prefix=FORGOT
// RUN: %use -O2 -g --dynasync-profile-use=%t.json -Rpass=dynasync %s -o %t.learned 2>&1 | FileCheck --check-prefix=LEARNED %s
// RUN: %use -O2 -g --dynasync-profile-use=%t.forgot.json -Rpass=dynasync %s -o %t.learned 2>&1 | FileCheck --check-prefix=LEARNED %s
// RUN: %count -O2 --dynasync-profile-use=%t.json %s -o %t.again
// RUN: env DYNASYNC_PROFILE_FILE=%t.again.json %t.again
// RUN: %profile show %t.again.json | FileCheck --check-prefix=AGAIN %s
#include "Inputs/service.h"
#include "dynasync/profile.h"
#include <unistd.h>

[[gnu::noinline]] static task<long> session(service &s,
                                            std::coroutine_handle<> &h) {
  long sum = 0;
  while (true) {
    sum += co_await s.handle(sum);
    co_await park{h};
  }
}

int main(int argc, char **) {
  leaf<64> small;
  leaf<3000> large;
  std::coroutine_handle<> h[10];
  static task<long> sessions[10] = {
      session(small, h[0]), session(small, h[1]), session(small, h[2]),
      session(small, h[3]), session(small, h[4]), session(small, h[5]),
      session(small, h[6]), session(small, h[7]), session(small, h[8]),
      session(large, h[9])};
  for (auto &s : sessions)
    s.start();
  h[0].resume();
  if (argc > 1 && dynasync_profile_reset)
    dynasync_profile_reset();
  if (dynasync_profile_write)
    CHECK_EQ(dynasync_profile_write(), 0);
  _exit(0);
}
// CHECK: {{^ *}}11 10 1 1 0 0 0 {{.*}} in session(
// CHECK: {{^ *}}10 10 1024 {{[1-9][0-9][0-9]}} 3{{[0-9][0-9][0-9]}} 1 {{.*}} in session(
// FILE: "used":{{\[}}[0,1],[{{[0-9]+}},9]],"wanted":{{\[}}[3{{[0-9]+}},1]]
// FORGOT: Awaited calls
// FORGOT-NEXT: calls slots
// FORGOT-EMPTY:
// FORGOT-NEXT: Roots
// FORGOT: {{^ *}}10 10 1024 {{[1-9][0-9][0-9]}} 3{{[0-9][0-9][0-9]}} 1 {{.*}} in session(
// LEARNED: remark: root {{.*}}session{{.*}} has a tail of {{[1-9][0-9][0-9]}} bytes, as the profile says
// AGAIN: {{^ *}}10 10 {{([1-9][0-9][0-9]) \1}} 3{{[0-9][0-9][0-9]}} 1 {{.*}} in session(
