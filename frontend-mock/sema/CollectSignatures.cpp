//===- CollectSignatures.cpp - An impl's methods against its trait's ------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

static StringRef describe(SelfKind K) {
  switch (K) {
  case SelfKind::None:
    return "no `self`";
  case SelfKind::Value:
    return "`self`";
  case SelfKind::Ref:
    return "`&self`";
  case SelfKind::RefMut:
    return "`&mut self`";
  case SelfKind::Pin:
    return "a pinned `self`";
  case SelfKind::Box:
    return "`self: Box<Self>`";
  }
  llvm_unreachable("all kinds are handled");
}

static SMLoc paramLoc(const FnDef &F, size_t Index) {
  size_t WithSelf = F.Self == SelfKind::None ? 0 : 1;
  if (Index < WithSelf || Index - WithSelf >= F.Syntax->Params.size())
    return F.Loc;
  return F.Syntax->Params[Index - WithSelf].Type->loc();
}

static SMLoc resultLoc(const FnDef &F) {
  return F.Syntax->Ret ? F.Syntax->Ret->loc() : F.Loc;
}

bool Collector::checkShape(FnDef &M, FnDef &T) {
  auto Error = [&](const Twine &Message) {
    Diags.error(M.Loc, Message);
    if (!T.InPrelude)
      Diags.note(T.Loc, "the trait's declaration");
    return false;
  };
  if (M.Self != T.Self)
    return Error("`" + M.Name + "` takes " + describe(M.Self) +
                 ", but the trait declares it with " + describe(T.Self));
  if (M.Params.size() != T.Params.size()) {
    size_t Self = M.Self == SelfKind::None ? 0 : 1;
    return Error("`" + M.Name + "` takes " + Twine(M.Params.size() - Self) +
                 " parameters, but the trait declares it with " +
                 Twine(T.Params.size() - Self));
  }
  auto Count = [](const FnDef &F, bool Synthetic) {
    return count_if(F.Generics.Own, [&](const GenericParamDef &P) {
      return P.Synthetic == Synthetic;
    });
  };
  if (Count(M, false) != Count(T, false))
    return Error("`" + M.Name + "` has " + Twine(Count(M, false)) +
                 " generic parameters, but the trait declares it with " +
                 Twine(Count(T, false)));
  if (Count(M, true) != Count(T, true))
    return Error("`impl Trait` parameters must be written as such in both the "
                 "trait and the impl");
  return true;
}

void Collector::checkMethod(ImplDef &I, FnDef &M, FnDef &T) {
  if (!checkShape(M, T))
    return;
  // The trait's method with the impl's types in place of its own.
  SmallVector<TypeRef, 4> As(I.TraitArgs);
  for (const GenericParamDef &P : M.Generics.Own)
    As.push_back(TC.param(P.Index, P.Name));
  ParamEnv Env = paramEnvOf(M.Generics, W);
  Solver S(W, Env, nullptr);
  for (size_t K = 0; K != M.Params.size(); ++K) {
    TypeRef Mine = S.normalize(M.Params[K]);
    TypeRef Theirs = S.normalize(TC.subst(T.Params[K], As));
    if (Mine == Theirs || Mine->hasError() || Theirs->hasError())
      continue;
    Diags.error(paramLoc(M, K), "this parameter is of type `" + Mine->str() +
                                    "`, the trait declares `" + Theirs->str() +
                                    "`");
    if (!T.InPrelude)
      Diags.note(paramLoc(T, K), "the trait's declaration");
  }
  checkBounds(M, T, As, Env);
  checkResult(M, T, As, Env);
}

/// The impl's method may ask for no more than the trait's.
void Collector::checkBounds(FnDef &M, FnDef &T, Args As, const ParamEnv &) {
  GenericsDef Given;
  Given.Parent = M.Generics.Parent;
  Given.Own = M.Generics.Own;
  for (auto [Mine, Theirs] : zip_equal(Given.Own, T.Generics.Own))
    Mine.MaybeUnsized = Theirs.MaybeUnsized;
  for (const Predicate &P : T.Generics.Predicates)
    Given.Predicates.push_back(substPredicate(P, As, TC));
  ParamEnv Env = paramEnvOf(Given, W);
  Solver S(W, Env, nullptr);
  for (const Predicate &P : M.Generics.Predicates)
    if (S.prove(P) == Solver::No) {
      Diags.error(P.Loc, "this bound, `" + str(P.Ref) +
                             "`, is not in the trait's declaration of `" +
                             M.Name + "`");
      if (!T.InPrelude)
        Diags.note(T.Loc, "the trait's declaration");
    }
}

void Collector::checkResult(FnDef &M, FnDef &T, Args As, const ParamEnv &Env) {
  Solver S(W, Env, nullptr);
  TypeRef Mine = S.normalize(M.Ret);
  TypeRef Theirs = S.normalize(TC.subst(T.Ret, As));
  if (Mine->hasError() || Theirs->hasError())
    return;
  auto Note = [&] {
    if (!T.InPrelude)
      Diags.note(resultLoc(T), "the trait's declaration");
  };
  if (T.Async && M.Async) {
    TypeRef Out = S.normalize(M.AsyncOutput);
    TypeRef Want = S.normalize(TC.subst(T.AsyncOutput, As));
    if (Out == Want || Out->hasError() || Want->hasError())
      return;
    Diags.error(resultLoc(M), "`" + M.Name + "` completes with `" + Out->str() +
                                  "`, the trait declares `" + Want->str() +
                                  "`");
    return Note();
  }
  // Where the trait says `impl Bounds`, anything that meets them will do: by
  // now normalize() has put the impl's type there.
  if (Mine != Theirs) {
    Diags.error(resultLoc(M), "`" + M.Name + "` returns `" + Mine->str() +
                                  "`, the trait declares `" + Theirs->str() +
                                  "`");
    return Note();
  }
  for (const OpaqueDef &O : T.Opaques)
    for (const Predicate &P : O.Bounds) {
      Predicate Q = substPredicate(P, As, TC);
      if (S.prove(Q) != Solver::No)
        continue;
      TypeRef Self = S.normalize(Q.Ref.self());
      if (Q.Assoc && S.holds(Q.Ref)) {
        TypeRef Is = S.normalize(TC.projection(Q.Assoc, Q.Ref.As));
        Diags.error(resultLoc(M), "the trait declares `" + Q.Assoc->Name +
                                      " = " + S.normalize(Q.Equals)->str() +
                                      "` for the result of `" + M.Name +
                                      "`, here it is `" + Is->str() + "`");
      } else {
        Diags.error(resultLoc(M), "the trait declares that `" + M.Name +
                                      "` returns something that implements `" +
                                      Q.Ref.Trait->Name + "`; `" + Self->str() +
                                      "` does not");
      }
      return Note();
    }
}

// --- Types that are named ----------------------------------------------------

void traitc::checkTypeBounds(TypeRef T, SMLoc Loc, const ParamEnv &Env,
                             World &W, Diagnostics &Diags) {
  if (!T || T->hasError())
    return;
  for (TypeRef A : T->args())
    checkTypeBounds(A, Loc, Env, W, Diags);
  for (const AssocBinding &B : T->bindings())
    checkTypeBounds(B.Ty, Loc, Env, W, Diags);
  Solver S(W, Env, nullptr);
  auto NeedSized = [&](TypeRef Part, StringRef What) {
    Part = S.normalize(Part);
    if (!Part->hasError() && !Part->hasInfer() && !S.isSized(Part))
      Diags.error(Loc, "the size of `" + Part->str() +
                           "` is not known: it cannot be " + What);
  };
  if (T->is(TypeKind::Array) || T->is(TypeKind::Slice))
    NeedSized(T->inner(), "in an array or slice");
  if (T->is(TypeKind::Tuple))
    for (TypeRef A : T->args())
      NeedSized(A, "in a tuple");
  if (T->is(TypeKind::Projection) && !T->hasInfer()) {
    TraitRef Ref{T->assoc()->Trait, T->args()};
    if (!S.holds(Ref))
      Diags.error(Loc, "`" + str(Ref) + "` does not hold, so there is no `" +
                           T->assoc()->Name + "`");
  }
  if (!T->is(TypeKind::Adt) || T->hasInfer())
    return;
  const GenericsDef &G = T->adt()->Generics;
  for (const GenericParamDef &P : G.Own)
    if (!P.MaybeUnsized)
      NeedSized(T->args()[P.Index],
                ("an argument of `" + T->adt()->Name + "`").str());
  for (const Predicate &P : G.Predicates) {
    Predicate Q = substPredicate(P, T->args(), W.Types);
    if (S.prove(Q) == Solver::No)
      Diags.error(Loc, "`" + T->str() + "` needs `" +
                           str(TraitRef{Q.Ref.Trait, Q.Ref.As}) +
                           "`, which does not hold");
  }
}

void Collector::checkFnTypes(FnDef &F) {
  ParamEnv Env = paramEnvOf(F.Generics, W);
  Solver S(W, Env, nullptr);
  for (size_t K = 0; K != F.Params.size(); ++K) {
    checkTypeBounds(F.Params[K], paramLoc(F, K), Env, W, Diags);
    // `self` of a trait's method may be declared so; who calls it knows.
    bool OfTrait = K == 0 && F.Trait && F.Self == SelfKind::Value;
    TypeRef T = S.normalize(F.Params[K]);
    if (!OfTrait && !T->hasError() && !S.isSized(T))
      Diags.error(paramLoc(F, K), "the size of `" + T->str() +
                                      "` is not known: it cannot be a "
                                      "parameter");
  }
  checkTypeBounds(F.Async ? F.AsyncOutput : F.Ret, resultLoc(F), Env, W, Diags);
}

void Collector::checkWellFormed() {
  if (Prelude || Diags.hasErrors())
    return;
  for (AdtDef *A : Adts) {
    ParamEnv Env = paramEnvOf(A->Generics, W);
    Solver S(W, Env, nullptr);
    for (const auto &V : A->Variants)
      for (const FieldDef &F : V->Fields) {
        checkTypeBounds(F.Ty, F.Loc, Env, W, Diags);
        TypeRef T = S.normalize(F.Ty);
        if (!T->hasError() && !S.isSized(T))
          Diags.error(F.Loc, "the size of `" + T->str() +
                                 "` is not known: it cannot be a field");
      }
  }
  for (TraitDef *T : Traits)
    for (const auto &M : T->Methods)
      checkFnTypes(*M);
  for (ImplDef *I : Impls) {
    ParamEnv Env = paramEnvOf(I->Generics, W);
    for (TypeRef T : I->Trait ? I->TraitArgs : Args(I->SelfTy))
      checkTypeBounds(T, I->Loc, Env, W, Diags);
    for (const auto &[Assoc, T] : I->AssocTypes)
      checkTypeBounds(T, I->Loc, Env, W, Diags);
    for (const auto &M : I->Methods)
      checkFnTypes(*M);
  }
  for (FnDef *F : Fns)
    checkFnTypes(*F);
  for (ConstDef *C : Consts) {
    ParamEnv None;
    checkTypeBounds(C->Ty, C->Syntax->Type->loc(), None, W, Diags);
  }
}
