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
#include "EntryPlan.h"
#include "ForceHeap.h"
#include "FrameFields.h"
#include "Interfaces.h"
#include "Keeper.h"
#include "NativeCalls.h"
#include "NativeShims.h"
#include "OwnSlot.h"
#include "ProfileRecords.h"
#include "Publication.h"
#include "Remarks.h"
#include "Sealed.h"
#include "SealedSwitch.h"
#include "SlotBundle.h"
#include "SlotEntry.h"
#include "dynasync/Contract.h"
#include "dynasync/SlotEntriesPass.h"
#include "dynasync/VerifierPass.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace dynasync;

namespace {

class SlotEntries {
public:
  /// Without \p Publishes, only what needs no publication is lowered.
  SlotEntries(Module &M, const Options &Opts, bool Publishes)
      : M(M), Opts(Opts), ABI(M), Publishes(Publishes), Records(M, ABI),
        Learned(M, Opts) {}
  bool run();

private:
  void markSites();
  void lowerCoroutine(Function &F, PlannedCoroutine &C);
  void lowerForwarder(Function &F, ArrayRef<CallBase *> Calls);
  void lowerKeepingCalls(Function &F, ArrayRef<CallBase *> Calls);

  Module &M;
  const Options &Opts;
  SlotABI ABI;
  bool Publishes;
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

void SlotEntries::lowerCoroutine(Function &F, PlannedCoroutine &C) {
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
  for (Function &F : M) {
    markBroughtSlots(F);
    if (F.isPresplitCoroutine())
      noteFrameAccess(F);
  }
  bool Switched = switchSealedCalls(M, Opts, ABI);
  auto VTables = readNativeVTables(M);
  EntryPlan Plan(M, Opts, Publishes, Learned);
  SmallPtrSet<Function *, 16> Native;
  for (const NativeVTable &T : VTables)
    for (const NativeEntry &E : T.Entries)
      if (E.K == NativeEntry::Kind::Async)
        Native.insert(E.F);
  ElidableCallees Elidable;
  for (auto &[F, C] : Plan.Coroutines)
    Elidable[F] = {nullptr, C.WithChildren, C.R.New, C.R.Delete};
  Plan.dropUnneeded(Native);
  for (auto &[F, C] : Plan.Coroutines)
    lowerCoroutine(*F, C);
  for (auto &[F, Calls] : Plan.Forwarders)
    lowerForwarder(*F, Calls);
  for (auto &[F, Calls] : Plan.Keeping)
    lowerKeepingCalls(*F, Calls);
  bool Changed = lowerNativeVTables(
      M, ABI, VTables, [&](Function *F) { return Entries.lookup(F); }, Opts);
  for (auto &[F, Callee] : Elidable)
    Callee.Entry = Entries.lookup(F);
  Changed |= lowerElidedCalls(M, Opts, ABI, Elidable);
  Changed |= lowerSealedCalls(M, Opts, ABI, Publishes,
                              [&](Function *F) { return Entries.lookup(F); });
  Changed |= Records.emit();
  return Changed || Switched || !Plan.Coroutines.empty() ||
         !Plan.Forwarders.empty() || !Plan.Keeping.empty();
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
