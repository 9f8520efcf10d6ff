//===- ForceHeap.cpp - Every frame on the heap ----------------------------===//
//
// With option heap=always, for builds whose memory is watched: a frame in a
// slot ends inside a block that lives on, where no sanitizer sees a use behind
// the end or after it.
//
//   define ptr @leaf() presplitcoroutine
//   call ptr %f(ptr %x) coro_elide_safe "dynasync"="inline(64)"
//        [ "dynasync.slot"(ptr %slot) ]
// becomes
//   define ptr @leaf() presplitcoroutine noinline
//   call ptr %f(ptr %x)
//
// noinline: LLVM elides what it has inlined, marked or not. Calls of native
// entries become calls of strategy box: their entries take a slot in any case.
//
// Runs first in SlotEntries, when markers and annotations have been read and
// verified: what the source says wrongly is an error all the same.
//
//===----------------------------------------------------------------------===//

#include "ForceHeap.h"
#include "NativeCalls.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace dynasync;

static bool isElideCall(const CallBase &CB) {
  return CB.getAttributes().getFnAttr(StrategyAttr).getValueAsString() ==
         "elide";
}

static bool unmark(CallBase &CB) {
  bool Changed = false;
  if (isNativeSlotCall(CB)) {
    CB.addFnAttr(Attribute::get(CB.getContext(), StrategyAttr, "box"));
    Changed = true;
  } else if (CB.hasFnAttr(Attribute::CoroElideSafe) ||
             CB.getAttributes().hasFnAttr(StrategyAttr)) {
    CB.removeFnAttr(Attribute::CoroElideSafe);
    CB.removeFnAttr(StrategyAttr);
    Changed = true;
  }
  if (bundledSlot(CB)) {
    withoutSlot(CB);
    Changed = true;
  }
  return Changed;
}

bool dynasync::sendFramesToHeap(Module &M) {
  bool Changed = false;
  for (Function &F : M) {
    if (F.isPresplitCoroutine() && !F.hasFnAttribute(Attribute::AlwaysInline)) {
      F.addFnAttr(Attribute::NoInline);
      Changed = true;
    }
    for (StringRef Promise : {StrategyAttr, NoHeapAttr})
      if (F.hasFnAttribute(Promise)) {
        F.removeFnAttr(Promise);
        Changed = true;
      }
    for (Instruction &I : make_early_inc_range(instructions(F)))
      if (auto *CB = dyn_cast<CallBase>(&I); CB && !isElideCall(*CB))
        Changed |= unmark(*CB);
  }
  return Changed;
}
