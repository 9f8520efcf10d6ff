//===- LocalUses.cpp - Where a body uses its locals -----------------------===//

#include "sema/LocalUses.h"
#include "sema/Places.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;
using namespace traitc::hir;

LocalUses::LocalUses(const Body &B) {
  for (const Param &P : B.Params)
    if (P.Pat)
      pattern(*P.Pat);
  if (B.Root)
    walk(*B.Root);
}

bool LocalUses::bindsReference(const Pattern &P) {
  auto InField = [](const FieldPat &F) { return bindsReference(*F.Pat); };
  auto InPattern = [](const Pattern *Alt) { return bindsReference(*Alt); };
  return (P.K == Pattern::Kind::Bind &&
          (P.M == Pattern::Ref || P.M == Pattern::RefMut)) ||
         (P.Sub && bindsReference(*P.Sub)) || llvm::any_of(P.Fields, InField) ||
         llvm::any_of(P.Alts, InPattern);
}

void LocalUses::pattern(const Pattern &P) {
  if (P.K == Pattern::Kind::Bind)
    Declared.try_emplace(P.L, Now);
  if (P.Sub)
    pattern(*P.Sub);
  for (const FieldPat &F : P.Fields)
    pattern(*F.Pat);
  for (const Pattern *A : P.Alts)
    pattern(*A);
}

void LocalUses::matched(const Expr *With, const Pattern &P) {
  pattern(P);
  if (With && bindsReference(P))
    borrow(*With);
}

void LocalUses::borrow(const Expr &Place) {
  const Expr *P = &Place;
  while (P->K == ExprKind::Field || P->K == ExprKind::Index ||
         (P->K == ExprKind::Deref && isBox(P->A->Ty)))
    P = P->A;
  if (P->K == ExprKind::Local)
    Borrowed.insert(P->L);
}

void LocalUses::walkBlock(const Expr &E) {
  for (const Stmt &S : E.Stmts) {
    if (S.E)
      walk(*S.E);
    if (S.Pat)
      matched(S.E, *S.Pat);
    if (S.Else)
      walk(*S.Else);
  }
  if (E.A)
    walk(*E.A);
}

void LocalUses::walkMatch(const Expr &E) {
  walk(*E.A);
  for (const MatchArm &Arm : E.Arms) {
    matched(E.A, *Arm.Pat);
    if (Arm.Guard)
      walk(*Arm.Guard);
    walk(*Arm.Body);
  }
}

void LocalUses::walk(const Expr &E) {
  ++Now;
  if (E.K == ExprKind::Loop)
    Loops.push_back(Now);
  if (E.K == ExprKind::Block)
    walkBlock(E);
  else if (E.K == ExprKind::Match)
    walkMatch(E);
  else
    forEachChild(E, [&](const Expr &X) { walk(X); });
  if (E.K == ExprKind::Loop)
    Loops.pop_back();
  if (E.K == ExprKind::Local)
    LastUse[E.L] = Now;
  if (E.K == ExprKind::Borrow)
    borrow(*E.A);
  if (E.K == ExprKind::Closure || E.K == ExprKind::Async)
    for (const Capture &C : E.Closure->Captures)
      if (C.M == Capture::Ref || C.M == Capture::RefMut)
        borrow(*C.Place);
  if (E.K == ExprKind::Await)
    Awaits.try_emplace(&E, AwaitPoint{++Now, Loops});
}

bool LocalUses::neededAfter(const Local *L, const Expr &Await) const {
  auto It = Awaits.find(&Await);
  if (It == Awaits.end() || Borrowed.count(L))
    return true;
  unsigned Last = LastUse.lookup(L);
  if (Last > It->second.At)
    return true;
  // The next round of a loop comes after this one.
  unsigned Begin = Declared.lookup(L);
  return llvm::any_of(It->second.Loops, [&](unsigned Loop) {
    return Loop > Begin && Last > Loop;
  });
}
