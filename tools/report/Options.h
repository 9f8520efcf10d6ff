//===- Options.h - The command line -----------------------------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_OPTIONS_H
#define DYNASYNC_REPORT_OPTIONS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace report {

struct Options {
  std::vector<std::string> Inputs, SourceRoots, Profiles;
  std::vector<std::pair<std::string, std::string>> PrefixMaps;
  std::optional<std::string> JSON, HTML; ///< where to; "-" is standard output
  std::optional<bool> Color, Progress;   ///< none: if it is a terminal
  bool All = false, FailOnHeap = false, Help = false, Version = false;
};

extern const char *const HelpText;

llvm::Expected<Options> parseOptions(llvm::ArrayRef<const char *> Args);

} // namespace report

#endif // DYNASYNC_REPORT_OPTIONS_H
