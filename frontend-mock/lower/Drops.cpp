//===- Drops.cpp - Dropping places, drop flags ----------------------------===//
//
// Whole values are dropped by a call of their type's drop glue. What a body
// moves parts of is dropped part by part, as its flags say.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

void FunctionLowering::createFlags(MovePath *P, StringRef Name) {
  if (!P)
    return;
  if (P->Moved && !P->Flag)
    P->Flag = flag(Name + ".live");
  for (MovePath *C : P->Children)
    createFlags(C, Name);
}

void FunctionLowering::setFlags(MovePath *P, bool Initialized) {
  if (!P)
    return;
  if (P->Flag)
    B.CreateStore(B.getInt1(Initialized), P->Flag);
  for (MovePath *C : P->Children)
    setFlags(C, Initialized);
}

/// What says whether \p P is initialized, its children aside.
static AllocaInst *flagOf(const MovePath *P) {
  for (; P; P = P->Parent)
    if (P->Flag)
      return P->Flag;
  return nullptr;
}

void FunctionLowering::ifLive(MovePath *Path, function_ref<void()> Then) {
  AllocaInst *Flag = flagOf(Path);
  if (!Flag)
    return Then();
  BasicBlock *Run = block("drop"), *Done = block("drop.done");
  B.CreateCondBr(B.CreateLoad(B.getInt1Ty(), Flag, "live"), Run, Done);
  B.SetInsertPoint(Run);
  Then();
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

void FunctionLowering::emitDrop(const Place &P) {
  if (!L.needsDrop(P.Ty))
    return;
  if (P.Path)
    return emitOpenDrop(P, P.Path);
  if (P.Triple)
    return emitDropDynValue(P.Triple);
  if (!P.Meta)
    return emitDropAt(P.Ty, P.Addr);
  if (P.Ty->is(TypeKind::Slice)) {
    emitCall(M.dropGlue(P.Ty), {P.Addr, P.Meta});
    return;
  }
  // dyn: the vtable's first word, null when there is nothing to do.
  Value *Glue = B.CreateAlignedLoad(L.ptr(), P.Meta,
                                    Align(L.word()->getBitWidth() / 8), "drop");
  BasicBlock *Run = block("drop"), *Done = block("drop.done");
  B.CreateCondBr(B.CreateIsNull(Glue), Done, Run);
  B.SetInsertPoint(Run);
  emitCall({FunctionType::get(B.getVoidTy(), {L.ptr()}, false), Glue},
           {P.Addr});
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

void FunctionLowering::emitDropAt(const Type *T, Value *Addr) {
  if (Function *Glue = M.dropGlue(mono(T)))
    emitCall(Glue, {Addr});
}

void FunctionLowering::emitOpenDrop(const Place &P, MovePath *Path) {
  if (Path->Children.empty()) {
    Place Whole = P;
    Whole.Path = nullptr;
    return ifLive(Path, [&] { emitDrop(Whole); });
  }
  if (L.isBox(P.Ty)) {
    const Type *Inner = P.Ty->args()[0];
    Value *Pointer = load(P.Ty, P.Addr);
    ScopeId S = openScope();
    pushCleanup(S, [=](FunctionLowering &FL) {
      FL.ifLive(Path, [&] { FL.emitBoxFree(Inner, Pointer); });
    });
    Place Contents = placeAt(Inner, Pointer);
    Contents.Path = Path->child(0, MovePath::Contents);
    // Nothing to look at when the whole box went away: its flags say so too.
    emitDrop(Contents);
    closeScope(S);
    return;
  }
  if (P.Ty->is(TypeKind::Array))
    return emitOpenElements(P, Path);
  const TypeLayout &TL = layout(P.Ty);
  if (TL.TK == TypeLayout::NoTag)
    return emitOpenFields(P, Path, 0, TL.Variants[0].Types.size());
  ifLive(Path, [&] {
    BasicBlock *Done = block("drop.done"), *Rest = block("drop.variant");
    SwitchInst *Switch = B.CreateSwitch(readVariant(P), Rest);
    SmallVector<unsigned, 4> Seen;
    for (MovePath *C : Path->Children) {
      if (is_contained(Seen, C->Variant))
        continue;
      Seen.push_back(C->Variant);
      BasicBlock *Case = block("drop.variant");
      Switch->addCase(variantNumber(P.Ty, C->Variant), Case);
      B.SetInsertPoint(Case);
      emitOpenFields(P, Path, C->Variant, TL.Variants[C->Variant].Types.size());
      B.CreateBr(Done);
    }
    B.SetInsertPoint(Rest);
    emitDropAt(P.Ty, P.Addr);
    B.CreateBr(Done);
    B.SetInsertPoint(Done);
  });
}

/// The fields in order, each as its own flag says or, without one, the whole's.
void FunctionLowering::emitOpenFields(const Place &P, MovePath *Path,
                                      unsigned Variant, unsigned Count) {
  ScopeId S = openScope();
  for (unsigned I = Count; I-- > 0;) {
    Place Whole = P;
    Whole.Path = nullptr;
    Whole.Variant = Variant;
    Place Part = fieldOf(Whole, I);
    if (!L.needsDrop(Part.Ty))
      continue;
    MovePath *Child = Path->child(Variant, I);
    Part.Path = Child;
    pushCleanup(S, [=](FunctionLowering &FL) {
      if (Child)
        FL.emitDrop(Part);
      else
        FL.ifLive(Path, [&] { FL.emitDrop(Part); });
    });
  }
  closeScope(S);
}

/// As rustc has it: an array that is moved out of by element falls into those
/// elements and the stretches between them; the last one goes first, unless all
/// are known to be there.
void FunctionLowering::emitOpenElements(const Place &P, MovePath *Path) {
  Place Whole = P;
  Whole.Path = nullptr;
  BasicBlock *InOne = block("drop.whole"), *InParts = block("drop.parts"),
             *Done = block("drop.done");
  branchIfWhole(Path, InOne, InParts);
  B.SetInsertPoint(InOne);
  emitDrop(Whole);
  B.CreateBr(Done);
  B.SetInsertPoint(InParts);
  ScopeId S = openScope();
  for (uint64_t Begin = 0, Length = P.Ty->length(); Begin != Length;) {
    Place Part = fieldOf(Whole, Begin);
    if (MovePath *Child = Path->child(0, Begin)) {
      Part.Path = Child;
      pushDrop(S, Part);
      ++Begin;
      continue;
    }
    uint64_t End = Length;
    for (MovePath *C : Path->Children)
      if (C->Field > Begin)
        End = std::min<uint64_t>(End, C->Field);
    Part.Ty = W.Types.array(P.Ty->inner(), End - Begin);
    pushCleanup(S, [=](FunctionLowering &FL) {
      FL.ifLive(Path, [&] { FL.emitDrop(Part); });
    });
    Begin = End;
  }
  closeScope(S);
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

void FunctionLowering::emitBoxFree(const Type *Contents, Value *BoxPointer) {
  Place P = placeAt(Contents, BoxPointer);
  auto [Size, Align] = sizeAndAlign(P);
  if (auto *Known = dyn_cast<ConstantInt>(Size)) {
    if (!Known->isZero())
      emitCall(M.deallocFn(), {P.Addr, Size, Align});
    return;
  }
  BasicBlock *Free = block("free"), *Done = block("free.done");
  B.CreateCondBr(B.CreateICmpEQ(Size, word(0)), Done, Free);
  B.SetInsertPoint(Free);
  emitCall(M.deallocFn(), {P.Addr, Size, Align});
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

void FunctionLowering::emitBoxDrop(const Type *Contents, Value *BoxPointer) {
  if (!L.needsDrop(mono(Contents)))
    return emitBoxFree(Contents, BoxPointer);
  ScopeId S = openScope();
  pushCleanup(
      S, [=](FunctionLowering &FL) { FL.emitBoxFree(Contents, BoxPointer); });
  emitDrop(placeAt(Contents, BoxPointer));
  closeScope(S);
}

CleanupId FunctionLowering::pushDrop(ScopeId S, const Place &P) {
  if (!L.needsDrop(P.Ty))
    return 0;
  Place Copy = P;
  return pushCleanup(S, [Copy](FunctionLowering &FL) { FL.emitDrop(Copy); });
}

CleanupId FunctionLowering::guardPlace(const Place &P) {
  if (!L.needsDrop(P.Ty))
    return 0;
  Place Copy = P;
  return pushGuard([Copy](FunctionLowering &FL) { FL.emitDrop(Copy); });
}

CleanupId FunctionLowering::guard(const Type *T, Value *V) {
  T = mono(T);
  if (!L.needsDrop(T))
    return 0;
  Place P;
  P.Ty = T;
  const TypeLayout &TL = layout(T);
  if (TL.isDirect()) {
    P.Addr = allocaOf(T, "guarded");
    store(T, V, P.Addr);
  } else {
    P.Addr = TL.isZero() ? dangling(T) : V;
  }
  return guardPlace(P);
}

} // namespace traitc
