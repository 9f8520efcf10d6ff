//===- Places.h - Words for places ------------------------------*- C++ -*-===//

#ifndef TRAITC_SEMA_PLACES_H
#define TRAITC_SEMA_PLACES_H

#include "sema/HIR.h"

namespace traitc {

/// `x`, `x.name`, `*x`, `x[..]` as a user would write it, of a place in body
/// \p B; empty for a temporary.
std::string describePlace(const hir::Expr &Place, const hir::Body &B);

/// The pointer that a Deref goes through when it was read from a place, or is
/// the place of a Box; null: a value.
const hir::Expr *pointerPlace(const hir::Expr &Deref);

/// The static that \p Place is, or is a part of; null: another place.
ConstDef *staticIn(const hir::Expr &Place);

/// Of field \p Index of a place \p Base of type \p Ty.
std::string nameOfPart(StringRef Base, const Type *Ty, unsigned Index);

bool isBox(const Type *T);
/// A struct or enum that implements Drop: nothing can be moved out of it.
bool implementsDrop(const Type *T);

} // namespace traitc

#endif // TRAITC_SEMA_PLACES_H
