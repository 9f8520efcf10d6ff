//===- MoveFlow.cpp - Use of what was moved: control flow and awaits ------===//

#include "sema/MoveCheck.h"
#include "sema/Places.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;
using hir::Expr;
using hir::Pattern;
using hir::Stmt;

static bool isPlainName(const Pattern &P) {
  return P.K == Pattern::Kind::Bind && !P.Sub && P.M != Pattern::Ref &&
         P.M != Pattern::RefMut;
}

void MoveChecker::enterParams() {
  for (const hir::Param &P : B.Params) {
    if (!P.Pat)
      continue;
    declareNames(*P.Pat);
    if (isPlainName(*P.Pat)) {
      initialize(P.Pat->L);
      continue;
    }
    View V;
    V.Path = Tree.root(P.Pat, "", P.Ty);
    Now.initialize(*V.Path);
    bind(*P.Pat, V);
    takeMoved(*P.Pat, V);
    Operands.push_back({P.Ty, P.Pat->Loc, "a parameter", V.Path});
  }
}

// --- Blocks ------------------------------------------------------------------

void MoveChecker::visitScoped(const Expr &E) {
  size_t Mark = Temporaries.size();
  visit(E);
  Temporaries.truncate(Mark);
}

void MoveChecker::visitBlock(const Expr &E) {
  size_t Names = InScope.size(), Mark = Temporaries.size();
  for (const Stmt &S : E.Stmts) {
    if (S.K == Stmt::Kind::Let)
      visitLet(S);
    else
      visitScoped(*S.E);
  }
  // What the tail needs lives as long as the statement around.
  size_t TailMark = Temporaries.size();
  if (E.A)
    visit(*E.A);
  Temporaries.erase(Temporaries.begin() + Mark, Temporaries.begin() + TailMark);
  InScope.truncate(Names);
  if (auto It = Targets.find(&E); It != Targets.end())
    Now.join(It->second->Exit);
}

MoveChecker::View MoveChecker::viewOfOperand(const Expr &E) {
  View V = resolve(E);
  if (E.isPlace())
    V.Mut = mutabilityOf(E, B);
  return V;
}

void MoveChecker::visitLet(const Stmt &S) {
  if (!S.E) {
    declareNames(*S.Pat);
    if (S.Pat->K == Pattern::Kind::Bind)
      Now.declare(*Tree.root(S.Pat->L));
    return;
  }
  SmallVector<HeldValue, 4> Outer;
  std::swap(Outer, Extended);
  size_t Mark = Temporaries.size();
  findExtended(*S.E);
  bool Simple = isPlainName(*S.Pat) && !S.E->isPlace();
  Simple ? visit(*S.E) : visitOperand(*S.E);
  FlowState Failed;
  if (S.Else)
    Failed = Now;
  if (Simple) {
    initialize(S.Pat->L);
  } else {
    View V = viewOfOperand(*S.E);
    bind(*S.Pat, V);
    takeMoved(*S.Pat, V);
  }
  Temporaries.truncate(Mark);
  Temporaries.append(Extended);
  std::swap(Outer, Extended);
  if (S.Else) {
    std::swap(Now, Failed);
    visitScoped(*S.Else);
    std::swap(Now, Failed);
    Now.join(Failed);
  }
  declareNames(*S.Pat);
}

// --- Branches ----------------------------------------------------------------

void MoveChecker::visitIf(const Expr &E) {
  visitScoped(*E.A);
  FlowState Else = Now;
  visitScoped(*E.B);
  std::swap(Now, Else);
  if (E.C)
    visitScoped(*E.C);
  Now.join(Else);
}

void MoveChecker::visitMatch(const Expr &E) {
  visitOperand(*E.A);
  View V = viewOfOperand(*E.A);
  // What the arms have taken copies of is not looked at any more.
  if (B.IsAsync && !E.A->isPlace() && isPlain(E.A->Ty) &&
      llvm::none_of(E.Arms, [](const hir::MatchArm &Arm) {
        return LocalUses::bindsReference(*Arm.Pat);
      }))
    Temporaries.pop_back();
  FlowState Next = Now, Exit = FlowState::unreachable();
  for (const hir::MatchArm &Arm : E.Arms) {
    Now = Next;
    size_t Names = InScope.size();
    declareNames(*Arm.Pat);
    bind(*Arm.Pat, V);
    if (Arm.Guard) {
      visitScoped(*Arm.Guard);
      checkGuardMoves(*Arm.Pat);
      Next.join(Now);
    }
    takeMoved(*Arm.Pat, V);
    visitScoped(*Arm.Body);
    Exit.join(Now);
    InScope.truncate(Names);
  }
  Now = std::move(Exit);
}

// --- Loops and jumps ---------------------------------------------------------

MoveChecker::Target &MoveChecker::target(const Expr *E) {
  std::unique_ptr<Target> &T = Targets[E];
  if (!T)
    T = std::make_unique<Target>();
  return *T;
}

void MoveChecker::visitLoop(const Expr &E) {
  Target &T = target(&E);
  bool More = T.Head.join(Now);
  // Nothing new since the last time, in an earlier round of an outer loop.
  while (More || !T.Walked) {
    T.Walked = true;
    FlowState Before = T.Head;
    Now = T.Head;
    visitScoped(*E.B);
    T.Head.join(Now);
    More = Before.join(T.Head); // `continue` adds to it too
  }
  Now = T.Exit;
}

void MoveChecker::visitJump(const Expr &E) {
  if (E.A)
    visit(*E.A);
  if (E.K == EK::Return && E.A)
    checkReturned(*E.A);
  if (E.K == EK::Break)
    target(E.Target).Exit.join(Now);
  if (E.K == EK::Continue)
    target(E.Target).Head.join(Now);
  Now = FlowState::unreachable();
}

/// The local of this body that \p Place is a part of, by itself or in a box.
const Expr *MoveChecker::ownPlace(const Expr &Place) const {
  const Expr *P = &Place;
  while (P->isPlace() && P->K != EK::Local) {
    if (P->K == EK::Upvar || (P->K == EK::Deref && !isBox(P->A->Ty)))
      return nullptr;
    if (P->K == EK::Index && !P->A->Ty->is(TypeKind::Array))
      return nullptr;
    P = P->A;
  }
  return P->K == EK::Local && !P->L->Name.empty() ? P : nullptr;
}

/// The lifetime error that needs no lifetimes.
void MoveChecker::checkReturned(const Expr &E) {
  switch (E.K) {
  case EK::Coerce:
    return checkReturned(*E.A);
  case EK::Block:
    if (E.A)
      checkReturned(*E.A);
    return;
  case EK::If:
    checkReturned(*E.B);
    if (E.C)
      checkReturned(*E.C);
    return;
  case EK::Match:
    for (const hir::MatchArm &Arm : E.Arms)
      checkReturned(*Arm.Body);
    return;
  case EK::Borrow:
    if (const Expr *Root = ownPlace(*E.A); Root && E.A->isPlace())
      Diags.error(E.Loc, "cannot return a reference to the local variable `" +
                             Root->L->Name + "`, which ends here");
    return;
  default:
    return;
  }
}

// --- What an await holds -----------------------------------------------------

void MoveChecker::holdTemporary(const Expr &E, const PlacePath *Root) {
  HeldValue H{E.Ty, E.Loc, "a temporary", Root};
  if (ExtendedExprs.count(&E))
    Extended.push_back(H);
  else
    Temporaries.push_back(H);
}

/// The temporaries of a `let` that live as long as its names.
void MoveChecker::findExtended(const Expr &E) {
  switch (E.K) {
  case EK::Borrow: {
    const Expr *P = E.A;
    while (P->K == EK::Field || P->K == EK::Index)
      P = P->A;
    if (P->isPlace())
      return;
    ExtendedExprs.insert(P);
    return findExtended(*P);
  }
  case EK::Pin:
    ExtendedExprs.insert(E.A);
    return;
  case EK::Coerce:
  case EK::Cast:
    return findExtended(*E.A);
  case EK::Block:
    if (E.A)
      findExtended(*E.A);
    return;
  case EK::Tuple:
  case EK::Array:
    for (const Expr *X : E.Elems)
      findExtended(*X);
    return;
  case EK::Adt:
    for (auto &[Field, X] : E.Fields)
      findExtended(*X);
    return;
  default:
    return;
  }
}

void MoveChecker::visitAwait(const Expr &E) {
  visit(*E.A);
  if (B.IsAsync && Now.Reachable)
    recordWitness(E);
}

/// Without anything to drop.
bool MoveChecker::isPlain(const Type *T) {
  return T->is(TypeKind::Ref) || Solve.isCopy(T);
}

void MoveChecker::addWitness(const Type *T, SMLoc Held, SMLoc Await,
                             std::string What) {
  if (Witnessed.insert({T, Held.getPointer(), Await.getPointer()}).second)
    B.Witness.push_back({T, Held, Await, std::move(What)});
}

void MoveChecker::recordWitness(const Expr &E) {
  for (const hir::Local *L : InScope)
    if (Now.maybeHeld(*Tree.root(L)) &&
        (!isPlain(L->Ty) || Uses->neededAfter(L, E)))
      addWitness(L->Ty, L->Loc, E.Loc,
                 L->Name.empty() ? "a temporary" : ("`" + L->Name + "`").str());
  for (ArrayRef<HeldValue> List : {ArrayRef(Temporaries), ArrayRef(Operands)})
    for (const HeldValue &H : List)
      if (!H.Root || (Now.maybeHeld(*H.Root) && !Now.partlyMoved(*H.Root)))
        addWitness(H.Ty, H.Loc, E.Loc, H.What);
  // The future of a call through a vtable has what it was called with; that it
  // may be sent itself is a part of `dyn Trait + Send`.
  if (E.A->K != EK::CallDyn)
    return addWitness(E.A->Ty, E.A->Loc, E.Loc, "the awaited future");
  for (const Expr *X : E.A->Elems)
    addWitness(X->Ty, X->Loc, E.Loc, "an argument of the awaited call");
}
