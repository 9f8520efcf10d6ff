//===- EntryPlan.cpp - Who has a slot entry, and who a child slot ---------===//
//
// Reads a module on behalf of SlotEntries, before it is rewritten: which
// coroutines can have an entry, which awaited calls in them want a slot, which
// functions hand on what such calls return.
//
//===----------------------------------------------------------------------===//

#include "EntryPlan.h"
#include "Annotations.h"
#include "NativeCalls.h"
#include "Publication.h"
#include "Remarks.h"
#include "SlotBundle.h"
#include "SlotEntry.h"
#include "SlotSharing.h"
#include "dynasync/Contract.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace dynasync;

// The function of this unit that CB will reach for certain, or null.
static Function *knownCallee(const CallBase &CB) {
  Function *Callee = CB.getCalledFunction();
  return Callee && !Callee->isDeclaration() && !Callee->isInterposable() &&
                 !Callee->hasAvailableExternallyLinkage()
             ? Callee
             : nullptr;
}

EntryPlan::EntryPlan(Module &M, const Options &Opts, bool Publishes,
                     ProfileUse &Learned)
    : M(M), Opts(Opts), Publishes(Publishes),
      HasNative(usesNativeConstructs(M)), Tasks(M) {
  for (Function &F : M)
    if (F.isPresplitCoroutine() && !F.isDeclaration())
      collectCoroutine(F, Learned);
  for (Function &F : M)
    if (!F.isPresplitCoroutine())
      collectOther(F);
  if (Publishes && !(Tasks.Indirect.empty() && Tasks.Direct.empty()))
    collectForwarders();
  decideChildren();
}

void EntryPlan::collectCoroutine(Function &F, ProfileUse &Learned) {
  if (F.hasAvailableExternallyLinkage() || F.hasFnAttribute(SlotEntryAttr))
    return;
  // A front end's own coroutines return what many of its functions do.
  if (!HasNative || !F.hasLocalLinkage())
    Tasks.add(F);
  PlannedCoroutine C;
  StringRef Reason = whyNoSlotEntry(F);
  if (Reason.empty())
    Reason = C.R.match(F);
  if (!Reason.empty())
    return remarkNotPublished(F, Reason);
  Reason = whyUnpublishable(F);
  C.Published = Publishes && Reason.empty();
  if (!Reason.empty())
    remarkNotPublished(F, Reason);
  bool SaysTail = false;
  for (Instruction &I : instructions(F)) {
    auto *CB = dyn_cast<CallBase>(&I);
    if (!CB || !isAwaitedCall(*CB))
      continue;
    Strategy S = strategyOf(*CB, Opts);
    if (S.K == Strategy::Kind::Elide) {
      C.Elided.push_back(CB);
      continue;
    }
    if (!isNativeCall(*CB)) {
      if (!Publishes)
        continue;
      Tasks.add(*CB);
    }
    ++C.NumAwaited;
    // A slot that the front end made is the call's own.
    if (bundledSlot(*CB))
      continue;
    if (C.R.mayPrecedeFrame(*CB))
      continue;
    if (S.K == Strategy::Kind::Cache && C.R.New && C.R.Delete &&
        whyNoSlot(*CB).empty())
      C.Cached.push_back(CB);
    if (!S.isNested())
      continue;
    C.Awaited.push_back(CB);
    // The largest tail that any of its calls asks for.
    // Where nothing allocates, what is asked for more is asked for each time.
    uint64_t Default =
        Opts.NoHeap ? Opts.SlotSize.value_or(0) : Opts.slotSize();
    C.TailSize = std::max(C.TailSize, S.Sized ? S.Bytes : Default);
    SaysTail |= S.Sized;
  }
  if (std::optional<uint64_t> Tail = Learned.tailOf(F);
      Tail && !SaysTail && !Opts.NoHeap) {
    C.TailSize = *Tail;
    C.LearnedTail = true;
    remarkProfiledTail(F, *Tail);
  }
  C.Groups = shareSlots(C.Awaited, /*Forever=*/false);
  Coroutines.insert({&F, std::move(C)});
}

// Awaited calls outside coroutines: they may need forwarders.
void EntryPlan::collectOther(Function &F) {
  for (Instruction &I : instructions(F)) {
    auto *CB = dyn_cast<CallBase>(&I);
    if (!CB || !isAwaitedCall(*CB) || (!Publishes && !isNativeCall(*CB)))
      continue;
    Strategy S = strategyOf(*CB, Opts);
    if (!isNativeCall(*CB) && S.K != Strategy::Kind::Elide)
      Tasks.add(*CB);
    bool Keeps = S.K == Strategy::Kind::Cache || S.K == Strategy::Kind::Auto;
    if (Keeps && !bundledSlot(*CB) && whyNoSlot(*CB).empty())
      Keeping[&F].push_back(CB);
  }
}

bool EntryPlan::hasEntry(const Function *F) const {
  return F &&
         (Coroutines.contains(const_cast<Function *>(F)) ||
          Forwarders.contains(const_cast<Function *>(F)) || slotEntryOf(*F));
}

void EntryPlan::collectForwarders() {
  for (Function &F : M) {
    if (F.isDeclaration() || F.isPresplitCoroutine() ||
        F.hasAvailableExternallyLinkage() || F.hasFnAttribute(SlotEntryAttr))
      continue;
    auto Calls = forwardedCalls(F, Tasks);
    if (!Calls.empty() && whyNoSlotEntry(F).empty() &&
        whyUnpublishable(F).empty())
      Forwarders.insert({&F, std::move(Calls)});
  }
  // A call leads somewhere if its callee is unknown or has an entry itself.
  // What returns in registers has a type that many functions share: there F
  // must be awaited or forwarded in this unit, or hand on an indirect call's
  // result as a class.
  SmallPtrSet<const Function *, 16> Awaited;
  for (Function &F : M)
    for (const User *U : F.users())
      if (auto *CB = dyn_cast<CallBase>(U);
          CB && CB->getCalledFunction() == &F && isAwaitedCall(*CB))
        Awaited.insert(&F);
  for (auto &[F, Calls] : Forwarders)
    for (CallBase *CB : Calls)
      if (Function *Callee = CB->getCalledFunction())
        Awaited.insert(Callee);
  auto Leads = [&](Function *F, CallBase *CB) {
    if (Function *Callee = knownCallee(*CB))
      return hasEntry(Callee);
    return F->getReturnType()->isVoidTy() || Awaited.contains(F) ||
           (CB->isIndirectCall() && resultClass(*F));
  };
  bool Changed = true;
  while (Changed) {
    Changed = false;
    Forwarders.remove_if([&](auto &Item) {
      erase_if(Item.second,
               [&](CallBase *CB) { return !Leads(Item.first, CB); });
      Changed |= Item.second.empty();
      return Item.second.empty();
    });
  }
}

// Who needs a slot for callees? Not who awaits one direct call that stock
// elision takes anyway: that would carry a tail for nothing. Behind another
// await, stock finds a call too seldom run and leaves it on the heap.
void EntryPlan::decideChildren() {
  DenseMap<Function *, SmallVector<Function *, 2>> Callers;
  SmallVector<Function *, 16> Work;
  for (auto &[F, C] : Coroutines) {
    for (CallBase *CB : C.Elided)
      if (Function *Callee = CB->getCalledFunction())
        Callers[Callee].push_back(F);
    for (CallBase *CB : C.Awaited) {
      if (isNativeCall(*CB)) {
        C.WithChildren = true;
        continue;
      }
      Function *Callee = knownCallee(*CB);
      bool Elidable = !Opts.NoHeap && Callee && Coroutines.contains(Callee) &&
                      C.Awaited.size() == 1 && !F->hasOptNone() &&
                      !Callee->hasFnAttribute(Attribute::NoInline);
      if (Elidable)
        Callers[Callee].push_back(F);
      else if (!Callee || hasEntry(Callee))
        C.WithChildren = true;
    }
    if (C.WithChildren)
      Work.push_back(F);
  }
  while (!Work.empty()) {
    Function *Callee = Work.pop_back_val();
    uint64_t TailSize = Coroutines.find(Callee)->second.TailSize;
    for (Function *F : Callers.lookup(Callee)) {
      PlannedCoroutine &C = Coroutines.find(F)->second;
      if (std::exchange(C.WithChildren, true) &&
          (C.LearnedTail || C.TailSize >= TailSize))
        continue;
      // An elided callee's calls are served by the root that it is a part of.
      if (!C.LearnedTail)
        C.TailSize = std::max(C.TailSize, TailSize);
      Work.push_back(F);
    }
  }
}

// Not if nobody could offer it a slot, and it would hand none on: a coroutine
// of this unit that is only elided, or called without being awaited, by
// functions that hand on no task.
bool EntryPlan::needsEntry(Function &F, const PlannedCoroutine &C) {
  // Nobody would find an unpublished entry; a slot for callees is worth one.
  if (C.WithChildren || !C.Cached.empty())
    return true;
  // LLVM elides the call of an entry, and a slot is what makes it one.
  if (any_of(C.Awaited, [&](CallBase *CB) {
        Function *Callee = knownCallee(*CB);
        return Callee && Coroutines.contains(Callee);
      }))
    return true;
  if (!F.hasLocalLinkage())
    return C.Published;
  for (User *U : F.users()) {
    auto *CB = dyn_cast<CallBase>(U);
    if (auto *II = dyn_cast_or_null<IntrinsicInst>(CB);
        II && II->getIntrinsicID() == Intrinsic::coro_id)
      continue;
    if (!CB || CB->getCalledFunction() != &F || count(CB->args(), &F) != 0)
      return true;
    if (isAwaitedCall(*CB) && strategyOf(*CB, Opts).K != Strategy::Kind::Elide)
      return true;
    auto *Forwarder = Forwarders.find(CB->getFunction());
    if (Forwarder != Forwarders.end() && is_contained(Forwarder->second, CB))
      return true;
  }
  return false;
}

void EntryPlan::dropUnneeded(const SmallPtrSetImpl<Function *> &Native) {
  Coroutines.remove_if([&](auto &Item) {
    return !Native.contains(Item.first) &&
           !needsEntry(*Item.first, Item.second);
  });
}
