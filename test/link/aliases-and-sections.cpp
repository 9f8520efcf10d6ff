// A coroutine called by another name, one that an ifunc resolver chooses, and
// ones in sections of the user's.
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -Wno-return-type-c-linkage -I%support -O2 -c %t/callee.cpp -o %t/callee.o
// RUN: %dynasync -Werror -Wno-return-type-c-linkage -I%support -O2 -c %t/caller.cpp -o %t/caller.o
// RUN: %clangxx -fuse-ld=bfd %t/caller.o %t/callee.o -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -fuse-ld=lld %t/callee.o %t/caller.o -o %t/a && %t/a | FileCheck %s
// RUN: %dynasync -Werror -Wno-return-type-c-linkage -I%support -O0 -fno-pie -no-pie %t/callee.cpp %t/caller.cpp -o %t/a && %t/a | FileCheck %s

// CHECK: alias: value 5151, allocations 0{{$}}
// An ifunc's address may be one of the PLT.
// CHECK: ifunc: value 5151,
// CHECK: section: value 5151, allocations 0{{$}}
// CHECK: far section: value 5151, allocations 0{{$}}
// CHECK: live: 0

//--- callee.cpp
#include "mini.h"
extern "C" mini::task<int> plain(int n) { co_return n + 1; }
extern "C" __attribute__((alias("plain"))) mini::task<int> other_name(int n);
extern "C" void *resolve() { return reinterpret_cast<void *>(&plain); }
extern "C" __attribute__((ifunc("resolve"))) mini::task<int> chosen(int n);
extern "C" __attribute__((section(".text.hot_path"))) mini::task<int>
in_section(int n) {
  co_return n + 1;
}
extern "C" __attribute__((section("user_code"))) mini::task<int>
in_far_section(int n) {
  co_return n + 1;
}

//--- caller.cpp
#define MINI_MAIN
#include "mini.h"
extern "C" mini::task<int> other_name(int n);
extern "C" mini::task<int> chosen(int n);
extern "C" mini::task<int> in_section(int n);
extern "C" mini::task<int> in_far_section(int n);
__attribute__((noinline)) mini::task<int> root(mini::task<int> (*f)(int),
                                               int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await f(i);
  co_return total;
}
int main() {
  mini::measure("alias", [](int n) { return root(other_name, n); });
  mini::measure("ifunc", [](int n) { return root(chosen, n); });
  mini::measure("section", [](int n) { return root(in_section, n); });
  mini::measure("far section", [](int n) { return root(in_far_section, n); });
  std::printf("live: %ld\n", mini::live());
}
