//===- WholeDrops.cpp - Where an array is known to be whole again ---------===//
//
// An array whose elements were moved out of is dropped part by part, the last
// part first; one that is whole, from its first element on. Which of both,
// rustc decides when compiling, by what must be initialized there. So does
// this, when a body has been lowered: by the stores to drop flags on all ways
// to a drop.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/PostOrderIterator.h"
#include "llvm/IR/CFG.h"

using namespace llvm;

namespace traitc {

static void collectFlags(MovePath *P, SmallVectorImpl<AllocaInst *> &Flags) {
  if (P->Flag)
    Flags.push_back(P->Flag);
  for (MovePath *C : P->Children)
    collectFlags(C, Flags);
}

void FunctionLowering::branchIfWhole(MovePath *Path, BasicBlock *Whole,
                                     BasicBlock *Parts) {
  WholeDrop &D = WholeDrops.emplace_back();
  D.Path = Path;
  D.JumpTo = JumpTo;
  D.Branch = B.CreateCondBr(B.getFalse(), Whole, Parts);
  collectFlags(Path, D.Flags);
  for (MovePath *P = Path->Parent; !Path->Flag && P; P = P->Parent)
    if (P->Flag) {
      D.Flags.push_back(P->Flag);
      break;
    }
}

void FunctionLowering::decideWholeDrops() {
  if (WholeDrops.empty())
    return;
  SmallDenseMap<Value *, unsigned, 8> Number;
  for (const WholeDrop &D : WholeDrops)
    for (AllocaInst *Flag : D.Flags)
      Number.try_emplace(Flag, Number.size());
  // Which flags are surely set behind a block, given those before it.
  auto Through = [&](BasicBlock *BB, BitVector Set) {
    for (Instruction &I : *BB)
      if (auto *S = dyn_cast<StoreInst>(&I))
        if (auto At = Number.find(S->getPointerOperand()); At != Number.end()) {
          auto *Live = dyn_cast<ConstantInt>(S->getValueOperand());
          Set[At->second] = Live && Live->isOne();
        }
    return Set;
  };
  DenseMap<BasicBlock *, BitVector> Before;
  ReversePostOrderTraversal<Function *> Order(F);
  for (BasicBlock *BB : Order)
    Before[BB] = BitVector(Number.size(), BB != &F->getEntryBlock());
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (BasicBlock *BB : Order) {
      BitVector Behind = Through(BB, Before[BB]);
      for (BasicBlock *Next : successors(BB)) {
        BitVector &Set = Before[Next];
        BitVector Both = Set;
        Both &= Behind;
        Changed |= Both != Set;
        Set = Both;
      }
    }
  }
  // rustc has one drop for all jumps to one place.
  DenseMap<std::pair<MovePath *, const BasicBlock *>, bool> WholeAtJump;
  auto IsWhole = [&](const WholeDrop &D) {
    auto At = Before.find(D.Branch->getParent());
    if (At == Before.end())
      return true; // never reached
    BitVector Set = Through(D.Branch->getParent(), At->second);
    return all_of(D.Flags,
                  [&](AllocaInst *Flag) { return Set[Number.lookup(Flag)]; });
  };
  for (const WholeDrop &D : WholeDrops)
    WholeAtJump.try_emplace({D.Path, D.JumpTo}, true).first->second &=
        IsWhole(D);
  for (const WholeDrop &D : WholeDrops)
    D.Branch->setCondition(ConstantInt::getBool(
        F->getContext(),
        D.JumpTo ? WholeAtJump.lookup({D.Path, D.JumpTo}) : IsWhole(D)));
  WholeDrops.clear();
}

} // namespace traitc
