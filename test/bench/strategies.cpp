// One awaited virtual call in a loop of one root, in the strategy that the
// module's options name, for a callee that is ready at once.
//   usage: strategies ROUNDS
// BENCH_SIZE is what the callee keeps across its (only possible) suspension.
#include "lean-task.h"
#include "timed.h"
#include <cstring>
#include <dynasync/slot.h>

#ifndef BENCH_SIZE
#define BENCH_SIZE 16
#endif

struct Service {
  virtual ~Service() = default;
  virtual Task<long> handle(long X) = 0;
};
bool Suspends = false; // for all that the compiler knows
struct Never {
  bool await_ready() noexcept { return !Suspends; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};
template <int Step> struct Worker final : Service {
  Task<long> handle(long X) override {
    char Kept[BENCH_SIZE];
    Kept[0] = char(X);
    asm volatile("" ::"r"(Kept) : "memory");
    co_await Never();
    asm volatile("" ::"r"(Kept) : "memory");
    co_return X + Step;
  }
};

__attribute__((noinline)) Task<long> root(Service *const *All, long Rounds) {
  long Sum = 0;
  for (long I = 0; I < Rounds; ++I)
    Sum += co_await All[I & 3]->handle(I);
  co_return Sum;
}

// A pool of one size, for strategy custom(pool).
struct alignas(16) Block {
  dynasync_slot Header;
  char Storage[1008];
};
static Block Pool[64];
extern "C" void *pool(dynasync_keeper *Self, size_t Size, size_t Align, void *,
                      const dynasync_callee *) {
  if (Size > sizeof Pool->Storage || Align > 16)
    return nullptr;
  for (Block &B : Pool)
    if (B.Header.avail >= 0) {
      B.Header.avail = -intptr_t(sizeof B.Storage);
      B.Header.keeper = Self;
      return B.Storage;
    }
  return nullptr;
}

int main(int ArgC, char **ArgV) {
  if (ArgC != 2)
    return 2;
  Worker<1> A;
  Worker<2> B;
  Worker<3> C;
  Worker<4> D;
  Service *All[] = {&A, &B, &C, &D};
  asm volatile("" ::"r"(All) : "memory");
  return timed([&] { return root(All, atol(ArgV[1])).runToEnd(); });
}
