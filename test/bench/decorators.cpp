// Six layers behind one interface, and a request that passes through them all:
// what layered services pay. BENCH_CALL: 1 virtual, 2 the same chain direct.
//   usage: decorators ITERATIONS
#include "rich-task.h"
#include "timed.h"
#include <memory>

#define BENCH_VIRTUAL 1
#define BENCH_DIRECT 2

struct Request {
  unsigned User;
  unsigned Key;
};

struct Service {
  virtual ~Service() = default;
  virtual RichTask<long> handle(const Request &R) = 0;
};

// One text for both forms: Next is the interface, or the next layer's own type.
#if BENCH_CALL == BENCH_VIRTUAL
#define LAYER(NAME) struct NAME final : Service
#define OVERRIDE override
#define NEXT(NAME) Service &Next
#else
#define LAYER(NAME) struct NAME
#define OVERRIDE
#define NEXT(NAME) NAME &Next
#endif

LAYER(Storage) {
  long Values[16] = {};
  RichTask<long> handle(const Request &R) OVERRIDE {
    co_return ++Values[R.Key % 16];
  }
};
LAYER(Retry) {
  NEXT(Storage);
  long Failures = 0;
  explicit Retry(decltype(Next) N) : Next(N) {}
  RichTask<long> handle(const Request &R) OVERRIDE {
    for (;;) {
      long V = co_await Next.handle(R);
      if (V >= 0)
        co_return V;
      ++Failures;
    }
  }
};
LAYER(Cache) {
  NEXT(Retry);
  long Last = -1;
  explicit Cache(decltype(Next) N) : Next(N) {}
  RichTask<long> handle(const Request &R) OVERRIDE {
    if (R.Key == ~0u) [[unlikely]]
      co_return Last;
    Last = co_await Next.handle(R);
    co_return Last;
  }
};
LAYER(Limit) {
  NEXT(Cache);
  unsigned Running = 0;
  explicit Limit(decltype(Next) N) : Next(N) {}
  RichTask<long> handle(const Request &R) OVERRIDE {
    if (Running == 100) [[unlikely]]
      co_return -1;
    ++Running;
    long V = co_await Next.handle(R);
    --Running;
    co_return V;
  }
};
LAYER(Authentication) {
  NEXT(Limit);
  explicit Authentication(decltype(Next) N) : Next(N) {}
  RichTask<long> handle(const Request &R) OVERRIDE {
    if (!R.User) [[unlikely]]
      co_return -1;
    co_return co_await Next.handle(R);
  }
};
LAYER(Logging) {
  NEXT(Authentication);
  long Requests = 0, Sum = 0;
  explicit Logging(decltype(Next) N) : Next(N) {}
  RichTask<long> handle(const Request &R) OVERRIDE {
    ++Requests;
    long V = co_await Next.handle(R);
    Sum += V;
    co_return V;
  }
};

#if BENCH_CALL == BENCH_VIRTUAL
using Front = Service;
#else
using Front = Logging;
#endif

__attribute__((noinline)) RichTask<long> client(Front &S, unsigned N) {
  long Total = 0;
  for (unsigned I = 0; I < N; ++I)
    Total += co_await S.handle({1 + I % 7, I});
  co_return Total;
}

int main(int ArgC, char **ArgV) {
  unsigned N = ArgC > 1 ? atoi(ArgV[1]) : 1000;
  Storage S;
  Retry R(S);
  Cache C(R);
  Limit L(C);
  Authentication A(L);
  Logging Top(A);
  return timed([&] { return client(Top, N).runToEnd(); });
}
