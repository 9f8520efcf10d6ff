//===- CollectFns.cpp - Signatures ----------------------------------------===//
//
// `impl Trait` in a parameter becomes a generic parameter of its own, in the
// result an opaque type; what an async function returns is one too.
//
//===----------------------------------------------------------------------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

void Collector::attributes(FnDef &F) {
  // A method without a body is called only.
  F.Strategy = resolveStrategy(
      F.Syntax->Attrs,
      F.HasBody ? StrategyPlace::Function : StrategyPlace::Trait, Diags);
  for (const ast::Attribute &A : F.Syntax->Attrs) {
    if (A.Name.Name == "intrinsic")
      F.Intrinsic = true;
    else if (A.Name.Name == "runtime")
      F.RuntimeSymbol = A.Args;
  }
}

void Collector::collectFn(FnDef &F, TypeScope S) {
  const ast::Item &I = *F.Syntax;
  F.Async = I.Async;
  F.HasBody = I.Body != nullptr;
  attributes(F);
  makeParams(F.Generics, I.Gens, F.Generics.Parent);
  S.Generics = &F.Generics;
  hintBounds(F.Generics, I.Gens, S);
  resolveBounds(F.Generics, I.Gens, S);
  if (I.Self != ast::SelfParam::None)
    collectSelf(F, S);
  for (const ast::FnParam &P : I.Params) {
    unsigned Index = F.Params.size();
    auto Synthetic = [&](const ast::TypeNode &T) {
      return newSynthetic(F, T, Index, S);
    };
    TypeScope InParams = S;
    InParams.OnImplTrait = Synthetic;
    TypeRef T = resolveType(*P.Type, InParams, W, Diags);
    if (T->isUnsized() && !Prelude) {
      Diags.error(P.Type->loc(), "a parameter cannot have the type `" +
                                     T->str() +
                                     "`, whose size is not known; take a "
                                     "reference or a `Box`");
      T = TC.error();
    }
    F.Params.push_back(T);
    F.ParamNames.push_back(P.Pat && P.Pat->K == ast::Pattern::Kind::Bind
                               ? P.Pat->Name.Name.str()
                               : std::string());
  }
  collectResult(F, S);
}

void Collector::collectSelf(FnDef &F, const TypeScope &S) {
  const ast::Item &I = *F.Syntax;
  TypeRef Self = S.SelfTy;
  F.ParamNames.emplace_back("self");
  auto Set = [&](SelfKind K, TypeRef T) {
    F.Self = K;
    F.Params.push_back(T);
  };
  switch (I.Self) {
  case ast::SelfParam::None:
    return;
  case ast::SelfParam::Value:
    return Set(SelfKind::Value, Self);
  case ast::SelfParam::Ref:
    return Set(SelfKind::Ref, TC.ref(Self, false));
  case ast::SelfParam::RefMut:
    return Set(SelfKind::RefMut, TC.ref(Self, true));
  case ast::SelfParam::Typed:
    break;
  }
  TypeRef T = resolveType(*I.SelfType, S, W, Diags);
  if (T == Self)
    return Set(SelfKind::Value, T);
  if (T->is(TypeKind::Ref) && T->inner() == Self)
    return Set(T->isMut() ? SelfKind::RefMut : SelfKind::Ref, T);
  if (T->is(TypeKind::Adt) && T->adt()->L == Lang::Box && T->args()[0] == Self)
    return Set(SelfKind::Box, T);
  if (T->is(TypeKind::Adt) && T->adt()->L == Lang::Pin &&
      T->args()[0]->is(TypeKind::Ref) && T->args()[0]->inner() == Self)
    return Set(SelfKind::Pin, T);
  if (!T->hasError())
    Diags.error(I.SelfType->loc(),
                "`self` can be of type `Self`, `&Self`, `&mut Self`, "
                "`Box<Self>`, `Pin<&Self>` or `Pin<&mut Self>`, not `" +
                    T->str() + "`");
  Set(SelfKind::Value, Self);
}

TypeRef Collector::newSynthetic(FnDef &F, const ast::TypeNode &T,
                                unsigned Param, const TypeScope &S) {
  GenericParamDef P;
  // Its bounds are all that a user knows of it.
  const char *Begin = T.Range.Start.getPointer(),
             *End = T.Range.End.getPointer();
  P.Name = Begin && End > Begin && End - Begin < 80
               ? StringRef(Begin, End - Begin)
               : StringRef("impl Trait");
  P.Index = F.Generics.count();
  P.Synthetic = true;
  P.SyntheticParam = Param;
  P.Loc = T.loc();
  F.Generics.Own.push_back(P);
  TypeRef Ty = TC.param(P.Index, P.Name);
  std::vector<Predicate> Bounds;
  bool Maybe = false;
  addBounds(Ty, T.Bounds, S, Bounds, &Maybe);
  append_range(F.Generics.Predicates, Bounds);
  F.Generics.Own[P.Index - F.Generics.parentCount()].MaybeUnsized = Maybe;
  return Ty;
}

TypeRef Collector::newOpaque(FnDef &F, const ast::TypeNode &T,
                             const TypeScope &S) {
  unsigned Index = F.Opaques.size();
  F.Opaques.emplace_back();
  TypeRef Ty = TC.opaque(&F, identity(F.Generics), Index);
  std::vector<Predicate> Bounds;
  addBounds(Ty, T.Bounds, S, Bounds, nullptr);
  F.Opaques[Index].Bounds = std::move(Bounds);
  return Ty;
}

void Collector::collectResult(FnDef &F, TypeScope &S) {
  const ast::Item &I = *F.Syntax;
  auto Opaque = [&](const ast::TypeNode &T) { return newOpaque(F, T, S); };
  if (!F.Async)
    S.OnImplTrait = Opaque;
  F.Ret = I.Ret ? resolveType(*I.Ret, S, W, Diags) : TC.unit();
  S.OnImplTrait = nullptr;
  if (F.Ret->is(TypeKind::Str) || F.Ret->is(TypeKind::Slice) ||
      (F.Async && F.Ret->isUnsized())) {
    Diags.error(I.Ret->loc(), "a function cannot return `" + F.Ret->str() +
                                  "`, whose size is not known");
    F.Ret = TC.error();
  }
  if (!F.Async)
    return;
  F.AsyncOutput = F.Ret;
  Args Identity = identity(F.Generics);
  F.Ret = TC.opaque(&F, Identity, 0);
  OpaqueDef O;
  if (TraitDef *Future = W.trait(Lang::Future)) {
    Predicate Is;
    Is.Ref = {Future, TC.save(Args(F.Ret))};
    Is.Loc = F.Loc;
    O.Bounds.push_back(Is);
    for (const auto &A : Future->AssocTypes)
      if (A->Name == "Output") {
        Is.Assoc = A.get();
        Is.Equals = F.AsyncOutput;
        O.Bounds.push_back(Is);
      }
  }
  if (F.HasBody)
    O.Hidden = TC.future(&F, Identity);
  F.Opaques.push_back(std::move(O));
}
