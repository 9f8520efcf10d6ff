//===- LowerCall.cpp - Calls ----------------------------------------------===//
//
// Arguments, what a call resolves to, and calls under the plain ABI.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

SmallVector<Operand, 6> FunctionLowering::lowerOperands(ArrayRef<Expr *> Es) {
  SmallVector<Operand, 6> Ops;
  for (size_t I = 0; I < Es.size(); ++I)
    Ops.push_back(lowerOperand(*Es[I], Es.drop_front(I + 1)));
  return Ops;
}

/// The arguments of Fn::call and the like: receiver, then the parts of the
/// tuple.
SmallVector<Operand, 6>
FunctionLowering::lowerTupleOperands(ArrayRef<Expr *> Es) {
  SmallVector<Expr *, 6> Flat = {Es[0]};
  if (Es[1]->K == ExprKind::Tuple) {
    Flat.append(Es[1]->Elems.begin(), Es[1]->Elems.end());
    return lowerOperands(Flat);
  }
  SmallVector<Operand, 6> Ops = lowerOperands(Es);
  Operand Tuple = Ops.pop_back_val();
  explode(Tuple, Ops);
  return Ops;
}

void FunctionLowering::explode(const Operand &Tuple,
                               SmallVectorImpl<Operand> &Ops) {
  const TypeLayout &TL = layout(Tuple.Ty);
  Place All;
  All.Ty = Tuple.Ty;
  All.Addr = TL.isIndirect() ? Tuple.V : dangling(Tuple.Ty);
  CleanupId Guard = Tuple.Guard;
  for (unsigned I = 0; I < Tuple.Ty->args().size(); ++I) {
    Operand Op;
    Op.Ty = Tuple.Ty->args()[I];
    Op.Guard = std::exchange(Guard, 0);
    if (TL.isDirect() && !L.of(Op.Ty).isZero())
      Op.V = Tuple.V;
    else if (TL.isIndirect())
      Op.V = operandAt(Op.Ty, fieldOf(All, I));
    Ops.push_back(Op);
  }
  if (Guard)
    deactivate(Guard);
}

/// A value that is in memory as an operand has it.
Value *FunctionLowering::operandAt(const Type *T, const Place &P) {
  Value *Addr = P.memory();
  return L.of(T).isIndirect() ? Addr : load(T, Addr);
}

void FunctionLowering::liftGuards(ArrayRef<Operand> Ops) {
  for (const Operand &Op : reverse(Ops))
    deactivate(Op.Guard);
}

void FunctionLowering::appendArguments(ArrayRef<Operand> Ops,
                                       SmallVectorImpl<Value *> &Out) {
  for (const Operand &Op : Ops) {
    const TypeLayout &TL = layout(Op.Ty);
    if (!TL.isZero())
      Out.push_back(
          Op.V ? Op.V : PoisonValue::get(TL.isDirect() ? TL.Value : L.ptr()));
  }
}

Value *FunctionLowering::callWithABI(Value *Callee, const FnABI &ABI,
                                     MutableArrayRef<Operand> Ops, Value *Dest,
                                     const Twine &Name, SMLoc Loc) {
  SmallVector<Value *, 8> Args;
  if (ABI.SRet)
    Args.push_back(Dest ? Dest : allocaOf(ABI.Ret, "unused"));
  appendArguments(Ops, Args);
  if (ABI.Tracked)
    Args.push_back(Caller ? Caller : M.location(Loc));
  liftGuards(Ops);
  if (Args.size() != ABI.Ty->getNumParams()) {
    // Only after an argument that diverges.
    unreachable();
    return L.of(ABI.Ret).isDirect() ? PoisonValue::get(L.of(ABI.Ret).Value)
                                    : nullptr;
  }
  CallBase *Call = emitCall({ABI.Ty, Callee}, Args, Name);
  if (!isa<Function>(Callee))
    Call->setAttributes(M.attributesOf(ABI));
  if (ABI.Ret->is(TypeKind::Never)) {
    Call->setDoesNotReturn();
    unreachable();
  }
  return L.of(ABI.Ret).isDirect() ? Call : nullptr;
}

Value *FunctionLowering::lowerCall(const Expr &E, Value *Dest) {
  FnRef Ref = mono(E.F);
  Instance Known = resolveInstance(Ref, W);
  bool Tuple = takesArgumentTuple(*Ref.Fn) && E.Elems.size() == 2;
  SmallVector<Operand, 6> Ops =
      Tuple ? lowerTupleOperands(E.Elems) : lowerOperands(E.Elems);
  if (Known.K == Instance::Fn && Known.F.Fn->Async) {
    // The future of an async fn holds the arguments.
    const Type *T = monomorphize(Known.F.Fn->Ret, Known.F.As, W);
    return makeAggregate(T, Ops, Dest);
  }
  return callInstance(Ref, Ops, Dest, E.Loc, &E);
}

/// A struct-like value of its evaluated fields.
Value *FunctionLowering::makeAggregate(const Type *T,
                                       MutableArrayRef<Operand> Ops,
                                       Value *Dest) {
  const TypeLayout &TL = layout(T);
  liftGuards(Ops);
  if (TL.isIndirect()) {
    Place All = makePlace(T, Dest);
    for (unsigned I = 0; I < Ops.size(); ++I)
      moveOperand(Ops[I], fieldOf(All, I).memory());
    return nullptr;
  }
  Value *Only = nullptr;
  for (const Operand &Op : Ops)
    if (layout(Op.Ty).isDirect())
      Only = Op.V;
  return TL.isDirect() ? valueOf(TL, Only) : nullptr;
}

Value *FunctionLowering::callInstance(const FnRef &Ref,
                                      MutableArrayRef<Operand> Ops, Value *Dest,
                                      SMLoc Loc, const Expr *E) {
  Instance I = resolveInstance(Ref, W);
  switch (I.K) {
  case Instance::Fn: {
    if (I.F.Fn->Intrinsic)
      return lowerIntrinsic(I.F, Loc, Ops, Dest);
    if (!I.F.Fn->HasBody && I.F.Fn->RuntimeSymbol.empty()) {
      M.Diags.error(Loc, "`" + M.nameOf(I.F) + "` has no body");
      break;
    }
    FnABI ABI = M.abiOf(I.F);
    return callWithABI(M.functionFor(I.F), ABI, Ops, Dest, I.F.Fn->Name, Loc);
  }
  case Instance::ClosureCall:
    return callClosure(Ref, Ops, Dest);
  case Instance::FnItemCall: {
    const Type *Self = Ref.As[0];
    Operand Receiver = Ops[0];
    Ops = Ops.drop_front();
    deactivate(Receiver.Guard);
    if (Self->is(TypeKind::FnDef))
      return callInstance({Self->fn(), Self->args()}, Ops, Dest, Loc, E);
    Value *Pointer =
        Receiver.Ty->is(TypeKind::Ref) ? load(Self, Receiver.V) : Receiver.V;
    return callWithABI(Pointer, M.abiOfFnPtr(Self), Ops, Dest, "call");
  }
  case Instance::Virtual:
    return callVirtual(Ref, Ops, Dest, Loc);
  case Instance::Glue: {
    const Type *Self = Ref.As[0];
    bool Clone = Ref.Fn->Trait && Ref.Fn->Trait->L == Lang::Clone;
    if (!Clone || L.isBox(Self))
      return callFutureGlue(Ref, Ops, Dest, Loc);
    if (M.isCopy(Self)) {
      liftGuards(Ops);
      return readPlace(derefOf(Ops[0].Ty, Ops[0].V), Dest, false);
    }
    Function *Glue = M.cloneGlue(Self);
    FnABI ABI = M.abiOf({W.Types.ref(Self, false)}, Self);
    return callWithABI(Glue, ABI, Ops, Dest, "clone");
  }
  }
  return L.of(monomorphize(Ref.Fn->Ret, Ref.As, W)).isDirect()
             ? PoisonValue::get(
                   L.of(monomorphize(Ref.Fn->Ret, Ref.As, W)).Value)
             : nullptr;
}

Value *FunctionLowering::callClosure(const FnRef &Ref,
                                     MutableArrayRef<Operand> Ops,
                                     Value *Dest) {
  const Type *Closure = Ref.As[0];
  FnABI ABI = M.abiOfClosure(Closure);
  Function *Callee = M.functionFor(Closure);
  bool HasEnv = !L.of(Closure).isZero();
  bool Once = Ref.Fn->Trait->L == Lang::FnOnce;
  SmallVector<Operand, 6> All;
  Operand Env = Ops[0];
  if (Once && HasEnv) {
    deactivate(Env.Guard);
    Env.Guard = 0;
    if (L.of(Closure).isDirect()) {
      AllocaInst *Slot = allocaOf(Closure, "closure");
      store(Closure, Env.V, Slot);
      Env.V = Slot;
    }
  }
  if (HasEnv) {
    Env.Ty = ABI.Params[0];
    All.push_back(Env);
  }
  All.append(Ops.begin() + 1, Ops.end());
  // A closure that could be called again does not consume its captures.
  ScopeId S = openScope();
  if (Once && Closure->closure()->CallKind != Lang::FnOnce)
    pushDrop(S, makePlace(Closure, HasEnv ? Env.V : dangling(Closure)));
  Value *V = callWithABI(Callee, ABI, All, Dest, "call");
  closeScope(S);
  return V;
}

Value *FunctionLowering::lowerCallPtr(const Expr &E, Value *Dest) {
  Value *Callee = lowerValue(*E.A);
  SmallVector<Operand, 6> Ops = lowerOperands(E.Elems);
  return callWithABI(Callee, M.abiOfFnPtr(mono(E.A->Ty)), Ops, Dest, "call");
}

} // namespace traitc
