// What ThinLTO with -fwhole-program-vtables devirtualises: the linker sees that
// the interface has one implementer.
//   usage: one-implementer ITERATIONS
#include "one-implementer.h"
#include "timed.h"
#include <memory>

__attribute__((noinline)) Task<long> root(Counter &C, long N) {
  long Total = 0;
  for (long I = 0; I < N; ++I)
    Total += co_await C.add(I);
  co_return Total;
}

int main(int ArgC, char **ArgV) {
  long N = ArgC > 1 ? atol(ArgV[1]) : 1000;
  std::unique_ptr<Counter> C(makeCounter());
  return timed([&] { return root(*C, N).runToEnd(); });
}
