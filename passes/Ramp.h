//===- Ramp.h - A coroutine's allocation, through a slot --------*- C++ -*-===//

#ifndef DYNASYNC_RAMP_H
#define DYNASYNC_RAMP_H

#include "SlotABI.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/IntrinsicInst.h"

namespace dynasync {

/// The parts of an unsplit coroutine that decide where its frame lives.
struct Ramp {
  llvm::IntrinsicInst *Alloc = nullptr; ///< llvm.coro.alloc
  llvm::IntrinsicInst *Begin = nullptr; ///< llvm.coro.begin
  llvm::PHINode *Memory = nullptr;      ///< null (elided) or own memory
  llvm::SmallVector<llvm::IntrinsicInst *, 4> Frees; ///< llvm.coro.free
  llvm::SmallVector<llvm::IntrinsicInst *, 4> Sizes; ///< llvm.coro.size
  /// The global allocation functions, when it uses just these.
  llvm::Function *New = nullptr;
  llvm::Function *Delete = nullptr;
  /// May it run past its final suspend point and free itself?
  bool MayEndByItself = false;

  /// Finds the parts of \p F. \returns why it cannot be rewritten, or "".
  llvm::StringRef match(llvm::Function &F);

  /// True when \p I may run before the frame exists.
  bool mayPrecedeFrame(const llvm::Instruction &I) const;

private:
  void collectPreFrame();
  llvm::SmallPtrSet<const llvm::BasicBlock *, 8> PreFrame;
};

/// May \p F free its frame in a part that runs when it is resumed, where \p
/// Frees are its calls of llvm.coro.free?
bool mayEndByItself(llvm::Function &F,
                    llvm::ArrayRef<llvm::IntrinsicInst *> Frees);

/// Rewrites \p R, whose body now stands in a slot entry: the frame goes into
/// \p Slot when it fits. With \p WithChildren the frame also holds a slot for
/// its own awaited callees; a frame from the coroutine's own allocator gets
/// \p TailSize bytes for that one.
/// \returns the children's slot (valid wherever the frame is), or null.
llvm::Value *lowerRamp(Ramp &R, const SlotABI &ABI, llvm::Value *Slot,
                       bool WithChildren, uint64_t TailSize);

} // namespace dynasync

#endif // DYNASYNC_RAMP_H
