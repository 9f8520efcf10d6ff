//===- LocalUses.h - Where a body uses its locals ---------------*- C++ -*-===//
//
// Internal to the move checker: a variable that is not used after an await, is
// not borrowed and has nothing to drop is not a part of the future there.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_LOCALUSES_H
#define TRAITC_SEMA_LOCALUSES_H

#include "sema/HIR.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace traitc {

class LocalUses {
public:
  explicit LocalUses(const hir::Body &B);

  /// Whether \p L, which has nothing to drop, may still be looked at after
  /// \p Await.
  bool neededAfter(const hir::Local *L, const hir::Expr &Await) const;
  /// Whether \p P binds a reference to what it is matched with.
  static bool bindsReference(const hir::Pattern &P);

private:
  void walk(const hir::Expr &E);
  void pattern(const hir::Pattern &P);
  void walkBlock(const hir::Expr &E);
  void walkMatch(const hir::Expr &E);
  void matched(const hir::Expr *With, const hir::Pattern &P);
  void borrow(const hir::Expr &Place);

  struct AwaitPoint {
    unsigned At;
    SmallVector<unsigned, 4> Loops; ///< where those around it begin
  };
  llvm::DenseMap<const hir::Local *, unsigned> Declared, LastUse;
  llvm::SmallPtrSet<const hir::Local *, 8> Borrowed;
  llvm::DenseMap<const hir::Expr *, AwaitPoint> Awaits;
  SmallVector<unsigned, 4> Loops;
  unsigned Now = 0; ///< counts expressions, in the order of evaluation
};

} // namespace traitc

#endif // TRAITC_SEMA_LOCALUSES_H
