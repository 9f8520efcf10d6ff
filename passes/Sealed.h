//===- Sealed.h - Room for implementers that are known ----------*- C++ -*-===//

#ifndef DYNASYNC_SEALED_H
#define DYNASYNC_SEALED_H

#include "SlotABI.h"
#include "dynasync/Options.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace dynasync {

/// Gives each call of strategy sealed a slot that is as large as the largest
/// frame of its known implementers, which ElidePass will know. \p SlotEntryOf
/// knows the slot entries of this module's coroutines. Without \p Publishes,
/// only native calls have any. \returns true when there were such calls.
bool lowerSealedCalls(
    llvm::Module &M, const Options &Opts, SlotABI &ABI, bool Publishes,
    llvm::function_ref<llvm::Function *(llvm::Function *)> SlotEntryOf);

/// Takes the sets of implementers from the calls, and places for frames that
/// nothing was elided into: nobody else knows these bundles.
bool dropSealedBundles(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_SEALED_H
