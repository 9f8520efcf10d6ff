//===- Elide.cpp - Calls of strategy elide --------------------------------===//
//
// At the start of the pipeline nobody knows how large the callee's frame is.
// So the call gets storage of one byte, and goes to a function that still puts
// the frame where the callee does:
//
//   %t = call ptr @F(args) "dynasync"="elide"
// becomes
//   %frame = alloca [1 x i8]
//   %t = call ptr @F.elided(args, ptr %frame)
//   define internal ptr @F.elided(args, ptr %frame) noinline "pending" {
//     asm sideeffect "", "r"(ptr %frame)         ; keeps the parameter
//     %t = call ptr @F(args)
//     ret ptr %t
//   }
//
// That is correct as it stands, should ElidePass never run. ElidePass writes
// F's ramp into F.elided, and the frame's size into the callers' allocas.
//
//===----------------------------------------------------------------------===//

#include "Elide.h"
#include "Annotations.h"
#include "Keeper.h"
#include "MissedCalls.h"
#include "NativeShims.h"
#include "OwnSlot.h"
#include "Remarks.h"
#include "SlotBundle.h"
#include "SlotEntry.h"
#include "Trap.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

namespace {

class ElidedCalls {
public:
  ElidedCalls(Module &M, const Options &Opts, SlotABI &ABI,
              const ElidableCallees &Callees)
      : M(M), Opts(Opts), ABI(ABI), Callees(Callees) {}
  bool run();

private:
  bool contains(Function *Outer, Function *Inner);
  StringRef whyNot(CallBase &CB);
  bool mayPrecedeFrame(CallBase &CB);
  Value *makeFrame(CallBase &CB);
  Value *makeRootSlot(Function &Caller, const ElidableCallee &Callee);
  void lower(CallBase &CB);
  void leave(CallBase &CB, StringRef Reason);

  Module &M;
  const Options &Opts;
  SlotABI &ABI;
  const ElidableCallees &Callees;
  DenseMap<Function *, SmallVector<Function *, 4>> Contained; ///< directly
  DenseMap<Function *, Function *> Elided; ///< made for a callee
  Function *Dominated = nullptr;           ///< whose tree Dominators is
  DominatorTree Dominators;
  MapVector<Function *, SmallVector<RootSlot, 1>> Roots; ///< of a caller
};

} // namespace

// Would Outer's frame hold one of Inner?
bool ElidedCalls::contains(Function *Outer, Function *Inner) {
  SmallVector<Function *, 8> Work{Outer};
  SmallPtrSet<Function *, 8> Seen;
  while (!Work.empty()) {
    Function *F = Work.pop_back_val();
    if (F == Inner)
      return true;
    if (Seen.insert(F).second)
      Work.append(Contained.lookup(F));
  }
  return false;
}

// A slot entry has its coroutine's body, and its coroutine's calls.
static Function *sourceOf(Function *F, const ElidableCallees &Callees) {
  for (auto &[Source, Callee] : Callees)
    if (Callee.Entry == F)
      return Source;
  return F;
}

// CoroSplit would copy a callee's frame that is older than the caller's.
bool ElidedCalls::mayPrecedeFrame(CallBase &CB) {
  Function *F = CB.getFunction();
  if (std::exchange(Dominated, F) != F)
    Dominators.recalculate(*F);
  return !Dominators.dominates(coroBegin(*F), &CB);
}

StringRef ElidedCalls::whyNot(CallBase &CB) {
  Function *Callee = CB.getCalledFunction();
  Function *Caller = CB.getFunction();
  if (!Callee || !Callees.contains(Callee))
    return "callee-left-alone";
  if (contains(Callee, sourceOf(Caller, Callees)))
    return "contains-itself";
  if (!Caller->isPresplitCoroutine())
    return "";
  if (!coroBegin(*Caller))
    return "caller-left-alone";
  return mayPrecedeFrame(CB) ? "before-the-frame" : "";
}

// Of F's own location, so that a debugger finds its ramp.
static void copySubprogram(Function &To, Function &From, CallInst &Call) {
  DISubprogram *SP = From.getSubprogram();
  if (!SP)
    return;
  auto *Copy = MDNode::replaceWithDistinct(SP->clone());
  Copy->replaceRetainedNodes(MDTuple::get(To.getContext(), {}));
  To.setSubprogram(Copy);
  Call.setDebugLoc(
      DILocation::get(To.getContext(), Copy->getScopeLine(), 0, Copy));
}

Function *dynasync::makeElidedFunction(Function &F, Function *Entry,
                                       SlotABI &ABI, StringRef Suffix,
                                       bool TakesSlot) {
  Function &Target = Entry ? *Entry : F;
  Module &M = *F.getParent();
  LLVMContext &C = M.getContext();
  FunctionType *Of = (TakesSlot ? Target : F).getFunctionType();
  SmallVector<Type *, 8> Types(Of->params());
  Types.push_back(ABI.pointer());
  Function *E = Function::createWithDefaultAttr(
      FunctionType::get(Target.getReturnType(), Types, false),
      GlobalValue::InternalLinkage, F.getAddressSpace(), F.getName() + Suffix,
      &M);
  E->setCallingConv(Target.getCallingConv());
  E->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  copyTargetAttributes(*E, Target);
  E->addFnAttr(Attribute::NoInline);
  E->addFnAttr(ElidedAttr, ElidedPending);
  AttributeList From = Target.getAttributes();
  SmallVector<AttributeSet, 8> Params;
  for (unsigned I = 0; I != Of->getNumParams(); ++I) {
    Params.push_back(From.getParamAttrs(I));
    E->getArg(I)->setName(Target.getArg(I)->getName());
  }
  E->setAttributes(AttributeList::get(C, E->getAttributes().getFnAttrs(),
                                      From.getRetAttrs(), Params));
  E->removeRetAttr(Attribute::NoAlias);
  Argument *Frame = E->getArg(E->arg_size() - 1);
  Frame->setName("frame");

  IRBuilder<> B(BasicBlock::Create(C, "entry", E));
  auto *Marker = FunctionType::get(B.getVoidTy(), {ABI.pointer()}, false);
  CallInst *Mark = B.CreateCall(
      Marker, InlineAsm::get(Marker, "", "r,~{memory}", /*SideEffects=*/true),
      {Frame});
  Mark->setDoesNotThrow();
  SmallVector<Value *, 8> Args(
      make_pointer_range(make_range(E->arg_begin(), E->arg_end() - 1)));
  if (Args.size() < Target.arg_size()) { // until then, it is a slot
    Args.push_back(Frame);
    Params.push_back(From.getParamAttrs(Args.size() - 1));
  }
  CallInst *Call = B.CreateCall(&Target, Args);
  Call->setCallingConv(Target.getCallingConv());
  // ElidePass inlines it: not the inliner, which runs before.
  AttributeSet NotInlined =
      AttributeSet::get(C, {Attribute::get(C, Attribute::NoInline)});
  Call->setAttributes(
      AttributeList::get(C, NotInlined, From.getRetAttrs(), Params));
  copySubprogram(*E, Target, *Call);
  if (E->getReturnType()->isVoidTy())
    B.CreateRetVoid();
  else
    B.CreateRet(Call);
  return E;
}

// Storage of one byte; the front end may have said how long it lives, or what
// else it is for (SealedSwitch).
Value *ElidedCalls::makeFrame(CallBase &CB) {
  Function &F = *CB.getFunction();
  auto Bundle = onlyBundle(CB, FrameBundle);
  if (Bundle && isa<GetElementPtrInst>(Bundle->Inputs.front()))
    return Bundle->Inputs.front();
  IRBuilder<> B(&*F.getEntryBlock().begin());
  AllocaInst *Frame =
      B.CreateAlloca(ArrayType::get(B.getInt8Ty(), 1), nullptr, "elided.frame");
  if (Bundle)
    if (auto *Given = dyn_cast<AllocaInst>(Bundle->Inputs.front().get())) {
      Frame->takeName(Given);
      Given->replaceAllUsesWith(Frame);
      Given->eraseFromParent();
    }
  return Frame;
}

void ElidedCalls::leave(CallBase &CB, StringRef Reason) {
  bool IsError = reportMissed(CB, Reason, strategyOf(CB, Opts),
                              mayNotAllocate(*CB.getFunction(), Opts));
  CallBase *New = withoutBundle(*withoutBundle(CB, SlotBundle), FrameBundle);
  New->removeFnAttr(StrategyAttr);
  New->removeFnAttr(Attribute::CoroElideSafe);
  if (IsError) // once is enough
    New->addFnAttr(Attribute::get(M.getContext(), LoweredAttr));
}

// What a root on a stack hands on to its callees: in place of a tail, with a
// keeper as a root on the heap has it; without a heap, with one that traps.
Value *ElidedCalls::makeRootSlot(Function &Caller,
                                 const ElidableCallee &Callee) {
  if (Opts.NoHeap)
    return makeOwnSlot(Caller, ABI, Opts.slotSize(), "nested",
                       ABI.sharedKeeper(*getTrapFunction(M, ABI, Caller)));
  KeeperFunctions Keepers;
  if (Callee.New && Callee.Delete)
    Keepers =
        getKeeperFunctions(M, ABI, *Callee.New, *Callee.Delete, *Callee.Entry);
  Value *Slot = makeOwnSlot(Caller, ABI, Opts.slotSize(), "nested", nullptr,
                            Keepers.Keep);
  if (Keepers.Keep)
    Roots[&Caller].push_back({Slot, Keepers.Drop});
  return Slot;
}

void ElidedCalls::lower(CallBase &CB) {
  Function &Caller = *CB.getFunction(), &F = *CB.getCalledFunction();
  const ElidableCallee &Callee = Callees.find(&F)->second;
  Function *&E = Elided[&F];
  if (!E)
    E = makeElidedFunction(F, Callee.Entry, ABI, ElidedSuffix,
                           /*TakesSlot=*/true);
  Value *Frame = makeFrame(CB);
  SmallVector<Value *, 8> Args(CB.args());
  if (Callee.Entry) {
    Value *Slot = bundledSlot(CB);
    if (!Slot && Callee.HandsSlotOn && !Caller.isPresplitCoroutine())
      Slot = makeRootSlot(Caller, Callee);
    Args.push_back(Slot ? Slot : ABI.emptySlot());
  }
  Args.push_back(Frame);
  remarkElided(CB);
  SmallVector<OperandBundleDef, 1> Bundles;
  CB.getOperandBundlesAsDefs(Bundles);
  erase_if(Bundles, [](const OperandBundleDef &Bundle) {
    return Bundle.getTag() == SlotBundle || Bundle.getTag() == FrameBundle;
  });
  IRBuilder<> B(&CB);
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB))
    New = B.CreateInvoke(E, Invoke->getNormalDest(), Invoke->getUnwindDest(),
                         Args, Bundles);
  else
    New = B.CreateCall(E, Args, Bundles);
  New->setCallingConv(CB.getCallingConv());
  AttributeSet Fn = CB.getAttributes().getFnAttrs();
  Fn = Fn.removeAttribute(M.getContext(), StrategyAttr);
  Fn = Fn.removeAttribute(M.getContext(), Attribute::CoroElideSafe);
  SmallVector<AttributeSet, 8> Params;
  for (unsigned I = 0; I != CB.arg_size(); ++I)
    Params.push_back(CB.getAttributes().getParamAttrs(I));
  New->setAttributes(AttributeList::get(
      M.getContext(), Fn.addAttribute(M.getContext(), LoweredAttr),
      CB.getAttributes().getRetAttrs(), Params));
  if (mayNotAllocate(Caller, Opts)) // should it not be elided after all
    New->addFnAttr(Attribute::get(M.getContext(), OrTrapAttr));
  New->removeRetAttr(Attribute::NoAlias);
  New->setDebugLoc(CB.getDebugLoc());
  New->copyMetadata(CB);
  New->takeName(&CB);
  CB.replaceAllUsesWith(New);
  CB.eraseFromParent();
  if (!Caller.isPresplitCoroutine())
    Caller.addFnAttr(ElidesAttr);
}

bool ElidedCalls::run() {
  SmallVector<CallBase *, 16> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && isAwaitedCall(*CB) &&
          strategyOf(*CB, Opts).K == Strategy::Kind::Elide) {
        Calls.push_back(CB);
        if (Function *Callee = CB->getCalledFunction())
          Contained[sourceOf(&F, Callees)].push_back(Callee);
      }
  for (CallBase *CB : Calls)
    if (StringRef Reason = whyNot(*CB); Reason.empty())
      lower(*CB);
    else
      leave(*CB, Reason);
  // This may replace calls.
  for (auto &[Caller, Slots] : Roots)
    dropBlocksAtExits(*Caller, ABI, Slots);
  return !Calls.empty();
}

bool dynasync::lowerElidedCalls(Module &M, const Options &Opts, SlotABI &ABI,
                                const ElidableCallees &Callees) {
  return ElidedCalls(M, Opts, ABI, Callees).run();
}
