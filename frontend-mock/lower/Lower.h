//===- Lower.h - From checked bodies to LLVM IR -----------------*- C++ -*-===//

#ifndef TRAITC_LOWER_LOWER_H
#define TRAITC_LOWER_LOWER_H

#include "sema/HIR.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"
#include <memory>

namespace traitc {

struct LowerOptions {
  std::string ModuleName = "main";
  std::string Triple;          ///< of the target
  llvm::DataLayout DL{""};     ///< of the target machine
  std::string ProgramStrategy; ///< --dyn-async; empty: none. A `#![dyn_async]`
                               ///< in the program goes before it.
  bool NoHeap = false;         ///< --no-heap
  bool CallerDispatch = false; ///< --dispatch=caller
  bool Optimized = false;      ///< -O1 and more: lifetime markers
};

/// The annotated IR of a checked program: everything reachable from main, with
/// `void @traitc_main()` for the runtime. Errors that only instances can have
/// are reported to \p Diags (and null is returned).
std::unique_ptr<llvm::Module> lowerProgram(World &W, ast::Context &Ctx,
                                           Diagnostics &Diags,
                                           const LowerOptions &Opts,
                                           llvm::LLVMContext &C);

} // namespace traitc

#endif // TRAITC_LOWER_LOWER_H
