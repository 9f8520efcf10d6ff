//===- CallMarkers.h - What stands around an awaited call -------*- C++ -*-===//

#ifndef DYNASYNC_CALLMARKERS_H
#define DYNASYNC_CALLMARKERS_H

#include "llvm/IR/Module.h"

namespace dynasync {

/// Turns calls of dynasync/strategy.h's functions into strategies and slots of
/// the calls that they stand around. \returns true when it changed \p M.
bool lowerCallMarkers(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_CALLMARKERS_H
