//===- NativeVTables.h - What !dynasync.vtables says ------------*- C++ -*-===//

#ifndef DYNASYNC_NATIVEVTABLES_H
#define DYNASYNC_NATIVEVTABLES_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/IR/Module.h"

namespace dynasync {

/// One entry of a native vtable, as its front end describes it.
struct NativeEntry {
  enum class Kind { Async, Value, Plain, Reify };
  enum class Param { Ref, Value, Pointer, Dyn };

  unsigned Index = 0;     ///< operand of the vtable's initializer
  llvm::StringRef Method; ///< for diagnostics
  Kind K = Kind::Async;
  llvm::Constant *Result = nullptr; ///< Value: the vtable of what is returned
  llvm::Function *F = nullptr;      ///< the function of the static ABI
  /// One for each parameter of F that is not sret.
  llvm::SmallVector<Param, 4> Params;
  /// Async, if the caller provides the frame's memory: the operand that becomes
  /// its size; the next one becomes a dynasync_callee.
  std::optional<unsigned> SizeIndex;

  /// Does every parameter go as it is?
  bool isDirect() const;
};

struct NativeVTable {
  llvm::GlobalVariable *GV = nullptr;
  llvm::StringRef Name;
  llvm::SmallVector<NativeEntry, 4> Entries;
};

/// Reads \p M's native vtables, without those whose global is gone. What is
/// malformed goes to \p Error (with the entry's function, if there is one) and
/// is left out.
llvm::SmallVector<NativeVTable, 4> readNativeVTables(
    llvm::Module &M,
    llvm::function_ref<void(const llvm::Twine &, const llvm::Function *)>
        Error);

/// The same for a module that has been verified.
llvm::SmallVector<NativeVTable, 4> readNativeVTables(llvm::Module &M);

/// What a `value` entry returns: in memory or as a first-class value.
struct ValueResult {
  llvm::Type *Ty = nullptr;
  uint64_t Size = 0;
  llvm::Align Alignment;
  explicit ValueResult(const llvm::Function &F);
  /// What it needs in storage that is aligned to \p Slot only.
  uint64_t room(llvm::Align Slot) const {
    uint64_t Slack = Alignment > Slot ? Alignment.value() - Slot.value() : 0;
    return Size + Slack;
  }
};

/// Functions that storage comes from: a module's own, or operator new and
/// delete. Nulls if there are none.
struct ModuleAllocator {
  llvm::Function *Alloc = nullptr;   ///< ptr (word size[, word align])
  llvm::Function *Dealloc = nullptr; ///< void (ptr[, word size[, word align]])
};

/// What !dynasync.allocator of \p M says.
ModuleAllocator
readAllocator(llvm::Module &M,
              llvm::function_ref<void(const llvm::Twine &)> Error);
ModuleAllocator readAllocator(llvm::Module &M);

} // namespace dynasync

#endif // DYNASYNC_NATIVEVTABLES_H
