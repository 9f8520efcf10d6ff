//===- CollectCheck.cpp - Whether impls keep what their traits ask --------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

void Collector::checkImpl(ImplDef &I) {
  if (I.SelfTy->hasError() || (I.Syntax->HasTrait && !I.Trait) ||
      any_of(I.TraitArgs, [](TypeRef T) { return T->hasError(); }))
    return;
  if (I.Trait && I.Trait->L == Lang::Drop && I.SelfTy->is(TypeKind::Adt))
    I.SelfTy->adt()->DropImpl = &I;
  if (Prelude)
    return; // checked by its own tests
  if (!I.Trait)
    return checkInherent(I);
  unsigned Before = Diags.errors();
  checkOwner(I);
  checkParamsUsed(I);
  if (Diags.errors() != Before)
    return;
  ParamEnv Env = paramEnvOf(I.Generics, W);
  if (I.Derived)
    checkDerived(I, Env);
  checkSpecial(I, Env);
  checkOverlap(I);
  if (Diags.errors() != Before)
    return;
  checkSupertraits(I, Env);
  checkAssocTypes(I, Env);
  checkMembers(I, Env);
}

// --- Where an impl may stand -------------------------------------------------

/// References and boxes count as what they hold.
static bool isLocal(TypeRef T) {
  while (T->is(TypeKind::Ref) ||
         (T->is(TypeKind::Adt) &&
          (T->adt()->L == Lang::Box || T->adt()->L == Lang::Pin)))
    T = T->args()[0];
  if (T->is(TypeKind::Adt))
    return !T->adt()->InPrelude;
  return T->is(TypeKind::Dyn) && !T->trait()->InPrelude;
}

void Collector::checkInherent(ImplDef &I) {
  TypeRef T = I.SelfTy;
  bool Own = (T->is(TypeKind::Adt) && !T->adt()->InPrelude) ||
             (T->is(TypeKind::Dyn) && !T->trait()->InPrelude);
  if (!Own)
    return Diags.error(I.Loc, "`impl` without a trait is for the program's own "
                              "types; for `" +
                                  T->str() +
                                  "` declare a trait with these methods");
  checkParamsUsed(I);
  ParamEnv None;
  for (ImplDef *Other : W.InherentImpls) {
    if (Other == &I)
      break; // each pair once
    for (const auto &M : I.Methods)
      for (const auto &O : Other->Methods) {
        if (M->Name != O->Name)
          continue;
        InferTable Infer(TC);
        auto Fresh = [&](ImplDef &Impl) {
          SmallVector<TypeRef, 4> As;
          for (unsigned N = Impl.Generics.count(); N; --N)
            As.push_back(Infer.fresh());
          return TC.subst(Impl.SelfTy, As);
        };
        if (!Infer.unify(Fresh(I), Fresh(*Other)))
          continue;
        Diags.error(M->Loc, "`" + M->Name + "` is defined twice for `" +
                                T->str() + "`");
        Diags.note(O->Loc, "the first definition");
      }
  }
}

void Collector::checkOwner(ImplDef &I) {
  if (!I.Trait->InPrelude || any_of(I.TraitArgs, isLocal))
    return;
  Diags.error(I.Loc, "trait `" + I.Trait->Name +
                         "` of the prelude cannot be implemented for `" +
                         I.SelfTy->str() +
                         "`: neither belongs to this program");
}

void Collector::checkParamsUsed(ImplDef &I) {
  for (const GenericParamDef &P : I.Generics.Own) {
    TypeRef T = TC.param(P.Index, P.Name);
    std::function<bool(TypeRef)> Uses = [&](TypeRef U) {
      // A projection says nothing of what is within it.
      return U == T || (!U->is(TypeKind::Projection) &&
                        (any_of(U->args(), Uses) ||
                         any_of(U->bindings(), [&](const AssocBinding &B) {
                           return Uses(B.Ty);
                         })));
    };
    bool Used = Uses(I.SelfTy) || any_of(I.TraitArgs, Uses) ||
                any_of(I.Generics.Predicates, [&](const Predicate &Q) {
                  return Q.Equals && Uses(Q.Equals);
                });
    if (!Used)
      Diags.error(P.Loc,
                  "nothing in the impl's head says what `" + P.Name + "` is");
  }
}

bool Collector::overlap(ImplDef &A, ImplDef &B) {
  InferTable Infer(TC);
  ParamEnv None;
  Solver S(W, None, &Infer);
  auto Fresh = [&](ImplDef &Impl) {
    SmallVector<TypeRef, 4> As;
    for (unsigned N = Impl.Generics.count(); N; --N)
      As.push_back(Infer.fresh());
    return As;
  };
  SmallVector<TypeRef, 4> ArgsA = Fresh(A), ArgsB = Fresh(B);
  for (auto [X, Y] : zip_equal(A.TraitArgs, B.TraitArgs)) {
    if (X->hasProjection() || Y->hasProjection())
      continue;
    if (!Infer.unify(TC.subst(X, ArgsA), TC.subst(Y, ArgsB)))
      return false;
  }
  auto Fails = [&](ImplDef &Impl, Args As) {
    return any_of(Impl.Generics.Predicates, [&](const Predicate &P) {
      return S.prove(substPredicate(P, As, TC)) == Solver::No;
    });
  };
  return !Fails(A, ArgsA) && !Fails(B, ArgsB);
}

void Collector::checkOverlap(ImplDef &I) {
  TypeRef Self = I.SelfTy;
  if (Self->is(TypeKind::Dyn) && implementsItself(*I.Trait, W)) {
    SmallVector<TypeRef, 4> As = {Self};
    As.append(Self->args().begin(), Self->args().end());
    for (const TraitRef &R : supertraits({Self->trait(), TC.save(As)}, W))
      if (R.Trait == I.Trait)
        return Diags.error(I.Loc, "`" + Self->str() + "` implements `" +
                                      I.Trait->Name +
                                      "` by itself: its methods are those of "
                                      "the object");
  }
  for (ImplDef *Other : I.Trait->Impls) {
    if (Other == &I)
      return; // each pair once: the later one is to blame
    if (!overlap(I, *Other))
      continue;
    Diags.error(I.Derived ? I.Loc : I.Syntax->loc(),
                "overlapping impls: `" + str(TraitRef{I.Trait, I.TraitArgs}) +
                    "` holds already");
    if (Other->InPrelude)
      Diags.note(I.Loc, "by the prelude, for `" + Other->SelfTy->str() + "`");
    else
      Diags.note(Other->Loc, "here, for `" + Other->SelfTy->str() + "`");
    return;
  }
}

// --- Copy, Drop and other special traits -------------------------------------

void Collector::checkSpecial(ImplDef &I, const ParamEnv &Env) {
  Lang L = I.Trait->L;
  if (L == Lang::Sized || L == Lang::Fn || L == Lang::FnMut ||
      L == Lang::FnOnce || L == Lang::Send || L == Lang::Sync)
    return Diags.error(I.Loc, "`" + I.Trait->Name +
                                  "` follows from what a type is; it cannot be "
                                  "implemented by hand");
  if (L == Lang::Drop) {
    bool General = I.SelfTy->is(TypeKind::Adt);
    SmallVector<TypeRef, 4> Seen;
    for (TypeRef A : General ? I.SelfTy->args() : Args()) {
      General &= A->is(TypeKind::Param) && !is_contained(Seen, A);
      Seen.push_back(A);
    }
    if (!General)
      return Diags.error(I.Loc, "`Drop` is implemented for a struct or enum as "
                                "a whole, not for `" +
                                    I.SelfTy->str() + "`");
    AdtDef *A = I.SelfTy->adt();
    if (TraitDef *Copy = W.trait(Lang::Copy))
      for (ImplDef *C : Copy->Impls)
        if (C->SelfTy->is(TypeKind::Adt) && C->SelfTy->adt() == A) {
          Diags.error(I.Loc, "`" + A->Name +
                                 "` is `Copy`, so it cannot have a "
                                 "`Drop`");
          return Diags.note(C->Loc, "it is `Copy` by this");
        }
    // Every value of the type is dropped, whatever its parameters are.
    ParamEnv Own = paramEnvOf(A->Generics, W);
    SmallVector<TypeRef, 4> Back(I.Generics.count(), TC.error());
    for (auto [K, T] : enumerate(I.SelfTy->args()))
      Back[T->index()] =
          TC.param(A->Generics.Own[K].Index, A->Generics.Own[K].Name);
    Solver Of(W, Own, nullptr);
    for (const Predicate &P : I.Generics.Predicates)
      if (Of.prove(substPredicate(P, Back, TC)) == Solver::No)
        return Diags.error(P.Loc, "`Drop` is for every `" + A->Name +
                                      "`, so the struct itself needs this "
                                      "bound too");
    return;
  }
  if (L != Lang::Copy)
    return;
  if (!I.SelfTy->is(TypeKind::Adt))
    return Diags.error(I.Loc, "`Copy` can be implemented for structs and enums "
                              "only");
  AdtDef *A = I.SelfTy->adt();
  if (I.Derived)
    return; // checkDerived() has looked at the fields
  Solver S(W, Env, nullptr);
  for (const auto &V : A->Variants)
    for (const FieldDef &F : V->Fields)
      if (!S.isCopy(TC.subst(F.Ty, I.SelfTy->args()))) {
        Diags.error(I.Loc, "`" + A->Name + "` cannot be `Copy`: its field `" +
                               F.Name + "` is not");
        return Diags.note(F.Loc, "it has the type `" + F.Ty->str() + "`");
      }
}

void Collector::checkDerived(ImplDef &I, const ParamEnv &Env) {
  AdtDef *A = I.SelfTy->adt();
  Solver S(W, Env, nullptr);
  for (const auto &V : A->Variants)
    for (const FieldDef &F : V->Fields) {
      TypeRef T = S.normalize(TC.subst(F.Ty, I.SelfTy->args()));
      if (T->hasError() || S.holds(TraitRef{I.Trait, TC.save(Args(T))}))
        continue;
      Diags.error(I.Loc, "`" + I.Trait->Name + "` cannot be derived for `" +
                             A->Name + "`: `" + T->str() +
                             "` does not implement it");
      return Diags.note(F.Loc, "the field of that type");
    }
}

// --- What the trait asks for -------------------------------------------------

void Collector::checkSupertraits(ImplDef &I, const ParamEnv &Env) {
  Solver S(W, Env, nullptr);
  for (const Predicate &P : I.Trait->SuperPredicates) {
    Predicate Q = substPredicate(P, I.TraitArgs, TC);
    if (S.prove(Q) != Solver::No)
      continue;
    if (!P.Assoc || !S.holds(Q.Ref)) {
      Diags.error(I.Loc, "`" + I.SelfTy->str() + "` implements `" +
                             I.Trait->Name + "`, so it must also implement `" +
                             Q.Ref.Trait->Name + "`");
    } else {
      TypeRef Is = S.normalize(TC.projection(Q.Assoc, Q.Ref.As));
      Diags.error(I.Loc, "`" + I.Trait->Name + "` asks for `" + Q.Assoc->Name +
                             " = " + Q.Equals->str() + "`, but here it is `" +
                             Is->str() + "`");
    }
    if (!I.Trait->InPrelude)
      Diags.note(P.Loc, "the trait says so here");
  }
}

void Collector::checkAssocTypes(ImplDef &I, const ParamEnv &Env) {
  Solver S(W, Env, nullptr);
  for (const auto &A : I.Trait->AssocTypes) {
    TypeRef T = I.AssocTypes.lookup(A.get());
    if (!T && !A->Default) {
      Diags.error(I.Loc, "`type " + A->Name +
                             " = ..;` is missing in this impl "
                             "of `" +
                             I.Trait->Name + "`");
      I.AssocTypes[A.get()] = TC.error();
      continue;
    }
    if (!T)
      continue;
    SMLoc Loc = I.Loc;
    for (const ast::Item *M : I.Syntax->Members)
      if (M->K == ast::Item::Kind::TypeAlias && M->Name.Name == A->Name)
        Loc = M->Type ? M->Type->loc() : M->Name.Loc;
    T = S.normalize(T);
    if (T->hasError())
      continue;
    if (S.overflowed()) {
      Diags.error(Loc, "`" + A->Name + "` is defined by itself");
      I.AssocTypes[A.get()] = TC.error();
      return;
    }
    if (!A->MaybeUnsized && !S.isSized(T))
      Diags.error(Loc, "`" + A->Name + "` must be a type of known size, `" +
                           T->str() + "` is none");
    for (const Predicate &P : A->Bounds) {
      Predicate Q = substPredicate(P, I.TraitArgs, TC);
      if (S.prove(Q) != Solver::No)
        continue;
      if (Q.Assoc && S.holds(Q.Ref))
        Diags.error(Loc, "`" + A->Name + "` must have `" + Q.Assoc->Name +
                             " = " + S.normalize(Q.Equals)->str() + "`");
      else
        Diags.error(Loc, "`" + T->str() + "` does not implement `" +
                             Q.Ref.Trait->Name + "`, which `" + A->Name +
                             "` has to");
    }
  }
}

void Collector::checkMembers(ImplDef &I, const ParamEnv &Env) {
  std::string Missing;
  for (const auto &T : I.Trait->Methods) {
    auto It =
        find_if(I.Methods, [&](const auto &M) { return M->Name == T->Name; });
    if (It != I.Methods.end())
      checkMethod(I, **It, *T);
    else if (!T->HasBody)
      Missing += (Missing.empty() ? "`" : ", `") + T->Name.str() + "`";
  }
  if (!Missing.empty())
    Diags.error(I.Loc, "this impl of `" + I.Trait->Name + "` lacks " + Missing);
  for (const auto &M : I.Methods)
    if (none_of(I.Trait->Methods,
                [&](const auto &T) { return M->Name == T->Name; }))
      Diags.error(M->Loc, "trait `" + I.Trait->Name + "` has no method `" +
                              M->Name + "`");
}
