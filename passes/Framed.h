//===- Framed.h - Frames in memory that the caller provides -----*- C++ -*-===//

#ifndef DYNASYNC_FRAMED_H
#define DYNASYNC_FRAMED_H

#include "NativeVTables.h"
#include "SealedRoom.h"
#include "SlotABI.h"
#include "dynasync/Options.h"

namespace dynasync {

/// What a native vtable says of an async method whose caller provides the
/// frame's memory.
struct FramedEntry {
  llvm::Function *Entry = nullptr;  ///< takes the memory as its last argument
  llvm::Constant *Size = nullptr;   ///< a word that is known after CoroSplit
  llvm::Constant *Callee = nullptr; ///< a dynasync_callee
};

/// Makes that of \p F, whose slot entry, if any, is \p SlotEntry.
FramedEntry makeFramedEntry(llvm::Function &F, llvm::Function *SlotEntry,
                            SlotABI &ABI, const Options &Opts);

/// Is \p E such an entry?
bool isFramed(const llvm::Function &E);

/// And does it make its frame in the caller's memory? Else it takes a slot.
bool isFilled(const llvm::Function &E);

/// Of loads of `avail` that decide whether a frame fits.
constexpr char FitMetadata[] = "dynasync.fit";

/// Gives \p E the ramp of the callee of \p Call, whose frame has \p Layout,
/// with a slot for callees behind the frame, and notes the size. \returns
/// false, and does nothing, if the frame has to be the callee's own.
bool fillFramedEntry(llvm::Function &E, llvm::CallInst &Call,
                     const FrameLayout &Layout);

/// Emits what calls with a "dynasync.framed" bundle need besides a slot. \p A
/// has no functions in a module without a heap.
void makeFramedHelpers(llvm::Module &M, SlotABI &ABI, const ModuleAllocator &A);

/// Provides the memory for the calls with such a bundle, whose last argument is
/// the slot they have. \returns true when there were any.
bool lowerFramedCalls(llvm::Module &M, SlotABI &ABI);

} // namespace dynasync

#endif // DYNASYNC_FRAMED_H
