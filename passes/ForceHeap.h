//===- ForceHeap.h - Every frame on the heap --------------------*- C++ -*-===//

#ifndef DYNASYNC_FORCEHEAP_H
#define DYNASYNC_FORCEHEAP_H

#include "llvm/IR/Module.h"

namespace dynasync {

/// Takes from \p M all that lets a frame lie in its caller's storage (option
/// heap=always), strategy `elide` excepted. \returns true when it changed \p M.
bool sendFramesToHeap(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_FORCEHEAP_H
