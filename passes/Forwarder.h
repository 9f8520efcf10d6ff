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
  /// Clang marks each pointer that a function returns as `noundef`, and no
  /// class, unless it is told not to.
  bool MarksPointers;

  explicit TaskTypes(const llvm::Module &M);

  void add(const llvm::Function &F);
  void add(const llvm::CallBase &CB);
};

/// The class that \p F returns in registers, as clang's variables show it: null
/// for what is no class, and where there are no variables.
llvm::StructType *resultClass(const llvm::Function &F);

/// The calls of \p F whose task is \p F's result, untouched; empty when \p F
/// is no forwarder.
llvm::SmallVector<llvm::CallBase *, 2> forwardedCalls(llvm::Function &F,
                                                      const TaskTypes &Tasks);

} // namespace dynasync

#endif // DYNASYNC_FORWARDER_H
