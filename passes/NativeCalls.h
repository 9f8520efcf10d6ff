//===- NativeCalls.h - Calls of native vtables' entries ---------*- C++ -*-===//

#ifndef DYNASYNC_NATIVECALLS_H
#define DYNASYNC_NATIVECALLS_H

#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// Is \p CB a call of a native vtable's entry that is not lowered yet?
bool isNativeCall(const llvm::CallBase &CB);

/// The same, and the entry takes a slot.
bool isNativeSlotCall(const llvm::CallBase &CB);

/// Is there anything in \p M that needs no publication: native vtables, native
/// calls, calls of strategy elide?
bool usesNativeConstructs(const llvm::Module &M);

/// \p CB as the entry's own ABI has it: arguments with a "dynasync.arg" bundle
/// as three words, and \p Slot, unless null, as the last one. The old call is
/// gone.
llvm::CallBase *lowerNativeCall(llvm::CallBase &CB, llvm::Value *Slot);

} // namespace dynasync

#endif // DYNASYNC_NATIVECALLS_H
