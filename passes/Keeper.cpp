//===- Keeper.cpp - Storage for what does not fit -------------------------===//
//
// The owner of a chain of awaits keeps the blocks that its callees overflowed
// into, until its own frame dies: a loop pays once.
//
//   keep(keeper, size, align, slot, callee): drop(block):
//     if align > two words                     while block
//       return null                              next = block.next
//     for each kept block b                      operator delete(block)
//       if b.avail >= size                       block = next
//          and compare-exchange to taken
//         return b.storage
//     if callee must not be thrown at, and new may throw
//       return null
//     n = size + callee.more
//     if slot is free but too small
//       n = max(size, 2 * the block that slot is in, up to a limit)
//     push a new block of n bytes, taken; return its storage
//
// Only depth makes blocks larger. A slot that is taken is asked for a sibling
// of the frame in it, and siblings take a block each: doubling for them would
// cost 2^k bytes for k of them.
//
// A block is {next, total, slot header} and its storage. Children of one root
// may overflow on several threads: blocks are claimed and pushed atomically,
// and none is removed before the root dies.
//
//===----------------------------------------------------------------------===//

#include "Keeper.h"
#include "Helpers.h"
#include "dynasync/Contract.h"

using namespace llvm;
using namespace dynasync;

bool dynasync::isGlobalAllocation(const Function &F) {
  return (F.getName().starts_with("_Znw") && F.arg_size() == 1) ||
         (F.getName().starts_with("_Zdl") && F.arg_size() <= 2);
}

ModuleAllocator dynasync::globalAllocator(const Module &M) {
  auto FirstOf = [&](ArrayRef<StringRef> Names) -> Function * {
    for (StringRef Name : Names)
      if (Function *F = M.getFunction(Name); F && isGlobalAllocation(*F))
        return F;
    return nullptr;
  };
  return {FirstOf({"_Znwm", "_Znwj"}),
          FirstOf({"_ZdlPvm", "_ZdlPvj", "_ZdlPv"})};
}

Value *dynasync::emitNew(IRBuilderBase &B, const SlotABI &ABI, Function &New,
                         Value *Bytes) {
  SmallVector<Value *, 2> Args{Bytes};
  if (New.arg_size() == 2)
    Args.push_back(
        ConstantInt::get(New.getArg(1)->getType(), ABI.align().value()));
  CallInst *Memory = B.CreateCall(&New, Args, "block");
  Memory->setCallingConv(New.getCallingConv());
  return Memory;
}

void dynasync::emitDelete(IRBuilderBase &B, const SlotABI &ABI,
                          Function &Delete, Value *Memory,
                          function_ref<Value *()> Bytes) {
  SmallVector<Value *, 3> Args{Memory};
  if (Delete.arg_size() >= 2)
    Args.push_back(Bytes());
  if (Delete.arg_size() == 3)
    Args.push_back(
        ConstantInt::get(Delete.getArg(2)->getType(), ABI.align().value()));
  B.CreateCall(&Delete, Args)->setCallingConv(Delete.getCallingConv());
}

static void emitKeep(Function &F, const SlotABI &ABI, Function &New,
                     bool Profiled) {
  LLVMContext &C = F.getContext();
  PointerType *Ptr = ABI.pointer();
  IntegerType *Word = ABI.word();
  Align WordAlign(ABI.wordSize());
  Value *Keeper = F.getArg(0), *Size = F.getArg(1), *Alignment = F.getArg(2),
        *Asking = F.getArg(3), *Callee = F.getArg(4);
  uint64_t Overhead = (Profiled ? 4 : 2) * ABI.wordSize() + ABI.headerSize();

  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, &F);
  };
  BasicBlock *Entry = Block("entry"), *Start = Block("start"),
             *Search = Block("search"), *Test = Block("test"),
             *Claim = Block("claim"), *Next = Block("next"),
             *Found = Block("found"), *Fresh = Block("fresh"),
             *Allocate = Block("allocate"), *Init = Block("init"),
             *Push = Block("push"), *Fail = Block("fail"),
             *Done = Block("done");

  IRBuilder<> B(Entry);
  B.CreateCondBr(B.CreateICmpUGT(Alignment, ABI.bytes(ABI.align().value())),
                 Fail, Start);

  B.SetInsertPoint(Start);
  Value *Blocks = ABI.blocksOf(B, Keeper);
  LoadInst *Newest = B.CreateAlignedLoad(Ptr, Blocks, WordAlign, "newest");
  Newest->setAtomic(AtomicOrdering::Acquire);
  B.CreateBr(Search);

  B.SetInsertPoint(Search);
  PHINode *Candidate = B.CreatePHI(Ptr, 2, "candidate");
  PHINode *Around = B.CreatePHI(Word, 2, "around"); // the block Asking is in
  B.CreateCondBr(B.CreateIsNull(Candidate), Fresh, Test);

  B.SetInsertPoint(Test);
  Value *CandidateTotal = B.CreateAlignedLoad(
      Word, ABI.offset(B, Candidate, ABI.wordSize()), WordAlign, "total");
  Value *Distance = B.CreateSub(B.CreatePtrToInt(Asking, Word),
                                B.CreatePtrToInt(Candidate, Word));
  Value *AroundSoFar = B.CreateSelect(B.CreateICmpULE(Distance, CandidateTotal),
                                      CandidateTotal, Around);
  Value *Slot = ABI.offset(B, Candidate, Overhead, "slot");
  Value *Avail = ABI.loadAvail(B, Slot);
  B.CreateCondBr(B.CreateICmpSGE(Avail, Size), Claim, Next);

  B.SetInsertPoint(Claim);
  Value *AvailPtr = ABI.offset(B, Slot, -int(ABI.headerSize()));
  Value *Result =
      B.CreateAtomicCmpXchg(AvailPtr, Avail, B.CreateNeg(Avail), WordAlign,
                            AtomicOrdering::Acquire, AtomicOrdering::Monotonic);
  B.CreateCondBr(B.CreateExtractValue(Result, 1), Found, Next);

  B.SetInsertPoint(Next);
  Value *NextBlock = B.CreateAlignedLoad(Ptr, Candidate, WordAlign, "next");
  B.CreateBr(Search);
  Candidate->addIncoming(Newest, Start);
  Candidate->addIncoming(NextBlock, Next);
  Around->addIncoming(ABI.bytes(0), Start);
  Around->addIncoming(AroundSoFar, Next);

  B.SetInsertPoint(Found);
  B.CreateRet(Slot);

  B.SetInsertPoint(Fresh);
  if (New.doesNotThrow())
    B.CreateBr(Allocate);
  else
    B.CreateCondBr(ABI.hasFlag(B, Callee, CalleeNoThrow), Fail, Allocate);

  B.SetInsertPoint(Allocate);
  Value *Wished = B.CreateAdd(Size, ABI.loadMore(B, Callee));
  Value *Least = ABI.roundUp(B, B.CreateAdd(Wished, ABI.bytes(Overhead)));
  Value *Doubled = B.CreateBinaryIntrinsic(
      Intrinsic::umin, B.CreateShl(Around, 1), ABI.bytes(MaxKeptBlock));
  Value *Deeper = B.CreateICmpSGE(ABI.loadAvail(B, Asking), ABI.bytes(0));
  Value *Total = B.CreateSelect(
      Deeper, B.CreateBinaryIntrinsic(Intrinsic::umax, Least, Doubled), Least,
      "total");
  Value *Memory = emitNew(B, ABI, New, Total);
  B.CreateCondBr(B.CreateIsNull(Memory), Fail, Init);

  B.SetInsertPoint(Init);
  B.CreateAlignedStore(Total, ABI.offset(B, Memory, ABI.wordSize()), WordAlign);
  Value *FreshSlot = ABI.offset(B, Memory, Overhead, "fresh.slot");
  ABI.initHeader(B, FreshSlot,
                 B.CreateNeg(B.CreateSub(Total, ABI.bytes(Overhead))), Keeper);
  B.CreateBr(Push);

  B.SetInsertPoint(Push);
  PHINode *Head = B.CreatePHI(Ptr, 2, "head");
  B.CreateAlignedStore(Head, Memory, WordAlign);
  Value *Pushed = B.CreateAtomicCmpXchg(Blocks, Head, Memory, WordAlign,
                                        AtomicOrdering::AcquireRelease,
                                        AtomicOrdering::Acquire);
  Head->addIncoming(Newest, Init);
  Head->addIncoming(B.CreateExtractValue(Pushed, 0), Push);
  B.CreateCondBr(B.CreateExtractValue(Pushed, 1), Done, Push);

  B.SetInsertPoint(Done);
  B.CreateRet(FreshSlot);

  B.SetInsertPoint(Fail);
  B.CreateRet(ConstantPointerNull::get(Ptr));
}

static void emitDrop(Function &F, const SlotABI &ABI, Function &Delete) {
  LLVMContext &C = F.getContext();
  BasicBlock *Entry = BasicBlock::Create(C, "entry", &F),
             *Loop = BasicBlock::Create(C, "loop", &F),
             *Done = BasicBlock::Create(C, "done", &F);
  Align WordAlign(ABI.wordSize());
  IRBuilder<> B(Entry);
  B.CreateCondBr(B.CreateIsNull(F.getArg(0)), Done, Loop);
  B.SetInsertPoint(Loop);
  PHINode *Block = B.CreatePHI(ABI.pointer(), 2, "block");
  Value *Next = B.CreateAlignedLoad(ABI.pointer(), Block, WordAlign, "next");
  emitDelete(B, ABI, Delete, Block, [&] {
    return B.CreateAlignedLoad(ABI.word(), ABI.offset(B, Block, ABI.wordSize()),
                               WordAlign, "total");
  });
  Block->addIncoming(F.getArg(0), Entry);
  Block->addIncoming(Next, Loop);
  B.CreateCondBr(B.CreateIsNull(Next), Done, Loop);
  B.SetInsertPoint(Done);
  B.CreateRetVoid();
}

Function *dynasync::getAllocatorHelper(StringRef Name, Type *Result,
                                       ArrayRef<Type *> Params,
                                       ArrayRef<Function *> Allocation,
                                       const Function &User,
                                       function_ref<void(Function &)> Emit) {
  std::string Full = Name.str();
  for (const Function *F : Allocation)
    if (!isGlobalAllocation(*F))
      Full += ("." + F->getName()).str();
  Function *Helper = getHelper(*Allocation.front()->getParent(), Full, Result,
                               Params, User, Emit);
  if (any_of(Allocation,
             [](const Function *F) { return F->hasLocalLinkage(); })) {
    Helper->setComdat(nullptr);
    Helper->setVisibility(GlobalValue::DefaultVisibility);
    Helper->setLinkage(GlobalValue::InternalLinkage);
  }
  return Helper;
}

KeeperFunctions dynasync::getKeeperFunctions(Module &M, const SlotABI &ABI,
                                             Function &New, Function &Delete,
                                             const Function &User,
                                             bool Profiled) {
  KeeperFunctions K;
  K.Keep = getAllocatorHelper(Profiled ? ProfiledKeepSymbol : KeepSymbol,
                              ABI.pointer(), ABI.growType()->params(), {&New},
                              User, [&](Function &F) {
                                F.addFnAttr(Attribute::Cold);
                                emitKeep(F, ABI, New, Profiled);
                              });
  StringRef Drop = Delete.arg_size() == 1 ? DropSymbol : DropSizedSymbol;
  K.Drop =
      getAllocatorHelper(Drop, Type::getVoidTy(M.getContext()), {ABI.pointer()},
                         {&Delete}, User, [&](Function &F) {
                           F.addFnAttr(Attribute::Cold);
                           F.setDoesNotThrow();
                           emitDrop(F, ABI, Delete);
                         });
  return K;
}

Function *dynasync::getTailFunction(Module &M, const SlotABI &ABI,
                                    const Function &User) {
  return getHelper(
      M, TailSymbol, ABI.pointer(), {ABI.pointer(), ABI.word(), ABI.pointer()},
      User, [&](Function &F) {
        F.addFnAttr(Attribute::Cold);
        F.setDoesNotThrow();
        LLVMContext &C = M.getContext();
        BasicBlock *Entry = BasicBlock::Create(C, "entry", &F);
        IRBuilder<> B(Entry);
        uint64_t A = ABI.align().value();
        Value *End = B.CreateIntrinsic(
            Intrinsic::ptrmask, {ABI.pointer(), ABI.word()},
            {ABI.offset(B, F.getArg(0), A - 1), ABI.bytes(~(A - 1))});
        Value *Slot =
            ABI.offset(B, End, ABI.keeperSize() + ABI.headerSize(), "slot");
        Value *Null = ConstantPointerNull::get(ABI.pointer());
        Value *Own = ABI.ownKeeper(B, Slot);
        ABI.initKeeper(B, Own, F.getArg(2));
        Value *Keeper = B.CreateSelect(B.CreateIsNull(F.getArg(2)), Null, Own);
        ABI.initHeader(B, Slot, F.getArg(1), Keeper);
        B.CreateRet(Slot);
      });
}

Function *dynasync::getHandOnFunction(Module &M, const SlotABI &ABI,
                                      const Function &User) {
  LLVMContext &C = M.getContext();
  Type *Ptr = ABI.pointer();
  return getHelper(
      M, HandOnSymbol, Ptr, {Type::getInt1Ty(C), Ptr, Ptr, Ptr, Ptr}, User,
      [&](Function &F) {
        F.setDoesNotThrow();
        auto Block = [&](const Twine &Name) {
          return BasicBlock::Create(C, Name, &F);
        };
        BasicBlock *Entry = Block("entry"), *Allocated = Block("allocated"),
                   *Elided = Block("elided"), *Given = Block("given"),
                   *Root = Block("root");
        Value *Slot = F.getArg(2), *None = F.getArg(3);
        IRBuilder<> B(Entry);
        B.CreateCondBr(F.getArg(0), Allocated, Elided);
        B.SetInsertPoint(Allocated);
        B.CreateRet(F.getArg(1));
        B.SetInsertPoint(Elided);
        B.CreateCondBr(B.CreateIsNull(ABI.loadKeeper(B, Slot)), Root, Given);
        B.SetInsertPoint(Given);
        B.CreateRet(Slot);
        B.SetInsertPoint(Root);
        Value *Keeper = ABI.ownKeeper(B, None);
        ABI.initKeeper(B, Keeper, F.getArg(4));
        // Never free: who asks here is no deeper than who asked before.
        ABI.initHeader(B, None, ConstantInt::getSigned(ABI.word(), -1), Keeper);
        B.CreateRet(None);
      });
}

// Whether a frame is elided is known now. A slot that its caller computed is
// handed on as it is, with what that slot lacks; the empty one, a constant,
// would be of no use.
bool dynasync::expandHandOnCalls(Module &M) {
  auto Calls = splitCallsOf(M, {HandOnSymbol});
  for (CallInst *Call : Calls) {
    auto *Allocated = dyn_cast<ConstantInt>(Call->getArgOperand(0));
    Value *Slot = Call->getArgOperand(Allocated && Allocated->isOne() ? 1 : 2);
    if (!Allocated || (Allocated->isZero() && isa<Constant>(Slot)))
      continue;
    Call->replaceAllUsesWith(Slot);
    Call->eraseFromParent();
  }
  return !Calls.empty();
}
