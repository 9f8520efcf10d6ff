//===- NativeShims.h - The entries of native vtables ------------*- C++ -*-===//

#ifndef DYNASYNC_NATIVESHIMS_H
#define DYNASYNC_NATIVESHIMS_H

#include "NativeVTables.h"
#include "SlotABI.h"
#include "dynasync/Options.h"

namespace dynasync {

/// Replaces each entry of \p VTables, read before coroutines were lowered, by
/// its shim, defines the release function if it is declared, and removes the
/// metadata. \p SlotEntryOf knows the slot entries of this module's coroutines,
/// published or not. \returns true when it changed \p M.
bool lowerNativeVTables(
    llvm::Module &M, SlotABI &ABI, llvm::ArrayRef<NativeVTable> VTables,
    llvm::function_ref<llvm::Function *(llvm::Function *)> SlotEntryOf,
    const Options &Opts);

/// Gives \p To what \p From asks of the code generator, not what it does.
void copyTargetAttributes(llvm::Function &To, const llvm::Function &From);

} // namespace dynasync

#endif // DYNASYNC_NATIVESHIMS_H
