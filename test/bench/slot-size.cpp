// What the slot behind a root's frame costs and saves: roots that each serve
// some requests through a chain of decorators, and roots that only wait.
//   usage: slot-size serve ROOTS REQUESTS DEPTH
//          slot-size idle ROOTS REQUESTS DEPTH   each root serves, then waits;
//                                                all are alive at the end
#include "lean-task.h"
#include "timed.h"
#include <cstring>
#include <memory>
#include <unistd.h>
#include <vector>

struct Service {
  virtual ~Service() = default;
  virtual Task<long> handle(long X) = 0;
};
struct Leaf final : Service {
  long Sum = 0;
  Task<long> handle(long X) override { co_return Sum += X; }
};
struct Decorator final : Service {
  Service &Next;
  explicit Decorator(Service &N) : Next(N) {}
  Task<long> handle(long X) override { co_return 1 + co_await Next.handle(X); }
};

// Suspends whoever awaits it until somebody resumes it by its handle.
struct Wait {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};

__attribute__((noinline)) Task<long> root(Service &S, long Requests,
                                          bool Waits) {
  long Total = 0;
  for (long I = 0; I < Requests; ++I)
    Total += co_await S.handle(I);
  if (Waits)
    co_await Wait();
  co_return Total;
}

static long residentBytes() {
  long Pages = 0, Resident = 0;
  if (FILE *F = fopen("/proc/self/statm", "r")) {
    if (fscanf(F, "%ld %ld", &Pages, &Resident) != 2)
      Resident = 0;
    fclose(F);
  }
  return Resident * sysconf(_SC_PAGESIZE);
}

int main(int ArgC, char **ArgV) {
  if (ArgC != 5)
    return 2;
  bool Idle = !strcmp(ArgV[1], "idle");
  long Roots = atol(ArgV[2]), Requests = atol(ArgV[3]), Depth = atol(ArgV[4]);

  Leaf Bottom;
  std::vector<std::unique_ptr<Decorator>> Chain;
  Service *Top = &Bottom;
  for (long I = 0; I < Depth; ++I) {
    Chain.push_back(std::make_unique<Decorator>(*Top));
    Top = Chain.back().get();
  }
  if (!Idle)
    return timed([&] {
      long Total = 0;
      for (long I = 0; I < Roots; ++I)
        Total += root(*Top, Requests, false).runToEnd();
      return Total;
    });

  std::vector<Task<long>> Alive;
  Alive.reserve(Roots);
  long Before = residentBytes();
  int Status = timed([&] {
    for (long I = 0; I < Roots; ++I) {
      Alive.push_back(root(*Top, Requests, true));
      Alive.back().H.promise().Next = std::noop_coroutine();
      Alive.back().H.resume();
    }
    return (long)Alive.size();
  });
  printf("resident %ld\n", residentBytes() - Before);
  return Status;
}
