//===- ResultMemory.h - Where a result in memory is passed ------*- C++ -*-===//

#ifndef DYNASYNC_RESULTMEMORY_H
#define DYNASYNC_RESULTMEMORY_H

#include "llvm/IR/InstrTypes.h"

namespace dynasync {

/// The parameter of \p F that is its result in memory (`sret`), or -1.
inline int sretIndex(const llvm::Function &F) {
  for (unsigned I = 0, E = std::min<size_t>(F.arg_size(), 2); I != E; ++I)
    if (F.hasParamAttribute(I, llvm::Attribute::StructRet))
      return I;
  return -1;
}

/// The same of the call \p CB.
inline int sretIndex(const llvm::CallBase &CB) {
  for (unsigned I = 0, E = std::min<size_t>(CB.arg_size(), 2); I != E; ++I)
    if (CB.paramHasAttr(I, llvm::Attribute::StructRet))
      return I;
  return -1;
}

} // namespace dynasync

#endif // DYNASYNC_RESULTMEMORY_H
