//===- CheckCast.cpp - `as` -----------------------------------------------===//
//
// Casts between numbers wait for the end, when a literal's type is known.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::CastKind;
using hir::Expr;

Expr *BodyChecker::checkCast(ast::Expr *E) {
  const Type *To = known(resolveSyntax(E->Type));
  Expectation Hint;
  if (To->is(TypeKind::Int) || To->is(TypeKind::Float))
    Hint = {To, true};
  else if (!To->is(TypeKind::Char) && !To->is(TypeKind::Bool))
    Hint = {To, false};
  Expr *A = check(E->A, Hint);
  switch (To->kind()) {
  case TypeKind::Int:
  case TypeKind::Float:
  case TypeKind::Char:
  case TypeKind::Bool:
    break;
  default:
    return coerce(A, To, E->loc());
  }
  Expr *Node = make(EK::Cast, To, E->loc());
  Node->A = toValue(A);
  if (known(Node->A->Ty)->is(TypeKind::Never))
    return wrap(hir::CoerceKind::NeverToAny, Node->A, To);
  LateCasts.push_back({Node, E->OpLoc.isValid() ? E->OpLoc : E->loc()});
  return Node;
}

static bool isPlainEnum(const Type *T) {
  if (!T->is(TypeKind::Adt) || !T->adt()->IsEnum || T->adt()->Variants.empty())
    return false;
  return llvm::all_of(T->adt()->Variants,
                      [](const auto &V) { return V->Fields.empty(); });
}

void BodyChecker::finishCasts() {
  for (const LateCast &C : LateCasts) {
    const Type *From = resolve(C.Node->A->Ty), *To = C.Node->Ty;
    if (From->hasError())
      continue;
    if (From->is(TypeKind::Infer)) {
      mustKnow(From, C.Node->A->Loc);
      continue;
    }
    bool FromInt = From->is(TypeKind::Int),
         FromFloat = From->is(TypeKind::Float);
    if (From == To) {
      C.Node->CK = FromFloat ? CastKind::FloatToFloat : CastKind::IntToInt;
    } else if ((To->is(TypeKind::Int) &&
                (FromInt || From->is(TypeKind::Bool) ||
                 From->is(TypeKind::Char) || isPlainEnum(From))) ||
               (To->is(TypeKind::Char) && FromInt && From->bits() == 8 &&
                !From->isSigned())) {
      C.Node->CK = CastKind::IntToInt;
    } else if (To->is(TypeKind::Int) && FromFloat) {
      C.Node->CK = CastKind::FloatToInt;
    } else if (To->is(TypeKind::Float) && FromInt) {
      C.Node->CK = CastKind::IntToFloat;
    } else if (To->is(TypeKind::Float) && FromFloat) {
      C.Node->CK = CastKind::FloatToFloat;
    } else if (To->is(TypeKind::Char) && FromInt) {
      error(C.Loc, "only `u8` can be cast to `char`, not `" + show(From) + "`");
    } else if (To->is(TypeKind::Bool)) {
      error(C.Loc, "`" + show(From) +
                       "` cannot be cast to `bool`: compare it "
                       "with zero");
    } else if (From->is(TypeKind::Ref)) {
      error(C.Loc, "`" + show(From) + "` cannot be cast to `" + show(To) +
                       "`: dereference it first");
    } else {
      error(C.Loc, "`" + show(From) + "` cannot be cast to `" + show(To) + "`");
    }
  }
  LateCasts.clear();
}
