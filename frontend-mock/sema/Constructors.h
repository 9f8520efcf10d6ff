//===- Constructors.h - How values of a type can be made --------*- C++ -*-===//
//
// Internal to the exhaustiveness check. A pattern is a constructor (a variant,
// a range of integers, a slice of some length) with patterns for its fields.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_CONSTRUCTORS_H
#define TRAITC_SEMA_CONSTRUCTORS_H

#include "sema/HIR.h"

namespace traitc {

struct Ctor {
  enum Kind {
    Wild,   ///< any
    Single, ///< a struct, tuple or reference
    Variant,
    Range, ///< of integers, chars, bools: Low..=High, in unsigned order
    Slice, ///< or array: Prefix elements, any number if VarLen, Suffix elements
    Opaque, ///< a string or float, equal to itself only
    Or      ///< of patterns: the fields are the alternatives
  } K = Wild;
  unsigned Index = 0; ///< of the variant
  llvm::APInt Low{128, 0}, High{128, 0};
  unsigned Prefix = 0, Suffix = 0;
  bool VarLen = false;
  std::string Text; ///< Opaque

  /// Whether this matches everything that \p O does, a constructor that was
  /// split such that it does so or not at all.
  bool covers(const Ctor &O) const;
  unsigned length() const { return Prefix + Suffix; }
};

struct CtorPat {
  Ctor C;
  SmallVector<const CtorPat *, 4> Fields;
};

/// Makes CtorPats and owns them; knows types.
class Constructors {
public:
  explicit Constructors(World &W) : W(W), Solve(W, Env, nullptr) {}

  const CtorPat *lower(const hir::Pattern &P);
  const CtorPat *wild() { return &Any; }
  SmallVector<const Type *, 4> fieldTypes(const Ctor &C, const Type *T);

  /// All values of \p T, in parts that each of \p Heads covers or does not.
  /// None: they cannot be listed.
  SmallVector<Ctor, 8> split(const Type *T, ArrayRef<const Ctor *> Heads);
  /// True if there is no value of the type.
  bool isEmpty(const Type *T, unsigned Depth = 0);
  bool isEmpty(const Ctor &C, const Type *T);

  /// `Some(_)`, with \p Fields for its fields.
  std::string print(const Ctor &C, const Type *T, ArrayRef<std::string> Fields);

private:
  CtorPat *make(Ctor::Kind K);
  const CtorPat *lowerFields(CtorPat *P, unsigned Count,
                             ArrayRef<hir::FieldPat> Fields);
  const CtorPat *lowerLiteral(const hir::Pattern &P);
  const CtorPat *lowerSlice(const hir::Pattern &P);
  SmallVector<Ctor, 8> splitRanges(const Type *T, ArrayRef<const Ctor *> Heads);
  SmallVector<Ctor, 8> splitSlices(const Type *Array,
                                   ArrayRef<const Ctor *> Heads);
  std::string printRange(const Ctor &C, const Type *T);

  World &W;
  ParamEnv Env;
  Solver Solve;
  llvm::DenseMap<const Type *, bool> Empty;
  CtorPat Any;
  std::deque<CtorPat> Pats;
};

} // namespace traitc

#endif // TRAITC_SEMA_CONSTRUCTORS_H
