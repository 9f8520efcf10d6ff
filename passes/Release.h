//===- Release.h - Who gives a value's storage back -------------*- C++ -*-===//

#ifndef DYNASYNC_RELEASE_H
#define DYNASYNC_RELEASE_H

#include "NativeVTables.h"
#include "SlotABI.h"

namespace dynasync {

/// void (ptr data, ptr owner, word size, word align): gives the storage of a
/// value back to its owner. Private to its module, as is the allocator \p A.
llvm::Function *getReleaseFunction(llvm::Module &M, const SlotABI &ABI,
                                   const ModuleAllocator &A);

} // namespace dynasync

#endif // DYNASYNC_RELEASE_H
