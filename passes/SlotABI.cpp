//===- SlotABI.cpp - The slot's layout, in IR -----------------------------===//

#include "SlotABI.h"
#include "dynasync/Contract.h"

using namespace llvm;
using namespace dynasync;

SlotABI::SlotABI(Module &M)
    : M(M), Ptr(PointerType::get(M.getContext(), 0)),
      Word(M.getDataLayout().getIntPtrType(M.getContext())),
      WordSize(Word->getBitWidth() / 8) {}

ConstantInt *SlotABI::bytes(uint64_t N) const {
  return ConstantInt::get(Word, N);
}

Value *SlotABI::offset(IRBuilderBase &B, Value *P, int64_t N,
                       const Twine &Name) const {
  return B.CreateGEP(B.getInt8Ty(), P, ConstantInt::getSigned(Word, N), Name);
}

// Taking and giving back are atomic because a child may be destroyed on another
// thread than the one that offers its slot next. They are separate loads and
// stores, not read-modify-writes: a slot is offered by its owner, or by the one
// elided callee that the owner handed it on to, so there is one taker at a
// time; and only the frame inside gives it back.

Value *SlotABI::loadAvail(IRBuilderBase &B, Value *Slot) const {
  LoadInst *L = B.CreateAlignedLoad(Word, offset(B, Slot, -2 * int(WordSize)),
                                    Align(WordSize), "slot.avail");
  L->setAtomic(AtomicOrdering::Acquire);
  return L;
}

static void negate(IRBuilderBase &B, Value *P, Type *Ty, Align A,
                   AtomicOrdering Store) {
  LoadInst *L = B.CreateAlignedLoad(Ty, P, A);
  L->setAtomic(AtomicOrdering::Monotonic);
  StoreInst *S = B.CreateAlignedStore(B.CreateNeg(L), P, A);
  S->setAtomic(Store);
}

void SlotABI::take(IRBuilderBase &B, Value *Slot) const {
  negate(B, offset(B, Slot, -2 * int(WordSize)), Word, Align(WordSize),
         AtomicOrdering::Monotonic);
}

void SlotABI::giveBack(IRBuilderBase &B, Value *Slot) const {
  negate(B, offset(B, Slot, -2 * int(WordSize)), Word, Align(WordSize),
         AtomicOrdering::Release);
}

void SlotABI::initHeader(IRBuilderBase &B, Value *Slot, Value *Avail,
                         Value *Keeper) const {
  B.CreateAlignedStore(Avail, offset(B, Slot, -2 * int(WordSize)),
                       Align(WordSize));
  B.CreateAlignedStore(Keeper, offset(B, Slot, -int(WordSize)),
                       Align(WordSize));
}

Value *SlotABI::loadKeeper(IRBuilderBase &B, Value *Slot) const {
  return B.CreateAlignedLoad(Ptr, offset(B, Slot, -int(WordSize)),
                             Align(WordSize), "slot.keeper");
}

Value *SlotABI::ownKeeper(IRBuilderBase &B, Value *Slot) const {
  return offset(B, Slot, -int(headerSize() + keeperSize()), "own.keeper");
}

void SlotABI::initKeeper(IRBuilderBase &B, Value *Keeper, Value *Grow) const {
  B.CreateAlignedStore(Grow, Keeper, Align(WordSize));
  B.CreateAlignedStore(ConstantPointerNull::get(Ptr), blocksOf(B, Keeper),
                       Align(WordSize));
}

Value *SlotABI::blocksOf(IRBuilderBase &B, Value *Keeper) const {
  return offset(B, Keeper, WordSize);
}

FunctionType *SlotABI::growType() const {
  return FunctionType::get(Ptr, {Ptr, Word, Word, Ptr, Ptr}, false);
}

CallInst *SlotABI::askKeeper(IRBuilderBase &B, Value *Keeper, Value *Size,
                             Value *Align, Value *Slot, Value *Callee) const {
  Value *Grow = B.CreateAlignedLoad(Ptr, Keeper, llvm::Align(WordSize), "grow");
  return B.CreateCall(growType(), Grow, {Keeper, Size, Align, Slot, Callee},
                      "grown");
}

Constant *SlotABI::calleeInfo(Function &F, uint64_t Flags, uint64_t More,
                              bool Named) const {
  StringRef Name = F.getName();
  Name.consume_back(SlotEntrySuffix);
  LLVMContext &C = M.getContext();
  Constant *Init = ConstantStruct::getAnon(
      {bytes(Flags), bytes(More),
       ConstantDataArray::getString(C, Named ? Name : StringRef())});
  auto *GV =
      new GlobalVariable(M, Init->getType(), /*isConstant=*/true,
                         GlobalValue::PrivateLinkage, Init, Name + ".callee");
  GV->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  GV->setAlignment(llvm::Align(WordSize));
  // In no comdat: where the ramp is inlined, this unit's goes with it.
  return GV;
}

Value *SlotABI::loadMore(IRBuilderBase &B, Value *Callee) const {
  return B.CreateAlignedLoad(Word, offset(B, Callee, WordSize),
                             llvm::Align(WordSize), "more");
}

Value *SlotABI::nameOf(IRBuilderBase &B, Value *Callee) const {
  return offset(B, Callee, 2 * int(WordSize), "name");
}

Value *SlotABI::hasFlag(IRBuilderBase &B, Value *Callee, uint64_t Flag) const {
  Value *Flags =
      B.CreateAlignedLoad(Word, Callee, llvm::Align(WordSize), "flags");
  return B.CreateIsNotNull(B.CreateAnd(Flags, bytes(Flag)));
}

Constant *SlotABI::sharedKeeper(Function &Grow) const {
  std::string Name = (Grow.getName() + KeeperSuffix).str();
  if (GlobalVariable *GV = M.getNamedGlobal(Name))
    return GV;
  auto *Init = ConstantStruct::getAnon({&Grow, ConstantPointerNull::get(Ptr)});
  auto *GV = new GlobalVariable(M, Init->getType(), /*isConstant=*/false,
                                GlobalValue::InternalLinkage, Init, Name);
  GV->setAlignment(llvm::Align(WordSize));
  return GV;
}

Constant *SlotABI::slotOfKeeper(Function &Grow) const {
  std::string Name = (Grow.getName() + KeeperSlotSuffix).str();
  GlobalVariable *GV = M.getNamedGlobal(Name);
  if (!GV) {
    auto *Init = ConstantStruct::getAnon({bytes(0), sharedKeeper(Grow)});
    GV = new GlobalVariable(M, Init->getType(), /*isConstant=*/true,
                            GlobalValue::InternalLinkage, Init, Name);
    GV->setAlignment(align());
  }
  return ConstantExpr::getGetElementPtr(
      Type::getInt8Ty(M.getContext()), GV,
      ArrayRef<Constant *>{bytes(headerSize())});
}

Value *SlotABI::roundUp(IRBuilderBase &B, Value *Bytes) const {
  uint64_t A = align().value();
  return B.CreateAnd(B.CreateAdd(Bytes, bytes(A - 1)), bytes(~(A - 1)));
}

Constant *SlotABI::emptySlot() {
  auto *Ty = ArrayType::get(Type::getInt8Ty(M.getContext()), headerSize());
  GlobalVariable *GV = M.getNamedGlobal(EmptySlotSymbol);
  if (!GV) {
    GV = new GlobalVariable(M, Ty, /*isConstant=*/true,
                            GlobalValue::PrivateLinkage,
                            ConstantAggregateZero::get(Ty), EmptySlotSymbol);
    GV->setAlignment(align());
  }
  return ConstantExpr::getGetElementPtr(
      Type::getInt8Ty(M.getContext()), GV,
      ArrayRef<Constant *>{bytes(headerSize())});
}
