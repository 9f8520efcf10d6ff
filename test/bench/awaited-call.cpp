// The headline: what one awaited call costs when the callee is ready at once.
// The program is compiled once for each form of the call (BENCH_CALL), and run
// with two iteration counts, so that the start-up cancels.
//   usage: awaited-call ITERATIONS [OBJECTS]
#define BENCH_VIRTUAL 1    // co_await of a virtual coroutine
#define BENCH_DIRECT 2     // the same body, called directly
#define BENCH_PLAIN 3      // a virtual call of a normal function: the floor
#define BENCH_EXTERNAL 4   // a direct call of a coroutine of another unit
#define BENCH_POINTER 5    // a call through a pointer to function
#define BENCH_UNMARKED 6   // virtual, from a coroutine whose calls are not marked
#include "lean-task.h"
#include "timed.h"

struct Counter {
  virtual ~Counter() = default;
  virtual Task<long> add(long X) = 0;
  virtual long addPlain(long X) = 0;
};

// Two implementers, both used, so that nothing can devirtualise the calls.
struct Up final : Counter {
  long Sum = 0;
  Task<long> add(long X) override { co_return Sum += X; }
  long addPlain(long X) override { return Sum += X; }
};
struct Down final : Counter {
  long Sum = 0;
  Task<long> add(long X) override { co_return Sum -= X; }
  long addPlain(long X) override { return Sum -= X; }
};

struct Local {
  long Sum = 0;
  Task<long> add(long X) { co_return Sum += X; }
};

// Defined by awaited-call-other.cpp.
Task<long> addElsewhere(long &Sum, long X);

#if BENCH_CALL == BENCH_UNMARKED
template <class T> using RootTask = UnmarkedTask<T>;
#else
template <class T> using RootTask = Task<T>;
#endif

// noinline, and called from main, which is no coroutine: its frame is a real one.
#if BENCH_CALL == BENCH_VIRTUAL || BENCH_CALL == BENCH_UNMARKED
__attribute__((noinline)) RootTask<long> root(Counter **Objects, int Count,
                                              int N) {
  long Total = 0;
  for (int I = 0; I < N; ++I)
    Total += co_await Objects[I % Count]->add(I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_PLAIN
__attribute__((noinline)) RootTask<long> root(Counter **Objects, int Count,
                                              int N) {
  long Total = 0;
  for (int I = 0; I < N; ++I)
    Total += Objects[I % Count]->addPlain(I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_DIRECT
__attribute__((noinline)) RootTask<long> root(Counter **, int Count, int N) {
  Local Objects[4];
  long Total = 0;
  for (int I = 0; I < N; ++I)
    Total += co_await Objects[I % Count].add(I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_EXTERNAL
__attribute__((noinline)) RootTask<long> root(Counter **, int Count, int N) {
  long Sums[4] = {};
  long Total = 0;
  for (int I = 0; I < N; ++I)
    Total += co_await addElsewhere(Sums[I % Count], I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_POINTER
static Task<long> addUp(long &Sum, long X) { co_return Sum += X; }
static Task<long> addDown(long &Sum, long X) { co_return Sum -= X; }
Task<long> (*Functions[])(long &, long) = {addUp, addDown};
__attribute__((noinline)) RootTask<long> root(Counter **, int Count, int N) {
  long Sums[4] = {};
  long Total = 0;
  for (int I = 0; I < N; ++I)
    Total += co_await Functions[I % Count](Sums[I % Count], I);
  co_return Total;
}
#else
#error "BENCH_CALL is not set"
#endif

int main(int ArgC, char **ArgV) {
  int N = ArgC > 1 ? atoi(ArgV[1]) : 1000;
  int Count = ArgC > 2 ? atoi(ArgV[2]) : 2;
  Up A;
  Down B;
  Counter *Objects[] = {&A, &B};
  if (Count < 1 || Count > 2)
    return 2;
  return timed([&] { return root(Objects, Count, N).runToEnd(); });
}
