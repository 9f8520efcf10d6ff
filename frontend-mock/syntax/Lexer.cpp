//===- Lexer.cpp - Text to tokens -----------------------------------------===//
//
// Finds the tokens' ends; what a literal stands for is Literals.cpp. Bytes that
// begin no token are reported and left out, unterminated literals end with
// their line or the file, so that the parser sees something sensible.
//
//===----------------------------------------------------------------------===//

#include "syntax/Lexer.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/ConvertUTF.h"

using namespace llvm;
using namespace traitc;

StringRef traitc::spelling(Tok K) {
  switch (K) {
  case Tok::Eof:
    return "end of file";
  case Tok::Ident:
    return "identifier";
  case Tok::Underscore:
    return "_";
  case Tok::Lifetime:
    return "lifetime";
  case Tok::Int:
  case Tok::Float:
    return "number";
  case Tok::Char:
    return "character literal";
  case Tok::Byte:
    return "byte literal";
  case Tok::Str:
  case Tok::RawStr:
    return "string literal";
  case Tok::ByteStr:
  case Tok::RawByteStr:
    return "byte string literal";
#define P(NAME, SPELLING)                                                      \
  case Tok::NAME:                                                              \
    return SPELLING;
    TRAITC_PUNCTUATION(P)
#undef P
#define K(NAME, SPELLING)                                                      \
  case Tok::Kw##NAME:                                                          \
    return SPELLING;
    TRAITC_KEYWORDS(K)
#undef K
  }
  llvm_unreachable("all kinds are named");
}

static Tok wordKind(StringRef Word) {
  return StringSwitch<Tok>(Word)
#define K(NAME, SPELLING) .Case(SPELLING, Tok::Kw##NAME)
      TRAITC_KEYWORDS(K)
#undef K
          .Case("_", Tok::Underscore)
          .Default(Tok::Ident);
}

namespace {
class Lexer {
public:
  explicit Lexer(StringRef Buffer)
      : Cur(Buffer.begin()), End(Buffer.end()), Begin(Buffer.begin()) {}
  TokenList run();

private:
  /// The byte \p Ahead of the current one; 0 past the end. A NUL in the text
  /// starts no token, so the two need no telling apart but for atEnd().
  char at(ptrdiff_t Ahead = 0) const {
    return End - Cur > Ahead ? Cur[Ahead] : '\0';
  }
  bool atEnd() const { return Cur == End; }
  static bool isWordStart(char C) { return isAlpha(C) || C == '_'; }
  static bool isWord(char C) { return isAlnum(C) || C == '_'; }
  void skipWord() {
    while (isWord(at()))
      ++Cur;
  }

  void error(const char *At, const Twine &Message);
  void unterminated(const char *At, const Twine &Message);
  void push(Tok Kind, const char *From, bool Valid = true);
  void skipBlanks();
  void skipBlockComment();
  void next();
  void number();
  void word();
  bool prefixedLiteral();
  void quote();
  void charLiteral(Tok Kind, const char *From);
  void string(Tok Kind, const char *From);
  void rawString(Tok Kind, const char *From);
  void unknown();
  size_t charLength() const;

  const char *Cur, *End, *Begin;
  bool LineStart = true;
  TokenList List;
};
} // namespace

void Lexer::error(const char *At, const Twine &Message) {
  // More than a user ever reads; bounds the memory for binary files.
  if (List.Errors.size() < 64)
    List.Errors.push_back(
        {List.Tokens.size(), SMLoc::getFromPointer(At), Message.str()});
}

/// The token at \p At goes on to the end of the file.
void Lexer::unterminated(const char *At, const Twine &Message) {
  error(At, Message);
  List.Cut = true;
}

void Lexer::push(Tok Kind, const char *From, bool Valid) {
  Token T;
  T.Kind = Kind;
  T.Valid = Valid;
  T.FirstOnLine = LineStart;
  T.Text = StringRef(From, Cur - From);
  LineStart = false;
  List.Tokens.push_back(T);
}

TokenList Lexer::run() {
  const auto *Bad = reinterpret_cast<const UTF8 *>(Begin);
  if (!isLegalUTF8String(&Bad, reinterpret_cast<const UTF8 *>(End))) {
    // Whatever it is, it is no text: nothing else is worth saying.
    error(reinterpret_cast<const char *>(Bad), "the file is not valid UTF-8");
    Cur = End;
    List.Cut = true;
  }
  if (StringRef(Cur, End - Cur).starts_with("\xEF\xBB\xBF"))
    Cur += 3;
  if (at() == '#' && at(1) == '!' && at(2) == '/')
    while (!atEnd() && at() != '\n')
      ++Cur;
  for (skipBlanks(); !atEnd(); skipBlanks())
    next();
  push(Tok::Eof, Cur);
  return std::move(List);
}

void Lexer::skipBlanks() {
  while (!atEnd()) {
    if (at() == '\n')
      LineStart = true;
    if (isSpace(at())) {
      ++Cur;
    } else if (at() == '/' && at(1) == '/') {
      while (!atEnd() && at() != '\n')
        ++Cur;
    } else if (at() == '/' && at(1) == '*') {
      skipBlockComment();
    } else {
      return;
    }
  }
}

void Lexer::skipBlockComment() {
  const char *From = Cur;
  unsigned Depth = 0;
  do {
    if (at() == '/' && at(1) == '*') {
      ++Depth;
      Cur += 2;
    } else if (at() == '*' && at(1) == '/') {
      --Depth;
      Cur += 2;
    } else {
      LineStart |= at() == '\n';
      ++Cur;
    }
  } while (Depth && !atEnd());
  if (Depth)
    unterminated(From, "unterminated block comment");
}

void Lexer::next() {
  if (isDigit(at()))
    return number();
  if (isWordStart(at())) {
    if (!prefixedLiteral())
      word();
    return;
  }
  if (at() == '"')
    return string(Tok::Str, Cur);
  if (at() == '\'')
    return quote();
  const char *From = Cur;
  StringRef Rest(Cur, End - Cur);
#define P(NAME, SPELLING)                                                      \
  if (Rest.starts_with(SPELLING)) {                                            \
    Cur += sizeof(SPELLING) - 1;                                               \
    return push(Tok::NAME, From);                                              \
  }
  TRAITC_PUNCTUATION(P)
#undef P
  unknown();
}

void Lexer::number() {
  const char *From = Cur;
  // `t.0.1`: after a dot stands a field's number, never a float.
  if (!List.Tokens.empty() && List.Tokens.back().is(Tok::Dot)) {
    skipWord();
    return push(Tok::Int, From);
  }
  if (at() == '0' && StringRef("xob").contains(at(1))) {
    skipWord();
    return push(Tok::Int, From);
  }
  auto Digits = [&] {
    while (isDigit(at()) || at() == '_')
      ++Cur;
  };
  bool Float = false;
  Digits();
  // `1.5` and `1.`, but `1..2` is a range and `1.max(2)` a call.
  if (at() == '.' && at(1) != '.' && !isWordStart(at(1)) &&
      static_cast<unsigned char>(at(1)) < 0x80) {
    Float = true;
    ++Cur;
    Digits();
  }
  if (at() == 'e' || at() == 'E') {
    ptrdiff_t Sign = at(1) == '+' || at(1) == '-' ? 1 : 0;
    ptrdiff_t Digit = 1 + Sign;
    while (at(Digit) == '_')
      ++Digit;
    if (isDigit(at(Digit))) {
      Float = true;
      Cur += Digit;
      Digits();
    }
  }
  skipWord();
  push(Float ? Tok::Float : Tok::Int, From);
}

void Lexer::word() {
  const char *From = Cur;
  skipWord();
  push(wordKind(StringRef(From, Cur - From)), From);
}

/// `r"`, `r#"`, `b"`, `b'`, `br"`, `c"` and the raw identifier `r#x`.
bool Lexer::prefixedLiteral() {
  const char *From = Cur;
  auto RawAt = [&](ptrdiff_t Ahead) {
    while (at(Ahead) == '#')
      ++Ahead;
    return at(Ahead) == '"';
  };
  if (at() == 'b' && at(1) == '\'') {
    ++Cur;
    charLiteral(Tok::Byte, From);
  } else if (at() == 'b' && at(1) == '"') {
    ++Cur;
    string(Tok::ByteStr, From);
  } else if (at() == 'b' && at(1) == 'r' && RawAt(2)) {
    Cur += 2;
    rawString(Tok::RawByteStr, From);
  } else if (at() == 'r' && RawAt(1)) {
    ++Cur;
    rawString(Tok::RawStr, From);
  } else if (at() == 'c' && at(1) == '"') {
    error(From, "C string literals are not supported");
    ++Cur;
    string(Tok::Str, From);
    List.Tokens.back().Valid = false;
  } else if (at() == 'r' && at(1) == '#' && isWordStart(at(2))) {
    Cur += 2;
    From = Cur;
    skipWord();
    push(Tok::Ident, From);
  } else {
    return false;
  }
  return true;
}

/// The bytes of the UTF-8 character here; 1 for what is none.
size_t Lexer::charLength() const {
  size_t Length = getNumBytesForUTF8(static_cast<UTF8>(*Cur));
  return std::min<size_t>(std::max<size_t>(Length, 1), End - Cur);
}

/// A character or a lifetime.
void Lexer::quote() {
  const char *From = Cur;
  if (End - Cur >= 2 && at(1) != '\\' && isWordStart(at(1)) && at(2) != '\'') {
    ++Cur;
    skipWord();
    if (at() != '\'')
      return push(Tok::Lifetime, From);
    ++Cur;
    error(From, "a character literal holds exactly one character; a string is "
                "written with double quotes");
    return push(Tok::Char, From, false);
  }
  charLiteral(Tok::Char, From);
}

/// From the opening quote at Cur on; the token begins at \p From.
void Lexer::charLiteral(Tok Kind, const char *From) {
  ++Cur;
  if (at() == '\'' && at(1) != '\'') {
    ++Cur;
    error(From, "empty character literal");
    return push(Kind, From, false);
  }
  if (at() == '\\' && Cur + 1 != End && at(1) != '\n') {
    bool Braces = at(1) == 'u' && at(2) == '{';
    Cur += 2;
    if (Braces)
      while (!atEnd() && at() != '}' && at() != '\'' && at() != '\n')
        ++Cur;
    while (!atEnd() && at() != '\'' && (isWord(at()) || at() == '}'))
      ++Cur;
  } else if (!atEnd() && at() != '\n') {
    Cur += charLength();
  }
  if (at() == '\'') {
    ++Cur;
    return push(Kind, From);
  }
  // `'ab c'`: up to a quote on this line, if there is one.
  StringRef Line = StringRef(Cur, End - Cur).split('\n').first;
  size_t Close = Line.find('\'');
  bool Closed = Close < 16; // npos is not
  if (Closed)
    Cur += Close + 1;
  error(From, Closed ? "a character literal holds exactly one character; a "
                       "string is written with double quotes"
                     : "unterminated character literal");
  push(Kind, From, false);
}

void Lexer::string(Tok Kind, const char *From) {
  ++Cur;
  while (!atEnd() && at() != '"')
    Cur += at() == '\\' && Cur + 1 != End ? 2 : 1;
  bool Closed = !atEnd();
  if (Closed)
    ++Cur;
  else
    unterminated(From, "unterminated string literal");
  push(Kind, From, Closed);
}

/// From the first `#` or the quote at Cur on.
void Lexer::rawString(Tok Kind, const char *From) {
  const char *Hashes = Cur;
  while (at() == '#')
    ++Cur;
  std::string Close = "\"" + std::string(Hashes, Cur);
  ++Cur;
  size_t At = StringRef(Cur, End - Cur).find(Close);
  bool Closed = At != StringRef::npos;
  Cur = Closed ? Cur + At + Close.size() : End;
  if (!Closed)
    unterminated(From, "unterminated raw string literal; it ends with `" +
                           StringRef(Close).take_front(20) + "`");
  push(Kind, From, Closed);
}

void Lexer::unknown() {
  const char *From = Cur;
  unsigned char First = static_cast<unsigned char>(at());
  Cur += charLength();
  if (First >= 0x80) {
    // One message for a run of them: a word in another script, or noise.
    while (!atEnd() && static_cast<unsigned char>(at()) >= 0x80)
      ++Cur;
    error(From, "unknown character; outside of strings and comments only "
                "ASCII is understood");
  } else if (isPrint(First)) {
    error(From, Twine("unknown character `") + Twine(at(-1)) + "`");
  } else {
    while (!atEnd() && static_cast<unsigned char>(at()) == First)
      ++Cur;
    error(From, "unknown character 0x" + toHex(StringRef(From, 1)));
  }
}

TokenList traitc::lex(StringRef Buffer) { return Lexer(Buffer).run(); }
