//===- Normalize.cpp - What a projection is -------------------------------===//
//
// `<T as Trait>::Assoc` becomes the type that the impl gives it. `impl Trait`
// in the result of a trait's method is the same thing without a name: it
// becomes what the impl's method returns.
//
//===----------------------------------------------------------------------===//

#include "sema/HIR.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/ScopeExit.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

/// What variables decide: a projection, or an opaque result of a trait's
/// method when it is they that tell the impl.
bool Solver::isOpen(TypeRef T) {
  if (T->is(TypeKind::Projection))
    return T->hasInfer();
  if (!T->is(TypeKind::Opaque) || !T->fn()->Trait)
    return false;
  return any_of(T->args().take_front(T->fn()->Trait->Generics.count()),
                [](TypeRef A) { return A->hasInfer(); });
}

bool Solver::hasAmbiguous(TypeRef T) {
  if (!T->hasInfer() || (!T->hasProjection() && !T->hasOpaque()))
    return false;
  if (isOpen(T))
    return true;
  return any_of(T->args(), [&](TypeRef A) { return hasAmbiguous(A); }) ||
         any_of(T->bindings(),
                [&](const AssocBinding &B) { return hasAmbiguous(B.Ty); });
}

TypeRef Solver::normalize(TypeRef T) {
  T = Infer->resolve(T);
  auto Plain = [](TypeRef U) { return !U->hasProjection() && !U->hasOpaque(); };
  if (Plain(T))
    return T;
  TypeRef Result = W.Types.fold(T, [&](TypeRef U) -> TypeRef {
    if (Plain(U))
      return U;
    if (U->is(TypeKind::Projection) || U->is(TypeKind::Opaque))
      return normalizeNode(U);
    return nullptr;
  });
  return Infer->resolve(Result);
}

TypeRef Solver::normalizeNode(TypeRef T) {
  if (Depth >= MaxDepth) {
    Overflowed = true;
    return T;
  }
  if (Depth++ == 0)
    Steps = 0;
  llvm::scope_exit Leave([&] { --Depth; });
  SmallVector<TypeRef, 4> As;
  for (TypeRef A : T->args())
    As.push_back(normalize(A));
  if (T->is(TypeKind::Projection)) {
    T = W.Types.projection(T->assoc(), As);
    TypeRef Is = project(T);
    return Is && Is != T ? normalize(Is) : T;
  }
  T = W.Types.opaque(T->fn(), As, T->index());
  TypeRef Is = projectOpaque(T);
  return Is && Is != T ? normalize(Is) : T;
}

/// By where-clauses, declared bounds and dyn types' bindings.
TypeRef Solver::projectKnown(TypeRef P, bool &Ambiguous) {
  TypeRef Self = P->args()[0];
  TraitRef Ref{P->assoc()->Trait, P->args()};
  if (Self->is(TypeKind::Dyn)) {
    for (const AssocBinding &B : Self->bindings())
      if (B.Assoc == P->assoc())
        return B.Ty;
    // A supertrait may have been written with its binding.
    SmallVector<TypeRef, 4> As = {Self};
    As.append(Self->args().begin(), Self->args().end());
    for (TraitRef Super : supertraits({Self->trait(), W.Types.save(As)}, W))
      for (const Predicate &Q : Super.Trait->SuperPredicates)
        if (Q.Assoc == P->assoc())
          return W.Types.subst(Q.Equals, Super.As);
  }
  SmallVector<Predicate, 8> Bounds;
  knownBounds(Self, Bounds);
  const Predicate *Only = nullptr;
  for (const Predicate &Q : Bounds) {
    if (Q.Assoc != P->assoc())
      continue;
    if (Q.Ref == Ref)
      return Q.Equals == P ? nullptr : Q.Equals;
    size_t Before = Infer->snapshot();
    bool Fits = unifyRefs(Q.Ref, Ref);
    Infer->rollback(Before);
    if (!Fits)
      continue;
    Ambiguous |= Only && Only->Equals != Q.Equals;
    Only = &Q;
  }
  if (!Only || Ambiguous)
    return nullptr;
  unifyRefs(Only->Ref, Ref);
  return Only->Equals;
}

TypeRef Solver::project(TypeRef P) {
  TypeRef Self = P->args()[0];
  if (P->hasError())
    return W.Types.error();
  if (Self->is(TypeKind::Infer) && Self->inferKind() == InferKind::General)
    return nullptr;
  bool Ambiguous = false;
  TypeRef Known = projectKnown(P, Ambiguous);
  if (Known || Ambiguous)
    return Known;
  Selection S = select({P->assoc()->Trait, P->args()});
  if (S.K == Selection::Builtin)
    return projectBuiltin(P);
  // Of the only impl there can be, the types are known before its where-clauses
  // are decided: `for i in 0..n` has an `i` before it is clear what `n` is.
  if (!S.TheImpl)
    return nullptr;
  if (TypeRef T = S.TheImpl->AssocTypes.lookup(P->assoc()))
    return W.Types.subst(T, S.ImplArgs);
  if (TypeRef T = P->assoc()->Default)
    return W.Types.subst(T, P->args());
  return nullptr;
}

TypeRef Solver::projectBuiltin(TypeRef P) {
  TypeRef Self = P->args()[0];
  switch (P->assoc()->Trait->L) {
  case Lang::FnOnce:
    if (Self->is(TypeKind::Closure))
      return W.Types.subst(Self->closure()->Ret, Self->args());
    if (Self->is(TypeKind::FnDef))
      return W.Types.subst(Self->fn()->Ret, Self->args());
    return Self->is(TypeKind::FnPtr) ? Self->result() : nullptr;
  case Lang::Future:
    if (!Self->is(TypeKind::Future))
      return nullptr;
    return W.Types.subst(Self->closure() ? Self->closure()->Ret
                                         : Self->fn()->AsyncOutput,
                         Self->args());
  case Lang::Array:
    return Self->inner();
  default:
    return nullptr;
  }
}

/// Where \p Pattern has opaque type \p Index of the trait's method, \p T has
/// what the impl's method gives for it.
static TypeRef findOpaque(TypeRef Pattern, TypeRef T, unsigned Index,
                          const FnDef *Fn) {
  if (Pattern->is(TypeKind::Opaque) && Pattern->fn() == Fn &&
      Pattern->index() == Index)
    return T;
  if (!Pattern->hasOpaque() || Pattern->is(TypeKind::Opaque) ||
      !Pattern->sameHead(*T))
    return nullptr;
  for (auto [P, U] : zip_equal(Pattern->args(), T->args()))
    if (TypeRef Found = findOpaque(P, U, Index, Fn))
      return Found;
  return nullptr;
}

TypeRef Solver::projectOpaque(TypeRef T) {
  FnDef *Fn = T->fn();
  if (T->index() >= Fn->Opaques.size())
    return nullptr;
  if (Fn->Trait) {
    size_t OfTrait = Fn->Trait->Generics.count();
    TypeRef Self = T->args()[0];
    if (Self->is(TypeKind::Infer) && Self->inferKind() == InferKind::General)
      return nullptr;
    Selection S = select({Fn->Trait, T->args().take_front(OfTrait)});
    if (S.K == Selection::Impl)
      for (const auto &M : S.TheImpl->Methods) {
        if (M->Name != Fn->Name)
          continue;
        TypeRef Found = findOpaque(Fn->Ret, M->Ret, T->index(), Fn);
        if (!Found)
          return nullptr;
        SmallVector<TypeRef, 4> As = S.ImplArgs;
        append_range(As, T->args().drop_front(OfTrait));
        return W.Types.subst(Found, As);
      }
    if (S.K == Selection::Ambiguous || S.K == Selection::Param)
      return nullptr;
    if (S.K == Selection::Object)
      return Lowering ? dynOpaque(*Fn, T->index(), T->args(), W) : nullptr;
  }
  if (!Lowering)
    return nullptr;
  const OpaqueDef &O = Fn->Opaques[T->index()];
  if (!O.Hidden && !Fn->Checking && W.Syntax)
    checkBody(*Fn, W, *W.Syntax, *W.Diags);
  return O.Hidden ? W.Types.subst(O.Hidden, T->args()) : nullptr;
}
