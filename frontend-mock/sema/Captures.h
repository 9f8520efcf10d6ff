//===- Captures.h - What a closure's body does with outer places -*- C++
//-*-===//
//
// Internal to capture analysis: CaptureUses.cpp finds the uses, Captures.cpp
// makes captures of them.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_CAPTURES_H
#define TRAITC_SEMA_CAPTURES_H

#include "sema/HIR.h"

namespace traitc {

/// A use of a place that begins with a local of an outer body.
struct OuterUse {
  enum Kind { Mention, Shared, Unique, Value } K = Mention;
  /// The local, then for each step the expression that makes it, a Field or
  /// Deref. So each is a place of its own, a prefix of the last.
  SmallVector<hir::Expr *, 4> Nodes;

  hir::Local *root() const { return Nodes[0]->L; }
  const Type *type() const { return Nodes.back()->Ty; }
  /// Whether this place is \p O or contains it.
  bool covers(const OuterUse &O) const;
};

/// All uses in \p B, in the order of evaluation.
std::vector<OuterUse> findOuterUses(hir::Body &B, Solver &S);

/// The place that \p Nodes ends with, once more, as expressions of \p In.
hir::Expr *clonePlace(ArrayRef<hir::Expr *> Nodes, hir::Body &In);

/// The strongest use that \p P makes of the place it is matched with.
OuterUse::Kind useOf(const hir::Pattern &P);

} // namespace traitc

#endif // TRAITC_SEMA_CAPTURES_H
