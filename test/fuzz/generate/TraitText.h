//===- TraitText.h - Text of programs ---------------------------*- C++ -*-===//

#ifndef DYNASYNC_TEST_FUZZ_TRAITTEXT_H
#define DYNASYNC_TEST_FUZZ_TRAITTEXT_H

#include "TraitModel.h"

namespace generate {

/// What all programs of a file use.
llvm::StringRef commonText();
/// Where the numbers are that the common text keeps.
llvm::StringRef stateText(TraitForm Form);

/// `Future<Output = T>` and its like, as what stands behind `impl` or `dyn`.
std::string unsizedType(const Program &P, MethodKind Kind, Ty T, unsigned Trait,
                        llvm::StringRef Lifetime);

/// Whether the text has the name as a word.
bool mentions(llvm::StringRef In, llvm::StringRef Name);

/// Lines, indented by the braces in them.
void writeIndented(Writer &W, llvm::StringRef Text);

} // namespace generate

#endif // DYNASYNC_TEST_FUZZ_TRAITTEXT_H
