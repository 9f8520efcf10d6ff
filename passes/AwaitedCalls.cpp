//===- AwaitedCalls.cpp - The caller's side -------------------------------===//
//
// Runs right after SlotEntries, which gave the calls in coroutines and
// forwarders their slots. A callee that is known goes to its slot entry:
//
//   call @f(args) [ "dynasync.slot"(ptr %s) ]  =>  call @f.slot(args, %s)
//
// and stays marked coro_elide_safe, so that stock elision sees what it saw
// before. A callee that is not known, or is another unit's, is asked first:
//
//   %r = call %f(args) [ "dynasync.slot"(ptr %s) ]
// becomes
//     br (word before %f == MAGIC), call.slot, call.plain
//   call.slot:
//     %e = %f + distance published before %f
//     %r1 = call %e(args, %s)
//   call.plain:
//     %r2 = call %f(args)
//   call.done:
//     %r = phi %r1, %r2
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "Publication.h"
#include "Remarks.h"
#include "SlotABI.h"
#include "dynasync/AwaitedCallsPass.h"
#include "dynasync/Contract.h"
#include "dynasync/VerifierPass.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace dynasync;

namespace {

class AwaitedCalls {
public:
  AwaitedCalls(Function &F, const Options &Opts, SlotABI &ABI)
      : F(F), Opts(Opts), ABI(ABI), B(F.getContext()) {}
  bool run();

private:
  StringRef lower(CallBase *CB);
  Value *slotFor(CallBase &CB, const Strategy &S, StringRef &Reason);
  Value *makeSlot(uint64_t Bytes, const Twine &Name);
  CallBase *createSlotCall(CallBase &CB, Value *Callee, Value *Slot);
  void callKnown(CallBase &CB, Function &Entry, Value *Slot);
  void callUnknown(CallBase &CB, Value *Slot);

  Function &F;
  const Options &Opts;
  SlotABI &ABI;
  IRBuilder<> B;
  Value *StackSlot = nullptr;
};

} // namespace

static Value *bundledSlot(const CallBase &CB) {
  if (auto Bundle = CB.getOperandBundle(SlotBundle))
    return Bundle->Inputs.front().get();
  return nullptr;
}

static StringRef whyNotLowerable(const CallBase &CB) {
  if (CB.isMustTailCall())
    return "musttail";
  if (CB.getFunctionType()->isVarArg())
    return "varargs";
  if (CB.hasInAllocaArgument() || CB.isInlineAsm() || isa<CallBrInst>(CB) ||
      CB.countOperandBundlesOfType(LLVMContext::OB_preallocated))
    return "unsupported-call";
  if (CB.countOperandBundlesOfType(LLVMContext::OB_kcfi))
    return "kcfi";
  if (CB.countOperandBundlesOfType(LLVMContext::OB_ptrauth))
    return "pointer-authentication";
  return "";
}

// Storage in this function's frame; its header is written once, when that
// frame exists.
Value *AwaitedCalls::makeSlot(uint64_t Bytes, const Twine &Name) {
  BasicBlock::iterator Birth = F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
  if (F.isPresplitCoroutine())
    for (Instruction &I : instructions(F))
      if (auto *II = dyn_cast<IntrinsicInst>(&I);
          II && II->getIntrinsicID() == Intrinsic::coro_begin)
        Birth = std::next(II->getIterator());
  B.SetInsertPoint(&*F.getEntryBlock().begin());
  AllocaInst *Storage = B.CreateAlloca(
      ArrayType::get(B.getInt8Ty(), ABI.headerSize() + Bytes), nullptr, Name);
  Storage->setAlignment(ABI.align());
  if (Birth->getParent() == &F.getEntryBlock() && !F.isPresplitCoroutine())
    Birth = std::next(Storage->getIterator());
  B.SetInsertPoint(Birth->getParent(), Birth);
  Value *Slot = ABI.offset(B, Storage, ABI.headerSize(), Name + ".slot");
  ABI.initHeader(B, Slot, ABI.bytes(Bytes),
                 ConstantPointerNull::get(ABI.pointer()));
  return Slot;
}

Value *AwaitedCalls::slotFor(CallBase &CB, const Strategy &S,
                             StringRef &Reason) {
  switch (S.K) {
  case Strategy::Kind::Box:
    Reason = "strategy-box";
    return nullptr;
  case Strategy::Kind::Inline:
    return makeSlot(S.Bytes, "inline");
  case Strategy::Kind::Nested:
    break;
  }
  // SlotEntries gave each coroutine that it could rewrite a slot for callees.
  if (F.isPresplitCoroutine()) {
    Reason = "caller-left-alone";
    return nullptr;
  }
  if (!StackSlot)
    StackSlot = makeSlot(S.Sized ? S.Bytes : Opts.slotSize(), "nested");
  return StackSlot;
}

CallBase *AwaitedCalls::createSlotCall(CallBase &CB, Value *Callee,
                                       Value *Slot) {
  SmallVector<Type *, 8> Params(CB.getFunctionType()->params());
  Params.push_back(ABI.pointer());
  auto *Ty = FunctionType::get(CB.getType(), Params, false);
  SmallVector<Value *, 8> Args(CB.args());
  Args.push_back(Slot);
  SmallVector<OperandBundleDef, 1> Bundles;
  CB.getOperandBundlesAsDefs(Bundles);

  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB))
    New = B.CreateInvoke(Ty, Callee, Invoke->getNormalDest(),
                         Invoke->getUnwindDest(), Args, Bundles);
  else
    New = B.CreateCall(Ty, Callee, Args, Bundles);
  New->setCallingConv(CB.getCallingConv());
  New->setAttributes(CB.getAttributes().addFnAttribute(
      CB.getContext(), Attribute::get(CB.getContext(), LoweredAttr)));
  for (unsigned I = 0, E = std::min(CB.arg_size(), 2u); I != E; ++I)
    New->removeParamAttr(I, Attribute::StructRet);
  New->setDebugLoc(CB.getDebugLoc());
  return New;
}

void AwaitedCalls::callKnown(CallBase &CB, Function &Entry, Value *Slot) {
  B.SetInsertPoint(&CB);
  CallBase *New = createSlotCall(CB, &Entry, Slot);
  New->takeName(&CB);
  CB.replaceAllUsesWith(New);
  CB.eraseFromParent();
}

void AwaitedCalls::callUnknown(CallBase &CB, Value *Slot) {
  LLVMContext &C = F.getContext();
  BasicBlock *Head = CB.getParent();
  BasicBlock *Plain = Head->splitBasicBlock(CB.getIterator(), "call.plain");
  BasicBlock *Done;
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB)) {
    Done = BasicBlock::Create(C, "call.done", &F, Plain->getNextNode());
    BasicBlock *Normal = Invoke->getNormalDest();
    Normal->replacePhiUsesWith(Plain, Done);
    Invoke->setNormalDest(Done);
    B.SetInsertPoint(Done);
    B.SetCurrentDebugLocation(CB.getDebugLoc());
    B.CreateBr(Normal);
  } else {
    Done = Plain->splitBasicBlock(std::next(CB.getIterator()), "call.done");
  }
  BasicBlock *Slotted = BasicBlock::Create(C, "call.slot", &F, Plain);

  Head->getTerminator()->eraseFromParent();
  B.SetInsertPoint(Head);
  B.SetCurrentDebugLocation(CB.getDebugLoc());
  Value *Callee = CB.getCalledOperand();
  B.CreateCondBr(emitIsPublished(B, Callee), Slotted, Plain,
                 MDBuilder(C).createLikelyBranchWeights());

  B.SetInsertPoint(Slotted);
  CallBase *New = createSlotCall(CB, emitPublishedEntry(B, Callee), Slot);
  if (auto *Invoke = dyn_cast<InvokeInst>(New)) {
    for (PHINode &Phi : Invoke->getUnwindDest()->phis())
      Phi.addIncoming(Phi.getIncomingValueForBlock(Plain), Slotted);
  } else {
    B.CreateBr(Done);
  }
  CB.addFnAttr(Attribute::get(C, LoweredAttr));
  if (CB.getType()->isVoidTy() || CB.use_empty())
    return;
  B.SetInsertPoint(Done, Done->begin());
  PHINode *Result = B.CreatePHI(CB.getType(), 2);
  Result->takeName(&CB);
  CB.replaceAllUsesWith(Result);
  Result->addIncoming(New, Slotted);
  Result->addIncoming(&CB, Plain);
}

// Returns why the call was not lowered, or "".
StringRef AwaitedCalls::lower(CallBase *CB) {
  Value *Slot = bundledSlot(*CB);
  if (Slot) {
    CallBase *Bare = CallBase::removeOperandBundle(
        CB, CB->getContext().getOrInsertBundleTag(SlotBundle)->getValue(),
        CB->getIterator());
    Bare->copyMetadata(*CB);
    Bare->takeName(CB);
    CB->replaceAllUsesWith(Bare);
    CB->eraseFromParent();
    CB = Bare;
  }
  bool Awaited = isAwaitedCall(*CB);
  Strategy S = strategyOf(*CB, Opts);
  StringRef Reason = whyNotLowerable(*CB);
  Function *Callee = CB->getCalledFunction();
  bool Known = Callee && !Callee->isInterposable() &&
               !Callee->isDeclaration() &&
               !Callee->hasAvailableExternallyLinkage();
  Function *Entry = Known ? slotEntryOf(*Callee) : nullptr;
  if (Reason.empty() && Known && !Entry)
    Reason = "callee-has-no-slot-entry";
  if (Reason.empty() && !Slot)
    Slot = slotFor(*CB, S, Reason);
  if (!Reason.empty()) {
    if (Awaited)
      remarkMissed(*CB, Reason);
    return Reason;
  }
  if (Awaited)
    remarkLowered(*CB, S, S.Sized ? S.Bytes : Opts.slotSize());
  if (Entry)
    callKnown(*CB, *Entry, Slot);
  else
    callUnknown(*CB, Slot);
  return "";
}

bool AwaitedCalls::run() {
  SmallVector<CallBase *, 8> Calls;
  for (Instruction &I : instructions(F)) {
    auto *CB = dyn_cast<CallBase>(&I);
    if (!CB)
      continue;
    if (isAwaitedCall(*CB) || (CB->hasOperandBundles() && bundledSlot(*CB)))
      Calls.push_back(CB);
    else if (isMarkedOutsideCoroutine(*CB))
      remarkMissed(*CB, "already-split");
  }
  for (CallBase *CB : Calls)
    lower(CB);
  return !Calls.empty();
}

PreservedAnalyses AwaitedCallsPass::run(Module &M, ModuleAnalysisManager &) {
  Options ModuleOpts = moduleOptions(M, Opts);
  SlotABI ABI(M);
  StringRef Unlowerable = whyModuleUnpublishable(M);
  if (Unlowerable.empty() && !verifyContract(M))
    return PreservedAnalyses::all();
  bool Changed = false;
  for (Function &F : M) {
    if (F.isDeclaration())
      continue;
    if (Unlowerable.empty()) {
      Changed |= AwaitedCalls(F, ModuleOpts, ABI).run();
      continue;
    }
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I); CB && isAwaitedCall(*CB))
        remarkMissed(*CB, Unlowerable);
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

void AwaitedCallsPass::printPipeline(
    raw_ostream &OS, function_ref<StringRef(StringRef)> MapClassName2PassName) {
  OS << MapClassName2PassName(name()) << '<';
  Opts.print(OS);
  OS << '>';
}
