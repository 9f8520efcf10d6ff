//===- ProfileCounts.cpp - What a run counts, in IR -----------------------===//
//
// With the option profile=yes, at the start of the pipeline. A caller leaves
// the record of its call in a thread-local variable, and the callee counts in
// it when it has found a place for its frame, at most once:
//
//   %r = call %f(args)                  store @record, @site
//                                  =>   %r = call %f(args)
//                                       if load @site: count unknown, clear
//
//   in F.slot, behind coro.begin:       if %s = load @site
//                                         store null, @site
//                                         count %s[outcome], largest frame
//
// A callee that was compiled without the option leaves the variable alone. A
// function in between that calls the coroutine (a forwarder, a thunk) does,
// too: the frame is counted where it is awaited.
//
// A frame that takes a slot also asks how far it reaches into the tail of its
// root, if that is counted; the slot's keeper tells. What is rare is called in
// the library (runtime/profile.c).
//
//===----------------------------------------------------------------------===//

#include "ProfileCounts.h"
#include "Helpers.h"
#include "dynasync/Contract.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

using namespace llvm;
using namespace dynasync;

constexpr unsigned ExtraWords = 6, HighWord = 1;

uint64_t dynasync::profiledKeeperSize(const SlotABI &ABI) {
  return ExtraWords * ABI.wordSize();
}

static Value *siteAddress(IRBuilderBase &B, const SlotABI &ABI) {
  Module &M = *B.GetInsertBlock()->getModule();
  GlobalVariable *GV = M.getNamedGlobal(ProfileSiteSymbol);
  if (!GV)
    GV = new GlobalVariable(
        M, ABI.pointer(), /*isConstant=*/false, GlobalValue::ExternalLinkage,
        nullptr, ProfileSiteSymbol, nullptr, GlobalValue::InitialExecTLSModel);
  return B.CreateThreadLocalAddress(GV);
}

static void addOne(IRBuilderBase &B, const SlotABI &ABI, Value *Counter) {
  B.CreateAtomicRMW(AtomicRMWInst::Add, Counter, ABI.bytes(1),
                    Align(ABI.wordSize()), AtomicOrdering::Monotonic);
}

static LoadInst *loadWord(IRBuilderBase &B, const SlotABI &ABI, Value *P,
                          const Twine &Name) {
  LoadInst *L = B.CreateAlignedLoad(ABI.word(), P, Align(ABI.wordSize()), Name);
  L->setAtomic(AtomicOrdering::Monotonic);
  return L;
}

static FunctionCallee library(Module &M, StringRef Name,
                              ArrayRef<Type *> Params) {
  FunctionCallee F = M.getOrInsertFunction(
      Name, FunctionType::get(Type::getVoidTy(M.getContext()), Params, false));
  if (auto *Fn = dyn_cast<Function>(F.getCallee()); Fn && Fn->isDeclaration())
    Fn->setDoesNotThrow();
  return F;
}

// The library's function for a frame that reaches further, which no entry
// should save registers for.
static Function *tellFunction(const SlotABI &ABI, const Function &User) {
  Module &M = *const_cast<Module *>(User.getParent());
  SmallVector<Type *, 3> Params{ABI.pointer(), ABI.pointer(), ABI.word()};
  Function *Tell = getHelper(
      M, ProfileTellSymbol, Type::getVoidTy(M.getContext()), Params, User,
      [&](Function &F) {
        F.setDoesNotThrow();
        F.addFnAttr(Attribute::Cold);
        if (M.getTargetTriple().isX86_64() || M.getTargetTriple().isAArch64())
          F.setCallingConv(CallingConv::PreserveMost);
        IRBuilder<> B(BasicBlock::Create(M.getContext(), "entry", &F));
        B.CreateCall(library(M, ProfileReachSymbol, Params),
                     SmallVector<Value *, 3>(make_pointer_range(F.args())));
        B.CreateRetVoid();
      });
  return Tell;
}

void dynasync::countFrame(IRBuilderBase &B, const SlotABI &ABI, Value *Outcome,
                          Value *Span) {
  Instruction *Before = &*B.GetInsertPoint();
  MDBuilder MD(B.getContext());
  Value *Address = siteAddress(B, ABI);
  Value *Site = B.CreateAlignedLoad(ABI.pointer(), Address,
                                    Align(ABI.wordSize()), "site");
  Instruction *Count = SplitBlockAndInsertIfThen(
      B.CreateIsNotNull(Site), Before, /*Unreachable=*/false,
      MD.createLikelyBranchWeights());
  B.SetInsertPoint(Count);
  B.CreateAlignedStore(ConstantPointerNull::get(ABI.pointer()), Address,
                       Align(ABI.wordSize()));
  addOne(B, ABI, B.CreateGEP(ABI.word(), Site, Outcome));
  Value *Largest =
      ABI.offset(B, Site, NumFrameOutcomes * ABI.wordSize(), "largest");
  Value *IsLarger = B.CreateICmpUGT(Span, loadWord(B, ABI, Largest, "so.far"));
  B.SetInsertPoint(SplitBlockAndInsertIfThen(IsLarger, Count,
                                             /*Unreachable=*/false,
                                             MD.createUnlikelyBranchWeights()));
  B.CreateAtomicRMW(AtomicRMWInst::UMax, Largest, Span, Align(ABI.wordSize()),
                    AtomicOrdering::Monotonic);
}

void dynasync::countReach(IRBuilderBase &B, const SlotABI &ABI, Value *Slot,
                          Value *Span) {
  Function &F = *B.GetInsertBlock()->getParent();
  LLVMContext &C = F.getContext();
  BasicBlock *After = B.GetInsertBlock()->getNextNode();
  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, &F, After);
  };
  BasicBlock *Whose = Block("reach.whose"), *HowFar = Block("reach.how.far"),
             *Tell = Block("reach.tell"), *Done = Block("reach.done");
  MDBuilder MD(C);
  Value *Keeper = ABI.loadKeeper(B, Slot);
  B.CreateCondBr(B.CreateIsNull(Keeper), Done, Whose,
                 MD.createUnlikelyBranchWeights());

  B.SetInsertPoint(Whose);
  Value *Grow =
      B.CreateAlignedLoad(ABI.pointer(), Keeper, Align(ABI.wordSize()), "grow");
  Value *Counts = F.getParent()
                      ->getOrInsertFunction(ProfileKeepSymbol, ABI.growType())
                      .getCallee();
  B.CreateCondBr(B.CreateICmpEQ(Grow, Counts), HowFar, Done,
                 MD.createLikelyBranchWeights());

  B.SetInsertPoint(HowFar);
  int64_t HighAt =
      int64_t(HighWord * ABI.wordSize()) - int64_t(profiledKeeperSize(ABI));
  Value *High = loadWord(B, ABI, ABI.offset(B, Keeper, HighAt), "high");
  Value *Start = B.CreateSub(B.CreatePtrToInt(Slot, ABI.word()),
                             B.CreatePtrToInt(Keeper, ABI.word()));
  B.CreateCondBr(B.CreateICmpUGT(B.CreateAdd(Start, Span), High), Tell, Done,
                 MD.createUnlikelyBranchWeights());

  B.SetInsertPoint(Tell);
  Function *TellFn = tellFunction(ABI, F);
  B.CreateCall(TellFn, {Keeper, Slot, Span})
      ->setCallingConv(TellFn->getCallingConv());
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
}

void dynasync::beginRoot(IRBuilderBase &B, const SlotABI &ABI, Value *Slot,
                         GlobalVariable &Record) {
  B.CreateCall(library(*Record.getParent(), ProfileRootSymbol,
                       {ABI.pointer(), ABI.pointer()}),
               {Slot, &Record});
}

void dynasync::endRoot(Instruction &ToFree, Value *Slot) {
  IRBuilder<> B(ToFree.getNextNode());
  B.SetCurrentDebugLocation(ToFree.getDebugLoc());
  Value *IsRoot = B.CreateIsNotNull(&ToFree);
  B.SetInsertPoint(SplitBlockAndInsertIfThen(
      IsRoot, cast<Instruction>(IsRoot)->getNextNode(),
      /*Unreachable=*/false));
  B.CreateCall(
      library(*ToFree.getModule(), ProfileRootEndSymbol, {Slot->getType()}),
      {Slot});
}

// Behind the call, where it returns.
static Instruction *afterCall(CallBase &CB) {
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB))
    return &*SplitEdge(Invoke->getParent(), Invoke->getNormalDest())
                 ->getFirstInsertionPt();
  return CB.getNextNode();
}

static void countSite(CallBase &CB, GlobalVariable &Record,
                      const SlotABI &ABI) {
  IRBuilder<> B(&CB);
  B.CreateAlignedStore(&Record, siteAddress(B, ABI), Align(ABI.wordSize()));
  Instruction *After = afterCall(CB);
  B.SetInsertPoint(After);
  B.SetCurrentDebugLocation(CB.getDebugLoc());
  Value *Address = siteAddress(B, ABI);
  Value *Left =
      B.CreateAlignedLoad(ABI.pointer(), Address, Align(ABI.wordSize()));
  Instruction *Unknown = SplitBlockAndInsertIfThen(
      B.CreateIsNotNull(Left), After, /*Unreachable=*/false,
      MDBuilder(B.getContext()).createUnlikelyBranchWeights());
  B.SetInsertPoint(Unknown);
  B.SetCurrentDebugLocation(CB.getDebugLoc());
  B.CreateAlignedStore(ConstantPointerNull::get(ABI.pointer()), Address,
                       Align(ABI.wordSize()));
  addOne(
      B, ABI,
      ABI.offset(B, &Record, uint64_t(FrameOutcome::Unknown) * ABI.wordSize()));
}

bool dynasync::countSites(Module &M, const SlotABI &ABI) {
  SmallVector<CallBase *, 16> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB && CB->getAttributes().hasFnAttr(ProfileSiteAttr))
        Calls.push_back(CB);
  for (CallBase *CB : Calls) {
    StringRef Name =
        CB->getAttributes().getFnAttr(ProfileSiteAttr).getValueAsString();
    CB->removeFnAttr(ProfileSiteAttr);
    if (GlobalVariable *Record = M.getNamedGlobal(Name);
        Record && !CB->isMustTailCall())
      countSite(*CB, *Record, ABI);
  }
  return !Calls.empty();
}
