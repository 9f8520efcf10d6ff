//===- OwnSlot.h - A slot in a function's own storage -----------*- C++ -*-===//

#ifndef DYNASYNC_OWNSLOT_H
#define DYNASYNC_OWNSLOT_H

#include "SlotABI.h"
#include "llvm/ADT/ArrayRef.h"

namespace dynasync {

/// The llvm.coro.begin of \p F, or null.
llvm::Instruction *coroBegin(llvm::Function &F);

/// A slot of \p Bytes in \p F's frame or on its stack. Its header is written
/// once, when that storage exists; with a keeper in front of it if there is a
/// \p Grow.
llvm::Value *makeOwnSlot(llvm::Function &F, const SlotABI &ABI, uint64_t Bytes,
                         const llvm::Twine &Name,
                         llvm::Function *Grow = nullptr);

/// A slot on a stack that has a keeper, and what frees its blocks.
struct RootSlot {
  llvm::Value *Slot = nullptr;
  llvm::Function *Drop = nullptr; ///< void (first block)
};

/// Frees the blocks of the keepers of \p Roots wherever \p F, which is no
/// coroutine, ends. It may turn calls into invokes.
void dropBlocksAtExits(llvm::Function &F, const SlotABI &ABI,
                       llvm::ArrayRef<RootSlot> Roots);

} // namespace dynasync

#endif // DYNASYNC_OWNSLOT_H
