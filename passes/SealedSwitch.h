//===- SealedSwitch.h - Sealed calls whose callee has a number --*- C++ -*-===//

#ifndef DYNASYNC_SEALEDSWITCH_H
#define DYNASYNC_SEALEDSWITCH_H

#include "SlotABI.h"
#include "dynasync/Options.h"

namespace dynasync {

/// Makes a switch over calls of strategy elide of each sealed call that says
/// which of the known implementers it reaches. Before calls are collected.
/// \returns true when it changed \p M.
bool switchSealedCalls(llvm::Module &M, const Options &Opts,
                       const SlotABI &ABI);

} // namespace dynasync

#endif // DYNASYNC_SEALEDSWITCH_H
