//===- OwnSlot.cpp - A slot in a function's own storage -------------------===//

#include "OwnSlot.h"
#include "llvm/IR/EHPersonalities.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/EscapeEnumerator.h"

using namespace llvm;
using namespace dynasync;

Instruction *dynasync::coroBegin(Function &F) {
  for (Instruction &I : instructions(F))
    if (auto *II = dyn_cast<IntrinsicInst>(&I);
        II && II->getIntrinsicID() == Intrinsic::coro_begin)
      return II;
  return nullptr;
}

AllocaInst *dynasync::makeOwnStorage(Function &F, const SlotABI &ABI,
                                     uint64_t Bytes, const Twine &Name) {
  IRBuilder<> B(&*F.getEntryBlock().begin());
  AllocaInst *Storage =
      B.CreateAlloca(ArrayType::get(B.getInt8Ty(), Bytes), nullptr, Name);
  Storage->setAlignment(ABI.align());
  return Storage;
}

void dynasync::setInsertPointAtBirth(IRBuilderBase &B, AllocaInst &Storage) {
  Function &F = *Storage.getFunction();
  Instruction *Birth = F.isPresplitCoroutine() ? coroBegin(F) : &Storage;
  B.SetInsertPoint(Birth->getParent(), std::next(Birth->getIterator()));
}

Value *dynasync::makeOwnSlot(Function &F, const SlotABI &ABI, uint64_t Bytes,
                             const Twine &Name, Constant *Shared,
                             Function *Grow) {
  uint64_t Front = ABI.headerSize() + (Grow ? ABI.keeperSize() : 0);
  AllocaInst *Storage = makeOwnStorage(F, ABI, Front + Bytes, Name);
  IRBuilder<> B(F.getContext());
  setInsertPointAtBirth(B, *Storage);
  Value *Slot = ABI.offset(B, Storage, Front, Name + ".slot");
  Value *Keeper = Shared ? Shared : ConstantPointerNull::get(ABI.pointer());
  if (Grow) {
    Keeper = ABI.ownKeeper(B, Slot);
    ABI.initKeeper(B, Keeper, Grow);
  }
  ABI.initHeader(B, Slot, ABI.bytes(Bytes), Keeper);
  // CoroSplit keeps an alloca on the stack unless its address crosses a suspend
  // point or escapes, and it does not look into bundles. This store escapes it;
  // the callee's frame overwrites it.
  if (F.isPresplitCoroutine() && Bytes >= ABI.wordSize())
    B.CreateAlignedStore(Slot, Slot, Align(ABI.wordSize()));
  return Slot;
}

// Where F ends. Unwinding, too, where F takes part in it: a function without a
// personality does not destroy the callee's frame then either, nor what is in
// the blocks.
static SmallVector<Instruction *, 4> exits(Function &F) {
  bool Unwinds =
      F.hasPersonalityFn() &&
      !isScopedEHPersonality(classifyEHPersonality(F.getPersonalityFn()));
  SmallVector<Instruction *, 4> Exits;
  EscapeEnumerator Escapes(F, "drop.blocks", Unwinds);
  while (IRBuilder<> *B = Escapes.Next())
    Exits.push_back(&*B->GetInsertPoint());
  return Exits;
}

void dynasync::dropBlocksAtExits(Function &F, const SlotABI &ABI,
                                 ArrayRef<RootSlot> Roots) {
  MDNode *Unlikely = MDBuilder(F.getContext()).createUnlikelyBranchWeights();
  for (Instruction *Exit : exits(F))
    for (const RootSlot &Root : Roots) {
      IRBuilder<> B(Exit);
      Value *Blocks = B.CreateAlignedLoad(
          ABI.pointer(), ABI.blocksOf(B, ABI.ownKeeper(B, Root.Slot)),
          Align(ABI.wordSize()), "kept");
      B.SetInsertPoint(SplitBlockAndInsertIfThen(
          B.CreateIsNotNull(Blocks), Exit, /*Unreachable=*/false, Unlikely));
      CallInst *Call = B.CreateCall(Root.Drop, {Blocks});
      Call->setDoesNotThrow();
    }
}

void dynasync::callAtExits(Function &F, Function &Drop, Value *Argument) {
  for (Instruction *Exit : exits(F))
    IRBuilder<>(Exit).CreateCall(&Drop, {Argument})->setDoesNotThrow();
}
