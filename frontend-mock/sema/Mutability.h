//===- Mutability.h - May a place be changed? -------------------*- C++ -*-===//

#ifndef TRAITC_SEMA_MUTABILITY_H
#define TRAITC_SEMA_MUTABILITY_H

#include "sema/HIR.h"

namespace traitc {

struct Mutability {
  enum Kind {
    Yes,
    NotMut, ///< L is not declared `mut`
    Shared, ///< it is reached through a `&` reference
    Static  ///< it is in a static
  } K = Yes;
  const hir::Local *L = nullptr;
  explicit operator bool() const { return K == Yes; }
};

/// Whether \p Place of body \p B may be assigned to or borrowed as mutable.
Mutability mutabilityOf(const hir::Expr &Place, const hir::Body &B);

/// Whether what \p Place, a `&mut` reference, refers to may be changed: the
/// reference itself need not be.
Mutability uniqueAccess(const hir::Expr &Place, const hir::Body &B);

} // namespace traitc

#endif // TRAITC_SEMA_MUTABILITY_H
