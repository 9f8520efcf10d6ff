//===- FutureSize.cpp - Futures that would hold themselves ----------------===//
//
// The future of an async function holds the futures that it awaits. One that
// comes back to itself that way, without a box in between, has no size.
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
  bool holds(TypeRef T);
  bool holdsFn(FnDef *Fn);

  Diagnostics &Diags;
  FnDef *Target = nullptr;
  SMLoc Where; ///< the await that begins the way back
  SmallVector<FnDef *, 4> Way;
  SmallPtrSet<const void *, 16> Seen;
  SmallPtrSet<FnDef *, 8> Reported;
};

} // namespace

bool FutureSizes::holdsFn(FnDef *Fn) {
  if (Fn == Target)
    return true;
  if (!Fn->Async || !Seen.insert(Fn).second)
    return false;
  Way.push_back(Fn);
  if (reaches(Fn->TheBody.get()))
    return true;
  Way.pop_back();
  return false;
}

/// By value: what is behind a pointer has no part in the size.
bool FutureSizes::holds(TypeRef T) {
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
    if (T->fn() && holdsFn(T->fn()))
      return true;
    if (T->closure() && Seen.insert(T->closure()).second &&
        reaches(T->closure()->TheBody.get()))
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
  bool First = From->Fn == Target && From->Fn;
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

void FutureSizes::check(FnDef &Fn) {
  if (!Fn.Async || Fn.InPrelude || Reported.count(&Fn))
    return;
  Target = &Fn;
  Way.clear();
  Seen.clear();
  Where = Fn.Loc;
  if (!reaches(Fn.TheBody.get()))
    return;
  Reported.insert(&Fn);
  Reported.insert(Way.begin(), Way.end());
  Diags.error(Fn.Loc, "the async function `" + Fn.Name +
                          "` is recursive: its future would hold itself and "
                          "be infinitely large");
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
