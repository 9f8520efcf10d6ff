//===- FramedHelpers.cpp - Memory that callers provide for frames ---------===//
//
// The rare ways of a call whose caller provides the memory: no room in the
// slot, or a task that outlives what the caller can see of it. The memory is
// the slot's, its keeper's or the allocator's, and begins with what is needed
// to give it back:
//
//   word 0       bytes to free, or 0: the memory is a slot's, to be given back
//   word 1       the callee's own destroy function
//   words 2, 3   a keeper for the callee's callees (of the allocator's only)
//   words 4, 5   the header: room from here on, keeper
//   word 6       the frame
//
//   provide(slot, size, callee)   the frame's address; or 1: refused
//   settle(frame, task)           what the call gives: the task that it made
//                                 there gets dispose for its destroy function;
//                                 where there is none, the memory is free again
//   dispose(frame)                destroys it, and frees the memory
//
// The callee knows nothing of this: it never frees its frame.
//
//===----------------------------------------------------------------------===//

#include "Framed.h"
#include "Helpers.h"
#include "Keeper.h"
#include "Trap.h"
#include "dynasync/Contract.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace dynasync;

namespace {

class FramedHelpers {
public:
  FramedHelpers(Module &M, SlotABI &ABI, const ModuleAllocator &A,
                const Function &User)
      : M(M), ABI(ABI), A(A), User(User), B(M.getContext()) {
    if (A.Alloc && A.Dealloc)
      Keepers = getKeeperFunctions(M, ABI, *A.Alloc, *A.Dealloc, User);
  }
  void make();

private:
  uint64_t prefix() const {
    return 2 * ABI.wordSize() + ABI.keeperSize() + ABI.headerSize();
  }
  BasicBlock *block(const Twine &Name) {
    return BasicBlock::Create(M.getContext(), Name, F);
  }
  void begin(Function &Of) {
    F = &Of;
    B.SetInsertPoint(block("entry"));
  }
  Function *helper(StringRef Name, Type *Result, ArrayRef<Type *> Params,
                   function_ref<void()> Emit);
  Value *start(Value *Base, Value *Marker, Value *Room, Value *Keeper);
  void emitFromHeap(Value *Size, Value *Callee, Value *Slot);
  void emitProvide();
  void emitRelease(Value *Frame, BasicBlock *Done);
  void emitSettle(Function &Dispose);
  void emitDispose();

  Module &M;
  SlotABI &ABI;
  const ModuleAllocator &A;
  const Function &User;
  IRBuilder<> B;
  KeeperFunctions Keepers;
  Function *F = nullptr;
};

} // namespace

// Two units may have different allocators.
Function *FramedHelpers::helper(StringRef Name, Type *Result,
                                ArrayRef<Type *> Params,
                                function_ref<void()> Emit) {
  Function *H = getHelper(M, Name, Result, Params, User, [&](Function &New) {
    begin(New);
    Emit();
  });
  H->setComdat(nullptr);
  H->setVisibility(GlobalValue::DefaultVisibility);
  H->setLinkage(GlobalValue::InternalLinkage);
  return H;
}

// Returns the frame's place in Base, where Room bytes are for it.
Value *FramedHelpers::start(Value *Base, Value *Marker, Value *Room,
                            Value *Keeper) {
  B.CreateAlignedStore(Marker, Base, ABI.align());
  Value *Frame = ABI.offset(B, Base, prefix(), "frame");
  ABI.initHeader(B, Frame, Room, Keeper);
  B.CreateRet(Frame);
  return Frame;
}

void FramedHelpers::emitFromHeap(Value *Size, Value *Callee, Value *Slot) {
  if (!A.Alloc) {
    Value *Room = B.CreateBinaryIntrinsic(
        Intrinsic::smax, ABI.loadAvail(B, Slot), ABI.bytes(0), {}, "room");
    emitTrap(B, ABI, ABI.nameOf(B, Callee), Size, Room);
    B.CreateUnreachable();
    return;
  }
  Value *More = ABI.loadMore(B, Callee);
  Value *Room = B.CreateAdd(Size, More);
  Value *Total = B.CreateAdd(Room, ABI.bytes(prefix()), "total");
  Value *Base = emitNew(B, ABI, *A.Alloc, Total);
  // As a root has it: for what its callees overflow into.
  Value *Own = ABI.offset(B, Base, 2 * ABI.wordSize(), "own.keeper");
  ABI.initKeeper(B, Own, Keepers.Keep);
  Value *Keeper =
      B.CreateSelect(B.CreateIsNull(More),
                     ConstantPointerNull::get(ABI.pointer()), Own, "keeper");
  start(Base, Total, Room, Keeper);
}

void FramedHelpers::emitProvide() {
  Value *Slot = F->getArg(0), *Size = F->getArg(1), *Callee = F->getArg(2);
  Value *Needed = B.CreateAdd(Size, ABI.bytes(prefix()), "needed");
  BasicBlock *Take = block("take"), *Ask = block("ask"), *Grow = block("grow"),
             *Answered = block("answered"), *Grown = block("grown"),
             *Refusal = block("refused"), *Heap = block("heap");
  Value *Avail = ABI.loadAvail(B, Slot);
  B.CreateCondBr(B.CreateICmpSGE(Avail, Needed), Take, Ask);

  B.SetInsertPoint(Take);
  ABI.take(B, Slot);
  start(Slot, ABI.bytes(0), B.CreateSub(Avail, ABI.bytes(prefix())),
        ABI.loadKeeper(B, Slot));

  B.SetInsertPoint(Ask);
  Value *Keeper = ABI.loadKeeper(B, Slot);
  B.CreateCondBr(B.CreateIsNull(Keeper), Heap, Grow);
  B.SetInsertPoint(Grow);
  Value *Answer = ABI.askKeeper(B, Keeper, Needed,
                                ABI.bytes(ABI.align().value()), Slot, Callee);
  B.CreateCondBr(B.CreateIsNull(Answer), Heap, Answered);
  B.SetInsertPoint(Answered);
  B.CreateCondBr(
      B.CreateICmpEQ(B.CreatePtrToInt(Answer, ABI.word()), ABI.bytes(Refused)),
      Refusal, Grown);
  B.SetInsertPoint(Refusal);
  B.CreateRet(Answer);
  B.SetInsertPoint(Grown);
  Value *Room = B.CreateSub(B.CreateNeg(ABI.loadAvail(B, Answer)),
                            ABI.bytes(prefix()), "room");
  start(Answer, ABI.bytes(0), Room, ABI.loadKeeper(B, Answer));

  B.SetInsertPoint(Heap);
  emitFromHeap(Size, Callee, Slot);
}

// Frees the memory around Frame, or gives it back, and goes to Done.
void FramedHelpers::emitRelease(Value *Frame, BasicBlock *Done) {
  Value *Base = ABI.offset(B, Frame, -int(prefix()), "base");
  Value *Total = B.CreateAlignedLoad(ABI.word(), Base, ABI.align(), "total");
  BasicBlock *Back = block("give.back");
  if (!A.Dealloc) {
    B.CreateBr(Back);
  } else {
    BasicBlock *Heap = block("free"), *Drop = block("drop"),
               *Free = block("freed");
    B.CreateCondBr(B.CreateIsNull(Total), Back, Heap);
    B.SetInsertPoint(Heap);
    Value *Blocks = B.CreateAlignedLoad(ABI.pointer(),
                                        ABI.offset(B, Base, 3 * ABI.wordSize()),
                                        Align(ABI.wordSize()), "kept");
    B.CreateCondBr(B.CreateIsNull(Blocks), Free, Drop,
                   MDBuilder(M.getContext()).createLikelyBranchWeights());
    B.SetInsertPoint(Drop);
    B.CreateCall(Keepers.Drop, {Blocks});
    B.CreateBr(Free);
    B.SetInsertPoint(Free);
    emitDelete(B, ABI, *A.Dealloc, Base, [&] { return Total; });
    B.CreateBr(Done);
  }
  B.SetInsertPoint(Back);
  ABI.giveBack(B, Base);
  B.CreateBr(Done);
}

void FramedHelpers::emitSettle(Function &Dispose) {
  Value *Frame = F->getArg(0), *Task = F->getArg(1);
  BasicBlock *There = block("there"), *Elsewhere = block("elsewhere"),
             *Done = block("done");
  Align WordAlign(ABI.wordSize());
  B.CreateCondBr(B.CreateICmpEQ(Frame, Task), There, Elsewhere);
  B.SetInsertPoint(There);
  Value *Destroy = ABI.offset(B, Frame, ABI.wordSize(), "destroy");
  Value *Own = B.CreateAlignedLoad(ABI.pointer(), Destroy, WordAlign, "own");
  B.CreateAlignedStore(
      Own, ABI.offset(B, Frame, int(ABI.wordSize()) - int(prefix())),
      WordAlign);
  B.CreateAlignedStore(&Dispose, Destroy, WordAlign);
  B.CreateBr(Done);
  B.SetInsertPoint(Elsewhere);
  emitRelease(Frame, Done);
  B.SetInsertPoint(Done);
  B.CreateRet(Task);
}

// A destroy function that unwinds has destroyed the frame.
void FramedHelpers::emitDispose() {
  Value *Frame = F->getArg(0);
  Value *Own = B.CreateAlignedLoad(
      ABI.pointer(), ABI.offset(B, Frame, int(ABI.wordSize()) - int(prefix())),
      Align(ABI.wordSize()), "own");
  auto *Ty = FunctionType::get(B.getVoidTy(), {ABI.pointer()}, false);
  bool Unwinds =
      any_of(M, [](const Function &Of) { return Of.hasPersonalityFn(); });
  BasicBlock *Destroyed = block("destroyed"), *Done = block("done");
  CallBase *Call;
  if (Unwinds) {
    F->setPersonalityFn(cast<Constant>(
        M.getOrInsertFunction("__gcc_personality_v0",
                              FunctionType::get(B.getInt32Ty(), true))
            .getCallee()));
    BasicBlock *Unwind = block("unwind"), *On = block("unwind.on");
    Call = B.CreateInvoke(Ty, Own, Destroyed, Unwind, {Frame});
    B.SetInsertPoint(Unwind);
    LandingPadInst *Pad =
        B.CreateLandingPad(StructType::get(ABI.pointer(), B.getInt32Ty()), 0);
    Pad->setCleanup(true);
    emitRelease(Frame, On);
    B.SetInsertPoint(On);
    B.CreateResume(Pad);
  } else {
    Call = B.CreateCall(Ty, Own, {Frame});
    B.CreateBr(Destroyed);
  }
  Call->setCallingConv(CallingConv::Fast); // as llvm.coro.destroy calls it
  B.SetInsertPoint(Destroyed);
  emitRelease(Frame, Done);
  B.SetInsertPoint(Done);
  B.CreateRetVoid();
}

void FramedHelpers::make() {
  Type *Ptr = ABI.pointer(), *Void = Type::getVoidTy(M.getContext());
  helper(ProvideSymbol, Ptr, {Ptr, ABI.word(), Ptr}, [&] { emitProvide(); });
  Function *Dispose = helper(DisposeSymbol, Void, {Ptr}, [&] {
    F->setCallingConv(CallingConv::Fast);
    emitDispose();
  });
  helper(SettleSymbol, Ptr, {Ptr, Ptr}, [&] {
    emitSettle(*Dispose);
  })->setDoesNotThrow();
}

void dynasync::makeFramedHelpers(Module &M, SlotABI &ABI,
                                 const ModuleAllocator &A) {
  const Function *User = nullptr;
  for (const Function &F : M)
    if (any_of(instructions(F), [](const Instruction &I) {
          auto *CB = dyn_cast<CallBase>(&I);
          return CB && CB->countOperandBundlesOfType(FramedBundle);
        })) {
      User = &F;
      break;
    }
  if (User)
    FramedHelpers(M, ABI, A, *User).make();
}
