//===- Cache.cpp - A block that the caller keeps for its calls ------------===//
//
// Strategy cache: a call's frame lies in a block of the caller's, which is
// allocated by the first callee, replaced when one comes that is larger, and
// freed when the caller's frame goes. Calls one after another share one.
//
//   call %f(args) "dynasync"="cache"
// becomes
//   %cache = alloca {home, grow, current, header} ; current: a slot without
//   room %slot = load current call %f(args) [ "dynasync.slot"(ptr %slot) ]
//
//   grow(keeper, size, align, slot, callee):
//     if slot != current              a callee of the callee: into blocks that
//       return keep(current's keeper)   go with the current one (Keeper.cpp)
//     if current is taken             two frames of one call are alive
//       return null
//     current = what is parked at home, or a new block; free the one before
//     return current
//
//   drop(keeper):                     the frame that has the cache goes
//     park current at home, or free it
//
// A frame that itself lies in a cache's block has that block as its home, and
// leaves its own block there: the next frame in it finds it, so that a chain of
// calls pays once, too. Of several, one is left: with all, the walk of a tree
// could leave a tree of blocks.
//
// A block is {total, parked, keeper, slot header} and its storage. The slot is
// offered by one call, and the home is one frame's, so that one thread at a
// time comes here with them.
//
//===----------------------------------------------------------------------===//

#include "Cache.h"
#include "Keeper.h"
#include "OwnSlot.h"
#include "SlotBundle.h"
#include "SlotSharing.h"
#include "dynasync/Contract.h"

using namespace llvm;
using namespace dynasync;

static uint64_t overhead(const SlotABI &ABI) {
  return 2 * ABI.wordSize() + ABI.keeperSize() + ABI.headerSize();
}

// In front of a cache's keeper; two words, for what follows is aligned.
static uint64_t homeSize(const SlotABI &ABI) { return 2 * ABI.wordSize(); }

static Value *homeOf(IRBuilderBase &B, const SlotABI &ABI, Value *Cache) {
  return ABI.offset(B, Cache, -int64_t(ABI.wordSize()), "home.at");
}

static Value *blockOf(IRBuilderBase &B, const SlotABI &ABI, Value *Slot) {
  return ABI.offset(B, Slot, -int64_t(overhead(ABI)), "block");
}

static Value *parkedIn(IRBuilderBase &B, const SlotABI &ABI, Value *Slot) {
  return ABI.offset(B, blockOf(B, ABI, Slot), ABI.wordSize(), "parked.at");
}

static Value *loadPointer(IRBuilderBase &B, const SlotABI &ABI, Value *From,
                          const Twine &Name) {
  return B.CreateAlignedLoad(ABI.pointer(), From, Align(ABI.wordSize()), Name);
}

static void storePointer(IRBuilderBase &B, const SlotABI &ABI, Value *V,
                         Value *To) {
  B.CreateAlignedStore(V, To, Align(ABI.wordSize()));
}

// The slot of a cache without a block.
static Value *noBlock(IRBuilderBase &B, const SlotABI &ABI, Value *Cache) {
  return ABI.offset(B, Cache, ABI.keeperSize() + ABI.headerSize(), "no.block");
}

static Value *loadCurrent(IRBuilderBase &B, const SlotABI &ABI, Value *Cache) {
  return loadPointer(B, ABI, ABI.blocksOf(B, Cache), "current");
}

// free(slot): its block, what its callees overflowed into, and the one that is
// parked in it, and so on: as deep as calls go, so no recursion.
static void emitFree(Function &F, const SlotABI &ABI, Function &Delete,
                     Function &Drop) {
  BasicBlock *Entry = BasicBlock::Create(F.getContext(), "entry", &F),
             *Loop = BasicBlock::Create(F.getContext(), "loop", &F),
             *Done = BasicBlock::Create(F.getContext(), "done", &F);
  IRBuilder<> B(Entry);
  B.CreateBr(Loop);
  B.SetInsertPoint(Loop);
  PHINode *Slot = B.CreatePHI(ABI.pointer(), 2, "slot");
  Value *Parked = loadPointer(B, ABI, parkedIn(B, ABI, Slot), "parked");
  Value *Kept =
      loadPointer(B, ABI, ABI.blocksOf(B, ABI.ownKeeper(B, Slot)), "kept");
  B.CreateCall(&Drop, {Kept});
  Value *Block = blockOf(B, ABI, Slot);
  emitDelete(B, ABI, Delete, Block, [&] {
    return B.CreateAlignedLoad(ABI.word(), Block, Align(ABI.wordSize()),
                               "total");
  });
  Slot->addIncoming(F.getArg(0), Entry);
  Slot->addIncoming(Parked, Loop);
  B.CreateCondBr(B.CreateIsNull(Parked), Done, Loop);
  B.SetInsertPoint(Done);
  B.CreateRetVoid();
}

// Goes on where Cache's frame has a home, a block that Grow made, or to
// Homeless. \returns the home.
static Value *emitHome(IRBuilderBase &B, const SlotABI &ABI, Value *Cache,
                       Function &Grow, BasicBlock *Homeless) {
  auto Require = [&](Value *Condition, const Twine &Name) {
    BasicBlock *Then =
        BasicBlock::Create(B.getContext(), Name, Homeless->getParent());
    B.CreateCondBr(Condition, Then, Homeless);
    B.SetInsertPoint(Then);
  };
  Value *Home = loadPointer(B, ABI, homeOf(B, ABI, Cache), "home");
  Require(B.CreateIsNotNull(Home), "in.slot");
  Value *Owner = ABI.loadKeeper(B, Home);
  Require(B.CreateIsNotNull(Owner), "owned");
  Require(B.CreateICmpEQ(loadPointer(B, ABI, Owner, "grow"), &Grow), "cached");
  // Not somewhere else in the block, where frames of several threads may be.
  Require(B.CreateICmpEQ(loadCurrent(B, ABI, Owner), Home), "at.home");
  return Home;
}

static void emitGrow(Function &F, const SlotABI &ABI, Function &New,
                     Function &Free, const KeeperFunctions &Keepers) {
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
             *Find = Block("find"), *Test = Block("test"),
             *Again = Block("again"), *TooSmall = Block("too.small"),
             *Fresh = Block("fresh"), *Init = Block("init"),
             *Use = Block("use"), *Old = Block("old"), *Done = Block("done"),
             *Fail = Block("fail");

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
  Value *Unused = B.CreateICmpSGE(ABI.loadAvail(B, Current), ABI.bytes(0));
  Value *May = B.CreateAnd(Fits, Unused);
  if (!New.doesNotThrow())
    May = B.CreateAnd(May, B.CreateNot(ABI.hasFlag(B, Callee, CalleeNoThrow)));
  B.CreateCondBr(May, Find, Fail);

  B.SetInsertPoint(Find);
  Value *ParkedAt = parkedIn(B, ABI, emitHome(B, ABI, Cache, F, Fresh));
  Value *Parked = loadPointer(B, ABI, ParkedAt, "parked");
  B.CreateCondBr(B.CreateIsNull(Parked), Fresh, Test);
  B.SetInsertPoint(Test);
  storePointer(B, ABI, ConstantPointerNull::get(Ptr), ParkedAt);
  Value *Room = ABI.loadAvail(B, Parked);
  B.CreateCondBr(B.CreateICmpSGE(Room, Size), Again, TooSmall);
  B.SetInsertPoint(Again);
  ABI.initHeader(B, Parked, B.CreateNeg(Room), Cache);
  B.CreateBr(Use);
  B.SetInsertPoint(TooSmall);
  B.CreateCall(&Free, {Parked});
  B.CreateBr(Fresh);

  B.SetInsertPoint(Fresh);
  Value *Wished = B.CreateAdd(Size, ABI.loadMore(B, Callee));
  Value *Total = ABI.roundUp(B, B.CreateAdd(Wished, ABI.bytes(overhead(ABI))));
  Value *Memory = emitNew(B, ABI, New, Total);
  B.CreateCondBr(B.CreateIsNull(Memory), Fail, Init);

  B.SetInsertPoint(Init);
  B.CreateAlignedStore(Total, Memory, WordAlign);
  Value *Made = ABI.offset(B, Memory, overhead(ABI), "made");
  storePointer(B, ABI, ConstantPointerNull::get(Ptr), parkedIn(B, ABI, Made));
  ABI.initKeeper(B, ABI.ownKeeper(B, Made), Keepers.Keep);
  ABI.initHeader(B, Made,
                 B.CreateNeg(B.CreateSub(Total, ABI.bytes(overhead(ABI)))),
                 Cache);
  B.CreateBr(Use);

  B.SetInsertPoint(Use);
  PHINode *Slot = B.CreatePHI(Ptr, 2, "slot");
  Slot->addIncoming(Parked, Again);
  Slot->addIncoming(Made, Init);
  storePointer(B, ABI, Slot, ABI.blocksOf(B, Cache));
  B.CreateCondBr(HasBlock, Old, Done);
  B.SetInsertPoint(Old);
  B.CreateCall(&Free, {Current});
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  B.CreateRet(Slot);
  B.SetInsertPoint(Fail);
  B.CreateRet(ConstantPointerNull::get(Ptr));
}

static void emitDrop(Function &F, const SlotABI &ABI, Function &Free,
                     Function &Grow) {
  LLVMContext &C = F.getContext();
  BasicBlock *Entry = BasicBlock::Create(C, "entry", &F),
             *Block = BasicBlock::Create(C, "block", &F),
             *Park = BasicBlock::Create(C, "park", &F),
             *Homeless = BasicBlock::Create(C, "homeless", &F),
             *Done = BasicBlock::Create(C, "done", &F);
  IRBuilder<> B(Entry);
  Value *Current = loadCurrent(B, ABI, F.getArg(0));
  B.CreateCondBr(B.CreateICmpEQ(Current, noBlock(B, ABI, F.getArg(0))), Done,
                 Block);
  B.SetInsertPoint(Block);
  Value *ParkedAt =
      parkedIn(B, ABI, emitHome(B, ABI, F.getArg(0), Grow, Homeless));
  B.CreateCondBr(B.CreateIsNull(loadPointer(B, ABI, ParkedAt, "parked")), Park,
                 Homeless);
  B.SetInsertPoint(Park);
  storePointer(B, ABI, Current, ParkedAt);
  B.CreateBr(Done);
  B.SetInsertPoint(Homeless);
  B.CreateCall(&Free, {Current});
  B.CreateBr(Done);
  B.SetInsertPoint(Done);
  B.CreateRetVoid();
}

CacheFunctions dynasync::getCacheFunctions(Module &M, const SlotABI &ABI,
                                           Function &New, Function &Delete,
                                           const Function &User) {
  KeeperFunctions Keepers = getKeeperFunctions(M, ABI, New, Delete, User);
  Type *Void = Type::getVoidTy(M.getContext());
  bool Unsized = Delete.arg_size() == 1;
  Function *Free =
      getAllocatorHelper(Unsized ? CacheFreeSymbol : CacheFreeSizedSymbol, Void,
                         {ABI.pointer()}, {&Delete}, User, [&](Function &F) {
                           F.addFnAttr(Attribute::Cold);
                           F.setDoesNotThrow();
                           emitFree(F, ABI, Delete, *Keepers.Drop);
                         });
  // These two know each other: several kinds of promises may share one of the
  // allocation functions.
  CacheFunctions K;
  K.Grow =
      getAllocatorHelper(CacheSymbol, ABI.pointer(), ABI.growType()->params(),
                         {&New, &Delete}, User, [&](Function &F) {
                           F.addFnAttr(Attribute::Cold);
                           emitGrow(F, ABI, New, *Free, Keepers);
                         });
  // Its grow frees, too: a unit's one for the other kind of delete differs.
  K.Drop = getAllocatorHelper(Unsized ? CacheDropSymbol : CacheDropSizedSymbol,
                              Void, {ABI.pointer()}, {&New, &Delete}, User,
                              [&](Function &F) {
                                F.setDoesNotThrow();
                                emitDrop(F, ABI, *Free, *K.Grow);
                              });
  return K;
}

static Value *makeCache(Function &F, const SlotABI &ABI, Function &Grow,
                        Value *Home) {
  AllocaInst *Storage = makeOwnStorage(
      F, ABI, homeSize(ABI) + ABI.keeperSize() + ABI.headerSize(), "cache");
  IRBuilder<> B(F.getContext());
  setInsertPointAtBirth(B, *Storage);
  Value *Cache = ABI.offset(B, Storage, homeSize(ABI), "cache.keeper");
  Value *Slot = noBlock(B, ABI, Cache);
  storePointer(B, ABI, Home ? Home : ConstantPointerNull::get(ABI.pointer()),
               homeOf(B, ABI, Cache));
  ABI.initKeeper(B, Cache, &Grow);
  // Its own address in it is also what takes it into a coroutine's frame.
  storePointer(B, ABI, Slot, ABI.blocksOf(B, Cache));
  ABI.initHeader(B, Slot, ABI.bytes(0), Cache);
  return Cache;
}

void dynasync::cacheCalls(Function &F, const SlotABI &ABI,
                          ArrayRef<CallBase *> Calls,
                          const CacheFunctions &Functions, Value *Home,
                          ArrayRef<IntrinsicInst *> Frees) {
  SmallVector<Value *, 2> Caches;
  for (auto [CB, Group] :
       zip_equal(Calls, shareSlots(Calls, /*Forever=*/true))) {
    if (Group == Caches.size())
      Caches.push_back(makeCache(F, ABI, *Functions.Grow, Home));
    IRBuilder<> B(CB);
    withSlot(*CB, loadCurrent(B, ABI, Caches[Group]));
  }
  // From here on, calls may turn into invokes.
  for (Value *Cache : Caches) {
    if (!F.isPresplitCoroutine())
      callAtExits(F, *Functions.Drop, Cache);
    for (IntrinsicInst *Free : Frees)
      IRBuilder<>(Free).CreateCall(Functions.Drop, {Cache})->setDoesNotThrow();
  }
}
