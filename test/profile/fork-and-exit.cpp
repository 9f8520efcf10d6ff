// A child counts from zero. _exit writes nothing, unless the program asks before.
//
// RUN: rm -rf %t.dir && mkdir %t.dir && cd %t.dir
// RUN: %count -O2 %s -o program
// RUN: env DYNASYNC_PROFILE_FILE=%%p.json ./program > children
// RUN: ls | FileCheck --check-prefix=FILES %s
// RUN: cat children | FileCheck %s
// RUN: cat *.json | FileCheck --check-prefix=WRITTEN %s
// FILES-COUNT-3: .json
// FILES-NOT: .json
// CHECK: exit with 0, _exit with 0
// WRITTEN-DAG: "slots":2,
// WRITTEN-DAG: "slots":30,
// WRITTEN-NOT: "slots":
#include "Inputs/service.h"
#include "dynasync/profile.h"
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

[[gnu::noinline]] static task<long> root(service &s, int n) {
  long sum = 0;
  for (int i = 0; i < n; ++i)
    sum += co_await s.handle(2 * i);
  co_return sum;
}

template <class Body> static int child(Body body) {
  pid_t pid = fork();
  if (pid == 0)
    body();
  int status = -1;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main() {
  leaf<32> s;
  run(root(s, 2));
  int first = child([&] {
    run(root(s, 30));
    exit(0);
  });
  int second = child([&] {
    run(root(s, 400));
    _exit(0);
  });
  int third = child([&] {
    // Nothing was counted in this one.
    bool failed = dynasync_profile_write() != 0;
    _exit(failed);
  });
  std::printf("exit with %d, _exit with %d\n", first, second | third);
}
