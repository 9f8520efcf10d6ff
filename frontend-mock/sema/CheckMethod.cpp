//===- CheckMethod.cpp - Method calls -------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

//===----------------------------------------------------------------------===//
// Methods of numbers
//===----------------------------------------------------------------------===//

/// The type that an expression obviously has, without checking it (which may
/// be done only once); null: not obvious.
const Type *BodyChecker::peekNumber(const ast::Expr *E) {
  using K = ast::Expr::Kind;
  switch (E->K) {
  case K::Path:
    if (E->P.isIdent()) {
      if (hir::Local *L = findVar(E->P.Segments[0].Name.Name))
        return known(L->Ty);
      Symbol S = lookupValue(E->P.Segments[0].Name.Name, *Names, W);
      if (S.K == Symbol::Const)
        return static_cast<ConstDef *>(S.Def)->Ty;
    }
    return nullptr;
  case K::Int:
  case K::Float:
    if (E->Suffix.empty())
      return nullptr;
    if (E->Suffix.starts_with("f"))
      return TC.floating(E->Suffix == "f32" ? 32 : 64);
    if (E->Suffix.ends_with("size"))
      return TC.integer(0, E->Suffix.starts_with("i"));
    {
      unsigned Bits = 0;
      E->Suffix.drop_front().getAsInteger(10, Bits);
      return TC.integer(Bits, E->Suffix.starts_with("i"));
    }
  case K::Unary:
    if (const Type *T = peekNumber(E->A))
      return E->UOp == ast::UnaryOp::Deref && T->is(TypeKind::Ref)
                 ? known(T->inner())
                 : T;
    return nullptr;
  case K::Cast:
    return E->Type->K == ast::TypeNode::Kind::Path ? resolveSyntax(E->Type)
                                                   : nullptr;
  case K::Binary:
    if (const Type *T = peekNumber(E->A))
      return T;
    return peekNumber(E->B);
  default:
    return nullptr;
  }
}

/// `1.max(x)`: a literal's type has to be settled before its method is looked
/// up. The arguments or the expected result may tell it.
void BodyChecker::settleNumber(ast::Expr *E, const Type *T, Expectation X) {
  bool Float = T->inferKind() == InferKind::Float;
  const Type *Default = Float ? TC.floating(64) : TC.integer(32, true);
  FnDef *Found = nullptr;
  for (ImplDef *I : W.InherentImpls)
    if (I->SelfTy == Default)
      for (const auto &M : I->Methods)
        if (M->Name == E->Name.Name)
          Found = M.get();
  if (!Found)
    return;
  auto Fits = [&](const Type *C) {
    return C && (C->is(Float ? TypeKind::Float : TypeKind::Int) ||
                 (C->is(TypeKind::Infer) && C->inferKind() == T->inferKind()));
  };
  const Type *Choice = nullptr;
  for (size_t I = 0; I != E->Args.size() && I + 1 < Found->Params.size(); ++I)
    if (Found->Params[I + 1] == Default && !Choice) {
      const Type *C = peekNumber(E->Args[I]);
      if (C && C->is(TypeKind::Ref))
        C = known(C->inner());
      if (Fits(C) && !C->is(TypeKind::Infer))
        Choice = C;
    }
  if (!Choice && Found->Ret == Default && X.Ty) {
    const Type *C = known(X.Ty);
    if (Fits(C) && !C->is(TypeKind::Infer))
      Choice = C;
  }
  Infer.unify(T, Choice ? Choice : Default);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

Expr *BodyChecker::checkMethodCall(ast::Expr *E, Expectation X) {
  Expr *Recv = check(E->A);
  auto GiveUp = [&] {
    checkArgsOfNothing(E);
    return errorExpr(E->loc());
  };
  const Type *T = mustKnow(Recv->Ty, E->A->loc());
  if (T->is(TypeKind::Error))
    return GiveUp();
  if (E->Name.Name == "new_with")
    if (Expr *Placed = checkArenaPlacing(Recv, E))
      return Placed;
  const Type *Bare = T;
  while (Bare->is(TypeKind::Ref))
    Bare = known(Bare->inner());
  if (Bare->is(TypeKind::Infer) && Bare->inferKind() != InferKind::General)
    settleNumber(E, Bare, X);
  std::optional<Pick> P = probeMethod(E->Name.Name, T);
  if (!P) {
    noMethod(E, T);
    return GiveUp();
  }
  if (P->Other)
    error(E->Name.Loc, "`" + E->Name.Name +
                           "` is a method of several traits "
                           "of `" +
                           show(T) + "`: write `Trait::" + E->Name.Name +
                           "(..)`");
  return confirm(*P, Recv, E, X);
}

void BodyChecker::noMethod(ast::Expr *E, const Type *T) {
  StringRef Name = E->Name.Name;
  const Type *Bare = resolve(T);
  while (Bare->is(TypeKind::Ref))
    Bare = resolve(Bare->inner());
  if (Bare->hasError())
    return;
  error(E->Name.Loc, "`" + show(T) + "` has no method `" + Name + "`");
  if (isFuture(Bare))
    return noteFuture(Bare, E->A->loc());
  if (Bare->is(TypeKind::Adt) && !Bare->adt()->IsEnum)
    for (FieldDef &F : Bare->adt()->only().Fields)
      if (F.Name == Name) {
        note(F.Loc, "`" + Name +
                        "` is a field: to call what it holds, write "
                        "`(value." +
                        Name + ")(..)`");
        return;
      }
  for (ImplDef *I : W.InherentImpls)
    for (const auto &M : I->Methods)
      if (M->Name == Name && M->Self == SelfKind::None && !M->InPrelude) {
        note(M->Loc, "this `" + Name + "` has no `self`: write `Type::" + Name +
                         "(..)`");
        return;
      }
  for (const auto &Trait : W.Traits)
    for (const auto &M : Trait->Methods)
      if (M->Name == Name && M->Self != SelfKind::None) {
        note(Trait->InPrelude ? E->Name.Loc : M->Loc,
             "the trait `" + Trait->Name + "` has it, but is not implemented");
        return;
      }
  StringRef Like = similarMethod(Name, T);
  if (!Like.empty())
    note(E->Name.Loc, "something of a similar name is `" + Like + "`");
}

/// The method of \p T whose name is most like \p Name; empty if none is.
StringRef BodyChecker::similarMethod(StringRef Name, const Type *T) {
  unsigned Best = mostEdits(Name);
  StringRef Found;
  if (!Best)
    return Found;
  auto Try = [&](const FnDef &M) {
    StringRef Candidate = M.Name;
    if (M.Self == SelfKind::None || Candidate.starts_with("__"))
      return;
    unsigned D = Name.edit_distance(Candidate, true, Best);
    if ((D < Best || (D == Best && Found.empty())) &&
        probeMethod(Candidate, T)) {
      Best = D;
      Found = Candidate;
    }
  };
  for (ImplDef *I : W.InherentImpls)
    for (const auto &M : I->Methods)
      Try(*M);
  for (const auto &Trait : W.Traits)
    for (const auto &M : Trait->Methods)
      Try(*M);
  return Found;
}

/// Of a call that is an error already. The types of a closure's parameters come
/// from the method: there is nothing to be said about its body.
void BodyChecker::checkArgsOfNothing(ast::Expr *E) {
  for (ast::Expr *A : E->Args)
    if (A->K != ast::Expr::Kind::Closure)
      value(A);
}

/// Is \p X, the receiver of a call, what another call returned?
bool BodyChecker::isReturnedObject(const Expr *X) {
  return isUnsizedCall(X->K == EK::Borrow ? X->A : X);
}

Expr *BodyChecker::adjustReceiver(const Pick &P, Expr *Recv, SMLoc Loc) {
  Expr *R = derefTimes(Recv, P.Derefs, Recv->Loc);
  if (P.Unsize) {
    const Type *To = TC.ref(TC.slice(known(R->Ty)->inner()), P.Mut);
    return wrap(hir::CoerceKind::Unsize, borrow(R, P.Mut, Recv->Loc), To);
  }
  if (P.Autoref)
    return borrow(R, P.Mut, Recv->Loc);
  const Type *T = known(R->Ty);
  if (T->is(TypeKind::Ref) && T->isMut() && R->isPlace())
    return borrow(deref(R, Loc), true, Recv->Loc); // reborrowed
  if (T->is(TypeKind::Dyn))
    return R; // by-value self: callObject() takes the box
  return toValue(R);
}

Expr *BodyChecker::confirm(const Pick &P, Expr *Recv, ast::Expr *E,
                           Expectation X) {
  FnDef *M = P.C.Fn;
  Types Parent;
  unsigned SameTrait = 0;
  if (P.C.Bound.Trait && !P.C.Object) {
    for (const Predicate &Q : Env.Predicates)
      SameTrait += !Q.Assoc && Q.Ref.Trait == P.C.Bound.Trait &&
                   Q.Ref.self() == P.C.Bound.self();
  }
  if (P.C.Bound.Trait && SameTrait <= 1) {
    Parent.append(P.C.Bound.As.begin(), P.C.Bound.As.end());
  } else {
    Parent = freshArgs(*M->Generics.Parent);
    if (P.C.Bound.Trait)
      Parent[0] = P.C.Bound.self(); // several bounds: arguments decide
  }
  if (M->Trait && M->Trait->L == Lang::Drop)
    error(E->Name.Loc, "`drop` is never called by name: use `drop(value)`");

  // The receiver tells the impl's parameters, before bounds are looked at.
  Types Partial = Parent;
  Partial.resize(M->Generics.count(), TC.error());
  const Type *SelfParam = TC.subst(M->Params[0], TC.save(Partial));
  Infer.unify(SelfParam, P.Recv);

  const Type *Self = M->Trait ? resolve(Parent[0]) : nullptr;
  bool Virtual = Self && Self->is(TypeKind::Dyn) && P.C.Bound.Trait;
  if (Self && Self->is(TypeKind::Dyn) && !Virtual) {
    SmallVector<Candidate, 2> Own;
    boundCandidates(M->Name, Self, Own);
    for (const Candidate &C : Own)
      Virtual |= C.Fn == M;
  }
  Expr *R = adjustReceiver(P, Recv, E->loc());
  if (Virtual)
    return callObject(M, Parent, R, E, X);
  if (Infer.shallow(R->Ty)->is(TypeKind::Dyn))
    R = toValue(R);

  FnRef F = instantiate(M, Parent, E->GArgs.get(), E->Name.Loc);
  FnSig Sig = signatureOf(F, E->loc());
  SmallVector<Expr *, 4> Elems = {R};
  Elems.append(checkArgs(ArrayRef<const Type *>(Sig.Params).drop_front(),
                         Sig.Ret, E, X, ("`" + M->Name + "`").str(),
                         M->InPrelude ? SMLoc() : M->Loc));
  Expr *N = finishCall(F, Elems, Sig.Ret, E->loc());
  N->Strategy = strategyOf(E);
  refuseTry(N->Strategy);
  return N;
}

/// What an `impl Trait`, the type \p Of with the bounds \p Bounds, is through
/// a vtable: `dyn Trait`.
const Type *BodyChecker::dynOfBounds(ArrayRef<Predicate> Bounds, const Type *Of,
                                     const FnRef &F, SMLoc Loc) {
  TraitDef *Main = nullptr;
  Types MainArgs;
  unsigned Autos = 0;
  SmallVector<AssocBinding, 2> Bindings;
  for (const Predicate &P : Bounds) {
    if (P.Ref.self() != Of)
      continue;
    if (P.Assoc) {
      Bindings.push_back({P.Assoc, norm(TC.subst(P.Equals, F.As), Loc)});
    } else if (P.Ref.Trait->Auto) {
      Autos |= P.Ref.Trait->L == Lang::Send   ? 1
               : P.Ref.Trait->L == Lang::Sync ? 2
                                              : 4;
    } else if (!Main && P.Ref.Trait->L != Lang::Sized) {
      Main = P.Ref.Trait;
      for (const Type *A : P.Ref.As.drop_front())
        MainArgs.push_back(norm(TC.subst(A, F.As), Loc));
    }
  }
  if (!Main)
    return TC.error();
  return TC.dyn(Main, MainArgs, Bindings, Autos);
}

/// What a method of \p Self returns when its type is `impl Trait`. That of
/// `dyn Trait + Send` is Send, for those who become it are asked for that.
const Type *BodyChecker::unsizedResult(const FnRef &F, const Type *Self,
                                       SMLoc Loc) {
  const Type *T =
      dynOfBounds(F.Fn->Opaques[F.Fn->Ret->index()].Bounds, F.Fn->Ret, F, Loc);
  return Self->hasSend() ? withSend(T, W) : T;
}

/// They were asked without knowing the `impl Trait` arguments: so those have to
/// be what can become `dyn Trait + Send` itself.
void BodyChecker::requireSendArguments(const FnRef &F, SMLoc Loc) {
  for (const GenericParamDef &P : F.Fn->Generics.Own) {
    const Type *T = dynOfBounds(F.Fn->Generics.Predicates,
                                TC.param(P.Index, P.Name), F, Loc);
    LateAutos.push_back(
        {F.As[P.Index], Lang::Send, Loc, withSend(T, W), Generics});
  }
}

/// Through a vtable.
Expr *BodyChecker::callObject(FnDef *M, ArrayRef<const Type *> Parent,
                              Expr *Recv, ast::Expr *E, Expectation X) {
  const Type *Self = resolve(Parent[0]);
  std::string Why = whyNotDynCallable(*M, W);
  if (!Why.empty()) {
    error(E->Name.Loc, "`" + M->Name + "` cannot be called through `" +
                           show(Self) + "`: " + Why);
    if (M->Trait && M->Trait->L == Lang::Iterator && isReturnedObject(Recv))
      note(E->Name.Loc, "a box can be iterated by value: `.box." + M->Name +
                            "(..)` on what the call returns");
    else if (!M->InPrelude)
      note(M->Loc, "declared here");
    checkArgsOfNothing(E);
    return errorExpr(E->loc());
  }
  if (M->Self == SelfKind::Value) {
    const Type *Holder = Recv->K == EK::Deref ? known(Recv->A->Ty) : TC.error();
    if (!Holder->is(TypeKind::Adt) || Holder->adt()->L != Lang::Box) {
      error(E->Name.Loc, "`" + M->Name +
                             "` takes its `self` by value: through "
                             "a `dyn` that needs a `Box`");
      if (isReturnedObject(Recv))
        note(E->Name.Loc, "`.box` what the call returns first");
      return errorExpr(E->loc());
    }
    Recv = toValue(Recv->A);
  }

  // The trait's own bound, `Self: Trait`, need not hold for dyn types: whether
  // a method can be called is asked of each method.
  Types As(Parent.begin(), Parent.end());
  size_t CanWrite = 0;
  for (const GenericParamDef &P : M->Generics.Own) {
    CanWrite += !P.Synthetic;
    As.push_back(fresh());
  }
  if (E->GArgs && !E->GArgs->Types.empty() &&
      E->GArgs->Types.size() != CanWrite)
    error(E->Name.Loc, "`" + M->Name + "` has no generic parameters");
  FnRef F{M, TC.save(As)};
  for (const Predicate &P : M->Generics.Predicates)
    requirePredicate(P, F.As, E->Name.Loc);
  Types Formals;
  for (const Type *P : ArrayRef<const Type *>(M->Params).drop_front())
    Formals.push_back(norm(TC.subst(P, F.As), E->loc()));

  const Type *RetTy;
  if (M->Ret->is(TypeKind::Opaque))
    RetTy = unsizedResult(F, Self, E->loc());
  else if (M->Trait && M->Trait->L == Lang::Clone && M->Name == "clone")
    RetTy = Self;
  else
    RetTy = norm(TC.subst(M->Ret, F.As), E->loc());
  SmallVector<Expr *, 4> Elems = {Recv};
  Elems.append(checkArgs(Formals, RetTy, E, X, ("`" + M->Name + "`").str(),
                         M->InPrelude ? SMLoc() : M->Loc));
  if (Self->hasSend() && M->Ret->is(TypeKind::Opaque))
    requireSendArguments(F, E->Name.Loc);
  Expr *N = make(EK::CallDyn, RetTy, E->loc());
  N->F = F;
  N->Elems = Elems;
  N->Strategy = strategyOf(E);
  if (N->Strategy.Try)
    return triedCall(N);
  // `b.clone()` of a box gives a box, as for every other box.
  bool Explicit = E->A->K == ast::Expr::Kind::Unary;
  if (RetTy == Self && Recv->K == EK::Borrow && Recv->A->K == EK::Deref &&
      known(Recv->A->A->Ty)->is(TypeKind::Adt) && !Explicit)
    return boxed(N, E->loc());
  return N;
}
