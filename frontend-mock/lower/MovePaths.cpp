//===- MovePaths.cpp - What may be moved out of a body's variables --------===//
//
// Walks a body and notes every place that is moved out of: by an expression,
// by a pattern that binds by value, by a closure that captures by value.
//
//===----------------------------------------------------------------------===//

#include "lower/MovePaths.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;
using hir::Pattern;

MovePath *MovePath::child(unsigned V, unsigned Fld) const {
  for (MovePath *C : Children)
    if (C->Variant == V && C->Field == Fld)
      return C;
  return nullptr;
}

MovePath *MovePaths::root(const void *Key) {
  MovePath *&Slot = Roots[Key];
  if (!Slot)
    Slot = &Nodes.emplace_back();
  return Slot;
}

MovePath *MovePaths::upvar(unsigned Index) {
  MovePath *&Slot = Upvars[Index];
  if (!Slot)
    Slot = &Nodes.emplace_back();
  return Slot;
}

MovePath *MovePaths::project(MovePath *P, unsigned Variant, unsigned Field) {
  if (MovePath *C = P->child(Variant, Field))
    return C;
  MovePath &C = Nodes.emplace_back();
  C.Parent = P;
  C.Variant = Variant;
  C.Field = Field;
  P->Children.push_back(&C);
  return &C;
}

class MoveCollector {
public:
  MoveCollector(MovePaths &Paths, function_ref<const Type *(const Type *)> Mono,
                Layouts &L)
      : Paths(Paths), Mono(Mono), L(L) {}

  void walk(const Expr *E);
  void pattern(const Pattern &P, const std::function<MovePath *()> &At);

private:
  /// Makes the node of a place when something is moved from it.
  using Lazy = std::function<MovePath *()>;
  Lazy pathOf(const Expr &E);
  Lazy project(const Lazy &At, unsigned Variant, unsigned Field);
  void moved(const Lazy &At, const Type *Ty) {
    if (At && L.needsDrop(Mono(Ty)))
      At()->Moved = true;
  }
  void let(const hir::Stmt &S);

  MovePaths &Paths;
  function_ref<const Type *(const Type *)> Mono;
  Layouts &L;
};

MoveCollector::Lazy MoveCollector::project(const Lazy &At, unsigned Variant,
                                           unsigned Field) {
  if (!At)
    return nullptr;
  MovePaths *P = &Paths;
  return [P, At, Variant, Field] { return P->project(At(), Variant, Field); };
}

MoveCollector::Lazy MoveCollector::pathOf(const Expr &E) {
  MovePaths *P = &Paths;
  switch (E.K) {
  case ExprKind::Local:
    return [P, &E] { return P->root(E.L); };
  case ExprKind::Upvar:
    return [P, &E] { return P->upvar(E.Index); };
  case ExprKind::Field:
    return project(pathOf(*E.A), 0, E.Index);
  case ExprKind::Deref:
    if (!L.isBox(Mono(E.A->Ty)))
      return nullptr;
    return project(pathOf(*E.A), 0, MovePath::Contents);
  case ExprKind::Index:
    return nullptr;
  default:
    return [P, &E] { return P->root(&E); }; // a temporary
  }
}

void MoveCollector::pattern(const Pattern &P, const Lazy &At) {
  switch (P.K) {
  case Pattern::Kind::Bind:
    if (P.M == Pattern::Move)
      moved(At, P.Ty);
    if (P.Sub)
      pattern(*P.Sub, At);
    return;
  case Pattern::Kind::Variant:
    for (const hir::FieldPat &F : P.Fields)
      pattern(*F.Pat, project(At, P.Variant->Index, F.Field));
    return;
  case Pattern::Kind::Tuple:
    for (const hir::FieldPat &F : P.Fields)
      pattern(*F.Pat, project(At, 0, F.Field));
    return;
  case Pattern::Kind::Deref:
    if (P.Sub)
      pattern(*P.Sub, nullptr);
    return;
  case Pattern::Kind::Or:
    for (const Pattern *A : P.Alts)
      pattern(*A, At);
    return;
  case Pattern::Kind::Slice: {
    // Elements can be moved out of arrays only, whose length is known.
    const Type *T = Mono(P.Ty);
    for (unsigned I = 0; I < P.Alts.size(); ++I) {
      unsigned Element = I;
      bool Middle = P.Rest >= 0 && int(I) == P.Rest;
      if (P.Rest >= 0 && int(I) > P.Rest && T->is(TypeKind::Array))
        Element = T->length() - (P.Alts.size() - I);
      pattern(*P.Alts[I], T->is(TypeKind::Array) && !Middle
                              ? project(At, 0, Element)
                              : nullptr);
    }
    return;
  }
  default:
    return;
  }
}

void MoveCollector::let(const hir::Stmt &S) {
  if (!S.E) {
    if (S.Pat->K == Pattern::Kind::Bind && L.needsDrop(Mono(S.Pat->Ty)))
      Paths.root(S.Pat->L)->Moved = true; // initialized later, or not
    return;
  }
  walk(S.E);
  bool Whole = S.Pat->K == Pattern::Kind::Bind && !S.Pat->Sub &&
               S.Pat->M == Pattern::Move && !S.E->isPlace();
  if (!Whole)
    pattern(*S.Pat, pathOf(*S.E));
  walk(S.Else);
}

void MoveCollector::walk(const Expr *E) {
  if (!E)
    return;
  if (E->K == ExprKind::Move)
    moved(pathOf(*E->A), E->A->Ty);
  if (E->K == ExprKind::Return && E->A)
    Paths.ReturnsEarly = true;
  if (E->Target)
    Paths.Jumps.insert(E->Target);
  if (E->K == ExprKind::Adt && E->A) { // the rest of ..base
    SmallVector<bool, 8> Given(E->Variant->Fields.size());
    for (auto &[Index, Value] : E->Fields)
      Given[Index] = true;
    SmallVector<const Type *, 4> Types =
        L.fieldTypes(Mono(E->Ty), E->Variant->Index);
    for (unsigned I = 0; I < Given.size(); ++I)
      if (!Given[I])
        moved(project(pathOf(*E->A), 0, I), Types[I]);
  }
  walk(E->A);
  walk(E->B);
  walk(E->C);
  for (const Expr *X : E->Elems)
    walk(X);
  for (auto &[Index, X] : E->Fields)
    walk(X);
  for (const hir::FormatPiece &P : E->Pieces)
    walk(P.Arg);
  for (const hir::Stmt &S : E->Stmts) {
    if (S.K == hir::Stmt::Kind::Let)
      let(S);
    else
      walk(S.E);
  }
  for (const hir::MatchArm &Arm : E->Arms) {
    pattern(*Arm.Pat, pathOf(*E->A));
    walk(Arm.Guard);
    walk(Arm.Body);
  }
  if (E->Closure)
    for (const hir::Capture &Cap : E->Closure->Captures)
      if (Cap.M == hir::Capture::Move)
        moved(pathOf(*Cap.Place), Cap.Place->Ty);
}

void MovePaths::collect(const hir::Body &B,
                        function_ref<const Type *(const Type *)> Mono,
                        Layouts &L) {
  MoveCollector C(*this, Mono, L);
  for (const hir::Param &P : B.Params) {
    if (!P.Pat || (P.Pat->K == Pattern::Kind::Bind && !P.Pat->Sub))
      continue;
    const Pattern *Pat = P.Pat;
    C.pattern(*Pat, [this, Pat] { return root(Pat); });
  }
  C.walk(B.Root);
}

} // namespace traitc
