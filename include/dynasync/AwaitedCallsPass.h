//===- AwaitedCallsPass.h - The caller's side -------------------*- C++ -*-===//

#ifndef DYNASYNC_AWAITEDCALLSPASS_H
#define DYNASYNC_AWAITEDCALLSPASS_H

#include "dynasync/Options.h"
#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Sends calls that carry a slot to the callee's slot entry, where there is
/// one, and reports every annotated call as lowered or missed.
class AwaitedCallsPass : public llvm::PassInfoMixin<AwaitedCallsPass> {
public:
  explicit AwaitedCallsPass(Options Opts = {}) : Opts(std::move(Opts)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>
                         MapClassName2PassName);
  static bool isRequired() { return true; }

private:
  Options Opts;
};

} // namespace dynasync

#endif // DYNASYNC_AWAITEDCALLSPASS_H
