//===- Lower.cpp - From checked bodies to LLVM IR -------------------------===//
//
// The entry to lowering.
//
//===----------------------------------------------------------------------===//

#include "lower/Lower.h"
#include "lower/ModuleLowering.h"

using namespace llvm;

namespace traitc {

std::unique_ptr<Module> lowerProgram(World &W, ast::Context &Ctx,
                                     Diagnostics &Diags,
                                     const LowerOptions &Opts, LLVMContext &C) {
  auto Mod = std::make_unique<Module>(Opts.ModuleName, C);
  Mod->setSourceFileName(Opts.ModuleName);
  Mod->setTargetTriple(Triple(Opts.Triple));
  Mod->setDataLayout(Opts.DL);
  ModuleLowering M(W, Ctx, Diags, Opts, *Mod);
  M.run();
  if (Diags.hasErrors())
    return nullptr;
  return Mod;
}

} // namespace traitc
