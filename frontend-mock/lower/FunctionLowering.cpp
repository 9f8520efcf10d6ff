//===- FunctionLowering.cpp - Parameters, bodies, returns -----------------===//
//
// The frame around a body: its parameters and captures become places with
// scheduled drops, its result goes to the return slot.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;

namespace traitc {

using hir::Pattern;

FunctionLowering::FunctionLowering(ModuleLowering &M, Function *F,
                                   const hir::Body *TheBody, Args As)
    : M(M), W(M.W), L(M.L), F(F), TheBody(TheBody), As(As), B(M.C) {
  BasicBlock *Entry = block("entry");
  B.SetInsertPoint(Entry);
  // Allocas go before this; finish() removes it.
  AllocaPoint = new BitCastInst(PoisonValue::get(B.getInt32Ty()),
                                B.getInt32Ty(), "allocas", Entry);
  if (TheBody)
    Moves.collect(*TheBody, [this](const Type *T) { return mono(T); }, L);
  openScope();
  TempScope = scope();
}

const Type *FunctionLowering::mono(const Type *T) {
  if (!T->hasParam() && !T->hasProjection() && !T->hasOpaque())
    return T;
  const Type *&Slot = MonoCache[T];
  if (!Slot)
    Slot = monomorphize(T, As, W);
  return Slot;
}

FnRef FunctionLowering::mono(const FnRef &Ref) {
  SmallVector<const Type *, 4> Concrete;
  for (const Type *A : Ref.As)
    Concrete.push_back(mono(A));
  return {Ref.Fn, W.Types.save(Concrete)};
}

SmallVector<Operand, 6>
FunctionLowering::operandsFromArguments(const FnABI &ABI) {
  SmallVector<Operand, 6> Ops;
  unsigned I = ABI.firstParam();
  for (const Type *P : ABI.Params) {
    Operand Op;
    Op.Ty = P;
    if (!L.of(P).isZero())
      Op.V = F->getArg(I++);
    Ops.push_back(Op);
  }
  return Ops;
}

void FunctionLowering::emitReturnValue(const FnABI &ABI, Value *V) {
  if (L.of(ABI.Ret).isDirect())
    B.CreateRet(V);
  else
    B.CreateRetVoid();
}

void FunctionLowering::lowerIntrinsicWrapper(const FnRef &Ref,
                                             const FnABI &ABI) {
  SmallVector<Operand, 6> Ops = operandsFromArguments(ABI);
  Value *V =
      callInstance(Ref, Ops, ABI.SRet ? F->getArg(0) : nullptr, Ref.Fn->Loc);
  emitReturnValue(ABI, V);
  finish();
}

void FunctionLowering::lowerMakeFuture(const FnABI &ABI) {
  Value *Dest = ABI.SRet ? F->getArg(0) : memoryFor(ABI.Ret, "future");
  Place Future = makePlace(ABI.Ret, Dest);
  SmallVector<Operand, 6> Ops = operandsFromArguments(ABI);
  for (unsigned I = 0; I < Ops.size(); ++I)
    moveOperand(Ops[I], fieldOf(Future, I).memory());
  emitReturnValue(ABI, load(ABI.Ret, Dest));
  finish();
}

/// Gives the parameters memory: Direct ones an alloca of their name.
SmallVector<Value *, 6> FunctionLowering::spillParams(const FnABI &ABI,
                                                      unsigned Skip) {
  SmallVector<Value *, 6> Addrs;
  SmallVector<Operand, 6> Ops = operandsFromArguments(ABI);
  for (unsigned I = Skip; I < Ops.size(); ++I) {
    StringRef Name = "arg";
    unsigned Param = I - Skip;
    if (Param < TheBody->Params.size())
      if (const Pattern *P = TheBody->Params[Param].Pat)
        if (P->K == Pattern::Kind::Bind && !P->L->Name.empty())
          Name = P->L->Name;
    const TypeLayout &TL = L.of(Ops[I].Ty);
    if (TL.isZero()) {
      Addrs.push_back(dangling(Ops[I].Ty));
      continue;
    }
    Ops[I].V->setName(Name);
    if (TL.isIndirect()) {
      Addrs.push_back(Ops[I].V);
      continue;
    }
    AllocaInst *Slot = allocaOf(Ops[I].Ty, Name + ".addr");
    store(Ops[I].Ty, Ops[I].V, Slot);
    Addrs.push_back(Slot);
  }
  return Addrs;
}

void FunctionLowering::beginPlain(const FnABI &ABI) {
  ReturnBlock = block("return");
  if (ABI.Tracked) {
    Caller = F->getArg(F->arg_size() - 1);
    Caller->setName("caller");
  }
  if (ABI.SRet) {
    ReturnDest = F->getArg(0);
    ReturnDest->setName("result");
  } else if (L.of(ABI.Ret).isDirect()) {
    ReturnDest = allocaOf(ABI.Ret, "result");
  }
}

void FunctionLowering::endPlain(const FnABI &ABI) {
  B.SetInsertPoint(ReturnBlock);
  emitReturnValue(ABI, load(ABI.Ret, ReturnDest));
  finish();
}

void FunctionLowering::lowerFunction(const FnABI &ABI) {
  beginPlain(ABI);
  SmallVector<Value *, 6> Addrs = spillParams(ABI, 0);
  if (TheBody->Fn && takesArgumentTuple(*TheBody->Fn) &&
      TheBody->Params.size() == 2) {
    // Put the exploded arguments together again.
    const Type *Tuple = mono(TheBody->Params[1].Ty);
    Place All = makePlace(Tuple, memoryFor(Tuple, "args"));
    for (unsigned I = 0; I < Tuple->args().size(); ++I)
      copy(Tuple->args()[I], fieldOf(All, I).memory(), Addrs[1 + I]);
    Addrs.truncate(1);
    Addrs.push_back(All.Addr);
  }
  enterParams(Addrs);
  lowerRoot();
  endPlain(ABI);
}

void FunctionLowering::lowerClosure(const FnABI &ABI, const Type *Closure) {
  beginPlain(ABI);
  bool HasEnv = !L.of(Closure).isZero();
  Value *Env = dangling(Closure);
  if (HasEnv) {
    Env = F->getArg(ABI.firstParam());
    Env->setName("env");
  }
  SmallVector<Value *, 6> Addrs = spillParams(ABI, HasEnv);
  enterCaptures(Closure, Env, Closure->closure()->CallKind == Lang::FnOnce);
  enterParams(Addrs);
  lowerRoot();
  endPlain(ABI);
}

void FunctionLowering::enterParams(ArrayRef<Value *> Addrs) {
  for (unsigned I = 0; I < TheBody->Params.size(); ++I) {
    const hir::Param &Param = TheBody->Params[I];
    const Type *T = mono(Param.Ty);
    Place P = makePlace(T, Addrs[I]);
    const Pattern *Pat = Param.Pat;
    bool Whole = Pat && Pat->K == Pattern::Kind::Bind && !Pat->Sub &&
                 Pat->M != Pattern::Ref && Pat->M != Pattern::RefMut;
    P.Path = Whole ? Moves.of(Pat->L) : Pat ? Moves.ofTemporary(Pat) : nullptr;
    createFlags(P.Path, Whole ? Pat->L->Name : "param");
    setFlags(P.Path, true);
    if (Whole)
      Locals[Pat->L] = P;
    P.Temporary = true;
    pushDrop(scope(), P);
    if (Pat && !Whole)
      bindPattern(*Pat, P, scope());
  }
}

void FunctionLowering::enterCaptures(const Type *ClosureOrFuture, Value *Env,
                                     bool Owned) {
  ClosureDef &Def = *ClosureOrFuture->closure();
  Place All = makePlace(ClosureOrFuture, Env);
  for (unsigned I = 0; I < Def.Captures.size(); ++I) {
    const hir::Capture &Cap = Def.Captures[I];
    Place P = fieldOf(All, I);
    if (Cap.M == hir::Capture::Ref || Cap.M == hir::Capture::RefMut) {
      P = placeAt(P.Ty->inner(), load(P.Ty, P.Addr, Cap.Name));
    } else if (Owned) {
      P.Path = Moves.ofUpvar(I);
      createFlags(P.Path, Cap.Name);
      setFlags(P.Path, true);
    }
    Upvars.push_back(P);
  }
  if (Owned)
    for (unsigned I = Def.Captures.size(); I-- > 0;)
      if (Def.Captures[I].M == hir::Capture::Move ||
          Def.Captures[I].M == hir::Capture::Copy)
        pushDrop(scope(), Upvars[I]);
}

/// A variable of the outermost block that is all that the body ever returns: it
/// can be where the result goes.
const hir::Local *FunctionLowering::findResultLocal() const {
  const hir::Expr *Root = TheBody->Root;
  if (Coro || Moves.returnsEarly() || Root->K != hir::ExprKind::Block ||
      !Root->A || Moves.isJumpTarget(Root))
    return nullptr;
  const hir::Expr *Tail = Root->A;
  if ((Tail->K != hir::ExprKind::Move && Tail->K != hir::ExprKind::Copy) ||
      Tail->A->K != hir::ExprKind::Local)
    return nullptr;
  for (const hir::Stmt &S : Root->Stmts)
    if (S.K == hir::Stmt::Kind::Let && S.Pat->K == Pattern::Kind::Bind &&
        S.Pat->L == Tail->A->L)
      return Tail->A->L;
  return nullptr;
}

void FunctionLowering::lowerRoot() {
  ResultLocal = findResultLocal();
  // The temporaries of the body's tail die before the parameters.
  {
    TempScopeRAII Body(*this);
    if (TheBody->Const)
      ExtendTo = Forever;
    if (Coro)
      lowerCoroReturn(TheBody->Root);
    else
      lowerInto(*TheBody->Root, ReturnDest);
  }
  emitCleanups(0);
  B.CreateBr(ReturnBlock);
}

void FunctionLowering::lowerReturn(const hir::Expr *E) {
  if (Coro) {
    lowerCoroReturn(E);
  } else if (E) {
    // What is half built may be in the return slot.
    if (HalfBuilt && L.of(mono(E->Ty)).isIndirect()) {
      Value *Temp = allocaOf(E->Ty, "result");
      lowerInto(*E, Temp);
      emitCleanups(0, ReturnBlock);
      copy(E->Ty, ReturnDest, Temp);
      return jump(ReturnBlock);
    }
    lowerInto(*E, ReturnDest);
  }
  emitCleanups(0, ReturnBlock);
  jump(ReturnBlock);
}

void FunctionLowering::finish() {
  if (AllocaPoint)
    AllocaPoint->eraseFromParent();
  AllocaPoint = nullptr;
  decideWholeDrops();
  EliminateUnreachableBlocks(*F);
}

// --- Locals ------------------------------------------------------------------

Place FunctionLowering::makePlace(const Type *T, Value *Addr) {
  Place P;
  P.Ty = mono(T);
  P.Addr = Addr;
  if (P.Ty->is(TypeKind::Dyn)) {
    P.Triple = Addr;
    Value *V = load(P.Ty, Addr);
    P.Addr = part(V, 0, "data");
    P.Meta = part(V, 1, "vtable");
  }
  return P;
}

Value *FunctionLowering::scopedMemory(const Type *T, const Twine &Name,
                                      ScopeId S) {
  const TypeLayout &TL = layout(T);
  if (TL.isZero())
    return dangling(T);
  AllocaInst *A = allocaOf(T, Name);
  bool Whole = Conditional.empty() || S >= Conditional.back();
  if (M.Opts.Optimized && TL.isIndirect() && Whole) {
    B.CreateLifetimeStart(A);
    pushCleanup(
        S, [A](FunctionLowering &FL) { FL.B.CreateLifetimeEnd(A); },
        /*NormalOnly=*/true);
  }
  return A;
}

Place FunctionLowering::declareLocal(const hir::Local &Local, ScopeId S) {
  Place P;
  P.Ty = mono(Local.Ty);
  StringRef Name = Local.Name.empty() ? StringRef("tmp") : Local.Name;
  if (&Local == ResultLocal && layout(P.Ty).isIndirect())
    P.Addr = ReturnDest;
  else
    P.Addr = scopedMemory(P.Ty, Name, S);
  if (P.Ty->is(TypeKind::Dyn))
    P.Triple = P.Addr;
  P.Path = Moves.of(&Local);
  createFlags(P.Path, Name);
  Locals[&Local] = P;
  return P;
}

Place FunctionLowering::placeOf(const hir::Local &Local) {
  auto It = Locals.find(&Local);
  if (It == Locals.end())
    llvm_unreachable("a local is used before it is declared");
  Place P = It->second;
  if (!P.Triple)
    return P;
  Place Q = makePlace(P.Ty, P.Triple);
  Q.Path = P.Path;
  return Q;
}

} // namespace traitc
