//===- WaitBlocks.h - Awaits that may be ready at once ----------*- C++ -*-===//

#ifndef DYNASYNC_WAITBLOCKS_H
#define DYNASYNC_WAITBLOCKS_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IntrinsicInst.h"

namespace dynasync {

/// Finds the suspend points of a function that a run of it may go around.
class WaitBlocks {
public:
  /// Every loop with a suspend point has a preheader.
  WaitBlocks(const llvm::DominatorTree &DT, const llvm::LoopInfo &LI)
      : DT(DT), LI(LI) {}

  /// The block in front of \p Suspend, in no loop of it, to which those ways
  /// lead that do not meet at once again what a resumed coroutine comes to;
  /// null when every way does.
  llvm::BasicBlock *of(llvm::IntrinsicInst &Suspend) const;

private:
  using BlockSet = llvm::SmallPtrSet<llvm::BasicBlock *, 16>;
  bool goesAround(llvm::BasicBlock &Fork, llvm::BasicBlock &Wait,
                  const BlockSet &Met) const;
  llvm::SmallVector<llvm::BasicBlock *, 4>
  forksBefore(llvm::BasicBlock &Wait) const;

  const llvm::DominatorTree &DT;
  const llvm::LoopInfo &LI;
};

} // namespace dynasync

#endif // DYNASYNC_WAITBLOCKS_H
