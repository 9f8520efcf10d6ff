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
#include "OwnSlot.h"
#include "SealedSet.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/DenseSet.h"
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

// A slot in the caller's storage, for this call alone.
static Value *makeLateSlot(CallBase &CB, const SlotABI &ABI,
                           ArrayRef<Function *> Entries) {
  Function &F = *CB.getFunction();
  Function *Room = makeRoomFunction(F, ABI, Entries);
  IRBuilder<> B(&*F.getEntryBlock().begin());
  AllocaInst *Storage = B.CreateAlloca(
      ArrayType::get(B.getInt8Ty(), ABI.headerSize() + ABI.wordSize()), nullptr,
      "sealed");
  Storage->setAlignment(ABI.align());
  Instruction *Birth = F.isPresplitCoroutine() ? coroBegin(F) : Storage;
  B.SetInsertPoint(Birth->getParent(), std::next(Birth->getIterator()));
  Value *Slot = ABI.offset(B, Storage, ABI.headerSize(), "sealed.slot");
  Value *Avail = B.CreateCall(Room, {Storage}, "sealed.room");
  ABI.initHeader(B, Slot, Avail, ConstantPointerNull::get(ABI.pointer()));
  // So that CoroSplit puts it into the frame; see makeOwnSlot.
  if (F.isPresplitCoroutine())
    B.CreateAlignedStore(Slot, Slot, Align(ABI.wordSize()));
  else
    F.addFnAttr(ElidesAttr);
  return Slot;
}

static bool mayPrecedeFrame(CallBase &CB) {
  Function &F = *CB.getFunction();
  if (!F.isPresplitCoroutine())
    return false;
  Instruction *Begin = coroBegin(F);
  return !Begin || !DominatorTree(F).dominates(Begin, &CB);
}

bool dynasync::lowerSealedCalls(
    Module &M, const Options &Opts, const SlotABI &ABI, bool Publishes,
    function_ref<Function *(Function *)> SlotEntryOf) {
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && isAwaitedCall(*CB) &&
          strategyOf(*CB, Opts).K == Strategy::Kind::Sealed &&
          (Publishes || isNativeCall(*CB)) && !bundledSlot(*CB) &&
          whyNoSlot(*CB).empty())
        Calls.push_back(CB);
  bool Changed = false;
  ModuleVTables VTables(M);
  for (CallBase *CB : Calls) {
    SmallVector<Function *, 8> Entries;
    for (Function *F : VTables.implementersOf(*CB))
      if (Function *Entry = SlotEntryOf(F);
          Entry && !is_contained(Entries, Entry))
        Entries.push_back(Entry);
    // What is left without a slot, AwaitedCalls reports.
    if (Entries.empty() || mayPrecedeFrame(*CB))
      continue;
    withSlot(*CB, makeLateSlot(*CB, ABI, Entries));
    Changed = true;
  }
  return Changed;
}

bool dynasync::dropSealedBundles(Module &M) {
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && CB->hasOperandBundles() &&
          CB->countOperandBundlesOfType(SealedBundle))
        Calls.push_back(CB);
  for (CallBase *CB : Calls)
    withoutBundle(*CB, SealedBundle);
  return !Calls.empty();
}
