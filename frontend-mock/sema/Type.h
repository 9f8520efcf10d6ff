//===- Type.h - Types, uniqued --------------------------------*- C++ -*-===//
//
// Types are uniqued by their TypeContext: equal types are the same pointer.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_TYPE_H
#define TRAITC_SEMA_TYPE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace traitc {

using llvm::ArrayRef;
using llvm::SmallVector;
using llvm::StringRef;

class Type;
struct AdtDef;
struct TraitDef;
struct AssocTypeDef;
struct FnDef;
struct ClosureDef;

/// Generic arguments, the enclosing item's first (an impl's or trait's, then
/// the function's own). A trait's first argument is Self.
using Args = ArrayRef<const Type *>;

enum class TypeKind : uint8_t {
  Error, ///< after a reported error: compatible with everything
  Never,
  Bool,
  Char,
  Int,        ///< bits(), isSigned(), isSize()
  Float,      ///< f64 (bits() 64) or f32
  Str,        ///< unsized
  Tuple,      ///< args(); () is the empty one
  Array,      ///< inner(), length()
  Slice,      ///< inner(); unsized
  Ref,        ///< inner(), isMut()
  RawPtr,     ///< inner(), isMut(); the prelude's only
  Adt,        ///< adt(), args(); Box, Option, Pin are Adts with a Lang mark
  FnDef,      ///< fn(), args(): the zero-sized type of a function item
  FnPtr,      ///< args(): parameters, then the result
  Closure,    ///< closure(), args(): of the body that encloses it
  Future,     ///< what an async fn or block makes: closure() or fn(), args()
  Opaque,     ///< `impl Trait` in fn()'s result, and any async fn's result as
              ///< its callers see it: fn(), args(), index()
  Param,      ///< index(), name()
  Projection, ///< <args()[0] as Trait<args()[1..]>>::assoc()
  Dyn,        ///< trait(), args() (without Self), bindings(), hasSend()...
  Infer       ///< index(), inferKind()
};

enum class InferKind : uint8_t { General, Int, Float };

/// `Item = u32` of a dyn type.
struct AssocBinding {
  const AssocTypeDef *Assoc;
  const Type *Ty;
  bool operator==(const AssocBinding &O) const {
    return Assoc == O.Assoc && Ty == O.Ty;
  }
};

class Type : public llvm::FoldingSetNode {
public:
  TypeKind kind() const { return Kind; }
  bool is(TypeKind K) const { return Kind == K; }

  unsigned bits() const { return Index; } ///< isize and usize: 0
  bool isSigned() const { return Flag; }
  bool isSize() const { return Kind == TypeKind::Int && Index == 0; }
  bool isMut() const { return Flag; }
  unsigned index() const { return Index; }
  uint64_t length() const { return Length; }
  InferKind inferKind() const { return IK; }
  StringRef name() const { return Name; }
  const Type *inner() const { return TheArgs[0]; }
  Args args() const { return TheArgs; }
  /// FnPtr: its parameters and its result.
  Args params() const { return TheArgs.drop_back(); }
  const Type *result() const { return TheArgs.back(); }
  AdtDef *adt() const { return static_cast<AdtDef *>(Def); }
  TraitDef *trait() const { return static_cast<TraitDef *>(Def); }
  AssocTypeDef *assoc() const { return static_cast<AssocTypeDef *>(Def); }
  /// FnDef, Opaque; Future: of an async fn, else null.
  FnDef *fn() const { return OfClosure ? nullptr : static_cast<FnDef *>(Def); }
  /// Closure; Future: of an async block, else null.
  ClosureDef *closure() const {
    return OfClosure ? static_cast<ClosureDef *>(Def) : nullptr;
  }
  ArrayRef<AssocBinding> bindings() const { return Bindings; }
  /// Dyn: `+ Send`, `+ Sync`, `+ Unpin`.
  bool hasSend() const { return Autos & 1; }
  bool hasSync() const { return Autos & 2; }
  bool hasUnpin() const { return Autos & 4; }
  unsigned autos() const { return Autos; }

  bool isUnit() const { return is(TypeKind::Tuple) && TheArgs.empty(); }
  bool isUnsized() const {
    return is(TypeKind::Str) || is(TypeKind::Slice) || is(TypeKind::Dyn);
  }
  bool isNumeric() const {
    return is(TypeKind::Int) || is(TypeKind::Float) ||
           (is(TypeKind::Infer) && IK != InferKind::General);
  }

  // What a type contains somewhere, itself included.
  bool hasInfer() const { return Contains & 1; }
  bool hasParam() const { return Contains & 2; }
  bool hasError() const { return Contains & 4; }
  bool hasProjection() const { return Contains & 8; }
  bool hasOpaque() const { return Contains & 16; }
  bool hasClosure() const { return Contains & 32; }

  /// Equal but for what args() and the types of bindings() are.
  bool sameHead(const Type &O) const;

  /// As a user would write it.
  void print(llvm::raw_ostream &OS) const;
  std::string str() const;

  // NOLINTNEXTLINE(readability-identifier-naming): FoldingSet's.
  void Profile(llvm::FoldingSetNodeID &ID) const;

private:
  friend class TypeContext;
  Type() = default;
  TypeKind Kind = TypeKind::Error;
  bool Flag = false, OfClosure = false;
  InferKind IK = InferKind::General;
  uint8_t Contains = 0, Autos = 0;
  unsigned Index = 0;
  uint64_t Length = 0;
  StringRef Name;
  void *Def = nullptr;
  Args TheArgs;
  ArrayRef<AssocBinding> Bindings;
};

class TypeContext {
public:
  TypeContext();

  const Type *error() const { return ErrorTy; }
  const Type *never() const { return NeverTy; }
  const Type *boolean() const { return BoolTy; }
  const Type *character() const { return CharTy; }
  const Type *str() const { return StrTy; }
  const Type *unit() const { return UnitTy; }
  const Type *integer(unsigned Bits, bool Signed); ///< Bits 0: isize, usize
  const Type *usize() { return integer(0, false); }
  const Type *floating(unsigned Bits);
  const Type *tuple(Args Elements);
  const Type *array(const Type *Inner, uint64_t Length);
  const Type *slice(const Type *Inner);
  const Type *ref(const Type *Inner, bool Mut);
  const Type *rawPtr(const Type *Inner, bool Mut);
  const Type *adt(AdtDef *Def, Args As);
  const Type *fnDef(FnDef *Def, Args As);
  const Type *fnPtr(Args Params, const Type *Result);
  const Type *closure(ClosureDef *Def, Args As);
  const Type *future(FnDef *Def, Args As);
  const Type *future(ClosureDef *Def, Args As);
  const Type *opaque(FnDef *Def, Args As, unsigned Index);
  const Type *param(unsigned Index, StringRef Name);
  const Type *projection(AssocTypeDef *Assoc, Args As);
  /// \p Bindings in any order; they are sorted.
  const Type *dyn(TraitDef *Trait, Args As, ArrayRef<AssocBinding> Bindings,
                  unsigned Autos);
  const Type *infer(unsigned Index, InferKind IK);

  /// Rebuilds \p T with \p Replace applied to each node, innermost first not
  /// visited when Replace gives a type for the outer one. Replace returns null
  /// for "look inside". It is asked once of types that have arguments: written
  /// out, one may have exponentially many parts, `((A, A), (A, A))`.
  const Type *fold(const Type *T,
                   llvm::function_ref<const Type *(const Type *)> Replace);
  /// Param I becomes As[I]. Result may hold projections to normalize.
  const Type *subst(const Type *T, Args As);
  SmallVector<const Type *, 4> subst(Args Ts, Args As);
  /// A copy of \p As that lives as long as this.
  Args save(Args As);
  StringRef save(StringRef S);

private:
  using Folded = llvm::SmallDenseMap<const Type *, const Type *, 8>;
  const Type *fold(const Type *T,
                   llvm::function_ref<const Type *(const Type *)> Replace,
                   Folded &Done);
  const Type *foldArgs(const Type *T,
                       llvm::function_ref<const Type *(const Type *)> Replace,
                       Folded &Done);
  const Type *unique(Type &Proto);
  llvm::BumpPtrAllocator Alloc;
  llvm::StringMap<char> Names;
  llvm::FoldingSet<Type> Set;
  const Type *ErrorTy, *NeverTy, *BoolTy, *CharTy, *StrTy, *UnitTy;
};

inline llvm::raw_ostream &operator<<(llvm::raw_ostream &OS, const Type &T) {
  T.print(OS);
  return OS;
}

} // namespace traitc

#endif // TRAITC_SEMA_TYPE_H
