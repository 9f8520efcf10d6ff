//===- SlotEntries.cpp - The callee's side --------------------------------===//
//
// Runs at the start of the pipeline, on unsplit coroutines, at every level: no
// later point sees them unsplit everywhere (ThinLTO's backend, -O0). Gives a
// slot entry to each coroutine and forwarder, and tells each awaited call in
// them which slot to use, by an operand bundle that Dispatch lowers:
//
//   define void @F(ptr sret %r, ptr %this) presplitcoroutine {
//     ... call void %g(ptr sret %t, ptr %o) coro_elide_safe
// becomes
//   define void @F(ptr sret %r, ptr %this) prefix <...> {
//     tail call void @F.slot(ptr sret %r, ptr %this, ptr empty)
//   define void @F.slot(ptr sret %r, ptr %this, ptr %slot) presplitcoroutine {
//     ... call void %g(ptr sret %t, ptr %o) coro_elide_safe
//                                           [ "dynasync.slot"(ptr %children) ]
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "Cache.h"
#include "CallMarkers.h"
#include "Elide.h"
#include "ForceHeap.h"
#include "Forwarder.h"
#include "Interfaces.h"
#include "Keeper.h"
#include "NativeCalls.h"
#include "NativeShims.h"
#include "OwnSlot.h"
#include "ProfileRecords.h"
#include "ProfileUse.h"
#include "Publication.h"
#include "Ramp.h"
#include "Remarks.h"
#include "Sealed.h"
#include "SealedSwitch.h"
#include "SlotBundle.h"
#include "SlotEntry.h"
#include "SlotSharing.h"
#include "dynasync/Contract.h"
#include "dynasync/SlotEntriesPass.h"
#include "dynasync/VerifierPass.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace dynasync;

namespace {

struct Coroutine {
  Ramp R;
  SmallVector<CallBase *, 4> Awaited; ///< of strategy nested
  SmallVector<unsigned, 8> Groups;    ///< which of these may be alive at once
  SmallVector<CallBase *, 4> Elided;  ///< of strategy elide
  SmallVector<CallBase *, 1> Cached;  ///< of strategy cache
  unsigned NumAwaited = 0;            ///< of any strategy
  uint64_t TailSize = 0;
  bool WithChildren = false;
  bool LearnedTail = false; ///< from a profile, with all that is elided in it
  bool Published = true;
};

class SlotEntries {
public:
  /// Without \p Publishes, only what needs no publication is lowered.
  SlotEntries(Module &M, const Options &Opts, bool Publishes)
      : M(M), Opts(Opts), ABI(M), Publishes(Publishes),
        HasNative(usesNativeConstructs(M)), Records(M, ABI), Learned(M, Opts) {}
  bool run();

private:
  void collectCoroutine(Function &F);
  void markSites();
  void collectForwarders();
  void decideChildren();
  bool needsEntry(Function &F, const Coroutine &C);
  void lowerCoroutine(Function &F, Coroutine &C);
  void lowerForwarder(Function &F, ArrayRef<CallBase *> Calls);
  void lowerKeepingCalls(Function &F, ArrayRef<CallBase *> Calls);
  bool hasEntry(const Function *F) const {
    return F &&
           (Coroutines.contains(const_cast<Function *>(F)) ||
            Forwarders.contains(const_cast<Function *>(F)) || slotEntryOf(*F));
  }
  // The function of this unit that CB will reach for certain, or null.
  Function *knownCallee(const CallBase &CB) const {
    Function *Callee = CB.getCalledFunction();
    return Callee && !Callee->isDeclaration() && !Callee->isInterposable() &&
                   !Callee->hasAvailableExternallyLinkage()
               ? Callee
               : nullptr;
  }

  Module &M;
  const Options &Opts;
  SlotABI ABI;
  TaskTypes Tasks;
  bool Publishes;
  bool HasNative; ///< vtables or calls that need no publication
  MapVector<Function *, Coroutine> Coroutines;
  MapVector<Function *, SmallVector<CallBase *, 2>> Forwarders;
  DenseMap<Function *, Function *> Entries; ///< of coroutines, made here
  ProfileRecords Records;
  ProfileUse Learned;
};

} // namespace

// Which calls a run counts: those that C++ awaits.
void SlotEntries::markSites() {
  for (Function &F : M) {
    unsigned Index = 0;
    if (F.isPresplitCoroutine())
      Records.remember(F);
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I); CB && isProfiledCall(*CB)) {
        if (!Index && !F.isPresplitCoroutine())
          Records.remember(F);
        Records.addSite(*CB, Index++);
      }
  }
}

void SlotEntries::collectCoroutine(Function &F) {
  if (F.hasAvailableExternallyLinkage() || F.hasFnAttribute(SlotEntryAttr))
    return;
  // A front end's own coroutines return what many of its functions do.
  if (!HasNative || !F.hasLocalLinkage())
    Tasks.add(F);
  Coroutine C;
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

void SlotEntries::collectForwarders() {
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
  // result.
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
           CB->isIndirectCall();
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
void SlotEntries::decideChildren() {
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
      Coroutine &C = Coroutines.find(F)->second;
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
bool SlotEntries::needsEntry(Function &F, const Coroutine &C) {
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

// For a frame that is polled later, a slot that nobody takes, with Slot's
// keeper. Another callee may poll that frame, by what it was given, in the
// middle of its own first poll: then it is in Slot already, which is marked as
// taken only when that poll is over.
static Value *keeperOnly(CallBase &CB, Value *Slot, const SlotABI &ABI) {
  AllocaInst *Header =
      makeOwnStorage(*CB.getFunction(), ABI, ABI.headerSize(), "keeper.only");
  IRBuilder<> B(&CB);
  Value *Only = ABI.offset(B, Header, ABI.headerSize());
  ABI.initHeader(B, Only, ConstantInt::getSigned(ABI.word(), -1),
                 ABI.loadKeeper(B, Slot));
  return Only;
}

void SlotEntries::lowerCoroutine(Function &F, Coroutine &C) {
  Function &Entry = splitOffSlotEntry(F, ABI);
  if (C.NumAwaited == 1)
    Entry.addFnAttr(OneAwaitAttr);
  RampPlan Plan;
  Plan.WithChildren = C.WithChildren;
  Plan.TailSize = C.TailSize;
  Plan.NoHeap = Opts.NoHeap && !C.R.Placed;
  if (Opts.NoHeap && C.R.Placed)
    Entry.addFnAttr(PlacedAttr);
  Plan.Named = !Opts.NoNames;
  if (C.WithChildren && !C.Groups.empty())
    Plan.NumChildSlots = std::min<unsigned>(
        PowerOf2Ceil(*max_element(C.Groups) + 1), MaxChildSlots);
  Plan.WithHome = !C.Cached.empty();
  Plan.Profile = Opts.Profile;
  if (Opts.Profile && C.WithChildren && C.R.New && C.R.Delete && !Plan.NoHeap)
    Plan.Record = Records.addRoot(F, C.TailSize, Plan.NumChildSlots);
  auto [Children, Home] = lowerRamp(C.R, ABI, &slotOf(Entry), Plan);
  if (C.WithChildren) {
    remarkStorage(Entry, C.TailSize, Plan.NumChildSlots);
    Entry.addFnAttr(
        TailAttr,
        std::to_string(Plan.NumChildSlots * ABI.headerSize() + C.TailSize));
  }
  for (auto [CB, Group] : zip_equal(C.Awaited, C.Groups))
    withSlot(*CB, Children.empty() ? cast<Value>(ABI.emptySlot())
                                   : Children[Group % Children.size()]);
  if (!Children.empty())
    for (CallBase *CB : C.Elided)
      withSlot(*CB, CB->countOperandBundlesOfType(FrameBundle) ||
                            C.Elided.size() + C.NumAwaited == 1
                        ? Children.front()
                        : keeperOnly(*CB, Children.front(), ABI));
  if (!C.Cached.empty())
    cacheCalls(Entry, ABI, C.Cached,
               getCacheFunctions(M, ABI, *C.R.New, *C.R.Delete, Entry), Home,
               C.R.Frees);
  // The way to an allocator. Not what removes more: all of the ramp may be
  // behind undefined behaviour.
  if (Plan.NoHeap)
    EliminateUnreachableBlocks(Entry);
  Entries[&F] = &Entry;
}

// Outside coroutines, blocks come from the module's allocator or operator new:
// those of caches, and those that calls of strategy auto keep behind a slot.
void SlotEntries::lowerKeepingCalls(Function &F, ArrayRef<CallBase *> Calls) {
  ModuleAllocator A = readAllocator(M);
  if (!A.Alloc)
    A = globalAllocator(M);
  if (!A.Alloc || !A.Dealloc || mayNotAllocate(F, Opts))
    return;
  SmallVector<CallBase *, 1> Cached;
  SmallVector<RootSlot, 1> Roots;
  for (CallBase *CB : Calls) {
    if (strategyOf(*CB, Opts).K == Strategy::Kind::Cache) {
      Cached.push_back(CB);
      continue;
    }
    KeeperFunctions K = getKeeperFunctions(M, ABI, *A.Alloc, *A.Dealloc, F);
    Roots.push_back(
        {makeOwnSlot(F, ABI, Opts.slotSize(), "auto", nullptr, K.Keep),
         K.Drop});
    withSlot(*CB, Roots.back().Slot);
  }
  if (!Cached.empty())
    cacheCalls(F, ABI, Cached,
               getCacheFunctions(M, ABI, *A.Alloc, *A.Dealloc, F), nullptr, {});
  if (!Roots.empty())
    dropBlocksAtExits(F, ABI, Roots);
}

void SlotEntries::lowerForwarder(Function &F, ArrayRef<CallBase *> Calls) {
  Function &Entry = splitOffSlotEntry(F, ABI);
  for (CallBase *CB : Calls)
    remarkForwards(*withSlot(*CB, &slotOf(Entry)));
}

bool SlotEntries::run() {
  if (Learned)
    for (Function &F : M)
      if (!F.isDeclaration())
        Learned.apply(F, Opts);
  if (Opts.Profile)
    markSites();
  for (Function &F : M)
    markBroughtSlots(F);
  bool Switched = switchSealedCalls(M, Opts, ABI);
  auto VTables = readNativeVTables(M);
  for (Function &F : M)
    if (F.isPresplitCoroutine() && !F.isDeclaration())
      collectCoroutine(F);
  // Awaited calls outside coroutines: they may need forwarders.
  MapVector<Function *, SmallVector<CallBase *, 1>> Keeping;
  for (Function &F : M)
    if (!F.isPresplitCoroutine())
      for (Instruction &I : instructions(F)) {
        auto *CB = dyn_cast<CallBase>(&I);
        if (!CB || !isAwaitedCall(*CB) || (!Publishes && !isNativeCall(*CB)))
          continue;
        Strategy S = strategyOf(*CB, Opts);
        if (!isNativeCall(*CB) && S.K != Strategy::Kind::Elide)
          Tasks.add(*CB);
        bool Keeps =
            S.K == Strategy::Kind::Cache || S.K == Strategy::Kind::Auto;
        if (Keeps && !bundledSlot(*CB) && whyNoSlot(*CB).empty())
          Keeping[&F].push_back(CB);
      }
  if (Publishes && !(Tasks.Indirect.empty() && Tasks.Direct.empty()))
    collectForwarders();
  decideChildren();
  SmallPtrSet<Function *, 16> Native;
  for (const NativeVTable &T : VTables)
    for (const NativeEntry &E : T.Entries)
      if (E.K == NativeEntry::Kind::Async)
        Native.insert(E.F);
  ElidableCallees Elidable;
  for (auto &[F, C] : Coroutines)
    Elidable[F] = {nullptr, C.WithChildren, C.R.New, C.R.Delete};
  Coroutines.remove_if([&](auto &Item) {
    return !Native.contains(Item.first) &&
           !needsEntry(*Item.first, Item.second);
  });
  for (auto &[F, C] : Coroutines)
    lowerCoroutine(*F, C);
  for (auto &[F, Calls] : Forwarders)
    lowerForwarder(*F, Calls);
  for (auto &[F, Calls] : Keeping)
    lowerKeepingCalls(*F, Calls);
  bool Changed = lowerNativeVTables(
      M, ABI, VTables, [&](Function *F) { return Entries.lookup(F); }, Opts);
  for (auto &[F, Callee] : Elidable)
    Callee.Entry = Entries.lookup(F);
  Changed |= lowerElidedCalls(M, Opts, ABI, Elidable);
  Changed |= lowerSealedCalls(M, Opts, ABI, Publishes,
                              [&](Function *F) { return Entries.lookup(F); });
  Changed |= Records.emit();
  return Changed || Switched || !Coroutines.empty() || !Forwarders.empty() ||
         !Keeping.empty();
}

PreservedAnalyses SlotEntriesPass::run(Module &M, ModuleAnalysisManager &) {
  bool Changed = lowerAnnotations(M);
  Changed |= lowerInterfaces(M);
  Changed |= lowerCallMarkers(M);
  Options ModuleOpts = moduleOptions(M, Opts);
  StringRef Unpublishable =
      ModuleOpts.ForceHeap ? "heap-always" : whyModuleUnpublishable(M);
  bool Publishes = Unpublishable.empty();
  if (!Publishes)
    for (Function &F : M)
      if (F.isPresplitCoroutine() && !F.isDeclaration())
        remarkNotPublished(F, Unpublishable);
  if ((Publishes || ModuleOpts.ForceHeap || usesNativeConstructs(M)) &&
      verifyContract(M)) {
    if (ModuleOpts.ForceHeap)
      Changed |= sendFramesToHeap(M);
    Changed |= SlotEntries(M, ModuleOpts, Publishes).run();
  }
  Changed |= dropSealedBundles(M);
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

void SlotEntriesPass::printPipeline(
    raw_ostream &OS, function_ref<StringRef(StringRef)> MapClassName2PassName) {
  OS << MapClassName2PassName(name()) << '<';
  Opts.print(OS);
  OS << '>';
}
