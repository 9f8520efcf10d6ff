//===- Infer.h - Inference variables and unification ------------*- C++ -*-===//

#ifndef TRAITC_SEMA_INFER_H
#define TRAITC_SEMA_INFER_H

#include "sema/Type.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <vector>

namespace traitc {

class InferTable {
public:
  explicit InferTable(TypeContext &TC) : TC(TC) {}

  const Type *fresh(InferKind K = InferKind::General);
  /// What is known of \p T: follows a variable to its value, one level.
  const Type *shallow(const Type *T) const;
  /// \p T with all known variables replaced.
  const Type *resolve(const Type *T);
  /// Makes both equal; false leaves the table as it was. Structural only:
  /// projections must have been normalized, Error unifies with everything,
  /// Never only with itself (coercions are the checker's affair).
  bool unify(const Type *A, const Type *B);
  /// Unresolved Int variables become i32, Float ones f64.
  void applyDefaults();

  /// Everything since the snapshot can be undone.
  size_t snapshot() const { return Trail.size(); }
  void rollback(size_t Snapshot);
  /// Has one of the first \p Vars variables got its value since then?
  bool boundSince(size_t Snapshot, unsigned Vars) const;
  unsigned vars() const { return Slots.size(); }

private:
  bool unifyRec(const Type *A, const Type *B);
  // A type that many variables' values share is looked at once.
  using Resolved = llvm::SmallDenseMap<const Type *, const Type *, 4>;
  const Type *resolve(const Type *T, Resolved &Known);
  bool occurs(unsigned Var, const Type *T,
              llvm::SmallPtrSetImpl<const Type *> &Not);
  bool bind(const Type *Var, const Type *T);
  struct Slot {
    const Type *Value = nullptr;
    InferKind Kind;
  };
  TypeContext &TC;
  std::vector<Slot> Slots;
  std::vector<unsigned> Trail; ///< variables in the order they were bound
};

} // namespace traitc

#endif // TRAITC_SEMA_INFER_H
