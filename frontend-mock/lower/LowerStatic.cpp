//===- LowerStatic.cpp - Statics ------------------------------------------===//
//
// A static is a global variable. Its value is known bytes, or it is computed
// when the program starts: before main, and before what reads it.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/Utils/Evaluator.h"

using namespace llvm;

namespace traitc {

static GlobalVariable *makeVariable(Module &Mod, const TypeLayout &TL,
                                    const Twine &Name) {
  auto *G = new GlobalVariable(Mod, TL.Memory, /*isConstant=*/false,
                               GlobalValue::InternalLinkage,
                               Constant::getNullValue(TL.Memory), Name);
  G->setAlignment(TL.Align);
  return G;
}

GlobalVariable *ModuleLowering::addressOf(ConstDef &Static) {
  auto [It, New] = Statics.try_emplace(&Static);
  if (!New)
    return It->second.first;
  const Type *T = monomorphize(Static.Ty, {}, W);
  GlobalVariable *G = makeVariable(Mod, L.of(T), "static." + Static.Name);
  Function *Init =
      createFunction(FunctionType::get(llvm::Type::getVoidTy(C), false),
                     "init." + Static.Name, [this, &Static, G](Function *F) {
                       if (hir::Body *Body = bodyOf(Static)) {
                         FunctionLowering FL(*this, F, Body, {});
                         FL.lowerStatic(G);
                       }
                     });
  It->second = {G, Init};
  return G;
}

void FunctionLowering::lowerStatic(GlobalVariable *G) {
  InStatic = true;
  ReturnBlock = block("return");
  ReturnDest = G;
  if (Constant *Known = constantOf(*TheBody->Root)) {
    G->replaceInitializer(Known);
    G->setConstant(true);
    B.CreateBr(ReturnBlock);
  } else {
    lowerRoot();
  }
  B.SetInsertPoint(ReturnBlock);
  B.CreateRetVoid();
  finish();
}

Value *FunctionLowering::foreverMemory(const Type *T) {
  const TypeLayout &TL = layout(T);
  if (TL.isZero())
    return dangling(T);
  return makeVariable(M.Mod, TL, "static.value");
}

// --- The order in which they get their values --------------------------------

namespace {
struct Computed {
  GlobalVariable *G = nullptr;
  Function *Init = nullptr;
};

/// Those that have to be computed, each after all that it can reach: statics
/// may be read in functions that a static's initializer calls.
class StaticOrder {
public:
  explicit StaticOrder(const DenseMap<const Constant *, Computed> &Inits)
      : Inits(Inits) {}
  void visit(const Constant *C);
  SmallVector<Computed, 8> Order;

private:
  const DenseMap<const Constant *, Computed> &Inits;
  SmallPtrSet<const Constant *, 32> Seen;
};
} // namespace

void StaticOrder::visit(const Constant *C) {
  if (!Seen.insert(C).second)
    return;
  for (const Use &U : C->operands())
    if (const auto *Operand = dyn_cast<Constant>(U))
      visit(Operand);
  if (const auto *F = dyn_cast<Function>(C))
    for (const Instruction &I : instructions(F))
      for (const Use &U : I.operands())
        if (const auto *Operand = dyn_cast<Constant>(U))
          visit(Operand);
  if (Computed Found = Inits.lookup(C); Found.G) {
    visit(Found.Init);
    Order.push_back(Found);
  }
}

/// Lets LLVM find the value that \p Init computes; it gives up at loops.
static bool evaluateNow(Function *Init, const TargetLibraryInfo &TLI) {
  const DataLayout &DL = Init->getDataLayout();
  // The evaluator knows no checked arithmetic.
  for (Instruction &I : make_early_inc_range(instructions(*Init)))
    if (Constant *Known = ConstantFoldInstruction(&I, DL, &TLI)) {
      I.replaceAllUsesWith(Known);
      I.eraseFromParent();
    }
  Evaluator Eval(DL, &TLI);
  Constant *Nothing = nullptr;
  SmallVector<Constant *, 0> NoArguments;
  if (!Eval.EvaluateFunction(Init, Nothing, NoArguments))
    return false;
  // Not constant: what a `const` refers to is written at each use.
  for (auto &[G, Value] : Eval.getMutatedInitializers())
    G->setInitializer(Value);
  return true;
}

void ModuleLowering::finishStatics() {
  DenseMap<const Constant *, Computed> Inits;
  for (auto &[Static, Parts] : Statics) {
    auto [G, Init] = Parts;
    if (G->isConstant())
      Init->eraseFromParent();
    else
      Inits[G] = {G, Init};
  }
  StaticOrder Sorted(Inits);
  for (auto &[Static, Parts] : Statics)
    Sorted.visit(Parts.first);
  Function *Main = functionFor(FnRef{W.Main, {}});
  BasicBlock &Entry = Main->getEntryBlock();
  IRBuilder<> B(&Entry, Entry.getFirstNonPHIOrDbgOrAlloca());
  TargetLibraryInfoImpl Impl(Mod.getTargetTriple());
  TargetLibraryInfo TLI(Impl);
  for (auto [G, Init] : Sorted.Order) {
    if (evaluateNow(Init, TLI)) {
      G->setConstant(true);
      Init->eraseFromParent();
      continue;
    }
    B.CreateCall(Init);
    // Until then it is not to be read.
    G->setExternallyInitialized(true);
  }
  for (auto [G, Init] : Sorted.Order)
    G->setExternallyInitialized(false);
}

} // namespace traitc
