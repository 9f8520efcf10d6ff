//===- SealedRoom.h - What the implementers of a call need ------*- C++ -*-===//

#ifndef DYNASYNC_SEALEDROOM_H
#define DYNASYNC_SEALEDROOM_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Support/Alignment.h"

namespace dynasync {

/// A split coroutine's frame, as CoroElide sees it; of no size if it has none.
struct FrameLayout {
  uint64_t Size = 0;
  llvm::Align Alignment;
};
FrameLayout frameLayoutOf(llvm::Function &F);

/// Storage that the callers of a function pass to it as its last argument: an
/// alloca, or what is so many bytes behind its beginning.
struct CallersStorage {
  llvm::SmallSetVector<std::pair<llvm::AllocaInst *, uint64_t>, 4> Places;
  llvm::SmallSetVector<llvm::Function *, 4> Callers;
};

/// Finds the callers' allocas, if all of them may still grow.
std::optional<CallersStorage> findCallersStorage(llvm::Function &E);

/// Makes them \p Bytes large, if they are smaller, and aligned.
/// \returns false, and does nothing, when one of them cannot be aligned so.
bool growStorage(const CallersStorage &Storage, uint64_t Bytes, llvm::Align A);

bool isRoomPending(const llvm::Function &F);

/// Puts the room that \p Room, which is pending, asks for into it and into its
/// callers' storage. Callees for which \p IsInCycle are visited with it.
/// \returns the callers, or nothing if it stays pending.
std::optional<CallersStorage>
resolveRoom(llvm::Function &Room,
            llvm::function_ref<bool(llvm::Function &)> IsInCycle);

} // namespace dynasync

#endif // DYNASYNC_SEALEDROOM_H
