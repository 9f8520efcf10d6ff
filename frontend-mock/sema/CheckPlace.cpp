//===- CheckPlace.cpp - Places: reading, borrowing, dereferencing ---------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

bool BodyChecker::isUnsizedCall(const Expr *X) {
  return X->K == EK::CallDyn || X->K == EK::CallUnsized;
}

/// What can be done with what a call returns that has no known size.
static const char *useOfUnsized(const Type *T) {
  return T->is(TypeKind::Dyn) && T->trait()->L == Lang::Future
             ? "`.await` it or `.box` it"
             : "use it in the expression that calls, or `.box` it";
}

Expr *BodyChecker::toValue(Expr *X) {
  const Type *T = Infer.shallow(X->Ty);
  if (T->isUnsized() && (X->isPlace() || isUnsizedCall(X))) {
    if (isUnsizedCall(X))
      error(X->Loc, "the size of `" + show(T) +
                        "` is not known here: " + useOfUnsized(T));
    else
      error(X->Loc,
            "the size of `" + show(T) + "` is not known here: borrow it");
    X->Ty = TC.error();
    return errorExpr(X->Loc);
  }
  if (!X->isPlace())
    return X;
  Expr *E = make(EK::Move, X->Ty, X->Loc);
  E->A = X;
  return E;
}

Expr *BodyChecker::readRef(Expr *X) {
  if (!X->isPlace())
    return X;
  Expr *E = make(EK::Copy, X->Ty, X->Loc);
  E->A = X;
  return E;
}

Expr *BodyChecker::borrow(Expr *X, bool Mut, SMLoc Loc) {
  if (Mut)
    makeMut(X);
  Expr *E = make(EK::Borrow, TC.ref(X->Ty, Mut), Loc);
  E->A = X;
  E->Mut = Mut;
  return E;
}

FnDef *BodyChecker::langMethod(Lang Trait, StringRef Name) {
  if (TraitDef *T = W.trait(Trait))
    for (const auto &M : T->Methods)
      if (M->Name == Name)
        return M.get();
  return nullptr;
}

const Type *BodyChecker::derefType(const Type *T, bool &Overloaded) {
  Overloaded = false;
  T = known(T);
  if (T->is(TypeKind::Ref) || T->is(TypeKind::RawPtr))
    return T->inner();
  if (T->is(TypeKind::Adt) && T->adt()->L == Lang::Box)
    return T->args()[0];
  switch (T->kind()) {
  case TypeKind::Adt:
  case TypeKind::Param:
  case TypeKind::Projection:
  case TypeKind::Opaque:
    break;
  default:
    return nullptr;
  }
  if (!W.trait(Lang::Deref) || !implements(T, Lang::Deref))
    return nullptr;
  Overloaded = true;
  return Infer.shallow(projection(Lang::Deref, "Target", {T}, SMLoc()));
}

Expr *BodyChecker::deref(Expr *X, SMLoc Loc) {
  bool Overloaded;
  const Type *T = derefType(X->Ty, Overloaded);
  if (!T)
    return nullptr;
  if (Overloaded) {
    Expr *Call =
        callMethod(Lang::Deref, "deref", {X->Ty}, {borrow(X, false, Loc)}, Loc);
    Call->Ty = TC.ref(T, false);
    X = Call;
  } else if (!known(X->Ty)->is(TypeKind::Adt)) {
    X = readRef(X);
  }
  Expr *E = make(EK::Deref, T, Loc);
  E->A = X;
  if (Overloaded)
    OverloadedPlaces.insert(E);
  return E;
}

Expr *BodyChecker::derefTimes(Expr *X, unsigned N, SMLoc Loc) {
  for (; N && X; --N)
    X = deref(X, Loc);
  return X;
}

void BodyChecker::makeMut(Expr *P) {
  for (;;) {
    switch (P->K) {
    case EK::Field:
    case EK::Index:
      P = P->A;
      continue;
    case EK::Deref:
      break;
    default:
      return;
    }
    if (ArraySlices.count(P)) {
      Expr *Whole = P->A, *Ref = Whole->A;
      Whole->Ty = TC.ref(P->Ty, true);
      Ref->Ty = TC.ref(Ref->A->Ty, true);
      Ref->Mut = true;
      P = Ref->A;
      continue;
    }
    if (!OverloadedPlaces.count(P)) {
      // Through `&mut` in a place: that place is used mutably too.
      const Type *T = Infer.shallow(P->A->Ty);
      if (P->A->isPlace()) {
        P = P->A;
      } else if (P->A->K == EK::Copy && T->is(TypeKind::Ref) && T->isMut()) {
        P = P->A->A;
      } else {
        return;
      }
      continue;
    }
    Expr *Call = P->A;
    Expr *Ref = Call->Elems[0];
    if (Ref->K != EK::Borrow || Ref->Mut)
      return;
    const Type *Self = Ref->A->Ty;
    bool IsIndex = Call->F.Fn->Name == "index";
    Lang Trait = IsIndex ? Lang::IndexMut : Lang::DerefMut;
    FnDef *M = langMethod(Trait, IsIndex ? "index_mut" : "deref_mut");
    if (!M)
      return;
    TraitRef Ref2 = saveRef(M->Trait, Call->F.As);
    if (probe(Ref2) == Selection::No) {
      error(P->Loc, "cannot " + llvm::Twine(IsIndex ? "index" : "dereference") +
                        " `" + show(Self) +
                        "` for changes: it does not implement `" +
                        M->Trait->Name + "`");
      return;
    }
    Call->F = {M, Ref2.As};
    Call->Ty = TC.ref(P->Ty, true);
    Ref->Mut = true;
    Ref->Ty = TC.ref(Self, true);
    P = Ref->A;
  }
}

//===----------------------------------------------------------------------===//
// Indexes
//===----------------------------------------------------------------------===//

Expr *BodyChecker::checkIndex(ast::Expr *E) {
  Expr *Place = check(E->A);
  Expr *Index = value(E->B);
  if (mustKnow(Place->Ty, E->A->loc())->is(TypeKind::Error))
    return errorExpr(E->loc());
  for (Expr *Step = Place; Step; Step = deref(Step, E->loc())) {
    const Type *T = known(Step->Ty);
    if (Expr *Done = indexStep(Step, T, Index, E->loc()))
      return Done;
  }
  const Type *IndexTy = known(Index->Ty);
  const Type *T = resolve(Place->Ty);
  if (T->hasError() || IndexTy->is(TypeKind::Error))
    return errorExpr(E->loc());
  const Type *Inner = T;
  while (Inner->is(TypeKind::Ref))
    Inner = resolve(Inner->inner());
  if (Inner->is(TypeKind::Array) || Inner->is(TypeKind::Slice))
    error(E->B->loc(),
          "an index must be of type `usize`, found `" + show(IndexTy) + "`");
  else
    error(E->A->loc(), "`" + show(T) + "` cannot be indexed");
  return errorExpr(E->loc());
}

Expr *BodyChecker::indexStep(Expr *Place, const Type *T, Expr *Index,
                             SMLoc Loc) {
  const Type *IndexTy = known(Index->Ty);
  if (T->is(TypeKind::Array) || T->is(TypeKind::Slice)) {
    bool Plain = IndexTy->isSize() && !IndexTy->isSigned();
    if (IndexTy->is(TypeKind::Infer) &&
        IndexTy->inferKind() != InferKind::Float)
      Plain = Infer.unify(IndexTy, TC.usize());
    if (Plain || IndexTy->is(TypeKind::Error)) {
      Expr *E = make(EK::Index, T->inner(), Loc);
      E->A = Place;
      E->B = Index;
      return E;
    }
    if (!IndexTy->is(TypeKind::Adt))
      return nullptr;
    if (T->is(TypeKind::Array)) {
      // `array[1..3]` is of the slice.
      const Type *Slice = TC.slice(T->inner());
      Expr *Whole = wrap(hir::CoerceKind::Unsize, borrow(Place, false, Loc),
                         TC.ref(Slice, false));
      Expr *Element = make(EK::Deref, Slice, Loc);
      Element->A = Whole;
      Expr *E = overloadedIndex(Element, Index, Loc);
      if (E)
        ArraySlices.insert(Element);
      return E;
    }
  }
  switch (T->kind()) {
  case TypeKind::Slice:
  case TypeKind::Str:
  case TypeKind::Adt:
  case TypeKind::Param:
  case TypeKind::Projection:
    return overloadedIndex(Place, Index, Loc);
  default:
    return nullptr;
  }
}

Expr *BodyChecker::overloadedIndex(Expr *Place, Expr *Index, SMLoc Loc) {
  TraitDef *Trait = W.trait(Lang::Index);
  if (!Trait)
    return nullptr;
  TraitRef Ref = saveRef(Trait, {Place->Ty, Index->Ty});
  if (probe(Ref) == Selection::No)
    return nullptr;
  requireTrait(Ref, Loc);
  const Type *Output = projection(Lang::Index, "Output", Ref.As, Loc);
  Expr *Call = callMethod(Lang::Index, "index", {Place->Ty, Index->Ty},
                          {borrow(Place, false, Loc), Index}, Loc);
  Call->Ty = TC.ref(Output, false);
  Expr *E = make(EK::Deref, Output, Loc);
  E->A = Call;
  OverloadedPlaces.insert(E);
  return E;
}
