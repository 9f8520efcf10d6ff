//===- Verifier.cpp - Checks the contract ---------------------------------===//
//
// Reports, each as an error at its location:
//   - a strategy or module option that does not parse;
//   - two module options that contradict each other;
//   - a "dynasync.slot" bundle that is not one pointer;
//   - a strategy on something that cannot be an awaited call;
//   - a slot entry whose last parameter is no pointer;
//   - a helper's symbol that is something else;
//   - a native vtable's entry of which no shim can be made;
//   - a native call, or a call of strategy elide, that cannot be one;
//   - a set of known implementers that are no functions.
// Runs by name (dynasync-verify) and before each lowering.
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "NativeCalls.h"
#include "NativeVTables.h"
#include "Publication.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "dynasync/Options.h"
#include "dynasync/VerifierPass.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/EHPersonalities.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace dynasync;

namespace {

class Verifier {
public:
  explicit Verifier(Module &M) : M(M) {}
  bool run();

private:
  void checkHelper(StringRef Name, Type *Result, ArrayRef<Type *> Params);
  void reserved(StringRef Name);
  void checkModule();
  void checkOptions();
  void checkNative();
  void checkNativeCall(CallBase &CB);
  void checkElide(CallBase &CB);
  void checkFramedBundle(CallBase &CB, const OperandBundleUse &Bundle);
  void checkSealedBundle(CallBase &CB, const OperandBundleUse &Bundle);
  void checkArgumentBundle(CallBase &CB, const OperandBundleUse &Bundle,
                           uint64_t &Seen);
  void checkFunction(Function &F);
  void checkCall(CallBase &CB);
  void checkStrategy(Attribute A, const Function &F, const DebugLoc &Loc);
  void checkWeaker(Attribute A, const Function &F, const DebugLoc &Loc);
  void error(const Twine &Message, const Function &F, const DebugLoc &Loc) {
    Good = false;
    DiagnosticLocation Where =
        Loc ? DiagnosticLocation(Loc) : DiagnosticLocation(F.getSubprogram());
    M.getContext().diagnose(DiagnosticInfoUnsupported(F, Message, Where));
  }

  Module &M;
  bool Good = true;
  Options ModuleOpts; ///< the module's own
};

} // namespace

static bool isPlainPointer(const Type *Ty) {
  return Ty->isPointerTy() && Ty->getPointerAddressSpace() == 0;
}

// A helper, or its version for a promise's own allocator (NAME.ALLOCATOR).
void Verifier::checkHelper(StringRef Name, Type *Result,
                           ArrayRef<Type *> Params) {
  auto Check = [&](const GlobalValue &GV) {
    auto *F = dyn_cast<Function>(&GV);
    if (!F || F->isDeclaration() ||
        F->getFunctionType() != FunctionType::get(Result, Params, false))
      reserved(GV.getName());
  };
  if (const GlobalValue *GV = M.getNamedValue(Name))
    Check(*GV);
  for (const Function &F : M)
    if (F.getName().starts_with(Name) &&
        F.getName().drop_front(Name.size()).starts_with("."))
      Check(F);
}

void Verifier::reserved(StringRef Name) {
  Good = false;
  M.getContext().diagnose(DiagnosticInfoGeneric(
      "in module '" + M.getModuleIdentifier() + "': symbol '" + Name +
      "' is reserved for DynAsync"));
}

void Verifier::checkModule() {
  LLVMContext &C = M.getContext();
  Type *Void = Type::getVoidTy(C), *Bool = Type::getInt1Ty(C),
       *Ptr = PointerType::get(C, 0),
       *Word = M.getDataLayout().getIntPtrType(C);
  checkHelper(KeepSymbol, Ptr, {Ptr, Word, Word, Ptr, Ptr});
  checkHelper(ProfileTellSymbol, Void, {Ptr, Ptr, Word});
  checkHelper(ProfiledKeepSymbol, Ptr, {Ptr, Word, Word, Ptr, Ptr});
  checkHelper(DropSymbol, Void, {Ptr});
  checkHelper(DropSizedSymbol, Void, {Ptr});
  checkHelper(TailSymbol, Ptr, {Ptr, Word, Ptr});
  checkHelper(HandOnSymbol, Ptr, {Bool, Ptr, Ptr, Ptr, Ptr});
  checkHelper(LeaveSymbol, Ptr, {Ptr, Bool});
  checkHelper(LeaveKeptSymbol, Ptr, {Ptr, Bool, Ptr, Ptr, Ptr});
  for (StringRef Grow : {CacheSymbol, TrapSymbol, RefuseSymbol, OrTrapSymbol})
    checkHelper(Grow, Ptr, {Ptr, Word, Word, Ptr, Ptr});
  for (StringRef OfCache : {CacheDropSymbol, CacheDropSizedSymbol,
                            CacheFreeSymbol, CacheFreeSizedSymbol})
    checkHelper(OfCache, Void, {Ptr});
  checkHelper(TrappedSymbol, Void, {Ptr, Word, Word});
  if (const GlobalValue *GV = M.getNamedValue(EmptySlotSymbol)) {
    auto *Empty = dyn_cast<GlobalVariable>(GV);
    if (!Empty || !Empty->isConstant() || !Empty->hasInitializer() ||
        !Empty->getInitializer()->isNullValue() ||
        M.getDataLayout().getTypeAllocSize(Empty->getValueType()) !=
            2 * M.getDataLayout().getPointerSize())
      reserved(EmptySlotSymbol);
  }
}

void Verifier::checkOptions() {
  const NamedMDNode *N = M.getNamedMetadata(OptionsMetadata);
  if (!N)
    return;
  auto Complain = [&](const Twine &Message) {
    Good = false;
    M.getContext().diagnose(
        DiagnosticInfoGeneric("in module '" + M.getModuleIdentifier() + "': !" +
                              OptionsMetadata + ": " + Message));
  };
  for (const MDNode *Node : N->operands())
    for (const MDOperand &Op : Node->operands()) {
      auto *Text = dyn_cast_or_null<MDString>(Op.get());
      if (!Text) {
        Complain("operand is not a string");
        continue;
      }
      Expected<Options> O = Options::parse(Text->getString());
      if (!O) {
        Complain(toString(O.takeError()));
        continue;
      }
      if (O->Default && !O->Default->Symbol.empty() &&
          !mayBeGrow(M, O->Default->Symbol))
        Complain("strategy 'custom(" + O->Default->Symbol +
                 ")' names something that is no function");
      if ((O->Default && ModuleOpts.Default &&
           !(*O->Default == *ModuleOpts.Default)) ||
          (O->SlotSize && ModuleOpts.SlotSize &&
           *O->SlotSize != *ModuleOpts.SlotSize))
        Complain("'" + Text->getString() + "' contradicts an earlier option");
      ModuleOpts.inherit(*O);
    }
}

void Verifier::checkNative() {
  auto Complain = [&](StringRef Metadata, const Twine &Message) {
    Good = false;
    M.getContext().diagnose(
        DiagnosticInfoGeneric("in module '" + M.getModuleIdentifier() + "': !" +
                              Metadata + ": " + Message));
  };
  if (!isLayoutSupported(M) && usesNativeConstructs(M)) {
    Good = false;
    M.getContext().diagnose(DiagnosticInfoGeneric(
        "in module '" + M.getModuleIdentifier() +
        "': native calls and calls of strategy 'elide' need one address space, "
        "and pointers of 32 or 64 bits"));
  }
  ModuleAllocator A = readAllocator(
      M, [&](const Twine &Message) { Complain(AllocatorMetadata, Message); });
  auto VTables =
      readNativeVTables(M, [&](const Twine &Message, const Function *F) {
        if (F)
          error(Message, *F, DebugLoc());
        else
          Complain(VTablesMetadata, Message);
      });
  for (const NativeVTable &T : VTables)
    for (const NativeEntry &E : T.Entries)
      if (E.K == NativeEntry::Kind::Value && !A.Alloc && !ModuleOpts.NoHeap &&
          ValueResult(*E.F).Size != 0)
        error("vtable '" + T.Name + "', method '" + E.Method +
                  "': a value needs an allocator (!" + AllocatorMetadata + ")",
              *E.F, DebugLoc());

  LLVMContext &C = M.getContext();
  Type *Ptr = PointerType::get(C, 0),
       *Word = M.getDataLayout().getIntPtrType(C);
  const GlobalValue *GV = M.getNamedValue(ReleaseSymbol);
  if (!GV)
    return;
  auto *Release = dyn_cast<Function>(GV);
  if (!Release ||
      Release->getFunctionType() !=
          FunctionType::get(Type::getVoidTy(C), {Ptr, Ptr, Word, Word}, false))
    reserved(ReleaseSymbol);
  else if (Release->isDeclaration() && !A.Dealloc && !ModuleOpts.NoHeap)
    error(Twine(ReleaseSymbol) + " needs an allocator (!" + AllocatorMetadata +
              ")",
          *Release, DebugLoc());
}

void Verifier::checkStrategy(Attribute A, const Function &F,
                             const DebugLoc &Loc) {
  if (!A.isStringAttribute())
    return;
  Expected<Strategy> S = Strategy::parse(A.getValueAsString());
  if (!S)
    return error(toString(S.takeError()), F, Loc);
  if (!S->Symbol.empty() && !mayBeGrow(M, S->Symbol))
    error("strategy '" + A.getValueAsString() +
              "' names something that is no "
              "function",
          F, Loc);
}

// Of more than one call.
void Verifier::checkWeaker(Attribute A, const Function &F,
                           const DebugLoc &Loc) {
  checkStrategy(A, F, Loc);
  if (A.isStringAttribute() && A.getValueAsString() == "elide")
    error("strategy 'elide' is a call's own", F, Loc);
}

void Verifier::checkNativeCall(CallBase &CB) {
  const Function &F = *CB.getFunction();
  StringRef Form = CB.getFnAttr(NativeAttr).getValueAsString();
  if (!Form.empty() && Form != NativePlain)
    error("unknown form '" + Form + "' of a native call (known: plain)", F,
          CB.getDebugLoc());
  StringRef Reason = whyNoSlot(CB);
  const Function *Callee = CB.getCalledFunction();
  bool IsIntrinsic = Callee && Callee->isIntrinsic();
  if (IsIntrinsic || !Reason.empty())
    error("a native call cannot be one of this kind: " +
              (IsIntrinsic ? "intrinsic" : Reason),
          F, CB.getDebugLoc());
  if (Form == NativePlain && (CB.getAttributes().hasFnAttr(StrategyAttr) ||
                              CB.countOperandBundlesOfType(SlotBundle)))
    error("a native call without a slot has no strategy", F, CB.getDebugLoc());
}

void Verifier::checkElide(CallBase &CB) {
  const Function &F = *CB.getFunction(), *Callee = CB.getCalledFunction();
  if (!Callee || Callee->isDeclaration() || !Callee->isPresplitCoroutine() ||
      Callee->isWeakForLinker() || Callee->hasComdat() ||
      !whyNoSlot(CB).empty() || isNativeCall(CB))
    error("strategy 'elide' needs a direct call of a coroutine of this module "
          "that no linker replaces",
          F, CB.getDebugLoc());
}

void Verifier::checkArgumentBundle(CallBase &CB, const OperandBundleUse &Bundle,
                                   uint64_t &Seen) {
  const Function &F = *CB.getFunction();
  auto *Index = Bundle.Inputs.size() == 3
                    ? dyn_cast<ConstantInt>(Bundle.Inputs[0])
                    : nullptr;
  if (!Index || !isPlainPointer(Bundle.Inputs[1]->getType()) ||
      !isPlainPointer(Bundle.Inputs[2]->getType()))
    return error("a \"dynasync.arg\" bundle holds a number and two pointers", F,
                 CB.getDebugLoc());
  if (!isNativeCall(CB))
    return error("a \"dynasync.arg\" bundle on a call that is not native", F,
                 CB.getDebugLoc());
  if (Index->getValue().uge(std::min(CB.arg_size(), 64u)) ||
      !isPlainPointer(CB.getArgOperand(Index->getZExtValue())->getType()))
    return error(
        "a \"dynasync.arg\" bundle names no argument that is a pointer", F,
        CB.getDebugLoc());
  uint64_t Bit = uint64_t(1) << Index->getZExtValue();
  if (Seen & Bit)
    error("two \"dynasync.arg\" bundles name one argument", F,
          CB.getDebugLoc());
  Seen |= Bit;
}

void Verifier::checkFramedBundle(CallBase &CB, const OperandBundleUse &Bundle) {
  const Function &F = *CB.getFunction();
  if (Bundle.Inputs.size() != 3 ||
      Bundle.Inputs[0]->getType() !=
          M.getDataLayout().getIntPtrType(M.getContext()) ||
      !isPlainPointer(Bundle.Inputs[1]->getType()) ||
      !isPlainPointer(Bundle.Inputs[2]->getType()))
    return error("a \"dynasync.framed\" bundle holds a size and two pointers",
                 F, CB.getDebugLoc());
  if (!isNativeSlotCall(CB) || !isPlainPointer(CB.getType()) ||
      CB.countOperandBundlesOfType(FramedBundle) > 1)
    error("a \"dynasync.framed\" bundle on a call that is no native one of an "
          "async entry",
          F, CB.getDebugLoc());
  for (unsigned I = 0, E = CB.getNumOperandBundles(); I != E; ++I)
    if (!CB.getOperandBundleAt(I).getTagName().starts_with("dynasync."))
      error("a \"dynasync.framed\" bundle beside one that is not of DynAsync",
            F, CB.getDebugLoc());
  if (F.hasPersonalityFn() &&
      isScopedEHPersonality(classifyEHPersonality(F.getPersonalityFn())))
    error("a \"dynasync.framed\" bundle in a function that unwinds by funclets",
          F, CB.getDebugLoc());
  if (strategyOf(CB, ModuleOpts).K == Strategy::Kind::Sealed ||
      CB.countOperandBundlesOfType(SealedBundle))
    error("strategy 'sealed' needs entries that take a slot, not memory that "
          "the caller provides",
          F, CB.getDebugLoc());
  if (!readAllocator(M).Alloc && !ModuleOpts.NoHeap)
    error(Twine("a caller that provides memory needs an allocator (!") +
              AllocatorMetadata + ")",
          F, CB.getDebugLoc());
}

void Verifier::checkSealedBundle(CallBase &CB, const OperandBundleUse &Bundle) {
  const Function &F = *CB.getFunction();
  ArrayRef<Use> Implementers = Bundle.Inputs;
  if (!Implementers.empty() && Implementers.front()->getType()->isIntegerTy())
    Implementers = Implementers.drop_front();
  if (Implementers.empty() || !all_of(Implementers, [](const Use &U) {
        return isa<Function>(U->stripPointerCasts());
      }))
    error("a \"dynasync.sealed\" bundle holds functions, perhaps behind a "
          "number",
          F, CB.getDebugLoc());
  if (CB.countOperandBundlesOfType(SealedBundle) > 1 || CB.isInlineAsm())
    error("a call has one set of implementers", F, CB.getDebugLoc());
}

static bool mayBringFrame(const CallBase &CB) {
  StringRef Strategy =
      CB.getAttributes().getFnAttr(StrategyAttr).getValueAsString();
  return isAwaitedCall(CB) && (Strategy == "elide" || Strategy == "sealed");
}

void Verifier::checkCall(CallBase &CB) {
  const Function &F = *CB.getFunction();
  AttributeList Attrs = CB.getAttributes();
  if (Attrs.hasFnAttrs() && Attrs.hasFnAttr(StrategyAttr)) {
    checkStrategy(Attrs.getFnAttr(StrategyAttr), F, CB.getDebugLoc());
    const Function *Callee = CB.getCalledFunction();
    if (CB.isInlineAsm() || (Callee && Callee->isIntrinsic()))
      error("a strategy on a call that cannot be an awaited call", F,
            CB.getDebugLoc());
    else if (Attrs.getFnAttr(StrategyAttr).getValueAsString() == "elide")
      checkElide(CB);
  }
  if (Attrs.hasFnAttrs())
    checkWeaker(Attrs.getFnAttr(TraitAttr), F, CB.getDebugLoc());
  if (isNativeCall(CB))
    checkNativeCall(CB);
  if (!CB.hasOperandBundles())
    return;
  const Function *Target = CB.getCalledFunction();
  unsigned Slots = 0;
  uint64_t Adapted = 0;
  for (unsigned I = 0, E = CB.getNumOperandBundles(); I != E; ++I) {
    OperandBundleUse Bundle = CB.getOperandBundleAt(I);
    if (Bundle.getTagName() == FramedBundle)
      checkFramedBundle(CB, Bundle);
    if (Bundle.getTagName() == SealedBundle)
      checkSealedBundle(CB, Bundle);
    if (Bundle.getTagName() == ArgumentBundle)
      checkArgumentBundle(CB, Bundle, Adapted);
    if (Bundle.getTagName() == FrameBundle &&
        (Bundle.Inputs.size() != 1 || !isa<AllocaInst>(Bundle.Inputs[0]) ||
         !mayBringFrame(CB) || CB.countOperandBundlesOfType(FrameBundle) > 1))
      error(
          "a \"dynasync.frame\" bundle holds one alloca, on a call of strategy "
          "elide",
          F, CB.getDebugLoc());
    if (Bundle.getTagName() != SlotBundle)
      continue;
    if (++Slots > 1)
      error("a call carries two slots", F, CB.getDebugLoc());
    if (CB.isInlineAsm() || (Target && Target->isIntrinsic()))
      error("a slot on a call that cannot take one", F, CB.getDebugLoc());
    if (Bundle.Inputs.size() != 1 ||
        !isPlainPointer(Bundle.Inputs.front()->getType()))
      error("a \"dynasync.slot\" bundle holds one pointer", F,
            CB.getDebugLoc());
  }
}

void Verifier::checkFunction(Function &F) {
  checkWeaker(F.getFnAttribute(StrategyAttr), F, DebugLoc());
  if (F.hasFnAttribute(SlotEntryAttr) &&
      (F.arg_empty() || F.isVarArg() ||
       !isPlainPointer(F.getArg(F.arg_size() - 1)->getType())))
    error("a slot entry's last parameter is its slot, a pointer", F,
          DebugLoc());
  for (Instruction &I : instructions(F))
    if (auto *CB = dyn_cast<CallBase>(&I))
      checkCall(*CB);
}

bool Verifier::run() {
  checkModule();
  checkOptions();
  checkNative();
  for (Function &F : M)
    checkFunction(F);
  return Good;
}

bool dynasync::verifyContract(Module &M) { return Verifier(M).run(); }

PreservedAnalyses VerifierPass::run(Module &M, ModuleAnalysisManager &) {
  verifyContract(M);
  return PreservedAnalyses::all();
}
