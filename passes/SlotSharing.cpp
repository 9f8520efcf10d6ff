//===- SlotSharing.cpp - Which calls may use one slot ---------------------===//
//
// Two awaits in sequence need one slot between them, two at once need two. The
// callee's frame is dead when the full expression ends that the call stands in;
// so is the task, and that can be seen:
//
//   call void %f(ptr sret %task, ...)      ; the slot is in use from here
//   ...
//   call void @llvm.lifetime.end(ptr %task) ; to here, on each way
//
// Not all tasks have such an end. A mistake makes a callee find its slot taken,
// and go elsewhere.
//
//===----------------------------------------------------------------------===//

#include "SlotSharing.h"
#include "ResultMemory.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

// The variable that CB's task is put into, if it is the only one.
static const AllocaInst *taskOf(const CallBase &CB) {
  if (int I = sretIndex(CB); I >= 0)
    return dyn_cast<AllocaInst>(getUnderlyingObject(CB.getArgOperand(I)));
  if (!CB.hasOneUse())
    return nullptr;
  auto *Store = dyn_cast<StoreInst>(*CB.user_begin());
  return Store && Store->getValueOperand() == &CB
             ? dyn_cast<AllocaInst>(
                   getUnderlyingObject(Store->getPointerOperand()))
             : nullptr;
}

static bool ends(const Instruction &I, const AllocaInst &Task) {
  auto *II = dyn_cast<IntrinsicInst>(&I);
  return II && II->getIntrinsicID() == Intrinsic::lifetime_end &&
         is_contained(II->args(), &Task);
}

// What runs while CB's callee may be alive.
static SmallPtrSet<const Instruction *, 8>
callsDuring(const CallBase &CB, const AllocaInst &Task,
            const SmallPtrSetImpl<const Instruction *> &Of) {
  SmallPtrSet<const Instruction *, 8> Found;
  SmallPtrSet<const BasicBlock *, 16> Seen;
  SmallVector<BasicBlock::const_iterator, 16> Work;
  auto Enter = [&](const BasicBlock *BB) {
    if (Seen.insert(BB).second)
      Work.push_back(BB->begin());
  };
  if (CB.isTerminator())
    for (const BasicBlock *Succ : successors(CB.getParent()))
      Enter(Succ);
  else
    Work.push_back(std::next(CB.getIterator()));
  while (!Work.empty()) {
    BasicBlock::const_iterator It = Work.pop_back_val();
    const BasicBlock *BB = It->getParent();
    for (; It != BB->end() && !ends(*It, Task); ++It)
      if (Of.contains(&*It))
        Found.insert(&*It);
    if (It == BB->end())
      for (const BasicBlock *Succ : successors(BB))
        Enter(Succ);
  }
  return Found;
}

SmallVector<unsigned, 8> dynasync::shareSlots(ArrayRef<CallBase *> Calls,
                                              bool Forever) {
  SmallPtrSet<const Instruction *, 8> All(Calls.begin(), Calls.end()), None;
  SmallVector<SmallPtrSet<const Instruction *, 8>, 8> During;
  for (const CallBase *CB : Calls) {
    const AllocaInst *Task = taskOf(*CB);
    During.push_back(Task      ? callsDuring(*CB, *Task, All)
                     : Forever ? All
                               : None);
  }
  SmallVector<unsigned, 8> Groups;
  unsigned NumGroups = 0;
  for (unsigned I = 0, E = Calls.size(); I != E; ++I) {
    SmallVector<bool, 8> Taken(NumGroups + 1, false);
    for (unsigned J = 0; J != I; ++J)
      if (During[I].contains(Calls[J]) || During[J].contains(Calls[I]))
        Taken[Groups[J]] = true;
    Groups.push_back(find(Taken, false) - Taken.begin());
    NumGroups = std::max(NumGroups, Groups.back() + 1);
  }
  return Groups;
}
