//===- Keeper.h - Storage for what does not fit -----------------*- C++ -*-===//

#ifndef DYNASYNC_KEEPER_H
#define DYNASYNC_KEEPER_H

#include "SlotABI.h"

namespace dynasync {

/// The functions of the default keeper for one pair of allocation functions.
struct KeeperFunctions {
  llvm::Function *Keep = nullptr; ///< ptr (keeper, size, slot): `grow`
  llvm::Function *Drop = nullptr; ///< void (first block): frees all blocks
};

/// Emits, once a module, the default keeper on top of \p New, a function of one
/// size, and \p Delete, of a pointer and perhaps its size: the pair that the
/// coroutine itself allocates with, so that no symbol is needed that is not
/// there anyway. Sanitizer attributes are \p User's.
KeeperFunctions getKeeperFunctions(llvm::Module &M, const SlotABI &ABI,
                                   llvm::Function &New, llvm::Function &Delete,
                                   const llvm::Function &User);

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
