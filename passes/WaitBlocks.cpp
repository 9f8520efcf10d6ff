//===- WaitBlocks.cpp - Awaits that may be ready at once ------------------===//
//
//     task = method()         a fork: from here, one way leads to go.on
//     br task, wait, go.on
//   wait:                     the wait block, and
//     ...
//   poll:
//     suspend                 the suspend point that it stands for
//     br done, go.on, poll
//   go.on:                    where both ways meet
//
// A wait block may have several forks: strategy sealed makes a switch of calls,
// and each of them may be ready.
//
//===----------------------------------------------------------------------===//

#include "WaitBlocks.h"
#include "Ramp.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;
using namespace dynasync;

// So far above its suspend point a wait block is looked for: functions with
// very many suspend points would take long.
constexpr unsigned MaxDistance = 16;

// Where a coroutine goes on from BB if nothing unwinds or destroys it.
static SmallVector<BasicBlock *, 4> waysOn(BasicBlock &BB) {
  SmallVector<BasicBlock *, 4> Ways(successors(&BB));
  Instruction *Last = BB.getTerminator();
  if (auto *Switch = dyn_cast<SwitchInst>(Last);
      Switch && isCoro(Switch->getCondition(), Intrinsic::coro_suspend)) {
    Ways.clear();
    for (auto Case : Switch->cases())
      if (Case.getCaseValue()->isZero())
        Ways.push_back(Case.getCaseSuccessor());
  } else if (any_of(Last->operands(), [](const Use &U) {
               auto *I = dyn_cast<ICmpInst>(U);
               return I && isCoro(I->getOperand(0), Intrinsic::coro_suspend);
             })) {
    Ways.clear(); // the final one, which nobody resumes
  }
  erase_if(Ways, [](BasicBlock *Succ) { return Succ->isEHPad(); });
  return Ways;
}

// Is there a way from Fork to one of Met around Wait, other than through Fork
// again?
bool WaitBlocks::goesAround(BasicBlock &Fork, BasicBlock &Wait,
                            const BlockSet &Met) const {
  BlockSet Seen{&Fork, &Wait};
  SmallVector<BasicBlock *, 4> Work(waysOn(Fork));
  while (!Work.empty()) {
    BasicBlock *BB = Work.pop_back_val();
    if (!Seen.insert(BB).second)
      continue;
    if (Met.contains(BB))
      return true;
    append_range(Work, waysOn(*BB));
  }
  return false;
}

// The last blocks from which not every way leads to Wait; none if every way
// from the entry does.
SmallVector<BasicBlock *, 4> WaitBlocks::forksBefore(BasicBlock &Wait) const {
  BlockSet Leading{&Wait}, Forks;
  SmallVector<BasicBlock *, 16> Work{&Wait};
  while (!Work.empty())
    for (BasicBlock *Pred : predecessors(Work.pop_back_val())) {
      if (Leading.contains(Pred) || DT.dominates(&Wait, Pred))
        continue;
      if (any_of(waysOn(*Pred),
                 [&](BasicBlock *Succ) { return !Leading.contains(Succ); })) {
        Forks.insert(Pred);
        continue;
      }
      if (Pred->isEntryBlock())
        return {};
      Forks.erase(Pred);
      Leading.insert(Pred);
      Work.push_back(Pred);
    }
  return SmallVector<BasicBlock *, 4>(Forks.begin(), Forks.end());
}

BasicBlock *WaitBlocks::of(IntrinsicInst &Suspend) const {
  SmallVector<BasicBlock *, 4> Resumed = waysOn(*Suspend.getParent());
  auto *N = DT.getNode(Suspend.getParent());
  for (unsigned Up = 0; Up != MaxDistance && N->getIDom();
       ++Up, N = N->getIDom()) {
    BasicBlock *Wait = N->getBlock();
    if (LI.isLoopHeader(Wait))
      continue;
    BlockSet Inside, Met;
    SmallVector<BasicBlock *, 16> Work(Resumed.begin(), Resumed.end());
    while (!Work.empty()) {
      BasicBlock *BB = Work.pop_back_val();
      assert(BB != Wait && "the header of a loop");
      if (!DT.dominates(Wait, BB))
        Met.insert(BB);
      else if (Inside.insert(BB).second)
        append_range(Work, waysOn(*BB));
    }
    if (Met.empty())
      return nullptr;
    // Behind blocks that lead on to one other, too: sunk code.
    for (BasicBlock *BB : SmallVector<BasicBlock *, 4>(Met.begin(), Met.end()))
      while ((BB = BB->getSingleSuccessor()) && !DT.dominates(Wait, BB) &&
             Met.insert(BB).second)
        ;
    SmallVector<BasicBlock *, 4> Forks = forksBefore(*Wait);
    if (!Forks.empty() && all_of(Forks, [&](BasicBlock *Fork) {
          return goesAround(*Fork, *Wait, Met);
        }))
      return Wait;
  }
  return nullptr;
}
