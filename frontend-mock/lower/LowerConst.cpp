//===- LowerConst.cpp - Constants -----------------------------------------===//
//
// Expressions whose value is known bytes: literals, string slices, tables.
// References to them are references to globals. Constants of the program are
// such values, or functions that compute them anew.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

/// Str and FnItem as SSA values.
Value *FunctionLowering::constantValue(const Expr &E) {
  if (E.K == ExprKind::FnItem)
    return nullptr;
  Constant *Data = M.string(E.Text);
  const Type *Pointee = mono(E.Ty)->inner();
  if (!Pointee->isUnsized())
    return Data;
  return ConstantStruct::get(L.fatLength(), {Data, M.word(E.Text.size())});
}

/// A body that is nothing but an expression.
static const Expr *onlyExpr(const Expr *E) {
  while (E && E->K == ExprKind::Block && E->Stmts.empty())
    E = E->A;
  return E;
}

/// Collects the bytes of \p E at \p Offset; false if they are not known.
bool FunctionLowering::constantBytes(const Expr &E, uint64_t Offset,
                                     ConstantPieces &Out) {
  const Type *T = mono(E.Ty);
  const TypeLayout &TL = L.of(T);
  if (!InStatic && L.needsDrop(T) &&
      (E.K != ExprKind::Adt || TL.TK == TypeLayout::NoTag))
    return false;
  auto Put = [&](Constant *C) {
    Out.push_back({Offset, C});
    return true;
  };
  switch (E.K) {
  case ExprKind::Int:
  case ExprKind::Char:
  case ExprKind::Float:
    return Put(cast<Constant>(lowerValue(E)));
  case ExprKind::Bool:
    return Put(B.getInt8(!E.IntValue.isZero()));
  case ExprKind::Str:
    return Put(cast<Constant>(constantValue(E)));
  case ExprKind::FnItem:
    return true;
  case ExprKind::Unary:
    if (E.O != hir::Op::Neg)
      return false;
    if (const Expr *A = onlyExpr(E.A);
        A->K == ExprKind::Int || A->K == ExprKind::Float)
      return Put(cast<Constant>(lowerUnary(E)));
    return false;
  case ExprKind::Block: {
    const Expr *Only = onlyExpr(&E);
    return Only && Only->K != ExprKind::Block &&
           constantBytes(*Only, Offset, Out);
  }
  case ExprKind::Const: {
    hir::Body *Body = M.bodyOf(*E.TheConst);
    return Body && Body->Root->Ty == E.Ty &&
           constantBytes(*Body->Root, Offset, Out);
  }
  case ExprKind::Static:
    return Put(M.addressOf(*E.TheConst));
  case ExprKind::Copy: {
    if (E.A->K != ExprKind::Deref || E.A->A->K != ExprKind::Static)
      return false;
    hir::Body *Body = M.bodyOf(*E.A->A->TheConst);
    return Body && Body->Root->Ty == E.Ty &&
           constantBytes(*Body->Root, Offset, Out);
  }
  case ExprKind::Borrow: {
    if (E.Mut)
      return false;
    if (E.A->isPlace()) {
      Constant *Address = constantAddress(*E.A);
      return Address && Put(Address);
    }
    if (!InStatic && L.needsDrop(mono(E.A->Ty)))
      return false;
    Constant *C = constantOf(*E.A);
    if (!C)
      return false;
    return Put(globalFor(C, layout(E.A->Ty).Align));
  }
  case ExprKind::Coerce:
    return coercedBytes(E, Offset, Out);
  case ExprKind::Tuple:
  case ExprKind::Array:
    for (unsigned I = 0; I < E.Elems.size(); ++I) {
      uint64_t At = E.K == ExprKind::Tuple ? TL.Variants[0].Offset[I]
                                           : I * L.of(T->inner()).Size;
      if (!constantBytes(*E.Elems[I], Offset + At, Out))
        return false;
    }
    return true;
  case ExprKind::Repeat: {
    ConstantPieces One;
    if (T->length() > 4096 || !constantBytes(*E.A, 0, One))
      return false;
    for (uint64_t I = 0; I < T->length(); ++I)
      for (auto [At, C] : One)
        Out.push_back({Offset + I * L.of(T->inner()).Size + At, C});
    return true;
  }
  case ExprKind::Adt: {
    if (E.A || (!InStatic && T->adt()->DropImpl && TL.NeedsDrop))
      return false;
    const FieldsLayout &Fields = TL.Variants[E.Variant->Index];
    if (TL.TK == TypeLayout::Tag)
      Put(ConstantInt::get(TL.TagTy, E.Variant->Index));
    if (TL.TK == TypeLayout::Niche && E.Variant->Index == TL.NicheNone)
      Out.push_back(
          {Offset + TL.NicheOffset, ConstantPointerNull::get(L.ptr())});
    for (auto &[I, X] : E.Fields)
      if (!constantBytes(*X, Offset + Fields.Offset[I], Out))
        return false;
    return true;
  }
  default:
    return false;
  }
}

bool FunctionLowering::coercedBytes(const Expr &E, uint64_t Offset,
                                    ConstantPieces &Out) {
  const Type *From = mono(E.A->Ty), *To = mono(E.Ty);
  if (InStatic && E.Co == hir::CoerceKind::ReifyFn) {
    Out.push_back({Offset, M.methodFor({From->fn(), From->args()})});
    return true;
  }
  if (InStatic && E.Co == hir::CoerceKind::ClosureToFnPtr) {
    Out.push_back({Offset, M.functionFor(From)});
    return true;
  }
  const Type *Pointee = L.pointee(To);
  if (E.Co != hir::CoerceKind::Unsize || !To->is(TypeKind::Ref))
    return false;
  const Type *Whole = L.pointee(From);
  bool Dyn = InStatic && Pointee->is(TypeKind::Dyn) && !Whole->isUnsized();
  ConstantPieces Inner;
  if ((!Dyn && !Pointee->is(TypeKind::Slice)) ||
      !constantBytes(*E.A, 0, Inner) || Inner.size() != 1)
    return false;
  Constant *Data = Inner[0].second;
  Out.push_back(
      {Offset, Dyn ? ConstantStruct::get(L.fatVtable(),
                                         {Data, M.vtableFor(Whole, Pointee)})
                   : ConstantStruct::get(L.fatLength(),
                                         {Data, M.word(Whole->length())})});
  return true;
}

Constant *FunctionLowering::constantAddress(const Expr &Place) {
  const Type *T = mono(Place.Ty);
  if (T->isUnsized() || L.of(T).isZero())
    return nullptr;
  switch (Place.K) {
  case ExprKind::Deref:
    return Place.A->K == ExprKind::Static ? M.addressOf(*Place.A->TheConst)
                                          : nullptr;
  case ExprKind::Field: {
    const TypeLayout &Of = layout(Place.A->Ty);
    Constant *Base = constantAddress(*Place.A);
    return Base ? ConstantExpr::getInBoundsGetElementPtr(
                      B.getInt8Ty(), Base,
                      M.word(Of.Variants[0].Offset[Place.Index]))
                : nullptr;
  }
  default:
    return nullptr;
  }
}

/// The value of \p E in memory, as one scalar or a packed struct; null if it
/// is not constant.
Constant *FunctionLowering::constantOf(const Expr &E) {
  const TypeLayout &TL = layout(E.Ty);
  if (TL.isZero())
    return nullptr;
  ConstantPieces Pieces;
  if (!constantBytes(E, 0, Pieces) || Pieces.empty())
    return nullptr;
  const DataLayout &DL = L.DL;
  if (Pieces.size() == 1 &&
      DL.getTypeAllocSize(Pieces[0].second->getType()) == TL.Size)
    return Pieces[0].second;
  llvm::sort(Pieces, [](auto &X, auto &Y) { return X.first < Y.first; });
  SmallVector<Constant *, 16> Fields;
  uint64_t At = 0;
  auto Pad = [&](uint64_t To) {
    if (To > At)
      Fields.push_back(
          ConstantAggregateZero::get(ArrayType::get(B.getInt8Ty(), To - At)));
    At = To;
  };
  for (auto [Offset, C] : Pieces) {
    Pad(Offset);
    Fields.push_back(C);
    At += DL.getTypeAllocSize(C->getType());
  }
  Pad(TL.Size);
  return ConstantStruct::getAnon(M.C, Fields, /*Packed=*/true);
}

GlobalVariable *FunctionLowering::globalFor(Constant *C, Align A) {
  auto *G = new GlobalVariable(M.Mod, C->getType(), /*isConstant=*/true,
                               GlobalValue::PrivateLinkage, C, "const");
  G->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  G->setAlignment(A);
  return G;
}

/// Into \p Dest from known bytes, when that is shorter than code.
bool FunctionLowering::copyConstant(const Expr &E, Value *Dest) {
  const TypeLayout &TL = layout(E.Ty);
  Constant *C = constantOf(E);
  if (!C)
    return false;
  if (C->isNullValue())
    B.CreateMemSet(Dest, B.getInt8(0), word(TL.Size), TL.Align);
  else
    B.CreateMemCpy(Dest, TL.Align, globalFor(C, TL.Align), TL.Align,
                   word(TL.Size));
  return true;
}

Value *FunctionLowering::lowerConst(const Expr &E, Value *Dest) {
  const Type *T = mono(E.Ty);
  const TypeLayout &TL = layout(T);
  hir::Body *Body = M.bodyOf(*E.TheConst);
  if (!Body)
    return TL.isDirect() ? PoisonValue::get(TL.Value) : nullptr;
  if (TL.isIndirect() && copyConstant(E, Dest))
    return nullptr;
  if (const Expr *Only = onlyExpr(Body->Root))
    if (Only->K == ExprKind::Int || Only->K == ExprKind::Bool ||
        Only->K == ExprKind::Char || Only->K == ExprKind::Float ||
        Only->K == ExprKind::Str)
      return lowerValue(*Only);
  FnABI ABI = M.abiOf({}, T);
  return callWithABI(M.functionFor(*E.TheConst), ABI, {}, Dest,
                     E.TheConst->Name);
}

Function *ModuleLowering::functionFor(ConstDef &Const) {
  Function *&Slot = Constants[&Const];
  if (Slot)
    return Slot;
  FnABI ABI = abiOf({}, Const.Ty);
  Slot = createFunction(ABI.Ty, "const." + Const.Name,
                        [this, &Const, ABI](Function *F) {
                          if (hir::Body *Body = bodyOf(Const)) {
                            FunctionLowering FL(*this, F, Body, {});
                            FL.lowerFunction(ABI);
                          }
                        });
  Slot->setAttributes(attributesOf(ABI));
  return Slot;
}

} // namespace traitc
