//===- DispatchPass.h - From a call with a slot to the slot entry *- C++
//-*-===//

#ifndef DYNASYNC_DISPATCHPASS_H
#define DYNASYNC_DISPATCHPASS_H

#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Points the calls with a slot whose callee is known at its slot entry.
class KnownCalleesPass : public llvm::PassInfoMixin<KnownCalleesPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
};

/// The same, and lets every other call with a slot ask its callee at run time.
/// Removes the last of the contract's bundles: code generation accepts none.
class DispatchPass : public llvm::PassInfoMixin<DispatchPass> {
public:
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  static bool isRequired() { return true; }
};

} // namespace dynasync

#endif // DYNASYNC_DISPATCHPASS_H
