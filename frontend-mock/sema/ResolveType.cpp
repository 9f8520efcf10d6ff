//===- ResolveType.cpp - Types as written to Types ------------------------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;
using ast::TypeNode;

// --- Associated types --------------------------------------------------------

static void boundsInScope(TypeRef Self, const TypeScope &Scope, World &W,
                          SmallVectorImpl<TraitRef> &Refs) {
  for (const GenericsDef *G = Scope.Generics; G; G = G->Parent) {
    for (const TraitRef &R : G->Hints)
      if (R.self() == Self)
        Refs.push_back(R);
    for (const Predicate &P : G->Predicates)
      if (!P.Assoc && P.Ref.self() == Self)
        Refs.push_back(P.Ref);
  }
  if (Scope.SelfTrait && Self == Scope.SelfTy) {
    SmallVector<TypeRef, 4> As;
    for (const GenericParamDef &P : Scope.SelfTrait->Generics.Own)
      As.push_back(W.Types.param(P.Index, P.Name));
    Refs.push_back({Scope.SelfTrait, W.Types.save(As)});
  }
  if (Scope.SelfImpl && Scope.SelfImpl->Trait && Self == Scope.SelfTy)
    Refs.push_back({Scope.SelfImpl->Trait, Scope.SelfImpl->TraitArgs});
  ArrayRef<Predicate> Declared;
  if (Self->is(TypeKind::Projection))
    Declared = Self->assoc()->Bounds;
  else if (Self->is(TypeKind::Opaque) &&
           Self->index() < Self->fn()->Opaques.size())
    Declared = Self->fn()->Opaques[Self->index()].Bounds;
  for (const Predicate &P : Declared)
    if (!P.Assoc)
      Refs.push_back(substPredicate(P, Self->args(), W.Types).Ref);
  if (Self->is(TypeKind::Dyn)) {
    SmallVector<TypeRef, 4> As = {Self};
    append_range(As, Self->args());
    Refs.push_back({Self->trait(), W.Types.save(As)});
  }
}

TypeRef traitc::findAssocType(TypeRef Self, StringRef Name,
                              const TypeScope &Scope, World &W) {
  SmallVector<TraitRef, 4> Refs;
  boundsInScope(Self, Scope, W, Refs);
  for (const TraitRef &R : Refs) {
    TraitRef Owner;
    AssocTypeDef *A = findAssocIn(R, Name, W, Owner);
    if (!A)
      continue;
    if (Scope.SelfImpl && Self == Scope.SelfTy)
      if (TypeRef T = Scope.SelfImpl->AssocTypes.lookup(A))
        return T;
    if (Self->is(TypeKind::Dyn))
      for (const AssocBinding &B : Self->bindings())
        if (B.Assoc == A)
          return B.Ty;
    return W.Types.projection(A, Owner.As);
  }
  return nullptr;
}

// --- Paths -------------------------------------------------------------------

static TypeRef resolveAlias(TypeAliasDef &A, World &W, Diagnostics &Diags) {
  if (A.Ty)
    return A.Ty;
  if (A.Resolving) {
    Diags.error(A.Loc, "the type `" + A.Name + "` is defined by itself");
    return A.Ty = W.Types.error();
  }
  A.Resolving = true;
  TypeScope S;
  S.Generics = &A.Generics;
  S.Outer = A.Within;
  S.Prelude = A.InPrelude;
  TypeRef T = resolveType(*A.Syntax->Type, S, W, Diags);
  A.Resolving = false;
  return A.Ty ? A.Ty : A.Ty = T;
}

static TypeRef symbolType(const Symbol &S, const ast::Path &P, unsigned Index,
                          const TypeScope &Scope, World &W,
                          Diagnostics &Diags) {
  const ast::PathSegment &Seg = P.Segments[Index];
  SMLoc Loc = Seg.Name.Loc;
  auto Arguments = [&](const GenericsDef &G) {
    noBindings(Seg.Args.get(), Diags);
    return resolveArgs(Seg.Args.get(), G, {}, Scope, W, Diags, Loc);
  };
  switch (S.K) {
  case Symbol::Adt: {
    auto *A = static_cast<AdtDef *>(S.Def);
    return W.Types.adt(A, Arguments(A->Generics));
  }
  case Symbol::Alias: {
    auto *A = static_cast<TypeAliasDef *>(S.Def);
    TypeRef T = resolveAlias(*A, W, Diags);
    return W.Types.subst(T, Arguments(A->Generics));
  }
  case Symbol::Prim:
    if (Seg.Args)
      Diags.error(Seg.Args->Types.empty() ? Loc : Seg.Args->Types[0]->loc(),
                  "`" + Seg.Name.Name + "` takes no generic arguments");
    return S.Ty;
  case Symbol::Trait:
    Diags.error(Loc, "`" + Seg.Name.Name +
                         "` is a trait, not a type: write `dyn " +
                         Seg.Name.Name + "` or `impl " + Seg.Name.Name + "`");
    break;
  case Symbol::Variant:
    Diags.error(Loc, "`" + Seg.Name.Name + "` is a variant of `" +
                         static_cast<VariantDef *>(S.Def)->Adt->Name +
                         "`, not a type");
    break;
  case Symbol::Module:
    Diags.error(Loc, "`" + Seg.Name.Name + "` is a module, not a type");
    break;
  default:
    unknownName(P, Index, "type", Scope, W, Diags);
    break;
  }
  return W.Types.error();
}

static TypeRef assocSegment(TypeRef Self, const ast::PathSegment &Seg,
                            const TypeScope &Scope, World &W,
                            Diagnostics &Diags) {
  if (Self->hasError())
    return W.Types.error();
  if (Seg.Args)
    Diags.error(Seg.Name.Loc, "associated types take no generic arguments");
  if (TypeRef T = findAssocType(Self, Seg.Name.Name, Scope, W))
    return T;
  if (Self->is(TypeKind::Param) || Self->is(TypeKind::Projection))
    Diags.error(Seg.Name.Loc, "no bound of `" + Self->str() +
                                  "` has an associated type `" + Seg.Name.Name +
                                  "`");
  else
    Diags.error(Seg.Name.Loc, "which trait's `" + Seg.Name.Name +
                                  "` is meant has to be said: `<" +
                                  Self->str() + " as Trait>::" + Seg.Name.Name +
                                  "`");
  return W.Types.error();
}

TypeRef traitc::resolvePathType(const ast::Path &P, unsigned End,
                                const TypeScope &Scope, World &W,
                                Diagnostics &Diags) {
  if (P.Segments.empty() && !P.QSelf)
    return W.Types.error();
  TypeRef T;
  unsigned Next;
  if (P.QSelf) {
    T = resolveType(*P.QSelf, Scope, W, Diags);
    Next = P.QTraitSegments;
    if (Next && Next < P.Segments.size()) {
      TraitRef Ref = resolveTraitRef(P, 0, Next, T, Scope, W, Diags);
      if (!Ref.Trait)
        return W.Types.error();
      const ast::Ident &Name = P.Segments[Next].Name;
      TraitRef Owner;
      AssocTypeDef *A = findAssocIn(Ref, Name.Name, W, Owner);
      if (!A) {
        Diags.error(Name.Loc, "trait `" + Ref.Trait->Name +
                                  "` has no associated type `" + Name.Name +
                                  "`");
        return W.Types.error();
      }
      T = W.Types.projection(A, Owner.As);
      ++Next;
    }
  } else {
    if (P.Segments[0].Name.Name.empty())
      return W.Types.error();
    PathStart Start = findInPath(P, Scope, W);
    T = symbolType(Start.Type, P, Start.Index, Scope, W, Diags);
    Next = Start.Index + 1;
  }
  for (; Next < End; ++Next)
    T = assocSegment(T, P.Segments[Next], Scope, W, Diags);
  return T;
}

// --- All other types ---------------------------------------------------------

static TypeRef resolveArray(const TypeNode &T, const TypeScope &Scope, World &W,
                            Diagnostics &Diags) {
  TypeRef Inner = resolveType(*T.Inner, Scope, W, Diags);
  uint64_t Length = 0;
  const ast::Expr *E = T.Length;
  if (E && E->K == ast::Expr::Kind::Int && E->IntValue.getActiveBits() <= 40 &&
      (E->Suffix.empty() || E->Suffix == "usize"))
    Length = E->IntValue.getZExtValue();
  else if (!E || !evaluateLength(*E, W, *W.Syntax, Diags, Length, &Scope))
    return W.Types.error();
  return W.Types.array(Inner, Length);
}

/// Reports associated types that a dyn type leaves open.
static void checkBindings(const TraitRef &Ref, ArrayRef<AssocBinding> Bindings,
                          SMLoc Loc, World &W, Diagnostics &Diags) {
  for (const TraitRef &R : supertraits(Ref, W))
    for (const auto &A : R.Trait->AssocTypes) {
      auto Bound = [&](const AssocBinding &B) { return B.Assoc == A.get(); };
      if (any_of(Bindings, Bound))
        continue;
      bool Implied = false;
      for (const TraitRef &S : supertraits(Ref, W))
        Implied |= any_of(S.Trait->SuperPredicates, [&](const Predicate &P) {
          return P.Assoc == A.get();
        });
      if (!Implied)
        return Diags.error(
            Loc, "what `" + A->Name + "` is has to be said here: `dyn " +
                     Ref.Trait->Name + "<" + A->Name + " = ..>`");
    }
}

static TypeRef resolveDyn(const TypeNode &T, const TypeScope &Scope, World &W,
                          Diagnostics &Diags) {
  TraitRef Principal;
  std::vector<Predicate> Bindings;
  unsigned Autos = 0;
  SMLoc Loc = T.loc();
  bool Failed = false;
  for (const ast::Bound &B : T.Bounds) {
    if (B.Maybe) {
      Diags.error(B.Trait.loc(), "`?` bounds belong to generic parameters");
      continue;
    }
    std::vector<Predicate> Own;
    // No type stands for Self yet; whatever says Self is in the arguments.
    TraitRef Ref = resolveTraitRef(B.Trait, 0, B.Trait.Segments.size(),
                                   W.Types.error(), Scope, W, Diags, &Own);
    if (!Ref.Trait) {
      Failed = true;
      continue;
    }
    Lang L = Ref.Trait->L;
    if (Ref.Trait->Auto) {
      Autos |= L == Lang::Send ? 1 : L == Lang::Sync ? 2 : 4;
      continue;
    }
    if (Principal.Trait) {
      Diags.error(B.Trait.loc(),
                  "a `dyn` type is of one trait (and `Send`, `Sync`, "
                  "`Unpin`): declare `trait Both: " +
                      Principal.Trait->Name + " + " + Ref.Trait->Name + "`");
      continue;
    }
    Principal = Ref;
    if (const ast::GenericArgs *Written = B.Trait.Segments.back().Args.get())
      Failed |=
          !Written->Parenthesised && Own.size() < Written->Bindings.size();
    Bindings = std::move(Own);
  }
  if (Failed)
    return W.Types.error();
  if (!Principal.Trait) {
    Diags.error(Loc, "a `dyn` type needs a trait that says what it can do");
    return W.Types.error();
  }
  SmallVector<AssocBinding, 2> Bound;
  for (const Predicate &P : Bindings)
    Bound.push_back({P.Assoc, P.Equals});
  checkBindings(Principal, Bound, Loc, W, Diags);
  return W.Types.dyn(Principal.Trait, Principal.As.drop_front(), Bound, Autos);
}

TypeRef traitc::resolveType(const TypeNode &T, const TypeScope &Scope, World &W,
                            Diagnostics &Diags) {
  TypeContext &TC = W.Types;
  auto Sub = [&](const TypeNode &U) { return resolveType(U, Scope, W, Diags); };
  switch (T.K) {
  case TypeNode::Kind::Path:
    return resolvePathType(T.P, T.P.Segments.size(), Scope, W, Diags);
  case TypeNode::Kind::Ref:
    return TC.ref(Sub(*T.Inner), T.Mut);
  case TypeNode::Kind::RawPtr:
    if (!Scope.Prelude)
      Diags.error(T.loc(), "raw pointers are not supported");
    return TC.rawPtr(Sub(*T.Inner), T.Mut);
  case TypeNode::Kind::Tuple: {
    SmallVector<TypeRef, 4> Elements;
    for (const TypeNode *E : T.Elements)
      Elements.push_back(Sub(*E));
    return TC.tuple(Elements);
  }
  case TypeNode::Kind::Array:
    return resolveArray(T, Scope, W, Diags);
  case TypeNode::Kind::Slice:
    return TC.slice(Sub(*T.Inner));
  case TypeNode::Kind::Never:
    return TC.never();
  case TypeNode::Kind::Infer:
    if (Scope.FreshVar)
      return Scope.FreshVar(T.loc());
    Diags.error(T.loc(), "the type has to be written here, `_` is for bodies");
    return TC.error();
  case TypeNode::Kind::ImplTrait:
    if (Scope.OnImplTrait)
      return Scope.OnImplTrait(T);
    Diags.error(T.loc(), "`impl Trait` stands only in the parameters and the "
                         "result of functions");
    return TC.error();
  case TypeNode::Kind::DynTrait:
    return resolveDyn(T, Scope, W, Diags);
  case TypeNode::Kind::FnPtr: {
    SmallVector<TypeRef, 4> Params;
    for (const TypeNode *E : T.Elements)
      Params.push_back(Sub(*E));
    return TC.fnPtr(Params, T.Output ? Sub(*T.Output) : TC.unit());
  }
  case TypeNode::Kind::Error:
    return TC.error();
  }
  llvm_unreachable("all kinds are handled");
}
