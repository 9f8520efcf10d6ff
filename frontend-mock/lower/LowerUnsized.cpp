//===- LowerUnsized.cpp - Values whose size the caller does not know ------===//
//
// Where they go: a box, a slot of this frame, a buffer, an arena; and pointers
// that become pointers to dyn types.
//
//===----------------------------------------------------------------------===//

#include "dynasync/Contract.h"
#include "lower/Vtables.h"
#include "llvm/IR/Intrinsics.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

// --- Pointers ----------------------------------------------------------------

Value *FunctionLowering::unsizeToDyn(Value *V, const Type *FromTy,
                                     const Type *ToTy) {
  const Type *From = L.pointee(FromTy), *To = L.pointee(ToTy);
  if (From->is(TypeKind::Dyn)) // in an instance of generic code
    return upcastDyn(V, FromTy, ToTy);
  Constant *Vtable = M.vtableFor(From, To);
  // A future that was not polled becomes a coroutine when its box may be
  // pinned.
  if (L.isBox(FromTy) && From->is(TypeKind::Future) && isFutureDyn(To, W)) {
    Value *Handle = makeHeapCoroutine(*this, From, V);
    emitBoxFree(From, V);
    return fat(Handle, Vtable);
  }
  return fat(V, Vtable);
}

/// `Box::new(value)`, `value.box`.
static bool makesBox(const Layouts &L, const FnDef &F) {
  if (F.Intrinsic)
    return F.Name == "__box_new";
  return F.Name == "new" && F.Impl && !F.Impl->Trait && L.isBox(F.Impl->SelfTy);
}

Value *FunctionLowering::lowerBoxedFuture(const Expr &E) {
  const Expr &A = *E.A;
  const Type *From = mono(A.Ty), *To = L.pointee(mono(E.Ty));
  if (A.K != ExprKind::Call || !L.isBox(From) || !makesBox(L, *A.F.Fn))
    return nullptr;
  const Type *Future = From->args()[0];
  if (!Future->is(TypeKind::Future) || !isFutureDyn(To, W))
    return nullptr;
  SmallVector<Operand, 6> Ops = lowerOperands(A.Elems);
  liftGuards(Ops);
  Value *Handle = makeHeapCoroutine(*this, Future, inMemory(*this, Ops[0]));
  return fat(Handle, M.vtableFor(Future, To));
}

Value *FunctionLowering::lowerPin(const Expr &E, ScopeId S) {
  const Expr &A = *E.A;
  const Type *T = mono(A.Ty);
  if (!T->is(TypeKind::Future))
    return pointerTo(lowerTemporary(A, S));
  Value *Addr = memoryFor(T, "pinned");
  store(T, lower(A, Addr), Addr);
  Value *Handle = createCoroutine(*this, T, loadFields(*this, T, Addr),
                                  /*Heap=*/false);
  AllocaInst *Kept = allocaRaw(L.ptr(), L.DL.getPointerABIAlignment(0), "pin");
  B.CreateStore(Handle, Kept);
  pushCleanup(S, [Kept](FunctionLowering &FL) {
    emitHandleCall(FL, Intrinsic::coro_destroy,
                   FL.B.CreateLoad(FL.L.ptr(), Kept, "pin"));
  });
  return Handle;
}

// --- Function pointers -------------------------------------------------------

/// A function with the parameters of async function \p F that gives a box.
static Function *reified(ModuleLowering &M, const FnRef &F, const Type *Box) {
  FnABI ABI = M.abiOf(methodParams(F, M.W), Box);
  Function *Made = M.createFunction(
      ABI.Ty, M.nameOf(F) + ".boxed", [&M, F, ABI, Box](Function *Into) {
        FunctionLowering FL(M, Into, nullptr, {});
        SmallVector<Operand, 6> Ops = FL.operandsFromArguments(ABI);
        const Type *Future = monomorphize(F.Fn->Ret, F.As, M.W);
        Value *Addr = FL.memoryFor(Future, "future");
        FL.store(Future, FL.callInstance(F, Ops, Addr, F.Fn->Loc), Addr);
        Value *Data;
        if (Future->is(TypeKind::Future)) {
          Data = makeHeapCoroutine(FL, Future, Addr);
        } else {
          Data = allocateBox(FL, Future);
          FL.copy(Future, Data, Addr);
        }
        FL.B.CreateRet(FL.fat(Data, M.vtableFor(Future, M.L.pointee(Box))));
        FL.finish();
      });
  Made->setAttributes(M.attributesOf(ABI));
  return Made;
}

Value *FunctionLowering::lowerReifyBoxed(const Expr &E) {
  lower(*E.A, nullptr);
  const Type *Item = mono(E.A->Ty), *Pointer = mono(E.Ty);
  FnRef Callee{Item->fn(), Item->args()};
  Instance I = resolveInstance(Callee, W);
  return reified(M, I.K == Instance::Fn ? I.F : Callee, Pointer->result());
}

// --- Functions written `-> dyn Trait` ----------------------------------------

const Type *hiddenResult(FunctionLowering &FL, const Expr &Call) {
  FnRef F = FL.mono(Call.F);
  if (Instance I = resolveInstance(F, FL.W); I.K == Instance::Fn)
    F = I.F;
  return FL.M.returnTypeOf(F);
}

/// A call of one whose result goes into \p Slot: through a table of one entry,
/// of which the passes make a shim.
static Value *callIntoSlot(FunctionLowering &FL, const FnRef &F,
                           MutableArrayRef<Operand> Ops, const Type *Hidden,
                           const Type *Dyn, Value *Slot) {
  LLVMContext &C = FL.M.C;
  bool Async = Hidden->is(TypeKind::Future) && isFutureDyn(Dyn, FL.W);
  GlobalVariable *Table = unsizedTable(FL.M, F, Hidden, Dyn);
  Value *Fn = FL.B.CreateAlignedLoad(
      FL.L.ptr(), Table, FL.L.DL.getPointerABIAlignment(0), F.Fn->Name);
  SmallVector<Value *, 8> Args;
  FL.appendArguments(Ops, Args);
  FL.liftGuards(Ops);
  if (Async)
    Args.append(2, ConstantPointerNull::get(FL.L.ptr()));
  SmallVector<llvm::Type *, 8> Tys;
  for (Value *A : Args)
    Tys.push_back(A->getType());
  llvm::Type *RetTy =
      Async ? static_cast<llvm::Type *>(FL.L.ptr()) : FL.L.triple();
  OperandBundleDef Bundle(dynasync::SlotBundle, ArrayRef<Value *>{Slot});
  CallBase *Call = FL.emitCall({FunctionType::get(RetTy, Tys, false), Fn}, Args,
                               F.Fn->Name, Bundle);
  Call->addFnAttr(Attribute::get(C, dynasync::NativeAttr, ""));
  FL.locate(*Call, FL.Here);
  if (!Async)
    return Call;
  return makeTriple(FL, Call, FL.M.vtableFor(Hidden, Dyn),
                    nothingToRelease(FL));
}

/// The triple of a call's result: in \p Slot, in a box, or in this frame.
static Value *callUnsized(FunctionLowering &FL, const Expr &E, Value *Slot,
                          bool Boxed) {
  FnRef F = FL.mono(E.F);
  const Type *Hidden = hiddenResult(FL, E), *Dyn = FL.mono(E.Ty);
  if (!Hidden)
    return PoisonValue::get(FL.L.triple());
  SmallVector<Operand, 6> Ops = FL.lowerOperands(E.Elems);
  if (Slot)
    return callIntoSlot(FL, F, Ops, Hidden, Dyn, Slot);
  Constant *Vtable = FL.M.vtableFor(Hidden, Dyn);
  bool Coroutine = Hidden->is(TypeKind::Future) && isFutureDyn(Dyn, FL.W);
  Value *Addr;
  CleanupId Free = 0;
  if (Boxed && !Coroutine) {
    Addr = allocateBox(FL, Hidden);
    Free = FL.pushGuard(
        [=](FunctionLowering &In) { In.emitBoxFree(Hidden, Addr); });
  } else {
    Addr = FL.memoryFor(Hidden, "value");
  }
  FL.store(Hidden, FL.callInstance(F, Ops, Addr, E.Loc), Addr);
  FL.deactivate(Free);
  Value *Owner = nothingToRelease(FL);
  if (Coroutine)
    Addr = makeHeapCoroutine(FL, Hidden, Addr);
  else if (Boxed && FL.layout(Hidden).Size)
    Owner = ConstantPointerNull::get(FL.L.ptr());
  return makeTriple(FL, Addr, Vtable, Owner);
}

// --- Unsized values ----------------------------------------------------------

/// The triple of any unsized value.
static Value *lowerUnsized(FunctionLowering &FL, const Expr &E,
                           StringRef Strategy, Value *Slot, bool Outlives) {
  switch (E.K) {
  case ExprKind::CallDyn:
    return lowerDynValue(FL, E, Strategy, Slot, Outlives);
  case ExprKind::Call:
    if (isDynCall(FL, E))
      return lowerDynValue(FL, E, Strategy, Slot, Outlives);
    break;
  case ExprKind::CallUnsized:
    return callUnsized(FL, E, Slot, Outlives);
  case ExprKind::Block:
    if (E.Stmts.empty() && E.A)
      return lowerUnsized(FL, *E.A, Strategy, Slot, Outlives);
    break;
  default:
    break;
  }
  FL.M.Diags.error(E.Loc, "this value has no size that is known here");
  return PoisonValue::get(FL.L.triple());
}

Place FunctionLowering::lowerUnsizedTemporary(const Expr &E, ScopeId S) {
  Value *V = lowerUnsized(*this, E, "", nullptr, /*Outlives=*/false);
  const Type *T = mono(E.Ty);
  Value *Addr = allocaOf(T, "value");
  store(T, V, Addr);
  Place P = makePlace(T, Addr);
  pushDrop(S, P);
  return P;
}

Value *FunctionLowering::lowerBoxUnsized(const Expr &E) {
  const Type *T = mono(E.A->Ty), *Box = mono(E.Ty);
  if (T->is(TypeKind::Dyn)) {
    Value *V = lowerUnsized(*this, *E.A, "box", nullptr, /*Outlives=*/true);
    Value *Fat = fat(part(V, 0, "data"), part(V, 1, "vtable"));
    return upcastDyn(Fat, W.Types.ref(T, true),
                     W.Types.ref(L.pointee(Box), true));
  }
  // Sized after all: constructed in the box.
  Value *Memory = allocateBox(*this, T);
  CleanupId Free =
      pushGuard([=](FunctionLowering &FL) { FL.emitBoxFree(T, Memory); });
  lowerInto(*E.A, Memory);
  deactivate(Free);
  if (L.pointee(Box)->is(TypeKind::Dyn))
    return unsizeToDyn(Memory, W.Types.adt(W.adt(Lang::Box), T), Box);
  return Memory;
}

/// The slot that a buffer or an arena makes.
static Value *slotIn(FunctionLowering &FL, const Expr &Where) {
  const Type *T = FL.mono(Where.Ty);
  Value *Pointer = FL.lowerValue(Where);
  const Type *To = FL.L.pointee(T);
  llvm::Type *Ptr = FL.L.ptr();
  if (To && To->is(TypeKind::Adt) && To->adt()->L == Lang::Arena)
    return FL.B.CreateCall(
        FL.M.runtime("traitc_arena_slot", Ptr, {Ptr}, /*NoUnwind=*/true),
        {Pointer}, "arena.slot");
  Value *Size = nullptr;
  if (To && (To->is(TypeKind::Array) || To->is(TypeKind::Slice))) {
    Place P = FL.derefOf(T, Pointer);
    Size = FL.sizeAndAlign(P).first;
    Pointer = P.Addr;
  }
  if (!Size) {
    FL.M.Diags.error(Where.Loc, "this is no place for a value: a buffer of "
                                "bytes or an `Arena` is");
    return ConstantPointerNull::get(FL.L.ptr());
  }
  return FL.B.CreateCall(FL.M.runtime("traitc_buffer_slot", Ptr,
                                      {Ptr, FL.L.word()}, /*NoUnwind=*/true),
                         {Pointer, Size}, "buffer.slot");
}

Value *FunctionLowering::lowerPlaceUnsized(const Expr &E, Value *Dest) {
  if (!E.B)
    return lowerTried(E, Dest);
  Value *Slot = slotIn(*this, *E.B);
  const Type *T = mono(E.A->Ty), *Result = mono(E.Ty);
  Value *V = lowerUnsized(*this, *E.A, "", Slot, /*Outlives=*/false);
  if (layout(Result).Value == L.triple()) // Placed<dyn Trait>
    return V;
  // A reference to what lives as long as this expression's temporaries.
  Value *Addr = allocaOf(T, "placed");
  store(T, V, Addr);
  Place P = makePlace(T, Addr);
  pushDrop(TempScope, P);
  return pointerTo(P);
}

} // namespace traitc
