//===- CheckConst.cpp - Values of constants -------------------------------===//
//
// Only what array lengths and patterns need: integers, bool and char.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"
#include "sema/Places.h"

using namespace traitc;
using hir::Expr;
using hir::ExprKind;
using hir::Op;
using llvm::APInt;

/// \p V as a value of type \p T in 128 bits; false if it does not fit.
static bool fit(APInt &V, const Type *T, bool Wrap) {
  if (!T->is(TypeKind::Int))
    return true;
  unsigned Bits = intBits(T);
  if (Bits == 128)
    return true;
  APInt Narrow = V.trunc(Bits);
  APInt Wide = T->isSigned() ? Narrow.sext(128) : Narrow.zext(128);
  if (!Wrap && Wide != V)
    return false;
  V = Wide;
  return true;
}

static bool evaluateBinary(const Expr &E, const APInt &L, const APInt &R,
                           APInt &Result, const char *&Why) {
  const Type *T = E.A->Ty;
  bool Signed = !T->is(TypeKind::Int) || T->isSigned();
  bool Overflow = false;
  auto Bool = [&](bool B) {
    Result = APInt(128, B);
    return true;
  };
  switch (E.O) {
  case Op::Add:
    Result = Signed ? L.sadd_ov(R, Overflow) : L.uadd_ov(R, Overflow);
    break;
  case Op::Sub:
    Result = Signed ? L.ssub_ov(R, Overflow) : L.usub_ov(R, Overflow);
    break;
  case Op::Mul:
    Result = Signed ? L.smul_ov(R, Overflow) : L.umul_ov(R, Overflow);
    break;
  case Op::Div:
  case Op::Rem:
    if (R.isZero()) {
      Why = "divides by zero";
      return false;
    }
    if (Signed && R.isAllOnes() && L.isMinSignedValue()) {
      Why = "overflows";
      return false;
    }
    if (E.O == Op::Div)
      Result = Signed ? L.sdiv(R) : L.udiv(R);
    else
      Result = Signed ? L.srem(R) : L.urem(R);
    break;
  case Op::BitAnd:
    Result = L & R;
    break;
  case Op::BitOr:
    Result = L | R;
    break;
  case Op::BitXor:
    Result = L ^ R;
    break;
  case Op::Shl:
  case Op::Shr: {
    unsigned Bits = T->is(TypeKind::Int) ? intBits(T) : 32;
    if (R.uge(Bits)) {
      Why = "overflows";
      return false;
    }
    unsigned By = R.getZExtValue();
    Result = E.O == Op::Shl ? L.shl(By) : Signed ? L.ashr(By) : L.lshr(By);
    return fit(Result, T, /*Wrap=*/true);
  }
  case Op::Eq:
    return Bool(L == R);
  case Op::Ne:
    return Bool(L != R);
  case Op::Lt:
    return Bool(Signed ? L.slt(R) : L.ult(R));
  case Op::Le:
    return Bool(Signed ? L.sle(R) : L.ule(R));
  case Op::Gt:
    return Bool(Signed ? L.sgt(R) : L.ugt(R));
  case Op::Ge:
    return Bool(Signed ? L.sge(R) : L.uge(R));
  case Op::And:
    return Bool(!L.isZero() && !R.isZero());
  case Op::Or:
    return Bool(!L.isZero() || !R.isZero());
  default:
    return false;
  }
  if (!Overflow && fit(Result, T, /*Wrap=*/false))
    return true;
  Why = "overflows";
  return false;
}

/// What is sure to be that of any target with 64-bit pointers; 0: not known.
static std::optional<std::pair<uint64_t, uint64_t>> sizeAndAlign(const Type *T,
                                                                 World &W) {
  using Known = std::optional<std::pair<uint64_t, uint64_t>>;
  auto Scalar = [](uint64_t Size) { return Known({Size, Size}); };
  auto Parts = [&](ArrayRef<const Type *> Ts) -> Known {
    // Ordered by alignment, fields have no gaps between them.
    uint64_t Size = 0, Align = 1;
    for (const Type *Part : Ts) {
      Known P = sizeAndAlign(Part, W);
      if (!P)
        return std::nullopt;
      Size += P->first;
      Align = std::max(Align, P->second);
    }
    return Known({(Size + Align - 1) / Align * Align, Align});
  };
  switch (T->kind()) {
  case TypeKind::Int:
    return Scalar(intBits(T) / 8);
  case TypeKind::Float:
    return Scalar(T->bits() / 8);
  case TypeKind::Bool:
    return Scalar(1);
  case TypeKind::Char:
    return Scalar(4);
  case TypeKind::FnPtr:
    return Scalar(8);
  case TypeKind::Ref:
    return Known({T->inner()->isUnsized() ? 16 : 8, 8});
  case TypeKind::Tuple:
    return Parts(T->args());
  case TypeKind::Array: {
    Known P = sizeAndAlign(T->inner(), W);
    if (!P || T->length() > (uint64_t(1) << 40))
      return std::nullopt;
    return Known({P->first * T->length(), P->second});
  }
  case TypeKind::Adt: {
    if (T->adt()->L == Lang::Box)
      return Known({T->args()[0]->isUnsized() ? 16 : 8, 8});
    if (T->adt()->IsEnum)
      return std::nullopt;
    SmallVector<const Type *, 4> Ts;
    for (const FieldDef &F : T->adt()->only().Fields)
      Ts.push_back(W.Types.subst(F.Ty, T->args()));
    return Parts(Ts);
  }
  default:
    return std::nullopt;
  }
}

bool traitc::evaluate(const Expr &E, CheckSession &Sess, APInt &Result,
                      const char **Reason) {
  const char *Ignored = nullptr;
  const char *&Why = Reason ? *Reason : Ignored;
  switch (E.K) {
  case ExprKind::Int:
  case ExprKind::Bool:
  case ExprKind::Char:
    Result = E.IntValue;
    return true;
  case ExprKind::Const: {
    hir::Body *B = checkConstant(*E.TheConst, Sess);
    return B && evaluate(*B->Root, Sess, Result, &Why);
  }
  case ExprKind::Copy:
  case ExprKind::Move: {
    if (E.A->K != ExprKind::Deref || E.A->A->K != ExprKind::Static)
      return false;
    hir::Body *B = checkConstant(*E.A->A->TheConst, Sess);
    return B && evaluate(*B->Root, Sess, Result, &Why);
  }
  case ExprKind::Block:
    return E.Stmts.empty() && E.A && evaluate(*E.A, Sess, Result, &Why);
  case ExprKind::If: {
    if (!E.C || !evaluate(*E.A, Sess, Result, &Why))
      return false;
    return evaluate(Result.isZero() ? *E.C : *E.B, Sess, Result, &Why);
  }
  case ExprKind::Unary:
    if (!evaluate(*E.A, Sess, Result, &Why))
      return false;
    if (E.O == Op::Neg) {
      Result = -Result;
      if (fit(Result, E.Ty, /*Wrap=*/false))
        return true;
      Why = "overflows";
      return false;
    }
    if (E.Ty->is(TypeKind::Bool)) {
      Result = APInt(128, Result.isZero());
      return true;
    }
    Result.flipAllBits();
    return fit(Result, E.Ty, /*Wrap=*/true);
  case ExprKind::Binary: {
    APInt L, R;
    return E.A && E.B && evaluate(*E.A, Sess, L, &Why) &&
           evaluate(*E.B, Sess, R, &Why) &&
           evaluateBinary(E, L, R, Result, Why);
  }
  case ExprKind::Cast:
    return E.CK == hir::CastKind::IntToInt && !E.A->Ty->is(TypeKind::Float) &&
           !E.A->Ty->is(TypeKind::Adt) && evaluate(*E.A, Sess, Result, &Why) &&
           fit(Result, E.Ty, /*Wrap=*/true);
  case ExprKind::Call: {
    if (!E.F.Fn->Intrinsic || !E.Elems.empty() || E.F.As.size() != 1)
      return false;
    auto Known = sizeAndAlign(E.F.As[0], Sess.W);
    if (!Known)
      return false;
    bool Size = E.F.Fn->Name == "size_of";
    if (!Size && E.F.Fn->Name != "align_of")
      return false;
    Result = APInt(128, Size ? Known->first : Known->second);
    return true;
  }
  default:
    return false;
  }
}

/// Is it written `const fn`?
static bool isConstFn(const FnDef &F) {
  if (F.InPrelude)
    return true;
  const char *Start = F.Syntax->Range.Start.getPointer();
  const char *Name = F.Syntax->Name.Loc.getPointer();
  return Start && Name && Start < Name &&
         StringRef(Start, Name - Start).contains("const ");
}

void traitc::checkConstantValue(const ConstDef &C, CheckSession &Sess) {
  SMLoc Loc = C.Syntax->Value->loc();
  unsigned Before = Sess.Diags.errors();
  for (const Expr &E : C.TheBody->Exprs) {
    if (E.K == ExprKind::Const)
      checkConstant(*E.TheConst, Sess);
    else if (E.K == ExprKind::Copy && staticIn(*E.A))
      // To have its address needs no value.
      checkConstant(*staticIn(*E.A), Sess);
    else if ((E.K == ExprKind::Call || E.K == ExprKind::CallUnsized) &&
             (E.F.Fn->Trait || !isConstFn(*E.F.Fn)))
      Sess.Diags.error(E.Loc, "a constant cannot call `" + E.F.Fn->Name +
                                  "`, which is no `const fn`");
    else if (E.K == ExprKind::CallDyn || E.K == ExprKind::CallPtr)
      Sess.Diags.error(E.Loc, "a constant cannot call what is not known when "
                              "the program is compiled");
  }
  if (!C.Ty->is(TypeKind::Int) || Sess.Diags.errors() != Before)
    return;
  APInt V;
  const char *Why = nullptr;
  if (!evaluate(*C.TheBody->Root, Sess, V, &Why) && Why)
    Sess.Diags.error(Loc, llvm::Twine("the constant's value ") + Why);
}
