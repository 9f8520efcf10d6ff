//===- AwaitSpills.cpp - What only a suspension has to keep ---------------===//
//
// CoroSplit puts a value that is used behind a suspend point into the frame
// where it is computed, and loads it where it is used. In a front end's await
//
//   %v = ...
//   %task = call ptr %method(...)         ; null: was ready at once
//   %ready = icmp eq ptr %task, null
//   br i1 %ready, label %go.on, label %wait
// wait:
//   call i8 @llvm.coro.suspend(token none, i1 false)
//   ...
//   br label %go.on
// go.on:
//   use(%v)
//
// both are then paid for by the way that never suspends, too. So, on the
// function that CoroSplit is about to split, with an alloca %kept for %v:
//
//   wait:    store %v, ptr %kept
//            call i8 @llvm.coro.suspend(token none, i1 false)
//            %again = load ptr %kept
//   go.on:   %here = phi [ %v, ... ], [ %again, ... ]
//            use(%here)
//
// What is computed before a loop that awaits, and used in it, is stored where
// it is computed, and stays in a register as long as nothing suspends.
//
// It runs directly before CoroSplit, for LLVM's simplifications would undo it.
//
// Only where a suspend point needs no preparation (`token none`): elsewhere
// another thread may go on with the coroutine before it has suspended.
//
//===----------------------------------------------------------------------===//

#include "Ramp.h"
#include "WaitBlocks.h"
#include "dynasync/AwaitSpillsPass.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/LoopUtils.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;
using namespace llvm::PatternMatch;
using namespace dynasync;

// More suspend points than these, and a value is better stored once.
constexpr unsigned MaxCrossed = 8;

namespace {

/// A suspend point.
struct Suspend {
  IntrinsicInst *I = nullptr;
  /// The first block of those that are left out when what is awaited is ready;
  /// null where every way leads to the point.
  BasicBlock *Wait = nullptr;
  /// Where it goes on when it is resumed or destroyed. Not where it returns to
  /// its caller: the frame may be another thread's by then, or gone.
  SmallVector<BasicBlock *, 2> After;
};

class AwaitSpills {
public:
  explicit AwaitSpills(Function &F) : F(F) {}
  bool run();

private:
  using Blocks = SmallPtrSet<const BasicBlock *, 16>;

  bool collectSuspends();
  bool findWaysOn();
  SmallVector<Suspend *, 8> crossed(const Blocks &LiveIn);
  void rematerialize();
  void consider(Value &V);
  void keep(Value &V, const Blocks &LiveIn, ArrayRef<Suspend *> Crossed,
            bool AtDefinition);

  Function &F;
  DominatorTree DT;
  LoopInfo LI;
  IntrinsicInst *Begin = nullptr;
  SmallVector<Suspend, 8> Suspends;
  SmallVector<AllocaInst *, 16> Variables; ///< to become values again
};

} // namespace

// \returns true when there is one that can be left out.
bool AwaitSpills::collectSuspends() {
  for (Instruction &I : instructions(F)) {
    if (isCoro(&I, Intrinsic::coro_suspend)) {
      if (!isa<ConstantTokenNone>(I.getOperand(0)))
        return false;
      Suspends.emplace_back().I = cast<IntrinsicInst>(&I);
    } else if (isCoro(&I, Intrinsic::coro_begin)) {
      if (std::exchange(Begin, cast<IntrinsicInst>(&I)))
        return false; // callees' ramps are inlined here
    }
  }
  if (!Begin || Suspends.empty())
    return false;
  DT.recalculate(F);
  if (any_of(F, [&](BasicBlock &BB) { return !DT.isReachableFromEntry(&BB); }))
    return false;
  LI.analyze(DT);
  for (Suspend &S : Suspends)
    for (Loop *L = LI.getLoopFor(S.I->getParent()); L; L = L->getParentLoop())
      if (!L->getLoopPreheader())
        InsertPreheaderForLoop(L, &DT, &LI, nullptr, /*PreserveLCSSA=*/false);
  WaitBlocks Waits(DT, LI);
  bool Any = false;
  for (Suspend &S : Suspends)
    Any |= bool(S.Wait = Waits.of(*S.I));
  return Any;
}

// The block that Suspend leads to when the coroutine has been suspended, and
// returns; null if the form is not known.
static BasicBlock *returningBlock(IntrinsicInst &Suspend) {
  Instruction *Last = Suspend.getParent()->getTerminator();
  if (auto *Switch = dyn_cast<SwitchInst>(Last);
      Switch && Switch->getCondition() == &Suspend)
    return Switch
        ->findCaseValue(
            cast<ConstantInt>(ConstantInt::getAllOnesValue(Suspend.getType())))
        ->getCaseSuccessor();
  CmpPredicate Pred;
  const APInt *Value;
  BasicBlock *True, *False;
  if (!match(Last, m_Br(m_ICmp(Pred, m_Specific(&Suspend), m_APInt(Value)),
                        True, False)) ||
      !ICmpInst::isEquality(Pred))
    return nullptr;
  return ICmpInst::compare(APInt::getAllOnes(Value->getBitWidth()), *Value,
                           Pred)
             ? True
             : False;
}

// Each way on from a suspend point gets a block of its own, for loads.
bool AwaitSpills::findWaysOn() {
  for (Suspend &S : Suspends)
    if (!returningBlock(*S.I))
      return false;
  for (Suspend &S : Suspends) {
    BasicBlock *BB = S.I->getParent(), *Returning = returningBlock(*S.I);
    SmallSetVector<BasicBlock *, 4> Succs(succ_begin(BB), succ_end(BB));
    Succs.remove(Returning);
    for (BasicBlock *Succ : Succs)
      S.After.push_back(!Succ->getUniquePredecessor() ||
                                isa<PHINode>(Succ->front())
                            ? SplitBlockPredecessors(Succ, {BB}, ".again", &DT)
                            : Succ);
  }
  LI.releaseMemory();
  LI.analyze(DT);
  return true;
}

static BasicBlock *definedIn(Value &V) {
  if (auto *I = dyn_cast<Instruction>(&V))
    return I->getParent();
  return &cast<Argument>(V).getParent()->getEntryBlock();
}

// Where U's value has to be there.
static BasicBlock *usedIn(const Use &U) {
  auto *User = cast<Instruction>(U.getUser());
  if (auto *Phi = dyn_cast<PHINode>(User))
    return Phi->getIncomingBlock(U);
  return User->getParent();
}

static SmallPtrSet<const BasicBlock *, 16> liveIn(Value &V) {
  SmallPtrSet<const BasicBlock *, 16> Live;
  BasicBlock *Defined = definedIn(V);
  SmallVector<BasicBlock *, 16> Work;
  for (const Use &U : V.uses())
    Work.push_back(usedIn(U));
  while (!Work.empty()) {
    BasicBlock *BB = Work.pop_back_val();
    if (BB != Defined && Live.insert(BB).second)
      append_range(Work, predecessors(BB));
  }
  return Live;
}

// What CoroSplit computes again, or has its own ways with: addresses in the
// frame, the coroutine's own intrinsics, arguments in memory.
static bool isCoroSplits(const Value &V) {
  const Value *Object =
      V.getType()->isPointerTy() ? getUnderlyingObject(&V) : &V;
  if (auto *A = dyn_cast<Argument>(Object))
    return A->hasPointeeInMemoryValueAttr() || A->hasSwiftErrorAttr();
  if (auto *II = dyn_cast<IntrinsicInst>(Object))
    return II->getCalledFunction()->getName().starts_with("llvm.coro.");
  return isa<AllocaInst>(Object);
}

// The suspend points that a value of uses in LiveIn lives across.
SmallVector<Suspend *, 8> AwaitSpills::crossed(const Blocks &LiveIn) {
  SmallVector<Suspend *, 8> Crossed;
  for (Suspend &S : Suspends)
    if (any_of(S.After, [&](BasicBlock *BB) { return LiveIn.contains(BB); }))
      Crossed.push_back(&S);
  return Crossed;
}

// Addresses in a value, and casts, are computed again behind a suspend point:
// CoroSplit would do that from the value as it was in front of it.
void AwaitSpills::rematerialize() {
  SmallVector<Instruction *, 16> Cheap;
  for (Instruction &I : instructions(F))
    if (auto *GEP = dyn_cast<GetElementPtrInst>(&I);
        (GEP && GEP->hasAllConstantIndices()) || isa<CastInst>(I))
      Cheap.push_back(&I);
  for (Instruction *I : Cheap) {
    if (isCoroSplits(*I) || crossed(liveIn(*I)).empty())
      continue;
    for (Use &U : make_early_inc_range(I->uses())) {
      auto *User = cast<Instruction>(U.getUser());
      if (isa<PHINode>(User) || User->getParent() == I->getParent())
        continue;
      Instruction *Again = I->clone();
      Again->insertBefore(User->getIterator());
      U.set(Again);
    }
    if (I->use_empty())
      I->eraseFromParent();
  }
}

// Keeps V, if that is worth it.
void AwaitSpills::consider(Value &V) {
  Type *Ty = V.getType();
  BasicBlock *Defined = definedIn(V);
  if (!(Ty->isIntOrPtrTy() || Ty->isFloatingPointTy()) || isCoroSplits(V) ||
      all_of(V.uses(), [&](const Use &U) { return usedIn(U) == Defined; }))
    return;
  // Its value is there only in the next block, and not on the edge to it.
  auto *Invoke = dyn_cast<InvokeInst>(&V);
  if (isa<CallBrInst>(V) ||
      (Invoke && (!Invoke->getNormalDest()->getUniquePredecessor() ||
                  any_of(V.uses(), [&](const Use &U) {
                    return isa<PHINode>(U.getUser()) && usedIn(U) == Defined;
                  }))))
    return;

  Blocks Live = liveIn(V);
  SmallVector<Suspend *, 8> Crossed = crossed(Live);
  if (Crossed.empty() || Crossed.size() > MaxCrossed)
    return;

  auto IsOutside = [&](BasicBlock *Wait) {
    auto *I = dyn_cast<Instruction>(&V);
    return !I || DT.dominates(I, Wait);
  };
  const Loop *DefinedLoop = LI.getLoopFor(Defined);
  bool OnlyWhereItWaits = all_of(Crossed, [&](Suspend *S) {
    return S->Wait && IsOutside(S->Wait) && DT.dominates(Begin, S->Wait) &&
           LI.getLoopFor(S->Wait) == DefinedLoop;
  });
  bool UsedInALoop = any_of(Crossed, [&](Suspend *S) {
    const Loop *L = S->Wait ? LI.getLoopFor(S->Wait) : nullptr;
    return L && !L->contains(Defined) && any_of(V.uses(), [&](const Use &U) {
             return L->contains(usedIn(U)) && !DT.dominates(S->Wait, usedIn(U));
           });
  });
  if (OnlyWhereItWaits || UsedInALoop)
    keep(V, Live, Crossed, !OnlyWhereItWaits);
}

void AwaitSpills::keep(Value &V, const Blocks &LiveIn,
                       ArrayRef<Suspend *> Crossed, bool AtDefinition) {
  IRBuilder<> B(&F.getEntryBlock(), F.getEntryBlock().begin());
  Type *Ty = V.getType();
  AllocaInst *Kept = B.CreateAlloca(Ty, nullptr, V.getName() + ".kept");
  AllocaInst *Variable = B.CreateAlloca(Ty);
  Variables.push_back(Variable);

  // Every use reads the variable.
  SmallVector<Use *, 8> Uses(make_pointer_range(V.uses()));
  DenseMap<BasicBlock *, Value *> AtEnd;
  for (Use *U : Uses) {
    auto *User = cast<Instruction>(U->getUser());
    if (!isa<PHINode>(User)) {
      B.SetInsertPoint(User);
      U->set(B.CreateLoad(Ty, Variable));
      continue;
    }
    BasicBlock *BB = usedIn(*U);
    Value *&Load = AtEnd[BB];
    if (!Load) {
      B.SetInsertPoint(BB->getTerminator());
      Load = B.CreateLoad(Ty, Variable);
    }
    U->set(Load);
  }

  auto *I = dyn_cast<Instruction>(&V);
  bool Ends = false;
  if (AtDefinition) {
    if (!I || DT.dominates(I, Begin))
      B.SetInsertPoint(Begin->getNextNode());
    else
      B.SetInsertPoint(*I->getInsertionPointAfterDef());
    B.CreateLifetimeStart(Kept);
    B.CreateStore(&V, Kept);
  } else {
    SmallSetVector<BasicBlock *, 4> Waits;
    for (const Suspend *S : Crossed)
      Waits.insert(S->Wait);
    for (BasicBlock *Wait : Waits) {
      B.SetInsertPoint(Wait, Wait->getFirstInsertionPt());
      Value *Now = B.CreateLoad(Ty, Variable);
      B.CreateLifetimeStart(Kept);
      B.CreateStore(Now, Kept);
    }
    // Once, and never again without being stored again.
    Ends = Waits.size() == Crossed.size() &&
           none_of(Crossed, [&](const Suspend *S) {
             const Loop *L = LI.getLoopFor(S->I->getParent());
             return L && !L->contains(S->Wait);
           });
  }
  for (const Suspend *S : Crossed)
    for (BasicBlock *BB : S->After) {
      B.SetInsertPoint(BB, BB->getFirstInsertionPt());
      if (LiveIn.contains(BB))
        B.CreateStore(B.CreateLoad(Ty, Kept), Variable);
      if (Ends)
        B.CreateLifetimeEnd(Kept);
    }

  // Last, since it goes in front of all that was inserted at the same place.
  if (I)
    B.SetInsertPoint(*I->getInsertionPointAfterDef());
  else
    B.SetInsertPointPastAllocas(&F);
  B.CreateStore(&V, Variable);
}

bool AwaitSpills::run() {
  if (!collectSuspends() || !findWaysOn())
    return false;
  rematerialize();
  SmallVector<Value *, 32> Values(make_pointer_range(F.args()));
  append_range(Values, make_pointer_range(instructions(F)));
  for (Value *V : Values)
    consider(*V);
  PromoteMemToReg(Variables, DT);
  return true;
}

PreservedAnalyses AwaitSpillsPass::run(Function &F, FunctionAnalysisManager &) {
  if (!F.isPresplitCoroutine() || F.hasOptNone() || !AwaitSpills(F).run())
    return PreservedAnalyses::all();
  return PreservedAnalyses::none();
}
