//===- Ramp.cpp - A coroutine's allocation, through a slot ----------------===//
//
// Runs on the body of a slot entry, unsplit, at the start of the pipeline: the
// coroutine intrinsics still say where the frame's memory is asked for and
// given back, and llvm.coro.size becomes a constant when CoroSplit runs.
//
//   head:                                 head:
//     %need = coro.alloc                    %need = coro.alloc
//     br %need, own, init                   br %need, slot.align, init
//   own:                                  slot.align / slot.check:
//     %m = new(coro.size)                   fits = coro.size <= slot.avail
//     br init                               br fits, slot.take, slot.grow
//   init:                                 slot.ask:
//     %mem = phi [null], [%m]               ask the slot's keeper, or -> own
//     %hdl = coro.begin(%mem)             slot.take / slot.nest:
//     ...                                   mark taken; %mem = slot
//     %f = coro.free(%hdl)                own: %m = new(coro.size + tail)
//     delete(%f)                          init: as before, and %owned
//                                           ...
//                                           %f = coro.free(%hdl)
//                                           owned ? give slot back
//                                                 : delete(%f)
//
// With children, each way leads to a slot for them: behind the frame in the
// same slot; in the tail of an own allocation, with a keeper for what exceeds
// it; or, when stock elision took the allocation away (%need is false), the
// slot that the frame was offered, as helpers decide behind coro.begin.
//
//===----------------------------------------------------------------------===//

#include "Ramp.h"
#include "FrameRelease.h"
#include "Keeper.h"
#include "ProfileCounts.h"
#include "Trap.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace dynasync;

namespace {

class RampLowering {
public:
  RampLowering(Ramp &R, const SlotABI &ABI, Value *Slot, const RampPlan &Plan)
      : R(R), ABI(ABI), F(*R.Begin->getFunction()), Slot(Slot), Plan(Plan),
        Children(Plan.WithChildren), Slots(Plan.NumChildSlots),
        B(F.getContext()) {
    B.SetCurrentDebugLocation(R.Begin->getDebugLoc());
  }

  LoweredRamp run();

private:
  // Inserting before an instruction takes over its location; what is added
  // here belongs to the frame's birth.
  void insertAt(BasicBlock *BB, BasicBlock::iterator It) {
    B.SetInsertPoint(BB, It);
    B.SetCurrentDebugLocation(R.Begin->getDebugLoc());
  }
  BasicBlock *block(const Twine &Name, BasicBlock *Before) {
    return BasicBlock::Create(F.getContext(), Name, &F, Before);
  }
  Value *frameSize() {
    return B.CreateIntrinsic(Intrinsic::coro_size, {ABI.word()}, {});
  }
  // What of a slot the frame takes, with its children's header behind it.
  Value *span() {
    Value *Size = frameSize();
    return Children ? B.CreateAdd(ABI.roundUp(B, Size),
                                  ABI.bytes(ABI.headerSize() * Slots))
                    : Size;
  }
  bool keeps() const { return Children && Keepers.Keep; }
  // What the profile needs of a root, in front of its keeper.
  uint64_t profileSize() const {
    return Plan.Record && keeps() ? profiledKeeperSize(ABI) : 0;
  }

  void raiseSizes();
  void emitSlotWay();
  void splitRoom(Value *Behind, Value *Rest, Value *Keeper);
  Value *emitGrow(Value *Span, Value *FrameAlign, BasicBlock *Own);
  void emitOwnWay();
  void trapInOwnWay(BasicBlock *Own);
  void emitElidedWay();
  void guardFree(IntrinsicInst *Free);

  Ramp &R;
  const SlotABI &ABI;
  Function &F;
  Value *Slot;
  const RampPlan &Plan;
  const bool Children;
  const unsigned Slots; // for children; 1 without them
  IRBuilder<> B;
  KeeperFunctions Keepers;
  PHINode *Owned = nullptr;     // i1: the frame is in a slot
  PHINode *NotElided = nullptr; // i1: the frame is not in its caller's
  PHINode *ChildSlot = nullptr; // before coro.begin: not the elided way
  PHINode *Home = nullptr;      // the slot that the frame is in, or null
  PHINode *Stride = nullptr;    // from one child slot to the next; elided: 0
  PHINode *Outcome = nullptr;   // a FrameOutcome, for the profile
  Value *Child = nullptr;       // the children's slot, for the body
  Constant *Callee = nullptr;   // what keepers are told
  Value *None = nullptr;        // that of an elided root: no room, a keeper
};

} // namespace

// An own allocation is raised by: padding, keeper, header, tail.
void RampLowering::raiseSizes() {
  uint64_t Extra = ABI.align().value() - 1 + profileSize() + ABI.keeperSize() +
                   ABI.headerSize() * Slots + Plan.TailSize;
  for (IntrinsicInst *Size : R.Sizes) {
    insertAt(Size->getParent(), std::next(Size->getIterator()));
    Value *Raised = B.CreateAdd(Size, ABI.bytes(Extra), "raised.size");
    Size->replaceUsesWithIf(Raised,
                            [&](Use &U) { return U.getUser() != Raised; });
  }
}

void RampLowering::emitSlotWay() {
  BasicBlock *Head = R.Alloc->getParent(), *Init = R.Begin->getParent();
  auto *Br = cast<BranchInst>(Head->getTerminator());
  BasicBlock *Own = Br->getSuccessor(0);
  MDNode *Likely = MDBuilder(F.getContext()).createLikelyBranchWeights();

  BasicBlock *AlignOk = block("slot.align", Own),
             *Check = block("slot.check", Own), *Take = block("slot.take", Own),
             *Nest = block("slot.nest", Own), *Ask = block("slot.ask", Own),
             *Got = block("slot.grown", Own);
  Br->setSuccessor(0, AlignOk);

  B.SetInsertPoint(AlignOk);
  Value *FrameAlign =
      B.CreateIntrinsic(Intrinsic::coro_align, {ABI.word()}, {});
  Value *Aligned = B.CreateICmpULE(FrameAlign, ABI.bytes(ABI.align().value()));
  Value *Span = span();
  B.CreateCondBr(Aligned, Check, Ask, Likely);

  B.SetInsertPoint(Check);
  Value *Avail = ABI.loadAvail(B, Slot);
  B.CreateCondBr(B.CreateICmpSGE(Avail, Span), Take, Ask, Likely);

  B.SetInsertPoint(Take);
  ABI.take(B, Slot);
  if (Plan.Profile) {
    countReach(B, ABI, Slot, Span);
    Take = B.GetInsertBlock();
  }
  B.CreateBr(Nest);

  B.SetInsertPoint(Ask);
  Value *Grown = emitGrow(Span, FrameAlign, Own);
  B.CreateCondBr(B.CreateIsNull(Grown), Own, Got);
  B.SetInsertPoint(Got);
  Value *GrownRoom = Children ? B.CreateNeg(ABI.loadAvail(B, Grown)) : nullptr;
  B.CreateBr(Nest);

  B.SetInsertPoint(Nest);
  PHINode *Frame = B.CreatePHI(ABI.pointer(), 2, "slot.frame");
  Frame->addIncoming(Slot, Take);
  Frame->addIncoming(Grown, Got);
  if (Outcome) {
    PHINode *Kind = B.CreatePHI(ABI.word(), 2, "slot.outcome");
    Kind->addIncoming(ABI.bytes(uint64_t(FrameOutcome::Slot)), Take);
    Kind->addIncoming(ABI.bytes(uint64_t(FrameOutcome::Overflow)), Got);
    Outcome->addIncoming(Kind, Nest);
  }
  if (Children) {
    PHINode *Room = B.CreatePHI(ABI.word(), 2, "slot.room");
    Room->addIncoming(Avail, Take);
    Room->addIncoming(GrownRoom, Got);
    Value *First =
        Slots == 1
            ? Span
            : B.CreateSub(Span, ABI.bytes(ABI.headerSize() * (Slots - 1)));
    Value *Behind = B.CreateGEP(B.getInt8Ty(), Frame, First, "children.behind");
    Value *Rest = B.CreateSub(Room, Span);
    splitRoom(Behind, Rest, ABI.loadKeeper(B, Frame));
  }
  B.CreateBr(Init);

  for (PHINode &Phi : Init->phis())
    if (&Phi != Owned && &Phi != NotElided && &Phi != ChildSlot &&
        &Phi != Stride && &Phi != Home && &Phi != Outcome && &Phi != R.Memory)
      Phi.addIncoming(Phi.getIncomingValueForBlock(Head), Nest);
  R.Memory->addIncoming(Frame, Nest);
  Owned->addIncoming(B.getTrue(), Nest);
  if (Home)
    Home->addIncoming(Frame, Nest);
  if (NotElided)
    NotElided->addIncoming(B.getTrue(), Nest);
}

// The first child slot is Behind, and Rest is for all of them, in equal parts.
void RampLowering::splitRoom(Value *Behind, Value *Rest, Value *Keeper) {
  BasicBlock *BB = B.GetInsertBlock();
  ChildSlot->addIncoming(Behind, BB);
  if (Slots > 1) {
    Rest = B.CreateAnd(B.CreateLShr(Rest, Log2_32(Slots)),
                       ABI.bytes(~(ABI.align().value() - 1)));
    Value *Next = B.CreateAdd(Rest, ABI.bytes(ABI.headerSize()), "stride");
    Stride->addIncoming(Next, BB);
    for (unsigned I = 1; I != Slots; ++I) {
      ABI.initHeader(B, Behind, Rest, Keeper);
      Behind = B.CreateGEP(B.getInt8Ty(), Behind, Next, "children.next");
    }
  }
  ABI.initHeader(B, Behind, Rest, Keeper);
}

// Asks the slot's keeper; without one, the way is Own. Continues in a block
// where the answer is storage or null.
Value *RampLowering::emitGrow(Value *Span, Value *FrameAlign, BasicBlock *Own) {
  // Folds where the empty slot is offered.
  BasicBlock *HasKeeper = block("slot.grow", Own);
  Value *Keeper = ABI.loadKeeper(B, Slot);
  B.CreateCondBr(B.CreateIsNull(Keeper), Own, HasKeeper);
  B.SetInsertPoint(HasKeeper);
  CallBase *Grown = ABI.askKeeper(B, Keeper, Span, FrameAlign, Slot, Callee);
  if (R.OwnInvoke) {
    BasicBlock *Unwind = R.OwnInvoke->getUnwindDest();
    BasicBlock *Asked = block("slot.asked", Own);
    auto *Call = cast<CallInst>(Grown);
    Grown =
        B.CreateInvoke(Call->getFunctionType(), Call->getCalledOperand(), Asked,
                       Unwind, SmallVector<Value *, 5>(Call->args()));
    Grown->takeName(Call);
    Call->eraseFromParent();
    for (PHINode &Phi : Unwind->phis())
      Phi.addIncoming(Phi.getIncomingValueForBlock(Own), HasKeeper);
    B.SetInsertPoint(Asked);
  }
  if (R.Failure) {
    BasicBlock *Answered = block("slot.answered", Own);
    B.CreateCondBr(
        B.CreateICmpEQ(B.CreatePtrToInt(Grown, ABI.word()), ABI.bytes(Refused)),
        R.Failure, Answered);
    for (PHINode &Phi : R.Failure->phis())
      Phi.addIncoming(Phi.getIncomingValueForBlock(R.FailurePred),
                      B.GetInsertBlock());
    B.SetInsertPoint(Answered);
  }
  return Grown;
}

// On each edge that brings own memory; behind the null check, if there is one.
void RampLowering::emitOwnWay() {
  BasicBlock *Head = R.Alloc->getParent(), *Init = R.Begin->getParent();
  SmallSetVector<BasicBlock *, 2> Preds; // a switch may have several edges
  for (BasicBlock *Pred : R.Memory->blocks())
    if (Pred != Head)
      Preds.insert(Pred);
  for (BasicBlock *Pred : Preds) {
    BasicBlock *OwnFrame = block("own.frame", Init);
    Pred->getTerminator()->replaceSuccessorWith(Init, OwnFrame);
    for (PHINode &Phi : Init->phis()) {
      int Index = Phi.getBasicBlockIndex(Pred);
      if (Index < 0)
        continue;
      Phi.setIncomingBlock(Index, OwnFrame);
      while ((Index = Phi.getBasicBlockIndex(Pred)) >= 0)
        Phi.removeIncomingValue(Index);
    }
    B.SetInsertPoint(OwnFrame);
    if (Children) {
      Value *Memory = R.Memory->getIncomingValueForBlock(OwnFrame);
      Value *End = B.CreateGEP(
          B.getInt8Ty(), Memory,
          profileSize() ? B.CreateAdd(frameSize(), ABI.bytes(profileSize()))
                        : frameSize());
      Value *Grow = Keepers.Keep ? cast<Value>(Keepers.Keep)
                                 : ConstantPointerNull::get(ABI.pointer());
      Value *Behind =
          B.CreateCall(getTailFunction(*F.getParent(), ABI, F),
                       {End, ABI.bytes(Plan.TailSize), Grow}, "children.tail");
      if (profileSize())
        beginRoot(B, ABI, Behind, *Plan.Record);
      if (Slots > 1)
        splitRoom(Behind, ABI.bytes(Plan.TailSize), ABI.loadKeeper(B, Behind));
      else
        ChildSlot->addIncoming(Behind, OwnFrame);
    }
    Owned->addIncoming(B.getFalse(), OwnFrame);
    if (Outcome)
      Outcome->addIncoming(ABI.bytes(uint64_t(FrameOutcome::Heap)), OwnFrame);
    if (Home)
      Home->addIncoming(ConstantPointerNull::get(ABI.pointer()), OwnFrame);
    if (NotElided)
      NotElided->addIncoming(B.getTrue(), OwnFrame);
    B.CreateBr(Init);
  }
}

// An elided frame lies in its caller's, whose slot for callees outlives it and
// is free while the caller awaits it: that slot is handed on. A root which
// stock elision puts into a function that offers no slot gets a keeper, in its
// frame and so behind coro.begin. Not by branches on %need: LLVM would thread
// them into two coro.begin, and stock elision wants one.
void RampLowering::emitElidedWay() {
  insertAt(R.Begin->getParent(), std::next(R.Begin->getIterator()));
  if (!Keepers.Keep) {
    Child = B.CreateSelect(R.Alloc, ChildSlot, Slot, "children.slot");
    return;
  }
  IRBuilder<> EntryB(&*F.getEntryBlock().begin());
  AllocaInst *Storage = EntryB.CreateAlloca(
      ArrayType::get(B.getInt8Ty(), ABI.keeperSize() + ABI.headerSize()),
      nullptr, "children.none");
  Storage->setAlignment(ABI.align());
  None = ABI.offset(EntryB, Storage, ABI.keeperSize() + ABI.headerSize());
  Child = B.CreateCall(getHandOnFunction(*F.getParent(), ABI, F),
                       {R.Alloc, ChildSlot, Slot, None, Keepers.Keep},
                       "children.slot");
}

// %f = coro.free is null in an elided frame's cleanup, whose memory is the
// caller's; in a resume function, which elided frames share, a flag tells.
void RampLowering::guardFree(IntrinsicInst *Free) {
  if (Plan.NoHeap)
    freeNothing(*Free, R.Delete);
  insertAt(Free->getParent(), std::next(Free->getIterator()));
  Module &M = *F.getParent();
  Value *Frame = Free;
  if (NotElided)
    Frame = B.CreateSelect(NotElided, Free,
                           ConstantPointerNull::get(ABI.pointer()));
  CallInst *ToFree =
      keeps() ? B.CreateCall(getLeaveKeptFunction(M, ABI, F),
                             {Frame, Owned, Child, None, Keepers.Drop})
              : B.CreateCall(getLeaveFunction(M, ABI, F), {Frame, Owned});
  ToFree->setName("to.free");
  Free->replaceUsesWithIf(ToFree, [&](Use &U) {
    return U.getUser() != ToFree && U.getUser() != Frame;
  });
  if (profileSize())
    endRoot(*ToFree, Child);
}

// In a module without an allocator. What cannot be reached then is left to the
// caller, who may know of calls in it.
void RampLowering::trapInOwnWay(BasicBlock *Own) {
  Own->splitBasicBlock(Own->getFirstInsertionPt());
  Instruction *End = Own->getTerminator();
  B.SetInsertPoint(End);
  Value *Needed = span();
  Value *Room = B.CreateBinaryIntrinsic(Intrinsic::smax, ABI.loadAvail(B, Slot),
                                        ABI.bytes(0), {}, "room");
  emitTrap(B, ABI, ABI.nameOf(B, Callee), Needed, Room);
  changeToUnreachable(End);
}

LoweredRamp RampLowering::run() {
  BasicBlock *Head = R.Alloc->getParent(), *Init = R.Begin->getParent();
  BasicBlock *Own = Head->getTerminator()->getSuccessor(0);
  Callee = ABI.calleeInfo(
      F, (R.Failure ? CalleeCanFail : 0) | (R.NoThrow ? CalleeNoThrow : 0),
      Children ? Plan.TailSize : 0, Plan.Named);
  if (Children && R.New && R.Delete && !Plan.NoHeap)
    Keepers = getKeeperFunctions(*F.getParent(), ABI, *R.New, *R.Delete, F,
                                 /*Profiled=*/Plan.Record);
  if (Children)
    raiseSizes();

  insertAt(Init, Init->begin());
  // Who destroys an elided frame runs the cleanup that frees nothing, and the
  // flags need no value. But a coroutine that may end without suspending frees
  // itself in its resume function, which all its frames share.
  Owned = B.CreatePHI(B.getInt1Ty(), 3, "slot.owned");
  Constant *Unknown = PoisonValue::get(B.getInt1Ty());
  if (R.MayEndByItself) {
    NotElided = B.CreatePHI(B.getInt1Ty(), 3, "not.elided");
    NotElided->addIncoming(B.getFalse(), Head);
    Unknown = B.getFalse();
  }
  Owned->addIncoming(Unknown, Head);
  if (Children) {
    ChildSlot = B.CreatePHI(ABI.pointer(), 3, "children");
    ChildSlot->addIncoming(PoisonValue::get(ABI.pointer()), Head);
  }
  if (Plan.WithHome) {
    Home = B.CreatePHI(ABI.pointer(), 3, "home");
    Home->addIncoming(ConstantPointerNull::get(ABI.pointer()), Head);
  }
  if (Slots > 1) {
    Stride = B.CreatePHI(ABI.word(), 3, "children.stride");
    Stride->addIncoming(ABI.bytes(0), Head);
  }
  if (Plan.Profile) {
    Outcome = B.CreatePHI(ABI.word(), 3, "outcome");
    Outcome->addIncoming(ABI.bytes(uint64_t(FrameOutcome::Elided)), Head);
  }
  emitOwnWay();
  emitSlotWay();
  if (Children)
    emitElidedWay();
  for (IntrinsicInst *Free : R.Frees)
    guardFree(Free);
  if (Plan.NoHeap)
    trapInOwnWay(Own);
  SmallVector<Value *, 1> Result;
  if (Children) {
    Result.push_back(Child);
    insertAt(R.Begin->getParent(),
             std::next(cast<Instruction>(Child)->getIterator()));
    while (Result.size() < Slots)
      Result.push_back(
          B.CreateGEP(B.getInt8Ty(), Result.back(), Stride, "children.slot"));
  }
  if (Outcome) {
    insertAt(R.Begin->getParent(), std::next(R.Begin->getIterator()));
    countFrame(B, ABI, Outcome, span());
  }
  return {std::move(Result), Home};
}

LoweredRamp dynasync::lowerRamp(Ramp &R, const SlotABI &ABI, Value *Slot,
                                const RampPlan &Plan) {
  return RampLowering(R, ABI, Slot, Plan).run();
}
