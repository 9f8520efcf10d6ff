// An instance of a template whose code is another unit's: the optimizer sees a
// body here that is not emitted, so nothing may refer to a slot entry of it.
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -I%support -I%t -O2 -c %t/user.cpp -o %t/user.aware.o
// RUN: %dynasync -Werror -I%support -I%t -O2 -c %t/instance.cpp -o %t/instance.aware.o
// RUN: %clangxx -Werror -I%support -I%t -O2 -c %t/instance.cpp -o %t/instance.stock.o
// RUN: %clangxx -Werror -I%support -I%t -O2 -c %t/user.cpp -o %t/user.stock.o
// RUN: %clangxx -fuse-ld=bfd %t/user.aware.o %t/instance.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=CHECK,LOWERED %s
// RUN: %clangxx -fuse-ld=lld %t/instance.aware.o %t/user.aware.o -o %t/a && %t/a | FileCheck --check-prefixes=CHECK,LOWERED %s
// RUN: %clangxx -fuse-ld=bfd %t/user.aware.o %t/instance.stock.o -o %t/a && %t/a | FileCheck %s
// RUN: %clangxx -fuse-ld=lld %t/user.stock.o %t/instance.aware.o -o %t/a && %t/a | FileCheck %s
// RUN: %dynasync -Werror -I%support -I%t -O0 %t/user.cpp %t/instance.cpp -o %t/a && %t/a | FileCheck --check-prefixes=CHECK,LOWERED %s

// CHECK: function: value 5151,
// LOWERED-SAME: allocations 0{{$}}
// CHECK: virtual: value 5252,
// LOWERED-SAME: allocations 0{{$}}
// CHECK: live: 0

//--- template.h
#include "mini.h"
template <class T> mini::task<T> step(T n) { co_return n + 1; }
template <class T> struct counter {
  T at = 0;
  virtual mini::task<T> next() { co_return ++at; }
  virtual ~counter() = default;
};
extern template mini::task<int> step<int>(int);
extern template struct counter<int>;

//--- instance.cpp
#include "template.h"
template mini::task<int> step<int>(int);
template struct counter<int>;

//--- user.cpp
#define MINI_MAIN
#include "template.h"
__attribute__((noinline)) mini::task<int> functions(int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await step(i);
  co_return total;
}
__attribute__((noinline)) mini::task<int> virtuals(counter<int> &c,
                                                   int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await c.next();
  co_return total;
}
int main() {
  mini::measure("function", [](int n) { return functions(n); });
  {
    counter<int> c;
    mini::measure("virtual", [&](int n) { return virtuals(c, n); });
  }
  std::printf("live: %ld\n", mini::live());
}
