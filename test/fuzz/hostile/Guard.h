//===- Guard.h - What a child process finds out -----------------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_GUARD_H
#define DYNASYNC_FUZZ_GUARD_H

#include "llvm/ADT/STLFunctionalExtras.h"

namespace dynasync::fuzz {

/// Whether \p Work ends by itself, with true, in \p Seconds of a child process.
/// Nothing that it does is seen here.
bool survives(llvm::function_ref<bool()> Work, unsigned Seconds);

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_GUARD_H
