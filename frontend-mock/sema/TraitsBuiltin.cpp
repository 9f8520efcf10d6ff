//===- TraitsBuiltin.cpp - Traits that types have by their nature ---------===//
//
// Sized, Copy and Clone of what is no struct or enum, the call traits of
// closures and functions, Future of the compiler's futures, Array.
//
//===----------------------------------------------------------------------===//

#include "sema/HIR.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

static Selection yes() {
  Selection S;
  S.K = Selection::Builtin;
  return S;
}
static Selection maybe() {
  Selection S;
  S.K = Selection::Ambiguous;
  return S;
}

/// \p Trait for all of \p Ts.
Selection Solver::selectAll(ArrayRef<TypeRef> Ts, TraitDef *Trait) {
  bool Open = false;
  // Once for each type: of a pair of pairs of pairs, it would be twice each.
  SmallPtrSet<TypeRef, 4> Asked;
  for (TypeRef T : Ts) {
    if (!Asked.insert(T).second)
      continue;
    Selection S = select({Trait, W.Types.save(Args(T))});
    if (S.K == Selection::No)
      return S;
    Open |= S.K == Selection::Ambiguous;
  }
  return Open ? maybe() : yes();
}

std::optional<Selection> Solver::selectSized(TypeRef T) {
  switch (T->kind()) {
  case TypeKind::Str:
  case TypeKind::Slice:
  case TypeKind::Param: // a where-clause would have said so
    return Selection();
  case TypeKind::Dyn:
    // An argument that is passed as a dyn type has the size of its pointers.
    return Lowering ? yes() : Selection();
  case TypeKind::Projection:
    return T->assoc()->MaybeUnsized ? Selection() : yes();
  case TypeKind::Infer:
    return T->inferKind() == InferKind::General ? maybe() : yes();
  default:
    return yes();
  }
}

/// `Box<dyn T>` can be cloned through the vtable when `trait T: Clone`.
static bool isClonableBox(TypeRef T, World &W) {
  if (!T->is(TypeKind::Adt) || T->adt()->L != Lang::Box ||
      !T->args()[0]->is(TypeKind::Dyn))
    return false;
  TypeRef Dyn = T->args()[0];
  SmallVector<TypeRef, 4> As = {Dyn};
  As.append(Dyn->args().begin(), Dyn->args().end());
  return any_of(supertraits({Dyn->trait(), W.Types.save(As)}, W),
                [](const TraitRef &R) { return R.Trait->L == Lang::Clone; });
}

std::optional<Selection> Solver::selectCopyClone(const TraitRef &Ref) {
  TypeRef T = Ref.self();
  switch (T->kind()) {
  case TypeKind::Bool:
  case TypeKind::Char:
  case TypeKind::Int:
  case TypeKind::Float:
  case TypeKind::Never:
  case TypeKind::FnDef:
  case TypeKind::FnPtr:
  case TypeKind::RawPtr:
  case TypeKind::Infer:
    return yes();
  case TypeKind::Ref:
    return T->isMut() ? Selection() : yes();
  case TypeKind::Tuple:
  case TypeKind::Array:
    return selectAll(T->args(), Ref.Trait);
  case TypeKind::Closure: {
    SmallVector<TypeRef, 8> Captured;
    for (const hir::Capture &C : T->closure()->Captures) {
      if (C.M == hir::Capture::RefMut)
        return Selection();
      if (C.M != hir::Capture::Ref)
        Captured.push_back(W.Types.subst(C.Ty, T->args()));
    }
    return selectAll(Captured, Ref.Trait);
  }
  case TypeKind::Adt:
    if (Ref.Trait->L == Lang::Clone && isClonableBox(T, W))
      return yes();
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

/// `F: Fn<(A, B)>`: the arguments' types are learnt from the function.
std::optional<Selection> Solver::selectCall(const TraitRef &Ref) {
  TypeRef T = Ref.self();
  SmallVector<TypeRef, 8> Params;
  switch (T->kind()) {
  case TypeKind::Closure:
    if (callRank(T->closure()->CallKind) > callRank(Ref.Trait->L))
      return Selection();
    Params = W.Types.subst(T->closure()->Params, T->args());
    break;
  case TypeKind::FnDef:
    Params = W.Types.subst(T->fn()->Params, T->args());
    break;
  case TypeKind::FnPtr:
    Params.append(T->params().begin(), T->params().end());
    break;
  default:
    return std::nullopt;
  }
  for (TypeRef &P : Params)
    P = normalize(P);
  if (Ref.As.size() != 2)
    return Selection();
  TypeRef Tuple = W.Types.tuple(Params);
  if (hasAmbiguous(Tuple))
    return maybe();
  return Infer->unify(Tuple, Ref.As[1]) ? yes() : Selection();
}

std::optional<Selection> Solver::selectBuiltin(const TraitRef &Ref) {
  switch (Ref.Trait->L) {
  case Lang::Copy:
  case Lang::Clone:
    return selectCopyClone(Ref);
  case Lang::Fn:
  case Lang::FnMut:
  case Lang::FnOnce:
    return selectCall(Ref);
  case Lang::Future:
    if (Ref.self()->is(TypeKind::Future))
      return yes();
    return std::nullopt;
  case Lang::Array:
    return Ref.self()->is(TypeKind::Array) ? yes() : Selection();
  default:
    return std::nullopt;
  }
}

bool Solver::isCopy(TypeRef T) { return holds(T, Lang::Copy); }

bool Solver::isSized(TypeRef T) {
  if (T->is(TypeKind::Param) || T->is(TypeKind::Projection))
    return holds(T, Lang::Sized);
  auto S = selectSized(T);
  return S && S->K != Selection::No;
}
