// A weak coroutine is replaced by another unit's: direct calls in its own unit
// must reach the other one, not its own slot entry. (Stock clang gets this wrong
// from -O1 on, where it elides the weak body's frame: its unit is -O0 here.)
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -I%support -I%t -O2 -c %t/weak.cpp -o %t/weak.aware.o
// RUN: %dynasync -Werror -I%support -I%t -O2 -c %t/strong.cpp -o %t/strong.aware.o
// RUN: %clangxx -Werror -I%support -I%t -O0 -c %t/weak.cpp -o %t/weak.stock.o
// RUN: %clangxx -Werror -I%support -I%t -O2 -c %t/strong.cpp -o %t/strong.stock.o

// Not overridden, the weak one is used.
// RUN: %clangxx %t/weak.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=WEAK %s
// RUN: %clangxx %t/weak.aware.o %t/strong.stock.o -o %t/a && %t/a | FileCheck --check-prefixes=STRONG,HEAP %s
// RUN: %clangxx -fuse-ld=lld %t/strong.stock.o %t/weak.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=STRONG,HEAP %s
// RUN: %clangxx %t/weak.aware.o %t/strong.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=STRONG,LOWERED %s
// RUN: %clangxx -fuse-ld=lld %t/strong.aware.o %t/weak.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=STRONG,LOWERED %s
// RUN: %clangxx %t/weak.stock.o %t/strong.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=STRONG,HEAP %s
// RUN: %dynasync -Werror -I%support -I%t -O0 %t/weak.cpp %t/strong.cpp -o %t/a && %t/a | FileCheck --check-prefixes=STRONG,LOWERED %s

// WEAK: direct: value 101,
// WEAK: pointer: value 101,
// WEAK: live: 0

// STRONG: direct: value 202,
// HEAP-SAME: allocations 100{{$}}
// LOWERED-SAME: allocations 0{{$}}
// STRONG: pointer: value 202,
// HEAP-SAME: allocations 100{{$}}
// LOWERED-SAME: allocations 0{{$}}
// STRONG: live: 0

//--- weak.cpp
#define MINI_MAIN
#include "mini.h"

__attribute__((weak)) mini::task<int> step(int) { co_return 1; }

__attribute__((noinline)) mini::task<int> direct(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await step(i);
  co_return total;
}
mini::task<int> (*volatile pointer)(int) = &step;
__attribute__((noinline)) mini::task<int> indirect(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await pointer(i);
  co_return total;
}

int main() {
  mini::measure("direct", [](int n) { return direct(n); });
  mini::measure("pointer", [](int n) { return indirect(n); });
  std::printf("live: %ld\n", mini::live());
}

//--- strong.cpp
#include "mini.h"
// Larger than the weak one's frame.
mini::task<int> step(int n) {
  volatile char filler[200] = {};
  co_await std::suspend_never{};
  filler[n % 200] = 2;
  co_return filler[n % 200];
}
