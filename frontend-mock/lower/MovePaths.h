//===- MovePaths.h - What may be moved out of a body's variables -*- C++
//-*-===//
//
// A tree of the places that a body moves out of: a local, a field of it, the
// contents of a box. Each node that can be uninitialized while its variable is
// in scope gets a drop flag. Found before a body is lowered.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_MOVEPATHS_H
#define TRAITC_LOWER_MOVEPATHS_H

#include "lower/Layout.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Instructions.h"

namespace traitc {

/// Path of a moved-from place. A flag says whether what is not covered by the
/// children is initialized.
struct MovePath {
  static constexpr unsigned Contents = ~0u; ///< of a Box, as a field number
  MovePath *Parent = nullptr;
  unsigned Variant = 0, Field = 0;
  /// Moved itself somewhere, or declared without a value: needs the flag.
  bool Moved = false;
  llvm::AllocaInst *Flag = nullptr; ///< null: always initialized, as its parent
  SmallVector<MovePath *, 2> Children;
  MovePath *child(unsigned Variant, unsigned Field) const;
};

class MovePaths {
public:
  /// \p Fold makes a body's types concrete (a move of what is never dropped
  /// needs no path).
  void collect(const hir::Body &B,
               llvm::function_ref<const Type *(const Type *)> Mono, Layouts &L);

  MovePath *of(const hir::Local *L) const { return Roots.lookup(L); }
  /// By the expression, or a parameter's pattern.
  MovePath *ofTemporary(const void *E) const { return Roots.lookup(E); }
  MovePath *ofUpvar(unsigned Index) const { return Upvars.lookup(Index); }
  /// Is there a `return` with a value?
  bool returnsEarly() const { return ReturnsEarly; }
  /// Is \p E the target of a `break` or `continue`?
  bool isJumpTarget(const hir::Expr *E) const { return Jumps.contains(E); }

private:
  friend class MoveCollector;
  MovePath *root(const void *Key);
  MovePath *upvar(unsigned Index);
  MovePath *project(MovePath *P, unsigned Variant, unsigned Field);
  llvm::DenseMap<const void *, MovePath *> Roots;
  llvm::DenseMap<unsigned, MovePath *> Upvars;
  llvm::SmallPtrSet<const hir::Expr *, 4> Jumps;
  bool ReturnsEarly = false;
  std::deque<MovePath> Nodes;
};

} // namespace traitc

#endif // TRAITC_LOWER_MOVEPATHS_H
