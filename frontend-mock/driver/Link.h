//===- Link.h - Executables -------------------------------------*- C++ -*-===//

#ifndef TRAITC_DRIVER_LINK_H
#define TRAITC_DRIVER_LINK_H

#include "driver/Options.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace traitc {

/// Links \p Object with the runtime, which is found from where \p Self, this
/// executable, is.
llvm::Error link(llvm::StringRef Object, llvm::StringRef Output,
                 llvm::StringRef Self, const DriverOptions &Opts);

/// Runs \p Program to its end; its exit status, 128 + N after signal N.
llvm::Expected<int> runProgram(const std::string &Program,
                               llvm::ArrayRef<std::string> Args);

} // namespace traitc

#endif // TRAITC_DRIVER_LINK_H
