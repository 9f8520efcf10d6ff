//===- Elide.h - Frames that are a part of their caller's -------*- C++ -*-===//

#ifndef DYNASYNC_ELIDE_H
#define DYNASYNC_ELIDE_H

#include "SlotABI.h"
#include "dynasync/Options.h"
#include "llvm/ADT/MapVector.h"

namespace dynasync {

/// What is known of a coroutine that a call of strategy elide may name.
struct ElidableCallee {
  llvm::Function *Entry = nullptr; ///< its slot entry, if it has one
  bool HandsSlotOn = false;        ///< it makes awaited calls with that slot
  /// What it allocates with, if a keeper can do so as well.
  llvm::Function *New = nullptr;
  llvm::Function *Delete = nullptr;
};
using ElidableCallees = llvm::MapVector<llvm::Function *, ElidableCallee>;

/// A function that makes the frame of coroutine \p F, whose slot entry is \p
/// Entry, if any, in its last parameter, when ElidePass has been there. It
/// takes F's arguments before, and, if \p TakesSlot and there is an entry, a
/// slot; else that parameter is Entry's slot until ElidePass has been there.
llvm::Function *makeElidedFunction(llvm::Function &F, llvm::Function *Entry,
                                   SlotABI &ABI, llvm::StringRef Suffix,
                                   bool TakesSlot);

/// Gives each call of strategy elide storage for its callee's frame, whose size
/// ElidePass will know, and a function that makes the frame there.
/// \returns true when there were such calls.
bool lowerElidedCalls(llvm::Module &M, const Options &Opts, SlotABI &ABI,
                      const ElidableCallees &Callees);

} // namespace dynasync

#endif // DYNASYNC_ELIDE_H
