//===- CheckAwait.cpp - `.await`, `.box` and their like -------------------===//
//
// The users of unsized values: `.await`, `.box`, Box::new_with, maybe_box and
// Arena::new_with. The closures of the latter are not closures: what they
// return is made where it will live.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

/// The result type that `dyn Future<Output = T>` names; null: \p T is another
/// type.
static const Type *dynFutureOutput(const Type *T) {
  if (T->is(TypeKind::Dyn))
    for (const AssocBinding &Bd : T->bindings())
      if (Bd.Assoc->Trait->L == Lang::Future)
        return Bd.Ty;
  return nullptr;
}

bool BodyChecker::isDynFuture(const Type *T) {
  return dynFutureOutput(Infer.shallow(T));
}

/// What an async function returns, or `impl Future`; not every type with an
/// impl of Future.
bool BodyChecker::isFuture(const Type *T) {
  T = Infer.shallow(T);
  if (T->is(TypeKind::Future))
    return true;
  TraitDef *Future = W.trait(Lang::Future);
  return T->is(TypeKind::Opaque) && Future &&
         probe(freshRef(Future, T)) != Selection::No;
}

/// Behind an error for which a missing `.await` may be the reason.
void BodyChecker::noteFuture(const Type *T, SMLoc Loc) {
  if (isFuture(T))
    note(Loc, "this is a future: `.await` gives its result");
}

/// What a future completes with; an error if \p T is none.
const Type *BodyChecker::awaitOutput(const Type *T, SMLoc Loc) {
  T = mustKnow(T, Loc);
  if (T->is(TypeKind::Error))
    return T;
  if (const Type *Output = dynFutureOutput(T))
    return Output;
  TraitDef *Future = W.trait(Lang::Future);
  if (!Future || probe(freshRef(Future, T)) == Selection::No) {
    error(Loc, "`" + show(T) + "` is not a future, so it cannot be awaited");
    return TC.error();
  }
  requireTrait(T, Lang::Future, Loc);
  return projection(Lang::Future, "Output", {T}, Loc);
}

/// `x.m().box` whose box cannot escape where it stands: the plugin may choose a
/// better place. Gives the call, or null.
Expr *BodyChecker::callInHeldBox(Expr *Box) {
  if (Box->K != EK::BoxUnsized || Box->A->K != EK::CallDyn)
    return nullptr;
  Expr *Call = Box->A;
  if (Call->F.Fn->Trait && Call->F.Fn->Trait->L == Lang::Clone)
    return nullptr;
  return Call;
}

Expr *BodyChecker::checkAwait(ast::Expr *E) {
  Expr *A = check(E->A);
  SMLoc Loc = E->OpLoc.isValid() ? E->OpLoc : E->loc();
  if (!InAsync)
    error(Loc, "`.await` outside of an async function or block");
  StrategyAttr Given = strategyOf(E);
  if (Expr *Call = callInHeldBox(A)) {
    A = Call;
    if (!Given.given() && !A->Strategy.given())
      A->Strategy.Text = HeldBoxStrategy;
  }
  if (!isUnsizedCall(A))
    A = toValue(A);
  bool Tries = Given.Try && mayTry(A, Given.Loc);
  Expr *N = make(EK::Await, awaitOutput(A->Ty, Loc), E->loc());
  if (Infer.shallow(N->Ty)->is(TypeKind::Error))
    return errorExpr(E->loc());
  if (Tries)
    N->Ty = resultOfTry(N->Ty, Loc);
  N->A = A;
  N->Strategy = Given;
  reportContradiction(N->Strategy, A->Strategy, Sess.Diags);
  if (!A->Strategy.given())
    A->Strategy = N->Strategy;
  if (!N->Strategy.given())
    N->Strategy = A->Strategy;
  return N;
}

Expr *BodyChecker::boxed(Expr *A, SMLoc Loc) {
  const Type *T = Infer.shallow(A->Ty);
  auto *Box = static_cast<AdtDef *>(W.lang(Lang::Box));
  if (!isUnsizedCall(A)) {
    A = toValue(A);
    T = Infer.shallow(A->Ty);
    if (T->is(TypeKind::Error))
      return A;
    // A value of known size: made in the box, or moved there as by Box::new.
    // (A type parameter may stand for a `dyn` argument.)
    if (!A->isPlace() && (T->is(TypeKind::Array) || T->is(TypeKind::Tuple) ||
                          T->is(TypeKind::Adt))) {
      Expr *N = make(EK::BoxUnsized, TC.adt(Box, {T}), Loc);
      N->A = A;
      return N;
    }
    Symbol S = W.PreludeValues.lookup("__box_new");
    const Type *BoxTy = TC.adt(Box, {T});
    if (S.K != Symbol::Fn)
      return errorExpr(Loc);
    Expr *N = make(EK::Call, BoxTy, Loc);
    N->F = {static_cast<FnDef *>(S.Def), TC.save({T})};
    N->Elems = {A};
    return N;
  }
  Expr *N = make(EK::BoxUnsized, TC.adt(Box, {T}), Loc);
  N->A = A;
  return N;
}

Expr *BodyChecker::checkBox(ast::Expr *E) {
  Expr *A = check(E->A);
  StrategyAttr S = strategyOf(E);
  refuseTry(S);
  if (S.given())
    A->Strategy = S;
  return boxed(A, E->loc());
}

//===----------------------------------------------------------------------===//
// Calls that may fail: `try(N)`
//===----------------------------------------------------------------------===//

void BodyChecker::refuseTry(const StrategyAttr &S) {
  if (S.Try)
    error(S.Loc, "`try(N)` is for calls through `dyn` whose result is awaited "
                 "or used in its place");
}

/// Is \p A a call to which `try(N)` can be said?
bool BodyChecker::mayTry(const Expr *A, SMLoc Loc) {
  if (A->K == EK::CallDyn && isUnsizedCall(A) && A->Ty->is(TypeKind::Dyn) &&
      A->F.Fn->returnsOpaque())
    return true;
  StrategyAttr S;
  S.Try = true;
  S.Loc = Loc;
  if (!A->Ty->is(TypeKind::Error))
    refuseTry(S);
  return false;
}

/// `Result<T, TooLarge>`
const Type *BodyChecker::resultOfTry(const Type *T, SMLoc Loc) {
  Symbol Result = W.PreludeTypes.lookup("Result");
  Symbol TooLarge = W.PreludeTypes.lookup("TooLarge");
  if (Result.K != Symbol::Adt || TooLarge.K != Symbol::Adt) {
    error(Loc, "the prelude has no `Result` or no `TooLarge`");
    return TC.error();
  }
  const Type *Error = TC.adt(static_cast<AdtDef *>(TooLarge.Def), {});
  return TC.adt(static_cast<AdtDef *>(Result.Def), {T, Error});
}

/// `#[dyn_async(try(64))] x.values()`: the value is in the call's own slot.
Expr *BodyChecker::triedCall(Expr *Call) {
  SMLoc Loc = Call->Strategy.Loc;
  Symbol Placed = W.PreludeTypes.lookup("Placed");
  if (!mayTry(Call, Loc) || Placed.K != Symbol::Adt)
    return errorExpr(Call->Loc);
  const Type *Owner = TC.adt(static_cast<AdtDef *>(Placed.Def), {Call->Ty});
  Expr *N = make(EK::PlaceUnsized, resultOfTry(Owner, Loc), Call->Loc);
  N->A = Call;
  return N;
}

//===----------------------------------------------------------------------===//
// Closures whose value is placed
//===----------------------------------------------------------------------===//

Expr *BodyChecker::inlineClosure(ast::Expr *Closure, StringRef What,
                                 llvm::function_ref<Expr *(Expr *)> Use) {
  if (Closure->K != ast::Expr::Kind::Closure) {
    value(Closure);
    error(Closure->loc(), "`" + What +
                              "` wants a closure written here, like "
                              "`|| f()`");
    return errorExpr(Closure->loc());
  }
  if (!Closure->Params.empty())
    error(Closure->loc(), "the closure of `" + What + "` has no parameters");
  ast::Expr *Body = Closure->A;
  // `|| { statements; value }`: the statements run first.
  Expr *Outer = nullptr, *Innermost = nullptr;
  Scope S(*this);
  const TypeScope *OuterNames = Names;
  while (Body->K == ast::Expr::Kind::Block && !Body->Label &&
         Body->Body->Tail) {
    collectItems(Body->Body);
    if (!Body->Body->Stmts.empty()) {
      Expr *Blk = make(EK::Block, nullptr, Body->loc());
      checkStatements(Body->Body, Blk);
      if (Innermost)
        Innermost->A = Blk;
      else
        Outer = Blk;
      Innermost = Blk;
    }
    Body = Body->Body->Tail;
  }
  Expr *Value = Use(check(Body));
  Names = OuterNames;
  if (!Innermost)
    return Value;
  Innermost->A = Value;
  for (Expr *Blk = Outer;; Blk = Blk->A) {
    Blk->Ty = Value->Ty;
    if (Blk == Innermost)
      break;
  }
  return Outer;
}

/// The value of \p Closure in memory that \p Where gives.
Expr *BodyChecker::placed(Expr *Where, ast::Expr *Closure, SMLoc Loc) {
  return inlineClosure(Closure, Where->Ty->isMut() ? "maybe_box" : "new_with",
                       [&](Expr *A) -> Expr * {
                         const Type *T = Infer.shallow(A->Ty);
                         if (T->is(TypeKind::Error))
                           return errorExpr(Loc);
                         Symbol S = W.PreludeTypes.lookup("Placed");
                         if (S.K != Symbol::Adt) {
                           error(Loc, "the prelude has no `Placed`");
                           return errorExpr(Loc);
                         }
                         if (!isUnsizedCall(A)) {
                           error(A->Loc, "`" + show(T) +
                                             "` has a known size: it needs no "
                                             "memory of this kind");
                           return errorExpr(Loc);
                         }
                         Expr *N = make(
                             EK::PlaceUnsized,
                             TC.adt(static_cast<AdtDef *>(S.Def), {T}), Loc);
                         N->A = A;
                         N->B = Where;
                         return N;
                       });
}

/// `Box::new_with(|| e)` and `maybe_box(&mut buffer, || e)`; null: another
/// path.
Expr *BodyChecker::checkPlacing(const ast::Path &P, ast::Expr *E) {
  if (P.QSelf || P.Segments.empty())
    return nullptr;
  StringRef Last = P.Segments.back().Name.Name;
  auto Arity = [&](unsigned N) {
    if (E->Args.size() == N)
      return true;
    error(E->loc(), "`" + Last + "` takes " + llvm::Twine(N) +
                        (N == 1 ? " argument" : " arguments"));
    return false;
  };
  if (Last == "new_with" && P.Segments.size() >= 2) {
    Symbol S =
        lookupType(P.Segments[P.Segments.size() - 2].Name.Name, *Names, W);
    if (S.K != Symbol::Adt || S.Def != W.lang(Lang::Box))
      return nullptr;
    if (!Arity(1))
      return errorExpr(E->loc());
    return inlineClosure(E->Args[0], "Box::new_with", [&](Expr *A) {
      StrategyAttr S = strategyOf(E);
      refuseTry(S);
      if (S.given())
        A->Strategy = S;
      return boxed(A, E->loc());
    });
  }
  if (Last != "maybe_box" || !P.isIdent() || findVar(Last) ||
      lookupValue(Last, *Names, W).K != Symbol::None)
    return nullptr;
  if (!Arity(2))
    return errorExpr(E->loc());
  const Type *Element = fresh();
  const Type *Buffer = TC.ref(TC.slice(Element), true);
  Expr *Where = coerced(E->Args[0], Buffer);
  const Type *T = known(Element);
  if (T->is(TypeKind::Infer) && T->inferKind() == InferKind::Int)
    Infer.unify(T, TC.integer(8, false));
  T = known(Element);
  if (!T->isNumeric() && !T->is(TypeKind::Error))
    error(E->Args[0]->loc(), "the buffer has to be an array or slice of "
                             "numbers, found `" +
                                 show(T) + "`");
  Where->Ty = Infer.shallow(Where->Ty);
  if (!Where->Ty->is(TypeKind::Ref))
    return errorExpr(E->loc());
  return placed(Where, E->Args[1], E->loc());
}

/// `arena.new_with(|| e)`; null: the receiver is no arena.
Expr *BodyChecker::checkArenaPlacing(Expr *Recv, ast::Expr *E) {
  unsigned Derefs = 0;
  for (const Type *T = known(Recv->Ty); T; ++Derefs) {
    if (T->is(TypeKind::Adt) && T->adt()->L == Lang::Arena) {
      if (E->Args.size() != 1) {
        error(E->loc(), "`new_with` takes 1 argument");
        return errorExpr(E->loc());
      }
      Expr *Where =
          borrow(derefTimes(Recv, Derefs, E->loc()), false, E->A->loc());
      return placed(Where, E->Args[0], E->loc());
    }
    bool Overloaded;
    T = derefType(T, Overloaded);
  }
  return nullptr;
}
