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
// and share it where their callees are not alive at once (SlotSharing).
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "Framed.h"
#include "MissedCalls.h"
#include "NativeCalls.h"
#include "OwnSlot.h"
#include "ProfileCounts.h"
#include "Publication.h"
#include "Remarks.h"
#include "SlotABI.h"
#include "SlotBundle.h"
#include "SlotSharing.h"
#include "Trap.h"
#include "dynasync/AwaitedCallsPass.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace dynasync;

namespace {

class AwaitedCalls {
public:
  AwaitedCalls(Function &F, const Options &Opts, SlotABI &ABI)
      : F(F), Opts(Opts), ABI(ABI), NoHeap(mayNotAllocate(F, Opts)) {}
  /// Lowers every call or, where nothing can be published, native ones.
  bool run(bool NativeOnly);
  /// Left as it was.
  void missed(CallBase &CB, StringRef Reason) {
    reportMissed(CB, Reason, strategyOf(CB, Opts), NoHeap);
  }

private:
  bool lower(CallBase *CB);
  bool lowerNative(CallBase &CB);
  Value *slotFor(CallBase &CB, const Strategy &S, StringRef &Reason);
  void planInlineSlots(ArrayRef<CallBase *> Calls);
  Value *inlineSlot(CallBase &CB, const Strategy &S);
  Value *customSlot(const Strategy &S);
  Constant *keeperOf(const Strategy &S);
  bool mayPrecedeFrame(CallBase &CB);
  bool mayReachHeap(const Strategy &S);
  void trapBehind(CallBase &CB, Value *Slot);
  void checkPlainCall(CallBase &CB);

  Function &F;
  const Options &Opts;
  SlotABI &ABI;
  const bool NoHeap;

  struct InlineSlot {
    uint64_t Bytes = 0;
    Value *Slot = nullptr; ///< when the first call has asked for it
  };
  SmallVector<InlineSlot, 4> InlineSlots;
  DenseMap<const CallBase *, unsigned> InlineSlotOf;
};

} // namespace

bool AwaitedCalls::mayPrecedeFrame(CallBase &CB) {
  Instruction *Begin = coroBegin(F);
  return !Begin || !DominatorTree(F).dominates(Begin, &CB);
}

// The constant keeper that S asks for, if any.
Constant *AwaitedCalls::keeperOf(const Strategy &S) {
  Module &M = *F.getParent();
  if (S.K == Strategy::Kind::Try)
    return ABI.sharedKeeper(*getRefuseFunction(M, ABI, F));
  if (S.K == Strategy::Kind::InlineOrTrap || NoHeap)
    return ABI.sharedKeeper(*getTrapFunction(M, ABI, F));
  return nullptr;
}

Value *AwaitedCalls::customSlot(const Strategy &S) {
  Module &M = *F.getParent();
  auto *Grow = dyn_cast_or_null<Function>(M.getNamedValue(S.Symbol));
  if (!Grow)
    Grow = cast<Function>(
        M.getOrInsertFunction(S.Symbol, ABI.growType()).getCallee());
  return ABI.slotOfKeeper(NoHeap ? *getOrTrapFunction(M, ABI, *Grow) : *Grow);
}

// Which calls share a slot is decided before the first one gets its own.
void AwaitedCalls::planInlineSlots(ArrayRef<CallBase *> Calls) {
  // What does not fit traps, or fails, in N bytes: not in more of others'.
  MapVector<std::pair<Strategy::Kind, uint64_t>, SmallVector<CallBase *, 8>>
      Alike;
  for (CallBase *CB : Calls) {
    if (!(isAwaitedCall(*CB) || isNativeSlotCall(*CB)) || bundledSlot(*CB) ||
        !whyNoSlot(*CB).empty())
      continue;
    Strategy S = strategyOf(*CB, Opts);
    if (S.K == Strategy::Kind::Inline)
      Alike[{S.K, 0}].push_back(CB);
    else if (S.K == Strategy::Kind::InlineOrTrap || S.K == Strategy::Kind::Try)
      Alike[{S.K, S.Bytes}].push_back(CB);
  }
  for (auto &[Kind, Same] : Alike) {
    unsigned First = InlineSlots.size();
    for (auto [CB, Group] :
         zip_equal(Same, shareSlots(Same, /*Forever=*/true))) {
      if (First + Group == InlineSlots.size())
        InlineSlots.emplace_back();
      InlineSlot &Slot = InlineSlots[First + Group];
      Slot.Bytes = std::max(Slot.Bytes, strategyOf(*CB, Opts).Bytes);
      InlineSlotOf[CB] = First + Group;
    }
  }
}

Value *AwaitedCalls::inlineSlot(CallBase &CB, const Strategy &S) {
  InlineSlot &Slot = InlineSlots[InlineSlotOf.lookup(&CB)];
  if (!Slot.Slot)
    Slot.Slot = makeOwnSlot(F, ABI, Slot.Bytes, "inline", keeperOf(S));
  return Slot.Slot;
}

Value *AwaitedCalls::slotFor(CallBase &CB, const Strategy &S,
                             StringRef &Reason) {
  switch (S.K) {
  case Strategy::Kind::Elide: // SlotEntries has dealt with it, if it ran
    Reason = "callee-left-alone";
    return nullptr;
  case Strategy::Kind::Box:
    Reason = "strategy-box";
    return nullptr;
  case Strategy::Kind::Custom:
    if (!mayBeGrow(*F.getParent(), S.Symbol)) {
      Reason = "custom-is-no-function";
      return nullptr;
    }
    return customSlot(S);
  case Strategy::Kind::Inline:
  case Strategy::Kind::InlineOrTrap:
  case Strategy::Kind::Try:
    if (F.isPresplitCoroutine() && mayPrecedeFrame(CB)) {
      Reason = "before-the-frame";
      return nullptr;
    }
    return inlineSlot(CB, S);
  case Strategy::Kind::Cache: // SlotEntries makes them
    Reason = F.isPresplitCoroutine() ? "caller-left-alone" : "no-allocator";
    return nullptr;
  case Strategy::Kind::Sealed: // SlotEntries made what slots there can be
    Reason = F.isPresplitCoroutine() && mayPrecedeFrame(CB)
                 ? "before-the-frame"
                 : "no-known-implementer";
    return nullptr;
  case Strategy::Kind::Auto:
  case Strategy::Kind::Nested:
    break;
  }
  // SlotEntries gave each coroutine that it could rewrite a slot for callees.
  if (F.isPresplitCoroutine()) {
    Reason = "caller-left-alone";
    return nullptr;
  }
  // Not one for all calls: what is elided here hands its slot on.
  return makeOwnSlot(F, ABI, S.Sized ? S.Bytes : Opts.slotSize(), "nested",
                     keeperOf(S));
}

// Which strategies are no promise in a function that must not allocate. Without
// an allocator in the module, callees have none to go to.
bool AwaitedCalls::mayReachHeap(const Strategy &S) {
  switch (S.K) {
  case Strategy::Kind::Auto:
  case Strategy::Kind::Nested:
  case Strategy::Kind::Inline:
    return !Opts.NoHeap;
  case Strategy::Kind::Box:
  case Strategy::Kind::Cache:
    return true;
  default:
    return false;
  }
}

// A slot that the source brings may have no keeper: then it gets one.
void AwaitedCalls::trapBehind(CallBase &CB, Value *Slot) {
  IRBuilder<> B(&CB);
  Value *Keeper = ABI.loadKeeper(B, Slot);
  B.SetInsertPoint(SplitBlockAndInsertIfThen(B.CreateIsNull(Keeper), &CB,
                                             /*Unreachable=*/false));
  B.CreateAlignedStore(
      ABI.sharedKeeper(*getTrapFunction(*F.getParent(), ABI, F)),
      ABI.offset(B, Slot, -int(ABI.wordSize())), Align(ABI.wordSize()));
}

// Returns true when the call has its slot.
bool AwaitedCalls::lower(CallBase *CB) {
  bool Awaited = isAwaitedCall(*CB);
  Value *Slot = bundledSlot(*CB);
  bool Brought = hasBroughtSlot(*CB);
  Strategy S = strategyOf(*CB, Opts);
  StringRef Reason = whyNoSlot(*CB);
  Function *Callee = CB->getCalledFunction();
  if (Reason.empty() && Callee && !Callee->isDeclaration() &&
      !Callee->isInterposable() && !Callee->hasAvailableExternallyLinkage() &&
      !slotEntryOf(*Callee))
    Reason = "callee-has-no-slot-entry";
  bool Forbidden = Awaited && NoHeap && !Brought && mayReachHeap(S);
  Value *OwnSlot = nullptr;
  if (Reason.empty() && !Slot && !Forbidden)
    OwnSlot = slotFor(*CB, S, Reason);
  if (!Reason.empty() || Forbidden) {
    if (Slot)
      CB = withoutSlot(*CB);
    if (Awaited)
      missed(*CB, Reason);
    return Slot;
  }
  if (Brought && (NoHeap || CB->hasFnAttr(OrTrapAttr)))
    trapBehind(*CB, Slot);
  if (OwnSlot)
    CB = withSlot(*CB, OwnSlot);
  if (Awaited)
    remarkLowered(*CB, S, S.Sized ? S.Bytes : Opts.slotSize());
  LLVMContext &C = F.getContext();
  CB->addFnAttr(Attribute::get(C, LoweredAttr));
  if (Opts.NoHeap || (Awaited && (NoHeap || S.neverAllocates())))
    CB->addFnAttr(Attribute::get(C, OrTrapAttr));
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
  bool Brought = hasBroughtSlot(CB);
  bool Forbidden = NoHeap && !Brought && mayReachHeap(S);
  if (!Slot && !Forbidden)
    Slot = slotFor(CB, S, Reason);
  if (Brought && NoHeap)
    trapBehind(CB, Slot);
  if (!Reason.empty() || Forbidden)
    missed(CB, Reason);
  else
    remarkLowered(CB, S, S.Sized ? S.Bytes : Opts.slotSize());
  lowerNativeCall(CB, Slot ? Slot : ABI.emptySlot());
  return true;
}

// A coroutine that is not awaited at once has no storage but its own, which in
// a module without an allocator may be what its arguments say.
void AwaitedCalls::checkPlainCall(CallBase &CB) {
  Function *Callee = CB.getCalledFunction();
  // A lowered one was reported already (strategy elide).
  if (!Callee || Callee->hasFnAttribute(SlotEntryAttr) ||
      CB.hasFnAttr(LoweredAttr) || F.hasFnAttribute(ElidedAttr))
    return;
  Function *Entry = slotEntryOf(*Callee);
  if (!(Entry ? Entry : Callee)->isPresplitCoroutine())
    return;
  if (NoHeap && Entry && !Entry->hasFnAttribute(PlacedAttr))
    errorMayAllocate(CB, "not awaited at once", strategyOf(CB, Opts));
  else
    remarkRoot(CB);
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
      missed(*CB, "already-split");
    else
      checkPlainCall(*CB);
  }
  SmallVector<CallBase *, 8> All(Calls);
  append_range(All, NativeCalls);
  planInlineSlots(All);
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
  bool Layout = isLayoutSupported(M);
  bool Changed = false;
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    if (Layout)
      Changed |= AwaitedCalls(F, ModuleOpts, ABI).run(!Unlowerable.empty());
    if (Unlowerable.empty())
      continue;
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I); CB && isAwaitedCall(*CB))
        AwaitedCalls(F, ModuleOpts, ABI).missed(*CB, Unlowerable);
  }
  Changed |= lowerFramedCalls(M, ABI);
  if (ModuleOpts.Profile)
    Changed |= countSites(M, ABI);
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
