//===- AwaitSpillsPass.h - What only a suspension has to keep ---*- C++ -*-===//

#ifndef DYNASYNC_AWAITSPILLSPASS_H
#define DYNASYNC_AWAITSPILLSPASS_H

#include "llvm/IR/PassManager.h"

namespace dynasync {

/// Right before CoroSplit: values that live across an await which may be
/// ready at once are put into the frame where it is not.
class AwaitSpillsPass : public llvm::PassInfoMixin<AwaitSpillsPass> {
public:
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &AM);
};

} // namespace dynasync

#endif // DYNASYNC_AWAITSPILLSPASS_H
