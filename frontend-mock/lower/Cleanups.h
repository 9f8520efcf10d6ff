//===- Cleanups.h - What is to be done when scopes are left -----*- C++ -*-===//
//
// A stack of cleanups (drops of locals and temporaries, other people's
// closures) that belong to scopes. Leaving a scope, jumping out of several
// and unwinding all run them in the same order: last pushed, first run.
//
// The stack is sorted by scope: what belongs further out is run later, even if
// it was pushed while an inner scope was open.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_CLEANUPS_H
#define TRAITC_LOWER_CLEANUPS_H

#include "llvm/IR/BasicBlock.h"
#include "llvm/IR/Instructions.h"
#include <functional>

namespace traitc {

class FunctionLowering;

using ScopeId = unsigned;
using CleanupId = unsigned;

struct Cleanup {
  CleanupId Id = 0;
  ScopeId Scope = 0;
  /// Emits the code at the builder's position; may end in another block.
  std::function<void(FunctionLowering &)> Emit;
  /// Of a value that is about to be handed on: goes before the temporaries of
  /// the same scope, whenever they were made.
  bool Guard = false;
  bool NormalOnly = false; ///< not when unwinding: lifetime.end
  /// Tested at run time when the entry was pushed on a conditional path of its
  /// scope, else null.
  llvm::AllocaInst *Flag = nullptr;
  // Unwinding through this and everything below; made when first needed.
  llvm::BasicBlock *UnwindBlock = nullptr, *LandingPad = nullptr;
};

} // namespace traitc

#endif // TRAITC_LOWER_CLEANUPS_H
