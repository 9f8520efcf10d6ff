//===- DebugLocations.cpp - Where the awaited calls stand -----------------===//
//
// So that errors and remarks of the passes name line and column. The unit is
// of the kind NoDebug, and only awaited calls have locations, with what LLVM's
// rules ask for besides: no byte of a compiled program depends on them.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/IR/DIBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;

namespace traitc {

DIFile *ModuleLowering::debugFile(StringRef Name) {
  if (!Debug) {
    Debug = std::make_unique<DIBuilder>(Mod);
    Debug->createCompileUnit(DISourceLanguageName(dwarf::DW_LANG_Rust),
                             Debug->createFile(Name, ""), "traitc",
                             /*isOptimized=*/false, "", 0, "",
                             DICompileUnit::NoDebug);
    Mod.addModuleFlag(Module::Warning, "Debug Info Version",
                      DEBUG_METADATA_VERSION);
  }
  return Debug->createFile(Name, "");
}

static DISubprogram *subprogramOf(ModuleLowering &M, DIBuilder &Debug,
                                  Function &F, DIFile *File, unsigned Line) {
  if (!F.getSubprogram())
    F.setSubprogram(Debug.createFunction(
        File, F.getName(), "", File, Line,
        Debug.createSubroutineType(Debug.getOrCreateTypeArray({})), Line,
        DINode::FlagZero,
        DISubprogram::SPFlagDefinition | DISubprogram::SPFlagLocalToUnit));
  return F.getSubprogram();
}

void FunctionLowering::locate(CallBase &Call, SMLoc Loc) {
  ModuleLowering::Position At = M.positionOf(Loc), Own = At;
  if (At.File.empty())
    return;
  if (TheBody && (TheBody->Fn || TheBody->Closure))
    Own = M.positionOf(TheBody->Fn ? TheBody->Fn->Loc : TheBody->Closure->Loc);
  if (Own.File.empty())
    Own = At;
  DIFile *File = M.debugFile(Own.File);
  DISubprogram *SP = subprogramOf(M, *M.Debug, *F, File, Own.Line);
  Call.setDebugLoc(DILocation::get(M.C, At.Line, At.Column, SP));
}

void ModuleLowering::finishDebugLocations() {
  if (!Debug)
    return;
  // What is inlined into a function with a DISubprogram has a location, also
  // when a callee is found later, or holds what others have been inlined into.
  for (Function &F : Mod)
    if (DISubprogram *SP = F.getSubprogram())
      for (Instruction &I : instructions(F))
        if (auto *Call = dyn_cast<CallBase>(&I);
            Call && !Call->getDebugLoc() && !isa<IntrinsicInst>(Call))
          Call->setDebugLoc(DILocation::get(C, SP->getLine(), 0, SP));
  Debug->finalize();
}

} // namespace traitc
