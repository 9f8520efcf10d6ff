//===- KnownCallees.cpp - After devirtualization --------------------------===//
//===----------------------------------------------------------------------===//
#include "dynasync/KnownCalleesPass.h"
using namespace llvm;
using namespace dynasync;
PreservedAnalyses KnownCalleesPass::run(Module &, ModuleAnalysisManager &) {
  return PreservedAnalyses::all();
}
