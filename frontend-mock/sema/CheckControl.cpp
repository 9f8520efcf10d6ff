//===- CheckControl.cpp - Branches, loops, jumps --------------------------===//
//
// `if let`, `while`, `while let`, `for` and `?` become matches and loops here.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;
using PK = hir::Pattern::Kind;

//===----------------------------------------------------------------------===//
// Merge
//===----------------------------------------------------------------------===//

BodyChecker::Merge::Merge(BodyChecker &C, Expectation X) : C(C) {
  if (X.Ty && !X.Soft)
    Ty = X.Ty;
}

Expr *BodyChecker::Merge::add(Expr *Value, SMLoc Loc) {
  ++Count;
  const Type *T = C.known(Value->Ty);
  if (T->is(TypeKind::Never)) {
    Expr *E = C.wrap(hir::CoerceKind::NeverToAny, Value, C.TC.never());
    Never.push_back(E);
    return E;
  }
  Valued = true;
  if (!Ty || C.known(Ty)->is(TypeKind::Error)) {
    Ty = T;
    return Value;
  }
  return C.coerce(Value, Ty, Loc);
}

const Type *BodyChecker::Merge::finish() {
  if (!Valued)
    return C.TC.never();
  for (Expr *E : Never)
    E->Ty = Ty;
  return Ty;
}

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

Expr *BodyChecker::condition(ast::Expr *E) { return coerced(E, TC.boolean()); }

Expr *BodyChecker::checkIf(ast::Expr *E, Expectation X) {
  bool IsLet = E->A->K == ast::Expr::Kind::Let;
  Expr *N = make(IsLet ? EK::Match : EK::If, nullptr, E->loc());
  // Without `else`, where a value is wanted: said once, of the whole.
  bool Lacks = false;
  if (!E->B && X.Ty && !X.Soft) {
    const Type *Want = known(X.Ty);
    Lacks = !Want->is(TypeKind::Infer) && !Want->is(TypeKind::Error) &&
            !Want->is(TypeKind::Never) && !Want->isUnit();
  }
  Expectation Arm = E->B || Lacks ? X : Expectation(TC.unit());
  Merge Values(*this, Arm);
  Expr *Then, *Else = nullptr;
  bool ThenDiverges, CondDiverges;
  {
    Scope S(*this);
    hir::Pattern *Pat = nullptr;
    if (IsLet) {
      N->A = check(E->A->A);
      if (isUnsizedCall(N->A))
        N->A = toValue(N->A);
      Pat = checkPattern(E->A->Pat, N->A->Ty, N->A);
    } else {
      N->A = condition(E->A);
    }
    CondDiverges = Diverges;
    Diverges = false;
    Then = checkBlock(E->Body, Arm, E->Body->loc());
    Then = Values.add(toValue(Then),
                      E->Body->Tail ? E->Body->Tail->loc() : E->Body->loc());
    ThenDiverges = Diverges;
    if (IsLet)
      N->Arms.push_back({Pat, nullptr, Then});
    else
      N->B = Then;
  }
  Diverges = false;
  if (E->B)
    Else = Values.add(value(E->B, X), E->B->loc());
  else if (IsLet)
    Else = unitExpr(E->loc());
  if (IsLet)
    N->Arms.push_back(
        {newPattern(PK::Wild, N->A->Ty, E->loc()), nullptr, Else});
  else
    N->C = Else;
  Diverges = CondDiverges || (ThenDiverges && Else && Diverges);
  N->Ty = E->B ? Values.finish() : TC.unit();
  if (!E->B)
    Values.finish();
  if (Lacks) {
    error(E->loc(), "mismatched types: expected `" + show(X.Ty) +
                        "`, but this `if` has no `else`");
    return errorExpr(E->loc());
  }
  return N;
}

Expr *BodyChecker::checkMatch(ast::Expr *E, Expectation X) {
  Expr *N = make(EK::Match, nullptr, E->loc());
  N->A = check(E->A);
  if (isUnsizedCall(N->A))
    N->A = toValue(N->A);
  bool HeadDiverges = Diverges, All = true;
  Merge Values(*this, X);
  for (ast::MatchArm &Arm : E->Arms) {
    Scope S(*this);
    for (const ast::Attribute &A : Arm.Attrs)
      error(A.Name.Loc, "a strategy belongs to a call or an `.await`");
    hir::MatchArm Out;
    Out.Pat = checkPattern(Arm.Pat, N->A->Ty, N->A);
    Diverges = false;
    if (Arm.Guard)
      Out.Guard = condition(Arm.Guard);
    Diverges = false;
    Out.Body = Values.add(value(Arm.Body, X), Arm.Body->loc());
    All &= Diverges;
    N->Arms.push_back(Out);
  }
  Diverges = HeadDiverges || All;
  N->Ty = Values.finish();
  UserMatches.push_back(N);
  return N;
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

Expr *BodyChecker::breakTo(Expr *Node, Expr *Value, SMLoc Loc) {
  Expr *E = make(EK::Break, TC.never(), Loc);
  E->Target = Node;
  E->A = Value;
  return E;
}

Expr *BodyChecker::checkLoop(ast::Expr *E, Expectation X) {
  Expr *N = make(EK::Loop, nullptr, E->loc());
  Merge Values(*this, X);
  Target T{E->Label.Name, N, &Values, /*Block=*/false};
  Targets.push_back(&T);
  N->B = checkBlock(E->Body, TC.unit(), E->Body->loc());
  N->B = coerce(N->B, TC.unit(), E->Body->loc());
  Targets.pop_back();
  Diverges = false;
  N->Ty = T.Broken ? Values.finish() : TC.never();
  if (T.Broken && N->Ty->is(TypeKind::Never))
    N->Ty = TC.unit();
  return N;
}

Expr *BodyChecker::checkWhile(ast::Expr *E) {
  Expr *N = make(EK::Loop, TC.unit(), E->loc());
  bool IsLet = E->A->K == ast::Expr::Kind::Let;
  Expr *Step = make(IsLet ? EK::Match : EK::If, TC.unit(), E->loc());
  Target T{E->Label.Name, N, nullptr, /*Block=*/false};
  {
    Scope S(*this);
    hir::Pattern *Pat = nullptr;
    // The condition can break the loop too.
    Targets.push_back(&T);
    if (IsLet) {
      Step->A = check(E->A->A);
      if (isUnsizedCall(Step->A))
        Step->A = toValue(Step->A);
      Pat = checkPattern(E->A->Pat, Step->A->Ty, Step->A);
    } else {
      Step->A = condition(E->A);
    }
    Expr *Body = coerce(checkBlock(E->Body, TC.unit(), E->Body->loc()),
                        TC.unit(), E->Body->loc());
    Targets.pop_back();
    Expr *Leave = wrap(hir::CoerceKind::NeverToAny,
                       breakTo(N, nullptr, E->loc()), TC.unit());
    if (IsLet) {
      Step->Arms.push_back({Pat, nullptr, Body});
      Step->Arms.push_back(
          {newPattern(PK::Wild, Step->A->Ty, E->loc()), nullptr, Leave});
    } else {
      Step->B = Body;
      Step->C = Leave;
    }
  }
  Diverges = false;
  N->B = Step;
  return N;
}

/// { match IntoIterator::into_iter(head) {
///   mut iter => loop { match Iterator::next(&mut iter) {
///     None => break, Some(pattern) => body } } }; }
Expr *BodyChecker::checkFor(ast::Expr *E) {
  SMLoc Loc = E->A->loc();
  Expr *Head = check(E->A);
  if (Expr *Call = callInHeldBox(Head)) {
    Head = Call;
    if (!Head->Strategy.given())
      Head->Strategy.Text = HeldBoxStrategy;
  }
  if (isUnsizedCall(Head))
    Head = borrow(Head, true, Loc);
  Head = toValue(Head);
  const Type *HeadTy = mustKnow(Head->Ty, Loc);
  const Type *Item = TC.error(), *IterTy = TC.error();
  if (!HeadTy->is(TypeKind::Error)) {
    if (probe(freshRef(W.trait(Lang::IntoIterator), HeadTy)) == Selection::No) {
      error(Loc, "`" + show(HeadTy) +
                     "` is not an iterator, nor can it be "
                     "made into one");
    } else {
      requireTrait(HeadTy, Lang::IntoIterator, Loc);
      IterTy = projection(Lang::IntoIterator, "IntoIter", {HeadTy}, Loc);
      Item = projection(Lang::Iterator, "Item", {IterTy}, Loc);
    }
  }
  Expr *N = make(EK::Match, TC.unit(), E->loc());
  N->A = callMethod(Lang::IntoIterator, "into_iter", {HeadTy}, {Head}, Loc);
  N->A->Ty = IterTy;
  bool HeadDiverges = Diverges;
  Scope S(*this);
  hir::Local *Iter = newLocal("", IterTy, Loc, /*Mut=*/true);

  Expr *Loop = make(EK::Loop, TC.unit(), E->loc());
  Expr *Step = make(EK::Match, TC.unit(), E->loc());
  auto *Option = static_cast<AdtDef *>(W.lang(Lang::Option));
  const Type *OptionTy = TC.adt(Option, {Item});
  Step->A = callMethod(Lang::Iterator, "next", {IterTy},
                       {borrow(localExpr(Iter, Loc), true, Loc)}, Loc);
  Step->A->Ty = OptionTy;
  VariantDef *None = findVariant(*Option, "None");
  VariantDef *Some = findVariant(*Option, "Some");

  hir::Pattern *NonePat = newPattern(PK::Variant, OptionTy, Loc);
  NonePat->Variant = None;
  Step->Arms.push_back({NonePat, nullptr,
                        wrap(hir::CoerceKind::NeverToAny,
                             breakTo(Loop, nullptr, E->loc()), TC.unit())});
  hir::Pattern *SomePat = newPattern(PK::Variant, OptionTy, E->Pat->loc());
  SomePat->Variant = Some;
  hir::Pattern *Pat = checkPattern(E->Pat, Item);
  LateRefutables.push_back({Pat, E->Pat->loc(), "`for`"});
  SomePat->Fields.push_back({0, Pat});

  Target T{E->Label.Name, Loop, nullptr, /*Block=*/false};
  Targets.push_back(&T);
  Expr *Body = coerce(checkBlock(E->Body, TC.unit(), E->Body->loc()), TC.unit(),
                      E->Body->loc());
  Targets.pop_back();
  Step->Arms.push_back({SomePat, nullptr, Body});
  Loop->B = Step;
  N->Arms.push_back({bindPattern(Iter), nullptr, Loop});
  Diverges = HeadDiverges;
  // The head's temporaries go when the loop ends, not with those of a block
  // that the loop is the result of: these outlive the block's locals.
  Expr *Whole = make(EK::Block, TC.unit(), E->loc());
  hir::Stmt Statement;
  Statement.Loc = E->loc();
  Statement.E = N;
  Whole->Stmts.push_back(std::move(Statement));
  return Whole;
}

//===----------------------------------------------------------------------===//
// Jumps
//===----------------------------------------------------------------------===//

BodyChecker::Target *BodyChecker::findTarget(ast::Expr *E) {
  bool IsBreak = E->K == ast::Expr::Kind::Break;
  for (size_t I = Targets.size(); I != TargetsBase; --I) {
    Target *T = Targets[I - 1];
    if (E->Label ? T->Label == E->Label.Name : !T->Block) {
      if (T->Block && !IsBreak) {
        error(E->loc(),
              "`continue` needs a loop, `'" + E->Label.Name + "` is a block");
        return nullptr;
      }
      return T;
    }
  }
  for (size_t I = TargetsBase; I; --I)
    if (E->Label ? Targets[I - 1]->Label == E->Label.Name
                 : !Targets[I - 1]->Block) {
      error(E->loc(), llvm::Twine(IsBreak ? "`break`" : "`continue`") +
                          " cannot leave a closure or an async block");
      return nullptr;
    }
  if (E->Label)
    error(E->Label.Loc,
          "no loop or block has the label `'" + E->Label.Name + "` here");
  else
    error(E->loc(), llvm::Twine(IsBreak ? "`break`" : "`continue`") +
                        " outside of a loop");
  return nullptr;
}

Expr *BodyChecker::checkJump(ast::Expr *E) {
  Target *T = findTarget(E);
  if (!T) {
    if (E->A)
      value(E->A);
    return errorExpr(E->loc());
  }
  if (E->K == ast::Expr::Kind::Continue) {
    Expr *N = make(EK::Continue, TC.never(), E->loc());
    N->Target = T->Node;
    return N;
  }
  Expr *Value = nullptr;
  if (T->Values) {
    const Type *Want = T->Values->type();
    Expr *V = E->A ? value(E->A, Want ? Expectation(Want) : Expectation())
                   : unitExpr(E->loc());
    Value = T->Values->add(V, E->A ? E->A->loc() : E->loc());
  } else if (E->A) {
    value(E->A);
    error(E->A->loc(), "only `loop` and blocks with a label can be left with "
                       "a value");
  }
  T->Broken = true;
  return breakTo(T->Node, Value, E->loc());
}

Expr *BodyChecker::checkReturn(ast::Expr *E) {
  if (!Ret || B->Const) {
    error(E->loc(), "`return` outside of a function");
    return errorExpr(E->loc());
  }
  Expr *N = make(EK::Return, TC.never(), E->loc());
  if (E->A)
    N->A = coerced(E->A, Ret);
  else if (!demand(Ret, TC.unit(), E->loc()))
    return errorExpr(E->loc());
  return N;
}

/// match e { Some(v) => v, None => return None }, and the like for Result.
Expr *BodyChecker::checkTry(ast::Expr *E) {
  SMLoc Loc = E->OpLoc.isValid() ? E->OpLoc : E->loc();
  Expr *A = value(E->A);
  const Type *T = mustKnow(A->Ty, E->A->loc());
  if (T->is(TypeKind::Error))
    return errorExpr(E->loc());
  bool IsOption = T->is(TypeKind::Adt) && T->adt()->L == Lang::Option;
  bool IsResult =
      T->is(TypeKind::Adt) && T->adt()->InPrelude && T->adt()->Name == "Result";
  if (!IsOption && !IsResult) {
    error(Loc, "`?` is for `Option` and `Result`, not for `" + show(T) + "`");
    return errorExpr(E->loc());
  }
  AdtDef *Adt = T->adt();
  Types RetArgs = {fresh()};
  if (IsResult)
    RetArgs.push_back(fresh());
  if (!Ret || B->Const) {
    error(Loc, "`?` outside of a function");
    return errorExpr(E->loc());
  }
  const Type *RetTy = TC.adt(Adt, RetArgs);
  if (!Infer.unify(Ret, RetTy)) {
    const char *Where =
        B->Closure ? (B->IsAsync ? "async block" : "closure") : "function";
    error(Loc, llvm::Twine("`?` on `") + show(T) + "` in a " + Where +
                   " that returns `" + show(Ret) + "`");
    return errorExpr(E->loc());
  }
  auto Variant = [&](StringRef Name, const Type *FieldTy, hir::Local *&L) {
    hir::Pattern *P = newPattern(PK::Variant, T, Loc);
    P->Variant = findVariant(*Adt, Name);
    if (FieldTy) {
      L = newLocal("", FieldTy, Loc, false);
      P->Fields.push_back({0, bindPattern(L)});
    }
    return P;
  };
  Expr *N = make(EK::Match, T->args()[0], E->loc());
  N->A = A;
  hir::Local *Good = nullptr, *Bad = nullptr;
  hir::Pattern *GoodPat = Variant(IsOption ? "Some" : "Ok", T->args()[0], Good);
  N->Arms.push_back({GoodPat, nullptr, toValue(localExpr(Good, Loc))});
  hir::Pattern *BadPat = Variant(IsOption ? "None" : "Err",
                                 IsOption ? nullptr : T->args()[1], Bad);
  SmallVector<Expr *, 1> Fields;
  if (IsResult) {
    Expr *Error = toValue(localExpr(Bad, Loc));
    if (TraitDef *From = W.trait(Lang::From)) {
      const Type *To = RetArgs[1], *FromTy = T->args()[1];
      if (known(To)->is(TypeKind::Infer))
        Infer.unify(To, FromTy);
      requireTrait(saveRef(From, {To, FromTy}), Loc);
      Error = callMethod(Lang::From, "from", {To, FromTy}, {Error}, Loc);
      Error->Ty = To;
    }
    Fields.push_back(Error);
  }
  Expr *Leave = make(EK::Return, TC.never(), Loc);
  Leave->A = variantExpr(findVariant(*Adt, IsOption ? "None" : "Err"), RetTy,
                         Fields, Loc);
  N->Arms.push_back({BadPat, nullptr,
                     wrap(hir::CoerceKind::NeverToAny, Leave, T->args()[0])});
  return N;
}
