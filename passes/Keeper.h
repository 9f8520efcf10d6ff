//===- Keeper.h - Storage for what does not fit -----------------*- C++ -*-===//

#ifndef DYNASYNC_KEEPER_H
#define DYNASYNC_KEEPER_H

#include "SlotABI.h"

namespace dynasync {

/// The functions of the default keeper for one pair of allocation functions.
struct KeeperFunctions {
  llvm::Function *Keep = nullptr; ///< ptr (keeper, size, align): `grow`
  llvm::Function *Drop = nullptr; ///< void (first block): frees all blocks
};

/// Emits, once a module, the default keeper on top of the global \p New
/// (`operator new(size_t)`) and \p Delete (`operator delete`, sized or not),
/// the pair that the coroutine itself uses: no symbol that it does not need
/// anyway. New blocks have room for \p Room bytes more than was asked for.
/// Sanitizer attributes are \p User's: the helpers' atomics order its frames.
KeeperFunctions getKeeperFunctions(llvm::Module &M, const SlotABI &ABI,
                                   llvm::Function &New, llvm::Function &Delete,
                                   const llvm::Function &User, uint64_t Room);

} // namespace dynasync

#endif // DYNASYNC_KEEPER_H
