//===- Instance.cpp - What lowering asks about concrete types -------------===//

#include "sema/HIR.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

TypeRef traitc::monomorphize(TypeRef T, Args As, World &W) {
  T = W.Types.subst(T, As);
  if (!T->hasProjection() && !T->hasOpaque())
    return T;
  bool Concrete = !T->hasParam() && !T->hasInfer();
  if (Concrete)
    if (TypeRef Known = W.Normalized.lookup(T))
      return Known;
  ParamEnv Env;
  Solver S(W, Env, nullptr);
  S.Lowering = true;
  TypeRef Result = S.normalize(T);
  // What is still open may be known when another body has been checked.
  if (Concrete && !Result->hasProjection() && !Result->hasOpaque())
    W.Normalized[T] = Result;
  return Result;
}

static bool isClone(const FnDef &Method) {
  return Method.Trait && Method.Trait->L == Lang::Clone &&
         Method.Name == "clone";
}

Instance traitc::resolveInstance(const FnRef &F, World &W) {
  TraitDef *Trait = F.Fn->Trait;
  Instance Result;
  Result.F = F;
  if (!Trait)
    return Result;
  ParamEnv Env;
  Solver S(W, Env, nullptr);
  S.Lowering = true;
  size_t OfTrait = Trait->Generics.count();
  Selection Sel = S.select({Trait, F.As.take_front(OfTrait)});
  TypeRef Self = F.As[0];
  switch (Sel.K) {
  case Selection::Impl: {
    for (const auto &M : Sel.TheImpl->Methods) {
      if (M->Name != F.Fn->Name)
        continue;
      SmallVector<TypeRef, 4> As;
      for (TypeRef A : Sel.ImplArgs)
        As.push_back(S.normalize(A));
      Args Own = F.As.drop_front(OfTrait);
      As.append(Own.begin(), Own.end());
      Result.F = {M.get(), W.Types.save(As)};
      return Result;
    }
    return Result; // the trait's own body
  }
  case Selection::Object:
    if (isClone(*F.Fn) || whyNotDynCallable(*F.Fn, W).empty())
      Result.K = Instance::Virtual;
    return Result;
  case Selection::Builtin:
    if (Self->is(TypeKind::Closure) && Trait->L != Lang::Clone)
      Result.K = Instance::ClosureCall;
    else if ((Self->is(TypeKind::FnDef) || Self->is(TypeKind::FnPtr)) &&
             Trait->L != Lang::Clone)
      Result.K = Instance::FnItemCall;
    else if (!F.Fn->HasBody)
      Result.K = Instance::Glue;
    return Result;
  default:
    return Result;
  }
}

// --- Calls through dyn -------------------------------------------------------

/// Does T say `Self` other than as `Self::Item`?
static bool mentionsSelf(TypeRef T) {
  if (!T->hasParam() || T->is(TypeKind::Opaque))
    return false;
  if (T->is(TypeKind::Param))
    return T->index() == 0;
  Args As = T->args();
  if (T->is(TypeKind::Projection) && As[0]->is(TypeKind::Param))
    As = As.drop_front();
  return any_of(As, mentionsSelf) ||
         any_of(T->bindings(),
                [](const AssocBinding &B) { return mentionsSelf(B.Ty); });
}

static bool resultMentionsSelf(const FnDef &Method) {
  if (Method.Ret && mentionsSelf(Method.Ret))
    return true;
  for (const OpaqueDef &O : Method.Opaques)
    for (const Predicate &P : O.Bounds)
      if (any_of(P.Ref.As.drop_front(), mentionsSelf) ||
          (P.Equals && mentionsSelf(P.Equals)))
        return true;
  return false;
}

static bool needsSized(const FnDef &Method) {
  return any_of(Method.Generics.Predicates, [](const Predicate &P) {
    return P.Ref.Trait->L == Lang::Sized && P.Ref.self()->is(TypeKind::Param) &&
           P.Ref.self()->index() == 0;
  });
}

std::string traitc::whyNotDynCallable(const FnDef &Method, World &W) {
  if (Method.Self == SelfKind::None)
    return "it has no `self`";
  if (needsSized(Method))
    return "it is declared `where Self: Sized`";
  for (const GenericParamDef &P : Method.Generics.Own) {
    if (!P.Synthetic)
      return "it is generic";
    const traitc::Type *Param = Method.Params[P.SyntheticParam];
    if (!Param->is(TypeKind::Param))
      return "its argument of type `" + Param->str() +
             "` cannot be handed over as a `dyn` type";
    if (!dynArgument(Method, P.Index, {}, W))
      return "the bounds of its `impl Trait` argument are none of a `dyn` type";
  }
  for (const traitc::Type *P : ArrayRef(Method.Params).drop_front())
    if (mentionsSelf(P))
      return "one of its parameters has the type `Self`";
  if (resultMentionsSelf(Method))
    return "its result mentions `Self`";
  return "";
}

bool traitc::implementsItself(TraitDef &Trait, World &W) {
  SmallVector<TypeRef, 4> As;
  for (const GenericParamDef &P : Trait.Generics.Own)
    As.push_back(W.Types.param(P.Index, P.Name));
  for (const TraitRef &R : supertraits({&Trait, W.Types.save(As)}, W))
    for (const auto &M : R.Trait->Methods) {
      if (needsSized(*M) || isClone(*M))
        continue;
      bool Synthetic = any_of(M->Generics.Own, [](const GenericParamDef &P) {
        return P.Synthetic;
      });
      if (M->returnsOpaque() || Synthetic || !whyNotDynCallable(*M, W).empty())
        return false;
    }
  return true;
}

TypeRef traitc::dynArgument(const FnDef &Method, unsigned Index, Args As,
                            World &W) {
  auto Subst = [&](TypeRef T) {
    return As.empty() ? T : monomorphize(T, As, W);
  };
  TraitDef *Principal = nullptr;
  SmallVector<TypeRef, 4> TraitArgs;
  SmallVector<AssocBinding, 2> Bindings;
  unsigned Autos = 0;
  for (const Predicate &P : Method.Generics.Predicates) {
    if (!P.Ref.self()->is(TypeKind::Param) || P.Ref.self()->index() != Index)
      continue;
    if (P.Assoc) {
      Bindings.push_back({P.Assoc, Subst(P.Equals)});
      continue;
    }
    Lang L = P.Ref.Trait->L;
    if (L == Lang::Sized)
      continue;
    if (P.Ref.Trait->Auto) {
      Autos |= L == Lang::Send ? 1 : L == Lang::Sync ? 2 : 4;
      continue;
    }
    if (Principal)
      return nullptr;
    Principal = P.Ref.Trait;
    for (TypeRef A : P.Ref.As.drop_front())
      TraitArgs.push_back(Subst(A));
  }
  if (!Principal)
    return nullptr;
  return W.Types.dyn(Principal, TraitArgs, Bindings, Autos);
}

TypeRef traitc::withSend(TypeRef Dyn, World &W) {
  if (!Dyn || !Dyn->is(TypeKind::Dyn))
    return Dyn;
  return W.Types.dyn(Dyn->trait(), Dyn->args(), Dyn->bindings(),
                     Dyn->autos() | 1);
}

TypeRef traitc::dynOpaque(const FnDef &Method, unsigned Index, Args As,
                          World &W) {
  TraitDef *Principal = nullptr;
  SmallVector<TypeRef, 4> TraitArgs;
  SmallVector<AssocBinding, 2> Bindings;
  unsigned Autos = 0;
  for (const Predicate &P : Method.Opaques[Index].Bounds) {
    TypeRef Self = P.Ref.self();
    if (!Self->is(TypeKind::Opaque) || Self->index() != Index)
      continue;
    Lang L = P.Ref.Trait->L;
    if (P.Assoc) {
      Bindings.push_back({P.Assoc, monomorphize(P.Equals, As, W)});
    } else if (P.Ref.Trait->Auto) {
      Autos |= L == Lang::Send ? 1 : L == Lang::Sync ? 2 : 4;
    } else if (L != Lang::Sized) {
      if (Principal)
        return nullptr;
      Principal = P.Ref.Trait;
      for (TypeRef A : P.Ref.As.drop_front())
        TraitArgs.push_back(monomorphize(A, As, W));
    }
  }
  return Principal ? W.Types.dyn(Principal, TraitArgs, Bindings, Autos)
                   : nullptr;
}

SmallVector<TraitRef, 4> traitc::supertraits(const TraitRef &Ref, World &W) {
  SmallVector<TraitRef, 4> Result = {Ref};
  constexpr size_t Limit = 200; // arguments may grow without an end
  for (size_t I = 0; I != Result.size() && I < Limit; ++I) {
    TraitRef Sub = Result[I];
    for (const TraitRef &Super : Sub.Trait->Supertraits) {
      TraitRef R{Super.Trait, W.Types.save(W.Types.subst(Super.As, Sub.As))};
      if (!is_contained(Result, R))
        Result.push_back(R);
    }
  }
  return Result;
}

/// Supertraits before what builds on them.
static void vtableOrder(const TraitRef &Ref, World &W,
                        SmallVectorImpl<TraitRef> &Order, unsigned Depth) {
  if (is_contained(Order, Ref) || Depth > 64)
    return;
  for (const TraitRef &Super : Ref.Trait->Supertraits) {
    SmallVector<TypeRef, 4> As;
    for (TypeRef A : Super.As)
      As.push_back(monomorphize(A, Ref.As, W));
    vtableOrder({Super.Trait, W.Types.save(As)}, W, Order, Depth + 1);
  }
  if (!is_contained(Order, Ref))
    Order.push_back(Ref);
}

SmallVector<FnRef, 8> traitc::vtableMethods(TypeRef Dyn, World &W) {
  SmallVector<TypeRef, 4> As = {Dyn};
  As.append(Dyn->args().begin(), Dyn->args().end());
  SmallVector<TraitRef, 4> Order;
  vtableOrder({Dyn->trait(), W.Types.save(As)}, W, Order, 0);
  SmallVector<FnRef, 8> Result;
  for (const TraitRef &R : Order)
    for (const auto &M : R.Trait->Methods) {
      if (!isClone(*M) && !whyNotDynCallable(*M, W).empty())
        continue;
      SmallVector<TypeRef, 4> MethodArgs(R.As.begin(), R.As.end());
      for (const GenericParamDef &P : M->Generics.Own)
        MethodArgs.push_back(dynArgument(*M, P.Index, R.As, W));
      Result.push_back({M.get(), W.Types.save(MethodArgs)});
    }
  return Result;
}
