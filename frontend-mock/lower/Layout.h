//===- Layout.h - How types look in memory and in registers -----*- C++ -*-===//
//
// Sizes, alignments, fields and enum representations of concrete types, and how
// values of a type are passed. All types given to this are monomorphic.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_LAYOUT_H
#define TRAITC_LOWER_LAYOUT_H

#include "sema/HIR.h"
#include "llvm/IR/DataLayout.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/Support/Alignment.h"
#include <memory>

namespace traitc {

/// How a value is handed around (frontend.md, "Values and ABI").
enum class PassKind : uint8_t {
  Zero,    ///< no bits: not passed at all
  Direct,  ///< an SSA value of type TypeLayout::Value
  Indirect ///< the address of memory; the receiver owns the contents
};

/// The fields of a struct, tuple, closure, future or enum variant.
struct FieldsLayout {
  llvm::StructType *Ty = nullptr;     ///< null: no field has any bits
  SmallVector<const Type *, 4> Types; ///< in declaration order
  SmallVector<unsigned, 4> Index;     ///< in Ty, for those with bits
  SmallVector<uint64_t, 4> Offset;    ///< in bytes
};

struct TypeLayout {
  const Type *Source = nullptr;
  llvm::Type *Memory = nullptr; ///< for allocas and GEPs; [0 x i8] for Zero
  llvm::Type *Value = nullptr;  ///< Direct: the SSA type (i1 for bool)
  uint64_t Size = 0;
  llvm::Align Align;
  PassKind Pass = PassKind::Zero;
  bool NeedsDrop = false;

  /// Struct, tuple, closure, future: one; enum: one per variant. Field Index
  /// refers to the *variant's* struct type, whose first element may be the tag.
  SmallVector<FieldsLayout, 1> Variants;

  // Enums with two variants or more.
  enum TagKind : uint8_t {
    NoTag, ///< struct-like, or one variant
    Tag,   ///< integer TagTy at offset 0 holds the variant's number
    Niche  ///< null pointer at NicheOffset: variant NicheNone; else the other
  } TK = NoTag;
  llvm::IntegerType *TagTy = nullptr;
  uint64_t NicheOffset = 0;
  unsigned NicheNone = 0;

  /// A never-null pointer in every value, for an enclosing enum's niche.
  bool HasNiche = false;
  uint64_t OwnNicheOffset = 0;

  /// Direct only since its one field with bits is: same Memory, same Value.
  bool Transparent = false;

  bool isZero() const { return Pass == PassKind::Zero; }
  bool isDirect() const { return Pass == PassKind::Direct; }
  bool isIndirect() const { return Pass == PassKind::Indirect; }
};

class Layouts {
public:
  Layouts(World &W, llvm::LLVMContext &C, const llvm::DataLayout &DL);
  ~Layouts();

  /// Of a sized type. A Dyn type is here the dyn argument / dyn value: the
  /// first-class triple {ptr data, ptr vtable, ptr owner}.
  const TypeLayout &of(const Type *T);
  /// The first type whose values no address space of the target holds, or null.
  /// Its layout means nothing: sizes have wrapped.
  const Type *tooLarge() const { return TooLarge; }
  bool needsDrop(const Type *T); ///< also of unsized types
  /// The types of the fields of a struct-like type or of variant \p V.
  SmallVector<const Type *, 4> fieldTypes(const Type *T, unsigned V = 0);

  // Pointers (references, raw pointers, Box): thin or fat by the pointee.
  enum class PointerKind : uint8_t { Thin, Length, Vtable };
  PointerKind pointerKind(const Type *Pointee) const;
  llvm::Type *pointerType(const Type *Pointee);
  /// What &T, &mut T, *mut T, Box<T>, and Pin of these point to, else null.
  const Type *pointee(const Type *T) const;

  llvm::PointerType *ptr() const { return PtrTy; }
  llvm::IntegerType *word() const { return WordTy; }       ///< usize
  llvm::StructType *fatLength() const { return FatLenTy; } ///< {ptr, usize}
  llvm::StructType *fatVtable() const { return FatVtTy; }  ///< {ptr, ptr}
  llvm::StructType *triple() const { return TripleTy; }    ///< {ptr, ptr, ptr}

  bool isBox(const Type *T) const {
    return T->is(TypeKind::Adt) && T->adt()->L == Lang::Box;
  }
  bool isPin(const Type *T) const {
    return T->is(TypeKind::Adt) && T->adt()->L == Lang::Pin;
  }
  /// A Pin<&mut F>, Pin<Box<F>> of a coroutine's future: holds a handle. Gives
  /// F, else null.
  const Type *pinnedFuture(const Type *T) const;

  World &W;
  llvm::LLVMContext &C;
  const llvm::DataLayout &DL;

private:
  void compute(const Type *T, TypeLayout &L);
  void computeStruct(const Type *T, TypeLayout &L);
  void computeEnum(const Type *T, TypeLayout &L);
  bool findNicheVariant(const Type *T, TypeLayout &L);
  FieldsLayout layFields(ArrayRef<const Type *> Fields, llvm::Type *Tag,
                         const llvm::Twine &Name, llvm::Align &Align,
                         uint64_t &Size);
  bool computeNeedsDrop(const Type *T);
  llvm::Type *storage(uint64_t Size, llvm::Align A, const llvm::Twine &Name);

  const Type *TooLarge = nullptr;
  llvm::PointerType *PtrTy;
  llvm::IntegerType *WordTy;
  llvm::StructType *FatLenTy, *FatVtTy, *TripleTy;
  llvm::DenseMap<const Type *, std::unique_ptr<TypeLayout>> Cache;
  llvm::DenseMap<const Type *, bool> DropCache;
};

} // namespace traitc

#endif // TRAITC_LOWER_LAYOUT_H
