//===- Lexer.h - Text to tokens ---------------------------------*- C++ -*-===//

#ifndef TRAITC_SYNTAX_LEXER_H
#define TRAITC_SYNTAX_LEXER_H

#include "syntax/Token.h"
#include <string>
#include <vector>

namespace traitc {

/// Reported by the parser when it reaches the token, so that all messages come
/// in the order of the text.
struct LexError {
  size_t TokenIndex;
  llvm::SMLoc Loc;
  std::string Message;
};

struct TokenList {
  std::vector<Token> Tokens; ///< ends with Eof
  std::vector<LexError> Errors;
  /// The end is that of a token that was never closed: what is missing behind
  /// it is no error of its own.
  bool Cut = false;
};

/// Takes any bytes whatsoever.
TokenList lex(llvm::StringRef Buffer);

} // namespace traitc

#endif // TRAITC_SYNTAX_LEXER_H
