//===- SlotBundle.cpp - The bundle that gives a call its slot -------------===//

#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/Analysis/ValueTracking.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/LLVMContext.h"

using namespace llvm;
using namespace dynasync;

// Not CallBase's own function, which must not see two of them.
std::optional<OperandBundleUse> dynasync::onlyBundle(const CallBase &CB,
                                                     StringRef Name) {
  std::optional<OperandBundleUse> Found;
  for (unsigned I = 0, E = CB.getNumOperandBundles(); I != E; ++I) {
    OperandBundleUse Bundle = CB.getOperandBundleAt(I);
    if (Bundle.getTagName() != Name)
      continue;
    if (Found)
      return std::nullopt;
    Found = Bundle;
  }
  return Found;
}

Value *dynasync::bundledSlot(const CallBase &CB) {
  auto Bundle = onlyBundle(CB, SlotBundle);
  // The verifier has reported malformed ones. In code that is never reached, a
  // call's result may be its own slot.
  if (!Bundle || Bundle->Inputs.size() != 1)
    return nullptr;
  Value *Slot = Bundle->Inputs.front();
  return Slot->getType()->isPointerTy() && Slot != &CB ? Slot : nullptr;
}

StringRef dynasync::whyNoSlot(const CallBase &CB) {
  if (CB.isMustTailCall())
    return "musttail";
  if (CB.getFunctionType()->isVarArg())
    return "varargs";
  if (CB.cannotDuplicate() || CB.isConvergent() || CB.hasInAllocaArgument() ||
      CB.isInlineAsm() || isa<CallBrInst>(CB) || isa<IntrinsicInst>(CB) ||
      CB.countOperandBundlesOfType(LLVMContext::OB_preallocated))
    return "unsupported-call";
  if (CB.countOperandBundlesOfType(LLVMContext::OB_kcfi))
    return "kcfi";
  if (CB.countOperandBundlesOfType(LLVMContext::OB_ptrauth))
    return "pointer-authentication";
  return "";
}

// A call's bundles cannot change in place.
static CallBase *replace(CallBase &CB, CallBase *New) {
  New->copyMetadata(CB);
  New->takeName(&CB);
  CB.replaceAllUsesWith(New);
  CB.eraseFromParent();
  return New;
}

CallBase *dynasync::withBundle(CallBase &CB, StringRef Name,
                               ArrayRef<Value *> Inputs) {
  // A malformed one would stay in its place.
  uint32_t Tag = CB.getContext().getOrInsertBundleTag(Name)->getValue();
  CallBase &Bare = *withoutBundle(CB, Name);
  return replace(Bare, CallBase::addOperandBundle(
                           &Bare, Tag, OperandBundleDef(Name.str(), Inputs),
                           Bare.getIterator()));
}

CallBase *dynasync::withSlot(CallBase &CB, Value *Slot) {
  return withBundle(CB, SlotBundle, Slot);
}

void dynasync::markBroughtSlots(Function &F) {
  if (F.hasFnAttribute(SlotEntryAttr))
    return; // by now, others have slots, too
  for (Instruction &I : instructions(F))
    if (auto *CB = dyn_cast<CallBase>(&I);
        CB && bundledSlot(*CB) && !CB->hasFnAttr(LoweredAttr))
      CB->addFnAttr(Attribute::get(F.getContext(), BroughtAttr));
}

bool dynasync::hasBroughtSlot(const CallBase &CB) {
  return bundledSlot(CB) && CB.getAttributes().hasFnAttr(BroughtAttr);
}

CallBase *dynasync::withoutBundle(CallBase &CB, StringRef Name) {
  if (!CB.countOperandBundlesOfType(Name))
    return &CB;
  uint32_t Tag = CB.getContext().getOrInsertBundleTag(Name)->getValue();
  return replace(CB, CallBase::removeOperandBundle(&CB, Tag, CB.getIterator()));
}

CallBase *dynasync::withoutSlot(CallBase &CB) {
  CB.removeFnAttr(BroughtAttr);
  return withoutBundle(CB, SlotBundle);
}

// A slot that the source brought is where the callee's frame belongs; and where
// there is no allocator, a child slot has to be offered, not only a keeper.
bool dynasync::mayNotBeElided(const CallBase &CB) {
  const Function &F = *CB.getFunction();
  return hasBroughtSlot(CB) ||
         (CB.hasFnAttr(OrTrapAttr) && !F.hasFnAttribute(OneAwaitAttr) &&
          !isa<AllocaInst>(getUnderlyingObject(bundledSlot(CB))));
}

bool dynasync::hasNoRoomForKnown(const CallBase &CB) {
  const Function &F = *CB.getFunction();
  const Value *Slot = bundledSlot(CB);
  return F.isPresplitCoroutine() && !F.hasFnAttribute(OneAwaitAttr) &&
         !mayNotBeElided(CB) && !isa<Constant>(Slot) &&
         !isa<AllocaInst>(getUnderlyingObject(Slot));
}
