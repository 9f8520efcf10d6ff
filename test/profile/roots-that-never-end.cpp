// A server's sessions are there when it exits: what their callees took of the
// tails is known all the same, and learned.
//
// RUN: %count -O2 %s -o %t
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t
// RUN: %profile show %t.json | FileCheck %s
// RUN: %use -O2 -g --dynasync-profile-use=%t.json -Rpass=dynasync %s -o %t.learned 2>&1 | FileCheck --check-prefix=LEARNED %s
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
int main() {
  leaf<64> s;
  static std::coroutine_handle<> h[2];
  static auto first = session(s, h[0]), second = session(s, h[1]);
  first.start();
  second.start();
  h[0].resume();
  CHECK_EQ(dynasync_profile_write(), 0);
  _exit(0);
}
// CHECK: calls slots
// CHECK-DAG: {{^ *}}3 3 0 0 0 0 0 {{.*}} in session(
// CHECK: Roots
// CHECK-DAG: {{^ *}}2 2 1024 {{([1-9][0-9][0-9]) \1}} 0 {{.*}} in session(
// LEARNED: remark: root {{.*}}session{{.*}} has a tail of {{[1-9][0-9][0-9]}} bytes, as the profile says
// AGAIN: {{^ *}}3 3 0 0 0 0 0 {{.*}} in session(
// AGAIN: {{^ *}}2 2 {{([1-9][0-9][0-9]) \1 \1}} 0 {{.*}} in session(
