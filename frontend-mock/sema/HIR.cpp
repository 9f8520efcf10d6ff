//===- HIR.cpp - Walking over checked bodies ------------------------------===//

#include "sema/HIR.h"

using namespace traitc;
using namespace traitc::hir;

void hir::forEachChild(Expr &E, llvm::function_ref<void(Expr &)> Visit) {
  auto Go = [&](Expr *X) {
    if (X)
      Visit(*X);
  };
  // A block's tail and `..base` are the last. An assignment's value comes
  // before its place.
  bool Late = E.K == ExprKind::Block || E.K == ExprKind::Adt;
  bool Assigns = E.K == ExprKind::Assign || E.K == ExprKind::CompoundAssign;
  if (!Late)
    Go(Assigns ? E.B : E.A);
  Go(Assigns ? E.A : E.B);
  Go(E.C);
  for (Expr *X : E.Elems)
    Go(X);
  for (auto &[Field, X] : E.Fields)
    Go(X);
  for (FormatPiece &P : E.Pieces)
    Go(P.Arg);
  for (Stmt &S : E.Stmts) {
    Go(S.E);
    Go(S.Else);
  }
  for (MatchArm &Arm : E.Arms) {
    Go(Arm.Guard);
    Go(Arm.Body);
  }
  if (Late)
    Go(E.A);
  if (E.K == ExprKind::Closure || E.K == ExprKind::Async)
    for (Capture &C : E.Closure->Captures)
      Go(C.Place);
}

void hir::forEachChild(const Expr &E,
                       llvm::function_ref<void(const Expr &)> Visit) {
  forEachChild(const_cast<Expr &>(E), [&](Expr &X) { Visit(X); });
}
