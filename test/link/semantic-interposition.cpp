// -fsemantic-interposition: the program's coroutine replaces the library's, for
// the library's own direct calls as well. (Stock clang gets this wrong from -O1
// on, where it elides the frame of the library's body.)
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -I%support -O2 -fPIC -fsemantic-interposition -shared %t/library.cpp -o %t/liba.so
// RUN: %dynasync -Werror -I%support -O2 %t/program.cpp %t/liba.so -Wl,-rpath,%t -o %t/a
// RUN: %t/a | FileCheck --check-prefixes=CHECK,LOWERED %s
// RUN: %clangxx -Werror -I%support -O2 %t/program.cpp %t/liba.so -Wl,-rpath,%t -o %t/a
// RUN: %t/a | FileCheck --check-prefixes=CHECK,HEAP %s
// RUN: %dynasync -Werror -I%support -O0 -fPIC -fsemantic-interposition -shared %t/library.cpp -fuse-ld=lld -o %t/liba.so
// RUN: %t/a | FileCheck --check-prefixes=CHECK,HEAP %s

// CHECK: library: value 202,
// LOWERED-SAME: allocations 0{{$}}
// HEAP-SAME: allocations 100{{$}}
// CHECK: live: 0

//--- library.cpp
#include "mini.h"
mini::task<int> step(int) { co_return 1; }
mini::task<int> loop(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await step(i);
  co_return total;
}

//--- program.cpp
#define MINI_MAIN
#include "mini.h"
mini::task<int> loop(int rounds);
mini::task<int> step(int) { co_return 2; }
int main() {
  mini::measure("library", [](int n) { return loop(n); });
  std::printf("live: %ld\n", mini::live());
}
