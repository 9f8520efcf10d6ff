//===- Frontend.cpp - From source text to annotated IR --------------------===//

#include "driver/Frontend.h"
#include "driver/Prelude.h"
#include "lower/Lower.h"
#include "sema/Collect.h"
#include "sema/HIR.h"
#include "syntax/Parser.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;
using namespace traitc;

FrontendResult traitc::runFrontend(MemoryBufferRef Source,
                                   const DriverOptions &Opts,
                                   const TargetMachine &Target,
                                   LLVMContext &C) {
  SourceMgr SM;
  Diagnostics Diags(SM);
  StringRef FileName = Source.getBufferIdentifier();
  unsigned MainID =
      SM.AddNewSourceBuffer(MemoryBuffer::getMemBuffer(Source), SMLoc());
  unsigned PreludeID = SM.AddNewSourceBuffer(
      MemoryBuffer::getMemBuffer(PreludeText, "<prelude>"), SMLoc());

  ast::Context Ctx;
  World W;
  ast::Program Prelude = parse(PreludeID, Ctx, Diags, /*Prelude=*/true);
  if (!Diags.hasErrors())
    collect(Prelude, /*Prelude=*/true, W, Ctx, Diags);
  if (Diags.hasErrors()) {
    WithColor::error(errs(), "traitc") << "internal: the prelude is broken\n";
    return {Internal, nullptr};
  }

  ast::Program Program = parse(MainID, Ctx, Diags);
  if (!Diags.hasErrors()) {
    collect(Program, /*Prelude=*/false, W, Ctx, Diags);
    // Also after errors: bodies have their own.
    checkProgram(W, Ctx, Diags);
  }
  if (Diags.hasErrors())
    return {ProgramErrors, nullptr};

  LowerOptions LO;
  LO.ModuleName = sys::path::filename(FileName).str();
  LO.Triple = Target.getTargetTriple().str();
  LO.DL = Target.createDataLayout();
  LO.ProgramStrategy = Opts.Strategy;
  LO.NoHeap = Opts.NoHeap;
  LO.CallerDispatch = Opts.CallerDispatch;
  LO.Optimized = Opts.Level > 0;
  FrontendResult R;
  R.M = lowerProgram(W, Ctx, Diags, LO, C);
  if (!R.M)
    R.Status = Diags.hasErrors() ? ProgramErrors : Internal;
  return R;
}
