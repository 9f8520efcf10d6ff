// Several threads make the same calls: each is counted, and so is each root.
//
// RUN: %count -O2 -pthread %s -o %t
// RUN: env DYNASYNC_PROFILE_FILE=%t.json %t
// RUN: FileCheck %s < %t.json
// CHECK: "function":"_ZL4rootR7servicei"{{.*}}"slots":80000,"overflows":0,"heap":0,"elided":0,"unknown":0
// CHECK: "function":"_ZL4rootR7servicei"{{.*}}"made":80,"alive":0,"peak":{{[1-9][0-9]?}},
// CHECK-SAME: "used":{{\[\[}}[[#]],80]],"wanted":[]
#include "Inputs/service.h"
#include <thread>

[[gnu::noinline]] static task<long> root(service &s, int n) {
  long sum = 0;
  for (int i = 0; i < n; ++i)
    sum += co_await s.handle(2 * i);
  co_return sum;
}

static void work(service &s) {
  for (int i = 0; i < 10; ++i) {
    task<long> t = root(s, 1000);
    t.start();
    CHECK(t.done());
  }
}

int main() {
  static leaf<32> s;
  std::thread threads[8];
  for (std::thread &t : threads)
    t = std::thread(work, std::ref(s));
  for (std::thread &t : threads)
    t.join();
}
