//===- Dispatch.cpp - From a call with a slot to the slot entry -----------===//
//
// Rewrites the calls that carry a "dynasync.slot" bundle. A callee that is
// known goes to its slot entry, still marked coro_elide_safe, so that stock
// elision sees what it saw before:
//
//   call @f(args) [ "dynasync.slot"(ptr %s) ]  =>  call @f.slot(args, %s)
//
// KnownCallees does just that: at the start of the pipeline and again when the
// early passes have devirtualized what they can, before any caller is split.
// Known coroutines that are not awaited are called by their entries as well.
//
// A callee that is not known, or is another unit's, is asked first. Dispatch
// does this as the very last pass: until then the call is one call, which
// devirtualization may still resolve, and no pass pays for three blocks.
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

#include "FrameFields.h"
#include "Framed.h"
#include "Helpers.h"
#include "Publication.h"
#include "Remarks.h"
#include "SlotABI.h"
#include "SlotBundle.h"
#include "SlotEntry.h"
#include "Trap.h"
#include "dynasync/Contract.h"
#include "dynasync/DispatchPass.h"
#include "dynasync/ElidePass.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace dynasync;

static CallBase *createSlotCall(IRBuilderBase &B, CallBase &CB, Value *Callee,
                                Value *Slot) {
  SmallVector<Type *, 8> Params(CB.getFunctionType()->params());
  Params.push_back(Slot->getType());
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
  New->setAttributes(CB.getAttributes());
  for (unsigned I = 0, E = std::min(CB.arg_size(), 2u); I != E; ++I)
    New->removeParamAttr(I, Attribute::StructRet);
  New->removeRetAttr(Attribute::NoAlias); // it may return the slot
  New->setDebugLoc(CB.getDebugLoc());
  return New;
}

// A slot without room, which nobody takes, with the keeper of CB's, which
// threads may share.
static Value *slotForKnown(CallBase &CB, Value *Slot) {
  if (!hasNoRoomForKnown(CB))
    return Slot;
  Function &F = *CB.getFunction();
  SlotABI ABI(*F.getParent());
  IRBuilder<> B(&*F.getEntryBlock().begin());
  AllocaInst *Header = B.CreateAlloca(
      ArrayType::get(B.getInt8Ty(), ABI.headerSize()), nullptr, "keeper.only");
  Header->setAlignment(ABI.align());
  B.SetInsertPoint(&CB);
  Value *KeeperOnly = ABI.offset(B, Header, ABI.headerSize());
  ABI.initHeader(B, KeeperOnly, ConstantInt::getSigned(ABI.word(), -1),
                 ABI.loadKeeper(B, Slot));
  return KeeperOnly;
}

static void callKnown(CallBase &CB, Function &Entry, Value *Slot) {
  IRBuilder<> B(&CB);
  CallBase *New = createSlotCall(B, CB, &Entry, Slot);
  New->takeName(&CB);
  CB.replaceAllUsesWith(New);
  CB.eraseFromParent();
}

// Before a call that may not allocate, of a callee without an entry.
static void trapBefore(CallBase &CB) {
  SlotABI ABI(*CB.getModule());
  IRBuilder<> B(&CB);
  emitTrap(B, ABI, B.CreateGlobalString("a function without slot entry"),
           ABI.bytes(0), ABI.bytes(0));
}

static void callUnknown(CallBase &CB, Value *Slot) {
  Function &F = *CB.getFunction();
  LLVMContext &C = F.getContext();
  IRBuilder<> B(C);
  BasicBlock *Head = CB.getParent();
  // Allocas stay static only in the entry block.
  if (Head->isEntryBlock())
    for (Instruction &I :
         make_early_inc_range(make_range(CB.getIterator(), Head->end())))
      if (auto *Alloca = dyn_cast<AllocaInst>(&I);
          Alloca && isa<ConstantInt>(Alloca->getArraySize()))
        Alloca->moveBefore(CB.getIterator());
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
  CallBase *New = createSlotCall(B, CB, emitPublishedEntry(B, Callee), Slot);
  if (auto *Invoke = dyn_cast<InvokeInst>(New)) {
    for (PHINode &Phi : Invoke->getUnwindDest()->phis())
      Phi.addIncoming(Phi.getIncomingValueForBlock(Plain), Slotted);
  } else {
    B.CreateBr(Done);
  }
  if (CB.hasFnAttr(OrTrapAttr)) {
    CB.replaceAllUsesWith(New);
    trapBefore(CB);
    changeToUnreachable(&CB);
    return;
  }
  if (CB.getType()->isVoidTy() || CB.use_empty())
    return;
  B.SetInsertPoint(Done, Done->begin());
  PHINode *Result = B.CreatePHI(CB.getType(), 2);
  Result->takeName(&CB);
  CB.replaceAllUsesWith(Result);
  Result->addIncoming(New, Slotted);
  Result->addIncoming(&CB, Plain);
}

// Malformed bundles too: the verifier has reported them, and they must go.
static SmallVector<CallBase *, 8> callsWithSlot(Function &F) {
  SmallVector<CallBase *, 8> Calls;
  for (Instruction &I : instructions(F))
    if (auto *CB = dyn_cast<CallBase>(&I);
        CB && CB->hasOperandBundles() &&
        CB->countOperandBundlesOfType(SlotBundle))
      Calls.push_back(CB);
  return Calls;
}

// The ways of a slot entry make its ramp look expensive to LLVM's inliner; with
// the empty slot they fold, which it cannot see through an atomic load. As much
// is added to its threshold where it meets this call.
constexpr char InlineBonus[] = "225";

// Calls that are not awaited, of coroutines not yet split: stock elision looks
// for the ramp behind them, if that has been inlined.
static bool callEntriesWithEmptySlot(Module &M) {
  SlotABI ABI(M);
  bool Changed = false;
  for (Function &F : M) {
    Function *Entry = F.isInterposable() ? nullptr : slotEntryOf(F);
    if (!Entry || !Entry->isPresplitCoroutine())
      continue;
    SmallVector<CallBase *, 4> Calls;
    for (Use &U : F.uses()) // it may be an argument of its own, too
      if (auto *CB = dyn_cast<CallBase>(U.getUser());
          CB && CB->isCallee(&U) && CB->getCalledFunction() &&
          !bundledSlot(*CB) && !CB->hasFnAttr(Attribute::CoroElideSafe) &&
          whyNoSlot(*CB).empty())
        Calls.push_back(CB);
    if (Calls.empty())
      continue;
    for (CallBase *CB : Calls)
      callKnown(*CB, *Entry, ABI.emptySlot());
    Changed = true;
    // Not for each of many calls.
    if (Calls.size() > 1)
      continue;
    for (Instruction &I : instructions(Entry))
      if (auto *II = dyn_cast<IntrinsicInst>(&I);
          II && II->getIntrinsicID() == Intrinsic::coro_alloc)
        II->addFnAttr(Attribute::get(M.getContext(), "call-threshold-bonus",
                                     InlineBonus));
  }
  return Changed;
}

PreservedAnalyses KnownCalleesPass::run(Module &M, ModuleAnalysisManager &) {
  if (!whyModuleUnpublishable(M).empty())
    return PreservedAnalyses::all();
  bool Changed = callEntriesWithEmptySlot(M);
  for (Function &F : M)
    for (CallBase *CB : callsWithSlot(F)) {
      Function *Callee = CB->getCalledFunction();
      if (!Callee || !bundledSlot(*CB) || !whyNoSlot(*CB).empty())
        continue;
      bool Inlined = !Callee->isDeclaration() &&
                     Callee->hasFnAttribute(Attribute::AlwaysInline);
      if (Callee->isInterposable() && !Inlined) {
        // Which one it is, is asked at run time: nobody's frame is elided.
        Changed |= Callee->isPresplitCoroutine();
        if (Callee->isPresplitCoroutine())
          CB->removeFnAttr(Attribute::CoroElideSafe);
        continue;
      }
      Function *Entry =
          Callee->isInterposable() ? nullptr : slotEntryOf(*Callee);
      // LLVM elides its frame, or inlines it where it must, as it does without
      // the plugin: neither is made for calls with a bundle.
      bool IsLLVMs = Inlined || Callee->isPresplitCoroutine();
      if (!Entry && !IsLLVMs)
        continue;
      Changed = true;
      if (!Entry) {
        if (CB->hasFnAttr(OrTrapAttr))
          trapBefore(*CB);
        withoutSlot(*CB);
        continue;
      }
      Value *Slot = slotForKnown(*CB, bundledSlot(*CB));
      if (mayNotBeElided(*CB)) {
        CB->removeFnAttr(Attribute::CoroElideSafe);
        forbidInlining(*CB);
      }
      callKnown(*withoutSlot(*CB), *Entry, Slot);
    }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

PreservedAnalyses DispatchPass::run(Module &M, ModuleAnalysisManager &AM) {
  bool Changed = !KnownCalleesPass().run(M, AM).areAllPreserved();
  Changed |= showHiddenCallees(M);
  remarkNotElided(M);
  remarkFrames(M, /*OptNone=*/true);
  forgetNoAlias(M);
  // What FastPath did not expand may be inlined at the link.
  for (StringRef Name : {HandOnSymbol, LeaveSymbol, LeaveKeptSymbol})
    if (Function *Helper = M.getFunction(Name)) {
      Helper->removeFnAttr(Attribute::NoInline);
      Changed = true;
    }
  bool Unpublishable = !whyModuleUnpublishable(M).empty();
  for (Function &F : M) {
    if (F.getFnAttribute(SlotEntryAttr).getValueAsString() == FastPathDone ||
        (isFilled(F) && !F.isDeclaration() && !F.hasOptNone()))
      Changed |= separateReturns(F);
    for (CallBase *CB : callsWithSlot(F)) {
      Value *Slot = bundledSlot(*CB);
      CB = withoutSlot(*CB);
      Changed = true;
      // Nothing to ask: no publication here, a call that must stay as it is, or
      // this unit's own function that has no entry.
      Function *Callee = CB->getCalledFunction();
      if (Unpublishable || !Slot || !whyNoSlot(*CB).empty())
        continue;
      if (Callee && !Callee->isDeclaration() && !Callee->isInterposable() &&
          !Callee->hasAvailableExternallyLinkage())
        continue;
      callUnknown(*CB, Slot);
    }
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
