//===- SlotEntry.cpp - Splitting a function into entry and wrapper --------===//
//
//   define T @F(args) { body }
// becomes
//   define T @F.slot(args, ptr %slot) { body }
//   define T @F(args) prefix <{...}> { tail call T @F.slot(args, empty) }
//
// F keeps name, type, linkage and attributes: whoever knows nothing of slots
// sees no difference. F.slot never leaves its unit, or, when a linker may
// choose among several units' F, is hidden in a comdat of its own, so that a
// direct call in this unit finds it even if another unit's F is kept.
//
//===----------------------------------------------------------------------===//

#include "SlotEntry.h"
#include "Publication.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DebugInfoMetadata.h"

using namespace llvm;
using namespace dynasync;

StringRef dynasync::whyNoSlotEntry(const Function &F) {
  if (F.isVarArg())
    return "varargs";
  if (F.hasFnAttribute(Attribute::Naked))
    return "naked";
  for (const Argument &A : F.args())
    if (A.hasInAllocaAttr() || A.hasPreallocatedAttr())
      return "inalloca";
  for (const BasicBlock &BB : F) {
    if (BB.hasAddressTaken())
      return "block-address-taken";
    // Its callee has the function's own type, without a slot.
    if (BB.getTerminatingMustTailCall())
      return "musttail";
  }
  if (F.getParent()->getNamedValue((F.getName() + SlotEntrySuffix).str()))
    return "slot-entry-name-taken";
  return "";
}

static Function &createEntry(Function &F, const SlotABI &ABI) {
  Module &M = *F.getParent();
  SmallVector<Type *, 8> Params(F.getFunctionType()->params());
  Params.push_back(ABI.pointer());
  bool Shared = F.hasComdat() || F.isWeakForLinker();
  bool Local = F.hasLocalLinkage() || !Shared;
  auto *Entry =
      Function::Create(FunctionType::get(F.getReturnType(), Params, false),
                       Local ? GlobalValue::InternalLinkage : F.getLinkage(),
                       F.getAddressSpace(), F.getName() + SlotEntrySuffix);
  M.getFunctionList().insertAfter(F.getIterator(), Entry);
  Entry->copyAttributesFrom(&F);
  Entry->setVisibility(Local ? GlobalValue::DefaultVisibility
                             : GlobalValue::HiddenVisibility);
  Entry->setDLLStorageClass(GlobalValue::DefaultStorageClass);
  Entry->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  Entry->setDSOLocal(true);
  if (F.hasLocalLinkage())
    Entry->setComdat(F.getComdat());
  else if (Shared && M.getTargetTriple().supportsCOMDAT())
    Entry->setComdat(M.getOrInsertComdat(Entry->getName()));
  // Unlike sret's, its callers do not get the result's address back.
  for (Argument &A : Entry->args())
    A.removeAttr(Attribute::StructRet);
  Entry->addFnAttr(SlotEntryAttr);
  Entry->addParamAttr(F.arg_size(), Attribute::NoUndef);
  Entry->addParamAttr(F.arg_size(), Attribute::NonNull);
  return *Entry;
}

static void makeWrapper(Function &F, Function &Entry, SlotABI &ABI) {
  F.removeFnAttr(Attribute::PresplitCoroutine);
  F.removeFnAttr(Attribute::CoroDestroyOnlyWhenComplete);
  F.removeFnAttr(PrivateFrameAttr);
  F.removeFnAttr(PromiseEndAttr);
  IRBuilder<> B(BasicBlock::Create(F.getContext(), "entry", &F));
  SmallVector<Value *, 8> Args(make_pointer_range(F.args()));
  Args.push_back(ABI.emptySlot());
  CallInst *Call = B.CreateCall(&Entry, Args);
  Call->setCallingConv(F.getCallingConv());
  SmallVector<AttributeSet, 8> ParamAttrs;
  bool HasByVal = false;
  for (const Argument &A : Entry.args()) {
    ParamAttrs.push_back(Entry.getAttributes().getParamAttrs(A.getArgNo()));
    HasByVal |= A.hasByValAttr();
  }
  // A wrapper serves who knows nothing of slots, and need not be a copy of the
  // ramp: KnownCallees points direct calls at the entry itself.
  AttributeSet FnAttrs;
  if (Entry.isPresplitCoroutine() &&
      !Entry.hasFnAttribute(Attribute::AlwaysInline))
    FnAttrs = FnAttrs.addAttribute(F.getContext(), Attribute::NoInline);
  Call->setAttributes(AttributeList::get(
      F.getContext(), FnAttrs, F.getAttributes().getRetAttrs(), ParamAttrs));
  // A byval copy lives in this frame: the call cannot be a tail call then.
  if (!HasByVal)
    Call->setTailCallKind(CallInst::TCK_Tail);
  if (F.getReturnType()->isVoidTy())
    B.CreateRetVoid();
  else
    B.CreateRet(Call);
}

Function &dynasync::splitOffSlotEntry(Function &F, SlotABI &ABI) {
  Function &Entry = createEntry(F, ABI);
  Entry.splice(Entry.begin(), &F);
  for (auto [Old, New] : zip_first(F.args(), Entry.args())) {
    Old.replaceAllUsesWith(&New);
    New.takeName(&Old);
  }
  slotOf(Entry).setName("slot");
  Entry.setSubprogram(F.getSubprogram());
  F.setSubprogram(nullptr);
  makeWrapper(F, Entry, ABI);
  if (whyUnpublishable(F).empty())
    publish(F, Entry);
  return Entry;
}

void dynasync::forgetNoAlias(Module &M) {
  for (Function &F : M)
    if (F.hasFnAttribute(SlotEntryAttr) || F.getName().contains(ShimSuffix))
      F.removeRetAttr(Attribute::NoAlias);
}

Argument &dynasync::slotOf(Function &Entry) {
  return *Entry.getArg(Entry.arg_size() - 1);
}
