//===- FutureSize.cpp - Futures that would hold themselves ----------------===//
//
// The future of an async function or block holds the futures that it awaits.
// One that comes back to itself that way, without a box in between, has no
// size.
//
//===----------------------------------------------------------------------===//

#include "sema/HIR.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

namespace {

class FutureSizes {
public:
  FutureSizes(Diagnostics &Diags) : Diags(Diags) {}
  void check(FnDef &Fn);

private:
  bool reaches(const hir::Body *From);
  bool reaches(const FnDef &From, unsigned Opaque);
  bool reaches(const ClosureDef &From);
  bool holds(TypeRef T);
  bool holdsResult(FnDef *Fn, unsigned Opaque);
  bool checkResult(FnDef &Fn, unsigned Opaque);

  Diagnostics &Diags;
  FnDef *Target = nullptr;
  unsigned TargetOpaque = 0;
  SMLoc Where; ///< the await that begins the way back
  SmallVector<FnDef *, 4> Way;
  SmallPtrSet<const void *, 16> Seen;
  SmallPtrSet<const FnDef *, 8> Reported;
};

} // namespace

/// What is held by the future of async function \p From, or by the value
/// behind that `impl Trait` of its result.
bool FutureSizes::reaches(const FnDef &From, unsigned Opaque) {
  if (From.Async)
    return reaches(From.TheBody.get());
  TypeRef Hidden = From.Opaques[Opaque].Hidden;
  return Hidden && holds(Hidden);
}

bool FutureSizes::reaches(const ClosureDef &From) {
  if (any_of(From.Captures,
             [&](const hir::Capture &C) { return C.Ty && holds(C.Ty); }))
    return true;
  return From.IsAsync && reaches(From.TheBody.get());
}

bool FutureSizes::holdsResult(FnDef *Fn, unsigned Opaque) {
  if (Fn == Target && Opaque == TargetOpaque)
    return true;
  if (Opaque >= Fn->Opaques.size() || !Seen.insert(&Fn->Opaques[Opaque]).second)
    return false;
  Way.push_back(Fn);
  if (reaches(*Fn, Opaque))
    return true;
  Way.pop_back();
  return false;
}

/// By value: what is behind a pointer has no part in the size.
bool FutureSizes::holds(TypeRef T) {
  if (!T->args().empty() && !Seen.insert(T).second)
    return false;
  switch (T->kind()) {
  case TypeKind::Ref:
  case TypeKind::RawPtr:
  case TypeKind::Dyn:
  case TypeKind::FnDef:
  case TypeKind::FnPtr:
    return false;
  case TypeKind::Adt:
    if (T->adt()->L == Lang::Box)
      return false;
    break;
  case TypeKind::Opaque:
  case TypeKind::Future:
  case TypeKind::Closure:
    if (T->fn() &&
        holdsResult(T->fn(), T->is(TypeKind::Opaque) ? T->index() : 0))
      return true;
    if (T->closure() && Seen.insert(T->closure()).second &&
        reaches(*T->closure()))
      return true;
    break;
  default:
    break;
  }
  return any_of(T->args(), [&](TypeRef A) { return holds(A); });
}

bool FutureSizes::reaches(const hir::Body *From) {
  if (!From)
    return false;
  bool First = (From->Closure ? From->Closure->Fn : From->Fn) == Target;
  for (const hir::Expr &E : From->Exprs)
    if (E.K == hir::ExprKind::Await && E.A && E.A->Ty && holds(E.A->Ty)) {
      if (First)
        Where = E.Loc;
      return true;
    }
  for (const hir::WitnessType &H : From->Witness)
    if (holds(H.Ty)) {
      if (First)
        Where = H.Await;
      return true;
    }
  return false;
}

bool FutureSizes::checkResult(FnDef &Fn, unsigned Opaque) {
  Target = &Fn;
  TargetOpaque = Opaque;
  Way.clear();
  Seen.clear();
  Where = Fn.Loc;
  return reaches(Fn, Opaque);
}

void FutureSizes::check(FnDef &Fn) {
  if (Fn.InPrelude || Reported.count(&Fn))
    return;
  bool Recursive = false;
  for (unsigned I = 0, N = Fn.Opaques.size(); I != N && !Recursive; ++I)
    Recursive = checkResult(Fn, I);
  if (!Recursive)
    return;
  Reported.insert(&Fn);
  Reported.insert(Way.begin(), Way.end());
  StringRef What = Fn.Async ? "the async function `" : "the future that `";
  StringRef Is = Fn.Async ? "` is recursive: its future would hold itself"
                          : "` returns is recursive: it would hold itself";
  Diags.error(Fn.Loc, What + Fn.Name + Is + " and be infinitely large");
  Diags.note(Where, "awaited here; a box in between would do: "
                    "`Box::pin(..).await`");
}

void traitc::checkFutureSizes(World &W, Diagnostics &Diags) {
  FutureSizes Sizes(Diags);
  for (const auto &F : W.Fns)
    Sizes.check(*F);
  for (const auto &T : W.Traits)
    for (const auto &F : T->Methods)
      Sizes.check(*F);
  for (const auto &I : W.Impls)
    for (const auto &F : I->Methods)
      Sizes.check(*F);
}
