//===- ABI.cpp - Signatures and their attributes --------------------------===//
//
// How functions are called: which parameters exist, which are addresses, what
// LLVM may assume of them.
//
//===----------------------------------------------------------------------===//

#include "lower/ModuleLowering.h"
#include "llvm/IR/Attributes.h"

using namespace llvm;

namespace traitc {

FnABI ModuleLowering::abiOf(ArrayRef<const Type *> Params, const Type *Ret) {
  FnABI ABI;
  ABI.Params.assign(Params.begin(), Params.end());
  ABI.Ret = Ret;
  SmallVector<llvm::Type *, 8> Tys;
  llvm::Type *RetTy = llvm::Type::getVoidTy(C);
  const TypeLayout &R = L.of(Ret);
  if (R.isDirect())
    RetTy = R.Value;
  if (R.isIndirect()) {
    ABI.SRet = true;
    Tys.push_back(L.ptr());
  }
  for (const Type *P : Params) {
    const TypeLayout &PL = L.of(P);
    if (!PL.isZero())
      Tys.push_back(PL.isDirect() ? PL.Value : L.ptr());
  }
  ABI.Ty = FunctionType::get(RetTy, Tys, false);
  return ABI;
}

bool takesArgumentTuple(const FnDef &Fn) {
  TraitDef *T = Fn.Trait ? Fn.Trait : Fn.Impl ? Fn.Impl->Trait : nullptr;
  return T && (T->L == Lang::Fn || T->L == Lang::FnMut || T->L == Lang::FnOnce);
}

FnABI ModuleLowering::abiOf(const FnRef &F) {
  SmallVector<const Type *, 6> Params;
  for (const Type *P : F.Fn->Params)
    Params.push_back(monomorphize(P, F.As, W));
  if (takesArgumentTuple(*F.Fn) && Params.size() == 2) {
    const Type *Tuple = Params.pop_back_val();
    Params.append(Tuple->args().begin(), Tuple->args().end());
  }
  FnABI ABI = abiOf(Params, returnTypeOf(F));
  if (isTracked(*F.Fn)) {
    SmallVector<llvm::Type *, 8> Tys(ABI.Ty->params());
    Tys.push_back(L.ptr());
    ABI.Ty = FunctionType::get(ABI.Ty->getReturnType(), Tys, false);
    ABI.Tracked = true;
  }
  return ABI;
}

static bool blamesCaller(hir::Expr &E, ModuleLowering &M) {
  if (E.K == hir::ExprKind::Panic || E.K == hir::ExprKind::Index)
    return true;
  if (E.K == hir::ExprKind::Call && E.F.Fn && M.isTracked(*E.F.Fn))
    return true;
  bool Found = false;
  hir::forEachChild(E,
                    [&](hir::Expr &X) { Found = Found || blamesCaller(X, M); });
  return Found;
}

bool ModuleLowering::isTracked(FnDef &Fn) {
  if (!Fn.InPrelude || !Fn.HasBody || Fn.Async || Fn.Trait ||
      (Fn.Impl && Fn.Impl->Trait))
    return false;
  if (auto It = Tracked.find(&Fn); It != Tracked.end())
    return It->second;
  Tracked[&Fn] = false; // while it is being decided
  hir::Body *Body = bodyOf(Fn);
  bool Result = Body && blamesCaller(*Body->Root, *this);
  return Tracked[&Fn] = Result;
}

const Type *ModuleLowering::returnTypeOf(const FnRef &F) {
  const Type *Ret = F.Fn->Ret;
  if (F.Fn->HasBody && F.Fn->returnsOpaque() && !F.Fn->Async)
    bodyOf(*F.Fn); // finds the hidden type
  if (Ret->is(TypeKind::Dyn) && F.Fn->HasBody)
    if (hir::Body *Body = bodyOf(*F.Fn))
      Ret = Body->Ret;
  return monomorphize(Ret, F.As, W);
}

FnABI ModuleLowering::abiOfFnPtr(const Type *FnPtr) {
  return abiOf(FnPtr->params(), FnPtr->result());
}

FnABI ModuleLowering::abiOfClosure(const Type *Closure) {
  ClosureDef &Def = *Closure->closure();
  SmallVector<const Type *, 6> Params;
  if (!L.of(Closure).isZero())
    Params.push_back(W.Types.rawPtr(Closure, true));
  for (const Type *P : Def.Params)
    Params.push_back(monomorphize(P, Closure->args(), W));
  return abiOf(Params, monomorphize(Def.Ret, Closure->args(), W));
}

/// What holds of a Direct value of \p T.
static void directAttrs(AttrBuilder &B, const Type *T, Layouts &L,
                        bool Foreign) {
  const TypeLayout &TL = L.of(T);
  llvm::Type *V = TL.Value;
  if (V->isIntegerTy() && TL.TK != TypeLayout::Niche)
    B.addAttribute(Attribute::NoUndef);
  if (Foreign && V->isIntegerTy() && V->getIntegerBitWidth() < 32)
    B.addAttribute(T->is(TypeKind::Int) && T->isSigned() ? Attribute::SExt
                                                         : Attribute::ZExt);
  if (V->isFloatingPointTy())
    B.addAttribute(Attribute::NoUndef);
  if (!V->isPointerTy())
    return;
  B.addAttribute(Attribute::NoUndef);
  if (TL.HasNiche && TL.TK != TypeLayout::Niche)
    B.addAttribute(Attribute::NonNull);
  if (T->is(TypeKind::Ref) && !T->inner()->isUnsized()) {
    const TypeLayout &P = L.of(T->inner());
    B.addAlignmentAttr(P.Align);
    if (P.Size)
      B.addDereferenceableAttr(P.Size);
  }
}

AttributeList ModuleLowering::attributesOf(const FnABI &ABI, bool Foreign) {
  AttributeList AL;
  unsigned I = 0;
  if (ABI.SRet) {
    const TypeLayout &R = L.of(ABI.Ret);
    AttrBuilder B(C);
    B.addStructRetAttr(R.Memory);
    B.addAttribute(Attribute::NoAlias);
    B.addAttribute(Attribute::NoUndef);
    B.addAttribute(Attribute::Writable);
    B.addAlignmentAttr(R.Align);
    B.addDereferenceableAttr(R.Size);
    AL = AL.addParamAttributes(C, I++, B);
  } else if (L.of(ABI.Ret).isDirect()) {
    AttrBuilder B(C);
    directAttrs(B, ABI.Ret, L, Foreign);
    AL = AL.addRetAttributes(C, B);
  }
  for (const Type *P : ABI.Params) {
    const TypeLayout &PL = L.of(P);
    if (PL.isZero())
      continue;
    AttrBuilder B(C);
    if (PL.isDirect()) {
      directAttrs(B, P, L, Foreign);
    } else {
      // The callee owns the contents: nobody else looks at them meanwhile.
      B.addAttribute(Attribute::NoAlias);
      B.addAttribute(Attribute::NoUndef);
      B.addAlignmentAttr(PL.Align);
      B.addDereferenceableAttr(PL.Size);
    }
    AL = AL.addParamAttributes(C, I++, B);
  }
  if (ABI.Tracked) {
    AttrBuilder B(C);
    B.addAttribute(Attribute::NoUndef);
    B.addAttribute(Attribute::NonNull);
    AL = AL.addParamAttributes(C, I, B);
  }
  if (ABI.Ret->is(TypeKind::Never))
    AL = AL.addFnAttribute(C, Attribute::NoReturn);
  return AL;
}

} // namespace traitc
