//===- SealedSet.h - Which implementers of a call are known -----*- C++ -*-===//

#ifndef DYNASYNC_SEALEDSET_H
#define DYNASYNC_SEALEDSET_H

#include "SlotABI.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

namespace dynasync {

/// What a "dynasync.sealed" bundle says.
struct SealedSet {
  llvm::Value *Index = nullptr; ///< of the implementer that the call reaches
  llvm::Value *Slot = nullptr;  ///< in storage that SealedSwitch made
  llvm::SmallVector<llvm::Function *, 8> Implementers;
};

/// The set in \p CB's bundle; empty when there is none, or a malformed one.
SealedSet bundledSet(const llvm::CallBase &CB);

/// Storage in \p F's frame or stack that is to grow: a slot's header, and one
/// word.
llvm::AllocaInst *makeSealedStorage(llvm::Function &F, const SlotABI &ABI);

/// The vtables of a module's C++ classes.
class ModuleVTables {
public:
  explicit ModuleVTables(llvm::Module &M) : M(M) {}

  /// Whom \p CB may reach, as far as this module knows: what its bundle says;
  /// else, if its callee comes from a vtable, the functions of that type at
  /// that place of the module's vtables.
  llvm::SmallVector<llvm::Function *, 8>
  implementersOf(const llvm::CallBase &CB);

private:
  void read();

  llvm::Module &M;
  bool Read = false;
  llvm::DenseMap<unsigned, llvm::SmallVector<llvm::Function *, 8>> ByPlace;
};

} // namespace dynasync

#endif // DYNASYNC_SEALEDSET_H
