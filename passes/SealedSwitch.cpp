//===- SealedSwitch.cpp - Sealed calls whose callee has a number ----------===//
//
// A front end whose vtables are its own has room for a number in them. Where it
// says that a call of strategy sealed reaches the implementer of such a number,
// the calls are those that a match by hand would make:
//
//   %t = call ptr %f(args) "dynasync"="sealed"
//            [ "dynasync.sealed"(i64 %i, ptr @F, ptr @G) ]
// becomes
//   %frame = alloca i8
//   switch i64 %i, label %other [ i64 0, label %f  i64 1, label %g ]
// f:
//   %t.f = call ptr @F(args) "dynasync"="elide" [ "dynasync.frame"(%frame) ]
// g:
//   %t.g = call ptr @G(args) "dynasync"="elide" [ "dynasync.frame"(%frame) ]
// other:
//   unreachable                           ; or the call, if %i may be others
//   ...
//   %t = phi ptr [ %t.f, %f ], [ %t.g, %g ]
//
// This runs before SlotEntries looks for calls of any kind; Elide.cpp does the
// rest. All frames are in one place, which is as large as the largest.
//
//===----------------------------------------------------------------------===//

#include "SealedSwitch.h"
#include "Annotations.h"
#include "NativeCalls.h"
#include "OwnSlot.h"
#include "SealedSet.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/ConstantRange.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace dynasync;

// A call that Elide.cpp would take, of CB's very type: entries of native
// vtables may take their arguments in another form.
static bool isElidable(const Function &F, const CallBase &CB) {
  return F.isPresplitCoroutine() && !F.isDeclaration() &&
         !F.isWeakForLinker() && !F.hasComdat() &&
         F.getFunctionType() == CB.getFunctionType() &&
         F.getCallingConv() == CB.getCallingConv() &&
         !CB.countOperandBundlesOfType(ArgumentBundle);
}

namespace {

class Switch {
public:
  Switch(CallBase &CB, const SealedSet &Set, const SlotABI &ABI)
      : CB(CB), Set(Set), ABI(ABI), F(*CB.getFunction()), C(F.getContext()) {}
  void run();

private:
  bool isComplete();
  void splitAround();
  Value *makeFrame(bool Complete);
  BasicBlock *makeCase(Function &Callee, Value *Frame);
  void keepCall(Value *Frame);
  void removeCall();

  CallBase &CB;
  const SealedSet &Set;
  const SlotABI &ABI;
  Function &F;
  LLVMContext &C;
  BasicBlock *Other = nullptr, *Done = nullptr;
  PHINode *Result = nullptr;
};

} // namespace

// Can the number be only one of those that have a case?
bool Switch::isComplete() {
  ConstantRange Numbers = computeConstantRange(Set.Index, /*ForSigned=*/false,
                                               /*UseInstrInfo=*/true);
  return Numbers.getUnsignedMax().ult(Set.Implementers.size()) &&
         all_of(Set.Implementers,
                [&](Function *Callee) { return isElidable(*Callee, CB); });
}

// The call in a block of its own, whose end goes to Done.
void Switch::splitAround() {
  BasicBlock *Head = CB.getParent();
  // Allocas stay static only in the entry block.
  if (Head->isEntryBlock())
    for (Instruction &I :
         make_early_inc_range(make_range(CB.getIterator(), Head->end())))
      if (auto *Alloca = dyn_cast<AllocaInst>(&I);
          Alloca && isa<ConstantInt>(Alloca->getArraySize()))
        Alloca->moveBefore(CB.getIterator());
  Other = Head->splitBasicBlock(CB.getIterator(), "sealed.other");
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB)) {
    Done = BasicBlock::Create(C, "sealed.done", &F, Other->getNextNode());
    BasicBlock *Normal = Invoke->getNormalDest();
    Normal->replacePhiUsesWith(Other, Done);
    Invoke->setNormalDest(Done);
    IRBuilder<> B(Done);
    B.SetCurrentDebugLocation(CB.getDebugLoc());
    B.CreateBr(Normal);
  } else {
    Done = Other->splitBasicBlock(std::next(CB.getIterator()), "sealed.done");
  }
  if (CB.getType()->isVoidTy() || CB.use_empty())
    return;
  Result = PHINode::Create(CB.getType(), Set.Implementers.size() + 1, "",
                           Done->begin());
  Result->takeName(&CB);
  CB.replaceAllUsesWith(Result);
  Result->addIncoming(&CB, Other);
}

// Where the frames are to be: in the front end's place for them or, if another
// callee may need a slot there, behind its header.
Value *Switch::makeFrame(bool Complete) {
  IRBuilder<> B(&*F.getEntryBlock().begin());
  if (Complete) {
    if (auto Bundle = onlyBundle(CB, FrameBundle))
      return Bundle->Inputs.front().get();
    return B.CreateAlloca(B.getInt8Ty(), nullptr, "sealed");
  }
  AllocaInst *Storage = makeSealedStorage(F, ABI);
  B.SetInsertPoint(Storage->getParent(), std::next(Storage->getIterator()));
  return ABI.offset(B, Storage, ABI.headerSize(), "sealed.frame");
}

BasicBlock *Switch::makeCase(Function &Callee, Value *Frame) {
  BasicBlock *Case = BasicBlock::Create(C, "sealed.known", &F, Other);
  SmallVector<OperandBundleDef, 2> Bundles;
  CB.getOperandBundlesAsDefs(Bundles);
  erase_if(Bundles, [](const OperandBundleDef &Bundle) {
    return Bundle.getTag() == SealedBundle || Bundle.getTag() == FrameBundle;
  });
  Bundles.emplace_back(FrameBundle, Frame);
  SmallVector<Value *, 8> Args(CB.args());
  IRBuilder<> B(Case);
  B.SetCurrentDebugLocation(CB.getDebugLoc());
  CallBase *Call;
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB)) {
    Call =
        B.CreateInvoke(&Callee, Done, Invoke->getUnwindDest(), Args, Bundles);
    for (PHINode &Phi : Invoke->getUnwindDest()->phis())
      Phi.addIncoming(Phi.getIncomingValueForBlock(Other), Case);
  } else {
    Call = B.CreateCall(&Callee, Args, Bundles);
    B.CreateBr(Done);
  }
  Call->setCallingConv(CB.getCallingConv());
  Call->setAttributes(CB.getAttributes());
  Call->removeFnAttr(NativeAttr);
  Call->addFnAttr(Attribute::get(C, StrategyAttr, "elide"));
  if (Result)
    Result->addIncoming(Call, Case);
  return Case;
}

// For implementers that are not known, or cannot be elided. It has no number
// any more, and its slot's storage begins in front of the frames.
void Switch::keepCall(Value *Frame) {
  SmallVector<Value *, 8> Implementers;
  Implementers.push_back(Frame);
  append_range(Implementers, Set.Implementers);
  CallBase *New = withoutBundle(*withoutBundle(CB, FrameBundle), SealedBundle);
  withBundle(*New, SealedBundle, Implementers);
}

void Switch::removeCall() {
  if (Result)
    Result->removeIncomingValue(Other, /*DeletePHIIfEmpty=*/false);
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB)) {
    Invoke->getUnwindDest()->removePredecessor(Other);
  } else {
    Other->getTerminator()->eraseFromParent();
  }
  CB.eraseFromParent();
  new UnreachableInst(C, Other);
}

void Switch::run() {
  bool Complete = isComplete();
  Value *Frame = makeFrame(Complete);
  splitAround();
  Instruction *Br = Other->getSinglePredecessor()->getTerminator();
  IRBuilder<> B(Br);
  B.SetCurrentDebugLocation(CB.getDebugLoc());
  SwitchInst *Ways = B.CreateSwitch(Set.Index, Other, Set.Implementers.size());
  Br->eraseFromParent();
  auto *Ty = cast<IntegerType>(Set.Index->getType());
  for (auto [I, Callee] : enumerate(Set.Implementers))
    if (isElidable(*Callee, CB) && isUIntN(Ty->getBitWidth(), I))
      Ways->addCase(ConstantInt::get(Ty, I), makeCase(*Callee, Frame));
  if (Complete)
    removeCall();
  else
    keepCall(Frame);
}

bool dynasync::switchSealedCalls(Module &M, const Options &Opts,
                                 const SlotABI &ABI) {
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && CB->countOperandBundlesOfType(SealedBundle) &&
          isAwaitedCall(*CB) &&
          strategyOf(*CB, Opts).K == Strategy::Kind::Sealed &&
          !bundledSlot(*CB) && whyNoSlot(*CB).empty())
        Calls.push_back(CB);
  bool Changed = false;
  for (CallBase *CB : Calls)
    if (SealedSet Set = bundledSet(*CB);
        Set.Index && any_of(Set.Implementers, [&](Function *Callee) {
          return isElidable(*Callee, *CB);
        })) {
      Switch(*CB, Set, ABI).run();
      Changed = true;
    }
  return Changed;
}
