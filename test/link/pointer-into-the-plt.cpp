// Code at a fixed address takes the address of a library's coroutine: it gets
// an entry of its own PLT, before which nothing is published. With the short
// entries of -z ibtplt too.
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -I%support -O2 -fPIC -shared %t/library.cpp -o %t/liba.so
// RUN: %dynasync -Werror -I%support -O2 -fno-pie -c %t/program.cpp -o %t/program.o
// RUN: %clangxx -no-pie -fuse-ld=bfd %t/program.o %t/liba.so -Wl,-rpath,%t -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -no-pie -fuse-ld=lld %t/program.o %t/liba.so -Wl,-rpath,%t -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -no-pie -fuse-ld=bfd -Wl,-z,ibtplt %t/program.o %t/liba.so -Wl,-rpath,%t -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -no-pie -fuse-ld=lld -Wl,-z,force-ibt %t/program.o %t/liba.so -Wl,-rpath,%t -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -no-pie -fuse-ld=lld -Wl,-z,retpolineplt %t/program.o %t/liba.so -Wl,-rpath,%t -o %t/a && %t/a | FileCheck %s

// It is the PLT that the pointer shows: the library sees the same address.
// CHECK: same: 1
// CHECK: pointer: value 5151,
// CHECK: library: value 5151,
// CHECK: live: 0

//--- library.cpp
#include "mini.h"
mini::task<int> step(int n) { co_return n + 1; }
mini::task<int> (*address())(int) { return &step; }
mini::task<int> loop(mini::task<int> (*f)(int), int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await f(i);
  co_return total;
}

//--- program.cpp
#define MINI_MAIN
#include "mini.h"
mini::task<int> step(int n);
mini::task<int> (*address())(int);
mini::task<int> loop(mini::task<int> (*f)(int), int rounds);
mini::task<int> (*volatile pointer)(int) = &step;
__attribute__((noinline)) mini::task<int> indirect(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await pointer(i);
  co_return total;
}
int main() {
  std::printf("same: %d\n", address() == pointer);
  mini::measure("pointer", [](int n) { return indirect(n); });
  mini::measure("library", [](int n) { return loop(pointer, n); });
  std::printf("live: %ld\n", mini::live());
}
