//===- Scopes.cpp - Cleanups, calls that may unwind -----------------------===//
//
// The stack of cleanups: run when a scope is closed, when a jump leaves it, and
// while unwinding. Each entry has at most one block that unwinds through it and
// goes on to the next below, shared by all landing pads above.
//
//===----------------------------------------------------------------------===//

#include "lower/FunctionLowering.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace llvm;

namespace traitc {

ScopeId FunctionLowering::openScope() {
  Scopes.push_back(NextScope);
  return NextScope++;
}

void FunctionLowering::closeScope(ScopeId S) {
  assert(Scopes.back() == S && "scopes are nested");
  Scopes.pop_back();
  while (!Stack.empty() && Stack.back().Scope >= S) {
    Cleanup C = std::move(Stack.back());
    Stack.pop_back();
    if (!isDead())
      runCleanup(C);
  }
}

CleanupId FunctionLowering::pushCleanup(
    ScopeId S, std::function<void(FunctionLowering &)> Emit, bool NormalOnly) {
  Cleanup C;
  C.Scope = S;
  C.Emit = std::move(Emit);
  C.NormalOnly = NormalOnly;
  return insertCleanup(std::move(C));
}

CleanupId
FunctionLowering::pushGuard(std::function<void(FunctionLowering &)> Emit) {
  Cleanup C;
  C.Scope = scope();
  C.Guard = true;
  C.Emit = std::move(Emit);
  return insertCleanup(std::move(C));
}

CleanupId FunctionLowering::insertCleanup(Cleanup C) {
  C.Id = NextCleanup++;
  if (!Conditional.empty() && C.Scope < Conditional.back()) {
    C.Flag = flag("pushed");
    B.CreateStore(B.getTrue(), C.Flag);
  }
  auto Key = [](const Cleanup &X) { return std::pair(X.Scope, X.Guard); };
  size_t At = Stack.size();
  while (At > 0 && Key(C) < Key(Stack[At - 1]))
    --At;
  invalidateFrom(At);
  Stack.insert(Stack.begin() + At, std::move(C));
  return Stack[At].Id;
}

void FunctionLowering::deactivate(CleanupId Id) {
  if (!Id)
    return;
  auto *It = find_if(Stack, [Id](const Cleanup &C) { return C.Id == Id; });
  if (It == Stack.end())
    return;
  size_t I = It - Stack.begin();
  invalidateFrom(I + 1);
  Stack.erase(It);
}

void FunctionLowering::invalidateFrom(size_t I) {
  for (Cleanup &C : drop_begin(Stack, I))
    C.UnwindBlock = C.LandingPad = nullptr;
}

void FunctionLowering::runCleanup(Cleanup &C) {
  if (!C.Flag)
    return C.Emit(*this);
  BasicBlock *Run = block("cleanup"), *Done = block("cleanup.done");
  B.CreateCondBr(B.CreateLoad(B.getInt1Ty(), C.Flag), Run, Done);
  B.SetInsertPoint(Run);
  B.CreateStore(B.getFalse(), C.Flag);
  C.Emit(*this);
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

void FunctionLowering::leaveThen(ScopeId First, function_ref<void()> Then) {
  SmallVector<Cleanup, 8> Saved;
  while (!Stack.empty() && Stack.back().Scope >= First) {
    Saved.push_back(std::move(Stack.back()));
    Stack.pop_back();
    // Dead code needs none of it.
    if (!isDead())
      runCleanup(Saved.back());
  }
  Then();
  for (Cleanup &C : reverse(Saved))
    Stack.push_back(std::move(C));
}

void FunctionLowering::emitCleanups(ScopeId First, const BasicBlock *Jump) {
  SaveAndRestore Inside(JumpTo, Jump);
  leaveThen(First, [] {});
}

// --- Unwinding ---------------------------------------------------------------

CallBase *FunctionLowering::emitCall(FunctionCallee Callee,
                                     ArrayRef<Value *> Args, const Twine &Name,
                                     ArrayRef<OperandBundleDef> Bundles) {
  auto *Known = dyn_cast<Function>(Callee.getCallee());
  bool MayThrow = !Known || !Known->doesNotThrow();
  BasicBlock *Unwind = MayThrow ? unwindDest() : nullptr;
  CallBase *Call;
  bool Named = !Callee.getFunctionType()->getReturnType()->isVoidTy();
  if (Unwind) {
    BasicBlock *Next = block("next");
    Call =
        B.CreateInvoke(Callee, Next, Unwind, Args, Bundles, Named ? Name : "");
    B.SetInsertPoint(Next);
  } else {
    Call = B.CreateCall(Callee, Args, Bundles, Named ? Name : "");
  }
  if (Known) {
    Call->setAttributes(Known->getAttributes().removeFnAttributes(M.C));
    Call->setCallingConv(Known->getCallingConv());
  }
  return Call;
}

BasicBlock *FunctionLowering::unwindDest() {
  if (Unwinding)
    return terminatePad();
  size_t I = Stack.size();
  while (I > 0 && Stack[I - 1].NormalOnly)
    --I;
  if (I == 0 && !Coro)
    return nullptr;
  BasicBlock *Cached = I ? Stack[I - 1].LandingPad : BaseLandingPad;
  if (Cached)
    return Cached;
  BasicBlock *Pad = block("unwind");
  (I ? Stack[I - 1].LandingPad : BaseLandingPad) = Pad;
  IRBuilderBase::InsertPointGuard Guard(B);
  B.SetInsertPoint(Pad);
  auto *Exn = StructType::get(L.ptr(), B.getInt32Ty());
  LandingPadInst *LP = B.CreateLandingPad(Exn, 0, "exception");
  LP->setCleanup(true);
  B.CreateStore(LP, exceptionSlot());
  B.CreateBr(unwindBlockFor(I));
  return Pad;
}

/// Where unwinding through the lowest \p I entries begins.
BasicBlock *FunctionLowering::unwindBlockFor(size_t I) {
  while (I > 0 && Stack[I - 1].NormalOnly)
    --I;
  BasicBlock *Cached = I ? Stack[I - 1].UnwindBlock : BaseUnwindBlock;
  if (Cached)
    return Cached;
  BasicBlock *Start = block(I ? "unwind.drop" : "unwind.end");
  (I ? Stack[I - 1].UnwindBlock : BaseUnwindBlock) = Start;
  IRBuilderBase::InsertPointGuard Guard(B);
  B.SetInsertPoint(Start);
  bool Saved = std::exchange(Unwinding, true);
  SaveAndRestore NoJump(JumpTo, {});
  if (I == 0) {
    emitUnwindEnd();
  } else {
    Cleanup C = Stack[I - 1];
    runCleanup(C);
    B.CreateBr(unwindBlockFor(I - 1));
  }
  Unwinding = Saved;
  return Start;
}

void FunctionLowering::emitUnwindEnd() {
  if (Coro)
    return emitCoroUnwind();
  auto *Exn = StructType::get(L.ptr(), B.getInt32Ty());
  B.CreateResume(B.CreateLoad(Exn, exceptionSlot(), "exception"));
}

BasicBlock *FunctionLowering::terminatePad() {
  if (Terminate)
    return Terminate;
  Terminate = block("terminate");
  IRBuilderBase::InsertPointGuard Guard(B);
  B.SetInsertPoint(Terminate);
  auto *Exn = StructType::get(L.ptr(), B.getInt32Ty());
  LandingPadInst *LP = B.CreateLandingPad(Exn, 1);
  LP->addClause(ConstantPointerNull::get(L.ptr()));
  FunctionCallee Panic = M.runtime("traitc_panic_in_cleanup", B.getVoidTy(), {},
                                   /*NoUnwind=*/true);
  CallInst *Call = B.CreateCall(Panic);
  Call->setDoesNotReturn();
  Call->setDoesNotThrow();
  B.CreateUnreachable();
  return Terminate;
}

AllocaInst *FunctionLowering::exceptionSlot() {
  if (!ExnSlot) {
    auto *Exn = StructType::get(L.ptr(), B.getInt32Ty());
    ExnSlot = allocaRaw(Exn, M.Mod.getDataLayout().getABITypeAlign(Exn),
                        "exception.slot");
  }
  return ExnSlot;
}

} // namespace traitc
