//===- Interfaces.h - What a callee's declaration asks for ------*- C++ -*-===//

#ifndef DYNASYNC_INTERFACES_H
#define DYNASYNC_INTERFACES_H

#include "llvm/IR/Module.h"

namespace dynasync {

/// Turns DYNASYNC_INTERFACE's assumptions on awaited calls into the attribute
/// "dynasync-trait". \returns true when it changed \p M.
bool lowerInterfaces(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_INTERFACES_H
