//===- CheckPath.cpp - What a path in an expression means -----------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

const Type *BodyChecker::fieldType(const FieldDef &F, const Type *Adt,
                                   SMLoc Loc) {
  if (!F.Ty)
    return TC.error();
  return norm(TC.subst(F.Ty, Adt->args()), Loc);
}

BodyChecker::PathValue BodyChecker::ctorOf(VariantDef *V,
                                           ArrayRef<const Type *> As) {
  PathValue P;
  P.K = PathValue::Ctor;
  P.V = V;
  P.As.append(As.begin(), As.end());
  return P;
}

/// The arguments of a variant's enum: written behind the variant's name,
/// behind the enum's, or left out.
static const ast::GenericArgs *writtenArgs(const ast::Path &P, size_t I) {
  return P.Segments[I].Args.get();
}

BodyChecker::PathValue BodyChecker::resolveSymbol(const Symbol &Sym,
                                                  const ast::PathSegment &S,
                                                  SMLoc Loc) {
  PathValue P;
  switch (Sym.K) {
  case Symbol::Fn:
    P.K = PathValue::Fn;
    P.F = instantiate(static_cast<FnDef *>(Sym.Def), {}, S.Args.get(), Loc);
    return P;
  case Symbol::Const:
    P.K = PathValue::Const;
    P.C = static_cast<ConstDef *>(Sym.Def);
    return P;
  case Symbol::Variant:
  case Symbol::Adt: {
    VariantDef *V;
    if (Sym.K == Symbol::Variant) {
      V = static_cast<VariantDef *>(Sym.Def);
    } else {
      auto *Adt = static_cast<AdtDef *>(Sym.Def);
      if (Adt->IsEnum)
        return P;
      V = &Adt->only();
    }
    Types As =
        resolveArgs(S.Args.get(), V->Adt->Generics, {}, *Names, W, Diags, Loc);
    return ctorOf(V, As);
  }
  default:
    return P;
  }
}

BodyChecker::PathValue BodyChecker::selfCtor(SMLoc Loc) {
  const Type *T = Names->SelfTy;
  if (T && T->is(TypeKind::Adt) && !T->adt()->IsEnum)
    return ctorOf(&T->adt()->only(), T->args());
  error(Loc, "`Self` is no struct here that could be made like this");
  return {};
}

BodyChecker::PathValue BodyChecker::resolvePath(ast::Path &P) {
  size_t N = P.Segments.size();
  SMLoc Loc = P.loc();
  if (P.QSelf) {
    if (P.QTraitSegments && N == P.QTraitSegments + 1) {
      const Type *Self = resolveSyntax(P.QSelf);
      TraitRef Ref =
          resolveTraitRef(P, 0, P.QTraitSegments, Self, *Names, W, Diags);
      if (!Ref.Trait)
        return {};
      return resolveTraitMember(Ref.Trait, Ref.As, P.Segments.back());
    }
    const Type *Self = N == 1 && !P.QTraitSegments
                           ? resolveSyntax(P.QSelf)
                           : resolvePathType(P, N - 1, *Names, W, Diags);
    if (!Self)
      return {};
    return resolveMember(norm(Self, Loc), P.Segments.back());
  }
  if (P.isIdent()) {
    StringRef Name = P.Segments[0].Name.Name;
    if (hir::Local *L = findVar(Name)) {
      PathValue V;
      V.K = PathValue::Local;
      V.L = L;
      return V;
    }
    if (Name == "Self")
      return selfCtor(Loc);
    if (Name == "self") {
      error(Loc, Fn && Fn->Self == SelfKind::None
                     ? "`self` is only there in methods that have a `self` "
                       "parameter"
                     : "there is no `self` here");
      return {};
    }
  }
  PathStart S = findInPath(P, *Names, W);
  size_t Rest = S ? N - S.Index : 0;
  if (Rest == 1 && S.Value.K != Symbol::None && S.Value.K != Symbol::Module) {
    PathValue V = resolveSymbol(S.Value, P.Segments.back(), Loc);
    if (V.K != PathValue::Error)
      return V;
  }
  if (Rest <= 1) {
    if (S && S.Type.K != Symbol::None)
      error(Loc, "`" + P.Segments.back().Name.Name +
                     "` is a type or trait, not a value");
    else
      unknownName(P, S ? S.Index : unknownIn(P),
                  N == 1 || Rest == 1 ? "value" : "type", *Names, W, Diags);
    return {};
  }
  if (S.Type.K == Symbol::Trait && Rest == 2) {
    auto *Trait = static_cast<TraitDef *>(S.Type.Def);
    const Type *Self[] = {fresh()};
    Types As = resolveArgs(writtenArgs(P, S.Index), Trait->Generics, Self,
                           *Names, W, Diags, Loc);
    return resolveTraitMember(Trait, As, P.Segments.back());
  }
  if (S.Type.K == Symbol::None) {
    unknownName(P, S.Index, "type", *Names, W, Diags);
    return {};
  }
  const Type *T = resolvePathType(P, N - 1, *Names, W, Diags);
  if (!T || T->is(TypeKind::Error))
    return {};
  T = known(norm(T, Loc));
  if (T->is(TypeKind::Adt) && T->adt()->IsEnum)
    if (VariantDef *V = findVariant(*T->adt(), P.Segments.back().Name.Name)) {
      if (writtenArgs(P, N - 1))
        return ctorOf(V, resolveArgs(writtenArgs(P, N - 1), T->adt()->Generics,
                                     {}, *Names, W, Diags, Loc));
      return ctorOf(V, T->args());
    }
  return resolveMember(T, P.Segments.back());
}

VariantDef *BodyChecker::resolveVariant(ast::Path &P, Types &As) {
  size_t N = P.Segments.size();
  const Type *T = nullptr;
  if (!P.QSelf) {
    PathStart S = findInPath(P, *Names, W);
    size_t Rest = S ? N - S.Index : 0;
    if (Rest == 1 && S.Value.K == Symbol::Variant) {
      auto *V = static_cast<VariantDef *>(S.Value.Def);
      As = resolveArgs(writtenArgs(P, N - 1), V->Adt->Generics, {}, *Names, W,
                       Diags, P.loc());
      return V;
    }
    if (Rest == 2 && S.Type.K != Symbol::Trait && S.Type.K != Symbol::None) {
      T = resolvePathType(P, N - 1, *Names, W, Diags);
      if (!T || T->is(TypeKind::Error))
        return nullptr;
      T = known(norm(T, P.loc()));
      VariantDef *V = nullptr;
      if (T->is(TypeKind::Adt))
        V = findVariant(*T->adt(), P.Segments.back().Name.Name);
      if (V) {
        if (writtenArgs(P, N - 1))
          As = resolveArgs(writtenArgs(P, N - 1), V->Adt->Generics, {}, *Names,
                           W, Diags, P.loc());
        else
          As.assign(T->args().begin(), T->args().end());
        return V;
      }
      if (T->is(TypeKind::Adt) && T->adt()->IsEnum) {
        error(P.Segments.back().Name.Loc,
              "`" + T->adt()->Name + "` has no variant `" +
                  P.Segments.back().Name.Name + "`");
        return nullptr;
      }
    }
    if (!S) {
      unknownName(P, unknownIn(P), "struct or variant", *Names, W, Diags);
      return nullptr;
    }
  }
  T = resolvePathType(P, N, *Names, W, Diags);
  if (!T || T->is(TypeKind::Error))
    return nullptr;
  T = known(norm(T, P.loc()));
  if (!T->is(TypeKind::Adt) || T->adt()->IsEnum) {
    error(P.loc(), "`" + show(T) + "` is no struct or variant");
    return nullptr;
  }
  As.assign(T->args().begin(), T->args().end());
  return &T->adt()->only();
}

//===----------------------------------------------------------------------===//
// Paths as values
//===----------------------------------------------------------------------===//

Expr *BodyChecker::checkPath(ast::Expr *E, Expectation X) {
  return pathValue(resolvePath(E->P), E->loc(), X);
}

Expr *BodyChecker::pathValue(const PathValue &V, SMLoc Loc, Expectation X) {
  switch (V.K) {
  case PathValue::Local:
    return localExpr(V.L, Loc);
  case PathValue::Fn: {
    Expr *E = make(EK::FnItem, TC.fnDef(V.F.Fn, V.F.As), Loc);
    E->F = V.F;
    return E;
  }
  case PathValue::Const:
    return constExpr(V.C, Loc);
  case PathValue::Ctor: {
    const Type *Ty = TC.adt(V.V->Adt, V.As);
    if (X.Ty && !X.Soft && V.V->Fields.empty())
      Infer.unify(X.Ty, Ty);
    requirePredicates(V.V->Adt->Generics, Ty->args(), Loc);
    if (V.V->Fields.empty())
      return variantExpr(V.V, Ty, {}, Loc);
    if (V.V->Tuple)
      return ctorClosure(V.V, Ty, Loc);
    error(Loc,
          "`" + V.V->Name + "` has fields: write `" + V.V->Name + " { .. }`");
    return errorExpr(Loc);
  }
  case PathValue::Value:
    return V.E;
  case PathValue::Error:
    break;
  }
  return errorExpr(Loc);
}

/// The value of a constant, or the place that a static is.
Expr *BodyChecker::constExpr(ConstDef *C, SMLoc Loc) {
  Expr *E = make(C->isStatic() ? EK::Static : EK::Const, C->Ty, Loc);
  E->TheConst = C;
  if (!C->isStatic() || C->Ty->is(TypeKind::Error))
    return E;
  E->Ty = TC.ref(C->Ty, false);
  Expr *Place = make(EK::Deref, C->Ty, Loc);
  Place->A = E;
  return Place;
}

/// `Some` as a function: `|value| Some(value)`.
Expr *BodyChecker::ctorClosure(VariantDef *V, const Type *Ty, SMLoc Loc) {
  const Type *OuterRet = Ret;
  bool OuterAsync = InAsync;
  hir::Body *C = beginClosure(Loc, /*Async=*/false, /*Move=*/false);
  SmallVector<Expr *, 2> Fields;
  for (FieldDef &F : V->Fields) {
    const Type *T = fieldType(F, Ty, Loc);
    hir::Local *L = newLocal("", T, Loc, false);
    C->Params.push_back({bindPattern(L), T});
    C->Closure->Params.push_back(T);
    Fields.push_back(toValue(localExpr(L, Loc)));
  }
  C->Ret = C->Closure->Ret = Ty;
  C->Root = variantExpr(V, Ty, Fields, Loc);
  endClosure(C);
  Ret = OuterRet;
  InAsync = OuterAsync;
  return closureExpr(C, Loc);
}
