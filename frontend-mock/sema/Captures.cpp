//===- Captures.cpp - What closures and async blocks capture --------------===//
//
// As Rust 2021 has it: disjoint fields, by the weakest mode that serves all
// uses. Each use is cut back to what can be captured, then captures that
// contain one another are merged, put in order, and the uses rewritten.
//
//===----------------------------------------------------------------------===//

#include "sema/Captures.h"
#include "sema/Places.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;
using namespace traitc::hir;
using llvm::ArrayRef;

static bool sameStep(const Expr &A, const Expr &B) {
  return A.K == B.K && (A.K != ExprKind::Field || A.Index == B.Index);
}

bool OuterUse::covers(const OuterUse &O) const {
  if (root() != O.root() || Nodes.size() > O.Nodes.size())
    return false;
  for (size_t I = 1; I != Nodes.size(); ++I)
    if (!sameStep(*Nodes[I], *O.Nodes[I]))
      return false;
  return true;
}

Expr *traitc::clonePlace(ArrayRef<Expr *> Nodes, Body &In) {
  auto Copy = [&](const Expr &From) {
    Expr &E = In.Exprs.emplace_back();
    E.K = From.K;
    E.Ty = From.Ty;
    E.Loc = From.Loc;
    E.L = From.L;
    E.Index = From.Index;
    return &E;
  };
  Expr *Place = nullptr;
  for (const Expr *N : Nodes) {
    Expr *E = Copy(*N);
    if (Place && N->K == ExprKind::Deref && !N->A->isPlace()) {
      Expr *Read = Copy(*N->A);
      Read->K = ExprKind::Copy;
      Read->A = Place;
      Place = Read;
    }
    E->A = Place;
    Place = E;
  }
  return Place;
}

namespace {
class CaptureAnalysis {
public:
  CaptureAnalysis(Body &B, ClosureDef &Def, World &W)
      : B(B), Def(Def), W(W),
        Env(Def.Generics ? paramEnvOf(*Def.Generics, W) : ParamEnv()),
        S(W, Env, nullptr) {}
  void run();

private:
  void restrict(OuterUse &U);
  void add(OuterUse U);
  void sort();
  void makeCapture(const OuterUse &U);
  void rewrite(ArrayRef<OuterUse> Uses);
  void dropMentions(Expr &E);

  Body &B;
  ClosureDef &Def;
  World &W;
  ParamEnv Env;
  Solver S;
  std::vector<OuterUse> Captured;
  SmallVector<Local *, 8> Roots; ///< in the order of their first use
};
} // namespace

/// Cuts \p U back to a place that can be captured, and takes note of what it
/// asks of the closure's kind.
void CaptureAnalysis::restrict(OuterUse &U) {
  auto IsDeref = [](const Expr *E) { return E->K == ExprKind::Deref; };
  // Behind a shared reference there is nothing to be told apart.
  for (size_t I = U.Nodes.size(); I-- > 1;) {
    if (!IsDeref(U.Nodes[I]))
      continue;
    const Type *Pointer = U.Nodes[I - 1]->Ty;
    if (Pointer->is(TypeKind::Ref) && !Pointer->isMut())
      U.Nodes.resize(I + 1);
    break;
  }
  if (U.K == OuterUse::Value)
    Def.CallKind = Lang::FnOnce;
  else if (U.K == OuterUse::Unique && Def.CallKind == Lang::Fn)
    Def.CallKind = Lang::FnMut;

  if (Def.Move)
    U.K = OuterUse::Value;
  if (U.K != OuterUse::Value)
    return;
  size_t FirstDeref = llvm::find_if(U.Nodes, IsDeref) - U.Nodes.begin();
  U.Nodes.resize(FirstDeref);
  if (S.isCopy(U.type()))
    return;
  for (size_t I = 1; I != U.Nodes.size(); ++I)
    if (implementsDrop(U.Nodes[I - 1]->Ty)) {
      U.Nodes.resize(I);
      break;
    }
}

/// Keeps Captured such that none contains another.
void CaptureAnalysis::add(OuterUse U) {
  for (OuterUse &C : Captured)
    if (C.covers(U)) {
      C.K = std::max(C.K, U.K);
      return;
    }
  llvm::erase_if(Captured, [&](const OuterUse &C) {
    if (!U.covers(C))
      return false;
    U.K = std::max(C.K, U.K);
    return true;
  });
  Captured.push_back(std::move(U));
}

void CaptureAnalysis::sort() {
  auto RootOrder = [&](const OuterUse &U) {
    return llvm::find(Roots, U.root()) - Roots.begin();
  };
  llvm::sort(Captured, [&](const OuterUse &X, const OuterUse &Y) {
    if (X.root() != Y.root())
      return RootOrder(X) < RootOrder(Y);
    size_t N = std::min(X.Nodes.size(), Y.Nodes.size());
    for (size_t I = 1; I != N; ++I)
      if (X.Nodes[I]->Index != Y.Nodes[I]->Index)
        return X.Nodes[I]->Index < Y.Nodes[I]->Index;
    return X.Nodes.size() < Y.Nodes.size();
  });
}

void CaptureAnalysis::makeCapture(const OuterUse &U) {
  Capture C;
  const Type *T = U.type();
  switch (U.K) {
  case OuterUse::Mention:
  case OuterUse::Shared:
    C.M = Capture::Ref;
    C.Ty = W.Types.ref(T, false);
    break;
  case OuterUse::Unique:
    C.M = Capture::RefMut;
    C.Ty = W.Types.ref(T, true);
    break;
  case OuterUse::Value:
    C.M = S.isCopy(T) ? Capture::Copy : Capture::Move;
    C.Ty = T;
    break;
  }
  C.Place = clonePlace(U.Nodes, *B.Parent);
  C.Name = W.Types.save(describePlace(*U.Nodes.back(), B));
  Def.Captures.push_back(C);
}

/// The part of a used place that was captured becomes its Upvar.
void CaptureAnalysis::rewrite(ArrayRef<OuterUse> Uses) {
  // First found, then changed: captures consist of the same expressions.
  SmallVector<std::pair<Expr *, unsigned>, 16> Changes;
  for (const OuterUse &U : Uses)
    for (unsigned I = 0; I != Captured.size(); ++I)
      if (Captured[I].covers(U)) {
        Changes.push_back({U.Nodes[Captured[I].Nodes.size() - 1], I});
        break;
      }
  for (auto [E, Index] : Changes) {
    E->K = ExprKind::Upvar;
    E->Index = Index;
    E->A = nullptr;
    E->L = nullptr;
  }
}

/// `let _ = outer;` does nothing, and captures nothing.
void CaptureAnalysis::dropMentions(Expr &E) {
  const Type *Unit = W.Types.unit();
  auto Replace = [&](Expr *&Place) {
    const Expr *Root = Place;
    while (Root && Root->K != ExprKind::Local)
      Root = Root->K == ExprKind::Field   ? Root->A
             : Root->K == ExprKind::Deref ? pointerPlace(*Root)
                                          : nullptr;
    if (!Root || Root->L->Owner == &B)
      return false;
    SMLoc Loc = Place->Loc;
    Place = &B.Exprs.emplace_back();
    Place->K = ExprKind::Tuple;
    Place->Ty = Unit;
    Place->Loc = Loc;
    return true;
  };
  for (Stmt &St : E.Stmts)
    if (St.E && St.E->isPlace() && Replace(St.E) && St.Pat)
      St.Pat->Ty = Unit;
  if (E.K == ExprKind::Match && E.A->isPlace() && Replace(E.A))
    for (MatchArm &Arm : E.Arms)
      Arm.Pat->Ty = Unit;
  forEachChild(E, [&](Expr &X) { dropMentions(X); });
}

void CaptureAnalysis::run() {
  std::vector<OuterUse> Uses = findOuterUses(B, S);
  bool Mentions = false;
  for (const OuterUse &Use : Uses) {
    if (Use.K == OuterUse::Mention) {
      Mentions = true;
      continue;
    }
    if (!llvm::is_contained(Roots, Use.root()))
      Roots.push_back(Use.root());
    OuterUse U = Use;
    restrict(U);
    add(std::move(U));
  }
  sort();
  for (const OuterUse &C : Captured)
    makeCapture(C);
  rewrite(Uses);
  if (Mentions)
    dropMentions(*B.Root);
}

void traitc::analyzeCaptures(Body &ClosureBody, ClosureDef &Closure, World &W) {
  Closure.Captures.clear();
  Closure.CallKind = Lang::Fn;
  CaptureAnalysis(ClosureBody, Closure, W).run();
}
