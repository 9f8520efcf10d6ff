//===- ElidePass.h - Frames that are a part of their caller's ---*- C++ -*-===//

#ifndef DYNASYNC_ELIDEPASS_H
#define DYNASYNC_ELIDEPASS_H

#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Between the split of a callee and that of its callers: makes the frames of
/// calls of strategy elide parts of their callers' frames.
class ElidePass : public llvm::PassInfoMixin<ElidePass> {
public:
  llvm::PreservedAnalyses run(llvm::LazyCallGraph::SCC &C,
                              llvm::CGSCCAnalysisManager &AM,
                              llvm::LazyCallGraph &CG,
                              llvm::CGSCCUpdateResult &UR);
  static bool isRequired() { return true; }
};

/// Makes the call graph say that callees of strategy elide come first, where
/// calls that elide nothing lead back to the caller: hides these calls until
/// DispatchPass.
class ElideOrderPass : public llvm::PassInfoMixin<ElideOrderPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }
};

/// Splits coroutines at once, with ElidePass, if there is anything for it to
/// do: -O0 has no pipeline that it could run in.
class SplitForElisionPass : public llvm::PassInfoMixin<SplitForElisionPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }
};

/// When all coroutines are split: puts the sizes of frames in memory that
/// callers provide into vtables and calls.
class FrameSizesPass : public llvm::PassInfoMixin<FrameSizesPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }
};

/// Reports the calls of strategy elide that can no longer be elided.
void remarkNotElided(llvm::Module &M);

/// Undoes what ElideOrderPass did. \returns true when there was something.
bool showHiddenCallees(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_ELIDEPASS_H
