//===- Token.h - The words of the language ----------------------*- C++ -*-===//
//
// One list of punctuation and one of keywords; token kinds, spellings and the
// lexer's tables all come from them.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SYNTAX_TOKEN_H
#define TRAITC_SYNTAX_TOKEN_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/SMLoc.h"

namespace traitc {

// Longest first among those that share a beginning.
// clang-format off
#define TRAITC_PUNCTUATION(P) \
  P(ShlEq, "<<=") P(ShrEq, ">>=") P(DotDotEq, "..=") P(DotDotDot, "...") \
  P(AndAnd, "&&") P(OrOr, "||") P(Shl, "<<") P(Shr, ">>") P(EqEq, "==") \
  P(Ne, "!=") P(Le, "<=") P(Ge, ">=") P(PlusEq, "+=") P(MinusEq, "-=") \
  P(StarEq, "*=") P(SlashEq, "/=") P(PercentEq, "%=") P(CaretEq, "^=") \
  P(AndEq, "&=") P(OrEq, "|=") P(DotDot, "..") P(ColonColon, "::") \
  P(Arrow, "->") P(FatArrow, "=>") P(Lt, "<") P(Gt, ">") P(Eq, "=") \
  P(Bang, "!") P(Plus, "+") P(Minus, "-") P(Star, "*") P(Slash, "/") \
  P(Percent, "%") P(Caret, "^") P(And, "&") P(Or, "|") P(Tilde, "~") \
  P(At, "@") P(Dot, ".") P(Comma, ",") P(Semi, ";") P(Colon, ":") \
  P(Hash, "#") P(Dollar, "$") P(Question, "?") P(LParen, "(") P(RParen, ")") \
  P(LBracket, "[") P(RBracket, "]") P(LBrace, "{") P(RBrace, "}")
// clang-format on

// clang-format off
#define TRAITC_KEYWORDS(K) \
  K(As, "as") K(Async, "async") K(Await, "await") K(Box, "box") \
  K(Break, "break") K(Const, "const") K(Continue, "continue") \
  K(Crate, "crate") K(Dyn, "dyn") K(Else, "else") K(Enum, "enum") \
  K(Extern, "extern") K(False, "false") K(Fn, "fn") K(For, "for") \
  K(If, "if") K(Impl, "impl") K(In, "in") K(Let, "let") K(Loop, "loop") \
  K(Match, "match") K(Mod, "mod") K(Move, "move") K(Mut, "mut") \
  K(Pub, "pub") K(Ref, "ref") K(Return, "return") K(SelfValue, "self") \
  K(SelfType, "Self") K(Static, "static") K(Struct, "struct") \
  K(Super, "super") K(Trait, "trait") K(True, "true") K(Type, "type") \
  K(Unsafe, "unsafe") K(Use, "use") K(Where, "where") K(While, "while") \
  K(Abstract, "abstract") K(Become, "become") K(Do, "do") K(Final, "final") \
  K(Macro, "macro") K(Override, "override") K(Priv, "priv") K(Try, "try") \
  K(Typeof, "typeof") K(Unsized, "unsized") K(Virtual, "virtual") \
  K(Yield, "yield")
// clang-format on

enum class Tok {
  Eof,
  Ident,
  Underscore, ///< `_`
  Lifetime,   ///< `'a`
  Int,        ///< with its suffix
  Float,      ///< with its suffix
  Char,       ///< `'a'`
  Byte,       ///< `b'a'`
  Str,        ///< `"a"`
  RawStr,     ///< `r#"a"#`
  ByteStr,    ///< `b"a"`
  RawByteStr, ///< `br#"a"#`
#define P(NAME, SPELLING) NAME,
  TRAITC_PUNCTUATION(P)
#undef P
#define K(NAME, SPELLING) Kw##NAME,
      TRAITC_KEYWORDS(K)
#undef K
};

struct Token {
  Tok Kind = Tok::Eof;
  /// False when the literal or character ran into an error that the lexer
  /// has recorded: nothing more is to be said about it.
  bool Valid = true;
  bool FirstOnLine = false;
  /// As written; of a raw identifier `r#x` only the `x`.
  llvm::StringRef Text;

  llvm::SMLoc begin() const {
    return llvm::SMLoc::getFromPointer(Text.begin());
  }
  llvm::SMLoc end() const { return llvm::SMLoc::getFromPointer(Text.end()); }
  bool is(Tok K) const { return Kind == K; }
  template <typename... Ts> bool is(Tok K, Ts... Ks) const {
    return is(K) || is(Ks...);
  }
  bool isKeyword() const { return Kind >= Tok::KwAs; }
  bool isLiteral() const { return Kind >= Tok::Int && Kind <= Tok::RawByteStr; }
};

/// `;` or `fn`; a description such as "identifier" for those with no one
/// spelling.
llvm::StringRef spelling(Tok K);

} // namespace traitc

#endif // TRAITC_SYNTAX_TOKEN_H
