//===- Moves.cpp - Use of what was moved: places and expressions ----------===//

#include "sema/MoveCheck.h"
#include "sema/Places.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;
using hir::Expr;

void traitc::checkMoves(hir::Body &B, World &W, Diagnostics &Diags) {
  MoveChecker(B, W, Diags).run();
}

MoveChecker::MoveChecker(hir::Body &B, World &W, Diagnostics &Diags)
    : B(B), W(W), Diags(Diags), Solve(W, Env, nullptr) {
  if (const GenericsDef *G = B.Closure ? B.Closure->Generics
                             : B.Fn    ? &B.Fn->Generics
                                       : nullptr)
    Env = paramEnvOf(*G, W);
  if (B.IsAsync)
    Uses.emplace(B);
}

void MoveChecker::run() {
  B.Witness.clear();
  if (!B.Root)
    return;
  enterParams();
  visit(*B.Root);
  checkReturned(*B.Root);
  for (ClosureDef *C : Inner)
    if (C->TheBody)
      checkMoves(*C->TheBody, W, Diags);
}

// --- Places ------------------------------------------------------------------

MoveChecker::View MoveChecker::resolve(const Expr &E) {
  View V;
  V.Place = &E;
  switch (E.K) {
  case EK::Local:
    V.Path = Tree.root(E.L);
    return V;
  case EK::Upvar:
    V.Path = Tree.upvar(E.Index, B.Closure->Captures[E.Index].Name, E.Ty);
    return V;
  case EK::Field:
    V = resolve(*E.A);
    V.Place = &E;
    return fieldOf(V, E.A->Ty, 0, E.Index, E.Ty);
  case EK::Index:
    V = resolve(*E.A);
    V.Place = &E;
    if (V.K == View::Exact)
      V.K = View::Element;
    return V;
  case EK::Deref:
    if (const Expr *Pointer = pointerPlace(E))
      V = resolve(*Pointer);
    V.Place = &E;
    if (!isBox(E.A->Ty)) {
      V.K = View::Behind;
      V.Dropper = nullptr;
    } else if (V.K == View::Exact && V.Path) {
      V.Path = Tree.field(V.Path, 0, PlacePath::Contents, E.Ty);
    }
    return V;
  default:
    V.Path = Tree.root(&E, "", E.Ty);
    return V;
  }
}

MoveChecker::View MoveChecker::fieldOf(View V, const Type *Base,
                                       unsigned Variant, unsigned Field,
                                       const Type *Ty) {
  if (V.K != View::Exact || !V.Path)
    return V;
  V.Path = Tree.field(V.Path, Variant, Field, Ty);
  if (implementsDrop(Base))
    V.Dropper = Base;
  return V;
}

/// The part of what is used that may have no value; null: all is well.
PlacePath *MoveChecker::missing(const View &V, Use How) const {
  if (!Now.Reachable || !V.Path)
    return nullptr;
  bool Overwrites = How == Use::Assign && V.K == View::Exact;
  for (PlacePath *P = Overwrites ? V.Path->Parent : V.Path; P; P = P->Parent)
    if (Now.maybeMoved(*P))
      return P;
  if (Overwrites)
    return nullptr;
  SmallVector<PlacePath *, 8> Below(V.Path->Children.begin(),
                                    V.Path->Children.end());
  while (!Below.empty()) {
    PlacePath *P = Below.pop_back_val();
    if (Now.maybeMoved(*P))
      return P;
    Below.append(P->Children.begin(), P->Children.end());
  }
  return nullptr;
}

void MoveChecker::use(const View &V, SMLoc Loc, Use How) {
  if (PlacePath *P = missing(V, How)) {
    reportMissing(*P, V, Loc, How);
    Now.forgive(*P);
  }
}

void MoveChecker::moveOut(const View &V, SMLoc Loc) {
  if (V.K != View::Exact || V.Dropper)
    return reportMoveOut(V, Loc);
  if (V.Path)
    Now.move(*V.Path, Loc);
}

void MoveChecker::initialize(const hir::Local *L) {
  Now.initialize(*Tree.root(L));
}

void MoveChecker::requireMutable(const Expr &Place, SMLoc Loc, Use How) {
  if (!Now.Reachable)
    return;
  if (Mutability M = mutabilityOf(Place, B); !M)
    reportNotMutable(M, describePlace(Place, B), Place.K == EK::Local, Loc,
                     How);
}

void MoveChecker::visitPlace(const Expr &E) {
  switch (E.K) {
  case EK::Field:
    return visitOperand(*E.A);
  case EK::Index:
    visitOperand(*E.A);
    return visit(*E.B);
  case EK::Deref:
    if (const Expr *Pointer = pointerPlace(E))
      visitPlace(*Pointer);
    else
      visitOperand(*E.A);
    return;
  default:
    return;
  }
}

void MoveChecker::visitOperand(const Expr &E) {
  if (E.isPlace())
    return visitPlace(E);
  visit(E);
  PlacePath *Root = Tree.root(&E, "", E.Ty);
  Now.initialize(*Root);
  holdTemporary(E, Root);
}

// --- Expressions -------------------------------------------------------------

void MoveChecker::visit(const Expr &E) {
  visitKind(E);
  if (E.Ty->is(TypeKind::Never))
    Now = FlowState::unreachable();
}

void MoveChecker::visitKind(const Expr &E) {
  switch (E.K) {
  case EK::Local:
  case EK::Upvar:
  case EK::Field:
  case EK::Index:
  case EK::Deref:
    return visitPlace(E);
  case EK::Copy:
    visitPlace(*E.A);
    return use(resolve(*E.A), E.A->Loc, Use::Read);
  case EK::Move: {
    visitPlace(*E.A);
    View V = resolve(*E.A);
    use(V, E.A->Loc, Use::Read);
    return moveOut(V, E.A->Loc);
  }
  case EK::Borrow:
    visitOperand(*E.A);
    if (!E.A->isPlace())
      return;
    use(resolve(*E.A), E.A->Loc, Use::Borrow);
    if (E.Mut)
      requireMutable(*E.A, E.A->Loc, Use::Borrow);
    return;
  case EK::Pin:
    visit(*E.A);
    return holdTemporary(*E.A);
  case EK::Assign:
  case EK::CompoundAssign:
    return visitAssign(E);
  case EK::Adt:
    return visitAdt(E);
  case EK::Closure:
  case EK::Async:
    return visitCaptures(E);
  case EK::Block:
    return visitBlock(E);
  case EK::If:
    return visitIf(E);
  case EK::Match:
    return visitMatch(E);
  case EK::Loop:
    return visitLoop(E);
  case EK::Return:
  case EK::Break:
  case EK::Continue:
    return visitJump(E);
  case EK::Await:
    return visitAwait(E);
  case EK::Binary:
    if (E.O == hir::Op::And || E.O == hir::Op::Or) {
      visit(*E.A);
      FlowState Short = Now;
      visitScoped(*E.B);
      Now.join(Short);
      return;
    }
    return visitOperands(E);
  default:
    return visitOperands(E);
  }
}

/// Each value waits until the others are there.
void MoveChecker::visitOperands(const Expr &E) {
  size_t Mark = Operands.size();
  forEachChild(E, [&](const Expr &X) {
    visit(X);
    Operands.push_back({X.Ty, X.Loc, "a temporary", nullptr});
  });
  Operands.truncate(Mark);
}

void MoveChecker::visitAssign(const Expr &E) {
  const Expr &Place = *E.A;
  visit(*E.B);
  visitPlace(Place);
  View V = resolve(Place);
  if (E.K == EK::CompoundAssign) {
    use(V, Place.Loc, Use::Read);
    return requireMutable(Place, Place.Loc, Use::Assign);
  }
  use(V, Place.Loc, Use::Assign);
  // A variable without `mut` can be given its first value.
  bool First = Place.K == EK::Local && !Now.wasAssigned(*V.Path);
  if (!First)
    requireMutable(Place, Place.Loc, Use::Assign);
  if (V.K == View::Exact && V.Path)
    Now.initialize(*V.Path);
}

void MoveChecker::visitAdt(const Expr &E) {
  size_t Mark = Operands.size();
  for (auto &[Field, X] : E.Fields) {
    visit(*X);
    Operands.push_back({X->Ty, X->Loc, "a temporary", nullptr});
  }
  Operands.truncate(Mark);
  if (!E.A)
    return;
  visitOperand(*E.A);
  View Base = resolve(*E.A);
  const auto &Fields = E.Variant->Fields;
  for (unsigned I = 0; I != Fields.size(); ++I) {
    if (llvm::any_of(E.Fields, [&](const auto &F) { return F.first == I; }))
      continue;
    const Type *T = Solve.normalize(W.Types.subst(Fields[I].Ty, E.Ty->args()));
    View V = fieldOf(Base, E.A->Ty, 0, I, T);
    use(V, E.A->Loc, Use::Read);
    if (!Solve.isCopy(T))
      moveOut(V, E.A->Loc);
  }
}

void MoveChecker::visitCaptures(const Expr &E) {
  Inner.insert(E.Closure);
  for (const hir::Capture &C : E.Closure->Captures) {
    visitPlace(*C.Place);
    View V = resolve(*C.Place);
    bool ByRef = C.M == hir::Capture::Ref || C.M == hir::Capture::RefMut;
    use(V, C.Place->Loc, ByRef ? Use::Borrow : Use::Read);
    if (C.M == hir::Capture::Move)
      moveOut(V, C.Place->Loc);
  }
}
