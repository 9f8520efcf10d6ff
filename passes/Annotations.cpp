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
#include "AnnotationList.h"
#include "NativeCalls.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;
using namespace dynasync;

// Where the source says what a function's annotation says: DYNASYNC_STRATEGY
// passes it on, for clang gives all of a function's annotations the place of
// one declaration.
static SourcePlace ownPlace(const Annotation &A) {
  if (A.Arguments.size() == 2)
    if (auto *Line = dyn_cast<ConstantInt>(A.Arguments[1]))
      if (StringRef File = constantText(A.Arguments[0]); !File.empty())
        return {File, unsigned(Line->getLimitedValue(~0u)), 0};
  return A.Place;
}

namespace {

/// Options of the module that annotations gave so far, one by one.
class ModuleOptions {
public:
  explicit ModuleOptions(Module &M) : M(M) {}
  void add(StringRef Text, const SourcePlace &Place);

private:
  struct Option {
    std::string Value;
    SourcePlace Place;
  };
  Module &M;
  StringMap<Option> Seen;
};

} // namespace

void ModuleOptions::add(StringRef Text, const SourcePlace &Place) {
  SmallVector<StringRef, 4> Items;
  Text.split(Items, ';');
  for (StringRef Item : Items) {
    Expected<Options> O = Options::parse(Item);
    if (!O)
      return M.getContext().diagnose(DiagnosticInfoGeneric(
          (Place ? Place.str()
                 : "in module '" + M.getModuleIdentifier() + "'") +
          ": " + toString(O.takeError())));
    // inline(8) is inline:8.
    std::string Value;
    raw_string_ostream OS(Value);
    O->print(OS);
    auto [Earlier, IsNew] =
        Seen.try_emplace(Item.split('=').first, Option{Value, Place});
    if (IsNew || Earlier->second.Value == Value)
      continue;
    return M.getContext().diagnose(DiagnosticInfoGeneric(
        Place.str() + ": option '" + Item + "' contradicts '" +
        Earlier->second.Value + "' (" + Earlier->second.Place.str() + ")"));
  }
  LLVMContext &C = M.getContext();
  M.getOrInsertNamedMetadata(OptionsMetadata)
      ->addOperand(MDNode::get(C, MDString::get(C, Text)));
}

bool dynasync::lowerAnnotations(Module &M) {
  bool Changed = false;
  ModuleOptions Given(M);
  DenseMap<Function *, SourcePlace> Said;
  SmallVector<Constant *, 4> Used;
  SmallSetVector<GlobalVariable *, 1> Variables; // one may have two texts
  for (const Annotation &A : readAnnotations(M)) {
    StringRef Text = A.Text;
    if (auto *GV = dyn_cast<GlobalVariable>(A.Target);
        GV && Text.consume_front(ModuleAnnotation)) {
      Given.add(Text, ownPlace(A));
      Variables.insert(GV);
      Used.push_back(A.Entry);
      continue;
    }
    auto *F = dyn_cast<Function>(A.Target);
    if (!F)
      continue;
    // A function keeps its annotation: others may read it too.
    if (Text == NoHeapAnnotation) {
      F->addFnAttr(NoHeapAttr, ownPlace(A).str());
      Changed = true;
    } else if (Text.consume_front(FunctionAnnotation)) {
      Attribute Earlier = F->getFnAttribute(StrategyAttr);
      if (!Earlier.isValid()) {
        F->addFnAttr(StrategyAttr, Text);
        Said[F] = ownPlace(A);
        Changed = true;
      } else if (Earlier.getValueAsString() != Text) {
        reportContradiction(*F, Text, ownPlace(A), Earlier.getValueAsString(),
                            Said.lookup(F));
      }
    }
  }
  if (Used.empty())
    return Changed;
  dropAnnotations(M, Used);
  removeFromUsedLists(M, [&](Constant *C) {
    return is_contained(Variables, C->stripPointerCasts());
  });
  for (GlobalVariable *GV : Variables) {
    GV->removeDeadConstantUsers();
    if (GV->use_empty())
      GV->eraseFromParent();
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

bool dynasync::mayBeGrow(const Module &M, StringRef Symbol) {
  const GlobalValue *GV = M.getNamedValue(Symbol);
  return GV ? isa<Function>(GV) && !cast<Function>(GV)->isIntrinsic()
            : !Symbol.starts_with("llvm.");
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
