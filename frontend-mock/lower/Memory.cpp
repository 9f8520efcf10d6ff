//===- Memory.cpp - Allocas, loads, stores, pointers ----------------------===//
//
// Values in memory and pointers to it, thin and fat.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/IR/CFG.h"

using namespace llvm;

namespace traitc {

AllocaInst *FunctionLowering::allocaRaw(llvm::Type *T, Align A,
                                        const Twine &Name) {
  auto *I = new AllocaInst(T, M.Mod.getDataLayout().getAllocaAddrSpace(),
                           nullptr, A, Name, AllocaPoint->getIterator());
  return I;
}

AllocaInst *FunctionLowering::allocaOf(const Type *T, const Twine &Name) {
  const TypeLayout &TL = layout(T);
  return allocaRaw(TL.Memory, TL.Align, Name);
}

Value *FunctionLowering::memoryFor(const Type *T, const Twine &Name) {
  if (layout(T).isZero())
    return dangling(T);
  return allocaOf(T, Name);
}

Constant *FunctionLowering::dangling(const Type *T) {
  return ConstantExpr::getIntToPtr(M.word(layout(T).Align.value()), L.ptr());
}

AllocaInst *FunctionLowering::flag(const Twine &Name) {
  AllocaInst *I = allocaRaw(B.getInt1Ty(), Align(1), Name);
  new StoreInst(B.getFalse(), I, false, Align(1), AllocaPoint->getIterator());
  return I;
}

Value *FunctionLowering::load(const Type *T, Value *Addr, const Twine &Name) {
  const TypeLayout &TL = layout(T);
  if (!TL.isDirect())
    return nullptr;
  LoadInst *I = B.CreateAlignedLoad(TL.Memory, Addr, TL.Align, Name);
  if (TL.Value == TL.Memory)
    return I;
  I->setMetadata(LLVMContext::MD_range,
                 MDBuilder(M.C).createRange(APInt(8, 0), APInt(8, 2)));
  return B.CreateTrunc(I, TL.Value, Name);
}

void FunctionLowering::store(const Type *T, Value *V, Value *Addr) {
  const TypeLayout &TL = layout(T);
  if (!TL.isDirect())
    return;
  if (TL.Value != TL.Memory)
    V = B.CreateZExt(V, TL.Memory);
  B.CreateAlignedStore(V, Addr, TL.Align);
}

void FunctionLowering::copy(const Type *T, Value *Dest, Value *Src) {
  const TypeLayout &TL = layout(T);
  if (TL.isZero() || Dest == Src)
    return;
  if (TL.isDirect())
    return store(T, load(T, Src), Dest);
  B.CreateMemCpy(Dest, TL.Align, Src, TL.Align, M.word(TL.Size));
}

Value *FunctionLowering::fat(Value *Data, Value *Meta) {
  Value *V =
      PoisonValue::get(StructType::get(Data->getType(), Meta->getType()));
  V = B.CreateInsertValue(V, Data, 0);
  return B.CreateInsertValue(V, Meta, 1);
}

Value *FunctionLowering::part(Value *Aggregate, unsigned I, const Twine &Name) {
  // See through what fat() built.
  for (Value *V = Aggregate; auto *Ins = dyn_cast<InsertValueInst>(V);
       V = Ins->getAggregateOperand())
    if (Ins->getIndices() == ArrayRef<unsigned>(I))
      return Ins->getInsertedValueOperand();
  return B.CreateExtractValue(Aggregate, I, Name);
}

Value *FunctionLowering::pointerTo(const Place &P) {
  return P.Meta ? fat(P.Addr, P.Meta) : P.Addr;
}

Place FunctionLowering::placeAt(const Type *Pointee, Value *V) {
  Place P;
  P.Ty = mono(Pointee);
  if (L.pointerKind(P.Ty) == Layouts::PointerKind::Thin) {
    P.Addr = V;
  } else {
    P.Addr = part(V, 0, "data");
    P.Meta = part(V, 1, P.Ty->is(TypeKind::Dyn) ? "vtable" : "len");
  }
  return P;
}

std::pair<Value *, Value *> FunctionLowering::sizeAndAlign(const Place &P) {
  switch (P.Ty->kind()) {
  case TypeKind::Str:
    return {P.Meta, word(1)};
  case TypeKind::Slice: {
    const TypeLayout &E = layout(P.Ty->inner());
    return {B.CreateMul(P.Meta, word(E.Size), "size", true, true),
            word(E.Align.value())};
  }
  case TypeKind::Dyn: {
    auto Word = [&](unsigned I, const Twine &Name) {
      unsigned Bytes = L.word()->getBitWidth() / 8;
      Value *A = B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), P.Meta,
                                              uint64_t(I) * Bytes);
      LoadInst *Load = B.CreateAlignedLoad(L.word(), A, Align(Bytes), Name);
      Load->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(M.C, {}));
      return Load;
    };
    return {Word(1, "size"), Word(2, "align")};
  }
  default: {
    const TypeLayout &TL = layout(P.Ty);
    return {word(TL.Size), word(TL.Align.value())};
  }
  }
}

BasicBlock *FunctionLowering::block(const Twine &Name) {
  return BasicBlock::Create(M.C, Name, F);
}

void FunctionLowering::unreachable() {
  B.CreateUnreachable();
  enterDead();
}

void FunctionLowering::enterDead() {
  B.SetInsertPoint(block("dead"));
  markIfDead();
}

void FunctionLowering::markIfDead() {
  if (pred_empty(B.GetInsertBlock()))
    DeadBlocks.insert(B.GetInsertBlock());
}

void FunctionLowering::jump(BasicBlock *To) {
  B.CreateBr(To);
  enterDead();
}

bool FunctionLowering::isDead() const {
  return DeadBlocks.contains(B.GetInsertBlock());
}

} // namespace traitc
