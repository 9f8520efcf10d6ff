//===- Keeper.h - Storage for what does not fit -----------------*- C++ -*-===//

#ifndef DYNASYNC_KEEPER_H
#define DYNASYNC_KEEPER_H

#include "NativeVTables.h"
#include "SlotABI.h"

namespace dynasync {

/// The functions of the default keeper for one pair of allocation functions.
struct KeeperFunctions {
  llvm::Function *Keep = nullptr; ///< a `grow` (slot.h)
  llvm::Function *Drop = nullptr; ///< void (first block): frees all blocks
};

/// Emits, once a module, the default keeper on top of \p New, a function of one
/// size, and \p Delete, of a pointer and perhaps its size: the pair that the
/// coroutine itself allocates with, so that no symbol is needed that is not
/// there anyway. Sanitizer attributes are \p User's. \p Profiled: each block
/// has two words in front of its slot's header, for the library that counts.
KeeperFunctions getKeeperFunctions(llvm::Module &M, const SlotABI &ABI,
                                   llvm::Function &New, llvm::Function &Delete,
                                   const llvm::Function &User,
                                   bool Profiled = false);

/// operator new of a size; operator delete of memory, or memory and its size?
bool isGlobalAllocation(const llvm::Function &F);

/// The pair of these that \p M declares, or nulls.
ModuleAllocator globalAllocator(const llvm::Module &M);

/// A helper that is there once for each set \p Allocation of functions that
/// allocate or free: of its unit alone, if one of them is.
llvm::Function *
getAllocatorHelper(llvm::StringRef Name, llvm::Type *Result,
                   llvm::ArrayRef<llvm::Type *> Params,
                   llvm::ArrayRef<llvm::Function *> Allocation,
                   const llvm::Function &User,
                   llvm::function_ref<void(llvm::Function &)> Emit);

/// Memory of \p New, aligned as slots are.
llvm::Value *emitNew(llvm::IRBuilderBase &B, const SlotABI &ABI,
                     llvm::Function &New, llvm::Value *Bytes);
/// Gives it back to \p Delete.
void emitDelete(llvm::IRBuilderBase &B, const SlotABI &ABI,
                llvm::Function &Delete, llvm::Value *Memory,
                llvm::function_ref<llvm::Value *()> Bytes);

/// ptr (end of frame, size, grow or null): makes the tail behind a frame of its
/// own into the slot of its children, with a keeper if there is a `grow`.
llvm::Function *getTailFunction(llvm::Module &M, const SlotABI &ABI,
                                const llvm::Function &User);

/// ptr (i1 allocated, children, slot, none, grow): the slot for a frame's
/// children, as prepared where the frame was allocated. For an elided frame it
/// is its caller's, unless that has no keeper, as the empty slot: then \c none,
/// a slot without room in the elided frame, whose keeper is made in front of
/// it.
llvm::Function *getHandOnFunction(llvm::Module &M, const SlotABI &ABI,
                                  const llvm::Function &User);

/// Puts the slot in the place of calls of that function, where it is known
/// whether the frame is elided. \returns whether there were calls.
bool expandHandOnCalls(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_KEEPER_H
