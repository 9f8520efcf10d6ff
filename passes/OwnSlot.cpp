//===- OwnSlot.cpp - A slot in a function's own storage -------------------===//

#include "OwnSlot.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

Instruction *dynasync::coroBegin(Function &F) {
  for (Instruction &I : instructions(F))
    if (auto *II = dyn_cast<IntrinsicInst>(&I);
        II && II->getIntrinsicID() == Intrinsic::coro_begin)
      return II;
  return nullptr;
}

Value *dynasync::makeOwnSlot(Function &F, const SlotABI &ABI, uint64_t Bytes,
                             const Twine &Name) {
  IRBuilder<> B(&*F.getEntryBlock().begin());
  AllocaInst *Storage = B.CreateAlloca(
      ArrayType::get(B.getInt8Ty(), ABI.headerSize() + Bytes), nullptr, Name);
  Storage->setAlignment(ABI.align());
  Instruction *Birth = F.isPresplitCoroutine() ? coroBegin(F) : Storage;
  B.SetInsertPoint(Birth->getParent(), std::next(Birth->getIterator()));
  Value *Slot = ABI.offset(B, Storage, ABI.headerSize(), Name + ".slot");
  ABI.initHeader(B, Slot, ABI.bytes(Bytes),
                 ConstantPointerNull::get(ABI.pointer()));
  // CoroSplit keeps an alloca on the stack unless its address crosses a suspend
  // point or escapes, and it does not look into bundles. This store escapes it;
  // the callee's frame overwrites it.
  if (F.isPresplitCoroutine() && Bytes >= ABI.wordSize())
    B.CreateAlignedStore(Slot, Slot, Align(ABI.wordSize()));
  return Slot;
}
