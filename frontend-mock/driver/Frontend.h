//===- Frontend.h - From source text to annotated IR ------------*- C++ -*-===//

#ifndef TRAITC_DRIVER_FRONTEND_H
#define TRAITC_DRIVER_FRONTEND_H

#include "driver/Options.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Target/TargetMachine.h"
#include <memory>

namespace traitc {

struct FrontendResult {
  int Status = Success;
  std::unique_ptr<llvm::Module> M; ///< null unless Status is Success
};

/// Prints what is wrong with \p Source to stderr.
FrontendResult runFrontend(llvm::MemoryBufferRef Source,
                           const DriverOptions &Opts,
                           const llvm::TargetMachine &Target,
                           llvm::LLVMContext &C);

} // namespace traitc

#endif // TRAITC_DRIVER_FRONTEND_H
