//===- FutureGlue.cpp - Functions and drops that futures need -------------===//
//
// Future::poll of coroutines, drops of what dyn and Pin own, and the prelude's
// intrinsics that make coroutines of futures.
//
//===----------------------------------------------------------------------===//

#include "lower/Vtables.h"
#include "llvm/IR/Intrinsics.h"

using namespace llvm;

namespace traitc {

unsigned variantNamed(const Type *Enum, StringRef Name) {
  for (const auto &V : Enum->adt()->Variants)
    if (V->Name == Name)
      return V->Index;
  return 0;
}

unsigned readyVariant(const Type *Poll) { return variantNamed(Poll, "Ready"); }

static FnABI pollABI(ModuleLowering &M, const Type *Output) {
  const Type *Handle = M.W.Types.rawPtr(M.W.Types.unit(), true);
  return M.abiOf({Handle, Handle}, pollOf(Output, M.W));
}

static void writePollGlue(ModuleLowering &M, Function *F, const Type *Output) {
  FunctionLowering FL(M, F, nullptr, {});
  IRBuilder<> &B = FL.B;
  FnABI ABI = pollABI(M, Output);
  Value *Handle = F->getArg(ABI.firstParam());
  Value *Context = F->getArg(ABI.firstParam() + 1);
  Handle->setName("handle");
  Context->setName("cx");
  Place Poll;
  Poll.Ty = ABI.Ret;
  Poll.Addr = ABI.SRet ? F->getArg(0) : FL.memoryFor(ABI.Ret, "poll");
  Poll.Variant = variantNamed(ABI.Ret, "Ready");
  BasicBlock *Over = FL.block("over"), *Go = FL.block("go"),
             *Ready = FL.block("ready"), *Pending = FL.block("pending"),
             *Done = FL.block("done");
  B.CreateCondBr(emitDone(FL, Handle), Over, Go);
  B.SetInsertPoint(Over);
  FL.emitPanic(ResumedAfterCompletion, SMLoc());
  FL.unreachable();
  B.SetInsertPoint(Go);
  storePromise(FL, Handle, FL.fieldOf(Poll, 0).memory(), Context);
  emitHandleCall(FL, Intrinsic::coro_resume, Handle);
  B.CreateCondBr(emitDone(FL, Handle), Ready, Pending);
  B.SetInsertPoint(Ready);
  FL.writeVariant(ABI.Ret, Poll.Variant, Poll.Addr);
  B.CreateBr(Done);
  B.SetInsertPoint(Pending);
  FL.writeVariant(ABI.Ret, variantNamed(ABI.Ret, "Pending"), Poll.Addr);
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  FL.emitReturnValue(ABI, FL.load(ABI.Ret, Poll.Addr));
  FL.finish();
}

Function *pollGlue(ModuleLowering &M, const Type *Output) {
  Function *&Slot = M.dyn().PollGlues[Output];
  if (Slot)
    return Slot;
  FnABI ABI = pollABI(M, Output);
  Slot = M.createFunction(
      ABI.Ty, "poll<" + M.nameOf(Output) + ">",
      [&M, Output](Function *F) { writePollGlue(M, F, Output); });
  Slot->setAttributes(M.attributesOf(ABI));
  return Slot;
}

Function *destroyGlue(ModuleLowering &M) {
  Function *&Slot = M.dyn().Destroy;
  if (!Slot)
    Slot = M.createFunction(
        FunctionType::get(llvm::Type::getVoidTy(M.C), {M.L.ptr()}, false),
        "destroy", [&M](Function *F) {
          FunctionLowering FL(M, F, nullptr, {});
          emitHandleCall(FL, Intrinsic::coro_destroy, F->getArg(0));
          FL.B.CreateRetVoid();
          FL.finish();
        });
  return Slot;
}

Value *FunctionLowering::callFutureGlue(const FnRef &Fn,
                                        MutableArrayRef<Operand> Ops,
                                        Value *Dest, SMLoc Loc) {
  const Type *Self = Fn.As[0];
  if (isCloneMethod(*Fn.Fn) && L.isBox(Self) &&
      Self->args()[0]->is(TypeKind::Dyn)) {
    // Through the box to what it holds.
    const Type *Dyn = Self->args()[0];
    Operand Receiver;
    Receiver.Ty = W.Types.ref(Dyn, false);
    Receiver.V = load(Self, Ops[0].V, "box");
    Value *V = callVirtual({Fn.Fn, W.Types.save(Dyn)}, Receiver, Dest, Loc);
    return fat(part(V, 0, "data"), part(V, 1, "vtable"));
  }
  if (!Self->is(TypeKind::Future) || Ops.size() != 2) {
    M.Diags.error(Loc, "`" + M.nameOf(Fn) + "` cannot be called here");
    return nullptr;
  }
  const Type *Output = outputOf(Self, W);
  return callWithABI(pollGlue(M, Output), pollABI(M, Output), Ops, Dest,
                     "poll");
}

// --- Drops -------------------------------------------------------------------

void FunctionLowering::emitDropPinned(const Type *, Value *Handle) {
  emitHandleCall(*this, Intrinsic::coro_destroy, Handle);
}

void emitRelease(FunctionLowering &FL, Value *Data, Value *Vtable,
                 Value *Owner) {
  Place P;
  P.Ty = dynFutureOf(FL.W.Types.unit(), FL.W); // any: the vtable knows
  P.Addr = Data;
  P.Meta = Vtable;
  auto [Size, Align] = FL.sizeAndAlign(P);
  llvm::Type *Word = FL.L.word();
  FunctionCallee Release =
      FL.M.runtime("__dynasync_release_v1", FL.B.getVoidTy(),
                   {FL.L.ptr(), FL.L.ptr(), Word, Word}, /*NoUnwind=*/true);
  FL.B.CreateCall(Release, {Data, Owner, Size, Align});
}

void FunctionLowering::emitDropDynValue(Value *TripleAddr) {
  const Type *Any = dynFutureOf(W.Types.unit(), W);
  Value *V =
      B.CreateAlignedLoad(L.triple(), TripleAddr, L.of(Any).Align, "value");
  Value *Data = part(V, 0, "data"), *Vtable = part(V, 1, "vtable"),
        *Owner = part(V, 2, "owner");
  ScopeId S = openScope();
  pushCleanup(
      S, [=](FunctionLowering &FL) { emitRelease(FL, Data, Vtable, Owner); });
  Place Contents;
  Contents.Ty = Any;
  Contents.Addr = Data;
  Contents.Meta = Vtable;
  emitDrop(Contents);
  closeScope(S);
}

// --- Boxes -------------------------------------------------------------------

Value *allocateBox(FunctionLowering &FL, const Type *T) {
  const TypeLayout &TL = FL.layout(T);
  if (TL.Size == 0)
    return FL.dangling(T);
  return FL.emitCall(FL.M.allocFn(),
                     {FL.word(TL.Size), FL.word(TL.Align.value())}, "box");
}

Value *makeHeapCoroutine(FunctionLowering &FL, const Type *Future,
                         Value *Addr) {
  return createCoroutine(FL, Future, loadFields(FL, Future, Addr),
                         /*Heap=*/true);
}

/// A sized dyn value into a box of its own.
static Value *boxTriple(FunctionLowering &FL, const Type *Dyn, Value *V) {
  IRBuilder<> &B = FL.B;
  Place P;
  P.Ty = Dyn;
  P.Addr = FL.part(V, 0, "data");
  P.Meta = FL.part(V, 1, "vtable");
  Value *Owner = FL.part(V, 2, "owner");
  auto [Size, Align] = FL.sizeAndAlign(P);
  BasicBlock *Start = B.GetInsertBlock(), *Owned = FL.block("not.boxed"),
             *Move = FL.block("move"), *Done = FL.block("boxed");
  B.CreateCondBr(B.CreateIsNull(Owner), Done, Owned);
  B.SetInsertPoint(Owned);
  BasicBlock *MaybeEmpty = B.GetInsertBlock();
  B.CreateCondBr(B.CreateICmpEQ(Size, FL.word(0)), Done, Move);
  B.SetInsertPoint(Move);
  Value *Box = FL.emitCall(FL.M.allocFn(), {Size, Align}, "box");
  B.CreateMemCpy(Box, MaybeAlign(1), P.Addr, MaybeAlign(1), Size);
  emitRelease(FL, P.Addr, P.Meta, Owner);
  BasicBlock *Moved = B.GetInsertBlock();
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  PHINode *Data = B.CreatePHI(FL.L.ptr(), 3, "data");
  Data->addIncoming(P.Addr, Start);
  Data->addIncoming(P.Addr, MaybeEmpty);
  Data->addIncoming(Box, Moved);
  return FL.fat(Data, P.Meta);
}

Value *FunctionLowering::lowerFutureIntrinsic(StringRef Name, const FnRef &Fn,
                                              MutableArrayRef<Operand> Ops,
                                              Value *, SMLoc, bool &Handled) {
  Name = Name.ltrim('_');
  Handled = true;
  const Type *T = Fn.As.empty() ? nullptr : Fn.As[0];
  bool Future = T && T->is(TypeKind::Future);
  if (Name == "box_pin" && Future)
    return makeHeapCoroutine(*this, T, inMemory(*this, Ops[0]));
  if ((Name == "box_new" || Name == "box_pin") && T->is(TypeKind::Dyn))
    return boxTriple(*this, T, Ops[0].V);
  if (Name == "box_into_pin" && Future) {
    Value *Handle = makeHeapCoroutine(*this, T, Ops[0].V);
    emitBoxFree(T, Ops[0].V);
    return Handle;
  }
  // A handle, or the pointer that is pinned, thin or fat.
  if (Name == "pin_as_mut" && L.pointee(T))
    return load(T, Ops[0].V, "pinned");
  Handled = false;
  return nullptr;
}

} // namespace traitc
