//===- LowerCoroutine.cpp - Async bodies as coroutines --------------------===//
//
// The frame of a coroutine: how it comes to be, suspends, completes, unwinds
// and is destroyed.
//
//   entry:    coro.id, memory, coro.begin; the parameters move into the frame
//             no memory: RefusedHandle is returned, nothing is done
//             cx null: the initial suspend
//   body:     ...; every suspend has an edge that drops what is alive
//   complete: in the ramp the frame is freed and null returned; else the final
//             suspend, where whoever holds the handle destroys it
//   unwind:   out of the ramp, or while it is being destroyed: the frame is
//             freed. Out of a resume: done; the holder destroys it.
//
//===----------------------------------------------------------------------===//

#include "dynasync/Contract.h"
#include "lower/Coroutine.h"
#include "llvm/IR/Intrinsics.h"

using namespace llvm;

namespace traitc {

static Value *none(FunctionLowering &FL) {
  return ConstantTokenNone::get(FL.M.C);
}

/// Frees the memory, unless the frame is a part of somebody else's.
static void emitFree(FunctionLowering &FL) {
  IRBuilder<> &B = FL.B;
  CoroutineState &S = *FL.Coro;
  Value *Memory = B.CreateIntrinsic(B.getPtrTy(), Intrinsic::coro_free,
                                    {S.Id, S.Handle}, nullptr, "memory");
  BasicBlock *Free = FL.block("free"), *Freed = FL.block("freed");
  B.CreateCondBr(B.CreateIsNotNull(Memory, "own"), Free, Freed);
  B.SetInsertPoint(Free);
  llvm::Type *Word = FL.L.word();
  Value *Size =
      B.CreateIntrinsic(Word, Intrinsic::coro_size, {}, nullptr, "size");
  Value *Align =
      B.CreateIntrinsic(Word, Intrinsic::coro_align, {}, nullptr, "align");
  B.CreateCall(FL.M.deallocFn(), {Memory, Size, Align})->setDoesNotThrow();
  B.CreateBr(Freed);
  B.SetInsertPoint(Freed);
}

static void emitBegin(FunctionLowering &FL, CoroutineState &S) {
  IRBuilder<> &B = FL.B;
  S.Id = B.CreateIntrinsic(llvm::Type::getTokenTy(FL.M.C), Intrinsic::coro_id,
                           {B.getInt32(0), S.Promise,
                            ConstantPointerNull::get(FL.L.ptr()),
                            ConstantPointerNull::get(FL.L.ptr())},
                           nullptr, "id");
  Value *Need = B.CreateIntrinsic(B.getInt1Ty(), Intrinsic::coro_alloc, {S.Id},
                                  nullptr, "need");
  BasicBlock *Entry = B.GetInsertBlock(), *Allocate = FL.block("allocate"),
             *Begin = FL.block("begin");
  B.CreateCondBr(Need, Allocate, Begin);
  B.SetInsertPoint(Allocate);
  llvm::Type *Word = FL.L.word();
  Value *Size =
      B.CreateIntrinsic(Word, Intrinsic::coro_size, {}, nullptr, "size");
  Value *Align =
      B.CreateIntrinsic(Word, Intrinsic::coro_align, {}, nullptr, "align");
  Value *Memory = B.CreateCall(FL.M.allocFn(), {Size, Align}, "memory");
  // The allocator never gives null: the test is for what the passes put in its
  // place, a keeper that may refuse.
  BasicBlock *Refused = FL.block("refused");
  B.CreateCondBr(B.CreateIsNull(Memory, "none"), Refused, Begin);
  B.SetInsertPoint(Refused);
  B.CreateRet(refusedHandle(FL));
  B.SetInsertPoint(Begin);
  PHINode *Frame = B.CreatePHI(FL.L.ptr(), 2, "frame");
  Frame->addIncoming(ConstantPointerNull::get(FL.L.ptr()), Entry);
  Frame->addIncoming(Memory, Allocate);
  S.Handle = B.CreateIntrinsic(FL.L.ptr(), Intrinsic::coro_begin, {S.Id, Frame},
                               nullptr, "handle");
}

Constant *refusedHandle(FunctionLowering &FL) {
  return ConstantExpr::getIntToPtr(FL.M.word(RefusedHandle), FL.L.ptr());
}

static Value *promisePart(FunctionLowering &FL, Value *Promise, unsigned I,
                          const Twine &Name) {
  return FL.B.CreateStructGEP(FL.L.fatVtable(), Promise, I, Name);
}

/// The switch of one suspend: [0: Resumed, 1: Cancelled].
static SwitchInst *emitSwitch(FunctionLowering &FL, bool Final,
                              BasicBlock *Resumed, BasicBlock *Cancelled) {
  IRBuilder<> &B = FL.B;
  Value *What =
      B.CreateIntrinsic(B.getInt8Ty(), Intrinsic::coro_suspend,
                        {none(FL), B.getInt1(Final)}, nullptr, "suspend");
  SwitchInst *Switch = B.CreateSwitch(What, FL.Coro->Suspended, 2);
  Switch->addCase(B.getInt8(0), Resumed);
  Switch->addCase(B.getInt8(1), Cancelled);
  return Switch;
}

static void emitInitialSuspend(FunctionLowering &FL, Value *Context,
                               ArrayRef<const Type *> Params,
                               ArrayRef<Value *> Addrs, bool ParamsOwned) {
  IRBuilder<> &B = FL.B;
  CoroutineState &S = *FL.Coro;
  BasicBlock *Initial = FL.block("initial"), *Started = FL.block("started"),
             *Cancel = FL.block("cancel"), *Body = FL.block("body");
  B.CreateCondBr(B.CreateIsNull(Context, "create"), Initial, Body);
  B.SetInsertPoint(Initial);
  S.Initial = emitSwitch(FL, false, Started, Cancel);
  B.SetInsertPoint(Cancel);
  B.CreateStore(B.getTrue(), S.Cancelled);
  if (ParamsOwned) {
    // As the fields of a struct: in order.
    ScopeId Scope = FL.openScope();
    for (size_t I = Params.size(); I-- > 0;)
      FL.pushDrop(Scope, FL.makePlace(Params[I], Addrs[I]));
    FL.closeScope(Scope);
  } else {
    FL.emitCleanups(0, S.Destroy);
  }
  B.CreateBr(S.Destroy);
  B.SetInsertPoint(Started);
  B.CreateStore(B.getFalse(), S.Cancelled);
  B.CreateBr(Body);
  B.SetInsertPoint(Body);
}

SmallVector<Value *, 6>
beginCoroutine(FunctionLowering &FL, CoroutineState &S,
               ArrayRef<const Type *> Params,
               function_ref<void(ArrayRef<Value *>)> Early) {
  IRBuilder<> &B = FL.B;
  FL.Coro = &S;
  FL.F->setPresplitCoroutine();
  // Who polls it writes into the promise before, and waits.
  FL.F->addFnAttr(dynasync::PrivateFrameAttr);
  Align PtrAlign = FL.L.DL.getPointerABIAlignment(0);
  S.Promise = FL.allocaRaw(FL.L.fatVtable(), PtrAlign, "promise");
  S.Cancelled = FL.allocaRaw(B.getInt1Ty(), Align(1), "cancelled");
  S.Suspended = FL.block("suspended");
  S.Destroy = FL.block("destroy");
  emitBegin(FL, S);
  Value *Out = FL.F->getArg(FL.F->arg_size() - 2);
  Value *Context = FL.F->getArg(FL.F->arg_size() - 1);
  Out->setName("out");
  Context->setName("cx");
  B.CreateStore(Out, promisePart(FL, S.Promise, 0, "promise.out"));
  B.CreateStore(Context, promisePart(FL, S.Promise, 1, "promise.cx"));
  B.CreateStore(B.getFalse(), S.Cancelled);

  SmallVector<Value *, 6> Addrs;
  unsigned Arg = 0;
  for (const Type *T : Params) {
    const TypeLayout &TL = FL.L.of(T);
    if (TL.isZero()) {
      Addrs.push_back(FL.dangling(T));
      continue;
    }
    Value *V = FL.F->getArg(Arg++);
    AllocaInst *A = FL.allocaOf(T, "param");
    if (TL.isDirect())
      FL.store(T, V, A);
    else
      FL.copy(T, A, V);
    Addrs.push_back(A);
  }
  if (Early)
    Early(Addrs);
  emitInitialSuspend(FL, Context, Params, Addrs, !Early);
  FL.ReturnBlock = FL.block("complete");
  return Addrs;
}

void endCoroutine(FunctionLowering &FL) {
  IRBuilder<> &B = FL.B;
  CoroutineState &S = *FL.Coro;
  BasicBlock *Now = FL.block("ready.now"), *Final = FL.block("final"),
             *Never = FL.block("never"), *End = FL.block("end");
  // A body that never ends keeps its final suspend: what unwinds out of a
  // resume is said to have got there. Nobody gives the value 2.
  S.Initial->addCase(B.getInt8(2), B.GetInsertBlock());
  B.CreateCondBr(B.CreateIntrinsic(B.getInt1Ty(), Intrinsic::coro_is_in_ramp,
                                   {}, nullptr, "in.ramp"),
                 Now, Final);
  B.SetInsertPoint(Now);
  emitFree(FL);
  BasicBlock *Freed = B.GetInsertBlock();
  B.CreateBr(End);
  B.SetInsertPoint(Final);
  emitSwitch(FL, true, Never, S.Destroy);
  B.SetInsertPoint(Never);
  B.CreateUnreachable();
  B.SetInsertPoint(S.Destroy);
  emitFree(FL);
  BasicBlock *Destroyed = B.GetInsertBlock();
  B.CreateBr(End);
  B.SetInsertPoint(S.Suspended);
  B.CreateBr(End);
  B.SetInsertPoint(End);
  PHINode *Result = B.CreatePHI(FL.L.ptr(), 3, "result");
  Constant *Null = ConstantPointerNull::get(FL.L.ptr());
  Result->addIncoming(Null, Freed);
  Result->addIncoming(Null, Destroyed);
  Result->addIncoming(S.Handle, S.Suspended);
  B.CreateIntrinsic(B.getVoidTy(), Intrinsic::coro_end,
                    {Null, B.getFalse(), none(FL)});
  B.CreateRet(Result);
}

void FunctionLowering::emitCoroUnwind() {
  BasicBlock *Mine = block("unwind.free"), *Holders = block("unwind.done"),
             *On = block("unwind.on");
  Value *InRamp = B.CreateIntrinsic(B.getInt1Ty(), Intrinsic::coro_is_in_ramp,
                                    {}, nullptr, "in.ramp");
  Value *Cancelled =
      B.CreateLoad(B.getInt1Ty(), Coro->Cancelled, "is.cancelled");
  B.CreateCondBr(B.CreateOr(InRamp, Cancelled), Mine, Holders);
  B.SetInsertPoint(Mine);
  emitFree(*this);
  B.CreateBr(On);
  B.SetInsertPoint(Holders);
  B.CreateIntrinsic(
      B.getVoidTy(), Intrinsic::coro_end,
      {ConstantPointerNull::get(L.ptr()), B.getTrue(), none(*this)});
  B.CreateBr(On);
  B.SetInsertPoint(On);
  AllocaInst *Exn = exceptionSlot();
  B.CreateResume(B.CreateLoad(Exn->getAllocatedType(), Exn, "exception"));
}

void emitSuspend(FunctionLowering &FL) {
  IRBuilder<> &B = FL.B;
  CoroutineState &S = *FL.Coro;
  BasicBlock *Resumed = FL.block("resumed"), *Cancel = FL.block("cancel");
  emitSwitch(FL, false, Resumed, Cancel);
  B.SetInsertPoint(Cancel);
  B.CreateStore(B.getTrue(), S.Cancelled);
  FL.emitCleanups(0, S.Destroy);
  B.CreateBr(S.Destroy);
  B.SetInsertPoint(Resumed);
  B.CreateStore(B.getFalse(), S.Cancelled);
}

Value *loadOut(FunctionLowering &FL) {
  return FL.B.CreateLoad(
      FL.L.ptr(), promisePart(FL, FL.Coro->Promise, 0, "promise.out"), "out");
}

Value *loadContext(FunctionLowering &FL) {
  return FL.B.CreateLoad(
      FL.L.ptr(), promisePart(FL, FL.Coro->Promise, 1, "promise.cx"), "cx");
}

// --- Other coroutines --------------------------------------------------------

void storePromise(FunctionLowering &FL, Value *Handle, Value *Out,
                  Value *Context) {
  IRBuilder<> &B = FL.B;
  unsigned PtrBytes = FL.L.DL.getPointerABIAlignment(0).value();
  Value *Promise = B.CreateIntrinsic(
      FL.L.ptr(), Intrinsic::coro_promise,
      {Handle, B.getInt32(PtrBytes), B.getFalse()}, nullptr, "child.promise");
  if (Out)
    B.CreateStore(Out, promisePart(FL, Promise, 0, "child.out"));
  B.CreateStore(Context, promisePart(FL, Promise, 1, "child.cx"));
}

Value *emitDone(FunctionLowering &FL, Value *Handle) {
  return FL.B.CreateIntrinsic(FL.B.getInt1Ty(), Intrinsic::coro_done, {Handle},
                              nullptr, "done");
}

void emitHandleCall(FunctionLowering &FL, Intrinsic::ID What, Value *Handle) {
  FL.emitCall(Intrinsic::getOrInsertDeclaration(&FL.M.Mod, What), {Handle});
}

void awaitHandle(FunctionLowering &FL, Value *Handle,
                 function_ref<void()> Refused) {
  IRBuilder<> &B = FL.B;
  BasicBlock *Pending = FL.block("pending"), *Completed = FL.block("completed"),
             *Awaited = FL.block("awaited");
  B.CreateCondBr(B.CreateIsNull(Handle, "now"), Awaited, Pending);
  B.SetInsertPoint(Pending);
  if (Refused) {
    BasicBlock *No = FL.block("refused"), *Made = FL.block("made");
    B.CreateCondBr(B.CreateICmpNE(Handle, refusedHandle(FL)), Made, No,
                   FL.unlikelyWeights());
    B.SetInsertPoint(No);
    Refused();
    B.SetInsertPoint(Made);
  }
  CleanupId Owned = FL.pushGuard([Handle](FunctionLowering &In) {
    emitHandleCall(In, Intrinsic::coro_destroy, Handle);
  });
  BasicBlock *Loop = FL.block("wait");
  B.CreateBr(Loop);
  B.SetInsertPoint(Loop);
  emitSuspend(FL);
  storePromise(FL, Handle, nullptr, loadContext(FL));
  emitHandleCall(FL, Intrinsic::coro_resume, Handle);
  B.CreateCondBr(emitDone(FL, Handle), Completed, Loop);
  FL.deactivate(Owned);
  B.SetInsertPoint(Completed);
  // Nothing is left in it that could unwind.
  B.CreateIntrinsic(B.getVoidTy(), Intrinsic::coro_destroy, {Handle})
      ->setDoesNotThrow();
  B.CreateBr(Awaited);
  B.SetInsertPoint(Awaited);
}

void pollHandle(FunctionLowering &FL, Value *Handle, Value *Out, SMLoc Loc) {
  IRBuilder<> &B = FL.B;
  BasicBlock *Over = FL.block("over"), *Poll = FL.block("poll"),
             *Wait = FL.block("wait"), *Ready = FL.block("ready");
  B.CreateCondBr(emitDone(FL, Handle), Over, Poll);
  B.SetInsertPoint(Over);
  FL.emitPanic(ResumedAfterCompletion, Loc);
  B.SetInsertPoint(Poll);
  storePromise(FL, Handle, Out, loadContext(FL));
  emitHandleCall(FL, Intrinsic::coro_resume, Handle);
  B.CreateCondBr(emitDone(FL, Handle), Ready, Wait);
  B.SetInsertPoint(Wait);
  emitSuspend(FL);
  B.CreateBr(Poll);
  B.SetInsertPoint(Ready);
}

SmallVector<Value *, 6> loadFields(FunctionLowering &FL, const Type *Future,
                                   Value *Addr) {
  SmallVector<Value *, 6> Args;
  auto Add = [&](const Type *T, Value *At) {
    const TypeLayout &TL = FL.L.of(T);
    if (!TL.isZero())
      Args.push_back(TL.isDirect() ? FL.load(T, At) : At);
  };
  if (Future->closure()) {
    Add(Future, Addr);
    return Args;
  }
  Place P;
  P.Ty = Future;
  P.Addr = Addr;
  SmallVector<const Type *, 4> Fields = FL.L.fieldTypes(Future);
  for (unsigned I = 0; I < Fields.size(); ++I)
    if (!FL.L.of(Fields[I]).isZero())
      Add(Fields[I], FL.fieldOf(P, I).memory());
  return Args;
}

static CallBase *emitCoroutineCall(FunctionLowering &FL, const Type *Future,
                                   ArrayRef<Value *> Fields, Value *Out,
                                   Value *Context,
                                   ArrayRef<OperandBundleDef> Bundles = {}) {
  Constant *Null = ConstantPointerNull::get(FL.L.ptr());
  SmallVector<Value *, 8> Args(Fields);
  Args.push_back(Out ? Out : Null);
  Args.push_back(Context ? Context : Null);
  CallBase *Call =
      FL.emitCall(FL.M.coroutineFor(Future), Args, "future", Bundles);
  FL.locate(*Call, FL.Here);
  return Call;
}

static void markElided(FunctionLowering &FL, CallBase &Call) {
  Call.addFnAttr(Attribute::CoroElideSafe);
  Call.addFnAttr(Attribute::get(FL.M.C, dynasync::StrategyAttr, "elide"));
}

Value *createCoroutine(FunctionLowering &FL, const Type *Future,
                       ArrayRef<Value *> Fields, bool Heap) {
  CallBase *Call = emitCoroutineCall(FL, Future, Fields, nullptr, nullptr);
  if (!Heap)
    markElided(FL, *Call);
  return Call;
}

void awaitCoroutine(FunctionLowering &FL, const Type *Future,
                    ArrayRef<Value *> Fields, Value *Out) {
  // The frame takes the place of this, which is free again afterwards: frames
  // of awaits that follow each other may overlap. So it ends on every way out.
  AllocaInst *Frame = FL.allocaRaw(FL.B.getInt8Ty(), Align(1), "awaited.frame");
  ScopeId S = FL.openScope();
  FL.B.CreateLifetimeStart(Frame);
  FL.pushCleanup(
      S, [Frame](FunctionLowering &In) { In.B.CreateLifetimeEnd(Frame); });
  OperandBundleDef Bundle(dynasync::FrameBundle, ArrayRef<Value *>{Frame});
  CallBase *Call =
      emitCoroutineCall(FL, Future, Fields, Out, loadContext(FL), Bundle);
  markElided(FL, *Call);
  awaitHandle(FL, Call);
  FL.closeScope(S);
}

// --- The result --------------------------------------------------------------

/// Does evaluating \p E suspend this coroutine?
static bool awaits(const hir::Expr &E) {
  if (E.K == hir::ExprKind::Await)
    return true;
  bool Found = false;
  hir::forEachChild(E, [&](const hir::Expr &C) { Found |= awaits(C); });
  return Found;
}

void FunctionLowering::lowerCoroReturn(const hir::Expr *E) {
  if (!E)
    return;
  const Type *T = Coro->Output;
  const TypeLayout &TL = layout(T);
  if (TL.isZero()) {
    lowerInto(*E, dangling(T));
  } else if (TL.isDirect()) {
    Value *V = lowerValue(*E);
    if (V && !isDead())
      store(T, V, loadOut(*this));
  } else if (!awaits(*E)) {
    lowerInto(*E, loadOut(*this));
  } else {
    // *Out may be another place at the next poll.
    AllocaInst *Result = allocaOf(T, "result");
    lowerInto(*E, Result);
    if (!isDead())
      copy(T, loadOut(*this), Result);
  }
}

// --- The module's ------------------------------------------------------------

SmallVector<const Type *, 4> coroutineParams(Layouts &L, const Type *Future) {
  if (Future->closure())
    return {Future};
  return L.fieldTypes(Future);
}

FunctionType *ModuleLowering::coroutineType(const Type *Future) {
  SmallVector<llvm::Type *, 8> Params;
  for (const Type *T : coroutineParams(L, Future)) {
    const TypeLayout &TL = L.of(T);
    if (!TL.isZero())
      Params.push_back(TL.isDirect() ? TL.Value : L.ptr());
  }
  Params.append(2, L.ptr());
  return FunctionType::get(L.ptr(), Params, false);
}

Function *ModuleLowering::coroutineFor(const Type *Future) {
  if (Function *F = Coroutines.lookup(Future))
    return F;
  FnDef *Fn = Future->fn();
  std::string Name = Fn ? nameOf(FnRef{Fn, Future->args()}) : nameOf(Future);
  Function *F = createFunction(
      coroutineType(Future), Name, [this, Future](Function *Into) {
        FnDef *Fn = Future->fn();
        hir::Body *Body = Fn ? bodyOf(*Fn) : Future->closure()->TheBody.get();
        if (!Body)
          return;
        setStrategy(*Into, *Body);
        FunctionLowering FL(*this, Into, Body, Future->args());
        CoroutineState State;
        State.Output = outputOf(Future, W);
        SmallVector<Value *, 6> Addrs =
            beginCoroutine(FL, State, coroutineParams(L, Future));
        if (Fn)
          FL.enterParams(Addrs);
        else
          FL.enterCaptures(Future, Addrs[0], /*Owned=*/true);
        FL.lowerRoot();
        FL.B.SetInsertPoint(FL.ReturnBlock);
        endCoroutine(FL);
        FL.finish();
      });
  Coroutines[Future] = F;
  return F;
}

const Type *outputOf(const Type *Future, World &W) {
  const Type *T =
      Future->fn() ? Future->fn()->AsyncOutput : Future->closure()->Ret;
  return monomorphize(T, Future->args(), W);
}

const Type *pollOf(const Type *T, World &W) {
  return W.Types.adt(W.adt(Lang::Poll), T);
}

} // namespace traitc
