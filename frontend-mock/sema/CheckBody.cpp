//===- CheckBody.cpp - The checker's nodes, variables and scopes ----------===//
//
// Where the check of a function or constant starts, and the small things that
// all of Check*.cpp use.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

Args traitc::identityArgs(const GenericsDef *G, World &W) {
  SmallVector<const Type *, 4> As;
  SmallVector<const GenericsDef *, 2> Chain;
  for (; G; G = G->Parent)
    Chain.push_back(G);
  for (const GenericsDef *One : llvm::reverse(Chain))
    for (const GenericParamDef &P : One->Own)
      As.push_back(W.Types.param(P.Index, P.Name));
  return W.Types.save(As);
}

unsigned traitc::intBits(const Type *T) { return T->isSize() ? 64 : T->bits(); }

BodyChecker::BodyChecker(CheckSession &Sess, const GenericsDef *Generics)
    : Sess(Sess), W(Sess.W), TC(W.Types), Diags(Sess.Diags), Infer(TC),
      Env(Generics ? paramEnvOf(*Generics, W) : ParamEnv()),
      Solve(W, Env, &Infer), Generics(Generics),
      ErrorsBefore(Sess.Diags.errors()) {}

BodyChecker::~BodyChecker() = default;

bool BodyChecker::checkFunction(FnDef &F) {
  Fn = &F;
  Top = std::make_unique<hir::Body>();
  B = Top.get();
  B->Fn = &F;
  B->Strategy = F.Strategy;
  B->IsAsync = InAsync = F.Async;
  auto Fresh = [this](SMLoc) { return fresh(); };
  Base = scopeOf(F, W);
  Base.FreshVar = Fresh;
  Names = &Base;

  const ast::Item &Syntax = *F.Syntax;
  if (F.Async) {
    Ret = norm(F.AsyncOutput, F.Loc);
    if (!F.Opaques.empty() && !F.Opaques[0].Hidden)
      F.Opaques[0].Hidden = TC.future(&F, identityArgs(Generics, W));
  } else {
    // In here a result's `impl Trait` is what the body makes of it.
    for (size_t I = 0, N = F.Opaques.size(); I != N; ++I)
      HiddenVars.push_back(fresh());
    auto Reveal = [&](const Type *T) {
      return TC.fold(T, [&](const Type *P) -> const Type * {
        if (P->is(TypeKind::Opaque) && P->fn() == &F)
          return HiddenVars[P->index()];
        return nullptr;
      });
    };
    Ret = Reveal(F.Ret);
    for (const OpaqueDef &O : F.Opaques)
      for (const Predicate &P : O.Bounds) {
        Types As;
        for (const Type *A : P.Ref.As)
          As.push_back(Reveal(A));
        Predicate Q = P;
        Q.Ref.As = TC.save(As);
        if (Q.Equals)
          Q.Equals = Reveal(Q.Equals);
        requirePredicate(Q, identityArgs(Generics, W), F.Loc);
      }
    // `-> dyn Trait`: the body makes one type that implements it.
    if (Ret->is(TypeKind::Dyn)) {
      const Type *Dyn = Ret;
      Ret = fresh();
      HiddenUnsized = 1;
      HiddenVars.push_back(Ret);
      Types As = {Ret};
      As.append(Dyn->args().begin(), Dyn->args().end());
      requireTrait(saveRef(Dyn->trait(), As), F.Loc);
      for (const AssocBinding &Bd : Dyn->bindings()) {
        Types BA = {Ret};
        if (Bd.Assoc->Trait == Dyn->trait())
          BA = As;
        requireEqual(TC.projection(const_cast<AssocTypeDef *>(Bd.Assoc), BA),
                     Bd.Ty, F.Loc);
      }
    }
    Ret = norm(Ret, F.Loc);
  }
  B->Ret = Ret;

  Scope S(*this);
  size_t Index = 0;
  if (Syntax.Self != ast::SelfParam::None) {
    const Type *Ty = norm(F.Params[Index++], F.Loc);
    hir::Local *L = newLocal("self", Ty, F.Loc, Syntax.SelfMut);
    declare(L);
    B->Params.push_back({bindPattern(L), Ty});
  }
  for (const ast::FnParam &P : Syntax.Params) {
    const Type *Ty = norm(F.Params[Index++], P.Pat->loc());
    hir::Pattern *Pat = checkPattern(P.Pat, Ty);
    LateRefutables.push_back({Pat, P.Pat->loc(), "a function's parameter"});
    B->Params.push_back({Pat, Ty});
  }
  rejectDoubles(S.Mark);
  Expr *Root = checkBlock(Syntax.Body, Ret, Syntax.Body->loc());
  B->Root =
      coerce(Root, Ret,
             Syntax.Body->Tail ? Syntax.Body->Tail->loc() : Syntax.Body->loc());
  return finish();
}

bool BodyChecker::checkConstant(ConstDef &C) {
  Top = std::make_unique<hir::Body>();
  B = Top.get();
  B->Const = &C;
  B->Ret = Ret = C.Ty;
  auto Fresh = [this](SMLoc) { return fresh(); };
  Base = scopeOf(C, W);
  Base.FreshVar = Fresh;
  Names = &Base;
  B->Root = coerced(C.Syntax->Value, C.Ty);
  if (!finish())
    return false;
  C.TheBody = std::move(Top);
  return true;
}

std::unique_ptr<hir::Body> BodyChecker::checkLength(const ast::Expr &E,
                                                    const TypeScope *Around) {
  if (Around)
    Base = *Around;
  Top = std::make_unique<hir::Body>();
  B = Top.get();
  B->Ret = Ret = TC.usize();
  auto Fresh = [this](SMLoc) { return fresh(); };
  Base.FreshVar = Fresh;
  Names = &Base;
  B->Root = coerced(const_cast<ast::Expr *>(&E), TC.usize());
  if (!finish())
    return nullptr;
  return std::move(Top);
}

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

Expr *BodyChecker::make(EK K, const Type *Ty, SMLoc Loc) {
  B->Exprs.emplace_back();
  Expr *E = &B->Exprs.back();
  E->K = K;
  E->Ty = Ty;
  E->Loc = Loc;
  return E;
}

Expr *BodyChecker::errorExpr(SMLoc Loc) {
  return make(EK::Error, TC.error(), Loc);
}

Expr *BodyChecker::localExpr(hir::Local *L, SMLoc Loc) {
  Expr *E = make(EK::Local, L->Ty, Loc);
  E->L = L;
  return E;
}

Expr *BodyChecker::boolExpr(bool V, SMLoc Loc) {
  Expr *E = make(EK::Bool, TC.boolean(), Loc);
  E->IntValue = llvm::APInt(128, V);
  return E;
}

Expr *BodyChecker::unitExpr(SMLoc Loc) {
  return make(EK::Tuple, TC.unit(), Loc);
}

Expr *BodyChecker::strExpr(StringRef Text, SMLoc Loc) {
  Expr *E = make(EK::Str, TC.ref(TC.str(), false), Loc);
  E->Text = Text.str();
  return E;
}

Expr *BodyChecker::fieldExpr(Expr *A, unsigned Index, const Type *Ty,
                             SMLoc Loc) {
  Expr *E = make(EK::Field, Ty, Loc);
  E->A = A;
  E->Index = Index;
  return E;
}

Expr *BodyChecker::variantExpr(VariantDef *V, const Type *Ty,
                               ArrayRef<Expr *> Fields, SMLoc Loc) {
  Expr *E = make(EK::Adt, Ty, Loc);
  E->Variant = V;
  for (size_t I = 0; I != Fields.size(); ++I)
    E->Fields.push_back({unsigned(I), Fields[I]});
  return E;
}

hir::Local *BodyChecker::newLocal(StringRef Name, const Type *Ty, SMLoc Loc,
                                  bool Mut) {
  B->Locals.emplace_back();
  hir::Local *L = &B->Locals.back();
  L->Name = Name;
  L->Ty = Ty;
  L->Loc = Loc;
  L->Mut = Mut;
  L->Id = B->Locals.size() - 1;
  L->Owner = B;
  return L;
}

hir::Pattern *BodyChecker::newPattern(hir::Pattern::Kind K, const Type *Ty,
                                      SMLoc Loc) {
  B->Patterns.emplace_back();
  hir::Pattern *P = &B->Patterns.back();
  P->K = K;
  P->Ty = Ty;
  P->Loc = Loc;
  return P;
}

hir::Pattern *BodyChecker::bindPattern(hir::Local *L) {
  hir::Pattern *P = newPattern(hir::Pattern::Kind::Bind, L->Ty, L->Loc);
  P->L = L;
  return P;
}

hir::Local *BodyChecker::findVar(StringRef Name) const {
  for (hir::Local *L : llvm::reverse(Vars))
    if (L->Name == Name)
      return L;
  return nullptr;
}

/// Parameters, from \p First on, have names of their own.
void BodyChecker::rejectDoubles(size_t First) {
  for (size_t I = First; I < Vars.size(); ++I)
    for (size_t J = First; J != I; ++J)
      if (Vars[I]->Name == Vars[J]->Name) {
        error(Vars[I]->Loc,
              "`" + Vars[I]->Name + "` is bound twice in one parameter list");
        break;
      }
}

//===----------------------------------------------------------------------===//
// Types and errors
//===----------------------------------------------------------------------===//

const Type *BodyChecker::known(const Type *T) {
  T = Infer.shallow(T);
  if (T->is(TypeKind::Infer) && !Pending.empty()) {
    solvePending();
    T = Infer.shallow(T);
  }
  return T;
}

const Type *BodyChecker::mustKnow(const Type *T, SMLoc Loc) {
  T = known(T);
  if (T->is(TypeKind::Infer) && T->inferKind() == InferKind::General) {
    error(Loc, "the type is not known here yet: annotate it");
    Annotated = true;
    Infer.unify(T, TC.error());
    return TC.error();
  }
  return T;
}

std::string BodyChecker::show(const Type *T) { return resolve(T)->str(); }

void BodyChecker::error(SMLoc Loc, const llvm::Twine &Message,
                        llvm::SMRange R) {
  Diags.error(Loc, Message, R);
}

const Type *BodyChecker::resolveSyntax(const ast::TypeNode *T) {
  const Type *Ty = norm(resolveType(*T, *Names, W, Diags), T->loc());
  return checkTypeArgs(T, Ty) ? Ty : TC.error();
}

/// Type arguments that are written have to be of known size, where parameters
/// are not `?Sized`.
bool BodyChecker::checkTypeArgs(const ast::TypeNode *T, const Type *Ty) {
  Ty = Infer.shallow(Ty);
  if (T->Inner && (Ty->is(TypeKind::Ref) || Ty->is(TypeKind::Array) ||
                   Ty->is(TypeKind::Slice)))
    return checkTypeArgs(T->Inner, Ty->inner());
  if (T->K != ast::TypeNode::Kind::Path || !Ty->is(TypeKind::Adt) ||
      T->P.Segments.empty() || !T->P.Segments.back().Args)
    return true;
  const auto &Written = T->P.Segments.back().Args->Types;
  const auto &Params = Ty->adt()->Generics.Own;
  if (Written.size() > Params.size() || Params.size() != Ty->args().size())
    return true; // reported, or an alias
  for (size_t I = 0; I != Written.size(); ++I) {
    const Type *A = Infer.shallow(Ty->args()[I]);
    if (A->isUnsized() && !Params[I].MaybeUnsized) {
      error(Written[I]->loc(),
            "the size of `" + show(A) + "` is not known: it cannot be the `" +
                Params[I].Name + "` of `" + Ty->adt()->Name + "`");
      return false;
    }
    if (!checkTypeArgs(Written[I], A))
      return false;
  }
  return true;
}
