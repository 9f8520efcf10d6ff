//===- MovePattern.cpp - Use of what was moved: patterns ------------------===//

#include "sema/MoveCheck.h"
#include "sema/Places.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;
using hir::Pattern;
using PK = hir::Pattern::Kind;

void MoveChecker::declareNames(const Pattern &P) {
  if (P.K == PK::Bind)
    InScope.push_back(P.L);
  if (P.Sub)
    declareNames(*P.Sub);
  for (const hir::FieldPat &F : P.Fields)
    declareNames(*F.Pat);
  // All alternatives bind the same.
  for (const Pattern *A : P.Alts) {
    declareNames(*A);
    if (P.K == PK::Or)
      break;
  }
}

/// What a reference that is matched refers to.
MoveChecker::View MoveChecker::derefView(const Pattern &P, View V) {
  V.K = View::Behind;
  V.Dropper = nullptr;
  if (P.Ty->is(TypeKind::Ref) && !P.Ty->isMut())
    V.Mut = {Mutability::Shared, nullptr};
  else if (V.Mut.K == Mutability::NotMut)
    V.Mut = {};
  return V;
}

void MoveChecker::forEachPart(
    const Pattern &P, const View &V,
    llvm::function_ref<void(const Pattern &, View)> Visit) {
  switch (P.K) {
  case PK::Bind:
    if (P.Sub)
      Visit(*P.Sub, V);
    return;
  case PK::Deref:
    return Visit(*P.Sub, derefView(P, V));
  case PK::Variant:
  case PK::Tuple:
    for (const hir::FieldPat &F : P.Fields)
      Visit(*F.Pat, fieldOf(V, P.Ty, P.Variant ? P.Variant->Index : 0, F.Field,
                            F.Pat->Ty));
    return;
  case PK::Slice:
    for (unsigned I = 0; I != P.Alts.size(); ++I) {
      bool Middle = P.Rest >= 0 && I == unsigned(P.Rest);
      if (!P.Ty->is(TypeKind::Array) || Middle) {
        View Part = V;
        if (V.K == View::Exact)
          Part.K = View::Element;
        Visit(*P.Alts[I], Part);
        continue;
      }
      uint64_t Element = I;
      if (P.Rest >= 0 && I > unsigned(P.Rest))
        Element = P.Ty->length() - (P.Alts.size() - I);
      Visit(*P.Alts[I], fieldOf(V, P.Ty, 0, Element, P.Alts[I]->Ty));
    }
    return;
  default:
    return; // Or: each user has its own way
  }
}

/// Does testing \p P look at the value itself, not only at its parts?
static bool inspects(const Pattern &P) {
  switch (P.K) {
  case PK::Literal:
  case PK::Range:
  case PK::Deref:
    return true;
  case PK::Variant:
    return P.Variant->Adt->Variants.size() > 1;
  case PK::Slice:
    return !P.Ty->is(TypeKind::Array);
  default:
    return false;
  }
}

void MoveChecker::bind(const Pattern &P, View V) {
  if (inspects(P))
    use(V, P.Loc, Use::Read);
  if (P.K == PK::Bind) {
    bool ByRef = P.M == Pattern::Ref || P.M == Pattern::RefMut;
    use(V, P.Loc, ByRef ? Use::Borrow : Use::Read);
    if (P.M == Pattern::RefMut && !V.Mut && Now.Reachable)
      reportNotMutable(V.Mut, nameOf(V), /*Whole=*/false, P.Loc, Use::Borrow);
    initialize(P.L);
  }
  if (P.K == PK::Or)
    for (const Pattern *A : P.Alts)
      bind(*A, V);
  forEachPart(
      P, V, [&](const Pattern &Part, View PartView) { bind(Part, PartView); });
}

void MoveChecker::takeMoved(const Pattern &P, View V) {
  if (P.K == PK::Bind && P.M == Pattern::Move)
    moveOut(V, P.Loc);
  if (P.K == PK::Or) {
    FlowState Before = Now, After = FlowState::unreachable();
    for (const Pattern *A : P.Alts) {
      Now = Before;
      takeMoved(*A, V);
      After.join(Now);
    }
    if (!P.Alts.empty())
      Now = After.Reachable ? After : Before;
  }
  forEachPart(P, V, [&](const Pattern &Part, View PartView) {
    takeMoved(Part, PartView);
  });
}

/// While a guard runs the names only refer to what is matched.
void MoveChecker::checkGuardMoves(const Pattern &P) {
  if (P.K == PK::Bind && P.M == Pattern::Move && Now.Reachable) {
    PlacePath *Root = Tree.root(P.L);
    if (Now.maybeMoved(*Root)) {
      Diags.error(Now.movedAt(*Root),
                  "cannot move out of `" + P.L->Name + "` in a guard");
      Now.forgive(*Root);
    }
  }
  for (const Pattern *A : P.Alts)
    checkGuardMoves(*A);
  if (P.Sub)
    checkGuardMoves(*P.Sub);
  for (const hir::FieldPat &F : P.Fields)
    checkGuardMoves(*F.Pat);
}
