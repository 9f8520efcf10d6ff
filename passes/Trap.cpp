//===- Trap.cpp - Keepers that call no allocator --------------------------===//
//
// The slots of strategies inline-or-trap and try have these keepers. Asking
// them is what a callee does that does not fit:
//
//   trap(keeper, size, align, slot, callee):
//     trapped(callee.name, size, slot.avail; 0 if it is taken, or not aligned)
//   refuse(keeper, size, align, slot, callee):
//     return callee can fail ? REFUSED : trap(...)
//   or_trap.G(keeper, size, align, slot, callee):
//     p = G(keeper, size, align, slot, callee)
//     return p != null ? p : trap(...)
//   trapped(name, needed, room):
//     the program's hook, if it has one; or a line on stderr, if there is a C
//     library to write it; trap
//
// Hook and library are weak references: an image without them links.
//
//===----------------------------------------------------------------------===//

#include "Trap.h"
#include "Helpers.h"
#include "dynasync/Contract.h"

using namespace llvm;
using namespace dynasync;

static Function *weakFunction(Module &M, StringRef Name, FunctionType *Ty) {
  if (auto *F = dyn_cast_or_null<Function>(M.getNamedValue(Name)))
    return F;
  return Function::Create(Ty, GlobalValue::ExternalWeakLinkage, Name, M);
}

static Function *getTrappedFunction(Module &M, const SlotABI &ABI,
                                    const Function &User) {
  LLVMContext &C = M.getContext();
  Type *Void = Type::getVoidTy(C), *Ptr = ABI.pointer(), *Word = ABI.word();
  return getHelper(
      M, TrappedSymbol, Void, {Ptr, Word, Word}, User, [&](Function &F) {
        F.addFnAttr(Attribute::Cold);
        F.setDoesNotReturn();
        Value *Args[] = {F.getArg(0), F.getArg(1), F.getArg(2)};
        auto Block = [&](const Twine &Name) {
          return BasicBlock::Create(C, Name, &F);
        };
        BasicBlock *Entry = Block("entry"), *Hooked = Block("hooked"),
                   *NoHook = Block("no.hook"), *Print = Block("print"),
                   *Trap = Block("trap");
        IRBuilder<> B(Entry);
        // By this type, whatever a unit declares it as.
        auto *HookType = FunctionType::get(Void, {Ptr, Word, Word}, false);
        Function *Hook = weakFunction(M, TrappedHook, HookType);
        B.CreateCondBr(B.CreateIsNotNull(Hook), Hooked, NoHook);

        B.SetInsertPoint(Hooked);
        B.CreateCall(HookType, Hook, Args);
        B.CreateBr(Trap);

        B.SetInsertPoint(NoHook);
        Type *Int = B.getInt32Ty();
        Function *Printf = weakFunction(
            M, "dprintf", FunctionType::get(Int, {Int, Ptr}, true));
        B.CreateCondBr(B.CreateIsNotNull(Printf), Print, Trap);

        B.SetInsertPoint(Print);
        Constant *Format = B.CreateGlobalString(
            "dynasync: no room for the frame of %s: it needs %lu bytes, "
            "and %lu are there\n",
            "trapped", 0, &M);
        B.CreateCall(FunctionType::get(Int, {Int, Ptr}, true), Printf,
                     {B.getInt32(2), Format, Args[0], Args[1], Args[2]});
        B.CreateBr(Trap);

        B.SetInsertPoint(Trap);
        B.CreateIntrinsic(Intrinsic::trap, {});
        B.CreateUnreachable();
      });
}

void dynasync::emitTrap(IRBuilderBase &B, const SlotABI &ABI, Value *Callee,
                        Value *Needed, Value *Room) {
  Function &F = *B.GetInsertBlock()->getParent();
  CallInst *Call = B.CreateCall(getTrappedFunction(*F.getParent(), ABI, F),
                                {Callee, Needed, Room});
  Call->setDoesNotReturn();
  Call->setDoesNotThrow();
}

// The arguments of a `grow`, as emitTrap takes them. A slot has no room for
// what is aligned more than slots are.
static void trapFor(IRBuilderBase &B, const SlotABI &ABI, Function &F) {
  Value *Avail = ABI.loadAvail(B, F.getArg(3));
  Value *Free = B.CreateBinaryIntrinsic(Intrinsic::smax, Avail, ABI.bytes(0));
  Value *Aligned = B.CreateICmpULE(F.getArg(2), ABI.bytes(ABI.align().value()));
  Value *Room = B.CreateSelect(Aligned, Free, ABI.bytes(0), "room");
  emitTrap(B, ABI, ABI.nameOf(B, F.getArg(4)), F.getArg(1), Room);
  B.CreateUnreachable();
}

Function *dynasync::getTrapFunction(Module &M, const SlotABI &ABI,
                                    const Function &User) {
  return getHelper(M, TrapSymbol, ABI.pointer(), ABI.growType()->params(), User,
                   [&](Function &F) {
                     F.addFnAttr(Attribute::Cold);
                     F.setDoesNotReturn();
                     IRBuilder<> B(
                         BasicBlock::Create(M.getContext(), "entry", &F));
                     trapFor(B, ABI, F);
                   });
}

// if Trap, traps; else returns Answer.
static void answerOrTrap(IRBuilderBase &B, const SlotABI &ABI, Function &F,
                         Value *Trap, Value *Answer) {
  BasicBlock *Trapping = BasicBlock::Create(F.getContext(), "trap", &F),
             *Answering = BasicBlock::Create(F.getContext(), "answer", &F);
  B.CreateCondBr(Trap, Trapping, Answering);
  B.SetInsertPoint(Answering);
  B.CreateRet(Answer);
  B.SetInsertPoint(Trapping);
  trapFor(B, ABI, F);
}

Function *dynasync::getRefuseFunction(Module &M, const SlotABI &ABI,
                                      const Function &User) {
  return getHelper(
      M, RefuseSymbol, ABI.pointer(), ABI.growType()->params(), User,
      [&](Function &F) {
        F.addFnAttr(Attribute::Cold);
        IRBuilder<> B(BasicBlock::Create(M.getContext(), "entry", &F));
        answerOrTrap(
            B, ABI, F, B.CreateNot(ABI.hasFlag(B, F.getArg(4), CalleeCanFail)),
            ConstantExpr::getIntToPtr(ABI.bytes(Refused), ABI.pointer()));
      });
}

Function *dynasync::getOrTrapFunction(Module &M, const SlotABI &ABI,
                                      Function &Grow) {
  std::string Name = (OrTrapSymbol + Twine('.') + Grow.getName()).str();
  return getHelper(
      M, Name, ABI.pointer(), ABI.growType()->params(), Grow, [&](Function &F) {
        F.addFnAttr(Attribute::Cold);
        // Another unit may have another function of that name.
        if (Grow.hasLocalLinkage()) {
          F.setComdat(nullptr);
          F.setVisibility(GlobalValue::DefaultVisibility);
          F.setLinkage(GlobalValue::InternalLinkage);
        }
        IRBuilder<> B(BasicBlock::Create(M.getContext(), "entry", &F));
        SmallVector<Value *, 5> Args;
        for (Argument &A : F.args())
          Args.push_back(&A);
        CallInst *Answer = B.CreateCall(ABI.growType(), &Grow, Args, "answer");
        Answer->setCallingConv(Grow.getCallingConv());
        answerOrTrap(B, ABI, F, B.CreateIsNull(Answer), Answer);
      });
}
