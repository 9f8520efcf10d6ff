//===- Pipeline.h - DynAsync in a compiler of one's own ---------*- C++ -*-===//
//
// For a compiler that links the passes (the CMake target DynAsync::passes,
// docs/install.md) in place of loading the plugin. Either, not both.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_PIPELINE_H
#define DYNASYNC_PIPELINE_H

#include "dynasync/Options.h"
#include "llvm/IR/PassManager.h"
#include "llvm/Passes/OptimizationLevel.h"

namespace llvm {
class PassBuilder;
} // namespace llvm

namespace dynasync {

/// What loading the plugin does: passes that have names, and places in every
/// default pipeline that \p PB will build. \p Opts are the weakest options.
void registerDynAsyncPasses(llvm::PassBuilder &PB, const Options &Opts = {});

/// The default pipeline of \p Level with these passes in it; registers them.
/// Its output holds nothing of the contract that code generation does not know.
llvm::ModulePassManager buildDynAsyncPipeline(llvm::PassBuilder &PB,
                                              llvm::OptimizationLevel Level,
                                              const Options &Opts = {});

} // namespace dynasync

#endif // DYNASYNC_PIPELINE_H
