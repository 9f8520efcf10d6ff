//===- CheckFinish.cpp - The end of a body's check ------------------------===//
//
// What had to wait for all types: casts, literals' ranges, copy or move,
// captures and kinds of closures, exhaustiveness, hidden types, moves.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

bool BodyChecker::finish() {
  auto Failed = [this] { return Diags.errors() != ErrorsBefore; };
  finishObligations();
  finishCasts();
  checkSizes();
  for (const AutoCheck &A : LateAutos) {
    AutoCheck Late = A;
    Late.Ty = Solve.normalize(resolve(A.Ty));
    if (A.Dyn)
      Late.Dyn = Solve.normalize(resolve(A.Dyn));
    if (!Late.Ty->hasInfer() && !Late.Ty->hasError() &&
        !(Late.Dyn && (Late.Dyn->hasInfer() || Late.Dyn->hasError())))
      Sess.AutoChecks.push_back(Late);
  }
  if (Failed())
    return false;
  for (hir::Body *C : Closures)
    writeBack(*C);
  writeBack(*Top);
  if (Failed())
    return false;
  finishRanges();
  for (hir::Body *C : Closures)
    checkLiterals(*C);
  checkLiterals(*Top);
  if (Failed())
    return false;
  analyzeClosures();
  recheckClosureBounds();
  checkMatchesOf();
  if (Failed())
    return false;

  if (!Fn) {
    if (Top->Const)
      checkMoves(*Top, W, Diags);
    return !Failed();
  }
  for (size_t I = 0; I != Fn->Opaques.size() && I != HiddenVars.size(); ++I)
    Fn->Opaques[I].Hidden = finalType(HiddenVars[I], Fn->Loc, "the result");
  if (Failed())
    return false;
  Fn->TheBody = std::move(Top);
  checkMoves(*Fn->TheBody, W, Diags);
  if (Failed()) {
    // Bodies of closures may still refer to it.
    Top = std::move(Fn->TheBody);
    return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

const Type *BodyChecker::finalType(const Type *T, SMLoc Loc, StringRef What) {
  if (!T)
    return T;
  T = resolve(T);
  if (T->hasInfer()) {
    if (!Annotated && Diags.errors() == ErrorsBefore)
      error(Loc, "type annotations are needed: the type of " + What +
                     " is not known");
    Annotated = true;
    return TC.error();
  }
  if (T->hasProjection() || T->hasOpaque())
    T = Solve.normalize(T);
  return T;
}

void BodyChecker::writeBack(hir::Body &Body) {
  auto FinalArgs = [&](FnRef &F, SMLoc Loc) {
    // Calls of closures have no function yet, see LateCalls.
    std::string What =
        F.Fn ? ("a parameter of `" + F.Fn->Name + "`").str() : "a parameter";
    Types As;
    for (const Type *A : F.As)
      As.push_back(finalType(A, Loc, What));
    F.As = TC.save(As);
  };
  if (ClosureDef *C = Body.Closure) {
    for (const Type *&P : C->Params)
      P = finalType(P, C->Loc, "a closure's parameter");
    C->Ret = finalType(C->Ret, C->Loc, "the result");
  }
  for (hir::Local &L : Body.Locals)
    L.Ty = finalType(L.Ty, L.Loc,
                     L.Name.empty() ? "a value" : ("`" + L.Name + "`").str());
  for (hir::Param &P : Body.Params)
    P.Ty = finalType(P.Ty, P.Pat->Loc, "a parameter");
  Body.Ret =
      finalType(Body.Ret, Body.Root ? Body.Root->Loc : SMLoc(), "the result");
  for (Expr &E : Body.Exprs) {
    E.Ty = finalType(E.Ty, E.Loc, "this expression");
    FinalArgs(E.F, E.Loc);
    for (hir::FormatPiece &P : E.Pieces)
      FinalArgs(P.Fmt, E.Loc);
  }
  for (hir::Pattern &P : Body.Patterns)
    P.Ty = finalType(P.Ty, P.Loc, "this pattern");
}

void BodyChecker::checkLiterals(hir::Body &Body) {
  for (Expr &E : Body.Exprs) {
    if (E.K != EK::Unary || E.O != hir::Op::Neg || !E.Ty->is(TypeKind::Int))
      continue;
    if (!E.Ty->isSigned())
      error(E.Loc, "`" + E.Ty->str() + "` has no negative values");
    else if (E.A->K == EK::Int)
      NegatedLiterals.insert(E.A);
  }
  for (Expr &E : Body.Exprs) {
    if (E.K != EK::Int || !E.Ty->is(TypeKind::Int) || RangeBounds.count(&E))
      continue;
    unsigned Bits = intBits(E.Ty);
    bool Negated = NegatedLiterals.count(&E);
    llvm::APInt V = E.IntValue;
    if (Negated && V.isNegative() && Bits < 128)
      V = -V; // a pattern's
    bool Fits;
    if (!E.Ty->isSigned())
      Fits = Negated ? V.isZero() : V.isIntN(Bits);
    else if (Negated)
      Fits = V.ule(llvm::APInt::getOneBitSet(128, Bits - 1));
    else
      Fits = V.isIntN(Bits - 1);
    if (!Fits)
      error(E.Loc, "the literal is out of range for `" + E.Ty->str() + "`");
  }
}

void BodyChecker::checkSizes() {
  for (const LateSized &L : LateSizeds) {
    const Type *T = resolve(L.Ty);
    if (T->hasError() || T->hasInfer() || Solve.isSized(T))
      continue;
    error(L.Loc, "the size of `" + T->str() + "` is not known here");
  }
}

void BodyChecker::copyOrMove(hir::Body &Body) {
  llvm::DenseMap<const Type *, bool> Known;
  auto IsCopy = [&](const Type *T) {
    auto [It, New] = Known.try_emplace(T, false);
    if (New) {
      bool Copy = Solve.isCopy(T);
      Known[T] = Copy;
      return Copy;
    }
    return It->second;
  };
  for (Expr &E : Body.Exprs)
    if (E.K == EK::Move && IsCopy(E.Ty))
      E.K = EK::Copy;
  for (hir::Pattern &P : Body.Patterns)
    if (P.K == hir::Pattern::Kind::Bind && P.M == Mode::Move && IsCopy(P.Ty))
      P.M = Mode::Copy;
}

//===----------------------------------------------------------------------===//
// Closures
//===----------------------------------------------------------------------===//

void BodyChecker::analyzeClosures() {
  auto Prepare = [this](hir::Body *Body) {
    B = Body;
    for (const LateCall &L : LateCalls)
      if (L.In == Body)
        fixReceiver(L.Call, L.Callee->CallKind);
    copyOrMove(*Body);
  };
  for (hir::Body *C : Closures) {
    Prepare(C);
    analyzeCaptures(*C, *C->Closure, W);
  }
  Prepare(Top.get());
  for (auto [T, Loc] : CapturelessClosures)
    if (!resolve(T)->closure()->Captures.empty())
      error(Loc, "only a closure that captures nothing can become a function "
                 "pointer");
}

void BodyChecker::recheckClosureBounds() {
  for (const Obligation &O : ClosureBounds) {
    Types As;
    for (const Type *A : O.Ref.As)
      As.push_back(resolve(A));
    if (Solve.select(saveRef(O.Ref.Trait, As)).K != Selection::No)
      continue;
    Lang L = O.Ref.Trait->L;
    if (As[0]->is(TypeKind::Closure) && (L == Lang::Fn || L == Lang::FnMut)) {
      bool Once = As[0]->closure()->CallKind == Lang::FnOnce;
      error(O.Loc,
            llvm::Twine("this needs a closure that implements `") +
                O.Ref.Trait->Name + "`, but the one given " +
                (Once ? "moves out of what it captures: it is `FnOnce` only"
                      : "changes what it captures: it is `FnMut` only"));
      note(As[0]->closure()->Loc, "the closure");
      continue;
    }
    reportUnsatisfied(saveRef(O.Ref.Trait, As), O.Loc);
  }
}

//===----------------------------------------------------------------------===//
// Matches
//===----------------------------------------------------------------------===//

void BodyChecker::checkMatchesOf() {
  for (const Expr *M : UserMatches)
    if (!M->Ty->hasError() && !M->A->Ty->hasError())
      checkExhaustive(*M, W, Diags);
  for (const LateRefutable &L : LateRefutables)
    if (std::string Missed = refutedBy(*L.P, W); !Missed.empty())
      error(L.Loc, "refutable pattern: " + L.Where +
                       " needs one that always matches, not leaving out " +
                       Missed);
}
