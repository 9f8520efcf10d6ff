//===- ResolveTrait.cpp - Traits and generic arguments as written ---------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;
using ast::TypeNode;

// --- Generic arguments -------------------------------------------------------

void traitc::noBindings(const ast::GenericArgs *Written, Diagnostics &Diags) {
  if (!Written)
    return;
  if (Written->Parenthesised)
    Diags.error(Written->Types.empty() ? SMLoc() : Written->Types[0]->loc(),
                "parameters in parentheses belong to `Fn`, `FnMut` and "
                "`FnOnce` only");
  else if (!Written->Bindings.empty())
    Diags.error(Written->Bindings[0].first.Loc,
                "`" + Written->Bindings[0].first.Name +
                    " = ..` belongs to the bounds with a trait only");
}

SmallVector<TypeRef, 4> traitc::resolveArgs(const ast::GenericArgs *Written,
                                            const GenericsDef &G, Args Parent,
                                            const TypeScope &Scope, World &W,
                                            Diagnostics &Diags, SMLoc Loc) {
  SmallVector<TypeRef, 4> As(Parent);
  SmallVector<const GenericParamDef *, 4> ToFill;
  for (const GenericParamDef &P : G.Own)
    if (P.Index >= Parent.size())
      ToFill.push_back(&P);
  size_t Explicit =
      count_if(ToFill, [](const GenericParamDef *P) { return !P->Synthetic; });
  size_t Required = count_if(ToFill, [](const GenericParamDef *P) {
    return !P->Synthetic && !P->Default;
  });
  size_t Given = Written ? Written->Types.size() : 0;
  bool Wrong = false;
  if (Given > Explicit || (Given < Required && (Given || !Scope.FreshVar))) {
    SMLoc At = Given > Explicit ? Written->Types[Explicit]->loc() : Loc;
    if (Explicit == 0)
      Diags.error(At, "this takes no generic arguments");
    else
      Diags.error(At, (Required == Explicit ? Twine("") : Twine("up to ")) +
                          Twine(Explicit) + " generic argument" +
                          (Explicit == 1 ? " is" : "s are") +
                          " needed here, not " +
                          (Given ? Twine(Given) : Twine("none")));
    Wrong = true;
  }
  size_t Next = 0;
  for (const GenericParamDef *P : ToFill) {
    if (!P->Synthetic && Next < Given) {
      As.push_back(resolveType(*Written->Types[Next++], Scope, W, Diags));
    } else if (!Wrong && P->Default && !P->Synthetic) {
      As.push_back(W.Types.subst(P->Default, As));
    } else if (!Wrong && Scope.FreshVar) {
      As.push_back(Scope.FreshVar(Loc));
    } else {
      As.push_back(W.Types.error());
    }
  }
  return As;
}

// --- Traits ------------------------------------------------------------------

static bool isCallTrait(const TraitDef *T) {
  return T->L == Lang::Fn || T->L == Lang::FnMut || T->L == Lang::FnOnce;
}

AssocTypeDef *traitc::findAssocIn(const TraitRef &Ref, StringRef Name, World &W,
                                  TraitRef &Owner) {
  for (const TraitRef &R : supertraits(Ref, W))
    for (const auto &A : R.Trait->AssocTypes)
      if (A->Name == Name) {
        Owner = R;
        return A.get();
      }
  return nullptr;
}

/// `Fn(A, B) -> C`: the arguments, and what it says of the result.
static TypeRef callArgs(const ast::GenericArgs &Written, const TypeScope &Scope,
                        World &W, Diagnostics &Diags) {
  SmallVector<TypeRef, 4> Params;
  for (const TypeNode *T : Written.Types)
    Params.push_back(resolveType(*T, Scope, W, Diags));
  return W.Types.tuple(Params);
}

static void addBinding(const TraitRef &Ref, const ast::Ident &Name, TypeRef Ty,
                       World &W, Diagnostics &Diags,
                       std::vector<Predicate> &Out) {
  Predicate P;
  P.Assoc = findAssocIn(Ref, Name.Name, W, P.Ref);
  if (!P.Assoc)
    return Diags.error(Name.Loc, "trait `" + Ref.Trait->Name +
                                     "` has no associated type `" + Name.Name +
                                     "`");
  P.Equals = Ty;
  P.Loc = Name.Loc;
  Out.push_back(P);
}

static TraitDef *findTrait(const ast::Path &P, unsigned End, unsigned &Index,
                           const TypeScope &Scope, World &W,
                           Diagnostics &Diags) {
  Symbol S;
  if (P.QSelf) {
    // The trait of `<T as a::Trait>`: its path has no arguments but the last.
    ast::Path Trait;
    for (unsigned I = 0; I != End; ++I)
      Trait.Segments.push_back({P.Segments[I].Name, nullptr});
    PathStart Start = findInPath(Trait, Scope, W);
    Index = Start.Index;
    S = Start.Type;
  } else {
    PathStart Start = findInPath(P, Scope, W);
    Index = Start.Index;
    S = Start.Type;
  }
  const ast::Ident &Name = P.Segments[Index].Name;
  if (S.K == Symbol::Trait && Index + 1 == End)
    return static_cast<TraitDef *>(S.Def);
  if (S.K == Symbol::None)
    unknownName(P, Index, "trait", Scope, W, Diags);
  else if (S.K == Symbol::Trait)
    Diags.error(P.Segments[Index + 1].Name.Loc,
                "a trait was expected here, not something of one");
  else
    Diags.error(Name.Loc, "`" + Name.Name + "` is a type, not a trait");
  return nullptr;
}

TraitRef traitc::resolveTraitRef(const ast::Path &P, unsigned Begin,
                                 unsigned End, TypeRef Self,
                                 const TypeScope &Scope, World &W,
                                 Diagnostics &Diags,
                                 std::vector<Predicate> *Bindings) {
  if (P.Segments.empty() || P.Segments[Begin].Name.Name.empty())
    return {};
  unsigned Index = 0;
  TraitDef *Trait = findTrait(P, End, Index, Scope, W, Diags);
  if (!Trait)
    return {};
  const ast::GenericArgs *Written = P.Segments[Index].Args.get();
  SMLoc Loc = P.Segments[Index].Name.Loc;
  TraitRef Ref;
  Ref.Trait = Trait;
  bool Call = Written && Written->Parenthesised;
  if (isCallTrait(Trait) && !Call && !Scope.Prelude && Written) {
    Diags.error(Loc, "`" + Trait->Name + "` is written with its parameters: `" +
                         Trait->Name + "(A) -> B`");
    return {};
  }
  if (Call) {
    if (!isCallTrait(Trait)) {
      Diags.error(Loc, "parameters in parentheses belong to `Fn`, `FnMut` and "
                       "`FnOnce` only");
      return {};
    }
    TypeRef As[] = {Self, callArgs(*Written, Scope, W, Diags)};
    Ref.As = W.Types.save(As);
  } else {
    Ref.As = W.Types.save(resolveArgs(Written, Trait->Generics, Args(Self),
                                      Scope, W, Diags, Loc));
  }
  if (!Written)
    return Ref;
  if (!Bindings) {
    if (!Call)
      noBindings(Written, Diags);
    return Ref;
  }
  if (Call)
    addBinding(Ref, {"Output", Loc},
               Written->Output ? resolveType(*Written->Output, Scope, W, Diags)
                               : W.Types.unit(),
               W, Diags, *Bindings);
  for (const auto &[Name, T] : Written->Bindings)
    addBinding(Ref, Name, resolveType(*T, Scope, W, Diags), W, Diags,
               *Bindings);
  return Ref;
}
