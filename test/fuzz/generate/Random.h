//===- Random.h - The only source of randomness -----------------*- C++ -*-===//
//
// The same numbers on every machine: no std distribution, whose results are the
// library's own.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_TEST_FUZZ_RANDOM_H
#define DYNASYNC_TEST_FUZZ_RANDOM_H

#include "llvm/ADT/ArrayRef.h"
#include <cassert>
#include <cstdint>
#include <initializer_list>

namespace generate {

/// splitmix64: one word of state, no bad seeds, neighbours unrelated.
class Random {
public:
  explicit Random(uint64_t Seed) : State(Seed) {}

  uint64_t next() {
    uint64_t Z = (State += 0x9e3779b97f4a7c15);
    Z = (Z ^ (Z >> 30)) * 0xbf58476d1ce4e5b9;
    Z = (Z ^ (Z >> 27)) * 0x94d049bb133111eb;
    return Z ^ (Z >> 31);
  }

  /// 0 ... \p N - 1.
  unsigned below(unsigned N) {
    assert(N && "nothing is below 0");
    return unsigned(next() % N);
  }

  /// Both ends included.
  int between(int Low, int High) {
    assert(Low <= High && "an empty range");
    return Low + int(below(unsigned(High - Low) + 1));
  }

  bool chance(unsigned Percent) { return below(100) < Percent; }

  template <class T> const T &pick(llvm::ArrayRef<T> Of) {
    return Of[below(unsigned(Of.size()))];
  }
  template <class T> T pick(std::initializer_list<T> Of) {
    return Of.begin()[below(unsigned(Of.size()))];
  }

  /// An index, as often as its weight says.
  unsigned weighted(llvm::ArrayRef<unsigned> Weights) {
    unsigned Sum = 0;
    for (unsigned W : Weights)
      Sum += W;
    unsigned At = below(Sum);
    for (unsigned I = 0;; ++I) {
      if (At < Weights[I])
        return I;
      At -= Weights[I];
    }
  }

  /// A source of its own for a part of the program: what that part draws moves
  /// nothing behind it.
  Random fork() { return Random(next()); }

private:
  uint64_t State;
};

} // namespace generate

#endif // DYNASYNC_TEST_FUZZ_RANDOM_H
