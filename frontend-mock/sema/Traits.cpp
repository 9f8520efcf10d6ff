//===- Traits.cpp - The trait solver: where-clauses and impls -------------===//
//
// A question is decided by the first of these that has an answer: the
// where-clauses in scope, a dyn type's own traits, what is built in, impls. An
// impl serves when its header unifies and its where-clauses do not fail; when
// several do, variables have to decide.
//
//===----------------------------------------------------------------------===//

#include "sema/Traits.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

static constexpr unsigned MaxSteps = 50000;

/// Counts how deep and how long a question takes.
class Solver::Guard {
public:
  explicit Guard(Solver &S) : S(S) {
    if (S.Depth++ == 0)
      S.Steps = 0;
    if (S.Depth > MaxDepth || ++S.Steps > MaxSteps)
      S.Overflowed = TooMuch = true;
  }
  ~Guard() { --S.Depth; }
  Guard(const Guard &) = delete;
  Guard &operator=(const Guard &) = delete;
  bool TooMuch = false;

private:
  Solver &S;
};

Predicate traitc::substPredicate(const Predicate &P, Args As, TypeContext &TC) {
  Predicate Q = P;
  Q.Ref.As = TC.save(TC.subst(P.Ref.As, As));
  if (Q.Equals)
    Q.Equals = TC.subst(Q.Equals, As);
  return Q;
}

static Selection answer(Selection::Kind K) {
  Selection S;
  S.K = K;
  return S;
}

// --- Questions ---------------------------------------------------------------

/// Variables replaced by what is known, projections by what they are; those
/// that nothing is known of yet by a variable of their own.
TraitRef Solver::prepared(const TraitRef &Ref) {
  TypeList As;
  bool Changed = false;
  for (TypeRef A : Ref.As) {
    TypeRef N = normalize(A);
    if (hasAmbiguous(N))
      N = W.Types.fold(N, [&](TypeRef T) -> TypeRef {
        return isOpen(T) ? Infer->fresh() : nullptr;
      });
    Changed |= N != A;
    As.push_back(N);
  }
  return Changed ? TraitRef{Ref.Trait, W.Types.save(As)} : Ref;
}

Selection Solver::select(const TraitRef &Original) {
  Guard G(*this);
  if (G.TooMuch)
    return {};
  size_t Before = Infer->snapshot();
  unsigned Vars = Infer->vars();
  TraitRef Ref = prepared(Original);
  if (any_of(Ref.As, [](TypeRef A) { return A->hasError(); }))
    return answer(Selection::Builtin);
  TypeRef Self = Ref.self();
  if (Self->is(TypeKind::Infer) && Self->inferKind() == InferKind::General)
    return answer(Selection::Ambiguous);
  // A type may well hold itself; but an impl that rests on itself is none.
  if (is_contained(Stack, Ref))
    return answer(Ref.Trait->Auto ? Selection::Builtin : Selection::No);

  Stack.push_back(Ref);
  Selection S = decide(Ref);
  Stack.pop_back();
  for (TypeRef &A : S.ImplArgs)
    A = Infer->resolve(A);
  if (S.K == Selection::No || !Infer->boundSince(Before, Vars))
    Infer->rollback(Before);
  return S;
}

Selection Solver::decide(const TraitRef &Ref) {
  if (Ref.Trait->Auto)
    return selectAuto(Ref);
  if (Selection S = selectParam(Ref); S.K != Selection::No)
    return S;
  if (Ref.Trait->L == Lang::Sized)
    if (auto S = selectSized(Ref.self()))
      return *S;
  if (Ref.self()->is(TypeKind::Dyn)) {
    // Where the trait leaves it open, the program may say how its dyn type
    // implements it.
    if (Lowering && !implementsItself(*Ref.Trait, W))
      if (Selection S = selectImpl(Ref);
          S.K == Selection::Impl && S.TheImpl->SelfTy->is(TypeKind::Dyn))
        return S;
    if (Selection S = selectObject(Ref); S.K != Selection::No)
      return S;
  }
  if (auto S = selectBuiltin(Ref))
    return *S;
  return selectImpl(Ref);
}

bool Solver::holds(TypeRef T, Lang Trait) {
  TraitDef *Def = W.trait(Trait);
  return Def && holds(TraitRef{Def, W.Types.save(Args(T))});
}

Solver::Answer Solver::prove(const Predicate &P) {
  Selection S = select(P.Ref);
  if (S.K == Selection::No)
    return No;
  if (!P.Assoc)
    return S.K == Selection::Ambiguous ? Maybe : Yes;
  TypeRef Is = normalize(W.Types.projection(P.Assoc, P.Ref.As));
  TypeRef Shall = normalize(P.Equals);
  if (hasAmbiguous(Is) || hasAmbiguous(Shall))
    return Maybe;
  return Infer->unify(Is, Shall) ? Yes : No;
}

/// What one answer teaches may decide another.
Solver::Answer Solver::proveAll(ArrayRef<Predicate> Goals) {
  SmallVector<const Predicate *, 8> Open;
  for (const Predicate &P : Goals)
    Open.push_back(&P);
  while (!Open.empty()) {
    size_t Before = Infer->snapshot();
    SmallVector<const Predicate *, 8> Still;
    for (const Predicate *P : Open) {
      Answer A = prove(*P);
      if (A == No)
        return No;
      if (A == Maybe)
        Still.push_back(P);
    }
    if (Still.size() == Open.size() && Infer->snapshot() == Before)
      return Maybe;
    Open = std::move(Still);
  }
  return Yes;
}

// --- Where-clauses -----------------------------------------------------------

bool Solver::unifyRefs(const TraitRef &A, const TraitRef &B) {
  if (A.Trait != B.Trait || A.As.size() != B.As.size())
    return false;
  size_t Before = Infer->snapshot();
  for (auto [X, Y] : zip_equal(A.As, B.As))
    if (!Infer->unify(X, Y)) {
      Infer->rollback(Before);
      return false;
    }
  return true;
}

/// Adds what follows from each predicate by the traits' own definitions.
template <typename Container> static void elaborate(Container &Ps, World &W) {
  auto Same = [](const Predicate &A, const Predicate &B) {
    return A.Ref == B.Ref && A.Assoc == B.Assoc && A.Equals == B.Equals;
  };
  // Supertraits with ever larger arguments would never end.
  constexpr size_t Limit = 1000;
  for (size_t I = 0; I != Ps.size() && Ps.size() < Limit; ++I) {
    if (Ps[I].Assoc)
      continue;
    TraitRef Ref = Ps[I].Ref;
    SMLoc Loc = Ps[I].Loc;
    for (const Predicate &Super : Ref.Trait->SuperPredicates) {
      Predicate P = substPredicate(Super, Ref.As, W.Types);
      P.Loc = Loc;
      if (none_of(Ps, [&](const Predicate &Q) { return Same(P, Q); }))
        Ps.push_back(P);
    }
  }
}

ParamEnv traitc::paramEnvOf(const GenericsDef &G, World &W) {
  ParamEnv Env;
  SmallVector<const GenericsDef *, 2> Chain;
  for (const GenericsDef *D = &G; D; D = D->Parent)
    Chain.push_back(D);
  TraitDef *Sized = W.trait(Lang::Sized);
  for (const GenericsDef *D : reverse(Chain)) {
    Env.Predicates.insert(Env.Predicates.end(), D->Predicates.begin(),
                          D->Predicates.end());
    for (const GenericParamDef &P : D->Own)
      if (Sized && !P.MaybeUnsized) {
        TypeRef T = W.Types.param(P.Index, P.Name);
        Env.Predicates.push_back(
            {{Sized, W.Types.save(Args(T))}, nullptr, nullptr, P.Loc});
      }
  }
  elaborate(Env.Predicates, W);

  ParamEnv Result = Env;
  Solver S(W, Env, nullptr);
  for (Predicate &P : Result.Predicates) {
    SmallVector<TypeRef, 4> As;
    for (TypeRef A : P.Ref.As)
      As.push_back(S.normalize(A));
    P.Ref.As = W.Types.save(As);
    if (P.Equals)
      P.Equals = S.normalize(P.Equals);
  }
  return Result;
}

void Solver::knownBounds(TypeRef Self, SmallVectorImpl<Predicate> &Out) {
  for (const Predicate &P : Env.Predicates)
    if (P.Ref.self() == Self || Self->hasInfer() || Self->hasError())
      Out.push_back(P);
  ArrayRef<Predicate> Declared;
  if (Self->is(TypeKind::Projection))
    Declared = Self->assoc()->Bounds;
  else if (Self->is(TypeKind::Opaque) &&
           Self->index() < Self->fn()->Opaques.size())
    Declared = Self->fn()->Opaques[Self->index()].Bounds;
  if (Declared.empty())
    return;
  SmallVector<Predicate, 4> Bounds;
  for (const Predicate &P : Declared)
    Bounds.push_back(substPredicate(P, Self->args(), W.Types));
  elaborate(Bounds, W);
  Out.append(Bounds.begin(), Bounds.end());
}

Selection Solver::selectParam(const TraitRef &Ref) {
  SmallVector<Predicate, 8> Bounds;
  knownBounds(Ref.self(), Bounds);
  SmallVector<TraitRef, 2> Fitting;
  for (const Predicate &P : Bounds) {
    if (P.Assoc || P.Ref.Trait != Ref.Trait)
      continue;
    TraitRef Known = P.Ref.As.size() > 1 ? prepared(P.Ref) : P.Ref;
    if (Known == Ref)
      return answer(Selection::Param);
    size_t Before = Infer->snapshot();
    bool Fits = unifyRefs(Known, Ref);
    Infer->rollback(Before);
    if (Fits && !is_contained(Fitting, Known))
      Fitting.push_back(Known);
  }
  if (Fitting.empty())
    return {};
  if (Fitting.size() > 1)
    return answer(Selection::Ambiguous);
  unifyRefs(Fitting[0], Ref);
  return answer(Selection::Param);
}

Selection Solver::selectObject(const TraitRef &Ref) {
  TypeRef Self = Ref.self();
  TypeList As = {Self};
  As.append(Self->args().begin(), Self->args().end());
  for (TraitRef Super : supertraits({Self->trait(), W.Types.save(As)}, W)) {
    if (Super.Trait != Ref.Trait)
      continue;
    if (!Lowering && !implementsItself(*Ref.Trait, W))
      return {};
    if (unifyRefs(prepared(Super), Ref))
      return answer(Selection::Object);
  }
  return {};
}

// --- Impls -------------------------------------------------------------------

/// False when an impl's type can never be made equal to the other one, without
/// looking at where-clauses: sorts out nearly all impls.
static bool mayMatch(TypeRef Impl, TypeRef T) {
  if (Impl->is(TypeKind::Param) || Impl->is(TypeKind::Projection) ||
      Impl->is(TypeKind::Error) || T->is(TypeKind::Error))
    return true;
  if (T->is(TypeKind::Infer))
    return T->inferKind() == InferKind::General ||
           Impl->is(T->inferKind() == InferKind::Int ? TypeKind::Int
                                                     : TypeKind::Float);
  if (Impl == T)
    return true;
  return Impl->sameHead(*T) && all_of_zip(Impl->args(), T->args(), mayMatch);
}

bool Solver::matchHeader(ImplDef &I, const TraitRef &Ref, TypeList &ImplArgs,
                         SmallVectorImpl<Predicate> &Goals) {
  if (I.TraitArgs.size() != Ref.As.size() ||
      !all_of_zip(I.TraitArgs, Ref.As, mayMatch))
    return false;
  ImplArgs.clear();
  for (unsigned N = I.Generics.count(); N; --N)
    ImplArgs.push_back(Infer->fresh());
  size_t Before = Infer->snapshot();
  for (auto [Header, Asked] : zip_equal(I.TraitArgs, Ref.As)) {
    TypeRef T = Header;
    if (T->hasProjection())
      T = W.Types.fold(T, [&](TypeRef P) -> TypeRef {
        if (!P->is(TypeKind::Projection))
          return nullptr;
        TypeRef V = Infer->fresh();
        Predicate Goal;
        Goal.Ref = {P->assoc()->Trait,
                    W.Types.save(W.Types.subst(P->args(), ImplArgs))};
        Goal.Assoc = P->assoc();
        Goal.Equals = V;
        Goals.push_back(Goal);
        return V;
      });
    if (!Infer->unify(W.Types.subst(T, ImplArgs), Asked)) {
      Infer->rollback(Before);
      return false;
    }
  }
  return true;
}

/// What has to hold for arguments \p As of \p G (which has no parent).
void Solver::goalsOf(const GenericsDef &G, Args As,
                     SmallVectorImpl<Predicate> &Goals) {
  for (const Predicate &P : G.Predicates)
    Goals.push_back(substPredicate(P, As, W.Types));
  if (TraitDef *Sized = W.trait(Lang::Sized))
    for (const GenericParamDef &P : G.Own)
      if (!P.MaybeUnsized)
        Goals.push_back({{Sized, W.Types.save(Args(As[P.Index]))},
                         nullptr,
                         nullptr,
                         P.Loc});
}

Solver::Answer Solver::matchImpl(ImplDef &I, const TraitRef &Ref,
                                 TypeList &ImplArgs) {
  SmallVector<Predicate, 4> Goals;
  if (!matchHeader(I, Ref, ImplArgs, Goals))
    return No;
  goalsOf(I.Generics, ImplArgs, Goals);
  return proveAll(Goals);
}

Selection Solver::selectImpl(const TraitRef &Ref) {
  // Where-clauses are costly to prove: of the impls whose headers fit, most
  // often the only one, each at most once.
  SmallVector<ImplDef *, 4> Headers, Fitting;
  bool Open = any_of(Ref.As, [](TypeRef A) { return A->hasInfer(); });
  auto Undone = [&](auto Try) {
    size_t Before = Infer->snapshot();
    bool Result = Try();
    Infer->rollback(Before);
    return Result;
  };
  for (ImplDef *I : Ref.Trait->Impls)
    if (Undone([&] {
          TypeList ImplArgs;
          SmallVector<Predicate, 4> Goals;
          return matchHeader(*I, Ref, ImplArgs, Goals);
        }))
      Headers.push_back(I);
  if (Headers.size() == 1) {
    Selection S;
    S.TheImpl = Headers[0];
    Answer A = matchImpl(*S.TheImpl, Ref, S.ImplArgs);
    if (A == No)
      return {};
    S.K = A == Yes ? Selection::Impl : Selection::Ambiguous;
    return S;
  }
  for (ImplDef *I : Headers) {
    Answer A = No;
    Undone([&] {
      TypeList ImplArgs;
      A = matchImpl(*I, Ref, ImplArgs);
      return true;
    });
    if (A == No)
      continue;
    Fitting.push_back(I);
    // Without variables impls do not overlap: collect() has seen to that.
    if (Fitting.size() > 1 || (!Open && A == Yes))
      break;
  }
  if (Fitting.empty())
    return {};
  if (Fitting.size() > 1 && Open)
    return answer(Selection::Ambiguous);
  Selection S;
  S.TheImpl = Fitting.back();
  Answer A = matchImpl(*S.TheImpl, Ref, S.ImplArgs);
  S.K = A == Yes ? Selection::Impl : Selection::Ambiguous;
  return S;
}

TraitRef Solver::whyNot(const TraitRef &Original) {
  size_t Before = Infer->snapshot();
  TraitRef Ref = prepared(Original);
  TraitRef Result;
  for (ImplDef *I : Ref.Trait->Impls) {
    TypeList ImplArgs;
    SmallVector<Predicate, 4> Goals;
    if (matchHeader(*I, Ref, ImplArgs, Goals)) {
      goalsOf(I->Generics, ImplArgs, Goals);
      for (const Predicate &P : Goals)
        if (prove(P) == No) {
          TypeList As;
          for (TypeRef A : P.Ref.As)
            As.push_back(normalize(A));
          Result = {P.Ref.Trait, W.Types.save(As)};
          break;
        }
    }
    Infer->rollback(Before);
    // A blanket impl's clause says little: `T: Array` is of no help.
    if (Result.Trait && !I->TraitArgs[0]->is(TypeKind::Param))
      return Result;
    Result = {};
  }
  return {};
}
