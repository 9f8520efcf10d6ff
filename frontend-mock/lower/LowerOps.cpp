//===- LowerOps.cpp - Operators and casts ---------------------------------===//
//
// Arithmetic on builtin types with Rust's checks: overflow, division by zero,
// shift amounts; comparisons; `as`.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;
using hir::Op;

static StringRef verb(Op O) {
  switch (O) {
  case Op::Add:
    return "add";
  case Op::Sub:
    return "subtract";
  case Op::Mul:
    return "multiply";
  default:
    return "compute";
  }
}

/// Panics with \p Message unless \p Holds.
void FunctionLowering::check(Value *Holds, const Twine &Message, SMLoc Loc) {
  if (auto *Known = dyn_cast<ConstantInt>(Holds); Known && Known->isOne())
    return;
  BasicBlock *Panic = block("panic"), *Next = block("ok");
  B.CreateCondBr(Holds, Next, Panic, unlikelyWeights());
  B.SetInsertPoint(Panic);
  emitPanicCall(Message.str(), Loc);
  B.SetInsertPoint(Next);
}

Value *FunctionLowering::checkedOverflow(Intrinsic::ID ID, Value *X, Value *Y,
                                         Op O, SMLoc Loc) {
  Value *Pair = B.CreateBinaryIntrinsic(ID, X, Y);
  Value *Result = B.CreateExtractValue(Pair, 0);
  check(B.CreateNot(B.CreateExtractValue(Pair, 1, "overflow")),
        "attempt to " + verb(O) + " with overflow", Loc);
  return Result;
}

Value *FunctionLowering::shift(Op O, Value *X, Value *Y, bool Signed,
                               SMLoc Loc) {
  unsigned Bits = X->getType()->getIntegerBitWidth();
  unsigned AmountBits = Y->getType()->getIntegerBitWidth();
  // As an unsigned number: a negative amount is too large.
  Value *Fits = AmountBits > 32 || Bits < (uint64_t(1) << (AmountBits - 1))
                    ? B.CreateICmpULT(Y, ConstantInt::get(Y->getType(), Bits))
                    : B.CreateICmpSGE(Y, ConstantInt::get(Y->getType(), 0));
  check(Fits,
        Twine("attempt to shift ") + (O == Op::Shl ? "left" : "right") +
            " with overflow",
        Loc);
  Value *Amount = B.CreateZExtOrTrunc(Y, X->getType());
  if (O == Op::Shl)
    return B.CreateShl(X, Amount);
  return Signed ? B.CreateAShr(X, Amount) : B.CreateLShr(X, Amount);
}

Value *FunctionLowering::divide(Op O, Value *X, Value *Y, bool Signed,
                                SMLoc Loc) {
  bool Div = O == Op::Div;
  llvm::Type *Ty = X->getType();
  check(B.CreateICmpNE(Y, ConstantInt::get(Ty, 0)),
        Div ? "attempt to divide by zero"
            : "attempt to calculate the remainder with a divisor of zero",
        Loc);
  if (!Signed)
    return Div ? B.CreateUDiv(X, Y) : B.CreateURem(X, Y);
  unsigned Bits = Ty->getIntegerBitWidth();
  Value *Min = ConstantInt::get(Ty, APInt::getSignedMinValue(Bits));
  Value *Overflows =
      B.CreateAnd(B.CreateICmpEQ(Y, ConstantInt::getAllOnesValue(Ty)),
                  B.CreateICmpEQ(X, Min));
  check(B.CreateNot(Overflows),
        Div ? "attempt to divide with overflow"
            : "attempt to calculate the remainder with overflow",
        Loc);
  return Div ? B.CreateSDiv(X, Y) : B.CreateSRem(X, Y);
}

Value *FunctionLowering::arithmetic(Op O, const Type *T, Value *X, Value *Y,
                                    SMLoc Loc) {
  if (X->getType()->isFloatingPointTy()) {
    switch (O) {
    case Op::Add:
      return B.CreateFAdd(X, Y);
    case Op::Sub:
      return B.CreateFSub(X, Y);
    case Op::Mul:
      return B.CreateFMul(X, Y);
    case Op::Div:
      return B.CreateFDiv(X, Y);
    default:
      return B.CreateFRem(X, Y);
    }
  }
  bool Signed = T->is(TypeKind::Int) && T->isSigned();
  switch (O) {
  case Op::Add:
    return checkedOverflow(Signed ? Intrinsic::sadd_with_overflow
                                  : Intrinsic::uadd_with_overflow,
                           X, Y, O, Loc);
  case Op::Sub:
    return checkedOverflow(Signed ? Intrinsic::ssub_with_overflow
                                  : Intrinsic::usub_with_overflow,
                           X, Y, O, Loc);
  case Op::Mul:
    return checkedOverflow(Signed ? Intrinsic::smul_with_overflow
                                  : Intrinsic::umul_with_overflow,
                           X, Y, O, Loc);
  case Op::Div:
  case Op::Rem:
    return divide(O, X, Y, Signed, Loc);
  case Op::BitAnd:
    return B.CreateAnd(X, Y);
  case Op::BitOr:
    return B.CreateOr(X, Y);
  case Op::BitXor:
    return B.CreateXor(X, Y);
  default:
    return shift(O, X, Y, Signed, Loc);
  }
}

Value *FunctionLowering::compare(Op O, const Type *T, Value *X, Value *Y) {
  if (!X || !Y) // no bits: always equal
    return B.getInt1(O == Op::Eq || O == Op::Le || O == Op::Ge);
  static const CmpInst::Predicate Table[6][3] = {
      {CmpInst::FCMP_OEQ, CmpInst::ICMP_EQ, CmpInst::ICMP_EQ},
      {CmpInst::FCMP_UNE, CmpInst::ICMP_NE, CmpInst::ICMP_NE},
      {CmpInst::FCMP_OLT, CmpInst::ICMP_SLT, CmpInst::ICMP_ULT},
      {CmpInst::FCMP_OLE, CmpInst::ICMP_SLE, CmpInst::ICMP_ULE},
      {CmpInst::FCMP_OGT, CmpInst::ICMP_SGT, CmpInst::ICMP_UGT},
      {CmpInst::FCMP_OGE, CmpInst::ICMP_SGE, CmpInst::ICMP_UGE}};
  unsigned Row = unsigned(O) - unsigned(Op::Eq);
  if (X->getType()->isFloatingPointTy())
    return B.CreateFCmp(Table[Row][0], X, Y);
  bool Signed = T->is(TypeKind::Int) && T->isSigned();
  return B.CreateICmp(Table[Row][Signed ? 1 : 2], X, Y);
}

Value *FunctionLowering::compareStrings(Op O, Value *X, Value *Y) {
  Value *XLen = part(X, 1), *YLen = part(Y, 1);
  FunctionCallee MemCmp =
      M.runtime("memcmp", B.getInt32Ty(), {L.ptr(), L.ptr(), L.word()}, true);
  Value *Least = B.CreateBinaryIntrinsic(Intrinsic::umin, XLen, YLen);
  Value *C = B.CreateCall(MemCmp, {part(X, 0), part(Y, 0), Least}, "order");
  Value *Prefix = B.CreateIsNull(C);
  Value *ByLength = B.CreateICmp(O == Op::Eq   ? CmpInst::ICMP_EQ
                                 : O == Op::Ne ? CmpInst::ICMP_NE
                                 : O == Op::Lt ? CmpInst::ICMP_ULT
                                 : O == Op::Le ? CmpInst::ICMP_ULE
                                 : O == Op::Gt ? CmpInst::ICMP_UGT
                                               : CmpInst::ICMP_UGE,
                                 XLen, YLen);
  bool Less = O == Op::Lt || O == Op::Le;
  Value *ByBytes = O == Op::Eq   ? static_cast<Value *>(B.getFalse())
                   : O == Op::Ne ? static_cast<Value *>(B.getTrue())
                   : Less        ? B.CreateICmpSLT(C, B.getInt32(0))
                                 : B.CreateICmpSGT(C, B.getInt32(0));
  return B.CreateSelect(Prefix, ByLength, ByBytes);
}

/// `&&` and `||`: the right side's temporaries die with it.
Value *FunctionLowering::lowerShortCircuit(const Expr &E) {
  Value *X;
  {
    TempScopeRAII Temps(*this);
    X = lowerValue(*E.A);
  }
  if (!X)
    return PoisonValue::get(B.getInt1Ty()); // diverged
  bool And = E.O == Op::And;
  BasicBlock *Right = block(And ? "and" : "or"), *Done = block("done");
  BasicBlock *Left = B.GetInsertBlock();
  B.CreateCondBr(X, And ? Right : Done, And ? Done : Right);
  B.SetInsertPoint(Right);
  Conditional.push_back(NextScope);
  Value *Y;
  {
    TempScopeRAII Temps(*this);
    Y = lowerValue(*E.B);
  }
  Conditional.pop_back();
  BasicBlock *RightEnd = B.GetInsertBlock();
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  PHINode *Phi = B.CreatePHI(B.getInt1Ty(), 2);
  Phi->addIncoming(B.getInt1(!And), Left);
  Phi->addIncoming(Y ? Y : PoisonValue::get(B.getInt1Ty()), RightEnd);
  return Phi;
}

Value *FunctionLowering::lowerBinary(const Expr &E) {
  if (E.O == Op::And || E.O == Op::Or)
    return lowerShortCircuit(E);
  const Type *T = mono(E.A->Ty);
  Value *X = lowerValue(*E.A), *Y = lowerValue(*E.B);
  bool Compares = E.O >= Op::Eq && E.O <= Op::Ge;
  // References to builtin values compare and compute as what they point to.
  const Type *TY = mono(E.B->Ty);
  if (T->is(TypeKind::Ref) && T->inner()->is(TypeKind::Str) && Compares)
    return compareStrings(E.O, X, Y);
  for (; T->is(TypeKind::Ref) && X; T = T->inner())
    X = load(T->inner(), X);
  for (; TY->is(TypeKind::Ref) && Y; TY = TY->inner())
    Y = load(TY->inner(), Y);
  if (Compares)
    return compare(E.O, T, X, Y);
  if (!X || !Y)
    return PoisonValue::get(layout(E.Ty).Value); // diverged
  return arithmetic(E.O, T, X, Y, E.Loc);
}

Value *FunctionLowering::lowerUnary(const Expr &E) {
  const Type *T = mono(E.A->Ty);
  if (E.O == Op::Neg && E.A->K == ExprKind::Int) {
    // The smallest number has no positive counterpart: `-128i8`.
    auto *N = cast<ConstantInt>(lowerValue(*E.A));
    return ConstantInt::get(M.C, -N->getValue());
  }
  Value *X = lowerValue(*E.A);
  for (; T->is(TypeKind::Ref) && X; T = T->inner())
    X = load(T->inner(), X);
  if (!X)
    return PoisonValue::get(layout(E.Ty).Value);
  if (E.O == Op::Not)
    return B.CreateNot(X);
  if (X->getType()->isFloatingPointTy())
    return B.CreateFNeg(X);
  unsigned Bits = X->getType()->getIntegerBitWidth();
  check(
      B.CreateICmpNE(X, ConstantInt::get(M.C, APInt::getSignedMinValue(Bits))),
      "attempt to negate with overflow", E.Loc);
  return B.CreateNeg(X);
}

Value *FunctionLowering::lowerCompoundAssign(const Expr &E) {
  const Type *T = mono(E.A->Ty);
  Value *Y = lowerValue(*E.B);
  const Type *TY = mono(E.B->Ty);
  for (; TY->is(TypeKind::Ref) && Y; TY = TY->inner())
    Y = load(TY->inner(), Y);
  Place P = lowerPlace(*E.A);
  if (!Y)
    return nullptr;
  Value *X = load(T, P.Addr);
  store(T, arithmetic(E.O, T, X, Y, E.Loc), P.Addr);
  return nullptr;
}

// --- Casts -------------------------------------------------------------------

/// The number of an enum's variant as the program gave it.
Value *FunctionLowering::discriminant(const Type *T, Value *Variant,
                                      IntegerType *To) {
  AdtDef &D = *T->adt();
  bool Plain = true;
  for (const auto &V : D.Variants)
    Plain &= V->Discriminant == int64_t(V->Index);
  if (Plain)
    return B.CreateZExtOrTrunc(Variant, To);
  Value *R = PoisonValue::get(To);
  for (const auto &V : D.Variants) {
    Value *N = ConstantInt::getSigned(To, V->Discriminant,
                                      /*ImplicitTrunc=*/true);
    R = isa<PoisonValue>(R)
            ? N
            : B.CreateSelect(
                  B.CreateICmpEQ(Variant, variantNumber(T, V->Index)), N, R);
  }
  return R;
}

Value *FunctionLowering::lowerCast(const Expr &E) {
  const Type *From = mono(E.A->Ty), *To = mono(E.Ty);
  llvm::Type *Ty = layout(To).Value;
  Value *X = lowerValue(*E.A);
  bool FromSigned = From->is(TypeKind::Int) && From->isSigned();
  bool ToSigned = To->is(TypeKind::Int) && To->isSigned();
  switch (E.CK) {
  case hir::CastKind::IntToInt:
    if (From->is(TypeKind::Adt)) {
      Value *V = X ? X : variantNumber(From, 0);
      return discriminant(From, V, cast<IntegerType>(Ty));
    }
    if (!X)
      return PoisonValue::get(Ty);
    return B.CreateIntCast(X, Ty, FromSigned);
  case hir::CastKind::IntToFloat:
    return FromSigned ? B.CreateSIToFP(X, Ty) : B.CreateUIToFP(X, Ty);
  case hir::CastKind::FloatToInt:
    return B.CreateIntrinsic(ToSigned ? Intrinsic::fptosi_sat
                                      : Intrinsic::fptoui_sat,
                             {Ty, X->getType()}, {X});
  case hir::CastKind::FloatToFloat:
    return B.CreateFPCast(X, Ty);
  }
  llvm_unreachable("cast kinds");
}

} // namespace traitc
