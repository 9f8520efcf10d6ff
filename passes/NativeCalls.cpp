//===- NativeCalls.cpp - Calls of native vtables' entries -----------------===//
//
//   %r = call %fn(ptr %self, ptr %value) "dynasync-native"
//          [ "dynasync.slot"(ptr %s), "dynasync.arg"(i32 1, ptr %vt, ptr %o) ]
// becomes
//   %r = call %fn(ptr %self, ptr %value, ptr %vt, ptr %o, ptr %s)
//
// The entry takes the slot: there is nothing to ask, and no bundle that has to
// live until the end of the pipeline. When a pass finds out what %fn is, the
// call has the type that the shim has.
//
//===----------------------------------------------------------------------===//

#include "NativeCalls.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SmallVectorExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace dynasync;

bool dynasync::isNativeCall(const CallBase &CB) {
  return CB.getAttributes().hasFnAttr(NativeAttr);
}

bool dynasync::isNativeSlotCall(const CallBase &CB) {
  return isNativeCall(CB) &&
         CB.getFnAttr(NativeAttr).getValueAsString() != NativePlain;
}

bool dynasync::usesNativeConstructs(const Module &M) {
  if (M.getNamedMetadata(VTablesMetadata) || M.getFunction(ReleaseSymbol))
    return true;
  for (const Function &F : M)
    for (const Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I);
          CB &&
          (isNativeCall(*CB) || CB->countOperandBundlesOfType(ArgumentBundle) ||
           CB->countOperandBundlesOfType(FrameBundle) ||
           CB->getAttributes().getFnAttr(StrategyAttr).getValueAsString() ==
               "elide"))
        return true;
  return false;
}

CallBase *dynasync::lowerNativeCall(CallBase &CB, Value *Slot) {
  LLVMContext &C = CB.getContext();
  SmallVector<OperandBundleDef, 1> Kept;
  SmallDenseMap<uint64_t, OperandBundleUse, 2> Adapted;
  for (unsigned I = 0, E = CB.getNumOperandBundles(); I != E; ++I) {
    OperandBundleUse Bundle = CB.getOperandBundleAt(I);
    if (Bundle.getTagName() == ArgumentBundle) {
      // The verifier has reported malformed ones.
      auto *Index = Bundle.Inputs.size() == 3
                        ? dyn_cast<ConstantInt>(Bundle.Inputs[0])
                        : nullptr;
      if (Index && Index->getValue().ult(CB.arg_size()))
        Adapted.insert({Index->getZExtValue(), Bundle});
    } else if (Bundle.getTagName() != SlotBundle)
      Kept.emplace_back(Bundle);
  }

  SmallVector<Value *, 8> Args;
  SmallVector<AttributeSet, 8> Attrs;
  for (unsigned I = 0, E = CB.arg_size(); I != E; ++I) {
    Args.push_back(CB.getArgOperand(I));
    Attrs.push_back(CB.getAttributes().getParamAttrs(I));
    if (auto It = Adapted.find(I); It != Adapted.end())
      for (unsigned Word : {1, 2}) {
        Args.push_back(It->second.Inputs[Word]);
        Attrs.push_back({});
      }
  }
  if (Slot) {
    Args.push_back(Slot);
    Attrs.push_back({});
  }

  auto *Ty = FunctionType::get(
      CB.getType(), map_to_vector(Args, [](Value *V) { return V->getType(); }),
      false);
  IRBuilder<> B(&CB);
  CallBase *New;
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB))
    New = B.CreateInvoke(Ty, CB.getCalledOperand(), Invoke->getNormalDest(),
                         Invoke->getUnwindDest(), Args, Kept);
  else
    New = B.CreateCall(Ty, CB.getCalledOperand(), Args, Kept);
  New->setCallingConv(CB.getCallingConv());
  AttributeSet Fn = CB.getAttributes().getFnAttrs();
  for (StringRef Used : {NativeAttr, StrategyAttr, TraitAttr, BroughtAttr})
    Fn = Fn.removeAttribute(C, Used);
  New->setAttributes(AttributeList::get(C, Fn.addAttribute(C, LoweredAttr),
                                        CB.getAttributes().getRetAttrs(),
                                        Attrs));
  if (Slot)
    New->removeRetAttr(Attribute::NoAlias); // it may return the slot
  if (auto *Call = dyn_cast<CallInst>(New))
    Call->setTailCallKind(Slot ? CallInst::TCK_None
                               : cast<CallInst>(CB).getTailCallKind());
  New->setDebugLoc(CB.getDebugLoc());
  New->copyMetadata(CB);
  New->takeName(&CB);
  CB.replaceAllUsesWith(New);
  CB.eraseFromParent();
  return New;
}
