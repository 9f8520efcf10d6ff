//===- Layout.cpp - How types look in memory and in registers -------------===//
//
// Fields are put in an order that needs little padding, as rustc does, so that
// size_of agrees with it in the usual cases. Enums have a byte (or more) as
// tag, or none when a pointer that is never null can say the same.
//
//===----------------------------------------------------------------------===//

#include "lower/Layout.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Type.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;

namespace traitc {

Layouts::Layouts(World &W, LLVMContext &C, const DataLayout &DL)
    : W(W), C(C), DL(DL) {
  PtrTy = PointerType::get(C, 0);
  WordTy = DL.getIntPtrType(C);
  FatLenTy = StructType::get(PtrTy, WordTy);
  FatVtTy = StructType::get(PtrTy, PtrTy);
  TripleTy = StructType::get(PtrTy, PtrTy, PtrTy);
}

Layouts::~Layouts() = default;

Layouts::PointerKind Layouts::pointerKind(const Type *Pointee) const {
  switch (Pointee->kind()) {
  case TypeKind::Str:
  case TypeKind::Slice:
    return PointerKind::Length;
  case TypeKind::Dyn:
    return PointerKind::Vtable;
  default:
    return PointerKind::Thin;
  }
}

llvm::Type *Layouts::pointerType(const Type *Pointee) {
  switch (pointerKind(Pointee)) {
  case PointerKind::Thin:
    return PtrTy;
  case PointerKind::Length:
    return FatLenTy;
  case PointerKind::Vtable:
    return FatVtTy;
  }
  llvm_unreachable("pointer kinds");
}

const Type *Layouts::pointee(const Type *T) const {
  switch (T->kind()) {
  case TypeKind::Ref:
  case TypeKind::RawPtr:
    return T->inner();
  case TypeKind::Adt:
    if (isBox(T))
      return T->args()[0];
    if (isPin(T))
      return pointee(T->args()[0]);
    return nullptr;
  default:
    return nullptr;
  }
}

const Type *Layouts::pinnedFuture(const Type *T) const {
  if (!isPin(T))
    return nullptr;
  const Type *P = pointee(T);
  return P && P->is(TypeKind::Future) ? P : nullptr;
}

SmallVector<const Type *, 4> Layouts::fieldTypes(const Type *T, unsigned V) {
  SmallVector<const Type *, 4> Result;
  auto Add = [&](const Type *F) {
    Result.push_back(monomorphize(F, T->args(), W));
  };
  switch (T->kind()) {
  case TypeKind::Tuple:
    Result.append(T->args().begin(), T->args().end());
    break;
  case TypeKind::Adt:
    if (V < T->adt()->Variants.size())
      for (const FieldDef &F : T->adt()->Variants[V]->Fields)
        Add(F.Ty);
    break;
  case TypeKind::Closure:
    for (const hir::Capture &Cap : T->closure()->Captures)
      Add(Cap.Ty);
    break;
  case TypeKind::Future:
    if (ClosureDef *Block = T->closure())
      for (const hir::Capture &Cap : Block->Captures)
        Add(Cap.Ty);
    else
      for (const Type *P : T->fn()->Params)
        Add(P);
    break;
  default:
    break;
  }
  return Result;
}

const TypeLayout &Layouts::of(const Type *T) {
  if (auto It = Cache.find(T); It != Cache.end())
    return *It->second;
  auto Made = std::make_unique<TypeLayout>();
  Made->Source = T;
  Made->Memory = ArrayType::get(llvm::Type::getInt8Ty(C), 0);
  compute(T, *Made);
  // Half of what addresses reach: of 64 bits, processors use 48.
  uint64_t Limit = 1ULL << (std::min(WordTy->getBitWidth(), 48U) - 1);
  if (!TooLarge && Made->Size >= Limit)
    TooLarge = T;
  Made->NeedsDrop = needsDrop(T);
  return *(Cache[T] = std::move(Made));
}

static void makeDirect(TypeLayout &L, llvm::Type *Ty, const DataLayout &DL) {
  L.Memory = L.Value = Ty;
  L.Size = DL.getTypeAllocSize(Ty);
  L.Align = DL.getABITypeAlign(Ty);
  L.Pass = PassKind::Direct;
}

void Layouts::compute(const Type *T, TypeLayout &L) {
  switch (T->kind()) {
  case TypeKind::Bool:
    makeDirect(L, llvm::Type::getInt8Ty(C), DL);
    L.Value = llvm::Type::getInt1Ty(C);
    return;
  case TypeKind::Char:
    return makeDirect(L, llvm::Type::getInt32Ty(C), DL);
  case TypeKind::Int:
    return makeDirect(
        L, T->isSize() ? WordTy : llvm::Type::getIntNTy(C, T->bits()), DL);
  case TypeKind::Float:
    return makeDirect(L,
                      T->bits() == 32 ? llvm::Type::getFloatTy(C)
                                      : llvm::Type::getDoubleTy(C),
                      DL);
  case TypeKind::Ref:
    L.HasNiche = true;
    return makeDirect(L, pointerType(T->inner()), DL);
  case TypeKind::RawPtr:
    return makeDirect(L, pointerType(T->inner()), DL);
  case TypeKind::FnPtr:
    L.HasNiche = true;
    return makeDirect(L, PtrTy, DL);
  case TypeKind::Dyn:
    return makeDirect(L, TripleTy, DL);
  case TypeKind::Array: {
    const TypeLayout &Inner = of(T->inner());
    L.Align = Inner.Align;
    if (Inner.isZero() || T->length() == 0)
      return;
    L.Memory = ArrayType::get(Inner.Memory, T->length());
    L.Size = SaturatingMultiply(Inner.Size, T->length());
    L.Pass = PassKind::Indirect;
    return;
  }
  case TypeKind::Adt:
    if (isBox(T)) {
      L.HasNiche = true;
      return makeDirect(L, pointerType(T->args()[0]), DL);
    }
    if (T->adt()->Variants.size() > 1)
      return computeEnum(T, L);
    return computeStruct(T, L);
  case TypeKind::Tuple:
  case TypeKind::Closure:
  case TypeKind::Future:
    return computeStruct(T, L);
  default: // Never, FnDef; anything else was reported before
    return;
  }
}

FieldsLayout Layouts::layFields(ArrayRef<const Type *> Fields, llvm::Type *Tag,
                                const Twine &Name, Align &A, uint64_t &Size) {
  FieldsLayout R;
  R.Types.assign(Fields.begin(), Fields.end());
  R.Index.resize(Fields.size());
  R.Offset.resize(Fields.size());
  SmallVector<unsigned, 8> Order;
  for (unsigned I = 0; I < Fields.size(); ++I)
    if (!of(Fields[I]).isZero())
      Order.push_back(I);
  // Behind a tag small fields come first.
  sort(Order, [&](unsigned X, unsigned Y) {
    Align AX = of(Fields[X]).Align, AY = of(Fields[Y]).Align;
    if (AX != AY)
      return Tag ? AX < AY : AX > AY;
    return X < Y;
  });
  SmallVector<llvm::Type *, 8> Elements;
  if (Tag)
    Elements.push_back(Tag);
  for (unsigned I : Order) {
    R.Index[I] = Elements.size();
    Elements.push_back(of(Fields[I]).Memory);
  }
  if (Elements.empty())
    return R;
  R.Ty = StructType::create(C, Elements, Name.str());
  const StructLayout *SL = DL.getStructLayout(R.Ty);
  for (unsigned I : Order)
    R.Offset[I] = SL->getElementOffset(R.Index[I]);
  A = std::max(A, SL->getAlignment());
  Size = std::max(Size, uint64_t(SL->getSizeInBytes()));
  return R;
}

void Layouts::computeStruct(const Type *T, TypeLayout &L) {
  SmallVector<const Type *, 4> Fields = fieldTypes(T);
  int Only = -1;
  bool Several = false;
  for (unsigned I = 0; I < Fields.size(); ++I)
    if (!of(Fields[I]).isZero()) {
      Several |= Only >= 0;
      Only = I;
    }
  if (Only >= 0 && !Several && of(Fields[Only]).isDirect()) {
    const TypeLayout &Inner = of(Fields[Only]);
    L.Memory = Inner.Memory;
    L.Value = Inner.Value;
    L.Size = Inner.Size;
    L.Align = Inner.Align;
    L.Pass = PassKind::Direct;
    L.Transparent = true;
    L.HasNiche = Inner.HasNiche;
    L.OwnNicheOffset = Inner.OwnNicheOffset;
    FieldsLayout F;
    F.Types.assign(Fields.begin(), Fields.end());
    F.Index.resize(Fields.size());
    F.Offset.resize(Fields.size());
    L.Variants.push_back(std::move(F));
    return;
  }
  L.Variants.push_back(layFields(Fields, nullptr, T->str(), L.Align, L.Size));
  const FieldsLayout &F = L.Variants[0];
  if (!F.Ty)
    return;
  L.Memory = F.Ty;
  L.Pass = PassKind::Indirect;
  for (unsigned I = 0; I < Fields.size(); ++I)
    if (const TypeLayout &X = of(Fields[I]); X.HasNiche) {
      L.HasNiche = true;
      L.OwnNicheOffset = F.Offset[I] + X.OwnNicheOffset;
      break;
    }
}

/// Two variants, one without bits, the other with a pointer that is never null.
bool Layouts::findNicheVariant(const Type *T, TypeLayout &L) {
  if (T->adt()->Variants.size() != 2)
    return false;
  for (unsigned None : {0u, 1u}) {
    auto HasBits = [&](const Type *F) { return !of(F).isZero(); };
    if (any_of(fieldTypes(T, None), HasBits))
      continue;
    SmallVector<const Type *, 4> Fields = fieldTypes(T, 1 - None);
    auto *Payload =
        find_if(Fields, [&](const Type *F) { return of(F).HasNiche; });
    if (Payload == Fields.end())
      return false;
    unsigned I = Payload - Fields.begin();
    const TypeLayout &P = of(*Payload);
    L.TK = TypeLayout::Niche;
    L.NicheNone = None;
    L.Variants.resize(2);
    L.Variants[None].Types = fieldTypes(T, None);
    L.Variants[None].Index.resize(L.Variants[None].Types.size());
    L.Variants[None].Offset.resize(L.Variants[None].Types.size());
    if (count_if(Fields, HasBits) == 1 && P.isDirect()) {
      FieldsLayout &F = L.Variants[1 - None];
      F.Types = Fields;
      F.Index.resize(Fields.size());
      F.Offset.resize(Fields.size());
      L.Memory = P.Memory;
      L.Value = P.Value;
      L.Size = P.Size;
      L.Align = P.Align;
      L.Pass = PassKind::Direct;
      L.Transparent = true;
      L.NicheOffset = P.OwnNicheOffset;
      return true;
    }
    FieldsLayout F = layFields(Fields, nullptr, T->str(), L.Align, L.Size);
    L.NicheOffset = F.Offset[I] + P.OwnNicheOffset;
    L.Memory = F.Ty;
    L.Pass = PassKind::Indirect;
    L.Variants[1 - None] = std::move(F);
    return true;
  }
  return false;
}

llvm::Type *Layouts::storage(uint64_t Size, Align A, const Twine &Name) {
  llvm::Type *Unit = llvm::Type::getIntNTy(C, unsigned(A.value()) * 8);
  return StructType::create(C, ArrayType::get(Unit, Size / A.value()),
                            Name.str());
}

void Layouts::computeEnum(const Type *T, TypeLayout &L) {
  unsigned N = T->adt()->Variants.size();
  if (findNicheVariant(T, L))
    return;
  L.TK = TypeLayout::Tag;
  L.TagTy = llvm::Type::getIntNTy(C, N <= 256 ? 8 : 32);
  std::string Name = T->str();
  bool AnyBits = false;
  for (unsigned V = 0; V < N; ++V)
    AnyBits |= any_of(fieldTypes(T, V),
                      [&](const Type *F) { return !of(F).isZero(); });
  if (!AnyBits) {
    makeDirect(L, L.TagTy, DL);
    for (unsigned V = 0; V < N; ++V) {
      FieldsLayout F;
      F.Types = fieldTypes(T, V);
      F.Index.resize(F.Types.size());
      F.Offset.resize(F.Types.size());
      L.Variants.push_back(std::move(F));
    }
    return;
  }
  for (unsigned V = 0; V < N; ++V)
    L.Variants.push_back(layFields(fieldTypes(T, V), L.TagTy,
                                   Name + "." + T->adt()->Variants[V]->Name,
                                   L.Align, L.Size));
  L.Size = alignTo(L.Size, L.Align);
  L.Pass = PassKind::Indirect;
  for (const FieldsLayout &F : L.Variants)
    if (DL.getTypeAllocSize(F.Ty) == L.Size &&
        DL.getABITypeAlign(F.Ty) == L.Align) {
      L.Memory = F.Ty;
      return;
    }
  L.Memory = storage(L.Size, L.Align, Name);
}

bool Layouts::needsDrop(const Type *T) {
  if (auto It = DropCache.find(T); It != DropCache.end())
    return It->second;
  bool R = computeNeedsDrop(T);
  DropCache[T] = R;
  return R;
}

bool Layouts::computeNeedsDrop(const Type *T) {
  auto AnyField = [&](unsigned V) {
    return any_of(fieldTypes(T, V),
                  [&](const Type *F) { return needsDrop(F); });
  };
  switch (T->kind()) {
  case TypeKind::Dyn:
    return true;
  case TypeKind::Slice:
    return needsDrop(T->inner());
  case TypeKind::Array:
    return T->length() != 0 && needsDrop(T->inner());
  case TypeKind::Adt: {
    AdtDef *D = T->adt();
    if (D->L == Lang::Box || D->DropImpl)
      return true;
    if (D->L == Lang::ManuallyDrop || D->L == Lang::PhantomData)
      return false;
    for (unsigned V = 0; V < D->Variants.size(); ++V)
      if (AnyField(V))
        return true;
    return false;
  }
  case TypeKind::Tuple:
  case TypeKind::Closure:
  case TypeKind::Future:
    return AnyField(0);
  default:
    return false;
  }
}

} // namespace traitc
