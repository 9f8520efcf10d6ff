//===- OwnSlot.h - A slot in a function's own storage -----------*- C++ -*-===//

#ifndef DYNASYNC_OWNSLOT_H
#define DYNASYNC_OWNSLOT_H

#include "SlotABI.h"
#include "llvm/ADT/ArrayRef.h"

namespace dynasync {

/// The llvm.coro.begin of \p F, or null.
llvm::Instruction *coroBegin(llvm::Function &F);

/// \p Bytes in \p F's frame or on its stack, aligned as slots are.
llvm::AllocaInst *makeOwnStorage(llvm::Function &F, const SlotABI &ABI,
                                 uint64_t Bytes, const llvm::Twine &Name);

/// Where such storage begins to exist: from there on it may be written to.
void setInsertPointAtBirth(llvm::IRBuilderBase &B, llvm::AllocaInst &Storage);

/// A slot of \p Bytes in \p F's frame or on its stack, whose header is written
/// once. It has the keeper \p Shared, or one of its own in front of it, with
/// \p Grow, or none.
llvm::Value *makeOwnSlot(llvm::Function &F, const SlotABI &ABI, uint64_t Bytes,
                         const llvm::Twine &Name,
                         llvm::Constant *Shared = nullptr,
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

/// Calls \p Drop with \p Argument there.
void callAtExits(llvm::Function &F, llvm::Function &Drop,
                 llvm::Value *Argument);

} // namespace dynasync

#endif // DYNASYNC_OWNSLOT_H
