//===- CollectImpls.cpp - Impls and what is in them -----------------------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;
using ast::Item;

TypeScope Collector::implScope(ImplDef &I) {
  TypeScope S = scope();
  S.Generics = &I.Generics;
  S.SelfTy = I.SelfTy;
  S.SelfImpl = &I;
  return S;
}

void Collector::collectImplHeader(ImplDef &I) {
  const Item &Syntax = *I.Syntax;
  TypeScope S = implScope(I);
  hintBounds(I.Generics, Syntax.Gens, S);
  I.SelfTy = resolveType(*Syntax.SelfTy, S, W, Diags);
  S.SelfTy = I.SelfTy;
  if (Syntax.HasTrait) {
    TraitRef Ref = resolveTraitRef(
        Syntax.Trait, 0, Syntax.Trait.Segments.size(), I.SelfTy, S, W, Diags);
    I.Trait = Ref.Trait;
    I.TraitArgs = Ref.As;
    if (I.Trait)
      I.Name = I.Trait->Name;
  }
  resolveBounds(I.Generics, Syntax.Gens, S);
  if (I.Trait) {
    if (none_of(I.TraitArgs, [](TypeRef T) { return T->hasError(); }))
      I.Trait->Impls.push_back(&I);
  } else if (!Syntax.HasTrait && !I.SelfTy->hasError()) {
    W.InherentImpls.push_back(&I);
  }
}

/// Before any signature, since these say `Self::Item`.
void Collector::collectImplTypes(ImplDef &I) {
  TypeScope S = implScope(I);
  for (const Item *M : I.Syntax->Members) {
    if (M->K == Item::Kind::Const) {
      if (I.Trait || I.Syntax->HasTrait) {
        Diags.error(M->Name.Loc, "constants in traits are not supported");
        continue;
      }
      I.Consts.push_back(std::make_unique<ConstDef>());
      ConstDef &C = *I.Consts.back();
      init(C, *M);
      C.Syntax = M;
      C.Impl = &I;
      C.Ty = TC.error();
      collectConst(C, S);
      continue;
    }
    if (M->K != Item::Kind::TypeAlias)
      continue;
    if (!I.Trait) {
      if (!I.Syntax->HasTrait)
        Diags.error(M->Name.Loc, "associated types belong to impls of traits");
      continue;
    }
    auto It = find_if(I.Trait->AssocTypes,
                      [&](const auto &A) { return A->Name == M->Name.Name; });
    if (It == I.Trait->AssocTypes.end()) {
      Diags.error(M->Name.Loc, "trait `" + I.Trait->Name +
                                   "` has no associated type `" + M->Name.Name +
                                   "`");
      continue;
    }
    if (!M->Type)
      continue;
    if (I.AssocTypes.count(It->get())) {
      Diags.error(M->Name.Loc, "`" + M->Name.Name + "` is given twice");
      continue;
    }
    I.AssocTypes[It->get()] = resolveType(*M->Type, S, W, Diags);
  }
}

void Collector::collectImplMembers(ImplDef &I) {
  TypeScope S = implScope(I);
  StrategyAttr Strategy =
      resolveStrategy(I.Syntax->Attrs, StrategyPlace::Function, Diags);
  for (const Item *M : I.Syntax->Members) {
    if (M->K != Item::Kind::Fn)
      continue;
    if (any_of(I.Methods,
               [&](const auto &F) { return F->Name == M->Name.Name; })) {
      Diags.error(M->Name.Loc,
                  "`" + M->Name.Name + "` is defined twice in this impl");
      continue;
    }
    I.Methods.push_back(std::make_unique<FnDef>());
    FnDef &F = *I.Methods.back();
    init(F, *M);
    F.Syntax = M;
    F.Impl = &I;
    F.Generics.Parent = &I.Generics;
    collectFn(F, S);
    bool NoHeap = F.Strategy.NoHeap || Strategy.NoHeap;
    if (!F.Strategy.given())
      F.Strategy = Strategy;
    F.Strategy.NoHeap = NoHeap;
    if (!F.HasBody && !Prelude)
      Diags.error(F.Loc, "`" + F.Name + "` has no body");
  }
}
