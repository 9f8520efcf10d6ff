//===- TextMutations.h - Changes of a text ----------------------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_TEXTMUTATIONS_H
#define DYNASYNC_FUZZ_TEXTMUTATIONS_H

#include "Random.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace dynasync::fuzz {

/// Changes a token, a line or a group in brackets of \p Text, or takes one from
/// \p Other. \p Words are those that the language knows, by kind: a word is
/// often replaced by another of its kind.
std::string mutateText(llvm::StringRef Text, llvm::StringRef Other,
                       llvm::ArrayRef<llvm::ArrayRef<llvm::StringRef>> Words,
                       Random &R);

/// Cuts the first line off \p Text if it begins with \p Mark, and returns what
/// is behind the mark.
llvm::StringRef takeHeader(llvm::StringRef &Text, llvm::StringRef Mark);

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_TEXTMUTATIONS_H
