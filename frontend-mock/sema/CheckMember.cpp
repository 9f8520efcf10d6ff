//===- CheckMember.cpp - `Type::member` and `Trait::member` ---------------===//

#include "sema/CheckBody.h"

using namespace traitc;

BodyChecker::PathValue
BodyChecker::resolveTraitMember(TraitDef *T, ArrayRef<const Type *> As,
                                const ast::PathSegment &S) {
  for (const auto &M : T->Methods)
    if (M->Name == S.Name.Name) {
      PathValue V;
      V.K = PathValue::Fn;
      V.F = instantiate(M.get(), As, S.Args.get(), S.Name.Loc);
      return V;
    }
  // A supertrait's method, when it is clear whose it is.
  for (const TraitRef &Super : T->Supertraits)
    for (const auto &M : Super.Trait->Methods)
      if (M->Name == S.Name.Name) {
        PathValue V;
        V.K = PathValue::Fn;
        Types SuperAs = TC.subst(Super.As, TC.save(As));
        V.F = instantiate(M.get(), SuperAs, S.Args.get(), S.Name.Loc);
        return V;
      }
  error(S.Name.Loc,
        "trait `" + T->Name + "` has no function `" + S.Name.Name + "`");
  return {};
}

BodyChecker::PathValue BodyChecker::resolveMember(const Type *Self,
                                                  const ast::PathSegment &S) {
  StringRef Name = S.Name.Name;
  SMLoc Loc = S.Name.Loc;
  Self = mustKnow(Self, Loc);
  if (Self->is(TypeKind::Error))
    return {};

  PathValue V;
  for (ImplDef *I : W.InherentImpls) {
    FnDef *Found = nullptr;
    ConstDef *FoundConst = nullptr;
    for (const auto &M : I->Methods)
      if (M->Name == Name)
        Found = M.get();
    for (const auto &C : I->Consts)
      if (C->Name == Name)
        FoundConst = C.get();
    if (!Found && !FoundConst)
      continue;
    size_t Mark = Infer.snapshot();
    Types As = freshArgs(I->Generics);
    if (!Infer.unify(TC.subst(I->SelfTy, TC.save(As)), Self)) {
      Infer.rollback(Mark);
      continue;
    }
    if (FoundConst) {
      V.K = PathValue::Const;
      V.C = FoundConst;
      return V;
    }
    V.K = PathValue::Fn;
    V.F = instantiate(Found, As, S.Args.get(), Loc);
    return V;
  }

  // Methods of traits: where-clauses first.
  SmallVector<Candidate, 4> Candidates;
  boundCandidates(Name, Self, Candidates);
  bool FromBound = !Candidates.empty();
  if (!FromBound)
    traitCandidates(Name, Candidates);
  for (const Candidate &C : Candidates) {
    TraitRef Ref =
        FromBound && C.Bound.Trait ? C.Bound : freshRef(C.Fn->Trait, Self);
    if (!FromBound && probe(Ref) == Selection::No)
      continue;
    V.K = PathValue::Fn;
    V.F = instantiate(C.Fn, Ref.As, S.Args.get(), Loc);
    return V;
  }
  if (Candidates.empty()) {
    error(Loc, "`" + show(Self) + "` has no `" + Name + "`");
  } else {
    const Candidate &C = Candidates.front();
    error(Loc, "`" + show(Self) + "` has no `" + Name +
                   "`: it does not implement the trait `" + C.Fn->Trait->Name +
                   "`");
  }
  return {};
}
