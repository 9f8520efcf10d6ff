//===- ElidePass.cpp - Frames that are a part of their caller's -----------===//
//
// Runs on the call graph, callees first, before CoroSplit: when it visits
// F.elided (Elide.cpp), F has been split, so its frame's size is known, and the
// callers have not, so their allocas may still grow.
//
//   define internal ptr @F.elided(args, ptr %frame) "pending" {
//     %t = call ptr @F(args)
// becomes F's ramp, which allocates nothing, and calls no deallocation:
//   define internal ptr @F.elided(args, ptr %frame) {
//     store F.resume, F.cleanup to %frame ...
// and in the callers
//   %frame = alloca [1 x i8]  =>  %frame = alloca [size x i8], align
//
//===----------------------------------------------------------------------===//

#include "dynasync/ElidePass.h"
#include "FrameFields.h"
#include "Framed.h"
#include "Helpers.h"
#include "MissedCalls.h"
#include "Ramp.h"
#include "SealedRoom.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SCCIterator.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Analysis/CallGraph.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"
#include "llvm/Transforms/Coroutines/CoroCleanup.h"
#include "llvm/Transforms/Coroutines/CoroEarly.h"
#include "llvm/Transforms/Coroutines/CoroSplit.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace dynasync;

namespace {

/// One function F.elided that still calls F.
class Elision {
public:
  explicit Elision(Function &E) : E(E) {}
  /// \returns true when E now makes the frame itself.
  bool run();
  CallersStorage Storage; ///< where the frames are to be

private:
  bool findCall();
  void useFrame(const Function &F, std::optional<int64_t> Owned);

  Function &E;
  CallInst *Call = nullptr, *Marker = nullptr;
};

} // namespace

static bool isPending(const Function &F) {
  return F.getFnAttribute(ElidedAttr).getValueAsString() == ElidedPending;
}

// E's two calls: the marker, and F or its slot entry, split by now.
bool Elision::findCall() {
  for (Instruction &I : instructions(E)) {
    auto *CI = dyn_cast<CallInst>(&I);
    if (!CI || isa<IntrinsicInst>(CI))
      continue;
    CallInst *&Found = CI->isInlineAsm() ? Marker : Call;
    if (Found)
      return false;
    Found = CI;
  }
  Function *F = Call ? Call->getCalledFunction() : nullptr;
  return Marker && F && !F->isDeclaration() && !F->isPresplitCoroutine();
}

// The identity of coroutine \p F in \p In, which is F or holds a copy of it. Of
// callees whose ramps were inlined there are others.
static SmallVector<IntrinsicInst *, 1> ownIds(Function &In, const Function &F) {
  SmallVector<IntrinsicInst *, 1> Ids;
  for (Instruction &I : instructions(In))
    if (isCoro(&I, Intrinsic::coro_id))
      if (auto *Id = cast<IntrinsicInst>(&I);
          Id->getArgOperand(2)->stripPointerCasts() == &F)
        Ids.push_back(Id);
  return Ids;
}

// An elided frame's memory is nothing to free or give back, and with the slot
// of its caller for its callees it has no keeper. Else the helper is a call
// that nobody looks into until FastPath.
static void foldLeaving(Instruction &Free) {
  auto *Null = ConstantPointerNull::get(PointerType::get(Free.getContext(), 0));
  for (User *U : make_early_inc_range(Free.users())) {
    auto *Call = dyn_cast<CallInst>(U);
    Function *Helper = Call ? Call->getCalledFunction() : nullptr;
    if (!isHelper(Helper, LeaveSymbol) && !isHelper(Helper, LeaveKeptSymbol))
      continue;
    Call->replaceAllUsesWith(Null);
    Call->eraseFromParent();
  }
  Free.replaceAllUsesWith(Null);
  Free.eraseFromParent();
}

// Where \p Store writes in \p Frame, if that is known.
static std::optional<int64_t> offsetIn(const Value *Frame,
                                       const StoreInst &Store) {
  const DataLayout &DL = Store.getDataLayout();
  const Value *P = Store.getPointerOperand();
  APInt Offset(DL.getIndexTypeSizeInBits(P->getType()), 0);
  if (P->stripAndAccumulateConstantOffsets(DL, Offset, true) != Frame)
    return std::nullopt;
  return Offset.getSExtValue();
}

// What the call of a helper that leaves \p Free's frame says of it: does it lie
// in a slot?
static const Value *ownedAt(const Instruction &Free) {
  for (const User *U : Free.users())
    if (auto *Call = dyn_cast<CallInst>(U);
        Call && (isHelper(Call->getCalledFunction(), LeaveSymbol) ||
                 isHelper(Call->getCalledFunction(), LeaveKeptSymbol)))
      return Call->getArgOperand(1);
  return nullptr;
}

// Where \p F's frames, of the identity \p Id, have the bit that says whether
// they lie in a slot. Of an elided frame it was poison, before LLVM made up its
// mind: it need not be written.
static std::optional<int64_t> ownedBit(const IntrinsicInst &Id) {
  const Value *Owned = nullptr, *Frame = nullptr;
  for (const User *U : Id.users()) {
    if (isCoro(U, Intrinsic::coro_begin))
      Frame = U;
    else if (isCoro(U, Intrinsic::coro_free))
      Owned = ownedAt(*cast<Instruction>(U));
  }
  if (!Frame || !Owned || isa<Constant>(Owned))
    return std::nullopt;
  for (const User *U : Owned->users())
    if (auto *Store = dyn_cast<StoreInst>(U);
        Store && Store->getValueOperand() == Owned)
      if (auto At = offsetIn(Frame, *Store))
        return At;
  return std::nullopt;
}

// E holds a copy of F's ramp: the frame is in %frame, nobody frees it, and
// callees get the slot that E was offered. Unread is a field that is not
// needed.
void Elision::useFrame(const Function &F, std::optional<int64_t> Owned) {
  Argument *Frame = E.getArg(E.arg_size() - 1);
  auto Replace = [](Instruction *I, Value *New) {
    I->replaceAllUsesWith(New);
    I->eraseFromParent();
  };
  for (IntrinsicInst *Id : ownIds(E, F)) {
    for (User *U : make_early_inc_range(Id->users())) {
      auto *I = cast<Instruction>(U);
      if (isCoro(I, Intrinsic::coro_alloc)) {
        for (User *AllocUser : make_early_inc_range(I->users()))
          if (auto *CI = dyn_cast<CallInst>(AllocUser))
            if (isHelper(CI->getCalledFunction(), HandOnSymbol))
              Replace(CI, CI->getArgOperand(2));
        Replace(I, ConstantInt::getFalse(E.getContext()));
      } else if (isCoro(I, Intrinsic::coro_begin)) {
        Replace(I, Frame);
      } else if (isCoro(I, Intrinsic::coro_free)) {
        foldLeaving(*I);
      }
    }
    if (Id->use_empty())
      Id->eraseFromParent();
  }
  for (Instruction &I : make_early_inc_range(instructions(E)))
    if (auto *Store = dyn_cast<StoreInst>(&I);
        Store && Owned && offsetIn(Frame, *Store) == Owned)
      Store->eraseFromParent();
  for (BasicBlock &BB : E)
    ConstantFoldTerminator(&BB, /*DeleteDeadConditions=*/true);
  removeUnreachableBlocks(E);
}

bool Elision::run() {
  if (!findCall())
    return false;
  bool Framed = isFramed(E);
  if (auto Found = Framed ? CallersStorage() : findCallersStorage(E))
    Storage = std::move(*Found);
  else
    return false;
  Function &F = *Call->getCalledFunction();
  // Recursion, inlined once: which frame is whose cannot be told.
  SmallVector<IntrinsicInst *, 1> Ids = ownIds(F, F);
  if (Ids.size() > 1)
    return false;
  FrameLayout Layout = frameLayoutOf(F);
  InlineFunctionInfo Info;
  if (Layout.Size != 0) {
    std::optional<int64_t> Owned;
    if (Ids.size() == 1)
      Owned = ownedBit(*Ids.front());
    if (any_of(Storage.Places,
               [&](auto &Place) {
                 return !isAligned(Layout.Alignment, Place.second);
               }) ||
        !(Framed ? fillFramedEntry(E, *Call, Layout)
                 : InlineFunction(*Call, Info).isSuccess()))
      return false;
    useFrame(F, Owned);
    growStorage(Storage, Layout.Size, Layout.Alignment);
  }
  Marker->eraseFromParent();
  E.addFnAttr(ElidedAttr, "");
  // As LLVM may have said of one whose frame is the allocator's.
  E.removeRetAttr(Attribute::NoAlias);
  if (!E.hasFnAttribute(Attribute::OptimizeNone))
    E.removeFnAttr(Attribute::NoInline);
  return true;
}

PreservedAnalyses ElidePass::run(LazyCallGraph::SCC &InitialC,
                                 CGSCCAnalysisManager &AM, LazyCallGraph &CG,
                                 CGSCCUpdateResult &UR) {
  SmallVector<LazyCallGraph::Node *, 4> Nodes;
  for (LazyCallGraph::Node &N : InitialC)
    noteFrameLayout(N.getFunction());
  for (LazyCallGraph::Node &N : InitialC)
    if (isPending(N.getFunction()) || isRoomPending(N.getFunction()))
      Nodes.push_back(&N);
  LazyCallGraph::SCC *C = &InitialC;
  bool Changed = false;
  for (LazyCallGraph::Node *N : Nodes) {
    Function &F = N->getFunction();
    std::optional<CallersStorage> Grown;
    if (isRoomPending(F)) {
      Grown = resolveRoom(F, [&](Function &Callee) {
        LazyCallGraph::Node *Of = CG.lookup(Callee);
        return Of && CG.lookupSCC(*Of) == C;
      });
    } else if (Elision Work(F); Work.run()) {
      Grown = std::move(Work.Storage);
    }
    if (!Grown)
      continue;
    Changed = true;
    auto &FAM =
        AM.getResult<FunctionAnalysisManagerCGSCCProxy>(*C, CG).getManager();
    for (Function *Caller : Grown->Callers)
      FAM.invalidate(*Caller, PreservedAnalyses::none());
    FAM.invalidate(F, PreservedAnalyses::none());
    C = &updateCGAndAnalysisManagerForCGSCCPass(CG, *C, *N, AM, UR, FAM);
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}

static bool hasPending(const Module &M) {
  return any_of(
      M, [](const Function &F) { return isPending(F) || isRoomPending(F); });
}

// Calls of such a variable's value are calls of its initializer.
constexpr char HiddenAttr[] = "dynasync-hidden";

// What \p E, which is pending, calls: a coroutine's ramp or slot entry.
static Function *elidedCallee(Function &E) {
  for (Instruction &I : instructions(E))
    if (auto *CI = dyn_cast<CallInst>(&I))
      if (Function *F = CI->getCalledFunction(); F && !F->isDeclaration())
        return F;
  return nullptr;
}

// A ramp that reaches itself, for a frame elsewhere, must not hold a second
// copy of itself when it is elided.
static void keepRecursionApart(const SmallPtrSetImpl<Function *> &Cycle,
                               const SmallPtrSetImpl<Function *> &Callees) {
  for (Function *F : Cycle)
    if (Callees.contains(F))
      for (User *U : F->users())
        if (auto *CB = dyn_cast<CallBase>(U); CB &&
                                              CB->getCalledFunction() == F &&
                                              Cycle.contains(CB->getFunction()))
          forbidInlining(*CB);
}

// A cycle of calls that contains a call of strategy elide would be split at
// once, callee and caller. The frames themselves form no cycle: a call that
// elides nothing closes it.
PreservedAnalyses ElideOrderPass::run(Module &M, ModuleAnalysisManager &) {
  if (!hasPending(M))
    return PreservedAnalyses::all();
  SmallPtrSet<Function *, 8> Callees;
  for (Function &F : M)
    if (isPending(F))
      if (Function *Callee = elidedCallee(F))
        Callees.insert(Callee);
  CallGraph Calls(M);
  SmallVector<CallBase *, 8> Hidden;
  for (auto It = scc_begin(&Calls); !It.isAtEnd(); ++It) {
    SmallPtrSet<Function *, 8> Cycle;
    bool HasElided = false;
    for (CallGraphNode *N : *It)
      if (Function *F = N->getFunction()) {
        Cycle.insert(F);
        HasElided |= isPending(*F);
      }
    if (It.hasCycle())
      keepRecursionApart(Cycle, Callees);
    if (!HasElided || Cycle.size() < 2)
      continue;
    for (CallGraphNode *N : *It) {
      Function *F = N->getFunction();
      if (!F || isPending(*F))
        continue;
      for (Instruction &I : instructions(*F))
        if (auto *CB = dyn_cast<CallBase>(&I))
          if (Function *Callee = CB->getCalledFunction();
              Callee && Cycle.contains(Callee) && !isPending(*Callee))
            Hidden.push_back(CB);
    }
  }
  // Not looked up by name: after linking, one of that name may be another's.
  DenseMap<Function *, GlobalVariable *> Variables;
  for (CallBase *CB : Hidden) {
    Function *Callee = CB->getCalledFunction();
    GlobalVariable *&GV = Variables[Callee];
    if (!GV) {
      GV = new GlobalVariable(M, Callee->getType(), /*isConstant=*/false,
                              GlobalValue::InternalLinkage, Callee,
                              Callee->getName() + HiddenSuffix);
      GV->setExternallyInitialized(true);
      GV->addAttribute(HiddenAttr);
    }
    IRBuilder<> B(CB);
    CB->setCalledOperand(B.CreateLoad(Callee->getType(), GV));
  }
  return PreservedAnalyses::none();
}

bool dynasync::showHiddenCallees(Module &M) {
  bool Changed = false;
  for (GlobalVariable &GV : make_early_inc_range(M.globals())) {
    if (!GV.hasAttribute(HiddenAttr) || !GV.hasInitializer())
      continue;
    for (User *U : make_early_inc_range(GV.users()))
      if (auto *Load = dyn_cast<LoadInst>(U)) {
        Load->replaceAllUsesWith(GV.getInitializer());
        Load->eraseFromParent();
      }
    // ThinLTO exports it if another module has a copy of such a call.
    if (GV.use_empty() && GV.hasLocalLinkage())
      GV.eraseFromParent();
    Changed = true;
  }
  return Changed;
}

// Whose callee is split and who are still pending remain so.
void dynasync::remarkNotElided(Module &M) {
  for (Function &F : M) {
    if (!isPending(F) || isFramed(F))
      continue;
    bool Split = all_of(instructions(F), [](Instruction &I) {
      auto *CB = dyn_cast<CallBase>(&I);
      Function *Callee = CB ? CB->getCalledFunction() : nullptr;
      return !Callee || !Callee->isPresplitCoroutine();
    });
    if (!Split)
      continue;
    SmallPtrSet<const DILocation *, 4> Said; // to copies of one call, once
    for (User *U : F.users()) {
      auto *CB = dyn_cast<CallBase>(U);
      if (!CB || !Said.insert(CB->getDebugLoc().get()).second)
        continue;
      bool NoHeap = CB->hasFnAttr(OrTrapAttr);
      CB->removeFnAttr(OrTrapAttr);
      Strategy S;
      S.K = Strategy::Kind::Elide;
      reportMissed(*CB, "split-together", S, NoHeap);
    }
  }
}

PreservedAnalyses SplitForElisionPass::run(Module &M,
                                           ModuleAnalysisManager &AM) {
  if (!hasPending(M))
    return PreservedAnalyses::all();
  CGSCCPassManager CGPM;
  CGPM.addPass(ElidePass());
  CGPM.addPass(CoroSplitPass(/*OptimizeFrame=*/false));
  ModulePassManager MPM;
  MPM.addPass(CoroEarlyPass());
  MPM.addPass(createModuleToPostOrderCGSCCPassAdaptor(std::move(CGPM)));
  // Calls that are always inlined are next: CoroEarly, behind them, ends the
  // compiler where it sees two coro.begin in one function.
  MPM.addPass(CoroCleanupPass());
  MPM.run(M, AM);
  return PreservedAnalyses::none();
}
