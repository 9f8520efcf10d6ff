//===- AwaitedCalls.cpp - The caller's side -------------------------------===//
//
// Runs right after SlotEntries, which gave the calls in coroutines and
// forwarders the slots of their frames. Decides for every awaited call whether
// it is lowered, with which strategy, and says so in a remark. Calls that have
// storage of their own get it here:
//
//   call %f(args) "dynasync"="inline(64)"
// becomes
//   %storage = alloca [16 + 64 x i8]          ; header written once
//   call %f(args) [ "dynasync.slot"(ptr %storage + 16) ]
//
//===----------------------------------------------------------------------===//

#include "Annotations.h"
#include "Publication.h"
#include "Remarks.h"
#include "SlotABI.h"
#include "SlotBundle.h"
#include "dynasync/AwaitedCallsPass.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

namespace {

class AwaitedCalls {
public:
  AwaitedCalls(Function &F, const Options &Opts, SlotABI &ABI)
      : F(F), Opts(Opts), ABI(ABI), B(F.getContext()) {}
  bool run();

private:
  bool lower(CallBase *CB);
  Value *slotFor(CallBase &CB, const Strategy &S, StringRef &Reason);
  bool mayPrecedeFrame(CallBase &CB);
  Value *makeSlot(uint64_t Bytes, const Twine &Name);

  Function &F;
  const Options &Opts;
  SlotABI &ABI;
  IRBuilder<> B;
};

} // namespace

static IntrinsicInst *coroBegin(Function &F) {
  for (Instruction &I : instructions(F))
    if (auto *II = dyn_cast<IntrinsicInst>(&I);
        II && II->getIntrinsicID() == Intrinsic::coro_begin)
      return II;
  return nullptr;
}

bool AwaitedCalls::mayPrecedeFrame(CallBase &CB) {
  IntrinsicInst *Begin = coroBegin(F);
  return !Begin || !DominatorTree(F).dominates(Begin, &CB);
}

// Storage in this function's frame; its header is written once, when that
// frame exists.
Value *AwaitedCalls::makeSlot(uint64_t Bytes, const Twine &Name) {
  BasicBlock::iterator Birth = F.getEntryBlock().getFirstNonPHIOrDbgOrAlloca();
  if (F.isPresplitCoroutine())
    Birth = std::next(coroBegin(F)->getIterator());
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
  // CoroSplit keeps an alloca on the stack unless its address crosses a suspend
  // point or escapes, and it does not look into bundles. This store escapes it;
  // the callee's frame overwrites it.
  if (F.isPresplitCoroutine() && Bytes >= ABI.wordSize())
    B.CreateAlignedStore(Slot, Slot, Align(ABI.wordSize()));
  return Slot;
}

Value *AwaitedCalls::slotFor(CallBase &CB, const Strategy &S,
                             StringRef &Reason) {
  switch (S.K) {
  case Strategy::Kind::Box:
    Reason = "strategy-box";
    return nullptr;
  case Strategy::Kind::Inline:
    if (F.isPresplitCoroutine() && mayPrecedeFrame(CB)) {
      Reason = "before-the-frame";
      return nullptr;
    }
    return makeSlot(S.Bytes, "inline");
  case Strategy::Kind::Nested:
    break;
  }
  // SlotEntries gave each coroutine that it could rewrite a slot for callees.
  if (F.isPresplitCoroutine()) {
    Reason = "caller-left-alone";
    return nullptr;
  }
  // Not one for all calls: what is elided here hands its slot on.
  return makeSlot(S.Sized ? S.Bytes : Opts.slotSize(), "nested");
}

// Returns true when the call has its slot.
bool AwaitedCalls::lower(CallBase *CB) {
  bool Awaited = isAwaitedCall(*CB);
  Value *Slot = bundledSlot(*CB);
  Strategy S = strategyOf(*CB, Opts);
  StringRef Reason = whyNoSlot(*CB);
  Function *Callee = CB->getCalledFunction();
  if (Reason.empty() && Callee && !Callee->isDeclaration() &&
      !Callee->isInterposable() && !Callee->hasAvailableExternallyLinkage() &&
      !slotEntryOf(*Callee))
    Reason = "callee-has-no-slot-entry";
  Value *OwnSlot = nullptr;
  if (Reason.empty() && !Slot)
    OwnSlot = slotFor(*CB, S, Reason);
  if (!Reason.empty()) {
    if (Slot)
      CB = withoutSlot(*CB);
    if (Awaited)
      remarkMissed(*CB, Reason);
    return Slot;
  }
  if (OwnSlot)
    CB = withSlot(*CB, OwnSlot);
  if (Awaited)
    remarkLowered(*CB, S, S.Sized ? S.Bytes : Opts.slotSize());
  CB->addFnAttr(Attribute::get(F.getContext(), LoweredAttr));
  return true;
}

bool AwaitedCalls::run() {
  SmallVector<CallBase *, 8> Calls;
  for (Instruction &I : instructions(F)) {
    auto *CB = dyn_cast<CallBase>(&I);
    if (!CB)
      continue;
    if (isAwaitedCall(*CB) || bundledSlot(*CB))
      Calls.push_back(CB);
    else if (isMarkedOutsideCoroutine(*CB))
      remarkMissed(*CB, "already-split");
  }
  bool Changed = false;
  for (CallBase *CB : Calls)
    Changed |= lower(CB);
  return Changed;
}

PreservedAnalyses AwaitedCallsPass::run(Module &M, ModuleAnalysisManager &) {
  Options ModuleOpts = moduleOptions(M, Opts);
  SlotABI ABI(M);
  StringRef Unlowerable = whyModuleUnpublishable(M);
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
  // Used up; units with different options may be linked and compiled again.
  if (NamedMDNode *Used = M.getNamedMetadata(OptionsMetadata)) {
    Used->eraseFromParent();
    Changed = true;
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

void AwaitedCallsPass::printPipeline(
    raw_ostream &OS, function_ref<StringRef(StringRef)> MapClassName2PassName) {
  OS << MapClassName2PassName(name()) << '<';
  Opts.print(OS);
  OS << '>';
}
