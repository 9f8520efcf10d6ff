//===- LowerAggregate.cpp - Tuples, arrays, structs, enums, captures ------===//
//
// Built in place, part by part; what is built so far is dropped if a later
// part panics or leaves.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

namespace {

/// The parts of an aggregate that are done, until all are.
class Parts {
public:
  explicit Parts(FunctionLowering &FL) : FL(FL) {}
  void add(CleanupId Guard) {
    if (!Guard)
      return;
    Guards.push_back(Guard);
    ++FL.HalfBuilt;
  }
  void done() {
    for (CleanupId G : reverse(Guards))
      FL.deactivate(G);
    FL.HalfBuilt -= Guards.size();
    Guards.clear();
  }

private:
  FunctionLowering &FL;
  SmallVector<CleanupId, 8> Guards;
};

} // namespace

Value *FunctionLowering::lowerAggregate(const Expr &E, Value *Dest) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  const Type *T = mono(E.Ty);
  const TypeLayout &TL = layout(T);
  unsigned Variant = E.K == ExprKind::Adt ? E.Variant->Index : 0;
  SmallVector<std::pair<unsigned, Expr *>, 8> Fields;
  if (E.K == ExprKind::Adt)
    Fields.assign(E.Fields.begin(), E.Fields.end());
  else
    for (unsigned I = 0; I < E.Elems.size(); ++I)
      Fields.push_back({I, E.Elems[I]});

  Place All;
  All.Ty = T;
  All.Addr = TL.isIndirect() ? Dest : dangling(T);
  All.Variant = Variant;
  Value *Only = nullptr; // the one field with bits of a Direct aggregate
  Parts Done(*this);
  const Expr *BaseOf = E.K == ExprKind::Adt ? E.A : nullptr;
  // What is there already is in danger until the last one that may unwind.
  unsigned Guarded = 0;
  for (auto [I, Field] : enumerate(Fields))
    if (mayUnwind(*Field.second))
      Guarded = I;
  if (BaseOf && mayUnwind(*BaseOf))
    Guarded = Fields.size();
  for (unsigned I = 0; I < Fields.size(); ++I) {
    auto [Index, X] = Fields[I];
    const Type *FT = mono(X->Ty);
    bool Leaves = I < Guarded;
    ExtendTo = Extend;
    if (TL.isIndirect()) {
      // A field's declared type decides: the value's may be `!`.
      Place P = fieldOf(All, Index);
      lowerInto(*X, P.memory());
      if (Leaves)
        Done.add(guardPlace(P));
      continue;
    }
    Value *V = lower(*X, nullptr);
    if (V && layout(FT).isDirect())
      Only = V;
    if (Leaves)
      Done.add(guard(FT, V));
  }
  if (BaseOf) {
    Place Base = lowerPlace(*BaseOf);
    unsigned Count = TL.Variants[Variant].Types.size();
    for (unsigned I = 0; I < Count; ++I) {
      if (any_of(Fields, [I](auto &X) { return X.first == I; }))
        continue;
      Place From = fieldOf(Base, I);
      Value *To = TL.isIndirect() ? fieldOf(All, I).memory() : nullptr;
      Value *V = readPlace(From, To, L.needsDrop(From.Ty));
      if (V && TL.isIndirect())
        store(From.Ty, V, To);
      else if (V)
        Only = V;
    }
  }
  Done.done();
  if (TL.TK == TypeLayout::NoTag)
    return TL.isDirect() ? valueOf(TL, Only) : nullptr;
  if (TL.isIndirect()) {
    writeVariant(T, Variant, Dest);
    return nullptr;
  }
  if (TL.TK == TypeLayout::Tag)
    return ConstantInt::get(TL.TagTy, Variant);
  if (Variant != TL.NicheNone)
    return valueOf(TL, Only);
  Constant *Null = ConstantPointerNull::get(L.ptr());
  if (auto *ST = dyn_cast<StructType>(TL.Value)) {
    SmallVector<Constant *, 3> Elements = {Null};
    for (llvm::Type *Ty : drop_begin(ST->elements()))
      Elements.push_back(PoisonValue::get(Ty));
    return ConstantStruct::get(ST, Elements);
  }
  return Null;
}

/// A Direct value that may be missing after code that diverges.
Value *FunctionLowering::valueOf(const TypeLayout &TL, Value *V) {
  return V ? V : PoisonValue::get(TL.Value);
}

Value *FunctionLowering::lowerCaptures(const Expr &E, Value *Dest) {
  const Type *T = mono(E.Ty);
  const TypeLayout &TL = layout(T);
  Place All = makePlace(T, TL.isIndirect() ? Dest : dangling(T));
  Value *Only = nullptr;
  for (unsigned I = 0; I < E.Closure->Captures.size(); ++I) {
    const hir::Capture &Cap = E.Closure->Captures[I];
    const Type *FT = TL.Variants[0].Types[I];
    Place From = lowerPlace(*Cap.Place);
    Value *To = TL.isIndirect() ? fieldOf(All, I).memory() : nullptr;
    Value *V;
    if (Cap.M == hir::Capture::Ref || Cap.M == hir::Capture::RefMut)
      V = pointerTo(From);
    else
      V = readPlace(From, To, Cap.M == hir::Capture::Move);
    if (V && TL.isIndirect())
      store(FT, V, To);
    else if (V)
      Only = V;
  }
  return TL.isDirect() ? valueOf(TL, Only) : nullptr;
}

Value *FunctionLowering::lowerRepeat(const Expr &E, Value *Dest) {
  const Type *T = mono(E.Ty);
  const Type *Element = T->inner();
  const TypeLayout &TL = layout(T);
  if (TL.isIndirect()) {
    if (Constant *C = constantOf(*E.A)) {
      if (C->isNullValue()) {
        B.CreateMemSet(Dest, B.getInt8(0), word(TL.Size), TL.Align);
        return nullptr;
      }
      if (layout(Element).Size == 1) {
        B.CreateMemSet(Dest, C, word(TL.Size), TL.Align);
        return nullptr;
      }
    }
  } else if (E.A->K != ExprKind::Const || !L.needsDrop(Element)) {
    lowerDiscard(*E.A); // none of it stays
    return nullptr;
  }
  bool Anew = E.A->K == ExprKind::Const && L.of(Element).NeedsDrop;
  Operand Op;
  if (!Anew)
    Op = lowerOperand(*E.A);
  AllocaInst *Index = allocaRaw(L.word(), Align(8), "index");
  B.CreateStore(word(0), Index);
  ScopeId S = openScope();
  CleanupId Made = 0;
  if (Anew)
    Made = pushCleanup(S, [=](FunctionLowering &FL) {
      Value *N = FL.B.CreateLoad(FL.L.word(), Index, "made");
      FL.emitCall(FL.M.dropGlue(FL.W.Types.slice(Element)), {Dest, N});
    });
  BasicBlock *Head = block("repeat"), *Body = block("repeat.element"),
             *Done = block("repeat.done");
  B.CreateBr(Head);
  B.SetInsertPoint(Head);
  Value *I = B.CreateLoad(L.word(), Index, "i");
  B.CreateCondBr(B.CreateICmpULT(I, word(T->length())), Body, Done);
  B.SetInsertPoint(Body);
  Value *To =
      TL.isZero() ? dangling(Element) : elementAddress(Element, Dest, I);
  if (Anew)
    lowerInto(*E.A, To);
  else
    moveOperand(Op, To);
  B.CreateStore(B.CreateAdd(I, word(1), "", true), Index);
  B.CreateBr(Head);
  B.SetInsertPoint(Done);
  deactivate(Made);
  closeScope(S);
  return nullptr;
}

} // namespace traitc
