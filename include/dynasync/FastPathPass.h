//===- FastPathPass.h - Slot entries without the heap's cost ----*- C++ -*-===//

#ifndef DYNASYNC_FASTPATHPASS_H
#define DYNASYNC_FASTPATHPASS_H

#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Splits what only a heap frame needs off a slot entry and off the destroy
/// function of the frames that it makes. Optimization only.
class FastPathPass : public llvm::PassInfoMixin<FastPathPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
};

} // namespace dynasync

#endif // DYNASYNC_FASTPATHPASS_H
