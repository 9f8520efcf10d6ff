//===- Literals.cpp - What a literal stands for ---------------------------===//
//
// Numbers with their base, underscores and suffix; characters and strings with
// their escapes.
//
//===----------------------------------------------------------------------===//

#include "syntax/Literals.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <cmath>

using namespace llvm;
using namespace traitc;

static constexpr StringLiteral Suffixes[] = {
    "i8",  "i16", "i32", "i64",  "i128",  "isize", "u8",
    "u16", "u32", "u64", "u128", "usize", "f32",   "f64"};

static SMLoc locOf(const char *P) { return SMLoc::getFromPointer(P); }

/// Where the suffix of a decimal number begins: past digits, underscores, a
/// fraction, and an exponent, which unlike a suffix holds a digit.
static size_t decimalLength(StringRef Text, bool Float) {
  size_t I = Text.find_first_not_of("0123456789_");
  if (!Float || I == StringRef::npos)
    return std::min(I, Text.size());
  if (Text[I] == '.')
    I = std::min(Text.find_first_not_of("0123456789_", I + 1), Text.size());
  if (I < Text.size() && (Text[I] == 'e' || Text[I] == 'E')) {
    size_t Digits = Text.find_first_not_of("+-_", I + 1);
    if (Digits != StringRef::npos && isDigit(Text[Digits]))
      I = std::min(Text.find_first_not_of("0123456789_", Digits), Text.size());
  }
  return I;
}

NumberLiteral traitc::decodeNumber(const Token &T, Diagnostics &Diags) {
  NumberLiteral N;
  StringRef Text = T.Text;
  unsigned Radix = 10;
  if (Text.size() > 1 && Text[0] == '0')
    Radix = Text[1] == 'x' ? 16 : Text[1] == 'o' ? 8 : Text[1] == 'b' ? 2 : 10;
  StringRef Digits = Radix == 10 ? Text : Text.drop_front(2);
  size_t Length = decimalLength(Digits, T.is(Tok::Float));
  if (Radix == 16)
    Length = std::min(
        Digits.find_if([](char C) { return !isHexDigit(C) && C != '_'; }),
        Digits.size());
  N.Suffix = Digits.drop_front(Length);
  Digits = Digits.take_front(Length);

  if (!N.Suffix.empty() && !is_contained(Suffixes, N.Suffix)) {
    Diags.error(locOf(N.Suffix.begin()), "invalid suffix `" +
                                             N.Suffix.take_front(40) +
                                             "` for a number");
    N.Suffix = "";
  } else if (N.Suffix.starts_with("f") && Radix != 10) {
    Diags.error(T.begin(), "a float is written in decimal digits");
    N.Suffix = "";
  } else if (T.is(Tok::Float) && !N.Suffix.empty() &&
             !N.Suffix.starts_with("f")) {
    Diags.error(locOf(N.Suffix.begin()),
                "invalid suffix `" + N.Suffix + "` for a float");
    N.Suffix = "";
  }

  std::string Plain;
  for (const char &C : Digits) {
    if (C == '_')
      continue;
    if (isDigit(C) && unsigned(C - '0') >= Radix) {
      Diags.error(locOf(&C), Twine("invalid digit `") + Twine(C) +
                                 "` in a number of base " + Twine(Radix));
      return N;
    }
    Plain += C;
  }
  if (Plain.empty()) {
    Diags.error(T.begin(), "a number with no digits");
    return N;
  }
  if (T.is(Tok::Float) || N.Suffix.starts_with("f")) {
    if (StringRef(Plain).getAsDouble(N.Float) || std::isinf(N.Float))
      Diags.error(T.begin(), "float literal out of range for `f64`");
  }
  if (T.is(Tok::Int)) {
    // getAsInteger is quadratic in the digits: none that fits has more.
    StringRef Significant = StringRef(Plain).ltrim('0');
    APInt Value;
    if (Significant.size() > 128 ||
        (!Significant.empty() && (Significant.getAsInteger(Radix, Value) ||
                                  Value.getActiveBits() > 128)))
      Diags.error(T.begin(), "integer literal is too large");
    else if (!Significant.empty())
      N.Int = Value.zextOrTrunc(128);
  }
  return N;
}

namespace {
/// Reads the characters between the quotes one by one.
class TextReader {
public:
  TextReader(StringRef Text, bool Bytes, Diagnostics &Diags)
      : Rest(Text), Bytes(Bytes), Diags(Diags) {}
  bool done() const { return Rest.empty(); }
  /// Appends the next character's encoding to \p Out; nothing for a line
  /// continuation.
  void next(std::string &Out);

private:
  void escape(std::string &Out);
  void hexEscape(const char *From, std::string &Out);
  void unicodeEscape(const char *From, std::string &Out);
  StringRef Rest;
  bool Bytes;
  Diagnostics &Diags;
};
} // namespace

void TextReader::next(std::string &Out) {
  char C = Rest.front();
  if (C == '\\')
    return escape(Out);
  if (Bytes && static_cast<unsigned char>(C) >= 0x80)
    Diags.error(locOf(Rest.begin()),
                "a byte literal holds ASCII characters only; write `\\xNN`");
  Rest = Rest.drop_front();
  if (C == '\r' && Rest.starts_with("\n"))
    return;
  Out += C;
}

void TextReader::escape(std::string &Out) {
  const char *From = Rest.begin();
  Rest = Rest.drop_front();
  if (Rest.empty())
    return Diags.error(locOf(From), "incomplete escape");
  char C = Rest.front();
  Rest = Rest.drop_front();
  switch (C) {
  case 'n':
    Out += '\n';
    return;
  case 'r':
    Out += '\r';
    return;
  case 't':
    Out += '\t';
    return;
  case '0':
    Out += '\0';
    return;
  case '\\':
  case '\'':
  case '"':
    Out += C;
    return;
  case '\r':
  case '\n':
    Rest = Rest.ltrim(" \t\r\n");
    return;
  case 'x':
    return hexEscape(From, Out);
  case 'u':
    return unicodeEscape(From, Out);
  default:
    Diags.error(locOf(From), isPrint(C)
                                 ? Twine("unknown escape `\\") + Twine(C) + "`"
                                 : Twine("unknown escape"));
  }
}

void TextReader::hexEscape(const char *From, std::string &Out) {
  unsigned Value;
  if (Rest.size() < 2 || !isHexDigit(Rest[0]) || !isHexDigit(Rest[1]) ||
      Rest.take_front(2).getAsInteger(16, Value))
    return Diags.error(locOf(From), "`\\x` takes two hexadecimal digits");
  Rest = Rest.drop_front(2);
  if (!Bytes && Value > 0x7F)
    return Diags.error(locOf(From),
                       "`\\x` goes up to 7F in text; write `\\u{...}`");
  Out += static_cast<char>(Value);
}

void TextReader::unicodeEscape(const char *From, std::string &Out) {
  if (Bytes)
    return Diags.error(locOf(From), "no `\\u` in byte literals");
  size_t Close = Rest.find('}');
  unsigned Value;
  std::string Digits;
  if (Rest.starts_with("{") && Close != StringRef::npos)
    for (char C : Rest.substr(1, Close - 1))
      if (C != '_')
        Digits += C;
  if (Digits.empty() || Digits.size() > 6 || !all_of(Digits, isHexDigit) ||
      StringRef(Digits).getAsInteger(16, Value))
    return Diags.error(locOf(From),
                       "`\\u` takes up to six hexadecimal digits in braces");
  Rest = Rest.drop_front(Close + 1);
  char Buffer[UNI_MAX_UTF8_BYTES_PER_CODE_POINT];
  char *End = Buffer;
  if (Value > 0x10FFFF || (Value >= 0xD800 && Value <= 0xDFFF) ||
      !ConvertCodePointToUTF8(Value, End))
    return Diags.error(locOf(From), "no such Unicode character");
  Out.append(Buffer, End);
}

uint32_t traitc::decodeChar(const Token &T, Diagnostics &Diags) {
  if (!T.Valid)
    return '?';
  bool Byte = T.is(Tok::Byte);
  StringRef Inner = T.Text.drop_front(Byte ? 2 : 1).drop_back();
  if (Inner == "'" || Inner == "\t")
    Diags.error(T.begin(), "this character has to be written as an escape");
  std::string Out;
  TextReader Reader(Inner, Byte, Diags);
  while (!Reader.done())
    Reader.next(Out);
  if (Byte)
    return Out.empty() ? '?' : static_cast<unsigned char>(Out[0]);
  const auto *Source = reinterpret_cast<const UTF8 *>(Out.data());
  UTF32 Code = '?';
  if (!Out.empty() && convertUTF8Sequence(&Source, Source + Out.size(), &Code,
                                          strictConversion) != conversionOK)
    return '?'; // Not UTF-8: said about the whole file.
  if (Source != reinterpret_cast<const UTF8 *>(Out.data()) + Out.size())
    Diags.error(T.begin(), "a character literal holds exactly one character");
  return Code;
}

std::string traitc::decodeString(const Token &T, Diagnostics &Diags) {
  std::string Out;
  if (!T.Valid)
    return Out;
  bool Bytes = T.is(Tok::ByteStr, Tok::RawByteStr);
  StringRef Text = T.Text.drop_front(Bytes ? 1 : 0);
  if (T.is(Tok::RawStr, Tok::RawByteStr)) {
    Text = Text.drop_front();
    size_t Hashes = Text.find('"');
    for (char C : Text.drop_front(Hashes + 1).drop_back(Hashes + 1)) {
      if (C == '\n' && !Out.empty() && Out.back() == '\r')
        Out.pop_back();
      Out += C;
    }
    if (Bytes && !all_of(Out, [](char C) { return isASCII(C); }))
      Diags.error(T.begin(), "a byte literal holds ASCII characters only");
    return Out;
  }
  TextReader Reader(Text.drop_front().drop_back(), Bytes, Diags);
  while (!Reader.done())
    Reader.next(Out);
  return Out;
}
