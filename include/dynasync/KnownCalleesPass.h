//===- KnownCalleesPass.h - After devirtualization --------------*- C++ -*-===//

#ifndef DYNASYNC_KNOWNCALLEESPASS_H
#define DYNASYNC_KNOWNCALLEESPASS_H

#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Folds the publication check of calls whose callee became known, into a
/// direct call of the slot entry that stock elision can take.
class KnownCalleesPass : public llvm::PassInfoMixin<KnownCalleesPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
};

} // namespace dynasync

#endif // DYNASYNC_KNOWNCALLEESPASS_H
