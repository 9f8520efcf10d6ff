//===- VerifierPass.h - Checks the contract ---------------------*- C++ -*-===//

#ifndef DYNASYNC_VERIFIERPASS_H
#define DYNASYNC_VERIFIERPASS_H

#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Reports contract IR that is malformed, each as an error at its location.
class VerifierPass : public llvm::PassInfoMixin<VerifierPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }
};

/// The verifier as a function: reports to \p M's context.
/// \returns true when \p M is well formed.
bool verifyContract(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_VERIFIERPASS_H
