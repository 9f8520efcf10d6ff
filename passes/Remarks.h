//===- Remarks.h - Every remark of DynAsync ---------------------*- C++ -*-===//

#ifndef DYNASYNC_REMARKS_H
#define DYNASYNC_REMARKS_H

#include "dynasync/Options.h"
#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// "Lowered": \p CB goes to a slot entry, with the strategy and slot size.
void remarkLowered(llvm::CallBase &CB, const Strategy &S, uint64_t SlotSize);

/// "Elided": \p CB's callee has its frame in the caller's.
void remarkElided(llvm::CallBase &CB);

/// "NotLowered": \p CB, of strategy \p S, was left as it was, because of
/// \p Reason. Unless it \p MakesFrame, it has no use for storage.
void remarkMissed(llvm::CallBase &CB, llvm::StringRef Reason, const Strategy &S,
                  bool MakesFrame);

/// "Root": \p CB calls a coroutine, and does not await it at once.
void remarkRoot(llvm::CallBase &CB);

/// "Forwards": \p CB is a forwarder's call, and has its slot.
void remarkForwards(llvm::CallBase &CB);

/// "Storage": the frames that slot entry \p E makes outside of slots have
/// \p TailSize bytes behind them, in \p Slots slots.
void remarkStorage(llvm::Function &E, uint64_t TailSize, unsigned Slots);

/// "Frame": how large the frames of coroutines are, when all have been split;
/// those with \p OptNone, as at -O0, are split later than the others.
void remarkFrames(llvm::Module &M, bool OptNone);

/// An error: \p CB may reach an allocator because of \p Reason, and its
/// strategy, or its function, says that it must not.
void errorMayAllocate(llvm::CallBase &CB, llvm::StringRef Reason,
                      const Strategy &S);

/// "SizeUnknown": callers that would provide memory for the frame of coroutine
/// \p F give its entry \p E a slot.
void remarkSizeUnknown(llvm::Function &E, llvm::StringRef F);

/// "NotPublished": coroutine \p F was left as it was, because of \p Reason.
void remarkNotPublished(llvm::Function &F, llvm::StringRef Reason);

/// The tail of \p F is of a profile.
void remarkProfiledTail(llvm::Function &F, uint64_t Bytes);
/// \p CB is boxed for one.
void remarkProfiledCall(llvm::CallBase &CB);
/// The profile knows another \p F.
void remarkStale(llvm::Function &F);
/// And this one is of no use for \p M.
void remarkProfileUnused(llvm::Module &M, llvm::StringRef Why);

} // namespace dynasync

#endif // DYNASYNC_REMARKS_H
