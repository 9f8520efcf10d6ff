//===- CallMutations.cpp - Changes of calls -------------------------------===//

#include "Vocabulary.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace dynasync;
using namespace dynasync::fuzz;

// The same call with other arguments, bundles or result.
static CallBase *rebuild(CallBase &CB, Value *Callee, ArrayRef<Value *> Args,
                         ArrayRef<OperandBundleDef> Bundles, Type *Result) {
  SmallVector<Type *, 8> Params;
  for (Value *V : Args)
    Params.push_back(V->getType());
  auto *Ty = Args.size() == CB.arg_size() && CB.getFunctionType()->isVarArg()
                 ? CB.getFunctionType()
                 : FunctionType::get(Result, Params, false);
  if (!Callee)
    Callee = CB.getCalledOperand();
  IRBuilder<> B(&CB);
  CallBase *New;
  if (auto *II = dyn_cast<InvokeInst>(&CB))
    New = B.CreateInvoke(Ty, Callee, II->getNormalDest(), II->getUnwindDest(),
                         Args, Bundles);
  else if (isa<CallInst>(CB))
    New = B.CreateCall(Ty, Callee, Args, Bundles);
  else
    return &CB;
  AttributeList A = CB.getAttributes();
  SmallVector<AttributeSet, 8> ParamAttrs;
  for (unsigned I = 0; I != Args.size(); ++I)
    ParamAttrs.push_back(I < CB.arg_size() && CB.getArgOperand(I)->getType() ==
                                                  Args[I]->getType()
                             ? A.getParamAttrs(I)
                             : AttributeSet());
  bool SameResult = Ty->getReturnType() == CB.getType();
  New->setAttributes(AttributeList::get(
      CB.getContext(), A.getFnAttrs(),
      SameResult ? A.getRetAttrs() : AttributeSet(), ParamAttrs));
  New->setCallingConv(CB.getCallingConv());
  New->copyMetadata(CB);
  if (SameResult)
    CB.replaceAllUsesWith(New);
  else if (!CB.getType()->isVoidTy())
    CB.replaceAllUsesWith(PoisonValue::get(CB.getType()));
  New->takeName(&CB);
  CB.eraseFromParent();
  return New;
}

static void mutateCallShape(Module &M, CallBase &CB, Random &R) {
  SmallVector<Value *, 8> Args(CB.args());
  SmallVector<OperandBundleDef, 2> Kept;
  CB.getOperandBundlesAsDefs(Kept);
  Type *Result = CB.getType();
  Value *Callee = nullptr;
  Function *F = CB.getFunction();
  switch (R.below(6)) {
  case 0:
    if (Value *V = someValue(M, F, nullptr, R))
      Args.insert(Args.begin() + R.below(Args.size() + 1), V);
    break;
  case 1:
    if (!Args.empty())
      Args.erase(Args.begin() + R.below(Args.size()));
    break;
  case 2:
    if (!Args.empty())
      if (Value *V = someValue(M, F, nullptr, R))
        R.of(Args) = V;
    break;
  case 3:
    if (Args.size() > 1)
      std::swap(R.of(Args), R.of(Args));
    break;
  case 4:
    Result = someType(M, R);
    break;
  default:
    Callee = someValue(M, F, PointerType::get(M.getContext(), 0), R);
    break;
  }
  if (is_contained(Args, &CB))
    return;
  rebuild(CB, Callee, Args, Kept, Result);
}

static void mutateBundles(Module &M, CallBase &CB, Random &R) {
  SmallVector<Value *, 8> Args(CB.args());
  SmallVector<OperandBundleDef, 2> Kept;
  CB.getOperandBundlesAsDefs(Kept);
  Function *F = CB.getFunction();
  if (!Kept.empty() && R.oneIn(3)) {
    Kept.erase(Kept.begin() + R.below(Kept.size()));
  } else if (!Kept.empty() && R.oneIn(3)) {
    Kept.push_back(R.of(Kept));
  } else {
    StringRef Name = R.of(BundleNames);
    SmallVector<Value *, 4> Inputs;
    auto Add = [&](Value *V) {
      if (V)
        Inputs.push_back(V);
    };
    Type *Ptr = PointerType::get(M.getContext(), 0);
    if (Name == ArgumentBundle || (Name == SealedBundle && R.oneIn(2)))
      Add(someValue(M, F, Type::getInt32Ty(M.getContext()), R));
    if (Name == SealedBundle) {
      auto Functions = functionsOf(M);
      for (size_t N = R.below(5); N != 0; --N)
        Inputs.push_back(R.of(Functions));
    } else {
      for (size_t N = Name == ArgumentBundle ? 2 : 1; N != 0; --N)
        Add(someValue(M, F, Ptr, R));
    }
    if (R.oneIn(5))
      Add(someValue(M, F, nullptr, R));
    if (!Inputs.empty() && R.oneIn(8))
      Inputs.pop_back();
    Kept.emplace_back(Name.str(), Inputs);
  }
  rebuild(CB, nullptr, Args, Kept, CB.getType());
}

static void mutateCallAttributes(CallBase &CB, Random &R) {
  LLVMContext &C = CB.getContext();
  static constexpr Attribute::AttrKind Kinds[] = {
      Attribute::CoroElideSafe, Attribute::CoroElideSafe, Attribute::NoUnwind,
      Attribute::NoDuplicate,   Attribute::Convergent,    Attribute::NoReturn,
      Attribute::AlwaysInline,  Attribute::NoInline,      Attribute::NoMerge};
  switch (R.below(4)) {
  case 0: {
    Attribute::AttrKind Kind = R.of(Kinds);
    if (CB.getAttributes().hasFnAttr(Kind))
      CB.removeFnAttr(Kind);
    else
      CB.addFnAttr(Attribute::get(C, Kind));
    return;
  }
  case 1: {
    auto Name = R.of(AttributeNames);
    CB.removeFnAttr(Name);
    return;
  }
  default:
    CB.addFnAttr(
        Attribute::get(C, R.of(AttributeNames), R.of(AttributeValues)));
  }
}

static void mutateCallKind(CallBase &CB, Random &R) {
  if (auto *CI = dyn_cast<CallInst>(&CB); CI && R.oneIn(2)) {
    static constexpr CallInst::TailCallKind Kinds[] = {
        CallInst::TCK_None, CallInst::TCK_Tail, CallInst::TCK_MustTail,
        CallInst::TCK_NoTail};
    CI->setTailCallKind(R.of(Kinds));
    return;
  }
  static constexpr CallingConv::ID Conventions[] = {
      CallingConv::C,    CallingConv::Fast,      CallingConv::Cold,
      CallingConv::Tail, CallingConv::SwiftTail, CallingConv::PreserveNone};
  CB.setCallingConv(R.of(Conventions));
}

void dynasync::fuzz::mutateCall(Module &M, Random &R) {
  auto Calls = callsOf(M);
  if (Calls.empty())
    return;
  CallBase &CB = *R.of(Calls);
  switch (R.below(5)) {
  case 0:
    return mutateCallShape(M, CB, R);
  case 1:
    return mutateBundles(M, CB, R);
  case 2:
    return mutateCallKind(CB, R);
  default:
    return mutateCallAttributes(CB, R);
  }
}
