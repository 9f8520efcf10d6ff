//===- Release.cpp - Who gives a value's storage back ---------------------===//
//
//   release(data, owner, size, align):
//     owner == 1:    nothing
//     owner == null: dealloc(data, size, align)
//     else:          give the slot `owner` back
//
// Front ends declare and call it; this writes its body.
//
//===----------------------------------------------------------------------===//

#include "Release.h"
#include "dynasync/Contract.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace dynasync;

static void emitRelease(Function &F, const SlotABI &ABI,
                        const ModuleAllocator &A) {
  LLVMContext &C = F.getContext();
  Value *Data = F.getArg(0), *Owner = F.getArg(1);
  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, &F);
  };
  BasicBlock *Entry = Block("entry"), *Held = Block("held"),
             *Back = Block("back"), *Box = Block("box"), *Done = Block("done");
  IRBuilder<> B(Entry);
  B.CreateCondBr(B.CreateIsNull(Owner), Box, Held,
                 MDBuilder(C).createUnlikelyBranchWeights());
  B.SetInsertPoint(Held);
  Constant *Nothing =
      ConstantExpr::getIntToPtr(ABI.bytes(NothingToRelease), ABI.pointer());
  B.CreateCondBr(B.CreateICmpEQ(Owner, Nothing), Done, Back);
  B.SetInsertPoint(Back);
  ABI.giveBack(B, Owner);
  B.CreateBr(Done);
  B.SetInsertPoint(Box);
  if (A.Dealloc) // else there are no boxes
    B.CreateCall(A.Dealloc, {Data, F.getArg(2), F.getArg(3)})
        ->setCallingConv(A.Dealloc->getCallingConv());
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  B.CreateRetVoid();
}

Function *dynasync::getReleaseFunction(Module &M, const SlotABI &ABI,
                                       const ModuleAllocator &A) {
  Function *F = M.getFunction(ReleaseSymbol);
  if (!F)
    F = Function::createWithDefaultAttr(
        FunctionType::get(
            Type::getVoidTy(M.getContext()),
            {ABI.pointer(), ABI.pointer(), ABI.word(), ABI.word()}, false),
        GlobalValue::InternalLinkage,
        M.getDataLayout().getProgramAddressSpace(), ReleaseSymbol, &M);
  if (!F->isDeclaration())
    return F;
  // Two units may have different allocators.
  F->setVisibility(GlobalValue::DefaultVisibility);
  F->setLinkage(GlobalValue::InternalLinkage);
  F->setDSOLocal(true);
  F->setDoesNotThrow();
  // What else a declaration says was said without knowing the body.
  F->removeFnAttr(Attribute::Memory);
  F->removeFnAttr(Attribute::NoSync);
  F->removeFnAttr(Attribute::NoFree);
  emitRelease(*F, ABI, A);
  return F;
}
