//===- Mutability.cpp - May a place be changed? ---------------------------===//

#include "sema/Mutability.h"
#include "sema/Places.h"

using namespace traitc;
using namespace traitc::hir;

static Mutability throughDeref(const Expr &E, const Body &B) {
  if (E.A->K == ExprKind::Static)
    return {Mutability::Static, nullptr};
  const Type *Pointer = E.A->Ty;
  if (Pointer->is(TypeKind::Ref) && !Pointer->isMut())
    return {Mutability::Shared, nullptr};
  const Expr *From = pointerPlace(E);
  if (!From)
    return {}; // a reference that was just made
  return isBox(Pointer) ? mutabilityOf(*From, B) : uniqueAccess(*From, B);
}

Mutability traitc::mutabilityOf(const Expr &E, const Body &B) {
  switch (E.K) {
  case ExprKind::Local:
    // The compiler's own have no names.
    if (E.L->Mut || E.L->Name.empty())
      return {};
    return {Mutability::NotMut, E.L};
  case ExprKind::Upvar: {
    const Capture &C = B.Closure->Captures[E.Index];
    if (!B.Parent || C.M == Capture::Ref)
      return {};
    return mutabilityOf(*C.Place, *B.Parent);
  }
  case ExprKind::Field:
  case ExprKind::Index:
    return mutabilityOf(*E.A, B);
  case ExprKind::Deref:
    return throughDeref(E, B);
  default:
    return {}; // a temporary
  }
}

Mutability traitc::uniqueAccess(const Expr &E, const Body &B) {
  switch (E.K) {
  case ExprKind::Upvar: {
    const Capture &C = B.Closure->Captures[E.Index];
    if (!B.Parent || C.M == Capture::Ref)
      return {};
    return uniqueAccess(*C.Place, *B.Parent);
  }
  case ExprKind::Field:
  case ExprKind::Index:
    return uniqueAccess(*E.A, B);
  case ExprKind::Deref: {
    if (isBox(E.A->Ty))
      return uniqueAccess(*E.A, B);
    return throughDeref(E, B);
  }
  default:
    return {};
  }
}
