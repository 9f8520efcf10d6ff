//===- FramePart.cpp - What a part of a coroutine does to its frame -------===//
//
// Finds the fields that only this code accesses, by every use of the frame's
// address, and the places where the coroutine leaves with its frame alive.
//
//===----------------------------------------------------------------------===//

#include "FramePart.h"
#include "Framed.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

// The field that Offset is in.
static int64_t fieldOf(ArrayRef<int64_t> Bounds, int64_t Offset) {
  return *std::prev(upper_bound(Bounds, Offset));
}

bool FramePart::escape(int64_t Offset) {
  if (Offset <= 0)
    return false; // the handle, or the slot's header
  if (Offset < Bounds.back())
    EscapedFields.insert(fieldOf(Bounds, Offset));
  return true;
}

// What is set or copied at once may be several fields: LLVM merges stores.
bool FramePart::escapeRange(int64_t Offset, const Value *Length) {
  auto *Bytes = dyn_cast<ConstantInt>(Length);
  if (Offset <= 0 || !Bytes || !isUInt<32>(Bytes->getLimitedValue()))
    return false;
  int64_t End = Offset + Bytes->getZExtValue();
  for (int64_t Bound : Bounds)
    if (Offset < Bound && Bound < End)
      escape(Bound);
  return escape(Offset);
}

// The handle merged with null, returned or compared.
bool FramePart::isHandleResult(const Instruction &I) const {
  return isa<ICmpInst, ReturnInst>(I) ||
         (isa<PHINode, SelectInst>(I) && all_of(I.users(), [](const User *U) {
            return isa<ICmpInst, ReturnInst>(U);
          }));
}

bool FramePart::access(Instruction &I, Type *Ty, int64_t Offset) {
  if (Offset >= Bounds.back())
    return true; // the children's slot
  auto *Load = dyn_cast<LoadInst>(&I);
  auto *Store = dyn_cast<StoreInst>(&I);
  if (Offset < 0) {
    if (Offset != availOffset())
      return Load; // the keeper
    if (!IsRamp || Ty != ABI.word())
      return false;
  } else if (!(Load ? Load->isSimple() : Store->isSimple())) {
    return escape(Offset);
  }
  Field &Fd = Fields[Offset];
  Fd.Bad |= Fd.Ty && Fd.Ty != Ty;
  Fd.Ty = Ty;
  Fd.Accesses.push_back(&I);
  if (Offset < 0 && Store && Store->getOrdering() == AtomicOrdering::Release)
    GiveBacks.push_back(Store);
  return true;
}

bool FramePart::collectUse(Use &U, int64_t Offset,
                           SmallVectorImpl<std::pair<Value *, int64_t>> &Work) {
  auto &I = *cast<Instruction>(U.getUser());
  if (auto *GEP = dyn_cast<GetElementPtrInst>(&I)) {
    const DataLayout &DL = F.getDataLayout();
    APInt More(DL.getIndexTypeSizeInBits(GEP->getType()), 0);
    // It may begin at another field: LLVM folds the constant part of an index
    // into the base.
    if (!GEP->accumulateConstantOffset(DL, More))
      return Offset >= Bounds.back();
    Work.push_back({GEP, Offset + More.getSExtValue()});
    return true;
  }
  if (auto *Load = dyn_cast<LoadInst>(&I))
    return access(I, Load->getType(), Offset);
  if (auto *Store = dyn_cast<StoreInst>(&I);
      Store && &U == &Store->getOperandUse(1))
    return access(I, Store->getValueOperand()->getType(), Offset);
  // The slot, where no frame has been made.
  if (auto *Call = dyn_cast<CallInst>(&I);
      Call && IsRamp && Call->getCalledFunction() &&
      Call->getCalledFunction()->getName() == (F.getName() + ".cold").str())
    return true;
  if (auto *Mem = dyn_cast<AnyMemIntrinsic>(&I))
    return escapeRange(Offset, Mem->getLength());
  if (Offset == 0 && isHandleResult(I))
    return true;
  if (I.isLifetimeStartOrEnd() || isa<DbgInfoIntrinsic>(I) || isa<ICmpInst>(I))
    return true;
  return escape(Offset);
}

bool FramePart::collect(ArrayRef<int64_t> FieldBounds,
                        const FramePart *Earlier) {
  Bounds.assign(FieldBounds.begin(), FieldBounds.end());
  if (Earlier)
    EscapedFields = Earlier->EscapedFields;
  SmallVector<std::pair<Value *, int64_t>, 16> Work{{&Frame, 0}};
  while (!Work.empty()) {
    auto [P, Offset] = Work.pop_back_val();
    for (Use &U : P->uses())
      if (!collectUse(U, Offset, Work))
        return false;
  }
  // A resume function marks its frame as done.
  if (!IsRamp)
    Fields.remove_if([](auto &Item) { return Item.first == 0; });
  // Accesses that overlap but are not the same.
  const DataLayout &DL = F.getDataLayout();
  for (auto &[Offset, Fd] : Fields) {
    int64_t End = Offset + DL.getTypeStoreSize(Fd.Ty).getFixedValue();
    for (auto &[Other, OtherFd] : Fields)
      if (Offset < Other && Other < End)
        Fd.Bad = OtherFd.Bad = true;
    if (Offset >= 0 && EscapedFields.contains(fieldOf(Bounds, Offset)))
      Fd.Bad = true;
  }
  auto *Avail = Fields.find(availOffset());
  bool HasAvail = Avail != Fields.end();
  if (HasAvail)
    for (Instruction &I : F.getEntryBlock())
      if (is_contained(Avail->second.Accesses, &I)) {
        FirstAvail = dyn_cast<LoadInst>(&I);
        break;
      }
  // A ramp reads it, unless its frame is in memory that the caller provides.
  if (HasAvail ? !FirstAvail || Avail->second.Bad : IsRamp && !isFilled(F))
    return false;
  Fields.remove_if([](auto &Item) { return Item.second.Bad; });
  return true;
}

// Behind a block that is entered both with and without a frame: on each edge
// that brings one.
bool FramePart::exitOnEdges(BasicBlock *BB) {
  SmallPtrSet<BasicBlock *, 4> Seen;
  for (BasicBlock *Pred : predecessors(BB)) {
    if (!Seen.insert(Pred).second)
      return false;
    if (Out[Pred] == Dead)
      continue;
    bool Single = Pred->getSingleSuccessor();
    if (Out[Pred] == Live) {
      if (Single)
        Exits.push_back({Pred->getTerminator()});
      else
        Exits.push_back({nullptr, Pred, BB});
      continue;
    }
    // No field is accessed there: findExits has looked.
    if (!Single || !exitOnEdges(Pred))
      return false;
  }
  return true;
}

bool FramePart::findExits() {
  auto Merge = [](State A, State B) {
    return A == Unknown || A == B ? B : B == Unknown ? A : Mixed;
  };
  SmallPtrSet<BasicBlock *, 4> Ends;
  for (Instruction *I : GiveBacks)
    Ends.insert(I->getParent());
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (BasicBlock &BB : F) {
      State S = BB.isEntryBlock() ? Live : Unknown;
      for (BasicBlock *Pred : predecessors(&BB))
        S = Merge(S, Out.lookup(Pred));
      State After = Ends.contains(&BB) ? Dead : S;
      Changed |= In.lookup(&BB) != S || Out.lookup(&BB) != After;
      In[&BB] = S;
      Out[&BB] = After;
    }
  }
  // What is given back is not looked at.
  for (auto &[Offset, Fd] : Fields)
    for (Instruction *I : Fd.Accesses) {
      BasicBlock *BB = I->getParent();
      if (In[BB] == Dead || In[BB] == Mixed)
        return false;
      for (Instruction *Back : GiveBacks)
        if (Back->getParent() == BB && Back->comesBefore(I))
          return false;
    }
  for (BasicBlock &BB : F) {
    Instruction *End = BB.getTerminator();
    if (!IsRamp)
      for (Instruction &I : BB)
        if (auto *Call = dyn_cast<CallInst>(&I);
            Call && !Call->doesNotThrow() && !isa<IntrinsicInst>(Call))
          Exits.push_back({Call});
    // Who unwinds out of a ramp leaves no frame behind.
    if (!isa<ReturnInst>(End) && (IsRamp || !isa<ResumeInst>(End)))
      continue;
    if (Out[&BB] == Dead)
      continue;
    // Of memory that the caller provides, nothing is given back.
    if (auto *Ret = dyn_cast<ReturnInst>(End);
        Ret && IsRamp && isFilled(F) &&
        isa_and_nonnull<ConstantPointerNull>(Ret->getReturnValue()))
      continue;
    if (CallInst *Tail = BB.getTerminatingMustTailCall())
      End = Tail;
    if (In[&BB] != Mixed)
      Exits.push_back({End});
    else if (End != BB.getTerminator() || !exitOnEdges(&BB))
      return false;
  }
  return true;
}
