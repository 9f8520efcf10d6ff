//===- Forwarder.h - Functions that hand on a task --------------*- C++ -*-===//

#ifndef DYNASYNC_FORWARDER_H
#define DYNASYNC_FORWARDER_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// The types that coroutines and awaited calls of one module return, by which
/// a forwarder is told from any other function.
struct TaskTypes {
  llvm::SmallPtrSet<llvm::Type *, 4> Indirect; ///< in memory (sret)
  llvm::SmallPtrSet<llvm::Type *, 4> Direct;   ///< in registers

  void add(const llvm::Function &F);
  void add(const llvm::CallBase &CB);
};

/// The calls of \p F whose task is \p F's result, untouched; empty when \p F
/// is no forwarder.
llvm::SmallVector<llvm::CallBase *, 2> forwardedCalls(llvm::Function &F,
                                                      const TaskTypes &Tasks);

} // namespace dynasync

#endif // DYNASYNC_FORWARDER_H
