//===- SealedSet.cpp - Which implementers of a call are known -------------===//
//
// A front end says it in a bundle. For C++, the vtables that the module defines
// tell: a virtual call is
//
//   %vtable = load ptr, ptr %object
//   %place = getelementptr ptr, ptr %vtable, i64 2
//   %f = load ptr, ptr %place
//   call void %f(ptr sret %task, ptr %object)
//
// Whose vtables have at that place a function of that type need not be the
// interface's, nor are all of the interface's in the module: the slot may be
// larger than it had to be, or too small, and every callee asks it.
//
//===----------------------------------------------------------------------===//

#include "SealedSet.h"
#include "OwnSlot.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"

using namespace llvm;
using namespace dynasync;

SealedSet dynasync::bundledSet(const CallBase &CB) {
  SealedSet Set;
  auto Bundle = onlyBundle(CB, SealedBundle);
  if (!Bundle)
    return Set;
  for (auto [I, U] : enumerate(Bundle->Inputs)) {
    if (I == 0 && U->getType()->isIntegerTy())
      Set.Index = U.get();
    else if (auto *F = dyn_cast<Function>(U.get()->stripPointerCasts()))
      Set.Implementers.push_back(F);
    else if (I == 0)
      Set.Slot = U.get();
  }
  return Set;
}

AllocaInst *dynasync::makeSealedStorage(Function &F, const SlotABI &ABI) {
  return makeOwnStorage(F, ABI, ABI.headerSize() + ABI.wordSize(), "sealed");
}

// The Itanium ABI: each part of a vtable begins with offsets, and type
// information, which are no functions.
void ModuleVTables::read() {
  Read = true;
  for (GlobalVariable &GV : M.globals()) {
    if (!GV.getName().starts_with("_ZTV") || !GV.hasInitializer())
      continue;
    auto *Parts = dyn_cast<ConstantStruct>(GV.getInitializer());
    if (!Parts)
      continue;
    for (Use &Part : Parts->operands()) {
      auto *Array = dyn_cast<ConstantArray>(Part.get());
      if (!Array)
        continue;
      unsigned Place = 0;
      for (Use &Element : Array->operands()) {
        auto *F = dyn_cast<Function>(Element->stripPointerCasts());
        if (F)
          ByPlace[Place].push_back(F);
        Place += F || Place;
      }
    }
  }
}

// At which place of a vtable CB finds its callee.
static std::optional<unsigned> placeInVTable(const CallBase &CB) {
  auto *Callee = dyn_cast<LoadInst>(CB.getCalledOperand());
  if (!Callee)
    return std::nullopt;
  const DataLayout &DL = CB.getModule()->getDataLayout();
  APInt Offset(DL.getIndexSizeInBits(0), 0);
  const Value *VTable =
      Callee->getPointerOperand()->stripAndAccumulateConstantOffsets(
          DL, Offset, /*AllowNonInbounds=*/true);
  uint64_t Word = DL.getPointerSize();
  if (!isa<LoadInst>(VTable) || Offset.isNegative() || Offset.urem(Word) != 0)
    return std::nullopt;
  return unsigned(Offset.getLimitedValue(~0u) / Word);
}

// A thunk adjusts the object and calls the function itself.
static Function *behindThunk(Function *F) {
  if (F->isDeclaration() || !F->hasFnAttribute("thunk"))
    return F;
  for (Instruction &I : instructions(F))
    if (auto *CB = dyn_cast<CallBase>(&I))
      if (Function *Target = CB->getCalledFunction();
          Target && !Target->isIntrinsic())
        return Target;
  return F;
}

SmallVector<Function *, 8> ModuleVTables::implementersOf(const CallBase &CB) {
  if (CB.countOperandBundlesOfType(SealedBundle))
    return bundledSet(CB).Implementers;
  SmallVector<Function *, 8> Result;
  if (Function *Callee = CB.getCalledFunction())
    return {Callee};
  std::optional<unsigned> Place = placeInVTable(CB);
  if (!Place)
    return Result;
  if (!Read)
    read();
  for (Function *F : ByPlace.lookup(*Place))
    if (F->getFunctionType() == CB.getFunctionType())
      Result.push_back(behindThunk(F));
  return Result;
}
