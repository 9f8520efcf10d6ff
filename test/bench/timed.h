// Runs the measured part of a benchmark and prints its result, so that it cannot
// be optimised away, and its wall time, which scripts/bench reads.
#pragma once
#include <chrono>
#include <cstdio>
#include <cstdlib>

template <class F> int timed(F Body) {
  auto Start = std::chrono::steady_clock::now();
  long Value = Body();
  auto Time = std::chrono::steady_clock::now() - Start;
  using std::chrono::nanoseconds;
  printf("result %ld\n", Value);
  printf("ns %lld\n",
         (long long)std::chrono::duration_cast<nanoseconds>(Time).count());
  return 0;
}
