//===- SourcePlace.h - Where in the source something stands -----*- C++ -*-===//

#ifndef DYNASYNC_SOURCEPLACE_H
#define DYNASYNC_SOURCEPLACE_H

#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"

namespace dynasync {

/// A place that the source told of itself, in an annotation or an argument:
/// there without debug information, and for declarations too.
struct SourcePlace {
  llvm::StringRef File;
  unsigned Line = 0;
  unsigned Column = 0;

  explicit operator bool() const { return !File.empty(); }
  /// "a.cpp:3:7", or "" if unknown.
  std::string str() const;
  /// Of a known place.
  llvm::DiagnosticLocation location(llvm::LLVMContext &C) const;
};

/// "strategy 'A' contradicts 'B' (b.h:3)", an error in \p F at \p Here.
void reportContradiction(const llvm::Function &F, const llvm::Twine &A,
                         const SourcePlace &Here, const llvm::Twine &B,
                         const SourcePlace &There);

/// The text of a constant string, or "".
llvm::StringRef constantText(const llvm::Value *V);

} // namespace dynasync

#endif // DYNASYNC_SOURCEPLACE_H
