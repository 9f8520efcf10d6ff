//===- Diagnostics.h - Errors with file, line and caret ---------*- C++ -*-===//
//
// Thin layer over llvm::SourceMgr: counts, sorts out repetitions, stops after
// too many.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SYNTAX_DIAGNOSTICS_H
#define TRAITC_SYNTAX_DIAGNOSTICS_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/SMLoc.h"
#include "llvm/Support/SourceMgr.h"

namespace traitc {

class Diagnostics {
public:
  explicit Diagnostics(llvm::SourceMgr &SM) : SM(SM) {}

  /// Prints `file:line:col: error: Message`, the line and a caret. At most one
  /// error a place, and MaxErrors in all. Loc may be invalid: no line then.
  void error(llvm::SMLoc Loc, const llvm::Twine &Message,
             llvm::SMRange Range = {});
  /// Belongs to the error before it; printed only if that was.
  void note(llvm::SMLoc Loc, const llvm::Twine &Message);
  void warning(llvm::SMLoc Loc, const llvm::Twine &Message);

  unsigned errors() const { return NumErrors; }
  bool hasErrors() const { return NumErrors != 0; }
  /// True when nothing more will be printed: callers may give up.
  bool exhausted() const { return NumErrors >= MaxErrors; }
  llvm::SourceMgr &sources() { return SM; }

  static constexpr unsigned MaxErrors = 50;

private:
  llvm::SourceMgr &SM;
  unsigned NumErrors = 0;
  bool LastPrinted = false;
  llvm::DenseSet<const char *> Places;
};

} // namespace traitc

#endif // TRAITC_SYNTAX_DIAGNOSTICS_H
