//===- RampMatch.cpp - Which coroutines can be rewritten ------------------===//
//
// Recognizes the shape in which clang, and whoever follows LLVM's Coroutines
// page, allocates and frees a frame (Ramp.cpp shows it). Anything else is left
// alone: the checks here are what makes the rewrite sound.
//
//===----------------------------------------------------------------------===//

#include "Ramp.h"
#include "llvm/IR/CFG.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace dynasync;

// The function of a size, and perhaps an alignment, that this coro.size is
// given to and whose result becomes the frame's memory, if any: global operator
// new, a promise's own without further arguments, a front end's allocator.
static Function *allocator(const IntrinsicInst &Size, const PHINode &Memory) {
  for (const User *U : Size.users())
    if (auto *CB = dyn_cast<CallBase>(U);
        CB && is_contained(Memory.incoming_values(), CB))
      if (Function *F = CB->getCalledFunction();
          F && !CB->arg_empty() && F->arg_size() == CB->arg_size() &&
          !F->isVarArg() && CB->getArgOperand(0) == &Size &&
          F->getReturnType()->isPointerTy() &&
          (F->arg_size() == 1 ||
           (F->arg_size() == 2 &&
            isCoro(CB->getArgOperand(1), Intrinsic::coro_align))))
        return F;
  return nullptr;
}

// Its counterpart: of the memory, perhaps its size, perhaps its alignment.
static Function *deallocator(const IntrinsicInst &Free) {
  for (const User *U : Free.users()) {
    auto *CB = dyn_cast<CallBase>(U);
    Function *F = CB ? CB->getCalledFunction() : nullptr;
    if (!F || F->isIntrinsic() || CB->arg_empty() ||
        CB->getArgOperand(0) != &Free || F->arg_size() != CB->arg_size() ||
        F->arg_size() > 3 || !F->getReturnType()->isVoidTy())
      continue;
    if ((F->arg_size() < 2 ||
         isCoro(CB->getArgOperand(1), Intrinsic::coro_size)) &&
        (F->arg_size() < 3 ||
         isCoro(CB->getArgOperand(2), Intrinsic::coro_align)))
      return F;
  }
  return nullptr;
}

// Is it a C++ allocation function that the program has in any case?
static bool isGlobal(const Value &Callee) {
  StringRef Name = Callee.getName();
  return Name.starts_with("_Zn") || Name.starts_with("_Zd");
}

// An allocation function of one parameter only has to have an allocator of its
// own. One with further parameters has its memory from them, unless it is one
// of operator new's other forms.
static bool isPlaced(const PHINode &Memory, ArrayRef<IntrinsicInst *> Frees) {
  bool Placed = false;
  for (const Value *V : Memory.incoming_values()) {
    if (isa<ConstantPointerNull>(V))
      continue;
    auto *CB = dyn_cast<CallBase>(V);
    Function *New = CB ? CB->getCalledFunction() : nullptr;
    if (!New || New->isIntrinsic() || New->arg_size() < 2 || isGlobal(*New) ||
        all_of(drop_begin(CB->args()),
               [](const Value *A) { return isCoro(A, Intrinsic::coro_align); }))
      return false;
    Placed = true;
  }
  for (const IntrinsicInst *Free : Frees)
    for (const User *U : Free->users())
      if (auto *CB = dyn_cast<CallBase>(U))
        if (!CB->getCalledFunction() || isGlobal(*CB->getCalledFunction()))
          return false;
  return Placed;
}

StringRef Ramp::match(Function &F) {
  for (Instruction &I : instructions(F)) {
    auto *II = dyn_cast<IntrinsicInst>(&I);
    if (!II)
      continue;
    switch (II->getIntrinsicID()) {
    case Intrinsic::coro_id:
      // LLVM takes it for one, and replaces all its uses.
      if (Value *Promise = II->getArgOperand(1)->stripPointerCasts();
          !isa<ConstantPointerNull, AllocaInst>(Promise))
        return "unrecognized-ramp";
      break;
    case Intrinsic::coro_suspend:
      // LLVM's passes may make two final suspend points of such a one.
      if (!isa<ConstantInt>(II->getArgOperand(1)))
        return "unrecognized-ramp";
      break;
    case Intrinsic::coro_id_async:
    case Intrinsic::coro_id_retcon:
    case Intrinsic::coro_id_retcon_once:
      return "not-a-switch-coroutine";
    case Intrinsic::coro_alloc:
      if (Alloc)
        return "unrecognized-ramp";
      Alloc = II;
      break;
    case Intrinsic::coro_begin:
      if (Begin)
        return "unrecognized-ramp";
      Begin = II;
      break;
    case Intrinsic::coro_free:
      Frees.push_back(II);
      break;
    case Intrinsic::coro_size:
      Sizes.push_back(II);
      break;
    default:
      break;
    }
  }
  if (!Alloc || !Begin || Begin->arg_size() != 2)
    return "unrecognized-ramp";
  BasicBlock *Head = Alloc->getParent(), *Init = Begin->getParent();
  auto *Br = dyn_cast<BranchInst>(Head->getTerminator());
  if (!Br || !Br->isConditional() || Br->getCondition() != Alloc ||
      Br->getSuccessor(1) != Init || Br->getSuccessor(0) == Init)
    return "unrecognized-ramp";
  Memory = dyn_cast<PHINode>(Begin->getArgOperand(1));
  BasicBlock *Own = Br->getSuccessor(0);
  if (!Memory || Memory->getParent() != Init || !Own->phis().empty() ||
      Own->getSinglePredecessor() != Head || Own->isEHPad())
    return "unrecognized-ramp";
  Type *Word = F.getDataLayout().getIntPtrType(F.getContext());
  if (any_of(Sizes,
             [&](IntrinsicInst *Size) { return Size->getType() != Word; }))
    return "unrecognized-ramp";
  if (!Head->isEntryBlock() && !DominatorTree(F).dominates(Alloc, Begin))
    return "unrecognized-ramp";
  collectPreFrame();
  // CoroSplit takes what the first one names for all of them.
  if (any_of(Frees, [&](IntrinsicInst *Free) {
        return mayPrecedeFrame(*Free) || Free->getArgOperand(1) != Begin;
      }))
    return "unrecognized-ramp";
  auto *Elided =
      dyn_cast<ConstantPointerNull>(Memory->getIncomingValueForBlock(Head));
  if (!Elided)
    return "unrecognized-ramp";
  if (StringRef Reason = matchOwnWay(); !Reason.empty())
    return Reason;
  for (IntrinsicInst *Size : Sizes)
    if (Function *Callee = allocator(*Size, *Memory))
      New = Callee;
  for (IntrinsicInst *Free : Frees)
    if (Function *Callee = deallocator(*Free))
      Delete = Callee;
  Placed = !New && isPlaced(*Memory, Frees);
  MayEndByItself = mayEndByItself(F, Frees);
  return "";
}

// Whether To, or what is behind it, uses a value that is made in Own, or on the
// way from there to To or Init.
static bool usesWhatIsMade(BasicBlock &Own, BasicBlock &Init, BasicBlock &To) {
  SmallSetVector<BasicBlock *, 8> Way;
  Way.insert(&Own);
  for (unsigned I = 0; I != Way.size(); ++I)
    for (BasicBlock *Next : successors(Way[I]))
      if (Next != &To && Next != &Init)
        Way.insert(Next);
  return any_of(Way, [&](BasicBlock *BB) {
    return any_of(*BB, [&](Instruction &I) {
      return any_of(I.uses(), [&](Use &U) {
        auto *Phi = dyn_cast<PHINode>(U.getUser());
        return !Way.contains(Phi ? Phi->getIncomingBlock(U)
                                 : cast<Instruction>(U.getUser())->getParent());
      });
    });
  });
}

// A keeper is asked in the own allocation's place: what it throws goes where
// that one unwinds to, and what it refuses where that one fails. Where these
// places are not clear, it must neither throw nor refuse.
StringRef Ramp::matchOwnWay() {
  BasicBlock *Head = Alloc->getParent(), *Init = Begin->getParent();
  BasicBlock *Own = Head->getTerminator()->getSuccessor(0);
  // May To be reached from a block in Own's place, as it is from From?
  auto TakesFrom = [&](BasicBlock *To, BasicBlock *From) {
    return !usesWhatIsMade(*Own, *Init, *To) &&
           all_of(To->phis(), [&](PHINode &Phi) {
             auto *I =
                 dyn_cast<Instruction>(Phi.getIncomingValueForBlock(From));
             return !I || I->getParent() == Head ||
                    I->getParent()->isEntryBlock();
           });
  };
  OwnInvoke = dyn_cast<InvokeInst>(Own->getTerminator());
  if (OwnInvoke && !TakesFrom(OwnInvoke->getUnwindDest(), Own))
    return "unrecognized-ramp";
  NoThrow = any_of(PreFrame, [&](const BasicBlock *BB) {
    return isa<InvokeInst>(BB->getTerminator()) &&
           BB->getTerminator() != OwnInvoke;
  });
  for (BasicBlock *Pred : Memory->blocks()) {
    auto *Br = dyn_cast<BranchInst>(Pred->getTerminator());
    if (Pred == Head || !Br || Br->isUnconditional())
      continue;
    NoThrow = true;
    auto *Cmp = dyn_cast<ICmpInst>(Br->getCondition());
    if (!Cmp || !Cmp->isEquality() ||
        Cmp->getOperand(0) != Memory->getIncomingValueForBlock(Pred) ||
        !isa<ConstantPointerNull>(Cmp->getOperand(1)))
      continue;
    unsigned Null = Cmp->getPredicate() == ICmpInst::ICMP_EQ ? 0 : 1;
    BasicBlock *IfNull = Br->getSuccessor(Null);
    if (IfNull == Init || Br->getSuccessor(!Null) != Init ||
        !TakesFrom(IfNull, Pred))
      continue;
    Failure = IfNull;
    FailurePred = Pred;
  }
  return "";
}

// What is reachable without passing the frame's birth is a handful of blocks.
void Ramp::collectPreFrame() {
  BasicBlock *Init = Begin->getParent();
  SmallVector<BasicBlock *, 8> Work{&Init->getParent()->getEntryBlock()};
  while (!Work.empty()) {
    BasicBlock *BB = Work.pop_back_val();
    if (BB == Init || !PreFrame.insert(BB).second)
      continue;
    Work.append(succ_begin(BB), succ_end(BB));
  }
}

bool Ramp::mayPrecedeFrame(const Instruction &I) const {
  if (I.getParent() == Begin->getParent())
    return I.comesBefore(Begin);
  return PreFrame.contains(I.getParent());
}
