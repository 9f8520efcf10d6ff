//===- SealedRoom.cpp - What the implementers of a call need --------------===//
//
// Runs on the call graph with ElidePass, when the slot entries that caller.room
// calls have been split, and the caller has not:
//
//   define internal i64 @caller.room(ptr %storage) "pending" {
//     ... call @F.slot(poison...) ... call @G.slot(poison...) ...
//     ret i64 %never
// becomes, with the larger of the two frames,
//   define internal i64 @caller.room(ptr %storage) {
//     ret i64 size
// and in the caller
//   %sealed = alloca [16 + 8 x i8]  =>  %sealed = alloca [16 + size x i8]
//
// An implementer that has not been split contains the caller: their sizes are a
// cycle. It is left out, and will not find room.
//
//===----------------------------------------------------------------------===//

#include "SealedRoom.h"
#include "SlotABI.h"
#include "dynasync/Contract.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

// CoroSplit says how large the frame is where CoroElide reads it too: at its
// resume function's parameter. Without suspend points there is no frame left.
FrameLayout dynasync::frameLayoutOf(Function &F) {
  FrameLayout Layout;
  for (Instruction &I : instructions(F)) {
    auto *Id = dyn_cast<IntrinsicInst>(&I);
    if (!Id || Id->getIntrinsicID() != Intrinsic::coro_id ||
        Id->getArgOperand(2)->stripPointerCasts() != &F)
      continue;
    auto *Info = dyn_cast<GlobalVariable>(Id->getArgOperand(3));
    if (!Info || !Info->hasInitializer())
      continue;
    Constant *First = Info->getInitializer()->getAggregateElement(0u);
    auto *Resume =
        First ? dyn_cast<Function>(First->stripPointerCasts()) : nullptr;
    if (!Resume || Resume->arg_empty())
      continue;
    Layout.Size = Resume->getParamDereferenceableBytes(0);
    Layout.Alignment = Resume->getParamAlign(0).valueOrOne();
  }
  return Layout;
}

// The allocas of a coroutine may grow until it is split, those of other
// functions always. (A part of a coroutine is a function without the
// attribute.) ThinLTO exports E if another module may hold copies of callers.
std::optional<CallersStorage> dynasync::findCallersStorage(Function &E) {
  CallersStorage Found;
  if (!E.hasLocalLinkage())
    return std::nullopt;
  for (User *U : E.users()) {
    auto *CB = dyn_cast<CallBase>(U);
    if (!CB || CB->getCalledFunction() != &E || CB->arg_empty())
      return std::nullopt;
    Function *Caller = CB->getFunction();
    const DataLayout &DL = E.getDataLayout();
    APInt Offset(DL.getIndexSizeInBits(0), 0);
    auto *Storage = dyn_cast<AllocaInst>(
        CB->getArgOperand(CB->arg_size() - 1)
            ->stripAndAccumulateConstantOffsets(DL, Offset,
                                                /*AllowNonInbounds=*/true));
    if (!Storage || !Storage->isStaticAlloca() || Offset.isNegative() ||
        (!Caller->isPresplitCoroutine() && !Caller->hasFnAttribute(ElidesAttr)))
      return std::nullopt;
    Found.Places.insert({Storage, Offset.getZExtValue()});
    Found.Callers.insert(Caller);
  }
  return Found;
}

bool dynasync::growStorage(const CallersStorage &Storage, uint64_t Bytes,
                           Align A) {
  for (auto [Alloca, Offset] : Storage.Places)
    if (!isAligned(A, Offset))
      return false;
  for (auto [Alloca, Offset] : Storage.Places) {
    auto *Old = dyn_cast<ArrayType>(Alloca->getAllocatedType());
    uint64_t Size = std::max(Offset + Bytes, Old ? Old->getNumElements() : 0);
    Alloca->setAllocatedType(
        ArrayType::get(Type::getInt8Ty(Alloca->getContext()), Size));
    Alloca->setAlignment(std::max(Alloca->getAlign(), A));
  }
  return true;
}

bool dynasync::isRoomPending(const Function &F) {
  return F.getFnAttribute(RoomAttr).getValueAsString() == RoomPending;
}

// What the frame of \p Entry takes of a slot, with its callees' storage.
static uint64_t roomFor(Function &Entry, const SlotABI &ABI) {
  FrameLayout Layout = frameLayoutOf(Entry);
  if (Entry.isPresplitCoroutine() || Layout.Alignment > ABI.align())
    return 0;
  uint64_t Tail = 0;
  if (Layout.Size == 0 ||
      Entry.getFnAttribute(TailAttr).getValueAsString().getAsInteger(10, Tail))
    return Layout.Size;
  return alignTo(Layout.Size, ABI.align()) + Tail;
}

std::optional<CallersStorage>
dynasync::resolveRoom(Function &Room,
                      function_ref<bool(Function &)> IsInCycle) {
  SlotABI ABI(*Room.getParent());
  uint64_t Bytes = 0;
  for (Instruction &I : instructions(Room)) {
    auto *Call = dyn_cast<CallInst>(&I);
    Function *Entry = Call ? Call->getCalledFunction() : nullptr;
    if (!Entry)
      continue;
    // Nobody splits coroutines in ThinLTO's first half.
    if (Entry->isPresplitCoroutine() && !IsInCycle(*Entry))
      return std::nullopt;
    Bytes = std::max(Bytes, roomFor(*Entry, ABI));
  }
  std::optional<CallersStorage> Found = findCallersStorage(Room);
  if (!Found || Bytes > MaxSlotSize ||
      !growStorage(*Found, ABI.headerSize() + Bytes, ABI.align()))
    return std::nullopt;
  Room.dropAllReferences();
  ReturnInst::Create(Room.getContext(), ABI.bytes(Bytes),
                     BasicBlock::Create(Room.getContext(), "", &Room));
  Room.addFnAttr(RoomAttr, "");
  Room.removeFnAttr(Attribute::OptimizeNone);
  Room.removeFnAttr(Attribute::NoInline);
  return Found;
}
