//===- Trap.h - Keepers that call no allocator ------------------*- C++ -*-===//

#ifndef DYNASYNC_TRAP_H
#define DYNASYNC_TRAP_H

#include "SlotABI.h"

namespace dynasync {

/// A `grow` that traps. Attributes of helpers are \p User's.
llvm::Function *getTrapFunction(llvm::Module &M, const SlotABI &ABI,
                                const llvm::Function &User);

/// A `grow` that answers DYNASYNC_REFUSED to callees that can fail, and traps
/// for the others.
llvm::Function *getRefuseFunction(llvm::Module &M, const SlotABI &ABI,
                                  const llvm::Function &User);

/// A `grow` that asks \p Grow, and traps where that sends the frame to the
/// callee's allocator.
llvm::Function *getOrTrapFunction(llvm::Module &M, const SlotABI &ABI,
                                  llvm::Function &Grow);

/// Reports and traps: \p Callee is a null-terminated name. Does not return.
void emitTrap(llvm::IRBuilderBase &B, const SlotABI &ABI, llvm::Value *Callee,
              llvm::Value *Needed, llvm::Value *Room);

} // namespace dynasync

#endif // DYNASYNC_TRAP_H
