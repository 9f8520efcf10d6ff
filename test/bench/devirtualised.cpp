// Awaited virtual calls whose callee clang finds out by itself: the plugin must
// not take that away, nor what stock elides. BENCH_CALL says why it is known.
// (Stock elides only the final class: where the object's construction shows the
// callee, the call becomes direct too late for CoroAnnotationElide.)
//   usage: devirtualised ITERATIONS
#define BENCH_LOCAL_OBJECT 1 // the object is a local variable of the caller
#define BENCH_NEW_OBJECT 2   // the object is made with new in the caller
#define BENCH_FINAL_CLASS 3  // the static type is a final class
#include "lean-task.h"
#include "timed.h"
#include <memory>

struct Counter {
  virtual ~Counter() = default;
  virtual Task<long> add(long X) = 0;
};
struct Up : Counter {
  long Sum = 0;
  Task<long> add(long X) override { co_return Sum += X; }
};
struct Down : Counter {
  long Sum = 0;
  Task<long> add(long X) override { co_return Sum -= X; }
};
struct Last final : Counter {
  long Sum = 0;
  Task<long> add(long X) override { co_return Sum += X; }
};

#if BENCH_CALL == BENCH_LOCAL_OBJECT
__attribute__((noinline)) Task<long> root(Last &, long N) {
  Up Object;
  Counter &C = Object;
  long Total = 0;
  for (long I = 0; I < N; ++I)
    Total += co_await C.add(I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_NEW_OBJECT
__attribute__((noinline)) Task<long> root(Last &, long N) {
  std::unique_ptr<Counter> C = std::make_unique<Up>();
  long Total = 0;
  for (long I = 0; I < N; ++I)
    Total += co_await C->add(I);
  co_return Total;
}
#elif BENCH_CALL == BENCH_FINAL_CLASS
__attribute__((noinline)) Task<long> root(Last &C, long N) {
  long Total = 0;
  for (long I = 0; I < N; ++I)
    Total += co_await C.add(I);
  co_return Total;
}
#else
#error "BENCH_CALL is not set"
#endif

int main(int ArgC, char **ArgV) {
  long N = ArgC > 1 ? atol(ArgV[1]) : 1000;
  Last Object;
  Down Other;
  return timed([&] {
    return root(Object, N).runToEnd() + Other.add(1).runToEnd();
  });
}
