//===- Places.cpp - Words for places --------------------------------------===//

#include "sema/Places.h"

using namespace traitc;
using namespace traitc::hir;

const Expr *traitc::pointerPlace(const Expr &Deref) {
  const Expr &A = *Deref.A;
  if (A.isPlace())
    return &A;
  if (A.K != ExprKind::Copy && A.K != ExprKind::Move)
    return nullptr;
  return A.A;
}

ConstDef *traitc::staticIn(const Expr &Place) {
  const Expr *P = &Place;
  while (P->K == ExprKind::Field || P->K == ExprKind::Index ||
         (P->K == ExprKind::Deref && isBox(P->A->Ty)))
    P = P->A;
  return P->K == ExprKind::Deref && P->A->K == ExprKind::Static ? P->A->TheConst
                                                                : nullptr;
}

bool traitc::isBox(const Type *T) {
  return T->is(TypeKind::Adt) && T->adt()->L == Lang::Box;
}

bool traitc::implementsDrop(const Type *T) {
  return T->is(TypeKind::Adt) && T->adt()->DropImpl;
}

static std::string fieldName(const Type *Base, unsigned Index) {
  if (Base->is(TypeKind::Adt) && !Base->adt()->IsEnum) {
    const auto &Fields = Base->adt()->only().Fields;
    if (Index < Fields.size())
      return Fields[Index].Name.str();
  }
  return std::to_string(Index);
}

std::string traitc::nameOfPart(StringRef Base, const Type *Ty, unsigned Index) {
  // Fields are reached through references without a star.
  return Base.ltrim('*').str() + "." + fieldName(Ty, Index);
}

std::string traitc::describePlace(const Expr &E, const Body &B) {
  switch (E.K) {
  case ExprKind::Local:
    return E.L->Name.str();
  case ExprKind::Upvar:
    return B.Closure ? B.Closure->Captures[E.Index].Name.str() : "";
  case ExprKind::Field: {
    std::string Base = describePlace(*E.A, B);
    return Base.empty() ? Base : nameOfPart(Base, E.A->Ty, E.Index);
  }
  case ExprKind::Index: {
    std::string Base = describePlace(*E.A, B);
    return Base.empty() ? Base : StringRef(Base).ltrim('*').str() + "[..]";
  }
  case ExprKind::Deref: {
    if (E.A->K == ExprKind::Static)
      return E.A->TheConst->Name.str();
    const Expr *Pointer = pointerPlace(E);
    std::string Base = Pointer ? describePlace(*Pointer, B) : "";
    return Base.empty() ? Base : "*" + Base;
  }
  default:
    return "";
  }
}
