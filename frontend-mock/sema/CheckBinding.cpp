//===- CheckBinding.cpp - Names, constants and literals in patterns -------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;
using PK = hir::Pattern::Kind;

hir::Pattern *BodyChecker::bindOrConst(ast::Pattern *P, const Type *Ty, Mode M,
                                       PatternScope &PS) {
  if (!P->ByRef && !P->Mut && !P->Sub) {
    Symbol S = lookupValue(P->Name.Name, *Names, W);
    if (S.K == Symbol::Const)
      return constPattern(static_cast<ConstDef *>(S.Def), Ty, P->loc());
    VariantDef *V = nullptr;
    if (S.K == Symbol::Variant)
      V = static_cast<VariantDef *>(S.Def);
    else if (S.K == Symbol::Adt && !static_cast<AdtDef *>(S.Def)->IsEnum)
      V = &static_cast<AdtDef *>(S.Def)->only();
    if (V && V->Fields.empty())
      return variantPattern(V, Ty, P->loc(), freshArgs(V->Adt->Generics));
  }
  if (P->ByRef)
    M = P->Mut ? Mode::RefMut : Mode::Ref;
  else if (P->Mut)
    M = Mode::Move;
  const Type *LocalTy = M == Mode::Ref      ? TC.ref(Ty, false)
                        : M == Mode::RefMut ? TC.ref(Ty, true)
                                            : Ty;
  if (LocalTy->isUnsized()) {
    error(P->loc(), "the size of `" + show(LocalTy) +
                        "` is not known here: bind it by `ref`");
    LocalTy = TC.error();
  }
  hir::Local *L = nullptr;
  if (PS.Known) {
    for (hir::Local *K : *PS.Known)
      if (K->Name == P->Name.Name)
        L = K;
    if (!L) {
      error(P->loc(),
            "`" + P->Name.Name + "` is not bound in all alternatives");
      LocalTy = TC.error();
    } else if (llvm::is_contained(PS.Seen, L)) {
      error(P->loc(), "`" + P->Name.Name + "` is bound twice in one pattern");
    } else {
      demand(L->Ty, LocalTy, P->loc());
      PS.Seen.push_back(L);
    }
  }
  for (hir::Local *Other : PS.Bound)
    if (Other->Name == P->Name.Name)
      error(P->loc(), "`" + P->Name.Name + "` is bound twice in one pattern");
  if (!L) {
    L = newLocal(P->Name.Name, LocalTy,
                 P->Name.Loc.isValid() ? P->Name.Loc : P->loc(),
                 P->Mut && !P->ByRef);
    PS.Bound.push_back(L);
  }
  hir::Pattern *Out = newPattern(PK::Bind, Ty, P->loc());
  Out->L = L;
  Out->M = M;
  if (P->Sub)
    Out->Sub = pattern(P->Sub, Ty, M, PS);
  return Out;
}

hir::Pattern *BodyChecker::pathPattern(ast::Pattern *P, const Type *Ty) {
  PathValue V = resolvePath(P->P);
  switch (V.K) {
  case PathValue::Ctor:
    if (!V.V->Fields.empty()) {
      error(P->loc(), "`" + V.V->Name + "` has fields: match them, or write `" +
                          V.V->Name + (V.V->Tuple ? "(..)`" : " { .. }`"));
      break;
    }
    return variantPattern(V.V, Ty, P->loc(), V.As);
  case PathValue::Const:
    return constPattern(V.C, Ty, P->loc());
  case PathValue::Error:
    break;
  default:
    error(P->loc(), "a pattern needs a constant or a variant here");
    break;
  }
  return newPattern(PK::Wild, TC.error(), P->loc());
}

hir::Pattern *BodyChecker::constPattern(ConstDef *C, const Type *Ty,
                                        SMLoc Loc) {
  hir::Pattern *Out = newPattern(PK::Literal, C->Ty, Loc);
  if (C->isStatic())
    error(Loc, "`" + C->Name +
                   "` is a static: a pattern needs a constant or "
                   "another name");
  if (C->isStatic() || !demand(Ty, C->Ty, Loc)) {
    Out->K = PK::Wild;
    Out->Ty = TC.error();
    return Out;
  }
  hir::Body *Value = traitc::checkConstant(*C, Sess);
  if (!Value) {
    Out->K = PK::Wild;
    return Out;
  }
  Expr *E = make(EK::Error, C->Ty, Loc);
  Out->Value = E;
  llvm::APInt V;
  const Expr &Root = *Value->Root;
  switch (C->Ty->kind()) {
  case TypeKind::Int:
  case TypeKind::Bool:
  case TypeKind::Char:
    if (!evaluate(Root, Sess, V))
      break;
    E->K = C->Ty->is(TypeKind::Int)    ? EK::Int
           : C->Ty->is(TypeKind::Bool) ? EK::Bool
                                       : EK::Char;
    E->IntValue = V;
    return Out;
  case TypeKind::Float:
    if (Root.K == EK::Float) {
      E->K = EK::Float;
      E->FloatValue = Root.FloatValue;
      return Out;
    }
    break;
  case TypeKind::Ref:
    if (Root.K == EK::Str) {
      E->K = EK::Str;
      E->Text = Root.Text;
      return Out;
    }
    break;
  default:
    break;
  }
  error(Loc, "constant `" + C->Name + "` of type `" + show(C->Ty) +
                 "` cannot be a pattern: compare with `==`");
  Out->K = PK::Wild;
  return Out;
}

hir::Pattern *BodyChecker::literalPattern(ast::Pattern *P, const Type *Ty) {
  hir::Pattern *Out = newPattern(PK::Literal, Ty, P->loc());
  Expr *V = check(P->Low, {Ty, true});
  if (V->K == EK::Unary && V->O == hir::Op::Neg &&
      (V->A->K == EK::Int || V->A->K == EK::Float)) {
    Expr *Lit = V->A;
    Lit->IntValue = -Lit->IntValue;
    Lit->FloatValue = -Lit->FloatValue;
    NegatedLiterals.insert(Lit);
    V = Lit;
  }
  Out->Value = V;
  if (!demand(Ty, V->Ty, P->loc())) {
    Out->K = PK::Wild;
    Out->Ty = TC.error();
  }
  return Out;
}

hir::Pattern *BodyChecker::rangePattern(ast::Pattern *P, const Type *Ty) {
  hir::Pattern *Out = newPattern(PK::Range, Ty, P->loc());
  bool Bad = false;
  auto Bound = [&](ast::Expr *E, llvm::APInt &Into) {
    Expr *V = check(E, {Ty, true});
    if (!demand(Ty, V->Ty, E->loc())) {
      Bad = true;
      return;
    }
    const Type *T = known(Ty);
    if (T->is(TypeKind::Float) ||
        (T->is(TypeKind::Infer) && T->inferKind() == InferKind::Float)) {
      error(E->loc(), "ranges of floats are not supported in patterns");
      Bad = true;
    } else if (V->K != EK::Error && !evaluate(*V, Sess, Into)) {
      error(E->loc(), "the bound of a range pattern must be a constant");
      Bad = true;
    }
    RangeBounds.insert(V);
    if (V->K == EK::Unary && V->A)
      RangeBounds.insert(V->A);
  };
  if (P->Low)
    Bound(P->Low, Out->Low);
  if (P->High)
    Bound(P->High, Out->High);
  if (Bad) {
    Out->K = PK::Wild;
    Out->Ty = TC.error();
    return Out;
  }
  LateRanges.push_back(
      {Out, P->Low != nullptr, P->High != nullptr, P->Inclusive});
  return Out;
}

/// Open and exclusive ends, now that the type is known.
void BodyChecker::finishRanges() {
  for (const LateRange &R : LateRanges) {
    const Type *T = resolve(R.P->Ty);
    if (T->hasError())
      continue;
    if (!T->is(TypeKind::Int) && !T->is(TypeKind::Char)) {
      error(R.P->Loc, "`" + show(T) + "` cannot be matched by a range");
      continue;
    }
    bool Signed = T->is(TypeKind::Int) && T->isSigned();
    unsigned Bits = T->is(TypeKind::Char) ? 32 : intBits(T);
    llvm::APInt Min(128, 0), Max(128, 0x10ffff);
    if (T->is(TypeKind::Int)) {
      Min = Signed ? llvm::APInt::getSignedMinValue(Bits).sext(128)
                   : llvm::APInt(128, 0);
      Max = Signed ? llvm::APInt::getSignedMaxValue(Bits).sext(128)
                   : llvm::APInt::getMaxValue(Bits).zext(128);
    }
    if (!R.HasLow)
      R.P->Low = Min;
    if (!R.HasHigh)
      R.P->High = Max;
    auto Less = [&](const llvm::APInt &A, const llvm::APInt &C) {
      return Signed ? A.slt(C) : A.ult(C);
    };
    if (R.HasHigh && !R.Inclusive) {
      if (!Less(R.P->Low, R.P->High)) {
        error(R.P->Loc, "this range is empty");
        continue;
      }
      --R.P->High;
    } else if (Less(R.P->High, R.P->Low)) {
      error(R.P->Loc, "this range is empty");
    }
    if (Less(R.P->Low, Min) || Less(Max, R.P->High))
      error(R.P->Loc, "the range is beyond the values of `" + show(T) + "`");
  }
  LateRanges.clear();
}
