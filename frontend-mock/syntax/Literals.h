//===- Literals.h - What a literal stands for -------------------*- C++ -*-===//

#ifndef TRAITC_SYNTAX_LITERALS_H
#define TRAITC_SYNTAX_LITERALS_H

#include "syntax/Diagnostics.h"
#include "syntax/Token.h"
#include "llvm/ADT/APInt.h"
#include <string>

namespace traitc {

/// A number; Suffix is empty or one of the language's.
struct NumberLiteral {
  llvm::APInt Int{128, 0};
  double Float = 0;
  llvm::StringRef Suffix;
};

/// Each reports what is wrong with the literal and gives some value anyway.
NumberLiteral decodeNumber(const Token &T, Diagnostics &Diags);
/// Of a Char or a Byte.
uint32_t decodeChar(const Token &T, Diagnostics &Diags);
/// Of one of the four kinds of strings.
std::string decodeString(const Token &T, Diagnostics &Diags);

} // namespace traitc

#endif // TRAITC_SYNTAX_LITERALS_H
