//===- Helpers.cpp - Functions that units emit once each ------------------===//

#include "Helpers.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace dynasync;

Function *dynasync::getHelper(Module &M, StringRef Name, Type *Result,
                              ArrayRef<Type *> Params, const Function &User,
                              function_ref<void(Function &)> Emit) {
  auto *Ty = FunctionType::get(Result, Params, false);
  // The verifier reports others of that name.
  if (Function *F = M.getFunction(Name); F && F->getFunctionType() == Ty)
    return F;
  // With what the module's flags ask of every function (branch protection).
  Function *F = Function::createWithDefaultAttr(
      Ty, GlobalValue::LinkOnceODRLinkage,
      M.getDataLayout().getProgramAddressSpace(), Name, &M);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setDSOLocal(true);
  if (M.getTargetTriple().supportsCOMDAT())
    F->setComdat(M.getOrInsertComdat(Name));
  F->addFnAttr(Attribute::NoInline);
  for (Attribute::AttrKind Kind :
       {Attribute::SanitizeThread, Attribute::SanitizeMemory,
        Attribute::NoRedZone, Attribute::NoImplicitFloat})
    if (User.hasFnAttribute(Kind))
      F->addFnAttr(Kind);
  // On x86 and AArch64 the oldest processor will do, whatever the first user
  // may need. On the others, atomics are an extension, or calls of a library.
  if (!M.getTargetTriple().isX86() && !M.getTargetTriple().isAArch64())
    for (StringRef Kind : {"target-cpu", "target-features"})
      if (Attribute A = User.getFnAttribute(Kind); A.isValid())
        F->addFnAttr(A);
  Emit(*F);
  return F;
}

bool dynasync::isHelper(const Function *F, StringRef Name) {
  if (!F || F->getName() != Name)
    return false;
  LLVMContext &C = F->getContext();
  Type *Ptr = PointerType::get(C, 0), *Bool = Type::getInt1Ty(C);
  SmallVector<Type *, 5> Params;
  if (Name == HandOnSymbol)
    Params = {Bool, Ptr, Ptr, Ptr, Ptr};
  else if (Name == LeaveKeptSymbol)
    Params = {Ptr, Bool, Ptr, Ptr, Ptr};
  else
    Params = {Ptr, Bool};
  return F->getFunctionType() == FunctionType::get(Ptr, Params, false);
}

SmallVector<CallInst *, 16> dynasync::splitCallsOf(Module &M,
                                                   ArrayRef<StringRef> Names) {
  SmallVector<CallInst *, 16> Calls;
  for (StringRef Name : Names)
    if (Function *Helper = M.getFunction(Name); isHelper(Helper, Name))
      for (Use &U : Helper->uses())
        if (auto *Call = dyn_cast<CallInst>(U.getUser());
            Call && Call->isCallee(&U) && Call->getCalledFunction() &&
            !Call->getFunction()->isPresplitCoroutine())
          Calls.push_back(Call);
  return Calls;
}

void dynasync::forbidInlining(CallBase &CB) {
  CB.removeFnAttr(Attribute::AlwaysInline);
  CB.setIsNoInline();
}
