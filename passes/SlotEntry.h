//===- SlotEntry.h - Splitting a function into entry and wrapper *- C++ -*-===//

#ifndef DYNASYNC_SLOTENTRY_H
#define DYNASYNC_SLOTENTRY_H

#include "SlotABI.h"
#include "llvm/ADT/StringRef.h"

namespace dynasync {

/// Why \p F cannot have a slot entry, whatever its body; empty when it can.
llvm::StringRef whyNoSlotEntry(const llvm::Function &F);

/// Moves \p F's body into a new function `F.slot` whose last parameter is a
/// slot; \p F becomes a wrapper that calls it with the empty slot, and
/// publishes it if it can. \returns the slot entry.
llvm::Function &splitOffSlotEntry(llvm::Function &F, SlotABI &ABI);

/// Slot entries and shims may return their slot's own address: what LLVM infers
/// from llvm.coro.begin, that nobody else has it, does not hold.
void forgetNoAlias(llvm::Module &M);

/// The parameter of \p Entry that is its slot.
llvm::Argument &slotOf(llvm::Function &Entry);

} // namespace dynasync

#endif // DYNASYNC_SLOTENTRY_H
