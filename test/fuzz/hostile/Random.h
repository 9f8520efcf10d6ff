//===- Random.h - Choices that a seed decides -------------------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_RANDOM_H
#define DYNASYNC_FUZZ_RANDOM_H

#include <cstddef>
#include <cstdint>
#include <random>

namespace dynasync::fuzz {

class Random {
public:
  explicit Random(unsigned Seed) : Engine(Seed) {}
  /// From 0 to \p N - 1; 0 if \p N is.
  size_t below(size_t N) {
    return N == 0 ? 0 : std::uniform_int_distribution<size_t>(0, N - 1)(Engine);
  }
  /// Once in \p N times.
  bool oneIn(size_t N) { return below(N) == 0; }
  /// One of \p Items, which is not empty.
  template <typename Range> auto &of(Range &&Items) {
    return Items[below(std::size(Items))];
  }
  /// Numbers at which something changes, more often than others.
  uint64_t number();

private:
  std::minstd_rand Engine;
};

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_RANDOM_H
