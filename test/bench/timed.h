// Runs the measured part of a benchmark and prints its result, so that it cannot
// be optimised away, and its wall time, which scripts/bench reads.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <time.h>

// <chrono> takes longer to compile than all the rest of a benchmark.
inline long long nanoseconds() {
  timespec Now;
  clock_gettime(CLOCK_MONOTONIC, &Now);
  return Now.tv_sec * 1000000000LL + Now.tv_nsec;
}

template <class F> int timed(F Body) {
  long long Start = nanoseconds();
  long Value = Body();
  long long Time = nanoseconds() - Start;
  printf("result %ld\n", Value);
  printf("ns %lld\n", Time);
  return 0;
}
