//===- LowerDyn.cpp - Calls through vtables -------------------------------===//
//
// The caller's side of the contract: native calls, `impl Trait` arguments,
// receivers by value. What the callee puts into a slot is the passes' affair.
//
//===----------------------------------------------------------------------===//

#include "dynasync/Contract.h"
#include "lower/Vtables.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Intrinsics.h"

using namespace llvm;

namespace traitc {

using hir::Expr;
using hir::ExprKind;

Constant *nothingToRelease(FunctionLowering &FL) {
  return ConstantExpr::getIntToPtr(FL.M.word(dynasync::NothingToRelease),
                                   FL.L.ptr());
}

Value *makeTriple(FunctionLowering &FL, Value *Data, Value *Vtable,
                  Value *Owner) {
  Value *V = PoisonValue::get(FL.L.triple());
  V = FL.B.CreateInsertValue(V, Data, 0);
  V = FL.B.CreateInsertValue(V, Vtable, 1);
  return FL.B.CreateInsertValue(V, Owner, 2);
}

/// What the called method's trait says; null: nothing. An attribute of a method
/// with a body is about the calls in that.
static const StrategyAttr *traitStrategy(const FnDef &Method) {
  if (Method.Strategy.given() && !Method.HasBody)
    return &Method.Strategy;
  if (Method.Trait && Method.Trait->Strategy.given())
    return &Method.Trait->Strategy;
  return nullptr;
}

StringRef strategyOfCall(FunctionLowering &FL, StringRef Own,
                         const FnDef &Method) {
  if (!Own.empty())
    return Own;
  for (const hir::Body *Body = FL.TheBody; Body; Body = Body->Parent) {
    if (Body->Strategy.given())
      return Body->Strategy.Text;
    if (Body->Fn && Body->Fn->Strategy.given())
      return Body->Fn->Strategy.Text;
  }
  const StrategyAttr *OfTrait = traitStrategy(Method);
  return OfTrait ? StringRef(OfTrait->Text) : StringRef();
}

// --- Receivers ---------------------------------------------------------------

Receiver takeReceiver(FunctionLowering &FL, const Operand &Op,
                      const FnDef &Method) {
  Receiver R;
  R.Data = FL.part(Op.V, 0, "data");
  R.Vtable = FL.part(Op.V, 1, "vtable");
  if (Method.Self != SelfKind::Value)
    return R;
  R.Owner = Op.Ty->is(TypeKind::Dyn) ? FL.part(Op.V, 2, "owner")
                                     : ConstantPointerNull::get(FL.L.ptr());
  return R;
}

void emitFreeReceiver(FunctionLowering &FL, const Receiver &R) {
  const Type *Any = dynFutureOf(FL.W.Types.unit(), FL.W);
  if (auto *Null = dyn_cast<ConstantPointerNull>(R.Owner); Null)
    return FL.emitBoxFree(Any, FL.fat(R.Data, R.Vtable));
  emitRelease(FL, R.Data, R.Vtable, R.Owner);
}

// --- The call ----------------------------------------------------------------

Value *inMemory(FunctionLowering &FL, const Operand &Op) {
  const TypeLayout &TL = FL.layout(Op.Ty);
  if (TL.isZero())
    return FL.dangling(Op.Ty);
  if (TL.isIndirect())
    return Op.V;
  Value *Addr = FL.allocaOf(Op.Ty, "operand");
  FL.store(Op.Ty, Op.V, Addr);
  return Addr;
}

namespace {

struct DynArg {
  Value *Data, *Vtable, *Owner;
};

} // namespace

/// An `impl Trait` argument as {data, vtable, owner}.
static DynArg makeDynArg(FunctionLowering &FL, const Operand &Op,
                         const Type *Dyn, bool Outlives) {
  if (Op.Ty->is(TypeKind::Dyn)) {
    Operand Fat = Op;
    Fat.V = FL.fat(FL.part(Op.V, 0), FL.part(Op.V, 1));
    Value *Up = FL.upcastDyn(Fat.V, FL.W.Types.ref(Op.Ty, true),
                             FL.W.Types.ref(Dyn, true));
    return {FL.part(Up, 0), FL.part(Up, 1), FL.part(Op.V, 2)};
  }
  Constant *Vtable = FL.M.vtableFor(Op.Ty, Dyn);
  Value *Addr = inMemory(FL, Op);
  if (Op.Ty->is(TypeKind::Future) && isFutureDyn(Dyn, FL.W))
    return {makeHeapCoroutine(FL, Op.Ty, Addr), Vtable, nothingToRelease(FL)};
  if (!Outlives || FL.layout(Op.Ty).Size == 0)
    return {Addr, Vtable, nothingToRelease(FL)};
  Value *Box = allocateBox(FL, Op.Ty);
  FL.copy(Op.Ty, Box, Addr);
  return {Box, Vtable, ConstantPointerNull::get(FL.L.ptr())};
}

static Value *loadMethod(FunctionLowering &FL, const DynCall &Call) {
  const Type *Dyn = Call.Method.As[0];
  unsigned Word = FL.L.word()->getBitWidth() / 8;
  unsigned Index = FL.M.vtableIndex(Dyn, Call.Method);
  Value *At = FL.B.CreateConstInBoundsGEP1_64(FL.B.getInt8Ty(), Call.Vtable,
                                              uint64_t(Index) * Word);
  LoadInst *Load =
      FL.B.CreateAlignedLoad(FL.L.ptr(), At, Align(Word), Call.Method.Fn->Name);
  Load->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(FL.M.C, {}));
  return Load;
}

static LoadInst *loadWord(FunctionLowering &FL, const DynCall &Call,
                          llvm::Type *Ty, uint64_t Index, const Twine &Name) {
  unsigned Word = FL.L.word()->getBitWidth() / 8;
  Value *At = FL.B.CreateConstInBoundsGEP1_64(FL.B.getInt8Ty(), Call.Vtable,
                                              Index * Word);
  LoadInst *Load = FL.B.CreateAlignedLoad(Ty, At, Align(Word), Name);
  Load->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(FL.M.C, {}));
  return Load;
}

// Which of a sealed trait's implementers the vtable is of.
static LoadInst *loadNumber(FunctionLowering &FL, const DynCall &Call) {
  return loadWord(FL, Call, FL.L.word(), numberIndex(FL.M, Call.Method.As[0]),
                  "number");
}

// What the caller needs to provide the frame's memory.
static OperandBundleDef framedBundle(FunctionLowering &FL,
                                     const DynCall &Call) {
  unsigned At = frameSizeIndex(FL.M, Call.Method.As[0], *Call.Method.Fn);
  Value *Size = loadWord(FL, Call, FL.L.word(), At, "frame.size");
  Value *Callee = loadWord(FL, Call, FL.L.ptr(), At + 1, "callee");
  return OperandBundleDef(dynasync::FramedBundle,
                          ArrayRef<Value *>{Size, Callee, refusedHandle(FL)});
}

static void noteSealed(FunctionLowering &FL, const DynCall &Call,
                       LoadInst *Number, CallBase *Result) {
  SealedCall S;
  S.Call = Result;
  S.Number = Number;
  S.Dyn = bareDyn(Call.Method.As[0], FL.W);
  S.Index = FL.M.vtableIndex(Call.Method.As[0], Call.Method);
  FL.M.dyn().SealedCalls.push_back(S);
}

CallBase *emitDynCall(FunctionLowering &FL, DynCall &Call) {
  const FnDef &Method = *Call.Method.Fn;
  LLVMContext &C = FL.M.C;
  DynKind Kind = dynKindOf(Method);
  const Type *Ret = nullptr;
  bool SRet = false;
  llvm::Type *RetTy = nullptr;
  switch (Kind) {
  case DynKind::Async:
    RetTy = FL.L.ptr();
    break;
  case DynKind::Value:
    RetTy = FL.L.triple();
    break;
  case DynKind::Plain: {
    Ret = monomorphize(Method.Ret, Call.Method.As, FL.W);
    const TypeLayout &TL = FL.L.of(Ret);
    SRet = TL.isIndirect();
    RetTy = TL.isDirect() ? TL.Value : llvm::Type::getVoidTy(C);
    break;
  }
  }

  Value *Fn = loadMethod(FL, Call);
  bool Sealed =
      Kind != DynKind::Plain && !Call.Outlives && !Call.Slot &&
      isSealedStrategy(FL.M, strategyOfCall(FL, Call.Strategy, Method));
  LoadInst *Number = Sealed && isSealed(FL.M, bareDyn(Call.Method.As[0], FL.W))
                         ? loadNumber(FL, Call)
                         : nullptr;
  SmallVector<Value *, 8> Args;
  SmallVector<OperandBundleDef, 2> Bundles;
  if (SRet)
    Args.push_back(Call.Result ? Call.Result : FL.allocaOf(Ret, "unused"));
  Args.push_back(Call.Data);
  // Before the guards are gone: these may allocate, which may not unwind.
  for (auto [I, Op] : enumerate(Call.Rest)) {
    const Type *Dyn = dynParam(Method, I + 1, Call.Method.As, FL.W);
    if (!Dyn) {
      FL.appendArguments(Op, Args);
      continue;
    }
    DynArg Arg = makeDynArg(FL, Op, Dyn, Call.Outlives);
    if (Op.Ty->is(TypeKind::Future) && isFutureDyn(Dyn, FL.W))
      Call.Handles.emplace_back(I, Arg.Data);
    Bundles.emplace_back(
        dynasync::ArgumentBundle,
        ArrayRef<Value *>{FL.B.getInt32(Args.size()), Arg.Vtable, Arg.Owner});
    Args.push_back(Arg.Data);
  }
  FL.liftGuards(Call.Rest);
  Constant *Null = ConstantPointerNull::get(FL.L.ptr());
  if (Kind == DynKind::Async) {
    Args.push_back(Call.Out ? Call.Out : Null);
    Args.push_back(Call.Context ? Call.Context : Null);
  }
  if (Kind == DynKind::Async && FL.M.Opts.CallerDispatch) {
    if (Sealed)
      FL.M.Diags.error(Call.Loc, "strategy `sealed` is not for async methods "
                                 "whose callers provide the memory "
                                 "(--dispatch=caller)");
    else
      Bundles.push_back(framedBundle(FL, Call));
  }
  if (Call.Slot)
    Bundles.emplace_back(dynasync::SlotBundle, ArrayRef<Value *>{Call.Slot});
  if (Call.Frame && Sealed)
    Bundles.emplace_back(dynasync::FrameBundle, ArrayRef<Value *>{Call.Frame});
  SmallVector<llvm::Type *, 8> Tys;
  for (Value *A : Args)
    Tys.push_back(A->getType());
  CallBase *Result = FL.emitCall({FunctionType::get(RetTy, Tys, false), Fn},
                                 Args, Method.Name, Bundles);
  if (SRet)
    Result->addParamAttr(
        0, Attribute::getWithStructRetType(C, FL.L.of(Ret).Memory));
  if (Kind != DynKind::Plain || !Bundles.empty())
    Result->addFnAttr(
        Attribute::get(C, dynasync::NativeAttr,
                       Kind == DynKind::Plain ? dynasync::NativePlain : ""));
  // Who decides is the passes' affair: the function has its strategy too.
  StringRef Strategy = Call.Outlives ? "box"
                       : Sealed      ? "sealed"
                                     : Call.Strategy;
  if (Kind != DynKind::Plain)
    FL.locate(*Result, Call.Loc);
  if (Kind != DynKind::Plain && !Call.Slot) {
    if (!Strategy.empty())
      FL.M.setStrategy(*Result, dynasync::StrategyAttr, Strategy);
    if (const StrategyAttr *OfTrait = traitStrategy(Method))
      FL.M.setStrategy(*Result, dynasync::TraitAttr, OfTrait->Text);
  }
  if (Sealed)
    noteSealed(FL, Call, Number, Result);
  if (Ret && Ret->is(TypeKind::Never)) {
    Result->setDoesNotReturn();
    FL.unreachable();
  }
  return Result;
}

// --- Expressions -------------------------------------------------------------

namespace {

/// The parts of a call through a vtable, evaluated.
struct Prepared {
  FnRef Method;
  SmallVector<Operand, 6> Ops;
  Receiver Self;
};

} // namespace

static DynCall toCall(Prepared &P, SMLoc Loc) {
  DynCall Call;
  Call.Loc = Loc;
  Call.Method = P.Method;
  Call.Data = P.Self.Data;
  Call.Vtable = P.Self.Vtable;
  Call.Rest = MutableArrayRef(P.Ops).drop_front();
  return Call;
}

static Prepared prepare(FunctionLowering &FL, const Expr &E) {
  Prepared P;
  P.Method = FL.mono(E.F);
  bool Tuple = takesArgumentTuple(*P.Method.Fn) && E.Elems.size() == 2;
  P.Ops = Tuple ? FL.lowerTupleOperands(E.Elems) : FL.lowerOperands(E.Elems);
  P.Self = takeReceiver(FL, P.Ops[0], *P.Method.Fn);
  return P;
}

/// May a keeper refuse the callee its storage? The empty slot and those of
/// buffers have none.
static bool mayBeRefused(const DynCall &Call) {
  return dynKindOf(*Call.Method.Fn) != DynKind::Plain && !Call.Slot &&
         !Call.Outlives;
}

/// The callee got no storage, and has not run: drops what it was given, leaves
/// \p S, if there is one, and ends the block.
static void emitRefused(FunctionLowering &FL, const Prepared &P,
                        const DynCall &Call, ScopeId S, BasicBlock *Refused) {
  ScopeId Drops = FL.openScope();
  // As parts of a future that was not polled, in order.
  for (unsigned I = Call.Rest.size(); I-- > 0;) {
    const auto *Made = find_if(
        Call.Handles, [I](const auto &Handle) { return Handle.first == I; });
    if (Made == Call.Handles.end())
      FL.guard(Call.Rest[I].Ty, Call.Rest[I].V);
    else
      FL.pushGuard([Handle = Made->second](FunctionLowering &In) {
        emitHandleCall(In, Intrinsic::coro_destroy, Handle);
      });
  }
  if (P.Self.Owner) {
    Place Contents;
    Contents.Ty = dynFutureOf(FL.W.Types.unit(), FL.W); // any
    Contents.Addr = P.Self.Data;
    Contents.Meta = P.Self.Vtable;
    FL.pushGuard([Contents](FunctionLowering &In) { In.emitDrop(Contents); });
  }
  FL.closeScope(Drops);
  auto Leave = [&] {
    if (Refused)
      FL.B.CreateBr(Refused);
    else
      FL.emitPanicCall("`" + Call.Method.Fn->Name.str() +
                           "` was refused storage by its strategy",
                       Call.Loc);
  };
  if (S)
    FL.leaveThen(S, Leave);
  else
    Leave();
}

/// Emits the call, and frees the receiver's memory if it went by value. What is
/// refused goes to \p Refused; \p Later: the caller takes care of that.
static CallBase *emitPrepared(FunctionLowering &FL, Prepared &P, DynCall &Call,
                              BasicBlock *Refused = nullptr,
                              bool Later = false) {
  // The callee owns the contents from now on.
  FL.liftGuards(P.Ops[0]);
  P.Ops[0].Guard = 0;
  ScopeId S = FL.openScope();
  if (P.Self.Owner)
    FL.pushCleanup(S, [Self = P.Self](FunctionLowering &In) {
      emitFreeReceiver(In, Self);
    });
  CallBase *Result = emitDynCall(FL, Call);
  if (mayBeRefused(Call) && !Later) {
    IRBuilder<> &B = FL.B;
    BasicBlock *No = FL.block("refused"), *Made = FL.block("made");
    Value *Has = Result->getType()->isPointerTy()
                     ? B.CreateICmpNE(Result, refusedHandle(FL))
                     : B.CreateIsNotNull(FL.part(Result, 0, "data"));
    B.CreateCondBr(Has, Made, No, FL.unlikelyWeights());
    B.SetInsertPoint(No);
    emitRefused(FL, P, Call, S, Refused);
    B.SetInsertPoint(Made);
  }
  FL.closeScope(S);
  return Result;
}

bool isDynCall(FunctionLowering &FL, const Expr &E) {
  if (E.K == ExprKind::CallDyn)
    return true;
  if (E.K != ExprKind::Call || !E.F.Fn->Trait)
    return false;
  FnRef F = FL.mono(E.F);
  return !F.As.empty() && F.As[0]->is(TypeKind::Dyn) &&
         resolveInstance(F, FL.W).K == Instance::Virtual;
}

void awaitDynCall(FunctionLowering &FL, const Expr &E,
                  const StrategyAttr &Given, Value *Out, BasicBlock *Refused) {
  Prepared P = prepare(FL, E);
  DynCall Call = toCall(P, E.Loc);
  Call.Strategy = Given.given() ? Given.Text : E.Strategy.Text;
  Call.Out = Out;
  Call.Context = loadContext(FL);
  std::optional<ScopeId> S;
  if (isSealedStrategy(FL.M, strategyOfCall(FL, Call.Strategy, *P.Method.Fn))) {
    // As a static call's frame; see awaitCoroutine.
    Call.Frame = FL.allocaRaw(FL.B.getInt8Ty(), Align(1), "awaited.frame");
    S = FL.openScope();
    FL.B.CreateLifetimeStart(Call.Frame);
    FL.pushCleanup(*S, [Frame = Call.Frame](FunctionLowering &In) {
      In.B.CreateLifetimeEnd(Frame);
    });
  }
  // What is over at once, as most calls are, need not ask.
  bool Later = !P.Self.Owner;
  Value *Handle = emitPrepared(FL, P, Call, Refused, Later);
  auto WhenRefused = [&] { emitRefused(FL, P, Call, 0, Refused); };
  awaitHandle(FL, Handle, Later ? WhenRefused : function_ref<void()>());
  if (S)
    FL.closeScope(*S);
}

/// What a call gives whose result is unsized: a triple.
static Value *tripleOf(FunctionLowering &FL, const FnRef &Method,
                       CallBase *Result) {
  if (dynKindOf(*Method.Fn) == DynKind::Value)
    return Result;
  // A coroutine: their vtable depends on what they complete with only.
  const Type *Dyn = dynResult(*Method.Fn, Method.As, FL.W);
  return makeTriple(FL, Result, FL.M.vtableFor(Dyn, Dyn), nothingToRelease(FL));
}

Value *lowerDynValue(FunctionLowering &FL, const Expr &E, StringRef Strategy,
                     Value *Slot, bool Outlives, BasicBlock *Refused) {
  Prepared P = prepare(FL, E);
  DynCall Call = toCall(P, E.Loc);
  Call.Strategy = Strategy.empty() ? StringRef(E.Strategy.Text) : Strategy;
  Call.Slot = Slot;
  Call.Outlives = Outlives;
  return tripleOf(FL, P.Method, emitPrepared(FL, P, Call, Refused));
}

Value *FunctionLowering::lowerCallDyn(const Expr &E, Value *Dest) {
  FnRef Method = mono(E.F);
  if (isCloneMethod(*Method.Fn)) {
    Value *V = lowerDynValue(*this, E, "", nullptr, /*Outlives=*/true);
    return fat(part(V, 0, "data"), part(V, 1, "vtable"));
  }
  if (dynKindOf(*Method.Fn) != DynKind::Plain)
    return lowerDynValue(*this, E, "", nullptr, /*Outlives=*/false);
  Prepared P = prepare(*this, E);
  DynCall Call = toCall(P, E.Loc);
  Call.Result = Dest;
  CallBase *Result = emitPrepared(*this, P, Call);
  return layout(E.Ty).isDirect() ? Result : nullptr;
}

Value *FunctionLowering::callVirtual(const FnRef &Fn,
                                     MutableArrayRef<Operand> Ops, Value *Dest,
                                     SMLoc Loc) {
  Prepared P;
  P.Method = Fn;
  P.Ops.assign(Ops.begin(), Ops.end());
  if (takesArgumentTuple(*Fn.Fn) && P.Ops.size() == 2 &&
      P.Ops[1].Ty->is(TypeKind::Tuple)) {
    Operand Tuple = P.Ops.pop_back_val();
    explode(Tuple, P.Ops);
  }
  P.Self = takeReceiver(*this, P.Ops[0], *Fn.Fn);
  DynCall Call = toCall(P, Loc);
  Call.Result = Dest;
  if (dynKindOf(*Fn.Fn) != DynKind::Plain) {
    Call.Outlives = true;
    return tripleOf(*this, Fn, emitPrepared(*this, P, Call));
  }
  CallBase *Result = emitPrepared(*this, P, Call);
  return layout(monomorphize(Fn.Fn->Ret, Fn.As, W)).isDirect() ? Result
                                                               : nullptr;
}

} // namespace traitc
