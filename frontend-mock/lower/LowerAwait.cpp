//===- LowerAwait.cpp - `.await` ------------------------------------------===//
//
// Three forms: the call of a coroutine whose frame becomes a part of ours, the
// call of an async method through a vtable, and a loop around Future::poll.
//
//===----------------------------------------------------------------------===//

#include "lower/Vtables.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

unsigned readyVariant(const Type *Poll);
unsigned variantNamed(const Type *Enum, StringRef Name);

namespace {

/// What Future::poll is called with.
struct PollTarget {
  const Type *Self = nullptr; ///< Future::poll's Self
  Value *Pointer = nullptr;   ///< Pin<&mut Self>, thin or fat
};

} // namespace

/// Pointers are futures through what they point to.
static PollTarget pollTarget(FunctionLowering &FL, const Type *T, Value *Addr) {
  if (T->is(TypeKind::Dyn))
    return {T, FL.pointerTo(FL.makePlace(T, Addr))};
  if (FL.layout(T).Value == FL.L.triple()) // Placed<dyn Future>
    return pollTarget(FL, T->args()[0], Addr);
  const Type *To = FL.L.pointee(T);
  if (!To)
    return {T, Addr};
  Value *Pointer = FL.load(T, Addr, "future");
  if (To->is(TypeKind::Dyn) || FL.L.pinnedFuture(T))
    return {To, Pointer};
  return pollTarget(FL, To, Pointer);
}

/// Suspends as long as poll says Pending; the result goes to \p Out.
static void pollLoop(FunctionLowering &FL, const Type *T, Value *Addr,
                     Value *Out, SMLoc Loc) {
  IRBuilder<> &B = FL.B;
  World &W = FL.W;
  PollTarget Target = pollTarget(FL, T, Addr);
  if (Target.Self->is(TypeKind::Future))
    return pollHandle(FL, Target.Pointer, Out, Loc);
  const Type *Output = futureOutput(Target.Self, W);
  const Type *PollTy = pollOf(Output, W);
  const Type *SelfArg[] = {Target.Self};
  FnRef Poll{W.trait(Lang::Future)->Methods[0].get(), W.Types.save(SelfArg)};
  SmallVector<const Type *, 2> Params = methodParams(Poll, W);

  BasicBlock *Loop = FL.block("poll"), *Ready = FL.block("ready"),
             *Pending = FL.block("pending");
  Value *Memory = FL.memoryFor(PollTy, "polled");
  auto *Slot = dyn_cast<AllocaInst>(Memory);
  B.CreateBr(Loop);
  B.SetInsertPoint(Loop);
  if (Slot)
    B.CreateLifetimeStart(Slot);
  SmallVector<Operand, 2> Ops(2);
  Ops[0].Ty = Params[0];
  Ops[0].V = Target.Pointer;
  Ops[1].Ty = Params[1];
  Ops[1].V = loadContext(FL);
  FL.store(PollTy, FL.callInstance(Poll, Ops, Memory, Loc), Memory);
  Place Polled;
  Polled.Ty = PollTy;
  Polled.Addr = Memory;
  unsigned Variant = readyVariant(PollTy);
  B.CreateCondBr(
      B.CreateICmpEQ(FL.readVariant(Polled), FL.variantNumber(PollTy, Variant)),
      Ready, Pending);
  B.SetInsertPoint(Pending);
  if (Slot)
    B.CreateLifetimeEnd(Slot);
  emitSuspend(FL);
  B.CreateBr(Loop);
  B.SetInsertPoint(Ready);
  Polled.Variant = Variant;
  if (!FL.L.of(Output).isZero())
    FL.copy(Output, Out, FL.fieldOf(Polled, 0).memory());
  if (Slot)
    B.CreateLifetimeEnd(Slot);
}

/// The box of a future that was not polled.
static const Type *boxedFuture(FunctionLowering &FL, const Type *T) {
  if (!FL.L.isBox(T) || !T->args()[0]->is(TypeKind::Future))
    return nullptr;
  return T->args()[0];
}

void awaitValue(FunctionLowering &FL, const Type *T, Value *Addr, Value *Out,
                SMLoc Loc) {
  if (T->is(TypeKind::Future)) {
    return awaitCoroutine(FL, T, loadFields(FL, T, Addr), Out);
  }
  if (const Type *Future = boxedFuture(FL, T)) {
    // The arguments move out of the box, which then is of no use.
    Value *Box = FL.load(T, Addr, "box");
    ScopeId S = FL.openScope();
    FL.pushCleanup(S,
                   [=](FunctionLowering &In) { In.emitBoxFree(Future, Box); });
    awaitCoroutine(FL, Future, loadFields(FL, Future, Box), Out);
    return FL.closeScope(S);
  }
  ScopeId S = FL.openScope();
  FL.pushDrop(S, FL.makePlace(T, Addr));
  pollLoop(FL, T, Addr, Out, Loc);
  FL.closeScope(S);
}

/// The operand of an await, as the value that is polled.
static void awaitOperand(FunctionLowering &FL, const Expr &A,
                         const StrategyAttr &Given, Value *Out) {
  if (isDynCall(FL, A) && dynKindOf(*A.F.Fn) == DynKind::Async)
    return awaitDynCall(FL, A, Given, Out);
  const Type *T = FL.mono(A.Ty);
  if (A.K == ExprKind::CallUnsized)
    if (const Type *Hidden = hiddenResult(FL, A)) {
      // What is behind the `dyn Future` is known after all.
      SmallVector<Operand, 6> Ops = FL.lowerOperands(A.Elems);
      Value *Addr = FL.memoryFor(Hidden, "awaited");
      FL.store(Hidden, FL.callInstance(FL.mono(A.F), Ops, Addr, A.Loc), Addr);
      return awaitValue(FL, Hidden, Addr, Out, A.Loc);
    }
  if (T->is(TypeKind::Dyn) && A.K != ExprKind::Move) {
    ScopeId S = FL.openScope();
    Place P = FL.lowerUnsizedTemporary(A, S);
    pollLoop(FL, T, P.Triple, Out, A.Loc);
    return FL.closeScope(S);
  }
  // A call of an async fn: its arguments go straight to the coroutine.
  if (A.K == ExprKind::Call && T->is(TypeKind::Future) && T->fn()) {
    Instance I = resolveInstance(FL.mono(A.F), FL.W);
    if (I.K == Instance::Fn && I.F.Fn->Async) {
      SmallVector<Operand, 6> Ops = FL.lowerOperands(A.Elems);
      SmallVector<Value *, 8> Args;
      FL.appendArguments(Ops, Args);
      FL.liftGuards(Ops);
      return awaitCoroutine(FL, T, Args, Out);
    }
  }
  Value *Addr = FL.memoryFor(T, "awaited");
  FL.store(T, FL.lower(A, Addr), Addr);
  awaitValue(FL, T, Addr, Out, A.Loc);
}

Value *FunctionLowering::lowerAwait(const Expr &E, Value *Dest) {
  const Type *T = mono(E.Ty);
  const TypeLayout &TL = layout(T);
  if (!Coro) {
    M.Diags.error(E.Loc, "`.await` is only for async functions and blocks");
    return TL.isDirect() ? PoisonValue::get(TL.Value) : nullptr;
  }
  if (E.Strategy.Try)
    return lowerTried(E, Dest);
  Value *Out = Dest;
  AllocaInst *Slot = nullptr;
  if (!TL.isIndirect()) {
    Out = nullptr;
    if (TL.isDirect()) {
      Out = Slot = allocaOf(T, "output");
      B.CreateLifetimeStart(Slot);
    }
  }
  awaitOperand(*this, *E.A, E.Strategy, Out);
  if (T->is(TypeKind::Never))
    unreachable();
  if (!Slot)
    return nullptr;
  Value *V = load(T, Slot, "output");
  B.CreateLifetimeEnd(Slot);
  return V;
}

/// `#[dyn_async(try(N))]` of an await, or of a call whose value is used: a
/// Result.
Value *FunctionLowering::lowerTried(const Expr &E, Value *Dest) {
  const Type *T = mono(E.Ty);
  Place P;
  P.Ty = T;
  P.Addr = layout(T).isIndirect() ? Dest : memoryFor(T, "tried");
  P.Variant = variantNamed(T, "Ok");
  Place Ok = fieldOf(P, 0);
  BasicBlock *Refused = block("too.large"), *Done = block("tried");
  if (E.K == ExprKind::Await)
    awaitDynCall(*this, *E.A, E.Strategy,
                 layout(Ok.Ty).isZero() ? nullptr : Ok.Addr, Refused);
  else
    store(Ok.Ty,
          lowerDynValue(*this, *E.A, "", nullptr, /*Outlives=*/false, Refused),
          Ok.Addr);
  writeVariant(T, P.Variant, P.Addr);
  B.CreateBr(Done);
  B.SetInsertPoint(Refused);
  writeVariant(T, variantNamed(T, "Err"), P.Addr);
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  return load(T, P.Addr, "tried");
}

} // namespace traitc
