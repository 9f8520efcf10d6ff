//===- SlotABI.h - The slot's layout, in IR ---------------------*- C++ -*-===//
//
// Builds the accesses that slot.h describes: header words, keeper words, the
// empty slot. Everyone who touches a slot in IR goes through here.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_SLOTABI_H
#define DYNASYNC_SLOTABI_H

#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

namespace dynasync {

class SlotABI {
public:
  explicit SlotABI(llvm::Module &M);

  llvm::PointerType *pointer() const { return Ptr; }
  /// intptr_t, the type of `avail` and of coroutine sizes.
  llvm::IntegerType *word() const { return Word; }
  uint64_t wordSize() const { return WordSize; }
  /// Alignment of a slot's storage; frames that need more stay out of slots.
  llvm::Align align() const { return llvm::Align(2 * WordSize); }
  uint64_t headerSize() const { return 2 * WordSize; }
  /// What the keeper of a frame's own children takes, in front of the header.
  uint64_t keeperSize() const { return 2 * WordSize; }

  /// \p Slot's avail, as the taker reads it: ordered before what it writes.
  llvm::Value *loadAvail(llvm::IRBuilderBase &B, llvm::Value *Slot) const;
  /// Marks \p Slot, seen free with room enough, as taken.
  void take(llvm::IRBuilderBase &B, llvm::Value *Slot) const;
  /// Marks \p Slot as free again, after all that was written in it.
  void giveBack(llvm::IRBuilderBase &B, llvm::Value *Slot) const;
  /// Writes \p Slot's header, free.
  void initHeader(llvm::IRBuilderBase &B, llvm::Value *Slot, llvm::Value *Avail,
                  llvm::Value *Keeper) const;
  llvm::Value *loadKeeper(llvm::IRBuilderBase &B, llvm::Value *Slot) const;

  /// The keeper that lies in front of \p Slot's header (roots only).
  llvm::Value *ownKeeper(llvm::IRBuilderBase &B, llvm::Value *Slot) const;
  /// Writes \p Keeper, without blocks yet.
  void initKeeper(llvm::IRBuilderBase &B, llvm::Value *Keeper,
                  llvm::Value *Grow) const;
  /// The address of \p Keeper's list of blocks.
  llvm::Value *blocksOf(llvm::IRBuilderBase &B, llvm::Value *Keeper) const;

  /// Asks \p Keeper for storage in place of \p Slot, as slot.h tells. \p Callee
  /// is what calleeInfo made, or is handed on.
  llvm::CallInst *askKeeper(llvm::IRBuilderBase &B, llvm::Value *Keeper,
                            llvm::Value *Size, llvm::Value *Align,
                            llvm::Value *Slot, llvm::Value *Callee) const;
  /// The type of a keeper's `grow`.
  llvm::FunctionType *growType() const;
  /// A dynasync_callee for \p F, which would like \p More bytes for callees of
  /// its own. Its name is left out without \p Named.
  llvm::Constant *calleeInfo(llvm::Function &F, uint64_t Flags, uint64_t More,
                             bool Named) const;
  /// What \p Callee, a dynasync_callee, would like; and the address of its
  /// name.
  llvm::Value *loadMore(llvm::IRBuilderBase &B, llvm::Value *Callee) const;
  llvm::Value *nameOf(llvm::IRBuilderBase &B, llvm::Value *Callee) const;
  /// Has \p Callee, a dynasync_callee, that flag?
  llvm::Value *hasFlag(llvm::IRBuilderBase &B, llvm::Value *Callee,
                       uint64_t Flag) const;

  /// Rounds \p Bytes up to the storage's alignment.
  llvm::Value *roundUp(llvm::IRBuilderBase &B, llvm::Value *Bytes) const;
  llvm::ConstantInt *bytes(uint64_t N) const;
  llvm::Value *offset(llvm::IRBuilderBase &B, llvm::Value *P, int64_t N,
                      const llvm::Twine &Name = "") const;

  /// Storage address of the slot that never has room and has no keeper.
  llvm::Constant *emptySlot();
  /// Storage address of a slot that never has room, and has a keeper of this
  /// unit's whose `grow` is \p Grow.
  llvm::Constant *slotOfKeeper(llvm::Function &Grow) const;
  /// That keeper.
  llvm::Constant *sharedKeeper(llvm::Function &Grow) const;

private:
  llvm::Module &M;
  llvm::PointerType *Ptr;
  llvm::IntegerType *Word;
  uint64_t WordSize;
};

} // namespace dynasync

#endif // DYNASYNC_SLOTABI_H
