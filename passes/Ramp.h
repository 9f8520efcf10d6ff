//===- Ramp.h - A coroutine's allocation, through a slot --------*- C++ -*-===//

#ifndef DYNASYNC_RAMP_H
#define DYNASYNC_RAMP_H

#include "SlotABI.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/IntrinsicInst.h"

namespace dynasync {

/// Is \p V a call of the intrinsic \p ID?
inline bool isCoro(const llvm::Value *V, llvm::Intrinsic::ID ID) {
  auto *II = llvm::dyn_cast<llvm::IntrinsicInst>(V);
  return II && II->getIntrinsicID() == ID;
}

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
  /// Does its own memory come with its arguments: from an allocation function
  /// of the promise that takes some of them?
  bool Placed = false;
  /// Where it goes when its own allocation has returned null, if it asks, and
  /// the block that asks.
  llvm::BasicBlock *Failure = nullptr, *FailurePred = nullptr;
  /// Its own allocation, if that unwinds into a cleanup.
  llvm::InvokeInst *OwnInvoke = nullptr;
  /// Must whoever is asked for memory in its place not throw?
  bool NoThrow = false;
  /// May it run past its final suspend point and free itself?
  bool MayEndByItself = false;

  /// Finds the parts of \p F. \returns why it cannot be rewritten, or "".
  llvm::StringRef match(llvm::Function &F);

  /// True when \p I may run before the frame exists.
  bool mayPrecedeFrame(const llvm::Instruction &I) const;

private:
  llvm::StringRef matchOwnWay();
  void collectPreFrame();
  llvm::SmallPtrSet<const llvm::BasicBlock *, 8> PreFrame;
};

/// May \p F free its frame in a part that runs when it is resumed, where \p
/// Frees are its calls of llvm.coro.free?
bool mayEndByItself(llvm::Function &F,
                    llvm::ArrayRef<llvm::IntrinsicInst *> Frees);

/// How a ramp is to be rewritten.
struct RampPlan {
  /// The frame also holds a slot for its own awaited callees; if it comes from
  /// the coroutine's own allocator, with TailSize bytes.
  bool WithChildren = false;
  uint64_t TailSize = 0;
  /// For so many callees that may be alive at once, a power of two.
  unsigned NumChildSlots = 1;
  /// Whoever keeps blocks for calls wants to know whether the frame is in a
  /// slot.
  bool WithHome = false;
  /// The coroutine's own allocation becomes a trap, and what is behind it
  /// unreachable.
  bool NoHeap = false;
  /// Keepers are told the coroutine's name.
  bool Named = true;
  /// What becomes of its frames is counted, and if it has children, in Record
  /// what its tail is used for.
  bool Profile = false;
  llvm::GlobalVariable *Record = nullptr;
};

struct LoweredRamp {
  llvm::SmallVector<llvm::Value *, 1> Children; ///< valid wherever the frame is
  llvm::Value *Home = nullptr; ///< the slot that the frame is in, or null
};

/// Rewrites \p R, whose body now stands in a slot entry: the frame goes into
/// \p Slot when it fits.
LoweredRamp lowerRamp(Ramp &R, const SlotABI &ABI, llvm::Value *Slot,
                      const RampPlan &Plan);

} // namespace dynasync

#endif // DYNASYNC_RAMP_H
