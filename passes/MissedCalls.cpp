//===- MissedCalls.cpp - Awaited calls that are left as they were ---------===//

#include "MissedCalls.h"
#include "Publication.h"
#include "Remarks.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

// May F, which takes no slot, call a coroutine? Not what only puts tasks
// together, such as a when_all.
static bool mayStartCoroutine(const Function &F,
                              SmallPtrSetImpl<const Function *> &Seen) {
  if (F.getName().starts_with("__ubsan_handle_") ||
      F.getName() == "__clang_call_terminate")
    return false;
  if (F.isDeclaration() || F.isInterposable() || slotEntryOf(F) ||
      F.isPresplitCoroutine())
    return true;
  if (!Seen.insert(&F).second)
    return false;
  return any_of(instructions(F), [&](const Instruction &I) {
    auto *CB = dyn_cast<CallBase>(&I);
    if (!CB || isa<IntrinsicInst>(CB))
      return false;
    const Function *Callee = CB->getCalledFunction();
    return !Callee || mayStartCoroutine(*Callee, Seen);
  });
}

bool dynasync::reportMissed(CallBase &CB, StringRef Reason, const Strategy &S,
                            bool NoHeap) {
  SmallPtrSet<const Function *, 8> Seen;
  const Function *Callee = CB.getCalledFunction();
  bool MakesFrame = !Callee || mayStartCoroutine(*Callee, Seen);
  if (MakesFrame &&
      (NoHeap || S.neverAllocates() || CB.hasFnAttr(OrTrapAttr))) {
    errorMayAllocate(CB, Reason, S);
    return true;
  }
  remarkMissed(CB, Reason, S, MakesFrame);
  return false;
}
