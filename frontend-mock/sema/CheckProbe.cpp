//===- CheckProbe.cpp - Which method a name means -------------------------===//
//
// As Rust does it: for the receiver's type and all it dereferences to, by
// value, then by `&`, then by `&mut`; inherent methods and those of bounds
// before those of other traits; at last as a slice, if it is an array.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;

void BodyChecker::addTraitMethods(StringRef Name, const TraitRef &Ref,
                                  bool Object,
                                  SmallVectorImpl<Candidate> &Out) {
  for (const auto &M : Ref.Trait->Methods)
    if (M->Name == Name) {
      Candidate C;
      C.Fn = M.get();
      C.Object = Object;
      C.Bound = Ref;
      Out.push_back(C);
    }
  if (!Object)
    return; // a ParamEnv has supertraits already
  for (const TraitRef &Super : Ref.Trait->Supertraits)
    addTraitMethods(Name, saveRef(Super.Trait, TC.subst(Super.As, Ref.As)),
                    Object, Out);
}

/// Methods of what is known of \p Step without any impl: a dyn type's traits,
/// a parameter's bounds.
void BodyChecker::boundCandidates(StringRef Name, const Type *Step,
                                  SmallVectorImpl<Candidate> &Out) {
  switch (Step->kind()) {
  case TypeKind::Dyn: {
    Types As = {Step};
    As.append(Step->args().begin(), Step->args().end());
    addTraitMethods(Name, saveRef(Step->trait(), As), true, Out);
    return;
  }
  case TypeKind::Param:
  case TypeKind::Projection:
    for (const Predicate &P : Env.Predicates)
      if (!P.Assoc && P.Ref.self() == Step)
        addTraitMethods(Name, P.Ref, false, Out);
    return;
  default:
    return;
  }
}

void BodyChecker::inherentCandidates(StringRef Name,
                                     SmallVectorImpl<Candidate> &Out) {
  for (ImplDef *I : W.InherentImpls)
    for (const auto &M : I->Methods)
      if (M->Name == Name && M->Self != SelfKind::None) {
        Candidate C;
        C.Fn = M.get();
        Out.push_back(C);
      }
}

void BodyChecker::traitCandidates(StringRef Name,
                                  SmallVectorImpl<Candidate> &Out) {
  for (const auto &T : W.Traits)
    for (const auto &M : T->Methods)
      if (M->Name == Name) {
        Candidate C;
        C.Fn = M.get();
        Out.push_back(C);
      }
}

/// Can \p C be called on a receiver of type \p Recv?
bool BodyChecker::candidateFits(const Candidate &C, const Type *Recv) {
  FnDef *F = C.Fn;
  if (F->Self == SelfKind::None)
    return false;
  size_t Mark = Infer.snapshot();
  auto Decide = [&]() -> bool {
    Types As;
    if (C.Bound.Trait) {
      As.append(C.Bound.As.begin(), C.Bound.As.end());
      As.resize(F->Generics.count(), TC.error());
      return Infer.unify(TC.subst(F->Params[0], TC.save(As)), Recv);
    }
    As = freshArgs(*F->Generics.Parent);
    unsigned Parents = As.size();
    As.resize(F->Generics.count(), TC.error());
    Args Saved = TC.save(As);
    if (!Infer.unify(TC.subst(F->Params[0], Saved), Recv))
      return false;
    Args Parent = Saved.take_front(Parents);
    if (F->Trait) {
      const Type *Self = resolve(Parent[0]);
      if (Self->is(TypeKind::Error))
        return false;
      Types Resolved;
      for (const Type *A : Parent)
        Resolved.push_back(resolve(A));
      return Solve.select(saveRef(F->Trait, Resolved)).K != Selection::No;
    }
    for (const Predicate &P : F->Generics.Parent->Predicates) {
      Predicate Q = P;
      Types RefAs = TC.subst(P.Ref.As, Parent);
      for (const Type *&A : RefAs)
        A = resolve(A);
      Q.Ref.As = TC.save(RefAs);
      if (Q.Equals)
        Q.Equals = resolve(TC.subst(Q.Equals, Parent));
      if (Solve.prove(Q) == Solver::No)
        return false;
    }
    return true;
  };
  bool Fits = Decide();
  Infer.rollback(Mark);
  return Fits;
}

/// Tries the candidates on one form of the receiver.
bool BodyChecker::probeStep(ArrayRef<Candidate> Inherent,
                            ArrayRef<Candidate> Traits, const Type *Recv,
                            Pick &P) {
  for (const Candidate &C : Inherent)
    if (candidateFits(C, Recv)) {
      P.C = C;
      P.Recv = Recv;
      return true;
    }
  const Candidate *Found = nullptr;
  for (const Candidate &C : Traits) {
    if (Found && Found->Fn->Trait->InPrelude < C.Fn->Trait->InPrelude)
      continue; // the program's own traits come first
    if (!candidateFits(C, Recv))
      continue;
    if (Found && !Found->Fn->Trait->InPrelude && !C.Fn->Trait->InPrelude)
      P.Other = C.Fn;
    if (!Found || !C.Fn->Trait->InPrelude)
      Found = &C;
  }
  if (!Found)
    return false;
  P.C = *Found;
  P.Recv = Recv;
  return true;
}

std::optional<BodyChecker::Pick> BodyChecker::probeMethod(StringRef Name,
                                                          const Type *T) {
  // All types that the receiver dereferences to.
  SmallVector<const Type *, 4> Steps;
  for (const Type *Step = known(T); Step;) {
    if (Step->is(TypeKind::Error) || Steps.size() > 32)
      break;
    Steps.push_back(Step);
    bool Overloaded;
    Step = derefType(Step, Overloaded);
    if (Step)
      Step = known(Step);
  }
  SmallVector<Candidate, 8> Inherent, Traits;
  inherentCandidates(Name, Inherent);
  for (const Type *Step : Steps)
    boundCandidates(Name, Step, Inherent);
  traitCandidates(Name, Traits);
  if (Inherent.empty() && Traits.empty())
    return std::nullopt;

  Pick P;
  auto Try = [&](const Type *Step) {
    P.Autoref = P.Mut = false;
    if (!P.Unsize && probeStep(Inherent, Traits, Step, P))
      return true;
    P.Autoref = true;
    if (probeStep(Inherent, Traits, TC.ref(Step, false), P))
      return true;
    P.Mut = true;
    return probeStep(Inherent, Traits, TC.ref(Step, true), P);
  };
  for (size_t I = 0; I != Steps.size(); ++I) {
    P.Derefs = I;
    if (Steps[I]->is(TypeKind::Infer) &&
        Steps[I]->inferKind() == InferKind::General)
      return std::nullopt;
    if (Try(Steps[I]))
      return P;
  }
  if (!Steps.empty() && Steps.back()->is(TypeKind::Array)) {
    P.Unsize = true;
    P.Derefs = Steps.size() - 1;
    if (Try(TC.slice(Steps.back()->inner())))
      return P;
  }
  return std::nullopt;
}
