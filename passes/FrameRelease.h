//===- FrameRelease.h - Who frees a frame's memory --------------*- C++ -*-===//

#ifndef DYNASYNC_FRAMERELEASE_H
#define DYNASYNC_FRAMERELEASE_H

#include "SlotABI.h"
#include "llvm/IR/IntrinsicInst.h"

namespace dynasync {

/// ptr (frame or null if elided, i1 in a slot): gives a slot back.
/// \returns what the coroutine has to free, or null.
llvm::Function *getLeaveFunction(llvm::Module &M, const SlotABI &ABI,
                                 const llvm::Function &User);

/// The same for a frame with a keeper: ptr (frame or null, i1 in a slot, its
/// child slot, an elided root's child slot, drop).
llvm::Function *getLeaveKeptFunction(llvm::Module &M, const SlotABI &ABI,
                                     const llvm::Function &User);

/// Where no frame is the allocator's: \p Free becomes null, and its calls of
/// \p Delete, the coroutine's deallocation if that is known, go.
void freeNothing(llvm::IntrinsicInst &Free, const llvm::Function *Delete);

/// The call of one of these for the frame of \p F, a destroy function, if there
/// is just one.
llvm::CallInst *findLeaveCall(llvm::Function &F);

/// Writes the body of such a call in its place.
void expandLeaveCall(llvm::CallInst &Call);

/// Does so where it saves more than it costs. \returns whether there were
/// calls.
bool expandLeaveCalls(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_FRAMERELEASE_H
