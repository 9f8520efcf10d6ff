//===- AwaitedCalls.cpp - The caller's side -------------------------------===//
//
// Runs right after SlotEntries, which gave the calls in coroutines and
// forwarders the slots of their frames. Decides for every awaited call whether
// it is lowered, with which strategy, and says so in a remark. Calls that have
// storage of their own get it here:
//
//   call %f(args) "dynasync"="inline(64)"
// becomes
//   %storage = alloca [16 + 64 x i8]          ; header written once
//   call %f(args) [ "dynasync.slot"(ptr %storage + 16) ]
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "NativeCalls.h"
#include "OwnSlot.h"
#include "Publication.h"
#include "Remarks.h"
#include "SlotABI.h"
#include "SlotBundle.h"
#include "dynasync/AwaitedCallsPass.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

namespace {

class AwaitedCalls {
public:
  AwaitedCalls(Function &F, const Options &Opts, SlotABI &ABI)
      : F(F), Opts(Opts), ABI(ABI) {}
  /// Lowers every call or, where nothing can be published, native ones.
  bool run(bool NativeOnly);

private:
  bool lower(CallBase *CB);
  bool lowerNative(CallBase &CB);
  Value *slotFor(CallBase &CB, const Strategy &S, StringRef &Reason);
  bool mayPrecedeFrame(CallBase &CB);

  Function &F;
  const Options &Opts;
  SlotABI &ABI;
};

} // namespace

bool AwaitedCalls::mayPrecedeFrame(CallBase &CB) {
  Instruction *Begin = coroBegin(F);
  return !Begin || !DominatorTree(F).dominates(Begin, &CB);
}

Value *AwaitedCalls::slotFor(CallBase &CB, const Strategy &S,
                             StringRef &Reason) {
  switch (S.K) {
  case Strategy::Kind::Elide: // SlotEntries has dealt with it
  case Strategy::Kind::Box:
    Reason = "strategy-box";
    return nullptr;
  case Strategy::Kind::Inline:
    if (F.isPresplitCoroutine() && mayPrecedeFrame(CB)) {
      Reason = "before-the-frame";
      return nullptr;
    }
    return makeOwnSlot(F, ABI, S.Bytes, "inline");
  case Strategy::Kind::Nested:
    break;
  }
  // SlotEntries gave each coroutine that it could rewrite a slot for callees.
  if (F.isPresplitCoroutine()) {
    Reason = "caller-left-alone";
    return nullptr;
  }
  // Not one for all calls: what is elided here hands its slot on.
  return makeOwnSlot(F, ABI, S.Sized ? S.Bytes : Opts.slotSize(), "nested");
}

// Returns true when the call has its slot.
bool AwaitedCalls::lower(CallBase *CB) {
  bool Awaited = isAwaitedCall(*CB);
  Value *Slot = bundledSlot(*CB);
  Strategy S = strategyOf(*CB, Opts);
  StringRef Reason = whyNoSlot(*CB);
  Function *Callee = CB->getCalledFunction();
  if (Reason.empty() && Callee && !Callee->isDeclaration() &&
      !Callee->isInterposable() && !Callee->hasAvailableExternallyLinkage() &&
      !slotEntryOf(*Callee))
    Reason = "callee-has-no-slot-entry";
  Value *OwnSlot = nullptr;
  if (Reason.empty() && !Slot)
    OwnSlot = slotFor(*CB, S, Reason);
  if (!Reason.empty()) {
    if (Slot)
      CB = withoutSlot(*CB);
    if (Awaited)
      remarkMissed(*CB, Reason);
    return Slot;
  }
  if (OwnSlot)
    CB = withSlot(*CB, OwnSlot);
  if (Awaited)
    remarkLowered(*CB, S, S.Sized ? S.Bytes : Opts.slotSize());
  CB->addFnAttr(Attribute::get(F.getContext(), LoweredAttr));
  return true;
}

// A native vtable's entry takes a slot in any case: the empty one, if there is
// none to offer.
bool AwaitedCalls::lowerNative(CallBase &CB) {
  if (!whyNoSlot(CB).empty())
    return false; // the verifier has reported it
  if (!isNativeSlotCall(CB)) {
    lowerNativeCall(CB, nullptr);
    return true;
  }
  Strategy S = strategyOf(CB, Opts);
  StringRef Reason;
  Value *Slot = bundledSlot(CB);
  if (!Slot)
    Slot = slotFor(CB, S, Reason);
  if (Slot)
    remarkLowered(CB, S, S.Sized ? S.Bytes : Opts.slotSize());
  else
    remarkMissed(CB, Reason);
  lowerNativeCall(CB, Slot ? Slot : ABI.emptySlot());
  return true;
}

bool AwaitedCalls::run(bool NativeOnly) {
  SmallVector<CallBase *, 8> Calls, NativeCalls;
  for (Instruction &I : instructions(F)) {
    auto *CB = dyn_cast<CallBase>(&I);
    if (!CB)
      continue;
    if (isNativeCall(*CB))
      NativeCalls.push_back(CB);
    else if (NativeOnly)
      continue;
    else if (isAwaitedCall(*CB) || bundledSlot(*CB))
      Calls.push_back(CB);
    else if (isMarkedOutsideCoroutine(*CB))
      remarkMissed(*CB, "already-split");
  }
  bool Changed = false;
  for (CallBase *CB : Calls)
    Changed |= lower(CB);
  for (CallBase *CB : NativeCalls)
    Changed |= lowerNative(*CB);
  return Changed;
}

PreservedAnalyses AwaitedCallsPass::run(Module &M, ModuleAnalysisManager &) {
  Options ModuleOpts = moduleOptions(M, Opts);
  SlotABI ABI(M);
  StringRef Unlowerable = whyModuleUnpublishable(M);
  bool Changed = false;
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    Changed |= AwaitedCalls(F, ModuleOpts, ABI).run(!Unlowerable.empty());
    if (Unlowerable.empty())
      continue;
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I); CB && isAwaitedCall(*CB))
        remarkMissed(*CB, Unlowerable);
  }
  // Used up; units with different options may be linked and compiled again.
  if (NamedMDNode *Used = M.getNamedMetadata(OptionsMetadata)) {
    Used->eraseFromParent();
    Changed = true;
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

void AwaitedCallsPass::printPipeline(
    raw_ostream &OS, function_ref<StringRef(StringRef)> MapClassName2PassName) {
  OS << MapClassName2PassName(name()) << '<';
  Opts.print(OS);
  OS << '>';
}
