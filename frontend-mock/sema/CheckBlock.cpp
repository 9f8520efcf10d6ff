//===- CheckBlock.cpp - Blocks, statements and let ------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

/// Items come first: they may be used before they stand.
void BodyChecker::collectItems(ast::Block *Blk) {
  SmallVector<ast::Item *, 4> Items;
  for (ast::Stmt &S : Blk->Stmts)
    if (S.K == ast::Stmt::Kind::Item && S.I)
      Items.push_back(S.I);
  if (Items.empty())
    return;
  auto Inner = std::make_unique<TypeScope>(*Names);
  Inner->LocalTypes = Inner->LocalValues = nullptr;
  Inner->Outer = Names;
  collectLocal(Items, *Inner, W, Sess.Ctx, Diags);
  Names = Inner.get();
  ItemScopes.push_back(std::move(Inner));
}

Expr *BodyChecker::checkBlock(ast::Block *Blk, Expectation X, SMLoc Loc) {
  Scope S(*this);
  const TypeScope *OuterNames = Names;
  collectItems(Blk);
  bool Before = Diverges;
  Diverges = false;
  Expr *N = make(EK::Block, nullptr, Loc);
  checkStatements(Blk, N);
  if (Blk->Tail) {
    Expr *Tail = check(Blk->Tail, X);
    if (X.Ty && !X.Soft)
      N->A = coerce(Tail, X.Ty, Blk->Tail->loc());
    else
      N->A = toValue(Tail);
    N->Ty = N->A->Ty;
    if (Diverges && Infer.shallow(N->Ty)->is(TypeKind::Infer))
      DivergingVars.push_back(N->Ty);
  } else {
    N->Ty = Diverges ? TC.never() : TC.unit();
  }
  Diverges |= Before;
  Names = OuterNames;
  return N;
}

Expr *BodyChecker::checkBlockExpr(ast::Expr *E, Expectation X) {
  if (!E->Label)
    return checkBlock(E->Body, X, E->loc());
  Merge Values(*this, X);
  // The block that breaks leave is around the one with the statements.
  Expr *N = make(EK::Block, nullptr, E->loc());
  Target T{E->Label.Name, N, &Values, /*Block=*/true};
  Targets.push_back(&T);
  Expr *Inner = checkBlock(E->Body, X, E->loc());
  Targets.pop_back();
  N->A = Values.add(toValue(Inner), E->loc());
  if (T.Broken)
    Diverges = false;
  N->Ty = Values.finish();
  return N;
}

void BodyChecker::checkStatements(ast::Block *Blk, Expr *Into) {
  for (ast::Stmt &S : Blk->Stmts) {
    switch (S.K) {
    case ast::Stmt::Kind::Item:
      break;
    case ast::Stmt::Kind::Let:
      checkLet(S, Into);
      break;
    case ast::Stmt::Kind::Expr: {
      Expr *V = S.Semi ? value(S.E) : coerced(S.E, TC.unit());
      if (S.Semi && isFuture(Infer.shallow(V->Ty)))
        Diags.warning(S.E->loc(), "this future does nothing: it is dropped, "
                                  "and was not awaited");
      Into->Stmts.push_back(
          {hir::Stmt::Kind::Expr, S.Range.Start, nullptr, V, nullptr});
      break;
    }
    }
  }
}

/// Patterns that look into what they match leave a place where it is; a name
/// takes the value.
static bool takesWhole(const ast::Pattern *P) {
  return P->K == ast::Pattern::Kind::Bind && !P->ByRef && !P->Sub;
}

Expr *BodyChecker::letInitializer(ast::Expr *E, const ast::Pattern *Pat,
                                  const Type *Want) {
  Expr *Init = check(E, Want ? Expectation(Want) : Expectation());
  bool InPlace = Init->isPlace() && !takesWhole(Pat);
  if (!Want)
    return InPlace ? Init : toValue(Init);
  if (InPlace && Infer.unify(Init->Ty, Want))
    return Init;
  return coerce(Init, Want, E->loc());
}

void BodyChecker::checkLet(ast::Stmt &St, Expr *Into) {
  hir::Stmt S;
  S.K = hir::Stmt::Kind::Let;
  S.Loc = St.Range.Start;
  for (const ast::Attribute &A : St.Attrs)
    error(A.Name.Loc, "a strategy belongs to a call or an `.await`: put it "
                      "behind the `=`");
  const Type *Ty = St.Type ? resolveSyntax(St.Type) : nullptr;
  if (Ty && Infer.shallow(Ty)->isUnsized()) {
    error(St.Type->loc(), "a variable cannot have the type `" + show(Ty) +
                              "`: its size is not known");
    Ty = TC.error();
  }
  if (St.E) {
    S.E = letInitializer(St.E, St.Pat, Ty);
    if (!Ty)
      Ty = S.E->Ty;
  } else if (!Ty) {
    Ty = fresh();
  }
  if (St.Else) {
    bool Before = Diverges;
    S.Else = checkBlock(St.Else, {}, St.Else->loc());
    if (!Infer.shallow(S.Else->Ty)->is(TypeKind::Never) &&
        !Infer.shallow(S.Else->Ty)->is(TypeKind::Error))
      error(St.Else->loc(), "the `else` of this `let` must leave it: by "
                            "`return`, `break`, `continue` or a panic");
    Diverges = Before;
  }
  S.Pat = checkPattern(St.Pat, Ty, S.E);
  if (!St.Else)
    LateRefutables.push_back({S.Pat, St.Pat->loc(), "`let`"});
  Into->Stmts.push_back(S);
}
