//===- Glue.cpp - Drop and clone functions the compiler writes ------------===//
//
// One function a type that drops a value in place; Clone of tuples, arrays and
// closures.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

Function *ModuleLowering::dropGlue(const Type *T) {
  if (!L.needsDrop(T))
    return nullptr;
  if (Function *F = Drops.lookup(T))
    return F;
  llvm::Type *Void = llvm::Type::getVoidTy(C);
  bool Slice = T->is(TypeKind::Slice);
  FunctionType *Ty = Slice ? FunctionType::get(Void, {L.ptr(), L.word()}, false)
                           : FunctionType::get(Void, {L.ptr()}, false);
  std::function<void(Function *)> Write;
  if (mayInstantiate(T, SMLoc()))
    Write = [this, T](Function *F) {
      FunctionLowering FL(*this, F, nullptr, {});
      FL.lowerDropGlue(T);
    };
  Function *F = createFunction(Ty, "drop<" + nameOf(T) + ">", std::move(Write));
  F->addParamAttr(0, Attribute::NoUndef);
  F->addParamAttr(0, Attribute::NonNull);
  Drops[T] = F;
  return F;
}

void FunctionLowering::lowerDropGlue(const Type *T) {
  Place P;
  P.Ty = T;
  P.Addr = F->getArg(0);
  P.Addr->setName("self");
  if (T->is(TypeKind::Slice)) {
    P.Meta = F->getArg(1);
    P.Meta->setName("len");
  }
  emitDropParts(P);
  B.CreateRetVoid();
  finish();
}

void FunctionLowering::emitDropParts(const Place &P) {
  const Type *T = P.Ty;
  if (const Type *Future = L.pinnedFuture(T))
    return emitDropPinned(Future, load(T, P.Addr, "handle"));
  switch (T->kind()) {
  case TypeKind::Dyn:
    return emitDropDynValue(P.Addr);
  case TypeKind::Slice:
    return emitDropElements(T->inner(), P.Addr, P.Meta);
  case TypeKind::Array:
    return emitDropElements(T->inner(), P.Addr, word(T->length()));
  case TypeKind::Adt:
    if (L.isBox(T))
      return emitBoxDrop(T->args()[0], load(T, P.Addr, "box"));
    break;
  default:
    break;
  }
  ScopeId S = openScope();
  pushCleanup(S, [=](FunctionLowering &FL) { FL.emitDropFields(P); });
  if (T->is(TypeKind::Adt) && T->adt()->DropImpl) {
    FnDef *Drop = W.trait(Lang::Drop)->Methods[0].get();
    const Type *SelfArg[] = {T};
    Operand Self;
    Self.Ty = W.Types.ref(T, true);
    Self.V = P.Addr;
    callInstance({Drop, W.Types.save(SelfArg)}, Self, nullptr, T->adt()->Loc);
  }
  closeScope(S);
}

void FunctionLowering::emitDropFields(const Place &P) {
  const TypeLayout &TL = layout(P.Ty);
  auto Fields = [&](unsigned V) {
    ScopeId S = openScope();
    for (unsigned I = TL.Variants[V].Types.size(); I-- > 0;) {
      Place Seen = P;
      Seen.Variant = V;
      pushDrop(S, fieldOf(Seen, I));
    }
    closeScope(S);
  };
  if (TL.Variants.size() == 1)
    return Fields(0);
  BasicBlock *Done = block("done");
  SwitchInst *Switch = nullptr;
  for (unsigned V = 0; V < TL.Variants.size(); ++V) {
    if (none_of(TL.Variants[V].Types,
                [&](const Type *T) { return L.needsDrop(T); }))
      continue;
    if (!Switch)
      Switch = B.CreateSwitch(readVariant(P), Done);
    BasicBlock *Case = block(P.Ty->adt()->Variants[V]->Name);
    Switch->addCase(variantNumber(P.Ty, V), Case);
    B.SetInsertPoint(Case);
    Fields(V);
    B.CreateBr(Done);
  }
  if (!Switch)
    B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

/// A loop over the elements; when one of them panics, the others are dropped.
void FunctionLowering::emitDropElements(const Type *Element, Value *Addr,
                                        Value *Count) {
  AllocaInst *Index = allocaRaw(L.word(), Align(8), "index");
  B.CreateStore(word(0), Index);
  auto Loop = [=](FunctionLowering &FL) {
    BasicBlock *Head = FL.block("drop.next"), *Body = FL.block("drop.element"),
               *Done = FL.block("drop.done");
    IRBuilder<> &B = FL.B;
    B.CreateBr(Head);
    B.SetInsertPoint(Head);
    Value *I = B.CreateLoad(FL.L.word(), Index, "i");
    B.CreateCondBr(B.CreateICmpULT(I, Count), Body, Done);
    B.SetInsertPoint(Body);
    B.CreateStore(B.CreateAdd(I, FL.word(1), "", true), Index);
    FL.emitDropAt(Element, FL.elementAddress(Element, Addr, I));
    B.CreateBr(Head);
    B.SetInsertPoint(Done);
  };
  ScopeId S = openScope();
  CleanupId Rest = pushCleanup(S, Loop);
  Loop(*this);
  deactivate(Rest);
  closeScope(S);
}

// --- Clone -------------------------------------------------------------------

Function *ModuleLowering::cloneGlue(const Type *T) {
  if (Function *F = Clones.lookup(T))
    return F;
  FnABI ABI = abiOf({W.Types.ref(T, false)}, T);
  Function *F =
      createFunction(ABI.Ty, nameOf(T) + ".clone", [this, T, ABI](Function *F) {
        FunctionLowering FL(*this, F, nullptr, {});
        FL.lowerCloneGlue(T, ABI);
      });
  F->setAttributes(attributesOf(ABI));
  return Clones[T] = F;
}

void FunctionLowering::lowerCloneGlue(const Type *T, const FnABI &ABI) {
  const TypeLayout &TL = layout(T);
  Value *Self = F->getArg(ABI.firstParam());
  Self->setName("self");
  Value *Dest = ABI.SRet ? F->getArg(0) : memoryFor(T, "copy");
  FnDef *Clone = W.trait(Lang::Clone)->Methods[0].get();
  auto CloneAt = [this, Clone](const Type *E, Value *From, Value *To) {
    const Type *SelfArg[] = {E};
    Operand Op;
    Op.Ty = W.Types.ref(E, false);
    Op.V = From;
    Value *V = callInstance({Clone, W.Types.save(SelfArg)}, Op, To, SMLoc());
    store(E, V, To);
  };
  ScopeId S = openScope();
  SmallVector<CleanupId, 8> Made;
  if (M.isCopy(T)) {
    copy(T, Dest, Self);
  } else if (T->is(TypeKind::Array)) {
    const Type *E = T->inner();
    AllocaInst *Index = allocaRaw(L.word(), Align(8), "index");
    B.CreateStore(word(0), Index);
    if (L.needsDrop(E))
      Made.push_back(pushCleanup(S, [=](FunctionLowering &FL) {
        Value *N = FL.B.CreateLoad(FL.L.word(), Index, "made");
        FL.emitCall(FL.M.dropGlue(FL.W.Types.slice(E)), {Dest, N});
      }));
    BasicBlock *Head = block("next"), *Body = block("element"),
               *Done = block("done");
    B.CreateBr(Head);
    B.SetInsertPoint(Head);
    Value *I = B.CreateLoad(L.word(), Index, "i");
    B.CreateCondBr(B.CreateICmpULT(I, word(T->length())), Body, Done);
    B.SetInsertPoint(Body);
    CloneAt(E, elementAddress(E, Self, I), elementAddress(E, Dest, I));
    B.CreateStore(B.CreateAdd(I, word(1), "", true), Index);
    B.CreateBr(Head);
    B.SetInsertPoint(Done);
  } else {
    Place From, To;
    From.Ty = To.Ty = T;
    From.Addr = Self;
    To.Addr = Dest;
    for (unsigned I = 0; I < TL.Variants[0].Types.size(); ++I) {
      Place Part = fieldOf(To, I);
      CloneAt(Part.Ty, fieldOf(From, I).Addr, Part.Addr);
      Made.push_back(pushDrop(S, Part));
    }
  }
  for (CleanupId Id : reverse(Made))
    deactivate(Id);
  closeScope(S);
  if (TL.isDirect())
    B.CreateRet(load(T, Dest));
  else
    B.CreateRetVoid();
  finish();
}

} // namespace traitc
