//===- CheckClosure.cpp - Closures and async blocks -----------------------===//
//
// Their bodies are checked where they stand, with the variables of the body
// around them in scope; what they capture is found at the end
// (analyzeCaptures), when all types are known.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

/// Makes the body the current one; endClosure() goes back to its parent.
hir::Body *BodyChecker::beginClosure(SMLoc Loc, bool Async, bool Move) {
  W.Closures.push_back(std::make_unique<ClosureDef>());
  ClosureDef *C = W.Closures.back().get();
  C->IsAsync = Async;
  C->Move = Move;
  C->Fn = Fn;
  C->Generics = Generics;
  C->Loc = Loc;
  C->TheBody = std::make_unique<hir::Body>();
  hir::Body *Body = C->TheBody.get();
  Body->Closure = C;
  Body->Parent = B;
  Body->IsAsync = Async;
  Body->Strategy = B->Strategy;
  B = Body;
  InAsync = Async;
  return Body;
}

void BodyChecker::endClosure(hir::Body *Body) {
  B = Body->Parent;
  Closures.push_back(Body);
}

Expr *BodyChecker::closureExpr(hir::Body *Body, SMLoc Loc) {
  ClosureDef *C = Body->Closure;
  Args As = identityArgs(Generics, W);
  Expr *E = make(C->IsAsync ? EK::Async : EK::Closure,
                 C->IsAsync ? TC.future(C, As) : TC.closure(C, As), Loc);
  E->Closure = C;
  return E;
}

Expr *BodyChecker::checkClosure(ast::Expr *E, Expectation X) {
  std::optional<CallSig> Want = expectedSignature(X.Ty, E->loc());
  if (Want && Want->Params.size() != E->Params.size())
    Want.reset(); // the bound will complain
  const Type *OuterRet = Ret;
  bool OuterAsync = InAsync, OuterDiverges = Diverges;
  size_t OuterTargets = TargetsBase;
  hir::Body *C = beginClosure(E->loc(), /*Async=*/false, E->Move);
  TargetsBase = Targets.size();
  Diverges = false;
  {
    Scope S(*this);
    for (size_t I = 0; I != E->Params.size(); ++I) {
      ast::ClosureParam &P = E->Params[I];
      const Type *T = P.Type ? resolveSyntax(P.Type) : nullptr;
      if (!T)
        T = Want ? Want->Params[I] : fresh();
      else if (Want)
        demand(Want->Params[I], T, P.Type->loc());
      C->Closure->Params.push_back(T);
      hir::Pattern *Pat = checkPattern(P.Pat, T);
      LateRefutables.push_back({Pat, P.Pat->loc(), "a closure's parameter"});
      C->Params.push_back({Pat, T});
    }
    rejectDoubles(S.Mark);
    Ret = E->Type             ? resolveSyntax(E->Type)
          : Want && Want->Ret ? Want->Ret
                              : fresh();
    C->Ret = C->Closure->Ret = Ret;
    C->Root = coerced(E->A, Ret);
  }
  endClosure(C);
  Ret = OuterRet;
  InAsync = OuterAsync;
  Diverges = OuterDiverges;
  TargetsBase = OuterTargets;
  return closureExpr(C, E->loc());
}

Expr *BodyChecker::checkAsync(ast::Expr *E, Expectation X) {
  const Type *Want = expectedOutput(X.Ty);
  const Type *OuterRet = Ret;
  bool OuterAsync = InAsync, OuterDiverges = Diverges;
  size_t OuterTargets = TargetsBase;
  hir::Body *C = beginClosure(E->loc(), /*Async=*/true, E->Move);
  TargetsBase = Targets.size();
  Diverges = false;
  Ret = Want ? Want : fresh();
  C->Ret = C->Closure->Ret = Ret;
  Expr *Root = checkBlock(E->Body, Ret, E->loc());
  C->Root =
      coerce(Root, Ret, E->Body->Tail ? E->Body->Tail->loc() : E->Body->loc());
  endClosure(C);
  Ret = OuterRet;
  InAsync = OuterAsync;
  Diverges = OuterDiverges;
  TargetsBase = OuterTargets;
  return closureExpr(C, E->loc());
}
