//===- SlotBundle.h - The bundle that gives a call its slot -----*- C++ -*-===//

#ifndef DYNASYNC_SLOTBUNDLE_H
#define DYNASYNC_SLOTBUNDLE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// \p CB's bundle of that name, unless it has none, or several.
std::optional<llvm::OperandBundleUse> onlyBundle(const llvm::CallBase &CB,
                                                 llvm::StringRef Name);

/// The slot in \p CB's "dynasync.slot" bundle, or null.
llvm::Value *bundledSlot(const llvm::CallBase &CB);

/// Why a call of \p CB's kind cannot be given a slot; empty when it can.
llvm::StringRef whyNoSlot(const llvm::CallBase &CB);

/// \p CB again, with a bundle of that name; the old call is gone.
llvm::CallBase *withBundle(llvm::CallBase &CB, llvm::StringRef Name,
                           llvm::ArrayRef<llvm::Value *> Inputs);

/// \p CB again, with \p Slot; the old call is gone.
llvm::CallBase *withSlot(llvm::CallBase &CB, llvm::Value *Slot);

/// \p CB again, without its bundle of that name, if it has one; the old call is
/// gone then.
llvm::CallBase *withoutBundle(llvm::CallBase &CB, llvm::StringRef Name);

/// \p CB again, without its slot; the old call is gone.
llvm::CallBase *withoutSlot(llvm::CallBase &CB);

/// Marks the calls in \p F that come with slots, before passes make others.
void markBroughtSlots(llvm::Function &F);

/// Is \p CB's slot one that the source brought?
bool hasBroughtSlot(const llvm::CallBase &CB);

/// Must the frame of \p CB's callee be in \p CB's slot, not in the caller's
/// frame?
bool mayNotBeElided(const llvm::CallBase &CB);

/// Is a callee of \p CB that is known offered a keeper only, in place of
/// \p CB's slot? It may be elided into its caller, and then hands the slot on
/// to its own callees. Two such callees can run on two threads, and a slot has
/// one taker at a time. So unless the caller has but one awaited call, they are
/// not offered its child slot.
bool hasNoRoomForKnown(const llvm::CallBase &CB);

} // namespace dynasync

#endif // DYNASYNC_SLOTBUNDLE_H
