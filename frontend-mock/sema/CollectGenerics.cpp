//===- CollectGenerics.cpp - Generic parameters, bounds, traits -----------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

Args Collector::identity(const GenericsDef &G) {
  SmallVector<TypeRef, 4> As(G.count(), TC.error());
  for (const GenericsDef *D = &G; D; D = D->Parent)
    for (const GenericParamDef &P : D->Own)
      As[P.Index] = TC.param(P.Index, P.Name);
  return TC.save(As);
}

/// A trait's Self is in \p G already.
void Collector::makeParams(GenericsDef &G, const ast::Generics &Syntax,
                           const GenericsDef *Parent) {
  G.Parent = Parent;
  for (const ast::GenericParam &P : Syntax.Params) {
    for (const GenericsDef *D = &G; D; D = D->Parent)
      for (const GenericParamDef &Other : D->Own)
        if (Other.Name == P.Name.Name && !Other.Synthetic)
          Diags.error(P.Name.Loc, "there is a generic parameter `" +
                                      P.Name.Name + "` already");
    GenericParamDef D;
    D.Name = P.Name.Name;
    D.Loc = P.Name.Loc;
    D.Index = G.count();
    // Decided by the bounds' syntax, so that all may be asked at any time.
    for (const ast::Bound &B : P.Bounds)
      D.MaybeUnsized |= B.Maybe;
    // The operators' `Rhs` is Self when it is left out.
    if (Prelude && D.Name == "Rhs" && !G.Own.empty() && G.Own[0].Name == "Self")
      D.Default = TC.param(0, "Self");
    G.Own.push_back(D);
  }
}

void Collector::hintBounds(GenericsDef &G, const ast::Generics &Syntax,
                           const TypeScope &S) {
  auto Hint = [&](StringRef Param, ArrayRef<ast::Bound> Bounds) {
    Symbol P = lookupType(Param, S, W);
    if (P.K != Symbol::Prim || !P.Ty)
      return;
    for (const ast::Bound &B : Bounds) {
      if (B.Maybe || B.Trait.QSelf || B.Trait.Segments.empty())
        continue;
      PathStart Start = findInPath(B.Trait, S, W);
      if (Start.Type.K != Symbol::Trait)
        continue;
      auto *T = static_cast<TraitDef *>(Start.Type.Def);
      if (T->Generics.count() == 1)
        G.Hints.push_back({T, TC.save(Args(P.Ty))});
    }
  };
  for (const ast::GenericParam &P : Syntax.Params)
    Hint(P.Name.Name, P.Bounds);
  for (const ast::WherePredicate &P : Syntax.Where)
    if (P.Type && P.Type->K == ast::TypeNode::Kind::Path && P.Type->P.isIdent())
      Hint(P.Type->P.Segments[0].Name.Name, P.Bounds);
}

void Collector::addBounds(TypeRef Self, ArrayRef<ast::Bound> Bounds,
                          const TypeScope &S, std::vector<Predicate> &Out,
                          bool *MaybeUnsized) {
  for (const ast::Bound &B : Bounds) {
    std::vector<Predicate> Bindings;
    TraitRef Ref = resolveTraitRef(B.Trait, 0, B.Trait.Segments.size(), Self, S,
                                   W, Diags, &Bindings);
    if (!Ref.Trait)
      continue;
    if (B.Maybe) {
      if (Ref.Trait->L != Lang::Sized)
        Diags.error(B.Trait.loc(), "`?` stands before `Sized` only");
      else if (MaybeUnsized)
        *MaybeUnsized = true;
      else
        Diags.error(B.Trait.loc(), "`?Sized` is for generic parameters and "
                                   "associated types");
      continue;
    }
    Predicate P;
    P.Ref = Ref;
    P.Loc = B.Trait.loc();
    Out.push_back(P);
    Out.insert(Out.end(), Bindings.begin(), Bindings.end());
  }
}

void Collector::resolveBounds(GenericsDef &G, const ast::Generics &Syntax,
                              const TypeScope &S) {
  auto Own = [&](StringRef Name) {
    return find_if(G.Own,
                   [&](const GenericParamDef &P) { return P.Name == Name; });
  };
  for (const ast::GenericParam &P : Syntax.Params) {
    auto It = Own(P.Name.Name);
    TypeRef T = TC.param(It->Index, It->Name);
    if (P.Default && !It->Default)
      It->Default = resolveType(*P.Default, S, W, Diags);
    std::vector<Predicate> Bounds;
    addBounds(T, P.Bounds, S, Bounds, &It->MaybeUnsized);
    append_range(G.Predicates, Bounds);
  }
  for (const ast::WherePredicate &P : Syntax.Where) {
    TypeRef T = resolveType(*P.Type, S, W, Diags);
    bool *Maybe = nullptr;
    if (T->is(TypeKind::Param))
      if (auto It = Own(T->name()); It != G.Own.end())
        Maybe = &It->MaybeUnsized;
    std::vector<Predicate> Bounds;
    addBounds(T, P.Bounds, S, Bounds, Maybe);
    if (!T->hasError())
      append_range(G.Predicates, Bounds);
  }
}

// --- Traits ------------------------------------------------------------------

static TypeScope traitScope(TraitDef &T, TypeScope S, TypeContext &TC) {
  S.Generics = &T.Generics;
  S.SelfTy = TC.param(0, "Self");
  S.SelfTrait = &T;
  return S;
}

/// Calls \p Fn for each bound on Self in the trait's head.
template <typename Function>
static void forSuperBounds(const ast::Item &I, Function Fn) {
  for (const ast::Bound &B : I.Bounds)
    Fn(B);
  for (const ast::WherePredicate &P : I.Gens.Where)
    if (P.Type && P.Type->K == ast::TypeNode::Kind::Path &&
        P.Type->P.isIdent() && P.Type->P.Segments[0].Name.Name == "Self")
      for (const ast::Bound &B : P.Bounds)
        Fn(B);
}

void Collector::collectSupertraits(TraitDef &T) {
  TypeScope S = traitScope(T, scope(), TC);
  hintBounds(T.Generics, T.Syntax->Gens, S);
  forSuperBounds(*T.Syntax, [&](const ast::Bound &B) {
    if (B.Maybe)
      return;
    // Bindings are resolved when all supertraits are known; here they are
    // collected to no use, quietly.
    PathStart Start = findInPath(B.Trait, S, W);
    if (Start.Type.K != Symbol::Trait) {
      resolveTraitRef(B.Trait, 0, B.Trait.Segments.size(), S.SelfTy, S, W,
                      Diags);
      return;
    }
    auto *Super = static_cast<TraitDef *>(Start.Type.Def);
    if (Super->Generics.count() == 1) {
      T.Supertraits.push_back({Super, TC.save(Args(S.SelfTy))});
      return;
    }
    std::vector<Predicate> Ignored;
    TraitRef Ref = resolveTraitRef(B.Trait, 0, B.Trait.Segments.size(),
                                   S.SelfTy, S, W, Diags, &Ignored);
    if (Ref.Trait)
      T.Supertraits.push_back(Ref);
  });
}

static bool reaches(TraitDef *From, TraitDef *To,
                    SmallPtrSetImpl<TraitDef *> &Seen) {
  if (!Seen.insert(From).second)
    return false;
  return any_of(From->Supertraits, [&](const TraitRef &R) {
    return R.Trait == To || reaches(R.Trait, To, Seen);
  });
}

void Collector::breakSuperCycles() {
  for (TraitDef *T : Traits) {
    llvm::SmallPtrSet<TraitDef *, 8> Seen;
    if (!reaches(T, T, Seen))
      continue;
    Diags.error(T->Loc, "trait `" + T->Name + "` is its own supertrait");
    T->Supertraits.clear();
  }
}

void Collector::collectSuperBindings(TraitDef &T) {
  TypeScope S = traitScope(T, scope(), TC);
  Predicate Self;
  Self.Ref = {&T, identity(T.Generics)};
  Self.Loc = T.Loc;
  T.Generics.Predicates.push_back(Self);
  for (const TraitRef &R : T.Supertraits) {
    Predicate P;
    P.Ref = R;
    P.Loc = T.Loc;
    T.SuperPredicates.push_back(P);
  }
  forSuperBounds(*T.Syntax, [&](const ast::Bound &B) {
    const ast::GenericArgs *Written =
        B.Trait.Segments.empty() ? nullptr : B.Trait.Segments.back().Args.get();
    if (B.Maybe || !Written ||
        (Written->Bindings.empty() && !Written->Parenthesised))
      return;
    resolveTraitRef(B.Trait, 0, B.Trait.Segments.size(), S.SelfTy, S, W, Diags,
                    &T.SuperPredicates);
  });
}

void Collector::collectAssocBounds(TraitDef &T) {
  TypeScope S = traitScope(T, scope(), TC);
  resolveBounds(T.Generics, T.Syntax->Gens, S);
  Args Identity = identity(T.Generics);
  for (const ast::Item *M : T.Syntax->Members) {
    if (M->K != ast::Item::Kind::TypeAlias)
      continue;
    if (!M->Gens.Params.empty())
      Diags.error(M->Gens.Params[0].Name.Loc,
                  "associated types with parameters are not supported");
    auto It = find_if(T.AssocTypes,
                      [&](const auto &A) { return A->Loc == M->Name.Loc; });
    if (It == T.AssocTypes.end())
      continue;
    AssocTypeDef &A = **It;
    addBounds(TC.projection(&A, Identity), M->Bounds, S, A.Bounds,
              &A.MaybeUnsized);
    if (M->Type)
      A.Default = resolveType(*M->Type, S, W, Diags);
  }
}

void Collector::collectTrait(TraitDef &T) {
  TypeScope S = traitScope(T, scope(), TC);
  for (const ast::Item *M : T.Syntax->Members) {
    if (M->K == ast::Item::Kind::Const)
      Diags.error(M->Name.Loc, "constants in traits are not supported");
    if (M->K != ast::Item::Kind::Fn)
      continue;
    if (any_of(T.Methods,
               [&](const auto &F) { return F->Name == M->Name.Name; })) {
      Diags.error(M->Name.Loc,
                  "`" + M->Name.Name + "` is declared twice in this trait");
      continue;
    }
    T.Methods.push_back(std::make_unique<FnDef>());
    FnDef &F = *T.Methods.back();
    init(F, *M);
    F.Syntax = M;
    F.Trait = &T;
    F.TraitIndex = T.Methods.size() - 1;
    F.Generics.Parent = &T.Generics;
    collectFn(F, S);
  }
}
