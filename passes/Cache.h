//===- Cache.h - A block that the caller keeps for its calls ----*- C++ -*-===//

#ifndef DYNASYNC_CACHE_H
#define DYNASYNC_CACHE_H

#include "SlotABI.h"
#include "llvm/IR/IntrinsicInst.h"

namespace dynasync {

/// The functions of a cache for one pair of allocation functions.
struct CacheFunctions {
  llvm::Function *Grow = nullptr; ///< a `grow` (slot.h)
  llvm::Function *Drop = nullptr; ///< void (keeper): frees the block
};

/// Emits them, once a module, on top of \p New and \p Delete (Keeper.h).
CacheFunctions getCacheFunctions(llvm::Module &M, const SlotABI &ABI,
                                 llvm::Function &New, llvm::Function &Delete,
                                 const llvm::Function &User);

/// Gives \p Calls in \p F, of strategy cache, caches, one for all that follow
/// each other. They are dropped in front of \p Frees, F's calls of
/// llvm.coro.free, or, if F is no coroutine, wherever it ends. \p Home: F's
/// frame, if that lies in a slot, else null; no value outside coroutines.
void cacheCalls(llvm::Function &F, const SlotABI &ABI,
                llvm::ArrayRef<llvm::CallBase *> Calls,
                const CacheFunctions &Functions, llvm::Value *Home,
                llvm::ArrayRef<llvm::IntrinsicInst *> Frees);

} // namespace dynasync

#endif // DYNASYNC_CACHE_H
