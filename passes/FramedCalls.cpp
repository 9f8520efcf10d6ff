//===- FramedCalls.cpp - Calls that provide their callee's memory ---------===//
//
// Runs behind AwaitedCalls, which gave each native call its slot:
//
//   %t = call ptr %f(args, ptr %slot) [ "dynasync.framed"(i64 %size, ...) ]
//   ...
//   call void @llvm.coro.destroy(%t)
// becomes
//     %fits = icmp sge %slot.avail, %size
//     br %fits, fast, slow
//   fast:
//     %t.1 = call ptr %f(args, ptr %slot)
//   slow:
//     %t.2 = call ptr @framed.call(ptr %f, args, ptr %slot, %size, ...)
//   done:
//     %t = phi [ %t.1, %t.2 ]
//     %t == %slot and not marked as taken ? mark it
//   ...
//     call void @llvm.coro.destroy(%t)
//     %t == %slot and marked ? give it back
//
// @framed.call asks for memory, makes the call with it, and frees it if the
// callee is done (FramedHelpers.cpp). Where the task goes elsewhere, so that it
// cannot be seen when it is destroyed, each call goes there.
//
// A size of 0 is not a frame's: that entry takes a slot (FramedEntries.cpp),
// which it marks and gives back itself.
//
//===----------------------------------------------------------------------===//

#include "Framed.h"
#include "NativeShims.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace dynasync;

namespace {

class FramedCalls {
public:
  FramedCalls(Module &M, SlotABI &ABI)
      : M(M), ABI(ABI), Provide(M.getFunction(ProvideSymbol)),
        Settle(M.getFunction(SettleSymbol)) {}
  bool run();

private:
  Function *makeSlow(CallBase &CB);
  CallBase *emitFast(IRBuilder<> &B, CallBase &CB, BasicBlock *Made);
  CallBase *emitSlow(IRBuilder<> &B, CallBase &CB, BasicBlock *Made);
  void lower(CallBase &CB);
  PHINode *emitBothWays(CallBase &CB, BasicBlock *Done);
  Instruction *ifInSlot(Instruction *Behind, Value &Task, Value *Slot,
                        CmpInst::Predicate Avail);
  void takeBehind(PHINode &Task, Value *Slot);
  void giveBackBehind(Value &Task, Value *Slot);

  Module &M;
  SlotABI &ABI;
  Function *Provide, *Settle;
  /// By what the call and the caller's target say of how arguments are passed,
  /// and personality.
  MapVector<std::tuple<FunctionType *, AttributeList, CallingConv::ID,
                       StringRef, Constant *>,
            Function *>
      Slow;
};

} // namespace

// Is all that is done with the task in sight: compared, resumed, destroyed?
static bool staysInSight(const CallBase &CB) {
  return all_of(CB.uses(), [&](const Use &U) {
    if (isa<ICmpInst>(U.getUser()))
      return true;
    auto *Call = dyn_cast<CallBase>(U.getUser());
    const Function *F = Call ? Call->getCalledFunction() : nullptr;
    if (!F || !Call->isArgOperand(&U) || Call->getArgOperandNo(&U) != 0)
      return false;
    switch (F->getIntrinsicID()) {
    case Intrinsic::coro_resume:
    case Intrinsic::coro_destroy:
    case Intrinsic::coro_done:
    case Intrinsic::coro_promise:
      return true;
    default:
      return false;
    }
  });
}

// What the call says of its arguments, with one more in front of them.
static AttributeList argumentAttributes(const CallBase &CB, bool Shifted) {
  SmallVector<AttributeSet, 8> Params;
  if (Shifted)
    Params.emplace_back();
  for (unsigned I = 0; I != CB.arg_size(); ++I)
    Params.push_back(CB.getAttributes().getParamAttrs(I));
  return AttributeList::get(CB.getContext(), {}, {}, Params);
}

// ptr (callee, args..., slot, size, dynasync_callee, result of refusal)
Function *FramedCalls::makeSlow(CallBase &CB) {
  const Function &Caller = *CB.getFunction();
  Constant *Personality =
      Caller.hasPersonalityFn() ? Caller.getPersonalityFn() : nullptr;
  FunctionType *Ty = CB.getFunctionType();
  AttributeList Attrs = argumentAttributes(CB, /*Shifted=*/false);
  Function *&F =
      Slow[{Ty, Attrs, CB.getCallingConv(),
            Caller.getFnAttribute("target-features").getValueAsString(),
            Personality}];
  if (F)
    return F;
  Type *Ptr = ABI.pointer();
  SmallVector<Type *, 8> Types{Ptr};
  append_range(Types, Ty->params());
  Types.append({ABI.word(), Ptr, Ptr});
  F = Function::createWithDefaultAttr(
      FunctionType::get(Ptr, Types, false), GlobalValue::InternalLinkage,
      Provide->getAddressSpace(), "framed.call", &M);
  AttributeSet OfF = F->getAttributes().getFnAttrs().addAttribute(
      M.getContext(), Attribute::NoInline);
  F->setAttributes(
      argumentAttributes(CB, /*Shifted=*/true)
          .addFnAttributes(M.getContext(), AttrBuilder(M.getContext(), OfF)));
  copyTargetAttributes(*F, Caller);
  F->removeFnAttr(Attribute::NoUnwind);
  F->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  LLVMContext &C = M.getContext();
  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, F);
  };
  BasicBlock *Entry = Block("entry"), *TakesSlot = Block("takes.slot"),
             *Ask = Block("ask"), *Refusal = Block("refused"),
             *Go = Block("go"), *Made = Block("made");
  unsigned N = Ty->getNumParams();
  Value *Slot = F->getArg(N), *Size = F->getArg(N + 1),
        *Callee = F->getArg(N + 2), *Refuse = F->getArg(N + 3);
  SmallVector<Value *, 8> Args(
      make_pointer_range(drop_end(drop_begin(F->args()), 3)));
  auto Prepare = [&](CallBase *Call) {
    Call->setAttributes(Attrs);
    Call->setCallingConv(CB.getCallingConv());
    return Call;
  };
  IRBuilder<> B(Entry);
  B.CreateCondBr(B.CreateIsNull(Size), TakesSlot, Ask);
  B.SetInsertPoint(TakesSlot);
  B.CreateRet(Prepare(B.CreateCall(Ty, F->getArg(0), Args, "task")));
  B.SetInsertPoint(Ask);
  Value *Frame = B.CreateCall(Provide, {Slot, Size, Callee}, "frame");
  B.CreateCondBr(
      B.CreateICmpEQ(B.CreatePtrToInt(Frame, ABI.word()), ABI.bytes(Refused)),
      Refusal, Go);
  B.SetInsertPoint(Refusal);
  B.CreateRet(Refuse);
  B.SetInsertPoint(Go);
  Args.back() = Frame;
  CallBase *Call;
  if (Personality) {
    F->setPersonalityFn(Personality);
    BasicBlock *Unwind = Block("unwind");
    Call = B.CreateInvoke(Ty, F->getArg(0), Made, Unwind, Args, "task");
    B.SetInsertPoint(Unwind);
    LandingPadInst *Pad =
        B.CreateLandingPad(StructType::get(Ptr, B.getInt32Ty()), 0);
    Pad->setCleanup(true);
    B.CreateCall(Settle, {Frame, ConstantPointerNull::get(ABI.pointer())});
    B.CreateResume(Pad);
  } else {
    Call = B.CreateCall(Ty, F->getArg(0), Args, "task");
    B.CreateBr(Made);
  }
  B.SetInsertPoint(Made);
  B.CreateRet(B.CreateCall(Settle, {Frame, Prepare(Call)}));
  return F;
}

// A call that unwinds where CB does, and goes on in Made.
static CallBase *emitCall(IRBuilder<> &B, CallBase &CB, FunctionCallee Callee,
                          ArrayRef<Value *> Args, BasicBlock *Made) {
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB)) {
    New = B.CreateInvoke(Callee, Made, Invoke->getUnwindDest(), Args);
    for (PHINode &Phi : Invoke->getUnwindDest()->phis())
      Phi.addIncoming(Phi.getIncomingValueForBlock(CB.getParent()),
                      B.GetInsertBlock());
  } else {
    New = B.CreateCall(Callee, Args);
    B.CreateBr(Made);
  }
  New->setDebugLoc(CB.getDebugLoc());
  B.SetInsertPoint(Made);
  return New;
}

CallBase *FramedCalls::emitFast(IRBuilder<> &B, CallBase &CB,
                                BasicBlock *Made) {
  SmallVector<Value *, 8> Args(CB.args());
  CallBase *New = emitCall(B, CB, {CB.getFunctionType(), CB.getCalledOperand()},
                           Args, Made);
  New->setAttributes(CB.getAttributes());
  New->setCallingConv(CB.getCallingConv());
  return New;
}

CallBase *FramedCalls::emitSlow(IRBuilder<> &B, CallBase &CB,
                                BasicBlock *Made) {
  SmallVector<Value *, 8> Args{CB.getCalledOperand()};
  append_range(Args, CB.args());
  append_range(Args, CB.getOperandBundle(FramedBundle)->Inputs);
  CallBase *New = emitCall(B, CB, makeSlow(CB), Args, Made);
  New->setAttributes(argumentAttributes(CB, /*Shifted=*/true));
  return New;
}

// Where the task lies in Slot, whose avail compares so with 0.
Instruction *FramedCalls::ifInSlot(Instruction *Behind, Value &Task,
                                   Value *Slot, CmpInst::Predicate Avail) {
  IRBuilder<> B(Behind);
  Instruction *There = SplitBlockAndInsertIfThen(
      B.CreateICmpEQ(&Task, Slot, "in.slot"), Behind, /*Unreachable=*/false);
  B.SetInsertPoint(There);
  Value *Is = B.CreateICmp(Avail, ABI.loadAvail(B, Slot), ABI.bytes(0));
  return SplitBlockAndInsertIfThen(Is, There, /*Unreachable=*/false);
}

// Wherever the task is destroyed. Where that unwinds, the slot stays taken, and
// what comes after goes elsewhere.
void FramedCalls::giveBackBehind(Value &Task, Value *Slot) {
  SmallVector<CallBase *, 4> Destroys;
  for (User *U : Task.users())
    if (auto *Call = dyn_cast<CallBase>(U))
      if (Function *F = Call->getCalledFunction();
          F && F->getIntrinsicID() == Intrinsic::coro_destroy)
        Destroys.push_back(Call);
  for (CallBase *Destroy : Destroys) {
    Instruction *Behind;
    if (auto *Invoke = dyn_cast<InvokeInst>(Destroy))
      Behind = &*SplitEdge(Invoke->getParent(), Invoke->getNormalDest())
                     ->getFirstInsertionPt();
    else
      Behind = Destroy->getNextNode();
    IRBuilder<> B(ifInSlot(Behind, Task, Slot, CmpInst::ICMP_SLT));
    ABI.giveBack(B, Slot);
  }
}

// In the block of CB, which ends with it; continues in Done.
PHINode *FramedCalls::emitBothWays(CallBase &CB, BasicBlock *Done) {
  Function &F = *CB.getFunction();
  LLVMContext &C = M.getContext();
  Value *Slot = CB.getArgOperand(CB.arg_size() - 1);
  Value *Size = CB.getOperandBundle(FramedBundle)->Inputs[0];
  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, &F, Done);
  };
  BasicBlock *Fast = Block("framed.fits"), *Made = Block("framed.made"),
             *Provided = Block("framed.provide"),
             *SlowMade = Block("framed.provided");
  IRBuilder<> B(&CB);
  auto *Avail = cast<LoadInst>(ABI.loadAvail(B, Slot));
  Avail->setMetadata(FitMetadata, MDNode::get(C, {}));
  B.CreateCondBr(B.CreateICmpSGE(Avail, Size, "framed.fit"), Fast, Provided,
                 MDBuilder(C).createLikelyBranchWeights());

  B.SetInsertPoint(Fast);
  CallBase *Quick = emitFast(B, CB, Made);
  B.CreateBr(Done);
  B.SetInsertPoint(Provided);
  CallBase *Other = emitSlow(B, CB, SlowMade);
  B.CreateBr(Done);

  B.SetInsertPoint(Done, Done->begin());
  PHINode *Task = B.CreatePHI(ABI.pointer(), 2);
  Task->addIncoming(Quick, Made);
  Task->addIncoming(Other, SlowMade);
  return Task;
}

// Where the caller goes on with a task that is not over, if it asks at once
// behind the PHI Task; else there.
static Instruction *whereAlive(PHINode &Task) {
  BasicBlock *BB = Task.getParent();
  auto *Br = dyn_cast<BranchInst>(BB->getTerminator());
  auto *Cmp = Br && Br->isConditional() ? dyn_cast<ICmpInst>(Br->getCondition())
                                        : nullptr;
  if (!Cmp || !Cmp->isEquality() || Cmp->getOperand(0) != &Task ||
      !isa<ConstantPointerNull>(Cmp->getOperand(1)) ||
      any_of(*BB, [](Instruction &I) { return I.mayHaveSideEffects(); }))
    return &*BB->getFirstInsertionPt();
  unsigned Alive = Cmp->getPredicate() == ICmpInst::ICMP_EQ ? 1 : 0;
  return &*SplitEdge(BB, Br->getSuccessor(Alive))->getFirstInsertionPt();
}

// The slot is taken from the end of the first poll on: nobody else knows it
// before.
void FramedCalls::takeBehind(PHINode &Task, Value *Slot) {
  IRBuilder<> B(ifInSlot(whereAlive(Task), Task, Slot, CmpInst::ICMP_SGT));
  ABI.take(B, Slot);
}

// Makes CB the end of its block. \returns the block behind it.
static BasicBlock *splitBehind(CallBase &CB) {
  BasicBlock *Head = CB.getParent();
  auto *Invoke = dyn_cast<InvokeInst>(&CB);
  if (!Invoke) {
    BasicBlock *Done = SplitBlock(Head, CB.getNextNode());
    Head->getTerminator()->eraseFromParent();
    return Done;
  }
  BasicBlock *Next = Invoke->getNormalDest();
  if (Next->getSinglePredecessor() && Next->phis().empty())
    return Next;
  auto *Done = BasicBlock::Create(CB.getContext(), "framed.done",
                                  CB.getFunction(), Next);
  IRBuilder<>(Done).CreateBr(Next);
  Next->replacePhiUsesWith(Head, Done);
  return Done;
}

void FramedCalls::lower(CallBase &CB) {
  Value *Slot = CB.getArgOperand(CB.arg_size() - 1);
  // The empty slot, and a user's keeper, have no room of their own.
  bool Fast = !isa<Constant>(Slot) && staysInSight(CB);
  BasicBlock *Head = CB.getParent(), *Done = splitBehind(CB);
  Value *Task;
  if (Fast) {
    Task = emitBothWays(CB, Done);
  } else {
    IRBuilder<> B(&CB);
    Task = emitSlow(B, CB, Done);
  }
  Task->takeName(&CB);
  CB.replaceAllUsesWith(Task);
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB))
    for (PHINode &Phi : Invoke->getUnwindDest()->phis())
      Phi.removeIncomingValue(Head, /*DeletePHIIfEmpty=*/false);
  CB.eraseFromParent();
  if (Fast) {
    giveBackBehind(*Task, Slot);
    takeBehind(*cast<PHINode>(Task), Slot);
  }
}

bool FramedCalls::run() {
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && CB->countOperandBundlesOfType(FramedBundle))
        Calls.push_back(CB);
  // Else the verifier has reported why.
  if (Provide && Settle)
    for (CallBase *CB : Calls)
      lower(*CB);
  return !Calls.empty();
}

bool dynasync::lowerFramedCalls(Module &M, SlotABI &ABI) {
  return FramedCalls(M, ABI).run();
}
