//===- Cache.cpp - A block that the caller keeps for one call -------------===//
//
// Strategy cache: a call's frame lies in a block of the caller's, which is
// allocated by the first callee, replaced when one comes that is larger, and
// freed when the caller's frame goes.
//
//   call %f(args) "dynasync"="cache"
// becomes
//   %cache = alloca {grow, current, header}   ; current = a slot without room
//   %slot = load current
//   call %f(args) [ "dynasync.slot"(ptr %slot) ]
//
//   grow(keeper, size, align, slot, callee):
//     if slot != current              a callee of the callee: into blocks that
//       return keep(current's keeper)   go with the current one (Keeper.cpp)
//     if current is taken             two frames of one call are alive
//       return null
//     current = a new block, taken; free the one before
//     return current
//
// A block is {total, -, keeper, slot header} and its storage. The slot is
// offered by one call, so that one thread at a time comes here with it.
//
//===----------------------------------------------------------------------===//

#include "Cache.h"
#include "Keeper.h"
#include "OwnSlot.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"

using namespace llvm;
using namespace dynasync;

static uint64_t overhead(const SlotABI &ABI) {
  return 2 * ABI.wordSize() + ABI.keeperSize() + ABI.headerSize();
}

// The slot of a cache without a block.
static Value *noBlock(IRBuilderBase &B, const SlotABI &ABI, Value *Cache) {
  return ABI.offset(B, Cache, ABI.keeperSize() + ABI.headerSize(), "no.block");
}

static Value *loadCurrent(IRBuilderBase &B, const SlotABI &ABI, Value *Cache) {
  return B.CreateAlignedLoad(ABI.pointer(), ABI.blocksOf(B, Cache),
                             Align(ABI.wordSize()), "current");
}

static void emitFree(IRBuilderBase &B, const SlotABI &ABI, Value *Slot,
                     Function &Drop, Function &Delete) {
  Align WordAlign(ABI.wordSize());
  Value *Kept = B.CreateAlignedLoad(ABI.pointer(),
                                    ABI.blocksOf(B, ABI.ownKeeper(B, Slot)),
                                    WordAlign, "kept");
  B.CreateCall(&Drop, {Kept});
  Value *Block = ABI.offset(B, Slot, -int64_t(overhead(ABI)), "block");
  emitDelete(B, ABI, Delete, Block, [&] {
    return B.CreateAlignedLoad(ABI.word(), Block, WordAlign, "total");
  });
}

static void emitGrow(Function &F, const SlotABI &ABI, Function &New,
                     Function &Delete, const KeeperFunctions &Keepers) {
  LLVMContext &C = F.getContext();
  PointerType *Ptr = ABI.pointer();
  Align WordAlign(ABI.wordSize());
  Value *Cache = F.getArg(0), *Size = F.getArg(1), *Alignment = F.getArg(2),
        *Asking = F.getArg(3), *Callee = F.getArg(4);
  auto Block = [&](const Twine &Name) {
    return BasicBlock::Create(C, Name, &F);
  };
  BasicBlock *Entry = Block("entry"), *Deeper = Block("deeper"),
             *Nested = Block("nested"), *Mine = Block("mine"),
             *Fresh = Block("fresh"), *Init = Block("init"),
             *Old = Block("old"), *Done = Block("done"), *Fail = Block("fail");

  IRBuilder<> B(Entry);
  Value *Current = loadCurrent(B, ABI, Cache);
  Value *None = noBlock(B, ABI, Cache);
  Value *HasBlock = B.CreateICmpNE(Current, None);
  B.CreateCondBr(B.CreateICmpEQ(Asking, Current), Mine, Deeper);

  B.SetInsertPoint(Deeper);
  B.CreateCondBr(HasBlock, Nested, Fail);
  B.SetInsertPoint(Nested);
  Value *Kept = B.CreateCall(Keepers.Keep, {ABI.ownKeeper(B, Current), Size,
                                            Alignment, Asking, Callee});
  B.CreateRet(Kept);

  B.SetInsertPoint(Mine);
  Value *Fits = B.CreateICmpULE(Alignment, ABI.bytes(ABI.align().value()));
  Value *Free = B.CreateICmpSGE(ABI.loadAvail(B, Current), ABI.bytes(0));
  Value *May = B.CreateAnd(Fits, Free);
  if (!New.doesNotThrow())
    May = B.CreateAnd(May, B.CreateNot(ABI.hasFlag(B, Callee, CalleeNoThrow)));
  B.CreateCondBr(May, Fresh, Fail);

  B.SetInsertPoint(Fresh);
  Value *Wished = B.CreateAdd(Size, ABI.loadMore(B, Callee));
  Value *Total = ABI.roundUp(B, B.CreateAdd(Wished, ABI.bytes(overhead(ABI))));
  Value *Memory = emitNew(B, ABI, New, Total);
  B.CreateCondBr(B.CreateIsNull(Memory), Fail, Init);

  B.SetInsertPoint(Init);
  B.CreateAlignedStore(Total, Memory, WordAlign);
  Value *Slot = ABI.offset(B, Memory, overhead(ABI), "slot");
  ABI.initKeeper(B, ABI.ownKeeper(B, Slot), Keepers.Keep);
  ABI.initHeader(B, Slot,
                 B.CreateNeg(B.CreateSub(Total, ABI.bytes(overhead(ABI)))),
                 Cache);
  B.CreateAlignedStore(Slot, ABI.blocksOf(B, Cache), WordAlign);
  B.CreateCondBr(HasBlock, Old, Done);

  B.SetInsertPoint(Old);
  emitFree(B, ABI, Current, *Keepers.Drop, Delete);
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  B.CreateRet(Slot);
  B.SetInsertPoint(Fail);
  B.CreateRet(ConstantPointerNull::get(Ptr));
}

static void emitDrop(Function &F, const SlotABI &ABI, Function &Delete,
                     Function &Drop) {
  LLVMContext &C = F.getContext();
  BasicBlock *Entry = BasicBlock::Create(C, "entry", &F),
             *Free = BasicBlock::Create(C, "free", &F),
             *Done = BasicBlock::Create(C, "done", &F);
  IRBuilder<> B(Entry);
  Value *Current = loadCurrent(B, ABI, F.getArg(0));
  B.CreateCondBr(B.CreateICmpEQ(Current, noBlock(B, ABI, F.getArg(0))), Done,
                 Free);
  B.SetInsertPoint(Free);
  emitFree(B, ABI, Current, Drop, Delete);
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  B.CreateRetVoid();
}

CacheFunctions dynasync::getCacheFunctions(Module &M, const SlotABI &ABI,
                                           Function &New, Function &Delete,
                                           const Function &User) {
  KeeperFunctions Keepers = getKeeperFunctions(M, ABI, New, Delete, User);
  CacheFunctions K;
  K.Grow = getAllocatorHelper(
      CacheSymbol, ABI.pointer(), ABI.growType()->params(),
      isGlobalAllocation(New) ? Delete : New, User, [&](Function &F) {
        F.addFnAttr(Attribute::Cold);
        emitGrow(F, ABI, New, Delete, Keepers);
      });
  // Its grow frees, too: a unit's one for the other kind of delete differs.
  StringRef Drop =
      Delete.arg_size() == 1 ? CacheDropSymbol : CacheDropSizedSymbol;
  K.Drop = getAllocatorHelper(Drop, Type::getVoidTy(M.getContext()),
                              {ABI.pointer()}, Delete, User, [&](Function &F) {
                                F.setDoesNotThrow();
                                emitDrop(F, ABI, Delete, *Keepers.Drop);
                              });
  return K;
}

static Value *makeCache(Function &F, const SlotABI &ABI, Function &Grow) {
  AllocaInst *Cache =
      makeOwnStorage(F, ABI, ABI.keeperSize() + ABI.headerSize(), "cache");
  IRBuilder<> B(F.getContext());
  setInsertPointAtBirth(B, *Cache);
  Value *Slot = noBlock(B, ABI, Cache);
  ABI.initKeeper(B, Cache, &Grow);
  // Its own address in it is also what takes it into a coroutine's frame.
  B.CreateAlignedStore(Slot, ABI.blocksOf(B, Cache), Align(ABI.wordSize()));
  ABI.initHeader(B, Slot, ABI.bytes(0), Cache);
  return Cache;
}

void dynasync::cacheCalls(Function &F, const SlotABI &ABI,
                          ArrayRef<CallBase *> Calls,
                          const CacheFunctions &Functions,
                          ArrayRef<IntrinsicInst *> Frees) {
  SmallVector<Value *, 2> Caches;
  for (CallBase *CB : Calls) {
    Caches.push_back(makeCache(F, ABI, *Functions.Grow));
    IRBuilder<> B(CB);
    withSlot(*CB, loadCurrent(B, ABI, Caches.back()));
  }
  // From here on, calls may turn into invokes.
  for (Value *Cache : Caches) {
    if (!F.isPresplitCoroutine())
      callAtExits(F, *Functions.Drop, Cache);
    for (IntrinsicInst *Free : Frees)
      IRBuilder<>(Free).CreateCall(Functions.Drop, {Cache})->setDoesNotThrow();
  }
}
