//===- FrameFields.h - Frames that are written when they are left *- C++
//-*-===//

#ifndef DYNASYNC_FRAMEFIELDS_H
#define DYNASYNC_FRAMEFIELDS_H

#include "SlotABI.h"

namespace dynasync {

/// Writes down, as attributes of \p F, an unsplit coroutine, who may access its
/// frame while it runs: its parts no longer show it.
void noteFrameAccess(llvm::Function &F);

/// Writes down, as an attribute of \p F, where the fields of its frame begin,
/// if \p F is a part of a split coroutine whose code still says so.
void noteFrameLayout(llvm::Function &F);

/// Where the fields of \p Part's frame begin, in order, and where the last one
/// ends; none if it is not known.
llvm::SmallVector<int64_t, 16> frameBounds(const llvm::Function &Part);

/// Keeps the fields of frames in registers while a coroutine runs: in \p Entry,
/// a slot entry whose frames all lie in the slot, and in \p Resume, its resume
/// function. Only of frames that nobody else may access, and only where these
/// two do not tell others where they are.
bool keepFieldsInRegisters(llvm::Function &Entry, llvm::Function &Resume,
                           const SlotABI &ABI);

/// Copies the two function pointers of \p Entry's frames from a table, both at
/// once, wherever it writes them.
void copyFrameFunctions(llvm::Function &Entry, const SlotABI &ABI);

/// Gives each way to \p F's end a return of its own, so that the fast one need
/// not have its result where the others have theirs.
bool separateReturns(llvm::Function &F);

} // namespace dynasync

#endif // DYNASYNC_FRAMEFIELDS_H
