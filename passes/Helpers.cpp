//===- Helpers.cpp - Functions that units emit once each ------------------===//

#include "Helpers.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;

Function *dynasync::getHelper(Module &M, StringRef Name, Type *Result,
                              ArrayRef<Type *> Params, const Function &User,
                              function_ref<void(Function &)> Emit) {
  if (Function *F = M.getFunction(Name))
    return F;
  auto *F = Function::Create(FunctionType::get(Result, Params, false),
                             GlobalValue::LinkOnceODRLinkage, Name, M);
  F->setVisibility(GlobalValue::HiddenVisibility);
  F->setDSOLocal(true);
  if (M.getTargetTriple().supportsCOMDAT())
    F->setComdat(M.getOrInsertComdat(Name));
  F->addFnAttr(Attribute::NoInline);
  for (Attribute::AttrKind Kind :
       {Attribute::SanitizeThread, Attribute::SanitizeMemory})
    if (User.hasFnAttribute(Kind))
      F->addFnAttr(Kind);
  F->setUWTableKind(M.getUwtable());
  Emit(*F);
  return F;
}

SmallVector<CallInst *, 16> dynasync::splitCallsOf(Module &M,
                                                   ArrayRef<StringRef> Names) {
  SmallVector<CallInst *, 16> Calls;
  for (StringRef Name : Names)
    if (Function *Helper = M.getFunction(Name))
      for (User *U : Helper->users())
        if (auto *Call = dyn_cast<CallInst>(U);
            Call && Call->getCalledFunction() == Helper &&
            !Call->getFunction()->isPresplitCoroutine())
          Calls.push_back(Call);
  return Calls;
}
