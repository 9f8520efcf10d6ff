//===- SlotSharing.h - Which calls may use one slot -------------*- C++ -*-===//

#ifndef DYNASYNC_SLOTSHARING_H
#define DYNASYNC_SLOTSHARING_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// Puts \p Calls, awaited calls of one function, into as few groups as it can,
/// such that no two callees of a group are alive at once. \returns the number
/// of each call's group; groups are numbered from 0 in the order of \p Calls.
/// Of a callee whose end cannot be seen, \p Forever says that it stays alive,
/// and else that it is dead when the next one is called.
llvm::SmallVector<unsigned, 8>
shareSlots(llvm::ArrayRef<llvm::CallBase *> Calls, bool Forever);

} // namespace dynasync

#endif // DYNASYNC_SLOTSHARING_H
