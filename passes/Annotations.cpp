//===- Annotations.cpp - What the source says, as contract IR -------------===//
//
//   @llvm.global.annotations: {@f, "dynasync:inline(512)"}
//     => define @f() "dynasync"="inline(512)"
//   @llvm.global.annotations: {@dynasync_module_options, "dynasync-module:..."}
//     => !dynasync.options = !{!"..."}, and the variable is removed
//
// Also: who decides the strategy of a call (call over function over trait over
// module over pass parameter), and which calls are awaited calls at all.
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "NativeCalls.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;
using namespace dynasync;

static StringRef annotationText(const Constant *Text) {
  auto *GV = dyn_cast<GlobalVariable>(Text->stripPointerCasts());
  if (!GV || !GV->hasInitializer())
    return "";
  auto *Data = dyn_cast<ConstantDataArray>(GV->getInitializer());
  return Data && Data->isCString() ? Data->getAsCString() : StringRef();
}

bool dynasync::lowerAnnotations(Module &M) {
  GlobalVariable *List = M.getNamedGlobal("llvm.global.annotations");
  auto *Entries = List && List->hasInitializer()
                      ? dyn_cast<ConstantArray>(List->getInitializer())
                      : nullptr;
  if (!Entries)
    return false;

  bool Changed = false;
  SmallVector<Constant *, 8> Kept;
  SmallVector<GlobalVariable *, 1> Variables;
  for (Use &U : Entries->operands()) {
    auto *Entry = dyn_cast<ConstantStruct>(U.get());
    if (!Entry || Entry->getNumOperands() < 2) {
      Kept.push_back(cast<Constant>(U.get()));
      continue;
    }
    Value *Target = Entry->getOperand(0)->stripPointerCasts();
    StringRef Text = annotationText(Entry->getOperand(1));
    if (auto *GV = dyn_cast<GlobalVariable>(Target);
        GV && Text.consume_front(ModuleAnnotation)) {
      M.getOrInsertNamedMetadata(OptionsMetadata)
          ->addOperand(
              MDNode::get(M.getContext(), MDString::get(M.getContext(), Text)));
      Variables.push_back(GV);
      Changed = true;
      continue;
    }
    // A function keeps its annotation: others may read it too.
    if (auto *F = dyn_cast<Function>(Target);
        F && Text.consume_front(FunctionAnnotation)) {
      Attribute Earlier = F->getFnAttribute(StrategyAttr);
      if (!Earlier.isValid()) {
        F->addFnAttr(StrategyAttr, Text);
        Changed = true;
      } else if (Earlier.getValueAsString() != Text) {
        M.getContext().diagnose(
            DiagnosticInfoUnsupported(*F,
                                      "strategy '" + Text + "' contradicts '" +
                                          Earlier.getValueAsString() + "'",
                                      DiagnosticLocation(F->getSubprogram())));
      }
    }
    Kept.push_back(Entry);
  }
  if (Variables.empty())
    return Changed;

  StringRef Section = List->getSection();
  Constant *Init =
      Kept.empty()
          ? nullptr
          : ConstantArray::get(
                ArrayType::get(Kept.front()->getType(), Kept.size()), Kept);
  if (Init) {
    auto *Shorter = new GlobalVariable(M, Init->getType(), List->isConstant(),
                                       List->getLinkage(), Init, "", List);
    Shorter->setSection(Section);
    Shorter->takeName(List);
  }
  SmallVector<GlobalVariable *, 8> Texts;
  List->eraseFromParent();
  removeFromUsedLists(M, [&](Constant *C) {
    return is_contained(Variables, C->stripPointerCasts());
  });
  for (GlobalVariable *GV : Variables) {
    GV->removeDeadConstantUsers();
    if (GV->use_empty())
      GV->eraseFromParent();
  }
  // The texts and file names that only the dropped entries used.
  for (GlobalVariable &GV : make_early_inc_range(M.globals()))
    if (GV.getSection() == Section && GV.hasPrivateLinkage()) {
      GV.removeDeadConstantUsers();
      if (GV.use_empty())
        GV.eraseFromParent();
    }
  return true;
}

Options dynasync::moduleOptions(const Module &M, const Options &PassOptions) {
  Options Result;
  if (const NamedMDNode *N = M.getNamedMetadata(OptionsMetadata))
    for (const MDNode *Node : N->operands())
      for (const MDOperand &Op : Node->operands())
        if (auto *Text = dyn_cast_or_null<MDString>(Op.get())) {
          Expected<Options> O = Options::parse(Text->getString());
          if (O)
            Result.inherit(*O);
          else
            consumeError(O.takeError());
        }
  Result.inherit(PassOptions);
  return Result;
}

static std::optional<Strategy> parseAttr(Attribute A) {
  if (!A.isStringAttribute())
    return std::nullopt;
  Expected<Strategy> S = Strategy::parse(A.getValueAsString());
  if (S)
    return *S;
  consumeError(S.takeError());
  return std::nullopt;
}

Strategy dynasync::strategyOf(const CallBase &CB, const Options &Default) {
  if (auto S = parseAttr(CB.getAttributes().getFnAttr(StrategyAttr)))
    return *S;
  if (auto S = parseAttr(CB.getFunction()->getFnAttribute(StrategyAttr)))
    return *S;
  if (auto S = parseAttr(CB.getAttributes().getFnAttr(TraitAttr)))
    return *S;
  return Default.strategy();
}

bool dynasync::mayNotAllocate(const Function &F, const Options &Opts) {
  return Opts.NoHeap || F.hasFnAttribute(NoHeapAttr);
}

static bool isDone(const CallBase &CB) {
  const Function *Callee = CB.getCalledFunction();
  return CB.getAttributes().hasFnAttr(LoweredAttr) ||
         (Callee && Callee->isIntrinsic());
}

bool dynasync::isAwaitedCall(const CallBase &CB) {
  AttributeList Attrs = CB.getAttributes();
  if (!Attrs.hasFnAttrs())
    return false;
  bool Marked = Attrs.hasFnAttr(Attribute::CoroElideSafe) &&
                CB.getFunction()->isPresplitCoroutine();
  return (Marked || Attrs.hasFnAttr(StrategyAttr) || isNativeSlotCall(CB)) &&
         !isDone(CB);
}

bool dynasync::isMarkedOutsideCoroutine(const CallBase &CB) {
  return CB.getAttributes().hasFnAttr(Attribute::CoroElideSafe) &&
         !isAwaitedCall(CB) && !isDone(CB);
}
