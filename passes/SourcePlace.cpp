//===- SourcePlace.cpp - Where in the source something stands -------------===//

#include "SourcePlace.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/GlobalVariable.h"

using namespace llvm;
using namespace dynasync;

std::string SourcePlace::str() const {
  if (!Line)
    return File.str();
  std::string Text = (File + ":" + Twine(Line)).str();
  return Column ? Text + ":" + std::to_string(Column) : Text;
}

// A location needs a scope; this one belongs to no module.
DiagnosticLocation SourcePlace::location(LLVMContext &C) const {
  assert(*this && "asked where nothing is known");
  auto *In = DIFile::get(C, File, "");
  auto *Scope = DISubprogram::getDistinct(C, In, "", "", In, Line, nullptr,
                                          Line, nullptr, 0, 0, DINode::FlagZero,
                                          DISubprogram::SPFlagZero, nullptr);
  return DiagnosticLocation(DebugLoc(DILocation::get(C, Line, Column, Scope)));
}

void dynasync::reportContradiction(const Function &F, const Twine &A,
                                   const SourcePlace &Here, const Twine &B,
                                   const SourcePlace &There) {
  LLVMContext &C = F.getContext();
  std::string Elsewhere = There ? " (" + There.str() + ")" : "";
  C.diagnose(DiagnosticInfoUnsupported(
      F, "strategy '" + A + "' contradicts '" + B + "'" + Elsewhere,
      Here ? Here.location(C) : DiagnosticLocation(F.getSubprogram())));
}

StringRef dynasync::constantText(const Value *V) {
  auto *GV = dyn_cast<GlobalVariable>(V->stripPointerCasts());
  if (!GV || !GV->hasInitializer())
    return "";
  auto *Data = dyn_cast<ConstantDataArray>(GV->getInitializer());
  return Data && Data->isCString() ? Data->getAsCString() : StringRef();
}
