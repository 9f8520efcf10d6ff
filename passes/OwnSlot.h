//===- OwnSlot.h - A slot in a function's own storage -----------*- C++ -*-===//

#ifndef DYNASYNC_OWNSLOT_H
#define DYNASYNC_OWNSLOT_H

#include "SlotABI.h"

namespace dynasync {

/// The llvm.coro.begin of \p F, or null.
llvm::Instruction *coroBegin(llvm::Function &F);

/// A slot of \p Bytes in \p F's frame or on its stack. Its header is written
/// once, when that storage exists.
llvm::Value *makeOwnSlot(llvm::Function &F, const SlotABI &ABI, uint64_t Bytes,
                         const llvm::Twine &Name);

} // namespace dynasync

#endif // DYNASYNC_OWNSLOT_H
