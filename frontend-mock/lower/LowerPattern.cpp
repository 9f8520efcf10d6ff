//===- LowerPattern.cpp - Testing and binding patterns --------------------===//
//
// A pattern is first tested against a place, then its names are bound: moved,
// copied or pointed to. Enum representations are read and written here.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Pattern;
using PK = hir::Pattern::Kind;

// --- Enums -------------------------------------------------------------------

ConstantInt *FunctionLowering::variantNumber(const Type *T, unsigned Variant) {
  const TypeLayout &TL = layout(T);
  return ConstantInt::get(TL.TagTy ? TL.TagTy : B.getInt8Ty(), Variant);
}

Value *FunctionLowering::readVariant(const Place &P) {
  const TypeLayout &TL = layout(P.Ty);
  switch (TL.TK) {
  case TypeLayout::NoTag:
    return variantNumber(P.Ty, 0);
  case TypeLayout::Tag: {
    LoadInst *Tag = B.CreateAlignedLoad(TL.TagTy, P.Addr, TL.Align, "tag");
    unsigned Bits = TL.TagTy->getBitWidth(), N = TL.Variants.size();
    if (N < (uint64_t(1) << Bits))
      Tag->setMetadata(
          LLVMContext::MD_range,
          MDBuilder(M.C).createRange(APInt(Bits, 0), APInt(Bits, N)));
    return Tag;
  }
  case TypeLayout::Niche: {
    Value *A = P.Addr;
    if (TL.NicheOffset)
      A = B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), A, TL.NicheOffset);
    Value *Null = B.CreateIsNull(
        B.CreateAlignedLoad(L.ptr(), A, L.DL.getABITypeAlign(L.ptr())));
    Value *None = variantNumber(P.Ty, TL.NicheNone);
    Value *Some = variantNumber(P.Ty, 1 - TL.NicheNone);
    return B.CreateSelect(Null, None, Some, "variant");
  }
  }
  llvm_unreachable("tag kinds");
}

void FunctionLowering::writeVariant(const Type *T, unsigned Variant,
                                    Value *Addr) {
  const TypeLayout &TL = layout(T);
  if (TL.TK == TypeLayout::Tag) {
    B.CreateAlignedStore(ConstantInt::get(TL.TagTy, Variant), Addr, TL.Align);
  } else if (TL.TK == TypeLayout::Niche && Variant == TL.NicheNone) {
    if (TL.NicheOffset)
      Addr = B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), Addr, TL.NicheOffset);
    B.CreateAlignedStore(ConstantPointerNull::get(L.ptr()), Addr,
                         L.DL.getABITypeAlign(L.ptr()));
  }
}

// --- Tests -------------------------------------------------------------------

void FunctionLowering::failUnless(Value *Holds, BasicBlock *Fail) {
  BasicBlock *Next = block("matches");
  B.CreateCondBr(Holds, Next, Fail);
  B.SetInsertPoint(Next);
}

/// `==` of two strings.
Value *FunctionLowering::sameString(Value *Data, Value *Length,
                                    StringRef Text) {
  Value *SameLength = B.CreateICmpEQ(Length, word(Text.size()));
  if (Text.empty())
    return SameLength;
  BasicBlock *From = B.GetInsertBlock(), *Compare = block("same.length"),
             *Done = block("compared");
  B.CreateCondBr(SameLength, Compare, Done);
  B.SetInsertPoint(Compare);
  FunctionCallee MemCmp =
      M.runtime("memcmp", B.getInt32Ty(), {L.ptr(), L.ptr(), L.word()}, true);
  Value *Same = B.CreateIsNull(
      B.CreateCall(MemCmp, {Data, M.string(Text), word(Text.size())}));
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  PHINode *Phi = B.CreatePHI(B.getInt1Ty(), 2, "same");
  Phi->addIncoming(B.getFalse(), From);
  Phi->addIncoming(Same, Compare);
  return Phi;
}

void FunctionLowering::testLiteral(const Pattern &P, const Place &V,
                                   BasicBlock *Fail) {
  if (P.Value->K == hir::ExprKind::Str) {
    Place S = V;
    while (S.Ty->is(TypeKind::Ref))
      S = derefOf(S.Ty, load(S.Ty, S.Addr));
    Value *Length = S.Meta ? S.Meta : word(S.Ty->length());
    return failUnless(sameString(S.Addr, Length, P.Value->Text), Fail);
  }
  Value *Have = load(V.Ty, V.Addr);
  Value *Want = lowerValue(*P.Value);
  failUnless(Have->getType()->isFloatingPointTy() ? B.CreateFCmpOEQ(Have, Want)
                                                  : B.CreateICmpEQ(Have, Want),
             Fail);
}

void FunctionLowering::testSlice(const Pattern &P, const Place &V,
                                 BasicBlock *Fail) {
  size_t Min = P.Alts.size() - (P.Rest >= 0);
  if (V.Meta)
    failUnless(P.Rest >= 0 ? B.CreateICmpUGE(V.Meta, word(Min))
                           : B.CreateICmpEQ(V.Meta, word(Min)),
               Fail);
  for (unsigned I = 0; I < P.Alts.size(); ++I)
    testPattern(*P.Alts[I], slicePart(P, V, I), Fail);
}

/// What pattern number \p I of slice pattern \p P stands for.
Place FunctionLowering::slicePart(const Pattern &P, const Place &V,
                                  unsigned I) {
  const Type *Element = V.Ty->inner();
  unsigned Count = P.Alts.size();
  bool Array = V.Ty->is(TypeKind::Array);
  if (P.Rest >= 0 && int(I) == P.Rest) {
    Place Middle;
    Middle.Addr = elementAddress(Element, V.Addr, word(I));
    if (Array) {
      Middle.Ty = W.Types.array(Element, V.Ty->length() - (Count - 1));
    } else {
      Middle.Ty = V.Ty;
      Middle.Meta = B.CreateSub(V.Meta, word(Count - 1), "rest");
    }
    return Middle;
  }
  bool FromEnd = P.Rest >= 0 && int(I) > P.Rest;
  if (Array)
    return fieldOf(V, FromEnd ? V.Ty->length() - (Count - I) : I);
  Value *Index =
      FromEnd ? B.CreateSub(V.Meta, word(Count - I), "index") : word(I);
  return makePlace(Element, elementAddress(Element, V.Addr, Index));
}

void FunctionLowering::testPattern(const Pattern &P, const Place &V,
                                   BasicBlock *Fail) {
  switch (P.K) {
  case PK::Wild:
    return;
  case PK::Bind:
    if (P.Sub)
      testPattern(*P.Sub, V, Fail);
    return;
  case PK::Literal:
    return testLiteral(P, V, Fail);
  case PK::Range: {
    Value *Have = load(V.Ty, V.Addr);
    auto *Ty = cast<IntegerType>(Have->getType());
    auto Bound = [&](const APInt &N) {
      return ConstantInt::get(Ty, N.zextOrTrunc(Ty->getBitWidth()));
    };
    bool Signed = V.Ty->is(TypeKind::Int) && V.Ty->isSigned();
    failUnless(B.CreateICmp(Signed ? CmpInst::ICMP_SGE : CmpInst::ICMP_UGE,
                            Have, Bound(P.Low)),
               Fail);
    return failUnless(
        B.CreateICmp(Signed ? CmpInst::ICMP_SLE : CmpInst::ICMP_ULE, Have,
                     Bound(P.High)),
        Fail);
  }
  case PK::Variant: {
    Place Seen = V;
    Seen.Variant = P.Variant->Index;
    if (layout(V.Ty).TK != TypeLayout::NoTag)
      failUnless(
          B.CreateICmpEQ(readVariant(V), variantNumber(V.Ty, Seen.Variant)),
          Fail);
    for (const hir::FieldPat &Part : P.Fields)
      testPattern(*Part.Pat, fieldOf(Seen, Part.Field), Fail);
    return;
  }
  case PK::Tuple:
    for (const hir::FieldPat &Part : P.Fields)
      testPattern(*Part.Pat, fieldOf(V, Part.Field), Fail);
    return;
  case PK::Deref:
    if (P.Sub)
      testPattern(*P.Sub, patternDeref(V), Fail);
    return;
  case PK::Or: {
    BasicBlock *Matches = block("alternative.matches");
    for (const Pattern *A : P.Alts) {
      BasicBlock *Next = A == P.Alts.back() ? Fail : block("alternative");
      testPattern(*A, V, Next);
      B.CreateBr(Matches);
      if (Next != Fail)
        B.SetInsertPoint(Next);
    }
    B.SetInsertPoint(Matches);
    return;
  }
  case PK::Slice:
    return testSlice(P, V, Fail);
  }
}

Place FunctionLowering::patternDeref(const Place &V) {
  if (L.isBox(V.Ty))
    return boxContents(V);
  return derefOf(V.Ty, load(V.Ty, V.Addr));
}

// --- Bindings ----------------------------------------------------------------

void FunctionLowering::forEachBinding(const Pattern &P,
                                      function_ref<void(const Pattern &)> Do) {
  if (P.K == PK::Bind)
    Do(P);
  if (P.Sub)
    forEachBinding(*P.Sub, Do);
  for (const hir::FieldPat &Part : P.Fields)
    forEachBinding(*Part.Pat, Do);
  if (P.K == PK::Or) // all bind the same
    return forEachBinding(*P.Alts[0], Do);
  for (const Pattern *A : P.Alts)
    forEachBinding(*A, Do);
}

/// `let x;`
void FunctionLowering::declareBindings(const Pattern &P, ScopeId S) {
  forEachBinding(P, [&](const Pattern &Bind) {
    Place V = declareLocal(*Bind.L, S);
    setFlags(V.Path, false);
    pushDrop(S, V);
  });
}

bool FunctionLowering::bindsInPlace(const Pattern &P, const Place &V,
                                    BindFor For) const {
  if (!V.Temporary || For == BindFor::Guard)
    return false;
  bool All = true;
  auto Look = [&](auto &Self, const Pattern &X) -> void {
    // The place must be the same in each case, and of one name only.
    if (X.K == PK::Or || X.K == PK::Slice || X.K == PK::Deref || X.Sub)
      All = false;
    for (const hir::FieldPat &Part : X.Fields)
      Self(Self, *Part.Pat);
  };
  Look(Look, P);
  return All;
}

void FunctionLowering::bindPattern(const Pattern &P, const Place &V, ScopeId S,
                                   BindFor For) {
  SmallVector<const Pattern *, 4> Bound;
  bool InPlace = bindsInPlace(P, V, For);
  forEachBinding(P, [&](const Pattern &Bind) {
    bool Takes = Bind.M == Pattern::Move && L.needsDrop(mono(Bind.L->Ty));
    if (For == BindFor::AfterGuard && !Takes)
      return; // done for the guard
    Bound.push_back(&Bind);
    bool ByValue = Bind.M == Pattern::Move || Bind.M == Pattern::Copy;
    if (InPlace && ByValue && layout(Bind.L->Ty).isIndirect())
      Locals.erase(Bind.L);
    else if (For != BindFor::Guard || !Takes)
      declareLocal(*Bind.L, S);
  });
  if (Bound.empty())
    return;
  initBindings(P, V, For);
  if (For == BindFor::Guard)
    return;
  for (const Pattern *Bind : Bound) {
    Place X = Locals[Bind->L];
    setFlags(X.Path, true);
    pushDrop(S, X);
  }
}

void FunctionLowering::initBinding(const Pattern &P, const Place &V,
                                   BindFor For) {
  if (P.M == Pattern::Ref || P.M == Pattern::RefMut) {
    if (For != BindFor::AfterGuard)
      store(P.L->Ty, pointerTo(V), Locals[P.L].Addr);
    return;
  }
  bool Takes = P.M == Pattern::Move && L.needsDrop(mono(P.L->Ty));
  if (For == BindFor::Guard && Takes) {
    Place Alias = V;
    Alias.Path = nullptr;
    Locals[P.L] = Alias;
    return;
  }
  if (For == BindFor::AfterGuard && !Takes)
    return;
  Place &X = Locals[P.L];
  if (!X.Addr) { // bindsInPlace
    X.Ty = V.Ty;
    X.Addr = V.Addr;
    X.Path = Moves.of(P.L);
    createFlags(X.Path, P.L->Name);
    return setFlags(V.Path, false);
  }
  Value *To = X.memory();
  store(X.Ty, readPlace(V, To, P.M == Pattern::Move), To);
}

void FunctionLowering::initBindings(const Pattern &P, const Place &V,
                                    BindFor For) {
  switch (P.K) {
  case PK::Bind:
    // What is inside first: the whole may be moved away.
    if (P.Sub)
      initBindings(*P.Sub, V, For);
    return initBinding(P, V, For);
  case PK::Variant: {
    Place Seen = V;
    Seen.Variant = P.Variant->Index;
    for (const hir::FieldPat &Part : P.Fields)
      initBindings(*Part.Pat, fieldOf(Seen, Part.Field), For);
    return;
  }
  case PK::Tuple:
    for (const hir::FieldPat &Part : P.Fields)
      initBindings(*Part.Pat, fieldOf(V, Part.Field), For);
    return;
  case PK::Deref:
    if (P.Sub)
      initBindings(*P.Sub, patternDeref(V), For);
    return;
  case PK::Or: {
    bool Binds = false;
    forEachBinding(P, [&](const Pattern &) { Binds = true; });
    if (!Binds)
      return;
    // Which alternative was it?
    BasicBlock *Done = block("bound");
    for (const Pattern *A : P.Alts) {
      BasicBlock *Next = block("alternative");
      testPattern(*A, V, Next);
      initBindings(*A, V, For);
      B.CreateBr(Done);
      B.SetInsertPoint(Next);
    }
    B.CreateUnreachable();
    B.SetInsertPoint(Done);
    return;
  }
  case PK::Slice:
    for (unsigned I = 0; I < P.Alts.size(); ++I)
      initBindings(*P.Alts[I], slicePart(P, V, I), For);
    return;
  default:
    return;
  }
}

} // namespace traitc
