//===- PlaceTree.h - The places of a body and what is known of them -*- C++
//-*-===//
//
// Internal to the move checker: a tree of the places that can be moved out of
// one by one, and which of them may be without a value at some point.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_PLACETREE_H
#define TRAITC_SEMA_PLACETREE_H

#include "sema/HIR.h"
#include "llvm/ADT/BitVector.h"

namespace traitc {

/// A local, captured place or temporary, or a part of one.
struct PlacePath {
  static constexpr unsigned Contents = ~0u; ///< of a Box, as a field number
  unsigned Id = 0;
  PlacePath *Parent = nullptr;
  unsigned Variant = 0, Field = 0;
  const hir::Local *L = nullptr; ///< a root that is a local
  std::string Name; ///< as a user would write it; empty: it cannot be written
  const Type *Ty = nullptr;
  SmallVector<PlacePath *, 2> Children;
};

class PlaceTree {
public:
  /// \p Key: the Local, or the expression or pattern that makes a temporary.
  PlacePath *root(const void *Key, StringRef Name, const Type *Ty);
  PlacePath *root(const hir::Local *L);
  PlacePath *upvar(unsigned Index, StringRef Name, const Type *Ty);
  /// \p Ty may be null, if it is known otherwise or never asked for.
  PlacePath *field(PlacePath *P, unsigned Variant, unsigned Field,
                   const Type *Ty);

private:
  PlacePath *make(PlacePath P);
  llvm::DenseMap<const void *, PlacePath *> Roots;
  llvm::DenseMap<unsigned, PlacePath *> Upvars;
  std::deque<PlacePath> Paths;
};

/// What may be at one point of the program. Paths that nothing was said of are
/// initialized as far as their parents are.
class FlowState {
public:
  bool Reachable = true;

  bool maybeMoved(const PlacePath &P) const { return get(Moved, P.Id); }
  bool partlyMoved(const PlacePath &P) const;
  bool maybeHeld(const PlacePath &Root) const { return get(Held, Root.Id); }
  bool wasAssigned(const PlacePath &Root) const {
    return get(Assigned, Root.Id);
  }
  /// Where \p P was moved; invalid: it never got a value.
  SMLoc movedAt(const PlacePath &P) const {
    return P.Id < Sites.size() ? Sites[P.Id] : SMLoc();
  }

  void move(const PlacePath &P, SMLoc At);
  void initialize(const PlacePath &P);
  /// `let x;`
  void declare(const PlacePath &Root);
  /// No longer reported.
  void forgive(const PlacePath &P);
  /// What may be here or at \p O; true if that is more than before.
  bool join(const FlowState &O);

  static FlowState unreachable() {
    FlowState S;
    S.Reachable = false;
    return S;
  }

private:
  static bool get(const llvm::BitVector &V, unsigned I) {
    return I < V.size() && V[I];
  }
  static void set(llvm::BitVector &V, unsigned I, bool To);
  static bool unite(llvm::BitVector &V, const llvm::BitVector &O);

  llvm::BitVector Moved, Held, Assigned;
  std::vector<SMLoc> Sites;
};

} // namespace traitc

#endif // TRAITC_SEMA_PLACETREE_H
