//===- Sealed.cpp - Calls of strategy sealed ------------------------------===//
//
// The callees that a call may have are known, but not how large their frames
// are: this runs at the start of the pipeline, with SlotEntries. So the call
// gets a slot of its own, as with strategy inline, whose room a function tells
// that nobody can see through yet:
//
//   %t = call ptr %f(args) "dynasync"="sealed"
//            [ "dynasync.sealed"(ptr @F, ptr @G) ]
// becomes
//   %sealed = alloca [16 + 8 x i8]
//   %avail = call i64 @caller.room(ptr %sealed)         ; header written once
//   %t = call ptr %f(args) [ "dynasync.slot"(ptr %sealed + 16) ]
//
//   define internal i64 @caller.room(ptr %storage) noinline optnone "pending" {
//     %never = call i64 asm sideeffect "", "=r,r,0"(ptr %storage, i64 0)
//     switch i64 %never, label %exit [ i64 1: call @F.slot(poison...)
//                                      i64 2: call @G.slot(poison...) ]
//   exit:
//     ret i64 %never                                    ; which is 0
//   }
//
// That is correct as it stands, should ElidePass never run: nothing fits. The
// calls that never run put the function between the caller and its callees in
// the call graph, so that ElidePass visits it when these have been split, and
// the caller has not (SealedRoom.cpp).
//
//===----------------------------------------------------------------------===//

#include "Sealed.h"
#include "Annotations.h"
#include "NativeCalls.h"
#include "NativeShims.h"
#include "NativeVTables.h"
#include "OwnSlot.h"
#include "SealedSet.h"
#include "SlotBundle.h"
#include "SlotSharing.h"
#include "Trap.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InlineAsm.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace dynasync;

// Never run; whatever they pass is nobody's value.
static void callOnce(IRBuilder<> &B, Function &F) {
  SmallVector<Value *, 8> Args;
  for (Argument &A : F.args())
    Args.push_back(PoisonValue::get(A.getType()));
  CallInst *Call = B.CreateCall(&F, Args);
  Call->setCallingConv(F.getCallingConv());
  Call->setIsNoInline();
}

static Function *makeRoomFunction(Function &Caller, const SlotABI &ABI,
                                  ArrayRef<Function *> Entries) {
  Module &M = *Caller.getParent();
  LLVMContext &C = M.getContext();
  auto *Ty = FunctionType::get(ABI.word(), {ABI.pointer()}, false);
  Function *Room = Function::createWithDefaultAttr(
      Ty, GlobalValue::InternalLinkage, Caller.getAddressSpace(),
      Caller.getName() + RoomSuffix, &M);
  Room->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  copyTargetAttributes(*Room, Caller);
  for (Attribute::AttrKind Kind :
       {Attribute::OptimizeForSize, Attribute::MinSize}) // not with optnone
    Room->removeFnAttr(Kind);
  for (Attribute::AttrKind Kind :
       {Attribute::NoInline, Attribute::OptimizeNone, Attribute::NoUnwind})
    Room->addFnAttr(Kind);
  Room->addFnAttr(RoomAttr, RoomPending);
  Room->getArg(0)->setName("storage");

  IRBuilder<> B(BasicBlock::Create(C, "entry", Room));
  BasicBlock *Exit = BasicBlock::Create(C, "exit", Room);
  auto *Opaque =
      FunctionType::get(ABI.word(), {ABI.pointer(), ABI.word()}, false);
  CallInst *Never = B.CreateCall(
      Opaque, InlineAsm::get(Opaque, "", "=r,r,0", /*SideEffects=*/true),
      {Room->getArg(0), ABI.bytes(0)}, "never");
  SwitchInst *Switch = B.CreateSwitch(Never, Exit, Entries.size());
  for (auto [I, Entry] : enumerate(Entries)) {
    BasicBlock *Case = BasicBlock::Create(C, "implementer", Room, Exit);
    Switch->addCase(ABI.bytes(I + 1), Case);
    B.SetInsertPoint(Case);
    callOnce(B, *Entry);
    B.CreateBr(Exit);
  }
  B.SetInsertPoint(Exit);
  // Not a constant, lest the callers know it before its time.
  B.CreateRet(Never);
  return Room;
}

// A slot that has room for \p Entries' frames, once that is known. \p Given, if
// any, is where SealedSwitch wants it.
static Value *makeLateSlot(Function &F, Value *Given, const SlotABI &ABI,
                           ArrayRef<Function *> Entries, Constant *Keeper) {
  Function *Room = makeRoomFunction(F, ABI, Entries);
  auto *Storage = Given
                      ? cast<AllocaInst>(
                            cast<GetElementPtrInst>(Given)->getPointerOperand())
                      : makeSealedStorage(F, ABI);
  IRBuilder<> B(F.getContext());
  setInsertPointAtBirth(B, *Storage);
  Value *Slot = ABI.offset(B, Storage, ABI.headerSize(), "sealed.slot");
  Value *Avail = B.CreateCall(Room, {Storage}, "sealed.room");
  ABI.initHeader(B, Slot, Avail,
                 Keeper ? Keeper : ConstantPointerNull::get(ABI.pointer()));
  // So that CoroSplit puts it into the frame; see makeOwnSlot.
  if (F.isPresplitCoroutine())
    B.CreateAlignedStore(Slot, Slot, Align(ABI.wordSize()));
  else
    F.addFnAttr(ElidesAttr);
  return Slot;
}

namespace {

class SealedCalls {
public:
  SealedCalls(Module &M, const Options &Opts, const SlotABI &ABI,
              function_ref<Function *(Function *)> SlotEntryOf)
      : VTables(M), Opts(Opts), ABI(ABI), SlotEntryOf(SlotEntryOf) {}
  bool run(Function &F, ArrayRef<CallBase *> Calls);

private:
  SmallSetVector<Function *, 8> entriesOf(CallBase &CB);
  uint64_t roomForValues(CallBase &CB);
  // What does not fit must not go to an allocator?
  Constant *keeper(Function &F) {
    return mayNotAllocate(F, Opts)
               ? ABI.sharedKeeper(*getTrapFunction(*F.getParent(), ABI, F))
               : nullptr;
  }

  ModuleVTables VTables;
  const Options &Opts;
  const SlotABI &ABI;
  function_ref<Function *(Function *)> SlotEntryOf;
};

} // namespace

SmallSetVector<Function *, 8> SealedCalls::entriesOf(CallBase &CB) {
  SmallSetVector<Function *, 8> Entries;
  for (Function *F : VTables.implementersOf(CB))
    if (Function *Entry = SlotEntryOf(F))
      Entries.insert(Entry);
  return Entries;
}

// Values, which entries of native vtables return, are of a size that is known.
uint64_t SealedCalls::roomForValues(CallBase &CB) {
  uint64_t Bytes = 0;
  if (isNativeCall(CB))
    for (Function *F : VTables.implementersOf(CB))
      if (!F->isDeclaration() && !SlotEntryOf(F))
        Bytes = std::max(Bytes, ValueResult(*F).room(ABI.align()));
  return Bytes;
}

// What is left without a slot, AwaitedCalls reports.
bool SealedCalls::run(Function &F, ArrayRef<CallBase *> Calls) {
  Instruction *Begin = F.isPresplitCoroutine() ? coroBegin(F) : nullptr;
  if (F.isPresplitCoroutine() && !Begin)
    return false;
  DominatorTree DT(F);
  SmallVector<CallBase *, 8> Shareable;
  SmallVector<SmallSetVector<Function *, 8>, 8> Entries;
  bool Changed = false;
  for (CallBase *CB : Calls) {
    if (Begin && !DT.dominates(Begin, CB))
      continue;
    auto OfCall = entriesOf(*CB);
    if (OfCall.empty()) {
      if (uint64_t Bytes = roomForValues(*CB); Bytes && Bytes <= MaxSlotSize) {
        withSlot(*CB, makeOwnSlot(F, ABI, Bytes, "sealed", keeper(F)));
        Changed = true;
      }
      continue;
    }
    Changed = true;
    if (Value *Given = bundledSet(*CB).Slot) {
      withSlot(*CB,
               makeLateSlot(F, Given, ABI, OfCall.getArrayRef(), keeper(F)));
      continue;
    }
    Shareable.push_back(CB);
    Entries.push_back(std::move(OfCall));
  }
  SmallVector<unsigned, 8> Groups = shareSlots(Shareable, /*Forever=*/true);
  for (unsigned Group = 0; is_contained(Groups, Group); ++Group) {
    SmallSetVector<Function *, 8> OfGroup;
    for (auto [I, Of] : enumerate(Groups))
      if (Of == Group)
        OfGroup.insert_range(Entries[I]);
    Value *Slot =
        makeLateSlot(F, nullptr, ABI, OfGroup.getArrayRef(), keeper(F));
    for (auto [CB, Of] : zip_equal(Shareable, Groups))
      if (Of == Group)
        withSlot(*CB, Slot);
  }
  return Changed;
}

bool dynasync::lowerSealedCalls(
    Module &M, const Options &Opts, SlotABI &ABI, bool Publishes,
    function_ref<Function *(Function *)> SlotEntryOf) {
  MapVector<Function *, SmallVector<CallBase *, 8>> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && isAwaitedCall(*CB) &&
          strategyOf(*CB, Opts).K == Strategy::Kind::Sealed &&
          (Publishes || isNativeCall(*CB)) && !bundledSlot(*CB) &&
          whyNoSlot(*CB).empty())
        Calls[&F].push_back(CB);
  SealedCalls Work(M, Opts, ABI, SlotEntryOf);
  bool Changed = false;
  for (auto &[F, OfF] : Calls)
    Changed |= Work.run(*F, OfF);
  return Changed;
}

bool dynasync::dropSealedBundles(Module &M) {
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && CB->hasOperandBundles() &&
          (CB->countOperandBundlesOfType(SealedBundle) ||
           CB->countOperandBundlesOfType(FrameBundle)))
        Calls.push_back(CB);
  for (CallBase *CB : Calls)
    withoutBundle(*withoutBundle(*CB, SealedBundle), FrameBundle);
  return !Calls.empty();
}
