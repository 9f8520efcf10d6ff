//===- ContractMutations.h - Changes of the contract's IR -------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_CONTRACTMUTATIONS_H
#define DYNASYNC_FUZZ_CONTRACTMUTATIONS_H

#include "Random.h"

namespace llvm {
class Module;
} // namespace llvm

namespace dynasync::fuzz {

/// Changes one thing that the passes read. The result may be no valid IR.
void mutateContract(llvm::Module &M, Random &R);

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_CONTRACTMUTATIONS_H
