// The measured program. A row of the table is this source with another way of
// allocation (ROW) or of calling (CALL_DIRECT, CALL_PLAIN), or other flags of
// the compiler; all print the same result.
//   usage: program hot CALLS PAUSES THREADS
//          program sessions VISITS PAUSES THREADS SESSIONS [fragmented]
//          program hand-over VISITS PAUSES 2 SESSIONS
// hot: one root for each thread awaits one of 64 objects after another, in a
// random order, whose class is one of IMPLEMENTERS.
// sessions: each visit goes to another of many roots, in a random order, and
// awaits one object of its own; the root waits afterwards, or its callee does.
// hand-over: the same, and the threads swap all their sessions again and again,
// so that a frame ends on another thread than it began on.
// (It is compiled some hundred times: so few headers, and hardly a destructor.)
#include ROW
#include "callee.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <pthread.h>
#include <sys/resource.h>
#include <time.h>

namespace {

struct Random {
  uint64_t State;
  uint64_t next() {
    State ^= State << 13;
    State ^= State >> 7;
    State ^= State << 17;
    return State;
  }
};

struct Plan {
  const char *Mode;
  long Calls;
  int Pauses, Threads;
  long Sessions = 0;
  bool Fragmented = false;
};

// The processor's time of a single thread, so that what else the machine does
// counts less; the wall's time of two, which may wait for each other.
long long nanoseconds(const Plan &P) {
  timespec Now;
  clock_gettime(P.Threads == 1 ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC,
                &Now);
  return Now.tv_sec * 1000000000LL + Now.tv_nsec;
}

pthread_barrier_t Ready; // for all threads

// --- One root, many calls
// ------------------------------------------------------

constexpr unsigned Objects = 64, Turns = 1 << 16;

struct Hot {
  Driver D;
  Top *All[Objects];
  uint8_t Order[Turns];
};

[[gnu::noinline]] Task hotRoot(Hot &H, long Calls TAKES_TOO) {
  long Total = 0;
  for (long I = 0; I != Calls; ++I)
    Total += AWAIT H.All[H.Order[I % Turns]]->next(GIVES);
  co_return Total;
}

[[gnu::noinline]] long hotCalls(Hot &H, long Calls TAKES_TOO) {
  Task Root = hotRoot(H, Calls GIVES_TOO(S));
  Root.start();
  while (!Root.H.done())
    H.D.resume();
  return Root.H.promise().Value;
}

// --- Many roots, a call of each
// -------------------------------------------------

struct Session {
  Driver D;
  Top *Object;
  bool Waits; // after each call
  long Total = 0;
};

// Ends by being destroyed.
[[gnu::noinline]] Task sessionRoot(Session &On TAKES_TOO) {
  for (;;) {
    On.Total += AWAIT On.Object->next(GIVES);
    if (On.Waits)
      co_await Pause{On.D};
  }
}

struct Sessions {
  Session **All = nullptr;
  Driver **Order = nullptr;
  long Count = 0;

  [[gnu::noinline]] void visit(long Visits) {
    long At = 0;
    for (long I = 0; I != Visits; ++I) {
      Order[At]->resume();
      if (++At == Count)
        At = 0;
    }
  }
};

[[maybe_unused]] void *Shares[2];

void makeSessions(Sessions &Into, const Plan &P, int Thread) {
  Into.Count = P.Sessions / P.Threads;
  Into.All = new Session *[Into.Count];
  Into.Order = new Driver *[Into.Count];
  Task **Roots = new Task *[Into.Count];
  for (long I = 0; I != Into.Count; ++I) {
    Session *State = Into.All[I] = new Session();
    State->D.Pauses = P.Pauses;
#ifdef CALL_PLAIN
    State->Waits = true;
#else
    State->Waits = P.Pauses == 0;
#endif
    State->Object = chain<DEPTH - 1>(State->D, int(I));
#ifdef BY_HAND
    Storage &S = *new Storage(
        static_cast<decltype(Shared::make(false))>(Shares[Thread]));
#endif
    Roots[I] = new Task(sessionRoot(*State GIVES_TOO(S)));
    Into.Order[I] = &State->D;
  }
  Random R{uint64_t(Thread) + 77};
  for (long I = Into.Count; I > 1; --I)
    std::swap(Into.Order[I - 1], Into.Order[R.next() % uint64_t(I)]);
  for (long I = 0; I != Into.Count; ++I)
    Roots[I]->start();
}

// Blocks of all sizes, of which every other one is given back.
void fragment(long Blocks) {
  Random R{123};
  void **All = new void *[Blocks];
  for (long I = 0; I != Blocks; ++I)
    All[I] = memset(malloc(16 + R.next() % 1024), 1, 16);
  for (long I = Blocks; I > 1; --I)
    std::swap(All[I - 1], All[R.next() % uint64_t(I)]);
  for (long I = 0; I < Blocks; I += 2)
    free(All[I]);
  // The others are leaked, for good reason.
}

// --- Running
// -------------------------------------------------------------------

long resident() { // bytes, at most until now
  rusage Usage;
  getrusage(RUSAGE_SELF, &Usage);
  return Usage.ru_maxrss * 1024;
}

// What instructions are counted in: everything has run before.
[[gnu::noinline]] long measuredHot(Hot &H, long Calls TAKES_TOO) {
  return hotCalls(H, Calls GIVES_TOO(S));
}
[[gnu::noinline]] void measuredVisits(Sessions &S, long Visits) {
  S.visit(Visits);
}

struct Outcome {
  long Total = 0;
  long long Nanoseconds = 0;
};

Outcome runHot(const Plan &P, int Thread) {
  Hot *H = new Hot();
  H->D.Pauses = P.Pauses;
  for (unsigned I = 0; I != Objects; ++I)
    H->All[I] = chain<DEPTH - 1>(H->D, int(I));
  Random R{uint64_t(Thread) + 99};
  for (uint8_t &O : H->Order)
    O = uint8_t(R.next() >> 33) % Objects;
#ifdef BY_HAND
  Storage &S =
      *new Storage(static_cast<decltype(Shared::make(false))>(Shares[Thread]));
#endif
  Outcome Out;
  Out.Total = hotCalls(*H, P.Calls / 8 GIVES_TOO(S));
  pthread_barrier_wait(&Ready);
  long long Begin = nanoseconds(P);
  Out.Total += measuredHot(*H, P.Calls GIVES_TOO(S));
  Out.Nanoseconds = nanoseconds(P) - Begin;
  return Out;
}

Sessions PerThread[2];

Outcome runSessions(const Plan &P, int Thread) {
  Sessions &Mine = PerThread[Thread];
  makeSessions(Mine, P, Thread);
  Mine.visit(P.Calls / 8);
  pthread_barrier_wait(&Ready);
  Outcome Out;
  long long Begin = nanoseconds(P);
  if (strcmp(P.Mode, "hand-over")) {
    measuredVisits(Mine, P.Calls);
  } else {
    for (long Done = 0, Turn = 0; Done < P.Calls; Done += Mine.Count, ++Turn) {
      PerThread[(Thread + Turn) % 2].visit(Mine.Count);
      pthread_barrier_wait(&Ready);
    }
  }
  Out.Nanoseconds = nanoseconds(P) - Begin;
  pthread_barrier_wait(&Ready);
  for (long I = 0; I != Mine.Count; ++I)
    Out.Total += Mine.All[I]->Total;
  return Out;
}

Plan Planned;
Outcome Outcomes[2];

void *runThread(void *Number) {
  int Thread = int(reinterpret_cast<intptr_t>(Number));
  Outcomes[Thread] = strcmp(Planned.Mode, "hot") ? runSessions(Planned, Thread)
                                                 : runHot(Planned, Thread);
  return nullptr;
}

} // namespace

int main(int ArgC, char **ArgV) {
  if (ArgC < 5)
    return 2;
  Plan &P = Planned;
  P = {ArgV[1], atol(ArgV[2]), atoi(ArgV[3]), atoi(ArgV[4])};
  if (ArgC > 5)
    P.Sessions = atol(ArgV[5]);
  P.Fragmented = ArgC > 6;
  if (P.Threads < 1 || P.Threads > 2 ||
      (strcmp(P.Mode, "hot") && P.Sessions < P.Threads))
    return 2;
  if (P.Fragmented)
    fragment(P.Sessions);
#ifdef BY_HAND
  bool HandOver = !strcmp(P.Mode, "hand-over");
  for (int T = 0; T != P.Threads; ++T)
    Shares[T] = T && HandOver ? Shares[0] : Shared::make(HandOver);
#endif
  long Before = resident();
  pthread_barrier_init(&Ready, nullptr, unsigned(P.Threads));
  pthread_t Other;
  if (P.Threads == 2)
    pthread_create(&Other, nullptr, runThread, reinterpret_cast<void *>(1));
  runThread(nullptr);
  if (P.Threads == 2)
    pthread_join(Other, nullptr);
  long long Longest = Outcomes[0].Nanoseconds;
  if (Outcomes[1].Nanoseconds > Longest)
    Longest = Outcomes[1].Nanoseconds;
  printf("result %ld\n", Outcomes[0].Total + Outcomes[1].Total);
  printf("ns %lld\n", Longest);
  printf("peak %ld\n", resident() - Before);
}
