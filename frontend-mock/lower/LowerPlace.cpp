//===- LowerPlace.cpp - Places --------------------------------------------===//
//
// Where things are: locals, fields, elements, what pointers point to, and
// temporaries for values that are used as places.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

Place FunctionLowering::lowerPlace(const Expr &E) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  switch (E.K) {
  case ExprKind::Local:
    return placeOf(*E.L);
  case ExprKind::Upvar: {
    Place P = Upvars[E.Index];
    if (!P.Triple)
      return P;
    Place Q = makePlace(P.Ty, P.Triple);
    Q.Path = P.Path;
    return Q;
  }
  case ExprKind::Field:
    ExtendTo = Extend;
    return fieldOf(lowerPlace(*E.A), E.Index);
  case ExprKind::Index:
    ExtendTo = Extend;
    return lowerIndex(E);
  case ExprKind::Deref: {
    const Type *T = mono(E.A->Ty);
    if (L.isBox(T)) {
      ExtendTo = Extend;
      return boxContents(lowerPlace(*E.A));
    }
    if (E.A->isPlace())
      return derefOf(T, load(T, lowerPlace(*E.A).Addr));
    // A borrow of a value: `*&temporary`.
    ExtendTo = Extend;
    return derefOf(T, lower(*E.A, nullptr));
  }
  default:
    ExtendTo = Extend;
    return lowerTemporary(E, Extend ? Extend : TempScope);
  }
}

Place FunctionLowering::lowerTemporary(const Expr &E, ScopeId S) {
  const Type *T = mono(E.Ty);
  if ((T->is(TypeKind::Dyn) && E.K == ExprKind::CallDyn) ||
      E.K == ExprKind::CallUnsized)
    return lowerUnsizedTemporary(E, S);
  if (S == Forever) {
    Place P = makePlace(T, foreverMemory(T));
    lowerInto(E, P.Addr);
    return P;
  }
  Value *Addr = scopedMemory(T, "tmp", S);
  lowerInto(E, Addr);
  Place P = makePlace(T, Addr);
  P.Temporary = true;
  P.Path = Moves.ofTemporary(&E);
  createFlags(P.Path, "tmp");
  setFlags(P.Path, true);
  pushDrop(S, P);
  return P;
}

Place FunctionLowering::fieldOf(const Place &P, unsigned I) {
  Value *Addr = P.Addr;
  const Type *T = nullptr;
  if (P.Ty->is(TypeKind::Array)) {
    T = P.Ty->inner();
    Addr = elementAddress(T, Addr, word(I));
  } else {
    const TypeLayout &TL = layout(P.Ty);
    const FieldsLayout &Fields = TL.Variants[P.Variant];
    T = Fields.Types[I];
    if (Fields.Ty && !L.of(T).isZero()) {
      StringRef Name;
      if (P.Ty->is(TypeKind::Adt))
        Name = P.Ty->adt()->Variants[P.Variant]->Fields[I].Name;
      Addr = B.CreateStructGEP(Fields.Ty, Addr, Fields.Index[I], Name);
    }
  }
  Place R = makePlace(T, Addr);
  R.Temporary = P.Temporary;
  if (P.Path)
    R.Path = P.Path->child(P.Variant, I);
  return R;
}

Value *FunctionLowering::elementAddress(const Type *Element, Value *Base,
                                        Value *Index) {
  const TypeLayout &TL = layout(Element);
  if (TL.isZero())
    return Base;
  return B.CreateInBoundsGEP(TL.Memory, Base, Index, "element");
}

Place FunctionLowering::derefOf(const Type *PointerTy, Value *Pointer) {
  return placeAt(L.pointee(PointerTy), Pointer);
}

Place FunctionLowering::boxContents(const Place &Box) {
  Place P = placeAt(Box.Ty->args()[0], load(Box.Ty, Box.Addr));
  if (Box.Path)
    P.Path = Box.Path->child(0, MovePath::Contents);
  return P;
}

Place FunctionLowering::lowerIndex(const Expr &E) {
  Place Base = lowerPlace(*E.A);
  Value *I = lowerValue(*E.B);
  Value *Length = Base.Meta ? Base.Meta : word(Base.Ty->length());
  Value *Fine = B.CreateICmpULT(I, Length, "in.bounds");
  if (auto *Known = dyn_cast<ConstantInt>(Fine); !Known || Known->isZero()) {
    BasicBlock *Panic = block("out.of.bounds"), *Next = block("bounds.ok");
    B.CreateCondBr(Fine, Next, Panic, unlikelyWeights());
    B.SetInsertPoint(Panic);
    SmallVector<Value *, 6> Args = {I, Length};
    appendLocation(E.Loc, Args);
    emitNoReturn("traitc_panic_bounds", Args);
    B.SetInsertPoint(Next);
  }
  return makePlace(Base.Ty->inner(),
                   elementAddress(Base.Ty->inner(), Base.Addr, I));
}

} // namespace traitc
