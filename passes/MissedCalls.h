//===- MissedCalls.h - Awaited calls that are left as they were -*- C++ -*-===//

#ifndef DYNASYNC_MISSEDCALLS_H
#define DYNASYNC_MISSEDCALLS_H

#include "dynasync/Options.h"
#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// Says that \p CB, of strategy \p S, is left as it was because of \p Reason: a
/// remark; an error if its callee may have a frame, which would go to an
/// allocator, and the strategy or (\p NoHeap) the caller forbids that.
/// \returns true for an error.
bool reportMissed(llvm::CallBase &CB, llvm::StringRef Reason, const Strategy &S,
                  bool NoHeap);

} // namespace dynasync

#endif // DYNASYNC_MISSEDCALLS_H
