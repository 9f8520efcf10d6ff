//===- Forwarder.cpp - Functions that hand on a task ----------------------===//
//
// A forwarder is no coroutine itself; what it returns is the task that one of
// its calls returns:
//
//   define void @F(ptr sret(%task) %r, ...) {      define ptr @F(...) {
//     ...                                            ...
//     call void %g(ptr sret(%task) %r, ...)          %t = call ptr %g(...)
//     ret void                                       ret ptr %t
//
// Thunks, invokers of lambdas, std::function, facades. Its slot may go on to
// that call only if nothing can have looked at the task in between: it could
// have been moved somewhere that outlives the caller, and another returned
// instead. So the result's memory may have no other use that can run before or
// after the call, and no path may run two of the calls. And the call's task
// must be of F's own type: a result in a register may also be a part of another
// one, whose coroutine outlives the caller.
//
//===----------------------------------------------------------------------===//

#include "Forwarder.h"
#include "NativeCalls.h"
#include "ResultMemory.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

TaskTypes::TaskTypes(const Module &M) {
  MarksPointers = any_of(M, [](const Function &F) {
    return F.hasRetAttribute(Attribute::NoUndef) ||
           any_of(F.args(), [](const Argument &A) {
             return A.hasAttribute(Attribute::NoUndef);
           });
  });
}

void TaskTypes::add(const Function &F) {
  if (int I = sretIndex(F); I >= 0)
    Indirect.insert(F.getParamStructRetType(I));
  else if (!F.getReturnType()->isVoidTy())
    Direct.insert(F.getReturnType());
}

void TaskTypes::add(const CallBase &CB) {
  if (int I = sretIndex(CB); I >= 0)
    Indirect.insert(CB.getParamStructRetType(I));
  else if (!CB.getType()->isVoidTy())
    Direct.insert(CB.getType());
}

static bool isForwardable(const CallBase &CB) {
  // A strategy of its own says where that task lives.
  return !CB.isMustTailCall() && !CB.getAttributes().hasFnAttr(StrategyAttr) &&
         !isNativeCall(CB) && !isa<IntrinsicInst>(CB) && !CB.isInlineAsm() &&
         !isa<CallBrInst>(CB) && !CB.getFunctionType()->isVarArg() &&
         !CB.hasOperandBundles() && !CB.hasInAllocaArgument();
}

static bool isMarker(const User *U) {
  auto *II = dyn_cast<IntrinsicInst>(U);
  return II && (II->isLifetimeStartOrEnd() || isa<DbgInfoIntrinsic>(II));
}

// Can control reach To after From has run?
static bool follows(const Instruction &From, const Instruction &To) {
  SmallVector<BasicBlock *, 4> Work;
  if (auto *Invoke = dyn_cast<InvokeInst>(&From)) {
    Work.push_back(Invoke->getNormalDest());
  } else {
    const BasicBlock *BB = From.getParent();
    if (To.getParent() == BB && From.comesBefore(&To))
      return true;
    Work.append(succ_begin(const_cast<BasicBlock *>(BB)),
                succ_end(const_cast<BasicBlock *>(BB)));
  }
  if (Work.empty())
    return false;
  return isPotentiallyReachableFromMany(
      Work, const_cast<BasicBlock *>(To.getParent()), nullptr);
}

// None of Calls and Others may run on one path with one of Calls.
static bool areExclusive(ArrayRef<CallBase *> Calls,
                         ArrayRef<Instruction *> Others) {
  for (CallBase *CB : Calls) {
    for (CallBase *Other : Calls)
      if (follows(*CB, *Other))
        return false;
    for (Instruction *Other : Others)
      if (follows(*CB, *Other) || follows(*Other, *CB))
        return false;
  }
  return true;
}

// An alloca into which -O0 code stores the result pointer for the debugger.
static bool isWriteOnly(const Value *P) {
  auto *Alloca = dyn_cast<AllocaInst>(P);
  return Alloca && all_of(Alloca->users(), [&](const User *U) {
           auto *Store = dyn_cast<StoreInst>(U);
           return (Store && Store->getPointerOperand() == Alloca) ||
                  isMarker(U);
         });
}

static SmallVector<CallBase *, 2> forwardedInMemory(Function &F, unsigned Arg) {
  SmallVector<CallBase *, 2> Calls;
  SmallVector<Instruction *, 4> Others;
  Argument *Result = F.getArg(Arg);
  for (Use &U : Result->uses()) {
    auto *I = cast<Instruction>(U.getUser());
    if (auto *Store = dyn_cast<StoreInst>(I);
        Store && Store->getValueOperand() == Result &&
        isWriteOnly(Store->getPointerOperand()))
      continue;
    auto *CB = dyn_cast<CallBase>(I);
    if (CB && CB->isArgOperand(&U) && isForwardable(*CB) &&
        sretIndex(*CB) == int(CB->getArgOperandNo(&U)) &&
        CB->getParamStructRetType(CB->getArgOperandNo(&U)) ==
            F.getParamStructRetType(Arg))
      Calls.push_back(CB);
    else
      Others.push_back(I);
  }
  // A call that gets the result pointer twice could do anything with it.
  for (CallBase *CB : Calls)
    if (count(CB->args(), Result) != 1)
      return {};
  if (Calls.size() > 8 || Others.size() > 8 || !areExclusive(Calls, Others))
    return {};
  return Calls;
}

// Several ABIs (AArch64, RISC-V, 32-bit Arm) return a pointer as an integer.
static bool isCoercion(const Value *V) {
  auto *Cast = dyn_cast<CastInst>(V);
  return Cast && (isa<IntToPtrInst>(V) || isa<PtrToIntInst>(V)) &&
         Cast->isNoopCast(Cast->getDataLayout());
}

static bool isOnlyReturned(const Value *V, Type *Ty) {
  return V->getType() == Ty
             ? all_of(V->users(),
                      [](const User *U) { return isa<ReturnInst>(U); })
             : all_of(V->users(), [&](const User *U) {
                 return isCoercion(U) && U->getType() == Ty &&
                        isOnlyReturned(U, Ty);
               });
}

namespace {

/// The variables of a function's result, as clang has them before anything is
/// promoted to registers.
struct ResultAllocas {
  explicit ResultAllocas(Type *Returned) : Returned(Returned) {}

  Type *Returned; ///< what the registers hold
  SmallPtrSet<Type *, 1> Classes;
  SmallVector<LoadInst *, 2> Loads;
  SmallVector<StoreInst *, 8> Stores;
  SmallPtrSet<Value *, 8> Visited;

  bool add(Value *P);
  bool haveClassOf(ArrayRef<CallBase *> Calls) const;
};

} // namespace

// Is P, an alloca or its first member, only ever stored to from calls, copied
// to another such alloca, and loaded to be returned?
bool ResultAllocas::add(Value *P) {
  if (!Visited.insert(P).second)
    return true;
  if (auto *Alloca = dyn_cast<AllocaInst>(P))
    Classes.insert(Alloca->getAllocatedType());
  for (User *U : P->users()) {
    if (auto *GEP = dyn_cast<GetElementPtrInst>(U)) {
      if (!GEP->hasAllZeroIndices() || !add(GEP))
        return false;
    } else if (auto *Load = dyn_cast<LoadInst>(U)) {
      if (!Load->isSimple() || !isOnlyReturned(Load, Returned))
        return false;
      Loads.push_back(Load);
    } else if (auto *Store = dyn_cast<StoreInst>(U)) {
      if (Store->getPointerOperand() != P || !Store->isSimple())
        return false;
      Stores.push_back(Store);
    } else if (auto *Copy = dyn_cast<MemCpyInst>(U)) {
      Value *Other =
          Copy->getRawDest() == P ? Copy->getRawSource() : Copy->getRawDest();
      if (!isa<AllocaInst>(Other) || !add(Other))
        return false;
    } else if (!isMarker(U)) {
      return false;
    }
  }
  return true;
}

// How P, the first member of a first member, is found in a variable.
static SmallSetVector<GetElementPtrInst *, 4> pathTo(Value *P) {
  SmallSetVector<GetElementPtrInst *, 4> Path;
  auto *GEP = dyn_cast<GetElementPtrInst>(P);
  // What is never reached may be a cycle.
  for (; GEP && Path.insert(GEP); GEP = dyn_cast<GetElementPtrInst>(P))
    P = GEP->getPointerOperand();
  return Path;
}

// Do the calls return what is returned, and not a first member or a base of it?
// Of a member, clang has the address before it calls, and looks for the
// registers' place in it afterwards; of a base, it looks there from the base
// on. What it assigns later is copied from a variable of the member's class.
bool ResultAllocas::haveClassOf(ArrayRef<CallBase *> Calls) const {
  if (Classes.size() != 1 || Loads.empty())
    return false;
  auto Back = pathTo(Loads.front()->getPointerOperand());
  return all_of(Stores, [&](StoreInst *Store) {
    auto Path = pathTo(Store->getPointerOperand());
    return equal(Back, Path,
                 [](GetElementPtrInst *L, GetElementPtrInst *R) {
                   return L->getSourceElementType() ==
                          R->getSourceElementType();
                 }) &&
           none_of(Path, [&](GetElementPtrInst *GEP) {
             return any_of(Calls,
                           [&](CallBase *CB) { return follows(*GEP, *CB); });
           });
  });
}

static Value *baseOf(Value *P) {
  auto Path = pathTo(P);
  return Path.empty() ? P : Path.back()->getPointerOperand();
}

static bool isClass(const Type *Ty) {
  auto *Struct = dyn_cast<StructType>(Ty);
  return Struct && !Struct->isLiteral();
}

StructType *dynasync::resultClass(const Function &F) {
  StructType *Class = nullptr;
  for (const BasicBlock &BB : F) {
    auto *Ret = dyn_cast<ReturnInst>(BB.getTerminator());
    if (!Ret)
      continue;
    Value *V = Ret->getReturnValue();
    for (unsigned I = 0; I != 2 && isCoercion(V); ++I)
      V = cast<CastInst>(V)->getOperand(0);
    auto *Load = dyn_cast<LoadInst>(V);
    auto *Alloca = Load
                       ? dyn_cast<AllocaInst>(baseOf(Load->getPointerOperand()))
                       : nullptr;
    Type *Ty = Alloca ? Alloca->getAllocatedType() : nullptr;
    if (!Ty || !isClass(Ty) || (Class && Ty != Class))
      return nullptr;
    Class = cast<StructType>(Ty);
  }
  return Class;
}

static SmallVector<CallBase *, 2> forwardedInRegisters(Function &F,
                                                       const TaskTypes &Tasks) {
  if (F.hasRetAttribute(Attribute::NoUndef)) // clang says so of no class
    return {};
  SmallVector<Value *, 4> Work;
  SmallPtrSet<Value *, 8> Seen;
  SmallVector<CallBase *, 2> Calls;
  ResultAllocas Result(F.getReturnType());
  for (BasicBlock &BB : F)
    if (auto *Ret = dyn_cast<ReturnInst>(BB.getTerminator()))
      Work.push_back(Ret->getReturnValue());
  while (!Work.empty()) {
    Value *V = Work.pop_back_val();
    if (!Seen.insert(V).second)
      continue;
    if (auto *Phi = dyn_cast<PHINode>(V)) {
      Work.append(Phi->op_begin(), Phi->op_end());
    } else if (auto *Load = dyn_cast<LoadInst>(V)) {
      Value *Base = baseOf(Load->getPointerOperand());
      if (!isa<AllocaInst>(Base) || !Result.add(Base))
        return {};
      for (StoreInst *Store : Result.Stores)
        Work.push_back(Store->getValueOperand());
    } else if (isCoercion(V)) {
      Work.push_back(cast<CastInst>(V)->getOperand(0));
    } else if (auto *CB = dyn_cast<CallBase>(V)) {
      if (isForwardable(*CB) && CB->getType() == F.getReturnType() &&
          sretIndex(*CB) < 0 && !CB->hasRetAttr(Attribute::NoUndef))
        Calls.push_back(CB);
    }
  }
  if (Calls.size() > 8 || !areExclusive(Calls, {}))
    return {};
  // Only returned: nobody else sees the task, or what else carries it.
  for (Value *V : Seen) {
    auto *CB = dyn_cast<CallBase>(V);
    if (!isa<PHINode>(V) && !isCoercion(V) && !(CB && is_contained(Calls, CB)))
      continue;
    for (User *U : V->users()) {
      auto *Store = dyn_cast<StoreInst>(U);
      bool ToReturn = isa<ReturnInst>(U) ||
                      ((isa<PHINode>(U) || isCoercion(U)) && Seen.contains(U));
      bool ToResult = Store && Store->getValueOperand() == V &&
                      Result.Visited.contains(Store->getPointerOperand());
      if (!ToReturn && !ToResult)
        return {};
    }
  }
  // A register does not tell what class is in it: the task of a member or a
  // base has a coroutine that may outlive F's caller. And where pointers are
  // not marked, it may be one into such a task.
  if (any_of(Result.Classes, isClass) &&
      !(Tasks.MarksPointers && Result.haveClassOf(Calls))) {
    StructType *Class = resultClass(F);
    erase_if(Calls, [&](CallBase *CB) {
      Function *Callee = CB->getCalledFunction();
      return !Class || !Callee || Callee->isDeclaration() ||
             Callee->isInterposable() || resultClass(*Callee) != Class;
    });
  }
  return Calls;
}

SmallVector<CallBase *, 2> dynasync::forwardedCalls(Function &F,
                                                    const TaskTypes &Tasks) {
  if (int I = sretIndex(F); I >= 0)
    return Tasks.Indirect.contains(F.getParamStructRetType(I))
               ? forwardedInMemory(F, I)
               : SmallVector<CallBase *, 2>();
  return Tasks.Direct.contains(F.getReturnType())
             ? forwardedInRegisters(F, Tasks)
             : SmallVector<CallBase *, 2>();
}
