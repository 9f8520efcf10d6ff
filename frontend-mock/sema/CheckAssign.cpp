//===- CheckAssign.cpp - Assignments --------------------------------------===//
//
// `place = value`, and `(a, _, s.b) = value`: as in Rust, the value is taken
// apart by a `let` with a pattern of the same form, whose variables are then
// assigned to the places from left to right.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;
using EK = hir::ExprKind;
using AK = ast::Pattern::Kind;
using K = ast::Expr::Kind;

/// True for what takes a value apart when it stands on the left of `=`. A call
/// does when it is of a constructor.
static bool takesApart(const ast::Expr &E, const TypeScope &Names,
                       const World &W) {
  if (E.K == K::Call && E.A->K == K::Path) {
    const ast::Path &P = E.A->P;
    if (!P.isIdent())
      return true;
    Symbol::Kind Found = lookupValue(P.Segments.front().Name.Name, Names, W).K;
    return Found == Symbol::Adt || Found == Symbol::Variant;
  }
  return E.K == K::Tuple || E.K == K::Array || E.K == K::StructLit ||
         E.K == K::Wild;
}

namespace {

/// The statements that a destructuring assignment stands for.
class Destructuring {
public:
  Destructuring(ast::Context &Ctx, const TypeScope &Names, const World &W,
                ast::Block &Into)
      : Ctx(Ctx), Names(Names), W(W), Into(Into) {}

  /// The pattern of the same form as \p Target; its variables are assigned
  /// to the places in \p Target by statements at the end of the block.
  ast::Pattern *pattern(ast::Expr *Target);

private:
  ast::Pattern *make(AK Kind, const ast::Expr *At) {
    return Ctx.make<ast::Pattern>(At->Range, Kind);
  }
  ast::Pattern *variable(ast::Expr *Place);

  ast::Context &Ctx;
  const TypeScope &Names;
  const World &W;
  ast::Block &Into;
};

} // namespace

ast::Pattern *Destructuring::variable(ast::Expr *Place) {
  auto *Var = Ctx.make<ast::Expr>(Place->Range, K::Path);
  // No name of the program's begins like this, so it hides none.
  Var->Text = "=" + std::to_string(Into.Stmts.size());
  ast::Ident Name = {Var->Text, Place->loc()};
  Var->P.Range = Place->Range;
  auto *Assign = Ctx.make<ast::Expr>(Place->Range, K::Assign);
  Assign->A = Place;
  Assign->B = Var;
  Assign->OpLoc = Place->loc();
  ast::Stmt St;
  St.K = ast::Stmt::Kind::Expr;
  St.Range = Place->Range;
  St.E = Assign;
  St.Semi = true;
  Into.Stmts.push_back(std::move(St));
  ast::Pattern *P = make(AK::Bind, Place);
  P->Name = Name;
  Var->P.Segments.push_back({Name, nullptr});
  return P;
}

ast::Pattern *Destructuring::pattern(ast::Expr *Target) {
  switch (Target->K) {
  case K::Wild:
    return make(AK::Wild, Target);
  case K::Range:
    if (Target->A || Target->B || Target->Inclusive)
      return variable(Target);
    return make(AK::Rest, Target);
  case K::Tuple:
  case K::Array:
  case K::Call: {
    if (!takesApart(*Target, Names, W))
      return variable(Target);
    ast::Pattern *P = make(Target->K == K::Tuple   ? AK::Tuple
                           : Target->K == K::Array ? AK::Slice
                                                   : AK::TupleStruct,
                           Target);
    if (Target->K == K::Call)
      P->P = std::move(Target->A->P);
    for (ast::Expr *Part : Target->Args)
      P->Elements.push_back(pattern(Part));
    return P;
  }
  case K::StructLit: {
    if (Target->A)
      return variable(Target);
    ast::Pattern *P = make(AK::Struct, Target);
    P->P = std::move(Target->P);
    P->HasRest = Target->Rest;
    for (ast::FieldInit &F : Target->Fields)
      P->Fields.push_back({F.Name, pattern(F.Value)});
    return P;
  }
  default:
    return variable(Target);
  }
}

Expr *BodyChecker::checkAssign(ast::Expr *E) {
  if (takesApart(*E->A, *Names, W)) {
    ast::Block *Body = Sess.Ctx.make<ast::Block>(E->Range);
    Body->Stmts.emplace_back();
    ast::Pattern *P = Destructuring(Sess.Ctx, *Names, W, *Body).pattern(E->A);
    ast::Stmt &Let = Body->Stmts.front();
    Let.K = ast::Stmt::Kind::Let;
    Let.Range = E->Range;
    Let.Pat = P;
    Let.E = E->B;
    auto *Block = Sess.Ctx.make<ast::Expr>(E->Range, K::Block);
    Block->Body = Body;
    return check(Block, TC.unit());
  }
  Expr *Place = check(E->A);
  Expr *Value = coerced(E->B, Place->Ty);
  if (!Place->isPlace()) {
    if (!Infer.shallow(Place->Ty)->is(TypeKind::Error))
      error(E->A->loc(),
            "this is a value, not a place that can be assigned to");
    return errorExpr(E->loc());
  }
  makeMut(Place);
  Expr *N =
      make(EK::Assign, TC.unit(), E->OpLoc.isValid() ? E->OpLoc : E->loc());
  N->A = Place;
  N->B = Value;
  return N;
}
