//===- CheckCoerce.cpp - Values where another type is expected ------------===//
//
// Coercions as Rust has them: never to anything, reborrowing, dereferencing of
// references, function items and closures to function pointers. Unsizing is in
// CheckUnsize.cpp.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::CoerceKind;
using hir::Expr;

Expr *BodyChecker::wrap(CoerceKind K, Expr *X, const Type *Ty) {
  Expr *E = make(EK::Coerce, Ty, X->Loc);
  E->A = X;
  E->Co = K;
  return E;
}

void BodyChecker::mismatch(const Type *Expected, const Type *Found, SMLoc Loc) {
  Expected = resolve(Expected);
  Found = resolve(Found);
  if (Expected->hasError() || Found->hasError())
    return;
  std::string E = Expected->str(), F = Found->str();
  if (E == F && Found->is(TypeKind::Closure))
    error(Loc, "mismatched types: every closure has a type of its own");
  else if (E == F && Found->is(TypeKind::Opaque))
    error(Loc, "mismatched types: two `" + F + "` of different functions");
  else
    error(Loc, "mismatched types: expected `" + E + "`, found `" + F + "`");
  if (!isFuture(Expected))
    noteFuture(Found, Loc);
  auto IsBox = [](const Type *T) {
    return T->is(TypeKind::Adt) && T->adt()->L == Lang::Box;
  };
  if (IsBox(Expected) && !IsBox(Found)) {
    const Type *In = resolve(Expected->args()[0]);
    if (In == Found || (In->is(TypeKind::Dyn) && !Found->is(TypeKind::Ref)))
      note(Loc, "`Box::new(..)` puts it into a box");
  }
}

bool BodyChecker::demand(const Type *Expected, const Type *Found, SMLoc Loc) {
  if (Infer.unify(Expected, Found))
    return true;
  Expected = norm(resolve(Expected), Loc);
  Found = norm(resolve(Found), Loc);
  if (Infer.unify(Expected, Found))
    return true;
  mismatch(Expected, Found, Loc);
  return false;
}

/// \p X as a value of type \p Ty, or an error.
Expr *BodyChecker::coerce(Expr *X, const Type *Ty, SMLoc Loc) {
  const Type *From = Infer.shallow(X->Ty);
  if (From->isUnsized() && !known(Ty)->isUnsized())
    return toValue(X); // which reports it
  if (Expr *Done = tryCoerce(X, Ty, Loc))
    return Done;
  mismatch(Ty, X->Ty, Loc);
  return errorExpr(Loc);
}

/// Null when the types do not fit; what was learned stays.
Expr *BodyChecker::tryCoerce(Expr *X, const Type *Ty, SMLoc Loc) {
  const Type *From = known(X->Ty);
  const Type *To = known(Ty);
  if (From->is(TypeKind::Error) || To->is(TypeKind::Error)) {
    Infer.unify(From, To);
    return toValue(X);
  }
  if (From->is(TypeKind::Never)) {
    if (To->is(TypeKind::Never))
      return X;
    if (To->is(TypeKind::Infer))
      DivergingVars.push_back(To);
    return wrap(CoerceKind::NeverToAny, toValue(X), To);
  }
  if (To->is(TypeKind::Infer) || From->is(TypeKind::Infer))
    return Infer.unify(From, To) ? toValue(X) : nullptr;

  switch (To->kind()) {
  case TypeKind::Ref:
  case TypeKind::RawPtr:
    if (From->is(TypeKind::Ref) ||
        (From->is(TypeKind::RawPtr) && To->is(TypeKind::RawPtr)))
      return coerceRef(X, From, To, Loc);
    break;
  case TypeKind::FnPtr:
    if (From->is(TypeKind::FnDef))
      return coerceFnItem(X, From, To, Loc);
    if (From->is(TypeKind::Closure))
      return coerceClosure(X, From, To, Loc);
    break;
  case TypeKind::Adt:
    if (To->adt() == (From->is(TypeKind::Adt) ? From->adt() : nullptr) &&
        (To->adt()->L == Lang::Box || To->adt()->L == Lang::Pin))
      if (Expr *Done = unsize(X, From, To, Loc))
        return Done;
    break;
  default:
    break;
  }
  if (Infer.unify(From, To))
    return toValue(X);
  From = norm(resolve(From), Loc);
  To = norm(resolve(To), Loc);
  return Infer.unify(From, To) ? toValue(X) : nullptr;
}

/// From a reference (or raw pointer) to one: unsizing, or the first of its
/// dereferences that fits.
Expr *BodyChecker::coerceRef(Expr *X, const Type *From, const Type *To,
                             SMLoc Loc) {
  if (To->isMut() && !From->isMut())
    return nullptr;
  if (From->is(TypeKind::RawPtr)) {
    if (!Infer.unify(From->inner(), To->inner()))
      return nullptr;
    X = toValue(X);
    return From == To ? X : wrap(CoerceKind::MutToShared, X, To);
  }
  if (Expr *Done = unsize(X, From, To, Loc))
    return Done;
  // A shared reference of just the type is copied, without a detour.
  if (!From->isMut() && To->is(TypeKind::Ref)) {
    size_t Mark = Infer.snapshot();
    if (Infer.unify(From->inner(), To->inner()))
      return toValue(X);
    Infer.rollback(Mark);
  }
  unsigned Errors = Diags.errors();
  for (Expr *Step = deref(X, Loc); Step; Step = deref(Step, Loc)) {
    const Type *T = known(Step->Ty);
    size_t Mark = Infer.snapshot();
    if (Infer.unify(norm(T, Loc), To->inner())) {
      if (!Step->A->isPlace() && Infer.shallow(Step->A->Ty) == To &&
          Step->A->K != EK::Copy)
        return Step->A; // a temporary reference: used up as it is
      Expr *E = borrow(Step, To->isMut(), X->Loc);
      if (To->is(TypeKind::RawPtr)) {
        E->Ty = TC.ref(Step->Ty, To->isMut());
        return wrap(CoerceKind::MutToShared, E, To);
      }
      return E;
    }
    Infer.rollback(Mark);
    // `&Box<T>` to `&dyn Trait` when only T implements it.
    if (Step->A != X && Infer.shallow(To->inner())->isUnsized()) {
      const Type *Ref = TC.ref(Step->Ty, To->isMut());
      if (fitsUnsized(Step->Ty, Infer.shallow(To->inner()), false, Loc) !=
          Fit::No)
        return unsize(borrow(Step, To->isMut(), X->Loc), Ref, To, Loc);
    }
    if (Diags.errors() != Errors)
      return errorExpr(Loc);
  }
  // No fit anywhere: say why the trait object cannot be made.
  const Type *Pointee = known(To->inner());
  if (Pointee->is(TypeKind::Dyn) && !known(From->inner())->is(TypeKind::Dyn)) {
    fitsUnsized(From->inner(), Pointee, true, Loc);
    return errorExpr(Loc);
  }
  return nullptr;
}

/// An async function as a pointer to one that boxes its future.
static const Type *boxedFuture(const Type *T) {
  if (!T->is(TypeKind::Adt) || T->adt()->L != Lang::Box)
    return nullptr;
  const Type *Dyn = T->args()[0];
  if (!Dyn->is(TypeKind::Dyn) || Dyn->trait()->L != Lang::Future)
    return nullptr;
  return Dyn;
}

Expr *BodyChecker::coerceFnItem(Expr *X, const Type *From, const Type *To,
                                SMLoc Loc) {
  FnSig Sig = signatureOf({From->fn(), From->args()}, Loc);
  if (Sig.Params.size() != To->params().size())
    return nullptr;
  for (size_t I = 0; I != Sig.Params.size(); ++I)
    if (!Infer.unify(Sig.Params[I], To->params()[I]))
      return nullptr;
  const Type *Result = resolve(To->result());
  if (From->fn()->Async || From->fn()->returnsOpaque() ||
      Infer.shallow(Sig.Ret)->is(TypeKind::Dyn)) {
    const Type *Dyn = boxedFuture(Result);
    if (Dyn) {
      if (Dyn->autos())
        fitsUnsized(Sig.Ret, Dyn, true, Loc);
      for (const AssocBinding &Bd : Dyn->bindings())
        demand(Bd.Ty, awaitOutput(Sig.Ret, Loc), Loc);
      return wrap(CoerceKind::ReifyBoxed, toValue(X), To);
    }
  }
  if (!Infer.unify(Sig.Ret, Result))
    return nullptr;
  return wrap(CoerceKind::ReifyFn, toValue(X), To);
}

Expr *BodyChecker::coerceClosure(Expr *X, const Type *From, const Type *To,
                                 SMLoc Loc) {
  std::optional<CallSig> Sig = callSignature(From, Loc);
  if (!Sig || Sig->Params.size() != To->params().size())
    return nullptr;
  for (size_t I = 0; I != Sig->Params.size(); ++I)
    if (!Infer.unify(Sig->Params[I], To->params()[I]))
      return nullptr;
  if (!Infer.unify(Sig->Ret, To->result()))
    return nullptr;
  CapturelessClosures.emplace_back(From, Loc);
  return wrap(CoerceKind::ClosureToFnPtr, toValue(X), To);
}
