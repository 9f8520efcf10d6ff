//===- LowerExpr.cpp - Expressions: dispatch, values, operands ------------===//
//
// Which function lowers which expression, and the ways in which a value is
// asked for: as SSA value, in given memory, as an operand to hand on, or not.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

Value *FunctionLowering::lower(const Expr &E, Value *Dest) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  Here = E.Loc;
  switch (E.K) {
  case ExprKind::Local:
  case ExprKind::Upvar:
  case ExprKind::Field:
  case ExprKind::Index:
  case ExprKind::Deref:
    return readPlace(lowerPlace(E), Dest, !M.isCopy(mono(E.Ty)));
  case ExprKind::Copy:
    return readPlace(lowerPlace(*E.A), Dest, false);
  case ExprKind::Move:
    return readPlace(lowerPlace(*E.A), Dest, true);
  case ExprKind::Int:
  case ExprKind::Char:
  case ExprKind::Bool: {
    llvm::Type *Ty = layout(E.Ty).Value;
    if (Ty->isFloatingPointTy())
      return ConstantFP::get(Ty, E.IntValue.roundToDouble());
    return ConstantInt::get(Ty,
                            E.IntValue.zextOrTrunc(Ty->getIntegerBitWidth()));
  }
  case ExprKind::Float:
    return ConstantFP::get(layout(E.Ty).Value, E.FloatValue);
  case ExprKind::Str:
  case ExprKind::FnItem:
    return constantValue(E);
  case ExprKind::Unary:
    return lowerUnary(E);
  case ExprKind::Binary:
    return lowerBinary(E);
  case ExprKind::Assign:
    return lowerAssign(E);
  case ExprKind::CompoundAssign:
    return lowerCompoundAssign(E);
  case ExprKind::Borrow:
    ExtendTo = Extend;
    return lowerBorrow(E);
  case ExprKind::Call:
    return lowerCall(E, Dest);
  case ExprKind::CallPtr:
    return lowerCallPtr(E, Dest);
  case ExprKind::CallDyn:
    return lowerCallDyn(E, Dest);
  case ExprKind::Tuple:
  case ExprKind::Array:
  case ExprKind::Adt:
    ExtendTo = Extend;
    return lowerAggregate(E, Dest);
  case ExprKind::Repeat:
    return lowerRepeat(E, Dest);
  case ExprKind::Closure:
  case ExprKind::Async:
    return lowerCaptures(E, Dest);
  case ExprKind::Block:
    ExtendTo = Extend;
    return lowerBlock(E, Dest);
  case ExprKind::If:
    ExtendTo = Extend;
    return lowerIf(E, Dest);
  case ExprKind::Match:
    ExtendTo = Extend;
    return lowerMatch(E, Dest);
  case ExprKind::Loop:
    return lowerLoop(E, Dest);
  case ExprKind::Return:
    lowerReturn(E.A);
    return nullptr;
  case ExprKind::Break:
  case ExprKind::Continue:
    lowerBreak(E);
    return nullptr;
  case ExprKind::Cast:
    return lowerCast(E);
  case ExprKind::Coerce:
    ExtendTo = Extend;
    return lowerCoerce(E, Dest);
  case ExprKind::Await:
    return lowerAwait(E, Dest);
  case ExprKind::BoxUnsized:
    return lowerBoxUnsized(E);
  case ExprKind::PlaceUnsized:
    return lowerPlaceUnsized(E, Dest);
  case ExprKind::Pin:
    return lowerPin(E, Extend && Extend != Forever ? Extend : TempScope);
  case ExprKind::Format:
    return lowerFormat(E);
  case ExprKind::Panic:
    lowerPanic(E);
    return nullptr;
  case ExprKind::Const:
    return lowerConst(E, Dest);
  case ExprKind::Static:
    return M.addressOf(*E.TheConst);
  case ExprKind::CallUnsized:
  case ExprKind::Error:
    break;
  }
  M.Diags.error(E.Loc, "this value has no size that is known here");
  return layout(E.Ty).isDirect() ? PoisonValue::get(layout(E.Ty).Value)
                                 : nullptr;
}

void FunctionLowering::lowerInto(const Expr &E, Value *Dest) {
  store(E.Ty, lower(E, Dest), Dest);
}

Value *FunctionLowering::lowerValue(const Expr &E) { return lower(E, nullptr); }

void FunctionLowering::lowerDiscard(const Expr &E) {
  if (E.isPlace()) {
    lowerPlace(E);
    return;
  }
  const Type *T = mono(E.Ty);
  if (T->is(TypeKind::Dyn) || L.needsDrop(T) || L.of(T).isIndirect())
    lowerTemporary(E, TempScope);
  else
    lower(E, nullptr);
}

// --- Places as values --------------------------------------------------------

Value *FunctionLowering::readPlace(const Place &P, Value *Dest, bool Move) {
  const TypeLayout &TL = layout(P.Ty);
  Value *V = nullptr;
  Value *From = P.memory();
  if (TL.isDirect())
    V = load(P.Ty, From);
  else
    copy(P.Ty, Dest, From);
  if (Move)
    setFlags(P.Path, false);
  return V;
}

static const Expr *rootOf(const Expr *E) {
  while (E->K == ExprKind::Field || E->K == ExprKind::Deref ||
         E->K == ExprKind::Index)
    E = E->A;
  return E;
}

/// True if evaluating \p E may give the variable of \p Root a new value.
static bool mayAssign(const Expr *E, const Expr *Root) {
  if (!E)
    return false;
  if (E->K == ExprKind::Assign || E->K == ExprKind::CompoundAssign) {
    const Expr *R = rootOf(E->A);
    if (R->K == Root->K && R->L == Root->L && R->Index == Root->Index)
      return true;
  }
  auto Any = [&](const Expr *X) { return mayAssign(X, Root); };
  if (Any(E->A) || Any(E->B) || Any(E->C) || any_of(E->Elems, Any))
    return true;
  for (auto &[I, X] : E->Fields)
    if (Any(X))
      return true;
  for (const hir::Stmt &S : E->Stmts)
    if (Any(S.E) || Any(S.Else))
      return true;
  for (const hir::MatchArm &Arm : E->Arms)
    if (Any(Arm.Guard) || Any(Arm.Body))
      return true;
  return false;
}

Operand FunctionLowering::lowerOperand(const Expr &E, ArrayRef<Expr *> Later) {
  Operand Op;
  Op.Ty = mono(E.Ty);
  const TypeLayout &TL = layout(Op.Ty);
  bool Unguarded = !TL.NeedsDrop ||
                   none_of(Later, [&](const Expr *X) { return mayUnwind(*X); });
  if (!TL.isIndirect()) {
    Op.V = lowerValue(E);
  } else if (E.K == ExprKind::Move && none_of(Later, [&](const Expr *X) {
               return mayAssign(X, rootOf(E.A));
             })) {
    // Handed on where it is: nobody else looks at it again.
    Place P = lowerPlace(*E.A);
    setFlags(P.Path, false);
    Op.V = P.Addr;
  } else {
    Op.V = scopedMemory(Op.Ty, "arg", TempScope);
    lower(E, Op.V);
  }
  if (!Unguarded)
    Op.Guard = guard(Op.Ty, Op.V);
  return Op;
}

void FunctionLowering::moveOperand(const Operand &Op, Value *Dest) {
  const TypeLayout &TL = layout(Op.Ty);
  if (TL.isDirect())
    store(Op.Ty, Op.V, Dest);
  else if (TL.isIndirect())
    copy(Op.Ty, Dest, Op.V);
}

/// Conservative: what is plainly harmless.
bool FunctionLowering::mayUnwind(const Expr &E) const {
  auto Any = [this](const Expr *X) { return X && mayUnwind(*X); };
  switch (E.K) {
  case ExprKind::Local:
  case ExprKind::Upvar:
  case ExprKind::Int:
  case ExprKind::Float:
  case ExprKind::Bool:
  case ExprKind::Char:
  case ExprKind::Str:
  case ExprKind::Closure:
  case ExprKind::Async:
  case ExprKind::FnItem:
  case ExprKind::Static:
    return false;
  case ExprKind::Field:
  case ExprKind::Deref:
  case ExprKind::Copy:
  case ExprKind::Move:
  case ExprKind::Borrow:
    return Any(E.A);
  case ExprKind::Coerce:
    return E.Co == hir::CoerceKind::Unsize || Any(E.A);
  case ExprKind::Tuple:
  case ExprKind::Array:
  case ExprKind::Adt:
    if (Any(E.A) || any_of(E.Elems, Any))
      return true;
    return any_of(E.Fields, [&](auto &X) { return mayUnwind(*X.second); });
  default:
    return true;
  }
}

// --- Assignment --------------------------------------------------------------

Value *FunctionLowering::lowerAssign(const Expr &E) {
  const Type *T = mono(E.A->Ty);
  const TypeLayout &TL = layout(T);
  if (!TL.NeedsDrop) {
    if (!TL.isIndirect()) {
      Value *V = lowerValue(*E.B);
      Place P = lowerPlace(*E.A);
      store(T, V, P.Addr);
      return nullptr;
    }
    Operand Op = lowerOperand(*E.B);
    copy(T, lowerPlace(*E.A).Addr, Op.V);
    return nullptr;
  }
  // The value first; it must not be in what is dropped next.
  Operand Op;
  const Expr *From = rootOf(E.B->K == ExprKind::Move ? E.B->A : E.B);
  const Expr *To = rootOf(E.A);
  bool Overlap = E.B->K == ExprKind::Move && From->K == To->K &&
                 From->L == To->L && From->Index == To->Index;
  if (TL.isIndirect() && Overlap) {
    Op.Ty = T;
    Op.V = scopedMemory(T, "new", TempScope);
    lower(*E.B, Op.V);
    Op.Guard = guard(T, Op.V);
  } else {
    Op = lowerOperand(*E.B, E.A);
  }
  Place P = lowerPlace(*E.A);
  Value *Where = P.memory();
  deactivate(Op.Guard);
  // A drop that panics leaves the new value in place, too.
  ScopeId S = openScope();
  CleanupId Put = pushCleanup(S, [=](FunctionLowering &FL) {
    FL.moveOperand(Op, Where);
    FL.setFlags(P.Path, true);
  });
  emitDrop(P);
  (void)Put; // runs now
  closeScope(S);
  return nullptr;
}

Value *FunctionLowering::lowerBorrow(const Expr &E) {
  ScopeId Extend = std::exchange(ExtendTo, 0);
  const Expr &A = *E.A;
  if (A.isPlace()) {
    ExtendTo = Extend;
    return pointerTo(lowerPlace(A));
  }
  const Type *T = mono(A.Ty);
  if (!T->is(TypeKind::Dyn) && !L.needsDrop(T)) {
    if (L.of(T).isZero()) {
      lower(A, nullptr);
      return dangling(T);
    }
    if (!E.Mut)
      if (Constant *C = constantOf(A))
        return globalFor(C, L.of(T).Align);
  }
  ExtendTo = Extend;
  return pointerTo(lowerTemporary(A, Extend ? Extend : TempScope));
}

} // namespace traitc
