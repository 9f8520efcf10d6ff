//===- Backend.h - From annotated IR to what was asked for ------*- C++ -*-===//

#ifndef TRAITC_DRIVER_BACKEND_H
#define TRAITC_DRIVER_BACKEND_H

#include "driver/Options.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Target/TargetMachine.h"
#include <memory>

namespace traitc {

/// For the target that is asked for, or this machine.
llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
makeTargetMachine(const DriverOptions &Opts);

/// Prints what LLVM and the passes have to say, and counts errors.
class Reporter;
/// Installs it in \p C, which owns it.
Reporter &installReporter(llvm::LLVMContext &C, llvm::MemoryBufferRef Source,
                          bool Remarks);
unsigned errorCount(const Reporter &R);

/// Both verifiers; prints what they find.
bool verify(llvm::Module &M, const Reporter &R);

/// Runs the passes that \p Opts ask for.
void runPasses(llvm::Module &M, const DriverOptions &Opts,
               llvm::TargetMachine &Target);

llvm::Error writeIR(const llvm::Module &M, llvm::StringRef Output);
llvm::Error writeObject(llvm::Module &M, llvm::StringRef Output,
                        llvm::TargetMachine &Target);

} // namespace traitc

#endif // TRAITC_DRIVER_BACKEND_H
