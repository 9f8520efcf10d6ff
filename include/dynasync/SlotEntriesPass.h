//===- SlotEntriesPass.h - The callee's side --------------------*- C++ -*-===//

#ifndef DYNASYNC_SLOTENTRIESPASS_H
#define DYNASYNC_SLOTENTRIESPASS_H

#include "dynasync/Options.h"
#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Gives each unsplit coroutine, and each function that only hands on another
/// call's task, a slot entry, and publishes it.
class SlotEntriesPass : public llvm::PassInfoMixin<SlotEntriesPass> {
public:
  explicit SlotEntriesPass(Options Opts = {}) : Opts(std::move(Opts)) {}
  llvm::PreservedAnalyses run(llvm::Module &M, llvm::ModuleAnalysisManager &AM);
  void printPipeline(llvm::raw_ostream &OS,
                     llvm::function_ref<llvm::StringRef(llvm::StringRef)>
                         MapClassName2PassName);
  static bool isRequired() { return true; }

private:
  Options Opts;
};

} // namespace dynasync

#endif // DYNASYNC_SLOTENTRIESPASS_H
