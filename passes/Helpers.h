//===- Helpers.h - Functions that units emit once each ----------*- C++ -*-===//

#ifndef DYNASYNC_HELPERS_H
#define DYNASYNC_HELPERS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/IR/Function.h"

namespace dynasync {

/// The helper \p Name of \p M: hidden, and one in a program however many units
/// emit it. \p Emit writes its body the first time. Not inlined by LLVM: most
/// of them stand where a coroutine is about to be copied three times.
/// Sanitizer attributes are \p User's: the helpers' atomics order its frames.
llvm::Function *getHelper(llvm::Module &M, llvm::StringRef Name,
                          llvm::Type *Result,
                          llvm::ArrayRef<llvm::Type *> Params,
                          const llvm::Function &User,
                          llvm::function_ref<void(llvm::Function &)> Emit);

/// Is \p F (or null) the helper \p Name, which coroutines call, of the type
/// that this version gives it? The verifier reports others of that name.
bool isHelper(const llvm::Function *F, llvm::StringRef Name);

/// The calls of the helpers \p Names outside coroutines that are still to be
/// split: there they may be expanded.
llvm::SmallVector<llvm::CallInst *, 16>
splitCallsOf(llvm::Module &M, llvm::ArrayRef<llvm::StringRef> Names);

/// Marks \p CB as not to be inlined, whatever the source asked for.
void forbidInlining(llvm::CallBase &CB);

} // namespace dynasync

#endif // DYNASYNC_HELPERS_H
