//===- RampEnd.cpp - May a coroutine free itself when it is resumed? ------===//
//
// All frames of a coroutine share its resume function, also those that lie in
// their callers' frames and that nobody frees. A coroutine whose resume
// function may free the frame has to keep a flag for them.
//
//===----------------------------------------------------------------------===//

#include "Ramp.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;
using namespace dynasync;

static bool isFinal(const Instruction &Suspend) {
  return match(cast<IntrinsicInst>(Suspend).getArgOperand(1), m_One());
}

// Does F only ever return false?
static bool isNever(const Function *F) {
  if (!F || F->isDeclaration() || F->isInterposable())
    return false;
  for (const BasicBlock &BB : *F)
    if (auto *Ret = dyn_cast<ReturnInst>(BB.getTerminator()))
      if (!match(Ret->getReturnValue(), m_Zero()))
        return false;
  return true;
}

// May F run past its final suspend point? Not if that is one, reached by the
// false edge of a branch on an await_ready that is always false: resuming a
// coroutine there is undefined behaviour (LangRef: llvm.coro.suspend).
static bool mayPassFinalSuspend(Function &F) {
  IntrinsicInst *Final = nullptr;
  for (Instruction &I : instructions(F))
    if (isCoro(&I, Intrinsic::coro_suspend) && isFinal(I)) {
      if (Final)
        return true;
      Final = cast<IntrinsicInst>(&I);
    }
  if (!Final)
    return true;
  const BasicBlock *BB = Final->getParent();
  SmallPtrSet<const BasicBlock *, 8> Seen; // it may be in an unreachable loop
  while (const BasicBlock *Pred = BB->getSinglePredecessor()) {
    if (!Seen.insert(BB).second)
      return true;
    auto *Br = dyn_cast<BranchInst>(Pred->getTerminator());
    if (Br && Br->isConditional()) {
      auto *Ready = dyn_cast<CallBase>(Br->getCondition());
      return !Ready || Br->getSuccessor(1) != BB ||
             !isNever(Ready->getCalledFunction());
    }
    BB = Pred;
  }
  return true;
}

namespace {

/// For coroutines that tell their ramp (llvm.coro.is_in_ramp): what runs from
/// where they are resumed to the next suspension. There, llvm.coro.is_in_ramp
/// is false, and so is a flag that only the ways to destruction set.
class ResumedPart {
public:
  explicit ResumedPart(Function &F) : F(F) {}
  bool mayReach(ArrayRef<IntrinsicInst *> Frees);

private:
  using Blocks = SmallSetVector<BasicBlock *, 16>;
  bool findEntries();
  Blocks reached();
  bool isFalse(const Value *V);
  bool isFalseFlag(const AllocaInst &Flag);

  Function &F;
  SmallSetVector<BasicBlock *, 4> Entries;
  Blocks Everything; ///< without regard to flags
};

} // namespace

bool ResumedPart::findEntries() {
  for (Instruction &I : instructions(F)) {
    if (!isCoro(&I, Intrinsic::coro_suspend) || isFinal(I))
      continue;
    for (User *U : I.users()) {
      auto *Switch = dyn_cast<SwitchInst>(U);
      if (!Switch)
        return false;
      auto *Resumed = ConstantInt::get(Type::getInt8Ty(F.getContext()), 0);
      Entries.insert(Switch->findCaseValue(Resumed)->getCaseSuccessor());
    }
  }
  return true;
}

ResumedPart::Blocks ResumedPart::reached() {
  Blocks Seen;
  SmallVector<BasicBlock *, 16> Work(Entries.begin(), Entries.end());
  while (!Work.empty()) {
    BasicBlock *BB = Work.pop_back_val();
    if (!Seen.insert(BB) || any_of(*BB, [](Instruction &I) {
          return isCoro(&I, Intrinsic::coro_suspend);
        }))
      continue;
    auto *Br = dyn_cast<BranchInst>(BB->getTerminator());
    if (Br && Br->isConditional() && isFalse(Br->getCondition()))
      Work.push_back(Br->getSuccessor(1));
    else
      Work.append(succ_begin(BB), succ_end(BB));
  }
  return Seen;
}

bool ResumedPart::isFalse(const Value *V) {
  if (match(V, m_Zero()) || isCoro(V, Intrinsic::coro_is_in_ramp))
    return true;
  const Value *A, *B;
  if (match(V, m_LogicalOr(m_Value(A), m_Value(B))))
    return isFalse(A) && isFalse(B);
  if (match(V, m_LogicalAnd(m_Value(A), m_Value(B))))
    return isFalse(A) || isFalse(B);
  auto *Load = dyn_cast<LoadInst>(V);
  auto *Flag = Load ? dyn_cast<AllocaInst>(Load->getPointerOperand()) : nullptr;
  return Flag && isFalseFlag(*Flag);
}

// Only loaded and stored to; set to false wherever the coroutine is resumed,
// and to nothing else before the next suspension.
bool ResumedPart::isFalseFlag(const AllocaInst &Flag) {
  SmallPtrSet<const BasicBlock *, 8> Cleared;
  for (const User *U : Flag.users()) {
    if (isa<LoadInst>(U) || cast<Instruction>(U)->isLifetimeStartOrEnd())
      continue;
    auto *Store = dyn_cast<StoreInst>(U);
    if (!Store || Store->getPointerOperand() != &Flag)
      return false;
    if (match(Store->getValueOperand(), m_Zero()))
      Cleared.insert(Store->getParent());
    else if (Everything.contains(const_cast<BasicBlock *>(Store->getParent())))
      return false;
  }
  // Not a load that comes before the store in its block.
  for (const User *U : Flag.users())
    if (auto *Load = dyn_cast<LoadInst>(U))
      if (Cleared.contains(Load->getParent()))
        return false;
  return all_of(Entries, [&](BasicBlock *BB) { return Cleared.contains(BB); });
}

bool ResumedPart::mayReach(ArrayRef<IntrinsicInst *> Frees) {
  if (!findEntries())
    return true;
  // Nothing is known of flags yet: all of them may be set.
  for (BasicBlock &BB : F)
    Everything.insert(&BB);
  Everything = reached();
  Blocks Reached = reached();
  return any_of(Frees, [&](IntrinsicInst *Free) {
    return Reached.contains(Free->getParent());
  });
}

bool dynasync::mayEndByItself(Function &F, ArrayRef<IntrinsicInst *> Frees) {
  if (!mayPassFinalSuspend(F))
    return false;
  // Without the intrinsic, the ramp's own way to free is everybody's.
  bool TellsRamp = any_of(instructions(F), [](Instruction &I) {
    return isCoro(&I, Intrinsic::coro_is_in_ramp);
  });
  return !TellsRamp || ResumedPart(F).mayReach(Frees);
}
