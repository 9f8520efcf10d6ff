//===- Annotations.h - What the source says, as contract IR -----*- C++ -*-===//

#ifndef DYNASYNC_ANNOTATIONS_H
#define DYNASYNC_ANNOTATIONS_H

#include "dynasync/Options.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

namespace dynasync {

/// Turns `[[clang::annotate("dynasync:...")]]` on functions into attributes,
/// and dynasync/module.h's variable into module options. \returns true when it
/// changed \p M.
bool lowerAnnotations(llvm::Module &M);

/// The options of \p M, completed with the pass's own. Malformed ones are
/// reported by the verifier and ignored here.
Options moduleOptions(const llvm::Module &M, const Options &PassOptions);

/// The strategy of \p CB: of the call, else of its function, else of its
/// callee's interface, else \p Default.
Strategy strategyOf(const llvm::CallBase &CB, const Options &Default);

/// May strategy `custom` of \p M name \p Symbol? Not variables, aliases and
/// intrinsics; the verifier says so, too.
bool mayBeGrow(const llvm::Module &M, llvm::StringRef Symbol);

/// May no awaited call in \p F reach an allocator?
bool mayNotAllocate(const llvm::Function &F, const Options &Opts);

/// Is \p CB a call whose callee's frame may live in the caller's storage, not
/// lowered yet? In an unsplit coroutine `coro_elide_safe` says so; elsewhere
/// only the contract's own attribute does, for a split coroutine looks like
/// any function and its stack ends at the next suspension.
bool isAwaitedCall(const llvm::CallBase &CB);

/// Marked by clang, but in a function that is no unsplit coroutine.
bool isMarkedOutsideCoroutine(const llvm::CallBase &CB);

} // namespace dynasync

#endif // DYNASYNC_ANNOTATIONS_H
