// Classes of the same name with internal linkage in two units, and static
// coroutines: their slot entries do not meet.
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -I%support -I%t -O2 -DMINI_MAIN %t/unit.cpp -c -DSTEP=1 -DNAME=first -o %t/first.o
// RUN: %dynasync -Werror -I%support -I%t -O2 %t/unit.cpp -c -DSTEP=2 -DNAME=second -o %t/second.o
// RUN: %dynasync -Werror -I%support -I%t -O0 %t/main.cpp -c -o %t/main.o
// RUN: %clangxx -fuse-ld=bfd %t/main.o %t/first.o %t/second.o -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -fuse-ld=lld %t/second.o %t/first.o %t/main.o -o %t/a && %t/a | FileCheck %s

// CHECK: first: value 202, allocations 0{{$}}
// CHECK: second: value 404, allocations 0{{$}}
// CHECK: live: 0

//--- unit.cpp
#include "mini.h"
namespace {
struct source {
  virtual mini::task<int> next() = 0;
};
struct stepper : source {
  mini::task<int> next() override { co_return STEP; }
};
stepper s;
} // namespace
static mini::task<int> step(int) { co_return STEP; }
static mini::task<int> (*volatile pointer)(int) = &step;
static source *volatile where = &s;
mini::task<int> NAME(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i) {
    total += co_await where->next();
    total += co_await pointer(i);
  }
  co_return total;
}

//--- main.cpp
#include "mini.h"
mini::task<int> first(int rounds);
mini::task<int> second(int rounds);
int main() {
  mini::measure("first", [](int n) { return first(n); });
  mini::measure("second", [](int n) { return second(n); });
  std::printf("live: %ld\n", mini::live());
}
