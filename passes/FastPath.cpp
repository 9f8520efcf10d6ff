//===- FastPath.cpp - Slot entries without the heap's cost ----------------===//
//
// Runs after CoroSplit and CoroCleanup (OptimizerEarly, except at -O0), when a
// slot entry is a plain function again. What only frames outside slots need is
// moved out of the way of those inside:
//
// 1. The way to the allocator needs saved registers and an aligned stack, for
//    which the whole function pays:
//
//      F.slot: br fits, take, grow          F.slot: br fits, take, cold
//      take:   ...                   =>     take:   ...
//      grow:   ... operator new ...         cold:   tail call F.slot.cold(args)
//
//    F.slot.cold is the function as it was, with the branch decided; wrappers,
//    which offer the empty slot, call it directly.
//
// 2. The frames that F.slot now makes are all in a slot, so their destroy
//    function need not ask:
//
//      F.slot: store F.slot.destroy, frame+8     store F.slot.release, frame+8
//      F.slot.destroy:                        => F.slot.release:
//        br owned, back, own                       back
//
// 3. Fields of the frame that nothing reads any more are not written.
//
// And on x86-64, where it pays: the two function pointers of a fresh frame are
// copied from a table at once, and the slot's `avail` is compared in memory.
//
//===----------------------------------------------------------------------===//

#include "FrameFields.h"
#include "FrameRelease.h"
#include "Helpers.h"
#include "Keeper.h"
#include "SlotABI.h"
#include "SlotEntry.h"
#include "dynasync/Contract.h"
#include "dynasync/FastPathPass.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace dynasync;

namespace {

class FastPath {
public:
  FastPath(Function &Entry, SlotABI &ABI)
      : Entry(Entry), ABI(ABI), DL(Entry.getDataLayout()) {}
  bool run();

private:
  BranchInst *findFitsBranch(unsigned &ColdIndex);
  void splitCold(BranchInst *Fits, unsigned ColdIndex);
  void releaseAtOnce();
  void splitRelease();
  bool findFrameFunctions();
  bool isAt(const Value *P, const Value *Base, int64_t Offset) const;
  void removeDeadFields();

  Function &Entry;
  SlotABI &ABI;
  const DataLayout &DL;
  // Where the ramp writes the frame's resume and destroy functions.
  StoreInst *ResumeStore = nullptr, *DestroyStore = nullptr;
};

} // namespace

// Destroy functions larger than this are not worth a second copy for the three
// instructions that it saves.
constexpr unsigned MaxReleaseSize = 40;

bool FastPath::isAt(const Value *P, const Value *Base, int64_t Offset) const {
  APInt Found(DL.getIndexTypeSizeInBits(P->getType()), 0);
  return P->stripAndAccumulateConstantOffsets(DL, Found, true) == Base &&
         Found == Offset;
}

// The branch on "the frame fits", in the entry block, and which successor is
// the one without room. Nothing before it may have been seen by others.
BranchInst *FastPath::findFitsBranch(unsigned &ColdIndex) {
  BasicBlock &BB = Entry.getEntryBlock();
  auto *Br = dyn_cast<BranchInst>(BB.getTerminator());
  if (!Br || !Br->isConditional())
    return nullptr;
  auto *Cmp = dyn_cast<ICmpInst>(Br->getCondition());
  if (!Cmp)
    return nullptr;
  auto *Avail = dyn_cast<LoadInst>(Cmp->getOperand(0));
  auto *Span = dyn_cast<ConstantInt>(Cmp->getOperand(1));
  if (!Avail || !Span || Avail->getOrdering() != AtomicOrdering::Acquire ||
      !isAt(Avail->getPointerOperand(), &slotOf(Entry),
            -int64_t(ABI.headerSize())))
    return nullptr;
  for (Instruction &I : BB)
    if (!I.isTerminator() && &I != Avail &&
        (I.mayHaveSideEffects() || isa<AllocaInst>(I)))
      return nullptr;
  // An empty slot has avail 0, which no frame fits into.
  APInt Zero(Span->getBitWidth(), 0);
  ColdIndex =
      ICmpInst::compare(Zero, Span->getValue(), Cmp->getPredicate()) ? 0 : 1;
  return Br;
}

static void decide(BranchInst *Br, unsigned Index) {
  Value *Condition = Br->getCondition();
  BasicBlock *Kept = Br->getSuccessor(Index), *Lost = Br->getSuccessor(!Index);
  Lost->removePredecessor(Br->getParent());
  IRBuilder<>(Br).CreateBr(Kept);
  Br->eraseFromParent();
  RecursivelyDeleteTriviallyDeadInstructions(Condition);
}

void FastPath::splitCold(BranchInst *Br, unsigned ColdIndex) {
  ValueToValueMapTy Map;
  Function *Cold = CloneFunction(&Entry, Map);
  Cold->setName(Entry.getName() + ".cold");
  Cold->setLinkage(GlobalValue::InternalLinkage);
  Cold->setVisibility(GlobalValue::DefaultVisibility);
  Cold->setComdat(nullptr); // at the link, Entry may be inlined
  Cold->removeFnAttr(SlotEntryAttr);
  Cold->removeFnAttr(Attribute::AlwaysInline);
  Cold->removeFnAttr(Attribute::InlineHint);
  Cold->addFnAttr(Attribute::NoInline);
  decide(cast<BranchInst>(Map[Br]), ColdIndex);
  removeUnreachableBlocks(*Cold);

  BasicBlock *ToCold =
      BasicBlock::Create(Entry.getContext(), "slot.cold", &Entry);
  IRBuilder<> B(ToCold);
  B.SetCurrentDebugLocation(Br->getDebugLoc());
  if (Entry.getSubprogram() && !Br->getDebugLoc())
    B.SetCurrentDebugLocation(DILocation::get(
        Entry.getContext(), Entry.getSubprogram()->getScopeLine(), 0,
        Entry.getSubprogram()));
  SmallVector<Value *, 8> Args(make_pointer_range(Entry.args()));
  CallInst *Call = B.CreateCall(Cold, Args);
  Call->setCallingConv(Cold->getCallingConv());
  Call->setAttributes(AttributeList::get(
      Entry.getContext(), AttributeSet(), Cold->getAttributes().getRetAttrs(),
      map_to_vector(Entry.args(), [](Argument &A) {
        return A.getParent()->getAttributes().getParamAttrs(A.getArgNo());
      })));
  if (none_of(Entry.args(), [](Argument &A) { return A.hasByValAttr(); }))
    Call->setTailCallKind(CallInst::TCK_Tail);
  if (Entry.getReturnType()->isVoidTy())
    B.CreateRetVoid();
  else
    B.CreateRet(Call);
  Br->getSuccessor(ColdIndex)->removePredecessor(Br->getParent());
  Br->setSuccessor(ColdIndex, ToCold);
  removeUnreachableBlocks(Entry);

  // Who offers the empty slot need not ask.
  GlobalVariable *Empty = Entry.getParent()->getNamedGlobal(EmptySlotSymbol);
  for (User *U : make_early_inc_range(Entry.users())) {
    auto *CB = dyn_cast<CallBase>(U);
    if (CB && Empty && CB->getCalledFunction() == &Entry &&
        isAt(CB->getArgOperand(CB->arg_size() - 1), Empty, ABI.headerSize()))
      CB->setCalledFunction(Cold);
  }
}

bool FastPath::findFrameFunctions() {
  Argument *Slot = &slotOf(Entry);
  for (Instruction &I : instructions(Entry))
    if (auto *Store = dyn_cast<StoreInst>(&I);
        Store && isa<Function>(Store->getValueOperand())) {
      if (isAt(Store->getPointerOperand(), Slot, ABI.wordSize()))
        DestroyStore = Store;
      else if (isAt(Store->getPointerOperand(), Slot, 0))
        ResumeStore = Store;
    }
  return ResumeStore && DestroyStore;
}

// A frame that is over before the ramp returns goes back to its slot.
void FastPath::releaseAtOnce() {
  SmallVector<CallInst *, 2> Calls;
  for (Instruction &I : instructions(Entry))
    if (auto *Call = dyn_cast<CallInst>(&I))
      if (Function *Callee = Call->getCalledFunction();
          (isHelper(Callee, LeaveSymbol) ||
           isHelper(Callee, LeaveKeptSymbol)) &&
          isAt(Call->getArgOperand(0), &slotOf(Entry), 0))
        Calls.push_back(Call);
  for (CallInst *Call : Calls) {
    Value *Asked = Call->getArgOperand(1);
    Call->setArgOperand(1, ConstantInt::getTrue(Entry.getContext()));
    RecursivelyDeleteTriviallyDeadInstructions(Asked);
    IRBuilder<> B(Call);
    ABI.giveBack(B, &slotOf(Entry));
    Call->replaceAllUsesWith(ConstantPointerNull::get(ABI.pointer()));
    Call->eraseFromParent();
  }
  if (Calls.empty())
    return;
  for (BasicBlock &BB : Entry)
    for (Instruction &I : make_early_inc_range(BB))
      if (Constant *C = ConstantFoldInstruction(&I, DL)) {
        I.replaceAllUsesWith(C);
        I.eraseFromParent();
      }
  for (BasicBlock &BB : Entry)
    ConstantFoldTerminator(&BB, /*DeleteDeadConditions=*/true);
  removeUnreachableBlocks(Entry);
}

void FastPath::splitRelease() {
  auto *Destroy = cast<Function>(DestroyStore->getValueOperand());
  auto *Resume = cast<Function>(ResumeStore->getValueOperand());
  if (Destroy->isDeclaration() || Resume->isDeclaration() ||
      Destroy->getInstructionCount() > MaxReleaseSize)
    return;
  CallInst *Leave = findLeaveCall(*Destroy);
  if (!Leave)
    return;

  ValueToValueMapTy Map;
  Function *Release = CloneFunction(Destroy, Map);
  Release->setName(Entry.getName() + ".release");
  auto *LeaveSlot = cast<CallInst>(Map[Leave]);
  // Not elided, in a slot.
  for (auto [Index, Known] :
       {std::pair<unsigned, Value *>(0, Release->getArg(0)),
        {1, ConstantInt::getTrue(Entry.getContext())}}) {
    Value *Asked = LeaveSlot->getArgOperand(Index);
    LeaveSlot->setArgOperand(Index, Known);
    RecursivelyDeleteTriviallyDeadInstructions(Asked);
  }
  expandLeaveCall(*LeaveSlot);
  DestroyStore->setOperand(0, Release);
}

// Does F, whose frame is Frame, write the byte at Offset at most? Whoever holds
// a pointer to an object that begins at or before it could read it too, if it
// is in the same field: a local variable's address, or the frame of an elided
// callee inside this one. The frame's own address says nothing: the field is
// CoroSplit's.
static bool isWrittenOnly(Value *Frame, int64_t Offset,
                          ArrayRef<int64_t> Bounds, const DataLayout &DL) {
  auto Reaches = [&](int64_t At) {
    const int64_t *End = upper_bound(Bounds, At);
    return At <= Offset && (End == Bounds.end() || Offset < *End);
  };
  SmallVector<std::pair<Value *, int64_t>, 16> Work{{Frame, 0}};
  while (!Work.empty()) {
    auto [P, At] = Work.pop_back_val();
    bool IsFrame = At == 0;
    for (User *U : P->users()) {
      if (auto *GEP = dyn_cast<GetElementPtrInst>(U)) {
        APInt More(DL.getIndexTypeSizeInBits(P->getType()), 0);
        if (!GEP->accumulateConstantOffset(DL, More))
          return false;
        Work.push_back({GEP, At + More.getSExtValue()});
      } else if (auto *Load = dyn_cast<LoadInst>(U)) {
        int64_t Size = DL.getTypeStoreSize(Load->getType());
        if (At <= Offset && Offset < At + Size)
          return false;
      } else if (auto *Store = dyn_cast<StoreInst>(U);
                 Store && Store->getValueOperand() != P) {
        continue;
      } else if (auto *Copy = dyn_cast<MemTransferInst>(U);
                 Copy && Copy->getRawSource() == P) {
        // Perhaps one of several fields, merged.
        auto *Length = dyn_cast<ConstantInt>(Copy->getLength());
        if (!Length || (At <= Offset && Offset < At + Length->getSExtValue()))
          return false;
      } else if ((Reaches(At) && !IsFrame) ||
                 isa<PHINode, SelectInst, CastInst>(U)) {
        return false;
      }
    }
  }
  return true;
}

// Fields of odd width (suspend index, ownership flag) are CoroSplit's own. In
// many small coroutines nothing is left that reads them.
void FastPath::removeDeadFields() {
  Module &M = *Entry.getParent();
  SmallVector<Function *, 4> Users;
  for (StringRef Suffix : {".resume", ".destroy", ".cleanup", ".release"})
    if (Function *F = M.getFunction((Entry.getName() + Suffix).str());
        F && !F->arg_empty() && F->getArg(0)->getType() == ABI.pointer())
      Users.push_back(F);
  for (StoreInst *Store : {ResumeStore, DestroyStore})
    if (!is_contained(Users, Store->getValueOperand()))
      return;
  auto &Resume = *cast<Function>(ResumeStore->getValueOperand());
  auto Bounds = frameBounds(Resume);
  // Behind the two function pointers and the promise: everybody may read these.
  int64_t Shared;
  if (Resume.getFnAttribute(PromiseEndAttr)
          .getValueAsString()
          .getAsInteger(10, Shared))
    return;
  auto IsFieldStore = [](Instruction &I) {
    auto *Store = dyn_cast<StoreInst>(&I);
    return Store && Store->isSimple() &&
           isa<ConstantInt>(Store->getValueOperand()) &&
           Store->getValueOperand()->getType()->getIntegerBitWidth() % 8 != 0;
  };
  auto OffsetIn = [&](Instruction &Store,
                      Value *Frame) -> std::optional<int64_t> {
    APInt At(DL.getIndexTypeSizeInBits(Frame->getType()), 0);
    if (getLoadStorePointerOperand(&Store)->stripAndAccumulateConstantOffsets(
            DL, At, true) != Frame)
      return std::nullopt;
    return At.getSExtValue();
  };

  // What is written into a frame may be read by whoever that frame can meet.
  auto RemoveIn = [&](Function &F, Value *Frame, ArrayRef<Function *> Readers) {
    for (Instruction &I : make_early_inc_range(instructions(F))) {
      if (!IsFieldStore(I))
        continue;
      auto Offset = OffsetIn(I, Frame);
      if (Offset && *Offset >= Shared &&
          isWrittenOnly(Frame, *Offset, Bounds, DL) &&
          all_of(Readers, [&](Function *R) {
            return isWrittenOnly(R->getArg(0), *Offset, Bounds, DL);
          }))
        I.eraseFromParent();
    }
  };
  // This entry's own frames know only the functions that it gives them.
  RemoveIn(Entry, &slotOf(Entry),
           {cast<Function>(ResumeStore->getValueOperand()),
            cast<Function>(DestroyStore->getValueOperand())});
  for (Function *F : Users)
    RemoveIn(*F, F->getArg(0), Users);
}

bool FastPath::run() {
  unsigned ColdIndex;
  BranchInst *Fits = findFitsBranch(ColdIndex);
  if (!Fits)
    return false;
  splitCold(Fits, ColdIndex);
  Entry.addFnAttr(SlotEntryAttr, FastPathDone);
  bool Found = findFrameFunctions();
  if (Found) {
    releaseAtOnce();
    splitRelease();
    removeDeadFields();
    keepFieldsInRegisters(Entry,
                          *cast<Function>(ResumeStore->getValueOperand()), ABI);
  }
  if (!Entry.getParent()->getTargetTriple().isX86_64() ||
      Entry.hasFnAttribute(Attribute::NoImplicitFloat))
    return true;
  if (Found)
    copyFrameFunctions(Entry, ABI);
  // Every x86 load is an acquire, and what follows depends on this one's
  // branch; an atomic load would not be folded into the comparison. Thread
  // sanitizer builds keep it atomic.
  auto *Avail =
      cast<LoadInst>(cast<ICmpInst>(Fits->getCondition())->getOperand(0));
  if (!Entry.hasFnAttribute(Attribute::SanitizeThread) && Avail->hasOneUse())
    Avail->setAtomic(AtomicOrdering::NotAtomic);
  return true;
}

PreservedAnalyses FastPathPass::run(Module &M, ModuleAnalysisManager &) {
  SlotABI ABI(M);
  SmallVector<Function *, 16> Entries;
  for (Function &F : M)
    if (!F.isDeclaration() && F.hasFnAttribute(SlotEntryAttr) &&
        F.getFnAttribute(SlotEntryAttr).getValueAsString().empty() &&
        !F.isPresplitCoroutine() && !F.hasOptNone() && !F.hasOptSize() &&
        !F.arg_empty() && slotOf(F).getType() == ABI.pointer())
      Entries.push_back(&F);
  bool Changed = expandHandOnCalls(M);
  forgetNoAlias(M);
  for (Function *F : Entries)
    Changed |= FastPath(*F, ABI).run();
  Changed |= expandLeaveCalls(M);
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
