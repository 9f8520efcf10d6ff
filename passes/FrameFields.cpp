//===- FrameFields.cpp - Frames that are written when they are left -------===//
//
// CoroSplit writes a value that crosses a suspension into the frame where it is
// computed, and reads it back where it is used. A callee that is ready at once
// writes a whole frame that nobody will read, and a loop around an await does
// so each time. Here fields become registers while the coroutine runs:
//
//   slot.avail = -slot.avail               n = slot.avail
//   frame.resume = F.resume                ...
//   frame.n = n                            br ready, done, pending
//   ...                                =>
//   br ready, done, pending              pending:
//   done:                                  slot.avail = -n
//     slot.avail = -slot.avail             frame.resume = F.resume, ...
//     ret null                             ret frame
//                                        done:
//                                          ret null
//
// Sound only if nobody accesses the frame while its coroutine runs: if no part
// of the coroutine stores its handle or passes it to a call, and whoever got it
// from the ramp's return may not use it before this call returns. So it has no
// promise, which may be read and written at any time (`h.promise()` in C++), or
// its front end says that nobody does; and it has no suspend point with a
// `llvm.coro.save`, behind which the coroutine counts as suspended: what
// await_suspend calls may resume or destroy it. A field whose address goes
// elsewhere stays in memory.
//
//===----------------------------------------------------------------------===//

#include "FrameFields.h"
#include "FramePart.h"
#include "Ramp.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"
#include "llvm/Transforms/Utils/Local.h"
#include "llvm/Transforms/Utils/PromoteMemToReg.h"

using namespace llvm;
using namespace llvm::PatternMatch;
using namespace dynasync;

void dynasync::noteFrameAccess(Function &F) {
  const DataLayout &DL = F.getDataLayout();
  const Value *Promise = nullptr;
  bool Prepares = false;
  for (Instruction &I : instructions(F)) {
    if (isCoro(&I, Intrinsic::coro_id))
      Promise = I.getOperand(1)->stripPointerCasts();
    Prepares |= isCoro(&I, Intrinsic::coro_suspend) &&
                !isa<ConstantTokenNone>(I.getOperand(0));
  }
  // Of a promise, the front end may have said it.
  bool None = isa_and_nonnull<ConstantPointerNull>(Promise);
  if (Prepares)
    F.removeFnAttr(PrivateFrameAttr);
  else if (None)
    F.addFnAttr(PrivateFrameAttr);
  // CoroSplit puts it directly behind the two function pointers.
  uint64_t End = 2 * DL.getPointerSize();
  if (!None) {
    auto *Alloca = dyn_cast_or_null<AllocaInst>(Promise);
    auto Size = Alloca ? Alloca->getAllocationSize(DL) : std::nullopt;
    if (!Size || Size->isScalable())
      return;
    End = alignTo(End, Alloca->getAlign()) + Size->getFixedValue();
  }
  F.addFnAttr(PromiseEndAttr, std::to_string(End));
}

void dynasync::noteFrameLayout(Function &F) {
  if (F.isDeclaration() || F.isPresplitCoroutine() || F.arg_empty() ||
      F.hasFnAttribute(FrameLayoutAttr))
    return;
  for (User *U : F.getArg(0)->users()) {
    auto *GEP = dyn_cast<GetElementPtrInst>(U);
    auto *Frame =
        GEP ? dyn_cast<StructType>(GEP->getSourceElementType()) : nullptr;
    if (!Frame || !Frame->hasName() || !Frame->getName().contains(".Frame"))
      continue;
    const StructLayout *Layout = F.getDataLayout().getStructLayout(Frame);
    SmallString<64> Text;
    raw_svector_ostream OS(Text);
    for (unsigned I = 0; I != Frame->getNumElements(); ++I)
      OS << Layout->getElementOffset(I).getFixedValue() << ',';
    OS << Layout->getSizeInBytes().getFixedValue();
    F.addFnAttr(FrameLayoutAttr, OS.str());
    return;
  }
}

void FramePart::markDirty(Field &Fd) {
  SmallVector<BasicBlock *, 8> Work;
  for (Instruction *I : Fd.Accesses)
    if (isa<StoreInst>(I))
      append_range(Work, successors(I->getParent()));
  while (!Work.empty()) {
    BasicBlock *BB = Work.pop_back_val();
    if (Fd.Dirty.insert(BB).second)
      append_range(Work, successors(BB));
  }
}

bool FramePart::isDirtyAt(const Field &Fd, const Exit &E) const {
  BasicBlock *BB = E.Before ? E.Before->getParent() : E.From;
  return Fd.Dirty.contains(BB) || any_of(Fd.Accesses, [&](Instruction *I) {
           return isa<StoreInst>(I) && I->getParent() == BB &&
                  (!E.Before || I->comesBefore(E.Before));
         });
}

// Where the coroutine goes on: behind the switch that tells where it was.
void FramePart::loadInitially(Field &Fd, int64_t Offset) {
  BasicBlock &Entry = F.getEntryBlock();
  // Is the old value needed when BB is entered?
  SmallPtrSet<BasicBlock *, 16> Needed;
  SmallVector<BasicBlock *, 16> Work;
  for (BasicBlock &BB : F) {
    Instruction *First = nullptr;
    for (Instruction *I : Fd.Accesses)
      if (I->getParent() == &BB && (!First || I->comesBefore(First)))
        First = I;
    bool Stores = isa_and_nonnull<StoreInst>(First);
    // An exit stores the value that there is.
    bool Leaves = any_of(Exits, [&](const Exit &E) {
      return E.Before && E.Before->getParent() == &BB &&
             (!Stores || E.Before->comesBefore(First)) && isDirtyAt(Fd, E);
    });
    if ((First && !Stores) || Leaves) {
      if (Needed.insert(&BB).second)
        Work.push_back(&BB);
    }
  }
  while (!Work.empty())
    for (BasicBlock *Pred : predecessors(Work.pop_back_val())) {
      bool Stores = any_of(Fd.Accesses, [&](Instruction *I) {
        return I->getParent() == Pred && isa<StoreInst>(I);
      });
      if (!Stores && Needed.insert(Pred).second)
        Work.push_back(Pred);
    }

  auto LoadAt = [&](Instruction *Before) {
    IRBuilder<> B(Before);
    B.SetCurrentDebugLocation(DebugLoc());
    Align A = commonAlignment(F.getParamAlign(0).valueOrOne(), Offset);
    LoadInst *Load = B.CreateAlignedLoad(Fd.Ty, address(B, Offset), A);
    B.CreateStore(Load, Fd.Variable);
    Fd.InitialLoads.push_back(Load);
  };
  bool InEntry =
      any_of(Fd.Accesses,
             [&](Instruction *I) { return I->getParent() == &Entry; }) ||
      any_of(Exits, [&](const Exit &E) {
        return E.Before && E.Before->getParent() == &Entry;
      });
  auto *Switch = dyn_cast<SwitchInst>(Entry.getTerminator());
  bool AtEdges =
      Switch && !InEntry && all_of(successors(&Entry), [&](BasicBlock *S) {
        return S->getSinglePredecessor() == &Entry && !S->isEHPad();
      });
  if (!AtEdges) {
    if (Needed.contains(&Entry))
      LoadAt(Fd.Variable->getNextNode());
    return;
  }
  for (BasicBlock *S : successors(&Entry))
    if (Needed.contains(S))
      LoadAt(&*S->getFirstInsertionPt());
}

void FramePart::makeVariable(Field &Fd, int64_t Offset) {
  IRBuilder<> B(&*F.getEntryBlock().begin());
  Fd.Variable = B.CreateAlloca(Fd.Ty);
  if (Offset == availOffset()) {
    B.SetInsertPoint(FirstAvail->getNextNode());
    B.CreateStore(FirstAvail, Fd.Variable);
  } else if (!IsRamp) {
    loadInitially(Fd, Offset);
  }
  for (Instruction *I : Fd.Accesses) {
    // These two stay until it is known what is stored.
    if (I == FirstAvail)
      continue;
    B.SetInsertPoint(I);
    if (auto *Load = dyn_cast<LoadInst>(I)) {
      LoadInst *New = B.CreateLoad(Fd.Ty, Fd.Variable);
      New->takeName(Load);
      Load->replaceAllUsesWith(New);
    } else {
      B.CreateStore(cast<StoreInst>(I)->getValueOperand(), Fd.Variable);
    }
    if (!isGiveBack(*I))
      I->eraseFromParent();
  }
}

// As early as the value is known and the exit certain: then no register has to
// hold it across what is called in between. \p V becomes the value, if that is
// a constant, which is known even before the field is set to it; but there the
// field's old value may still be read from memory, or left there at another
// exit.
Instruction *FramePart::earliest(const Field &Fd, Instruction *Before,
                                 Value *&V) const {
  auto NeedsOldValue = [&](const Instruction *I) {
    return is_contained(Fd.InitialLoads, I) ||
           any_of(Exits, [&](const Exit &E) { return E.Before == I; });
  };
  while (true) {
    BasicBlock *BB = Before->getParent();
    for (Instruction *I = Before->getPrevNode(); I; I = I->getPrevNode()) {
      if (V && NeedsOldValue(I))
        return I->getNextNode();
      auto *Store = dyn_cast<StoreInst>(I);
      if (V || !Store || Store->getPointerOperand() != Fd.Variable)
        continue;
      V = dyn_cast<Constant>(Store->getValueOperand());
      if (!V)
        return I->getNextNode();
    }
    BasicBlock *Pred = BB->getSinglePredecessor();
    if (!Pred || Pred->getSingleSuccessor() != BB)
      return &*BB->getFirstInsertionPt();
    Before = Pred->getTerminator();
  }
}

void FramePart::storeAtExit(Field &Fd, int64_t Offset, Instruction *Exit) {
  Value *V = nullptr;
  Instruction *Before = earliest(Fd, Exit, V);
  IRBuilder<> B(Before);
  B.SetCurrentDebugLocation(Before->getDebugLoc());
  if (!V)
    V = B.CreateLoad(Fd.Ty, Fd.Variable);
  // A frame of its own is aligned as the coroutine asked for, no more.
  Align OfFrame = IsRamp ? ABI.align() : F.getParamAlign(0).valueOrOne();
  Align A = Offset == availOffset() ? Align(ABI.wordSize())
                                    : commonAlignment(OfFrame, Offset);
  StoreInst *Store = B.CreateAlignedStore(V, address(B, Offset), A);
  if (Offset == availOffset())
    Store->setAtomic(AtomicOrdering::Monotonic);
  ExitStores.push_back(Store);
}

bool FramePart::promote() {
  if (Fields.empty())
    return false;
  SmallVector<std::pair<int64_t, Field *>, 16> ByOffset;
  for (auto &[Offset, Fd] : Fields) {
    ByOffset.push_back({Offset, &Fd});
    markDirty(Fd);
  }
  llvm::sort(ByOffset);
  // What is dirty where, before edges are split and accesses disappear.
  SmallVector<std::pair<unsigned, unsigned>, 32> Stores; // exit, field
  for (auto [E, At] : enumerate(Exits))
    for (auto [I, Item] : enumerate(ByOffset))
      if (isDirtyAt(*Item.second, At))
        Stores.push_back({unsigned(E), unsigned(I)});

  SmallVector<AllocaInst *, 16> Variables;
  for (auto [Offset, Fd] : ByOffset) {
    makeVariable(*Fd, Offset);
    Variables.push_back(Fd->Variable);
  }
  for (Exit &E : Exits)
    if (!E.Before)
      E.Before = SplitEdge(E.From, E.To)->getTerminator();
  for (auto [E, I] : Stores)
    storeAtExit(*ByOffset[I].second, ByOffset[I].first, Exits[E].Before);

  DominatorTree DT(F);
  PromoteMemToReg(Variables, DT);
  for (StoreInst *Store : ExitStores) {
    Value *V = Store->getValueOperand();
    if (isa<UndefValue>(V)) {
      Store->eraseFromParent();
    } else if (FirstAvail && match(V, m_Neg(m_Specific(FirstAvail)))) {
      // Nothing has changed it in memory: no register need hold it.
      IRBuilder<> B(Store);
      LoadInst *Again = B.CreateAlignedLoad(
          ABI.word(), Store->getPointerOperand(), Store->getAlign());
      Again->setAtomic(AtomicOrdering::Monotonic);
      Store->setOperand(0, B.CreateNeg(Again));
    }
  }
  // Taken and given back without having been left: as it was.
  for (Instruction *Back : GiveBacks) {
    Value *V = cast<StoreInst>(Back)->getValueOperand();
    if (V != FirstAvail && !match(V, m_Neg(m_Neg(m_Specific(FirstAvail)))))
      continue;
    Back->eraseFromParent();
    RecursivelyDeleteTriviallyDeadInstructions(V);
  }
  for (BasicBlock &BB : F)
    for (Instruction &I : make_early_inc_range(reverse(BB)))
      if (isInstructionTriviallyDead(&I))
        I.eraseFromParent();
  return true;
}

bool dynasync::separateReturns(Function &F) {
  bool Changed = false;
  for (BasicBlock &BB : make_early_inc_range(F)) {
    auto *Ret = dyn_cast<ReturnInst>(BB.getTerminator());
    auto *Phi = Ret ? dyn_cast<PHINode>(&BB.front()) : nullptr;
    if (!Phi || Phi->getNextNode() != Ret || Ret->getReturnValue() != Phi)
      continue;
    for (BasicBlock *Pred : SmallVector<BasicBlock *, 4>(predecessors(&BB))) {
      if (Pred->getSingleSuccessor() != &BB)
        continue;
      ReturnInst *New = ReturnInst::Create(
          F.getContext(), Phi->getIncomingValueForBlock(Pred),
          Pred->getTerminator()->getIterator());
      New->setDebugLoc(Ret->getDebugLoc());
      Pred->getTerminator()->eraseFromParent();
      BB.removePredecessor(Pred, /*KeepOneInputPHIs=*/true);
      Changed = true;
    }
    if (pred_empty(&BB) && !BB.isEntryBlock())
      DeleteDeadBlock(&BB);
  }
  return Changed;
}

SmallVector<int64_t, 16> dynasync::frameBounds(const Function &Part) {
  SmallVector<StringRef, 16> Words;
  Part.getFnAttribute(FrameLayoutAttr).getValueAsString().split(Words, ',');
  SmallVector<int64_t, 16> Bounds(Words.size());
  for (auto [Word, Bound] : zip_equal(Words, Bounds))
    if (Word.getAsInteger(10, Bound))
      return {};
  if (Bounds.front() != 0 || !is_sorted(Bounds))
    return {};
  return Bounds;
}

bool dynasync::keepFieldsInRegisters(Function &Entry, Function &Resume,
                                     const SlotABI &ABI) {
  if (!Resume.hasFnAttribute(PrivateFrameAttr) ||
      Entry.hasFnAttribute(Attribute::SanitizeThread) ||
      Resume.isDeclaration() || Resume.arg_empty() ||
      Resume.getArg(0)->getType() != ABI.pointer())
    return false;
  auto Bounds = frameBounds(Resume);
  if (Bounds.empty())
    return false;
  FramePart Ramp(Entry, *Entry.getArg(Entry.arg_size() - 1), true, ABI);
  FramePart Resumed(Resume, *Resume.getArg(0), false, ABI);
  if (!Ramp.collect(Bounds) || !Resumed.collect(Bounds, &Ramp))
    return false;
  bool Changed = Ramp.findExits() && Ramp.promote();
  return (Resumed.findExits() && Resumed.promote()) || Changed;
}
