//===- Strategies.cpp - Strategies as IR attributes -----------------------===//
//
// #[dyn_async(S)] of a call is "dynasync"="S" of it, of a trait or its method
// "dynasync-trait"="S" of the calls, of a function "dynasync"="S" of that, and
// of the program an option of the module. no_heap likewise.
//
//===----------------------------------------------------------------------===//

#include "dynasync/Contract.h"
#include "dynasync/Options.h"
#include "lower/ModuleLowering.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;

namespace traitc {

void ModuleLowering::noteStrategy(StringRef Text) {
  // Checked when the program was read.
  dynasync::Strategy S = cantFail(dynasync::Strategy::parse(Text));
  if (!S.Symbol.empty())
    CustomSymbols.insert(S.Symbol);
}

void ModuleLowering::setStrategy(CallBase &Call, StringRef Name,
                                 StringRef Strategy) {
  noteStrategy(Strategy);
  Call.addFnAttr(Attribute::get(C, Name, Strategy));
}

void ModuleLowering::setStrategy(Function &F, const hir::Body &Body) {
  if (Body.Strategy.NoHeap)
    F.addFnAttr(dynasync::NoHeapAttr);
  if (!Body.Strategy.given())
    return;
  noteStrategy(Body.Strategy.Text);
  F.addFnAttr(dynasync::StrategyAttr, Body.Strategy.Text);
}

void ModuleLowering::finishStrategies() {
  StringRef Strategy = W.ProgramStrategy.Text;
  if (Strategy.empty())
    Strategy = Opts.ProgramStrategy;
  std::string Options;
  if (!Strategy.empty()) {
    noteStrategy(Strategy);
    Options = "strategy=" + Strategy.str();
  }
  if (W.ProgramStrategy.NoHeap || Opts.NoHeap)
    Options += Options.empty() ? "heap=no" : ";heap=no";
  if (!Options.empty())
    Mod.getOrInsertNamedMetadata(dynasync::OptionsMetadata)
        ->addOperand(MDNode::get(C, MDString::get(C, Options)));
  // They are C functions of others; the program's own make room.
  for (StringRef Symbol : CustomSymbols.keys())
    if (GlobalValue *Own = Mod.getNamedValue(Symbol);
        Own && Own->hasLocalLinkage())
      Own->setName(Symbol + ".own");
}

} // namespace traitc
