//===- HiddenTypes.cpp - `impl Trait` results that contain themselves -----===//
//
// The type behind a function's `impl Trait` result may have in it what other
// functions return, also as what closures and async blocks capture. One that
// comes back to the function is infinite. What a future holds only at its
// awaits is not looked into: it can be behind a box, see FutureSize.cpp.
//
//===----------------------------------------------------------------------===//

#include "sema/HIR.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

namespace {

/// Looks for one of a function's results in the type that it hides.
class HiddenTypeWalk {
public:
  HiddenTypeWalk(FnDef &Fn, unsigned Index, World &W)
      : Fn(Fn), Index(Index), W(W), Env(paramEnvOf(Fn.Generics, W)),
        S(W, Env, nullptr) {}
  bool comesBack();

private:
  void add(TypeRef T) {
    if (Seen.insert(T).second)
      Work.push_back(T);
  }
  void addSubst(TypeRef T, Args As) {
    if (T && !T->hasError())
      add(S.normalize(W.Types.subst(T, As)));
  }
  void addHidden(TypeRef T);
  void addClosure(const ClosureDef &C, Args As);

  FnDef &Fn;
  unsigned Index;
  World &W;
  ParamEnv Env;
  Solver S;
  SmallPtrSet<TypeRef, 16> Seen;
  SmallVector<TypeRef, 16> Work;
  DenseMap<const void *, unsigned> Looked;
};

} // namespace

/// A recursion of generic functions can go on with ever larger arguments, but
/// what the result depends on shows in the first few.
static constexpr unsigned MaxInstances = 8;

void HiddenTypeWalk::addHidden(TypeRef T) {
  FnDef *Of = T->fn();
  if (T->index() >= Of->Opaques.size() || ++Looked[Of] > MaxInstances)
    return;
  // Of a trait's method: its own body's only if the type is known, and has no
  // other.
  if (Of->Trait) {
    TypeKind Self = T->args()[0]->kind();
    if (Self == TypeKind::Param || Self == TypeKind::Projection ||
        Self == TypeKind::Dyn || Self == TypeKind::Opaque)
      return;
  }
  addSubst(Of->Opaques[T->index()].Hidden, T->args());
}

/// As in Rust, its signature counts as a part of it.
void HiddenTypeWalk::addClosure(const ClosureDef &C, Args As) {
  if (++Looked[&C] > MaxInstances)
    return;
  for (const hir::Capture &Captured : C.Captures)
    addSubst(Captured.Ty, As);
  for (TypeRef P : C.Params)
    addSubst(P, As);
  addSubst(C.Ret, As);
}

bool HiddenTypeWalk::comesBack() {
  TypeRef Hidden = Fn.Opaques[Index].Hidden;
  if (Hidden && !Hidden->hasError())
    add(S.normalize(Hidden));
  while (!Work.empty()) {
    TypeRef T = Work.pop_back_val();
    if (T->is(TypeKind::Opaque)) {
      if (T->fn() == &Fn && T->index() == Index)
        return true;
      addHidden(T);
    } else if ((T->is(TypeKind::Closure) || T->is(TypeKind::Future)) &&
               T->closure()) {
      addClosure(*T->closure(), T->args());
    }
    for (TypeRef A : T->args())
      add(A);
    for (const AssocBinding &B : T->bindings())
      add(B.Ty);
  }
  return false;
}

static void check(FnDef &Fn, World &W, Diagnostics &Diags) {
  if (Fn.Async || Fn.InPrelude)
    return;
  for (unsigned I = 0, N = Fn.Opaques.size(); I != N; ++I)
    if (HiddenTypeWalk(Fn, I, W).comesBack()) {
      Diags.error(Fn.Loc, "the type that `" + Fn.Name +
                              "` returns would contain itself");
      return;
    }
}

bool traitc::checkHiddenTypes(World &W, Diagnostics &Diags) {
  unsigned Before = Diags.errors();
  for (const auto &F : W.Fns)
    check(*F, W, Diags);
  for (const auto &T : W.Traits)
    for (const auto &F : T->Methods)
      check(*F, W, Diags);
  for (const auto &I : W.Impls)
    for (const auto &F : I->Methods)
      check(*F, W, Diags);
  return Diags.errors() == Before;
}
