//===- Type.cpp - Types, uniqued ------------------------------------------===//

#include "sema/Type.h"
#include "sema/Defs.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

using namespace llvm;
using namespace traitc;

void traitc::Type::Profile(FoldingSetNodeID &ID) const {
  ID.AddInteger(unsigned(Kind) | unsigned(Flag) << 8 |
                unsigned(OfClosure) << 9 | unsigned(IK) << 10 |
                unsigned(Autos) << 16);
  ID.AddInteger(Index);
  ID.AddInteger(Length);
  ID.AddPointer(Def);
  ID.AddInteger(TheArgs.size());
  for (const Type *T : TheArgs)
    ID.AddPointer(T);
  for (const AssocBinding &B : Bindings) {
    ID.AddPointer(B.Assoc);
    ID.AddPointer(B.Ty);
  }
}

bool traitc::Type::sameHead(const Type &O) const {
  if (Kind != O.Kind || Flag != O.Flag || OfClosure != O.OfClosure ||
      IK != O.IK || Autos != O.Autos || Index != O.Index ||
      Length != O.Length || Def != O.Def ||
      TheArgs.size() != O.TheArgs.size() ||
      Bindings.size() != O.Bindings.size())
    return false;
  for (size_t I = 0; I != Bindings.size(); ++I)
    if (Bindings[I].Assoc != O.Bindings[I].Assoc)
      return false;
  return true;
}

// --- Making them -------------------------------------------------------------

static uint8_t ownContents(TypeKind K) {
  switch (K) {
  case TypeKind::Infer:
    return 1;
  case TypeKind::Param:
    return 2;
  case TypeKind::Error:
    return 4;
  case TypeKind::Projection:
    return 8;
  case TypeKind::Opaque:
    return 16;
  case TypeKind::Closure:
    return 32;
  default:
    return 0;
  }
}

const traitc::Type *TypeContext::unique(Type &Proto) {
  FoldingSetNodeID ID;
  Proto.Profile(ID);
  void *Where;
  if (Type *Known = Set.FindNodeOrInsertPos(ID, Where))
    return Known;
  Type *T = new (Alloc.Allocate<Type>()) Type(Proto);
  T->TheArgs = save(Proto.TheArgs);
  if (!Proto.Bindings.empty()) {
    auto *B = Alloc.Allocate<AssocBinding>(Proto.Bindings.size());
    std::uninitialized_copy(Proto.Bindings.begin(), Proto.Bindings.end(), B);
    T->Bindings = ArrayRef(B, Proto.Bindings.size());
  }
  T->Contains = ownContents(T->Kind);
  for (const Type *A : T->TheArgs)
    T->Contains |= A->Contains;
  for (const AssocBinding &B : T->Bindings)
    T->Contains |= B.Ty->Contains;
  Set.InsertNode(T, Where);
  return T;
}

TypeContext::TypeContext() {
  auto Simple = [&](TypeKind K) {
    Type P;
    P.Kind = K;
    return unique(P);
  };
  ErrorTy = Simple(TypeKind::Error);
  NeverTy = Simple(TypeKind::Never);
  BoolTy = Simple(TypeKind::Bool);
  CharTy = Simple(TypeKind::Char);
  StrTy = Simple(TypeKind::Str);
  UnitTy = Simple(TypeKind::Tuple);
}

const traitc::Type *TypeContext::integer(unsigned Bits, bool Signed) {
  Type P;
  P.Kind = TypeKind::Int;
  P.Index = Bits;
  P.Flag = Signed;
  return unique(P);
}

const traitc::Type *TypeContext::floating(unsigned Bits) {
  Type P;
  P.Kind = TypeKind::Float;
  P.Index = Bits;
  return unique(P);
}

const traitc::Type *TypeContext::tuple(Args Elements) {
  Type P;
  P.Kind = TypeKind::Tuple;
  P.TheArgs = Elements;
  return unique(P);
}

const traitc::Type *TypeContext::array(const Type *Inner, uint64_t Length) {
  Type P;
  P.Kind = TypeKind::Array;
  P.Length = Length;
  P.TheArgs = Inner;
  return unique(P);
}

const traitc::Type *TypeContext::slice(const Type *Inner) {
  Type P;
  P.Kind = TypeKind::Slice;
  P.TheArgs = Inner;
  return unique(P);
}

const traitc::Type *TypeContext::ref(const Type *Inner, bool Mut) {
  Type P;
  P.Kind = TypeKind::Ref;
  P.Flag = Mut;
  P.TheArgs = Inner;
  return unique(P);
}

const traitc::Type *TypeContext::rawPtr(const Type *Inner, bool Mut) {
  Type P;
  P.Kind = TypeKind::RawPtr;
  P.Flag = Mut;
  P.TheArgs = Inner;
  return unique(P);
}

const traitc::Type *TypeContext::adt(AdtDef *Def, Args As) {
  Type P;
  P.Kind = TypeKind::Adt;
  P.Def = Def;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::fnDef(FnDef *Def, Args As) {
  Type P;
  P.Kind = TypeKind::FnDef;
  P.Def = Def;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::fnPtr(Args Params, const Type *Result) {
  SmallVector<const Type *, 8> As(Params);
  As.push_back(Result);
  Type P;
  P.Kind = TypeKind::FnPtr;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::closure(ClosureDef *Def, Args As) {
  Type P;
  P.Kind = TypeKind::Closure;
  P.OfClosure = true;
  P.Def = Def;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::future(FnDef *Def, Args As) {
  Type P;
  P.Kind = TypeKind::Future;
  P.Def = Def;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::future(ClosureDef *Def, Args As) {
  Type P;
  P.Kind = TypeKind::Future;
  P.OfClosure = true;
  P.Def = Def;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::opaque(FnDef *Def, Args As, unsigned Index) {
  Type P;
  P.Kind = TypeKind::Opaque;
  P.Def = Def;
  P.TheArgs = As;
  P.Index = Index;
  return unique(P);
}

const traitc::Type *TypeContext::param(unsigned Index, StringRef Name) {
  // The name is for messages only, but two items' parameters of one index must
  // not print as each other's: it takes part in Profile through Def.
  Type P;
  P.Kind = TypeKind::Param;
  P.Index = Index;
  P.Name = save(Name);
  P.Def = const_cast<char *>(P.Name.data());
  return unique(P);
}

const traitc::Type *TypeContext::projection(AssocTypeDef *Assoc, Args As) {
  Type P;
  P.Kind = TypeKind::Projection;
  P.Def = Assoc;
  P.TheArgs = As;
  return unique(P);
}

const traitc::Type *TypeContext::dyn(TraitDef *Trait, Args As,
                                     ArrayRef<AssocBinding> Bindings,
                                     unsigned Autos) {
  SmallVector<AssocBinding, 2> Sorted(Bindings);
  // By name, then by where the trait is: the same in each run.
  llvm::sort(Sorted, [](const AssocBinding &A, const AssocBinding &B) {
    return std::make_tuple(A.Assoc->Name, A.Assoc->Loc.getPointer()) <
           std::make_tuple(B.Assoc->Name, B.Assoc->Loc.getPointer());
  });
  Type P;
  P.Kind = TypeKind::Dyn;
  P.Def = Trait;
  P.TheArgs = As;
  P.Bindings = Sorted;
  P.Autos = Autos;
  return unique(P);
}

const traitc::Type *TypeContext::infer(unsigned Index, InferKind IK) {
  Type P;
  P.Kind = TypeKind::Infer;
  P.Index = Index;
  P.IK = IK;
  return unique(P);
}

// --- Rebuilding --------------------------------------------------------------

const traitc::Type *
TypeContext::fold(const Type *T,
                  function_ref<const Type *(const Type *)> Replace) {
  Folded Done;
  return fold(T, Replace, Done);
}

const traitc::Type *
TypeContext::fold(const Type *T,
                  function_ref<const Type *(const Type *)> Replace,
                  Folded &Done) {
  if (T->TheArgs.empty() && T->Bindings.empty()) {
    const Type *New = Replace(T);
    return New ? New : T;
  }
  if (const Type *Known = Done.lookup(T))
    return Known;
  const Type *New = Replace(T);
  if (!New)
    New = foldArgs(T, Replace, Done);
  Done[T] = New;
  return New;
}

const traitc::Type *
TypeContext::foldArgs(const Type *T,
                      function_ref<const Type *(const Type *)> Replace,
                      Folded &Done) {
  SmallVector<const Type *, 8> As;
  bool Changed = false;
  for (const Type *A : T->TheArgs) {
    As.push_back(fold(A, Replace, Done));
    Changed |= As.back() != A;
  }
  SmallVector<AssocBinding, 2> Bindings;
  for (const AssocBinding &B : T->Bindings) {
    Bindings.push_back({B.Assoc, fold(B.Ty, Replace, Done)});
    Changed |= Bindings.back().Ty != B.Ty;
  }
  if (!Changed)
    return T;
  Type P = *T;
  P.TheArgs = As;
  P.Bindings = Bindings;
  return unique(P);
}

const traitc::Type *TypeContext::subst(const Type *T, Args As) {
  if (!T->hasParam())
    return T;
  return fold(T, [&](const Type *U) -> const Type * {
    if (!U->hasParam())
      return U;
    if (U->is(TypeKind::Param) && U->index() < As.size())
      return As[U->index()];
    return nullptr;
  });
}

SmallVector<const traitc::Type *, 4> TypeContext::subst(Args Ts, Args As) {
  SmallVector<const Type *, 4> Result;
  for (const Type *T : Ts)
    Result.push_back(subst(T, As));
  return Result;
}

Args TypeContext::save(Args As) {
  if (As.empty())
    return {};
  auto *Copy = Alloc.Allocate<const Type *>(As.size());
  std::uninitialized_copy(As.begin(), As.end(), Copy);
  return Args(Copy, As.size());
}

StringRef TypeContext::save(StringRef S) {
  return Names.insert({S, 0}).first->getKey();
}
