//===- CheckUnsize.cpp - Pointers to dyn types and slices -----------------===//
//
// &T, &mut T, Box<T> and Pin<P> to the same pointer to `dyn Trait` or `[T]`,
// and from one dyn type to another.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::CoerceKind;
using hir::Expr;

/// What a reference, box or pinned pointer points to; null: no pointer.
const Type *BodyChecker::pointee(const Type *T, bool &IsBox) {
  T = Infer.shallow(T);
  IsBox = false;
  if (T->is(TypeKind::Ref) || T->is(TypeKind::RawPtr))
    return Infer.shallow(T->inner());
  if (!T->is(TypeKind::Adt))
    return nullptr;
  if (T->adt()->L == Lang::Pin)
    return pointee(T->args()[0], IsBox);
  if (T->adt()->L != Lang::Box)
    return nullptr;
  IsBox = true;
  return Infer.shallow(T->args()[0]);
}

/// True if the vtable of \p From holds that of \p To.
bool BodyChecker::isUpcast(const Type *From, const Type *To) {
  if ((To->autos() & ~From->autos()) != 0)
    return false;
  size_t Mark = Infer.snapshot();
  if (From->trait() == To->trait()) {
    // As a whole: both arguments and bindings.
    const Type *Same =
        TC.dyn(From->trait(), From->args(), From->bindings(), To->autos());
    return Infer.unify(Same, To);
  }
  Types As = {From};
  As.append(To->args().begin(), To->args().end());
  SmallVector<TraitDef *, 4> Work = {From->trait()};
  bool Found = false;
  while (!Work.empty() && !Found) {
    TraitDef *T = Work.pop_back_val();
    for (const TraitRef &S : T->Supertraits) {
      Found |= S.Trait == To->trait();
      Work.push_back(S.Trait);
    }
  }
  if (!Found)
    return false;
  for (const AssocBinding &Bd : To->bindings()) {
    const Type *Have =
        norm(TC.projection(const_cast<AssocTypeDef *>(Bd.Assoc), As), SMLoc());
    if (!Infer.unify(Have, Bd.Ty)) {
      Infer.rollback(Mark);
      return false;
    }
  }
  return true;
}

/// Whether a pointer to \p From can become one to \p To, both known.
BodyChecker::Fit BodyChecker::fitsUnsized(const Type *From, const Type *To,
                                          bool Report, SMLoc Loc) {
  From = known(From);
  if (To->is(TypeKind::Slice)) {
    if (!From->is(TypeKind::Array))
      return Fit::No;
    return Infer.unify(From->inner(), To->inner()) ? Fit::Unsize : Fit::No;
  }
  if (!To->is(TypeKind::Dyn) || From->is(TypeKind::Error))
    return Fit::No;
  // `{integer}` and `{float}` are sized, whichever they will be.
  if (From->is(TypeKind::Infer) && From->inferKind() == InferKind::General)
    return Fit::No;
  if (From->is(TypeKind::Dyn))
    return isUpcast(From, To) ? Fit::Upcast : Fit::No;
  if (From->isUnsized())
    return Fit::No;
  if (From->is(TypeKind::Param) &&
      probe(saveRef(W.trait(Lang::Sized), {From})) == Selection::No) {
    if (Report)
      error(Loc, "`" + show(From) + "` may be unsized: it cannot become `" +
                     show(To) + "`");
    return Fit::No;
  }

  Types As = {From};
  As.append(To->args().begin(), To->args().end());
  TraitRef Ref = saveRef(To->trait(), As);
  bool Callable = From->is(TypeKind::Closure) || From->is(TypeKind::FnDef) ||
                  From->is(TypeKind::FnPtr);
  if (!Callable && probe(Ref) == Selection::No) {
    if (Report)
      reportUnsatisfied(Ref, Loc);
    return Fit::No;
  }
  requireTrait(Ref, Loc);
  for (const AssocBinding &Bd : To->bindings()) {
    AssocTypeDef *Assoc = const_cast<AssocTypeDef *>(Bd.Assoc);
    // A supertrait's without arguments of its own, or the trait's.
    Types BoundAs = Assoc->Trait == To->trait() ? As : Types{From};
    if (Assoc->Trait->Generics.count() != BoundAs.size() && As.size() > 1)
      BoundAs = As; // FnOnce::Output of Fn(..)
    requireEqual(TC.projection(Assoc, BoundAs), Bd.Ty, Loc);
  }
  if (To->hasSend())
    LateAutos.push_back({From, Lang::Send, Loc, To, Generics});
  if (To->hasSync())
    LateAutos.push_back({From, Lang::Sync, Loc, To, Generics});
  if (To->hasUnpin())
    requireTrait(From, Lang::Unpin, Loc);
  return Fit::Unsize;
}

Expr *BodyChecker::unsize(Expr *X, const Type *From, const Type *To,
                          SMLoc Loc) {
  bool FromBox, ToBox;
  const Type *Inner = pointee(From, FromBox);
  const Type *Target = pointee(To, ToBox);
  if (!Inner || !Target || FromBox != ToBox)
    return nullptr;
  Target = known(Target);
  Inner = known(Inner);
  if (!Target->is(TypeKind::Dyn) && !Target->is(TypeKind::Slice))
    return nullptr;
  if (Target == Inner && resolve(From) == resolve(To))
    return nullptr; // no change
  size_t Mark = Infer.snapshot();
  bool Pointer = From->is(TypeKind::Ref);
  if (Inner->is(TypeKind::Dyn) && Infer.unify(Inner, Target))
    return nullptr; // at most `&mut` to `&`
  Infer.rollback(Mark);
  Fit F = fitsUnsized(Inner, Target, /*Report=*/!Pointer, Loc);
  if (F == Fit::No) {
    if (!Pointer && Target->is(TypeKind::Dyn) && !Inner->is(TypeKind::Infer) &&
        !Inner->is(TypeKind::Dyn) && !Inner->is(TypeKind::Error) &&
        Diags.errors() != ErrorsBefore)
      return errorExpr(Loc); // reported
    return nullptr;
  }
  // A `&mut` in a place is reborrowed, not moved.
  if (Pointer && X->isPlace() && (From->isMut() || To->isMut()))
    X = borrow(deref(X, Loc), To->isMut(), Loc);
  else
    X = toValue(X);
  return wrap(F == Fit::Upcast ? CoerceKind::Upcast : CoerceKind::Unsize, X,
              To);
}
