//===- Options.h - The command line -----------------------------*- C++ -*-===//

#ifndef TRAITC_DRIVER_OPTIONS_H
#define TRAITC_DRIVER_OPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace traitc {

enum class Emit {
  IR,        ///< annotated, as the front end makes it
  Lowered,   ///< after the passes of DynAsync that run first
  Optimized, ///< after the whole pipeline
  Object,
  Program
};

struct DriverOptions {
  std::string Input;  ///< "-": standard input
  std::string Output; ///< "-": standard output
  Emit Kind = Emit::IR;
  bool Run = false;
  std::vector<std::string> RunArgs;
  unsigned Level = 0;
  std::string Strategy;          ///< empty: not given
  std::string Target;            ///< empty: this machine
  std::string CPU;               ///< empty: the target's least
  bool NoHeap = false;           ///< the module option heap=no
  bool CallerDispatch = false;   ///< callers provide the memory of frames
  bool PanicAbort = false;       ///< nothing unwinds
  std::vector<std::string> Link; ///< files that are linked besides
  bool SanitizeAddress = false;
  bool Remarks = false;
  // Ask for a text instead of a compilation.
  bool Help = false, Version = false, PrintPrelude = false;
};

/// Exit statuses.
enum : int { Success = 0, ProgramErrors = 1, UsageError = 2, Internal = 70 };

/// \p Args without the program's name. An error is a sentence about the first
/// mistake.
llvm::Expected<DriverOptions> parseOptions(llvm::ArrayRef<const char *> Args);

extern const char *const HelpText;

} // namespace traitc

#endif // TRAITC_DRIVER_OPTIONS_H
