//===- FrameRelease.cpp - Who frees a frame's memory ----------------------===//
//
// Stands between llvm.coro.free and the coroutine's own deallocation, as a call
// that the coroutine's three copies share:
//
//   %f = coro.free(%hdl)             %f = coro.free(%hdl)
//   delete(%f)                =>     %own = call leave(%f, %owned)
//                                    delete(%own)
//
//   leave(frame, owned):             leave.kept(frame, owned, child, none,
//   drop):
//     if !frame: return null           if !frame && child != none: return null
//     if owned: give the slot back     if frame && owned: give the slot back
//               return null                               return null
//     return frame                     if child's keeper has blocks: drop(them)
//                                      return frame
//
// An elided frame (null) is its caller's. `none` is the child slot of an elided
// root, the only elided frame with a keeper of its own.
//
//===----------------------------------------------------------------------===//

#include "FrameRelease.h"
#include "Annotations.h"
#include "Helpers.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/Cloning.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;
using namespace dynasync;

static void emitLeave(Function &F, const SlotABI &ABI) {
  LLVMContext &C = F.getContext();
  bool Kept = F.arg_size() > 2;
  Value *Frame = F.getArg(0), *Owned = F.getArg(1);
  Constant *Null = ConstantPointerNull::get(ABI.pointer());
  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, &F);
  };
  BasicBlock *Entry = Block("entry"), *Elided = Block("elided"),
             *There = Block("there"), *Back = Block("back"),
             *Own = Block("own");
  IRBuilder<> B(Entry);
  B.CreateCondBr(B.CreateIsNull(Frame), Elided, There);
  B.SetInsertPoint(There);
  B.CreateCondBr(Owned, Back, Own);
  B.SetInsertPoint(Back);
  ABI.giveBack(B, Frame);
  B.CreateRet(Null);
  if (!Kept) {
    B.SetInsertPoint(Elided);
    B.CreateRet(Null);
    B.SetInsertPoint(Own);
    B.CreateRet(Frame);
    return;
  }
  Value *Child = F.getArg(2), *None = F.getArg(3), *Drop = F.getArg(4);
  BasicBlock *Nothing = Block("nothing"), *Blocks = Block("blocks"),
             *Done = Block("done");
  MDNode *Likely = MDBuilder(C).createLikelyBranchWeights();
  B.SetInsertPoint(Elided);
  B.CreateCondBr(B.CreateICmpNE(Child, None), Nothing, Own, Likely);
  B.SetInsertPoint(Nothing);
  B.CreateRet(Null);
  B.SetInsertPoint(Own);
  Value *Kept1 = B.CreateAlignedLoad(ABI.pointer(),
                                     ABI.blocksOf(B, ABI.ownKeeper(B, Child)),
                                     Align(ABI.wordSize()), "kept");
  B.CreateCondBr(B.CreateIsNull(Kept1), Done, Blocks, Likely);
  B.SetInsertPoint(Blocks);
  auto *DropTy = FunctionType::get(B.getVoidTy(), {ABI.pointer()}, false);
  B.CreateCall(DropTy, Drop, {Kept1})->setDoesNotThrow();
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  B.CreateRet(Frame);
}

static Function *getLeave(Module &M, const SlotABI &ABI, const Function &User,
                          StringRef Name, ArrayRef<Type *> Params) {
  return getHelper(M, Name, ABI.pointer(), Params, User, [&](Function &F) {
    F.setDoesNotThrow();
    emitLeave(F, ABI);
  });
}

Function *dynasync::getLeaveFunction(Module &M, const SlotABI &ABI,
                                     const Function &User) {
  return getLeave(M, ABI, User, LeaveSymbol,
                  {ABI.pointer(), Type::getInt1Ty(M.getContext())});
}

Function *dynasync::getLeaveKeptFunction(Module &M, const SlotABI &ABI,
                                         const Function &User) {
  Type *Ptr = ABI.pointer(), *Bool = Type::getInt1Ty(M.getContext());
  return getLeave(M, ABI, User, LeaveKeptSymbol, {Ptr, Bool, Ptr, Ptr, Ptr});
}

void dynasync::freeNothing(IntrinsicInst &Free, const Function *Delete) {
  // Once each: a deallocation may name it in a bundle, too.
  SmallSetVector<User *, 4> Users(Free.user_begin(), Free.user_end());
  for (User *U : Users)
    if (auto *Call = dyn_cast<CallInst>(U);
        Call && Delete && Call->getCalledFunction() == Delete &&
        !isAwaitedCall(*Call))
      Call->eraseFromParent();
    else if (auto *Cmp = dyn_cast<ICmpInst>(U);
             Cmp && Cmp->isEquality() &&
             isa<ConstantPointerNull>(Cmp->getOperand(1))) {
      SmallVector<User *, 2> Branches(Cmp->users());
      Cmp->replaceAllUsesWith(ConstantInt::getBool(
          Cmp->getType(), Cmp->getPredicate() == ICmpInst::ICMP_EQ));
      for (User *Branch : Branches)
        if (isa<BranchInst>(Branch))
          ConstantFoldTerminator(cast<BranchInst>(Branch)->getParent());
    }
  Free.replaceAllUsesWith(
      ConstantPointerNull::get(cast<PointerType>(Free.getType())));
}

CallInst *dynasync::findLeaveCall(Function &F) {
  if (F.arg_empty())
    return nullptr; // no part of a coroutine
  CallInst *Found = nullptr;
  for (Instruction &I : instructions(F))
    if (auto *Call = dyn_cast<CallInst>(&I))
      if (Function *Callee = Call->getCalledFunction();
          isHelper(Callee, LeaveSymbol) || isHelper(Callee, LeaveKeptSymbol)) {
        // Not that of an elided callee whose cleanup was inlined.
        Value *Frame = Call->getArgOperand(0);
        if (auto *Select = dyn_cast<SelectInst>(Frame))
          Frame = Select->getTrueValue();
        if (Frame != F.getArg(0))
          continue;
        if (Found)
          return nullptr;
        Found = Call;
      }
  return Found;
}

void dynasync::expandLeaveCall(CallInst &Call) {
  InlineFunctionInfo Info;
  InlineFunction(Call, Info);
}

// A frame outside slots can afford the call that drops a keeper's blocks. In an
// elided frame's cleanup there is nothing to do, unless it may be a root's.
bool dynasync::expandLeaveCalls(Module &M) {
  // A module that has been through Dispatch may hide them.
  const Function *HandOn = M.getFunction(HandOnSymbol);
  bool HasElidedRoots = !HandOn || !HandOn->use_empty() ||
                        !HandOn->hasFnAttribute(Attribute::NoInline);
  auto Calls = splitCallsOf(M, {LeaveSymbol, LeaveKeptSymbol});
  for (CallInst *Call : Calls) {
    bool IsElided = isa<ConstantPointerNull>(Call->getArgOperand(0));
    if (IsElided && !HasElidedRoots) {
      Call->replaceAllUsesWith(Call->getArgOperand(0));
      Call->eraseFromParent();
    } else if (IsElided || Call->arg_size() == 2) {
      expandLeaveCall(*Call);
    }
  }
  return !Calls.empty();
}
