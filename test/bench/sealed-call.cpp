// An awaited call of one of N known implementers, ready at once: of strategy
// sealed, and by a switch that is written by hand. sealed-call.py builds it for
// each form (BENCH_CALL) and number (BENCH_IMPLEMENTERS).
//   usage: sealed-call ITERATIONS
#define BENCH_SEALED 1
#define BENCH_SWITCH 2
#define BENCH_DIRECT 3
#include "dynasync/dynasync.h"
#include "lean-task.h"
#include "timed.h"
#include <cstddef>
#include <new>

// How large the caller's frame is: it is allocated last.
static size_t LastBlock;
void *operator new(size_t Bytes) {
  LastBlock = Bytes;
  return malloc(Bytes);
}
void operator delete(void *P) noexcept { free(P); }
void operator delete(void *P, size_t) noexcept { free(P); }

struct Counter {
  explicit Counter(int Kind) : Kind(Kind) {}
  virtual ~Counter() = default;
  virtual Task<long> add(long X) = 0;
  int Kind;
};
template <int K> struct Implementer final : Counter {
  Implementer() : Counter(K) {}
  Task<long> add(long X) override { co_return Sum += X ^ K; }
  long Sum = 0;
};

#define TWO(F, N) F(N) F(N + 1)
#define EIGHT(F, N) TWO(F, N) TWO(F, N + 2) TWO(F, N + 4) TWO(F, N + 6)
#if BENCH_IMPLEMENTERS == 2
#define EACH(F) TWO(F, 0)
#elif BENCH_IMPLEMENTERS == 8
#define EACH(F) EIGHT(F, 0)
#else
#define EACH(F)                                                                \
  EIGHT(F, 0)                                                                  \
  EIGHT(F, 8)                                                                  \
  EIGHT(F, 16)                                                                 \
  EIGHT(F, 24)                                                                 \
  EIGHT(F, 32) EIGHT(F, 40) EIGHT(F, 48) EIGHT(F, 56)
#endif

#if BENCH_CALL == BENCH_SEALED
DYNASYNC_STRATEGY("sealed")
__attribute__((noinline)) Task<long> root(Counter **Objects, int N) {
  long Total = 0;
  for (unsigned I = 0; I < unsigned(N); ++I)
    Total += co_await Objects[I % BENCH_IMPLEMENTERS]->add(I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_SWITCH
__attribute__((noinline)) Task<long> root(Counter **Objects, int N) {
  long Total = 0;
  for (unsigned I = 0; I < unsigned(N); ++I) {
    Counter *C = Objects[I % BENCH_IMPLEMENTERS];
    switch (C->Kind) {
#define CASE(K)                                                                \
  case K:                                                                      \
    Total += co_await static_cast<Implementer<K> *>(C)->add(I);                \
    break;
      EACH(CASE)
    }
  }
  co_return Total;
}
#else
__attribute__((noinline)) Task<long> root(Counter **Objects, int N) {
  long Total = 0;
  for (unsigned I = 0; I < unsigned(N); ++I)
    Total +=
        co_await static_cast<Implementer<0> *>(Objects[I % BENCH_IMPLEMENTERS])
            ->add(I);
  co_return Total;
}
#endif

int main(int ArgC, char **ArgV) {
  int N = ArgC > 1 ? atoi(ArgV[1]) : 1280;
  static Counter *Objects[BENCH_IMPLEMENTERS];
#define MAKE(K) Objects[K] = new Implementer<K>;
  EACH(MAKE)
  size_t Frame = 0;
  int Status = timed([&] {
    Task<long> Root = root(Objects, N);
    Frame = LastBlock;
    return Root.runToEnd();
  });
  printf("frame %zu\n", Frame);
  return Status;
}
