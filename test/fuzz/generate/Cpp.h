//===- Cpp.h - Programs in C++ ----------------------------------*- C++ -*-===//

#ifndef DYNASYNC_TEST_FUZZ_CPP_H
#define DYNASYNC_TEST_FUZZ_CPP_H

#include "Writer.h"
#include <cstdint>

namespace generate {

/// One source with the programs of the seeds \p Seed ... \p Seed + \p Count -
/// 1, each a function that prints its trace between `== SEED` and `== end`.
void writeCppPrograms(Writer &W, uint64_t Seed, unsigned Count,
                      const Options &Opts);

} // namespace generate

#endif // DYNASYNC_TEST_FUZZ_CPP_H
