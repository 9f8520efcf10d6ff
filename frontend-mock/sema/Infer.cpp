//===- Infer.cpp - Inference variables and unification --------------------===//

#include "sema/Infer.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;

const traitc::Type *InferTable::fresh(InferKind K) {
  Slots.push_back({nullptr, K});
  return TC.infer(Slots.size() - 1, K);
}

const traitc::Type *InferTable::shallow(const Type *T) const {
  while (T->is(TypeKind::Infer)) {
    const Type *Value = Slots[T->index()].Value;
    if (!Value)
      return T;
    T = Value;
  }
  return T;
}

const traitc::Type *InferTable::resolve(const Type *T) {
  if (!T->hasInfer())
    return T;
  Resolved Known;
  return resolve(T, Known);
}

const traitc::Type *InferTable::resolve(const Type *T, Resolved &Known) {
  return TC.fold(T, [&](const Type *U) -> const Type * {
    if (!U->hasInfer())
      return U;
    if (!U->is(TypeKind::Infer))
      return nullptr;
    const Type *Value = shallow(U);
    if (Value->is(TypeKind::Infer) || !Value->hasInfer())
      return Value;
    if (const Type *Is = Known.lookup(Value))
      return Is;
    const Type *Is = resolve(Value, Known);
    Known[Value] = Is;
    return Is;
  });
}

bool InferTable::occurs(unsigned Var, const Type *T,
                        SmallPtrSetImpl<const Type *> &Not) {
  T = shallow(T);
  if (!T->hasInfer())
    return false;
  if (T->is(TypeKind::Infer))
    return T->index() == Var;
  if (!Not.insert(T).second)
    return false;
  auto In = [&](const Type *A) { return occurs(Var, A, Not); };
  return any_of(T->args(), In) ||
         any_of(T->bindings(), [&](const AssocBinding &B) { return In(B.Ty); });
}

bool InferTable::bind(const Type *Var, const Type *T) {
  if (T->is(TypeKind::Infer)) {
    // Of a general and a numeric variable the numeric one stays; of equals the
    // older, so that a question about it does not seem to have taught anything
    // each time that it is asked.
    if (Var->inferKind() != T->inferKind()) {
      if (T->inferKind() == InferKind::General)
        std::swap(Var, T);
      else if (Var->inferKind() != InferKind::General)
        return false;
    } else if (Var->index() < T->index()) {
      std::swap(Var, T);
    }
  } else {
    bool Fits = Var->inferKind() == InferKind::General ||
                T->is(TypeKind::Error) ||
                T->is(Var->inferKind() == InferKind::Int ? TypeKind::Int
                                                         : TypeKind::Float);
    SmallPtrSet<const Type *, 8> Not;
    if (!Fits || occurs(Var->index(), T, Not))
      return false;
  }
  Slots[Var->index()].Value = T;
  Trail.push_back(Var->index());
  return true;
}

bool InferTable::unifyRec(const Type *A, const Type *B) {
  A = shallow(A);
  B = shallow(B);
  if (A == B || A->is(TypeKind::Error) || B->is(TypeKind::Error))
    return true;
  if (A->is(TypeKind::Infer))
    return bind(A, B);
  if (B->is(TypeKind::Infer))
    return bind(B, A);
  if (!A->hasInfer() && !B->hasInfer() && !A->hasError() && !B->hasError())
    return false; // uniqued
  if (!A->sameHead(*B))
    return false;
  for (auto [X, Y] : zip_equal(A->args(), B->args()))
    if (!unifyRec(X, Y))
      return false;
  for (auto [X, Y] : zip_equal(A->bindings(), B->bindings()))
    if (!unifyRec(X.Ty, Y.Ty))
      return false;
  return true;
}

bool InferTable::unify(const Type *A, const Type *B) {
  size_t Before = snapshot();
  if (unifyRec(A, B))
    return true;
  rollback(Before);
  return false;
}

void InferTable::applyDefaults() {
  for (unsigned I = 0, N = Slots.size(); I != N; ++I) {
    if (Slots[I].Value || Slots[I].Kind == InferKind::General)
      continue;
    bool Int = Slots[I].Kind == InferKind::Int;
    Slots[I].Value = Int ? TC.integer(32, true) : TC.floating(64);
    Trail.push_back(I);
  }
}

void InferTable::rollback(size_t Snapshot) {
  while (Trail.size() > Snapshot) {
    Slots[Trail.back()].Value = nullptr;
    Trail.pop_back();
  }
}

bool InferTable::boundSince(size_t Snapshot, unsigned Vars) const {
  for (size_t I = Snapshot; I != Trail.size(); ++I)
    if (Trail[I] < Vars)
      return true;
  return false;
}
