//===- CheckGenerics.cpp - Generic arguments and call signatures ----------===//
//
// Fills in generic arguments of functions, and says how a value can be called:
// closures, function items and pointers, and whatever has an Fn bound.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;

BodyChecker::Types BodyChecker::freshArgs(const GenericsDef &G) {
  Types As;
  for (unsigned I = 0, N = G.count(); I != N; ++I)
    As.push_back(fresh());
  return As;
}

FnRef BodyChecker::instantiate(FnDef *F, ArrayRef<const Type *> Parent,
                               const ast::GenericArgs *Written, SMLoc Loc) {
  Types As(Parent.begin(), Parent.end());
  const GenericsDef &G = F->Generics;
  size_t Next = 0;
  size_t CanWrite = 0;
  for (const GenericParamDef &P : G.Own)
    CanWrite += !P.Synthetic;
  if (Written && !Written->Types.empty() && Written->Types.size() != CanWrite)
    error(Loc, "`" + F->Name + "` has " + llvm::Twine(CanWrite) +
                   " generic parameters, but " +
                   llvm::Twine(Written->Types.size()) + " are given");
  for (const GenericParamDef &P : G.Own) {
    if (!Written || P.Synthetic || Next >= Written->Types.size()) {
      As.push_back(fresh());
      continue;
    }
    const ast::TypeNode *T = Written->Types[Next++];
    const Type *A = resolveSyntax(T);
    if (Infer.shallow(A)->isUnsized() && !P.MaybeUnsized) {
      error(T->loc(), "the size of `" + show(A) +
                          "` is not known: it cannot be the `" + P.Name +
                          "` of `" + F->Name + "`");
      A = TC.error();
    }
    As.push_back(A);
  }
  Args Saved = TC.save(As);
  requirePredicates(G, Saved, Loc);
  return {F, Saved};
}

BodyChecker::FnSig BodyChecker::signatureOf(const FnRef &F, SMLoc Loc) {
  FnSig Sig;
  for (const Type *P : F.Fn->Params)
    Sig.Params.push_back(norm(TC.subst(P, F.As), Loc));
  Sig.Ret = norm(TC.subst(F.Fn->Ret, F.As), Loc);
  return Sig;
}

namespace {
/// Puts predicates about one type together into a signature.
struct SigBuilder {
  unsigned Rank = 0;
  const Type *Params = nullptr, *Ret = nullptr;
  void trait(const TraitDef *T, Args As) {
    unsigned R = callRank(T->L);
    if (!R || As.size() < 2)
      return;
    if (!Rank || R < Rank)
      Rank = R;
    Params = As[1];
  }
  void output(const AssocTypeDef *A, const Type *T) {
    if (callRank(A->Trait->L))
      Ret = T;
  }
};
} // namespace

std::optional<BodyChecker::CallSig> BodyChecker::callSignature(const Type *T,
                                                               SMLoc Loc) {
  CallSig Sig;
  switch (T->kind()) {
  case TypeKind::Closure: {
    const ClosureDef *C = T->closure();
    Sig.Params.append(C->Params.begin(), C->Params.end());
    Sig.Ret = C->Ret;
    // Of a finished body the arguments may differ from its own parameters.
    if (C->Fn != Fn) {
      for (const Type *&P : Sig.Params)
        P = norm(TC.subst(P, T->args()), Loc);
      Sig.Ret = norm(TC.subst(Sig.Ret, T->args()), Loc);
    }
    return Sig;
  }
  case TypeKind::FnDef: {
    FnSig F = signatureOf({T->fn(), T->args()}, Loc);
    Sig.Params = F.Params;
    Sig.Ret = F.Ret;
    return Sig;
  }
  case TypeKind::FnPtr:
    Sig.Params.append(T->params().begin(), T->params().end());
    Sig.Ret = T->result();
    return Sig;
  default:
    break;
  }

  SigBuilder S;
  switch (T->kind()) {
  case TypeKind::Dyn: {
    Types As = {T};
    As.append(T->args().begin(), T->args().end());
    S.trait(T->trait(), As);
    for (const AssocBinding &Bd : T->bindings())
      S.output(Bd.Assoc, Bd.Ty);
    break;
  }
  case TypeKind::Opaque: {
    // Of a type known only by its bounds, these say it.
    if (T->fn()->Opaques.size() <= T->index())
      return std::nullopt;
    for (const Predicate &P : T->fn()->Opaques[T->index()].Bounds) {
      Types As = TC.subst(P.Ref.As, T->args());
      if (As[0] != T)
        continue;
      if (P.Assoc)
        S.output(P.Assoc, TC.subst(P.Equals, T->args()));
      else
        S.trait(P.Ref.Trait, As);
    }
    break;
  }
  case TypeKind::Param:
  case TypeKind::Projection:
    for (const Predicate &P : Env.Predicates) {
      if (P.Ref.self() != T)
        continue;
      if (P.Assoc)
        S.output(P.Assoc, P.Equals);
      else
        S.trait(P.Ref.Trait, P.Ref.As);
    }
    break;
  default:
    return std::nullopt;
  }
  if (!S.Rank || !S.Params)
    return std::nullopt;
  const Type *Tuple = Infer.shallow(norm(S.Params, Loc));
  if (!Tuple->is(TypeKind::Tuple))
    return std::nullopt;
  Sig.Kind = S.Rank == 1 ? Lang::Fn : S.Rank == 2 ? Lang::FnMut : Lang::FnOnce;
  Sig.Params.append(Tuple->args().begin(), Tuple->args().end());
  Sig.Ret = S.Ret ? norm(S.Ret, Loc)
                  : projection(Lang::FnOnce, "Output", {T, Tuple}, Loc);
  return Sig;
}

std::optional<BodyChecker::CallSig>
BodyChecker::expectedSignature(const Type *T, SMLoc Loc) {
  if (!T)
    return std::nullopt;
  T = Infer.shallow(T);
  if (T->is(TypeKind::Dyn) || T->is(TypeKind::FnPtr) || T->is(TypeKind::Opaque))
    return callSignature(T, Loc);
  if (!T->is(TypeKind::Infer))
    return std::nullopt;
  SigBuilder S;
  for (const Obligation &O : Pending) {
    if (O.K == Obligation::Trait && Infer.shallow(O.Ref.self()) == T)
      S.trait(O.Ref.Trait, O.Ref.As);
    else if (O.K == Obligation::Project && O.Proj->is(TypeKind::Projection) &&
             Infer.shallow(O.Proj->args()[0]) == T)
      S.output(O.Proj->assoc(), O.Equals);
  }
  if (!S.Rank || !S.Params)
    return std::nullopt;
  const Type *Tuple = Infer.shallow(S.Params);
  if (!Tuple->is(TypeKind::Tuple))
    return std::nullopt;
  CallSig Sig;
  Sig.Kind = S.Rank == 1 ? Lang::Fn : S.Rank == 2 ? Lang::FnMut : Lang::FnOnce;
  Sig.Params.append(Tuple->args().begin(), Tuple->args().end());
  Sig.Ret = S.Ret;
  return Sig;
}

/// What a future is expected to complete with; null: nothing is known.
const Type *BodyChecker::expectedOutput(const Type *T) {
  if (!T)
    return nullptr;
  T = Infer.shallow(T);
  if (T->is(TypeKind::Dyn) && T->trait()->L == Lang::Future) {
    return T->bindings().empty() ? nullptr : T->bindings().front().Ty;
  }
  if (T->is(TypeKind::Infer))
    for (const Obligation &O : Pending)
      if (O.K == Obligation::Project && O.Proj->is(TypeKind::Projection) &&
          O.Proj->assoc()->Trait->L == Lang::Future &&
          Infer.shallow(O.Proj->args()[0]) == T)
        return O.Equals;
  return nullptr;
}
