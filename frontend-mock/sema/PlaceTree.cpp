//===- PlaceTree.cpp - The places of a body and what is known of them -----===//

#include "sema/PlaceTree.h"
#include "sema/Places.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;

// --- PlaceTree ---------------------------------------------------------------

PlacePath *PlaceTree::make(PlacePath P) {
  P.Id = Paths.size();
  Paths.push_back(std::move(P));
  return &Paths.back();
}

PlacePath *PlaceTree::root(const void *Key, StringRef Name, const Type *Ty) {
  PlacePath *&Slot = Roots[Key];
  if (!Slot) {
    PlacePath P;
    P.Name = Name.str();
    P.Ty = Ty;
    Slot = make(std::move(P));
  }
  return Slot;
}

PlacePath *PlaceTree::root(const hir::Local *L) {
  PlacePath *P = root(static_cast<const void *>(L), L->Name, L->Ty);
  P->L = L;
  return P;
}

PlacePath *PlaceTree::upvar(unsigned Index, StringRef Name, const Type *Ty) {
  PlacePath *&Slot = Upvars[Index];
  if (!Slot) {
    PlacePath P;
    P.Name = Name.str();
    P.Ty = Ty;
    Slot = make(std::move(P));
  }
  return Slot;
}

PlacePath *PlaceTree::field(PlacePath *Parent, unsigned Variant, unsigned Field,
                            const Type *Ty) {
  for (PlacePath *C : Parent->Children)
    if (C->Variant == Variant && C->Field == Field)
      return C;
  PlacePath P;
  P.Parent = Parent;
  P.Variant = Variant;
  P.Field = Field;
  P.Ty = Ty;
  bool OfEnum =
      Parent->Ty && Parent->Ty->is(TypeKind::Adt) && Parent->Ty->adt()->IsEnum;
  if (!Parent->Name.empty() && !OfEnum)
    P.Name = Field == PlacePath::Contents
                 ? "*" + Parent->Name
                 : nameOfPart(Parent->Name, Parent->Ty, Field);
  PlacePath *C = make(std::move(P));
  Parent->Children.push_back(C);
  return C;
}

// --- FlowState ---------------------------------------------------------------

void FlowState::set(llvm::BitVector &V, unsigned I, bool To) {
  if (I >= V.size()) {
    if (!To)
      return;
    V.resize(I + 1);
  }
  V[I] = To;
}

bool FlowState::unite(llvm::BitVector &V, const llvm::BitVector &O) {
  if (!O.test(V)) // O \ V is empty
    return false;
  V |= O;
  return true;
}

bool FlowState::partlyMoved(const PlacePath &P) const {
  return llvm::any_of(P.Children, [&](const PlacePath *C) {
    return maybeMoved(*C) || partlyMoved(*C);
  });
}

void FlowState::move(const PlacePath &P, SMLoc At) {
  set(Moved, P.Id, true);
  if (!P.Parent)
    set(Held, P.Id, false);
  if (P.Id >= Sites.size())
    Sites.resize(P.Id + 1);
  Sites[P.Id] = At;
}

void FlowState::initialize(const PlacePath &P) {
  forgive(P);
  if (P.Parent)
    return;
  set(Held, P.Id, true);
  set(Assigned, P.Id, true);
}

void FlowState::declare(const PlacePath &Root) {
  forgive(Root);
  move(Root, SMLoc());
  set(Assigned, Root.Id, false);
}

void FlowState::forgive(const PlacePath &P) {
  set(Moved, P.Id, false);
  for (const PlacePath *C : P.Children)
    forgive(*C);
}

bool FlowState::join(const FlowState &O) {
  if (!O.Reachable)
    return false;
  if (!Reachable) {
    *this = O;
    return true;
  }
  if (O.Sites.size() > Sites.size())
    Sites.resize(O.Sites.size());
  for (unsigned I : O.Moved.set_bits())
    if (!get(Moved, I))
      Sites[I] = O.Sites[I];
  bool Changed = unite(Moved, O.Moved);
  Changed |= unite(Held, O.Held);
  Changed |= unite(Assigned, O.Assigned);
  return Changed;
}
