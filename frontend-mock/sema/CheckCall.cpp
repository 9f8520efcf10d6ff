//===- CheckCall.cpp - Calls ----------------------------------------------===//
//
// Of functions, variants, function pointers and whatever implements Fn, FnMut
// or FnOnce. Methods are in CheckMethod.cpp.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

Expr *BodyChecker::checkCall(ast::Expr *E, Expectation X) {
  if (E->A->K != ast::Expr::Kind::Path || E->A->Paren)
    return callValue(check(E->A), E, X);
  ast::Path &P = E->A->P;
  if (Expr *Placed = checkPlacing(P, E))
    return Placed;
  PathValue V = resolvePath(P);
  switch (V.K) {
  case PathValue::Fn:
    return callFn(V.F, E, X);
  case PathValue::Ctor:
    if (V.V->Tuple)
      return callCtor(V.V, V.As, E, X);
    error(E->loc(), "`" + V.V->Name + "` is not a tuple " +
                        (V.V->Adt->IsEnum ? "variant" : "struct") +
                        " and cannot be called");
    break;
  case PathValue::Error:
    break;
  default:
    return callValue(pathValue(V, E->A->loc(), {}), E, X);
  }
  for (ast::Expr *A : E->Args)
    value(A);
  return errorExpr(E->loc());
}

SmallVector<Expr *, 4> BodyChecker::checkArgs(ArrayRef<const Type *> Formals,
                                              const Type *RetTy,
                                              const ast::Expr *E, Expectation X,
                                              StringRef What,
                                              SMLoc DeclaredAt) {
  SmallVector<Expr *, 4> Out(E->Args.size(), nullptr);
  if (Formals.size() != E->Args.size()) {
    error(E->loc(), What + " takes " + llvm::Twine(Formals.size()) +
                        (Formals.size() == 1 ? " argument" : " arguments") +
                        ", but " + llvm::Twine(E->Args.size()) +
                        (E->Args.size() == 1 ? " is given" : " are given"));
    if (DeclaredAt.isValid())
      note(DeclaredAt, "declared here");
    for (size_t I = 0; I != E->Args.size(); ++I)
      Out[I] = value(E->Args[I]);
    return Out;
  }
  // What the result shall be may say what the arguments shall be.
  Types Hints(Formals.begin(), Formals.end());
  if (X.Ty && RetTy && resolve(RetTy)->hasInfer()) {
    size_t Mark = Infer.snapshot();
    if (Infer.unify(RetTy, X.Ty))
      for (const Type *&H : Hints)
        H = resolve(H);
    Infer.rollback(Mark);
  }
  // Closures come last, when the other arguments have said what is known.
  for (bool ClosurePass : {false, true}) {
    bool Any = false;
    for (size_t I = 0; I != Out.size(); ++I) {
      ast::Expr *A = E->Args[I];
      if ((A->K == ast::Expr::Kind::Closure) != ClosurePass)
        continue;
      if (ClosurePass && !Any) {
        solvePending();
        Any = true;
      }
      const Type *Hint = Infer.shallow(Hints[I]);
      const Type *Formal = Formals[I];
      bool Soft = Hint->isUnsized();
      Expr *V = check(A, {Hint, Soft});
      if (!Soft && Hint != Infer.shallow(Formal) && !Hint->is(TypeKind::Infer))
        if (Expr *Done = tryCoerce(V, Hint, A->loc()))
          V = Done;
      Out[I] = coerce(V, Formal, A->loc());
    }
  }
  return Out;
}

Expr *BodyChecker::finishCall(const FnRef &F, ArrayRef<Expr *> Elems,
                              const Type *RetTy, SMLoc Loc) {
  bool Unsized = F.Fn->Ret->is(TypeKind::Dyn);
  Expr *N = make(Unsized ? EK::CallUnsized : EK::Call, RetTy, Loc);
  N->F = F;
  N->Elems.append(Elems.begin(), Elems.end());
  return N;
}

Expr *BodyChecker::callFn(const FnRef &F, ast::Expr *E, Expectation X) {
  if (F.Fn->Trait && F.Fn->Trait->L == Lang::Drop)
    error(E->loc(), "`drop` is never called by name: use `drop(value)`");
  FnSig Sig = signatureOf(F, E->loc());
  SmallVector<Expr *, 4> Args =
      checkArgs(Sig.Params, Sig.Ret, E, X, ("`" + F.Fn->Name + "`").str(),
                F.Fn->InPrelude ? SMLoc() : F.Fn->Loc);
  Expr *N = finishCall(F, Args, Sig.Ret, E->loc());
  N->Strategy = strategyOf(E);
  refuseTry(N->Strategy);
  return N;
}

Expr *BodyChecker::callCtor(VariantDef *V, ArrayRef<const Type *> As,
                            ast::Expr *E, Expectation X) {
  const Type *Ty = TC.adt(V->Adt, As);
  if (X.Ty && !X.Soft)
    Infer.unify(X.Ty, Ty);
  requirePredicates(V->Adt->Generics, Ty->args(), E->loc());
  Types Formals;
  for (FieldDef &F : V->Fields)
    Formals.push_back(fieldType(F, Ty, E->loc()));
  SmallVector<Expr *, 4> Args = checkArgs(Formals, X.Soft ? Ty : nullptr, E, X,
                                          ("`" + V->Name + "`").str(), {});
  if (Args.size() != Formals.size())
    return errorExpr(E->loc());
  return variantExpr(V, Ty, Args, E->loc());
}

/// A call of one of the traits that the compiler knows.
Expr *BodyChecker::callMethod(Lang Trait, StringRef Method,
                              ArrayRef<const Type *> As, ArrayRef<Expr *> Elems,
                              SMLoc Loc) {
  FnDef *M = langMethod(Trait, Method);
  if (!M) {
    error(Loc, "the prelude has no `" + Method + "`");
    return errorExpr(Loc);
  }
  Expr *N = make(EK::Call, nullptr, Loc);
  N->F = {M, TC.save(As)};
  N->Elems.append(Elems.begin(), Elems.end());
  N->Ty = TC.error(); // the caller knows it
  return N;
}

//===----------------------------------------------------------------------===//
// Values that can be called
//===----------------------------------------------------------------------===//

Expr *BodyChecker::callValue(Expr *Callee, ast::Expr *E, Expectation X) {
  auto GiveUp = [&] {
    for (ast::Expr *A : E->Args)
      value(A);
    return errorExpr(E->loc());
  };
  const Type *First = mustKnow(Callee->Ty, E->A->loc());
  if (First->is(TypeKind::Error))
    return GiveUp();
  for (Expr *Step = Callee; Step; Step = deref(Step, E->loc())) {
    const Type *T = known(Step->Ty);
    switch (T->kind()) {
    case TypeKind::FnDef:
      return callFn({T->fn(), T->args()}, E, X);
    case TypeKind::FnPtr: {
      Expr *N = make(EK::CallPtr, T->result(), E->loc());
      N->A = toValue(Step);
      SmallVector<Expr *, 4> Args = checkArgs(T->params(), T->result(), E, X,
                                              "this function pointer", {});
      N->Elems.append(Args.begin(), Args.end());
      return N;
    }
    default:
      if (std::optional<CallSig> Sig = callSignature(T, E->loc()))
        return callThroughTrait(Step, T, *Sig, E, X);
    }
  }
  error(E->loc(), "`" + show(First) + "` is not a function");
  return GiveUp();
}

Expr *BodyChecker::callThroughTrait(Expr *Place, const Type *Ty,
                                    const CallSig &Sig, ast::Expr *E,
                                    Expectation X) {
  SmallVector<Expr *, 4> Args = checkArgs(
      Sig.Params, Sig.Ret, E, X,
      Ty->is(TypeKind::Closure) ? "this closure" : "this function", {});
  bool Dyn = Ty->is(TypeKind::Dyn);
  Expr *N = make(Dyn ? EK::CallDyn : EK::Call, Sig.Ret, E->loc());
  Expr *Tuple = make(EK::Tuple, TC.tuple(Sig.Params), E->loc());
  Tuple->Elems.append(Args.begin(), Args.end());
  N->F.As = TC.save({Ty, Tuple->Ty});
  N->Elems = {Place, Tuple};
  if (Ty->is(TypeKind::Closure))
    LateCalls.push_back({N, B, Ty->closure()});
  else
    fixReceiver(N, Sig.Kind);
  return N;
}

/// Elems[0] is the callee's place: as the trait of \p Kind wants it.
void BodyChecker::fixReceiver(Expr *Call, Lang Kind) {
  Expr *Place = Call->Elems[0];
  switch (Kind) {
  case Lang::Fn:
    Call->F.Fn = langMethod(Lang::Fn, "call");
    Call->Elems[0] = borrow(Place, false, Place->Loc);
    break;
  case Lang::FnMut:
    Call->F.Fn = langMethod(Lang::FnMut, "call_mut");
    Call->Elems[0] = borrow(Place, true, Place->Loc);
    break;
  default:
    Call->F.Fn = langMethod(Lang::FnOnce, "call_once");
    if (Call->K != EK::CallDyn) {
      Call->Elems[0] = toValue(Place);
    } else if (Place->K == EK::Deref &&
               known(Place->A->Ty)->is(TypeKind::Adt)) {
      Call->Elems[0] = toValue(Place->A); // the box
    } else {
      error(Place->Loc, "a `dyn FnOnce` can only be called through its box");
      Call->Elems[0] = errorExpr(Place->Loc);
    }
    break;
  }
}
