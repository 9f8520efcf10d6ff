//===- MoveCheck.h - The move checker of one body ---------------*- C++ -*-===//
//
// Internal to the move checker. Walks a body in the order of evaluation and
// keeps what may be without a value (FlowState); branches are joined, loops
// repeated until nothing changes.
// Moves.cpp: places and expressions; MoveFlow.cpp: control flow and what is
// held across an await; MovePattern.cpp; MoveErrors.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_MOVECHECK_H
#define TRAITC_SEMA_MOVECHECK_H

#include "sema/LocalUses.h"
#include "sema/Mutability.h"
#include "sema/PlaceTree.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace traitc {

class MoveChecker {
public:
  MoveChecker(hir::Body &B, World &W, Diagnostics &Diags);
  void run();

private:
  using EK = hir::ExprKind;

  /// A place, or what a pattern sees of one.
  struct View {
    enum Kind {
      Exact,  ///< Path itself
      Behind, ///< what the reference at Path refers to
      Element ///< of the array at Path
    } K = Exact;
    PlacePath *Path = nullptr; ///< null: there is none to be kept track of
    const hir::Expr *Place = nullptr; ///< what it is, or (patterns) is part of
    const Type *Dropper = nullptr;    ///< a part of this, which implements Drop
    Mutability Mut;                   ///< patterns: of the place matched
  };
  enum class Use { Read, Borrow, Assign };

  // --- Moves.cpp -------------------------------------------------------------
  void visit(const hir::Expr &E);
  void visitKind(const hir::Expr &E);
  /// The values that \p Place is made of; the place is neither read nor moved.
  void visitPlace(const hir::Expr &Place);
  void visitOperand(const hir::Expr &E); ///< a place or a value
  void visitOperands(const hir::Expr &E);
  void visitAssign(const hir::Expr &E);
  void visitAdt(const hir::Expr &E);
  void visitCaptures(const hir::Expr &E);
  View resolve(const hir::Expr &Place);
  View fieldOf(View V, const Type *Base, unsigned Variant, unsigned Field,
               const Type *Ty);
  void use(const View &V, SMLoc Loc, Use How);
  void moveOut(const View &V, SMLoc Loc);
  void initialize(const hir::Local *L);
  void requireMutable(const hir::Expr &Place, SMLoc Loc, Use How);
  PlacePath *missing(const View &V, Use How) const;

  // --- MovePattern.cpp -------------------------------------------------------
  /// What testing and binding reads; names get their values.
  void bind(const hir::Pattern &P, View V);
  /// What the names take is moved, if the arm is taken.
  void takeMoved(const hir::Pattern &P, View V);
  void declareNames(const hir::Pattern &P);
  bool elementView(const hir::Pattern &Slice, unsigned I, View &V);
  View derefView(const hir::Pattern &P, View V);
  /// Calls \p Visit with the parts of \p P and what they see of \p V.
  void forEachPart(const hir::Pattern &P, const View &V,
                   llvm::function_ref<void(const hir::Pattern &, View)> Visit);
  void checkGuardMoves(const hir::Pattern &P);

  // --- MoveFlow.cpp ----------------------------------------------------------
  void visitBlock(const hir::Expr &E);
  void visitLet(const hir::Stmt &S);
  void visitIf(const hir::Expr &E);
  void visitMatch(const hir::Expr &E);
  void visitLoop(const hir::Expr &E);
  void visitJump(const hir::Expr &E);
  void visitAwait(const hir::Expr &E);
  /// An expression at whose end its temporaries are dropped.
  void visitScoped(const hir::Expr &E);
  /// What a pattern is matched with: a place, or a value in a temporary.
  View viewOfOperand(const hir::Expr &E);
  void enterParams();

  /// A value without a name that lives on for a while.
  struct HeldValue {
    const Type *Ty;
    SMLoc Loc;
    const char *What;
    const PlacePath *Root; ///< null: held for sure
  };
  void holdTemporary(const hir::Expr &E, const PlacePath *Root = nullptr);
  void findExtended(const hir::Expr &E);
  void recordWitness(const hir::Expr &Await);
  void addWitness(const Type *T, SMLoc Held, SMLoc Await, std::string What);
  bool isPlain(const Type *T);
  void checkReturned(const hir::Expr &E);
  const hir::Expr *ownPlace(const hir::Expr &Place) const;

  // --- MoveErrors.cpp --------------------------------------------------------
  void reportMissing(const PlacePath &P, const View &V, SMLoc Loc, Use How);
  void reportMoveOut(const View &V, SMLoc Loc);
  void reportUnassigned(const PlacePath &P, SMLoc Loc, Use How);
  /// \p Whole: a variable itself, not a part of it or what it refers to.
  void reportNotMutable(const Mutability &M, const std::string &Name,
                        bool Whole, SMLoc Loc, Use How);
  std::string nameOf(const View &V) const;

  hir::Body &B;
  World &W;
  Diagnostics &Diags;
  ParamEnv Env;
  Solver Solve;
  /// Of async bodies.
  std::optional<LocalUses> Uses;
  PlaceTree Tree;
  FlowState Now;

  struct Target {
    FlowState Head = FlowState::unreachable();
    FlowState Exit = FlowState::unreachable();
    bool Walked = false;
  };
  /// Kept between the walks over an outer loop: they only ever grow.
  llvm::DenseMap<const hir::Expr *, std::unique_ptr<Target>> Targets;
  Target &target(const hir::Expr *E);

  SmallVector<const hir::Local *, 16> InScope;
  SmallVector<HeldValue, 8> Temporaries; ///< until the end of the statement
  SmallVector<HeldValue, 8> Operands;    ///< until their user is evaluated
  SmallVector<HeldValue, 4> Extended;    ///< that the current `let` keeps
  llvm::SmallPtrSet<const hir::Expr *, 4> ExtendedExprs;
  llvm::SmallSetVector<ClosureDef *, 4> Inner;
  llvm::DenseSet<std::tuple<const Type *, const char *, const char *>>
      Witnessed;
};

} // namespace traitc

#endif // TRAITC_SEMA_MOVECHECK_H
