//===- ProfileCounts.h - What a run counts, in IR ---------------*- C++ -*-===//

#ifndef DYNASYNC_PROFILECOUNTS_H
#define DYNASYNC_PROFILECOUNTS_H

#include "SlotABI.h"

namespace dynasync {

/// Where the frame of an awaited call is. The words of a call's record count
/// them; the first word behind them is the largest frame.
enum class FrameOutcome { Slot, Overflow, Heap, Elided, Unknown };
constexpr unsigned NumFrameOutcomes = 5;

/// What is in front of the keeper of a root that is counted, in bytes.
uint64_t profiledKeeperSize(const SlotABI &ABI);

/// Counts a frame of \p Span bytes for the call that is being made, if any. \p
/// B stands in front of an instruction.
void countFrame(llvm::IRBuilderBase &B, const SlotABI &ABI,
                llvm::Value *Outcome, llvm::Value *Span);

/// Notes how far a frame of \p Span bytes in \p Slot reaches into a root's
/// tail.
/// \p B stands at the end of a block, and of another one after.
void countReach(llvm::IRBuilderBase &B, const SlotABI &ABI, llvm::Value *Slot,
                llvm::Value *Span);

/// The root whose tail begins with \p Slot begins.
void beginRoot(llvm::IRBuilderBase &B, const SlotABI &ABI, llvm::Value *Slot,
               llvm::GlobalVariable &Record);
/// And ends where \p ToFree, its memory or null, is not null.
void endRoot(llvm::Instruction &ToFree, llvm::Value *Slot);

/// Counts the calls in \p M that have a record. \returns whether there were
/// any.
bool countSites(llvm::Module &M, const SlotABI &ABI);

} // namespace dynasync

#endif // DYNASYNC_PROFILECOUNTS_H
