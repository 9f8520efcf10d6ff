//===- Format.cpp - Sinks, padding, text ----------------------------------===//
//
// Follows what Rust's core::fmt does with the same format strings.
//
//===----------------------------------------------------------------------===//

#include "Support.h"

using namespace traitc_rt;

// --- Sinks -------------------------------------------------------------------

static traitc_sink makeSink(FILE *Stream) {
  traitc_sink S;
  S.Stream = Stream;
  return S;
}

// Line by line, as Rust writes it: what is printed is there if the program is
// ended from outside.
extern "C" traitc_sink *traitc_stdout() noexcept {
  static traitc_sink Sink = [] {
    setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    return makeSink(stdout);
  }();
  return &Sink;
}

extern "C" traitc_sink *traitc_stderr() noexcept {
  static traitc_sink Sink = makeSink(stderr);
  return &Sink;
}

static void put(traitc_sink &S, std::string_view Text) {
  if (S.Stream)
    fwrite(Text.data(), 1, Text.size(), S.Stream);
  else
    S.Text.append(Text);
}

extern "C" void traitc_write(traitc_sink *S, const char *Text, size_t Length) {
  std::string_view Rest(Text, Length);
  if (Rest.empty())
    return;
  bool EndsLine = Rest.back() == '\n';
  if (S->Indent == 0) {
    put(*S, Rest);
  } else {
    while (!Rest.empty()) {
      if (S->LineStart)
        for (unsigned I = 0; I != S->Indent; ++I)
          put(*S, "    ");
      size_t End = Rest.find('\n');
      S->LineStart = End != Rest.npos;
      size_t Size = S->LineStart ? End + 1 : Rest.size();
      put(*S, Rest.substr(0, Size));
      Rest.remove_prefix(Size);
    }
  }
  S->LineStart = EndsLine;
}

// --- Formatters --------------------------------------------------------------

extern "C" void traitc_formatter_init(traitc_formatter *F, traitc_sink *Sink,
                                      uint32_t Fill, uint32_t Flags,
                                      int64_t Width,
                                      int64_t Precision) noexcept {
  *F = {Sink,
        static_cast<uint64_t>(Width),
        static_cast<uint64_t>(Precision),
        Fill,
        Flags,
        0};
}

extern "C" traitc_sink *
traitc_formatter_sink(const traitc_formatter *F) noexcept {
  return F->sink;
}

extern "C" uint32_t traitc_fmt_flags(const traitc_formatter *F) noexcept {
  return F->flags;
}

extern "C" uint64_t traitc_fmt_width(const traitc_formatter *F) noexcept {
  return F->width;
}

extern "C" uint64_t traitc_fmt_precision(const traitc_formatter *F) noexcept {
  return F->precision;
}

extern "C" void traitc_fmt_indent(traitc_formatter *F,
                                  int32_t Levels) noexcept {
  F->sink->Indent += static_cast<unsigned>(Levels);
}

static void write(traitc_formatter &F, std::string_view Text) {
  traitc_write(F.sink, Text.data(), Text.size());
}

extern "C" void traitc_fmt_write(traitc_formatter *F, const char *Text,
                                 size_t Length) {
  write(*F, view(Text, Length));
}

// --- Padding -----------------------------------------------------------------

void traitc_rt::appendChar(std::string &Text, uint32_t C) {
  auto Byte = [&](uint32_t B) { Text += static_cast<char>(B); };
  if (C < 0x80)
    return Byte(C);
  if (C < 0x800) {
    Byte(0xc0 | C >> 6);
  } else if (C < 0x10000) {
    Byte(0xe0 | C >> 12);
    Byte(0x80 | (C >> 6 & 0x3f));
  } else {
    Byte(0xf0 | C >> 18);
    Byte(0x80 | (C >> 12 & 0x3f));
    Byte(0x80 | (C >> 6 & 0x3f));
  }
  Byte(0x80 | (C & 0x3f));
}

/// The number of characters.
static uint64_t count(std::string_view Text) {
  uint64_t N = 0;
  for (char C : Text)
    N += (static_cast<unsigned char>(C) & 0xc0) != 0x80;
  return N;
}

/// The first \p N characters.
static std::string_view prefix(std::string_view Text, uint64_t N) {
  size_t I = 0;
  for (; I != Text.size(); ++I)
    if ((static_cast<unsigned char>(Text[I]) & 0xc0) != 0x80 && N-- == 0)
      break;
  return Text.substr(0, I);
}

static void fill(traitc_formatter &F, uint64_t N) {
  std::string One, All;
  appendChar(One, F.fill);
  for (; N; --N)
    All += One;
  write(F, All);
}

static void padTo(traitc_formatter &F, std::string_view Text,
                  uint32_t DefaultAlign) {
  uint64_t Have = count(Text);
  if (F.width == UINT64_MAX || F.width <= Have)
    return write(F, Text);
  uint64_t Missing = F.width - Have;
  uint32_t Align =
      F.flags & (TRAITC_FMT_LEFT | TRAITC_FMT_CENTER | TRAITC_FMT_RIGHT);
  if (!Align)
    Align = DefaultAlign;
  uint64_t Before = Align == TRAITC_FMT_LEFT     ? 0
                    : Align == TRAITC_FMT_CENTER ? Missing / 2
                                                 : Missing;
  fill(F, Before);
  write(F, Text);
  fill(F, Missing - Before);
}

extern "C" void traitc_fmt_pad(traitc_formatter *F, const char *Text,
                               size_t Length) {
  std::string_view Rest(Text, Length);
  if (F->precision != UINT64_MAX)
    Rest = prefix(Rest, F->precision);
  padTo(*F, Rest, TRAITC_FMT_LEFT);
}

void traitc_rt::padIntegral(traitc_formatter &F, bool Negative,
                            std::string_view Prefix, std::string_view Digits) {
  std::string Text;
  if (Negative)
    Text = "-";
  else if (F.flags & TRAITC_FMT_PLUS)
    Text = "+";
  if (F.flags & TRAITC_FMT_ALTERNATE)
    Text += Prefix;
  if ((F.flags & TRAITC_FMT_ZERO) && F.width != UINT64_MAX) {
    uint64_t Have = Text.size() + Digits.size();
    if (Have < F.width)
      Text.append(F.width - Have, '0');
    Text += Digits;
    return write(F, Text);
  }
  Text += Digits;
  padTo(F, Text, TRAITC_FMT_RIGHT);
}

extern "C" void traitc_fmt_pad_integral(traitc_formatter *F, uint32_t Negative,
                                        const char *Prefix, size_t PrefixLength,
                                        const char *Digits, size_t Length) {
  padIntegral(*F, Negative != 0, view(Prefix, PrefixLength),
              view(Digits, Length));
}

// --- Characters and strings --------------------------------------------------

extern "C" void traitc_fmt_char(traitc_formatter *F, uint32_t C) {
  std::string Text;
  appendChar(Text, C);
  traitc_fmt_pad(F, Text.data(), Text.size());
}

static void appendEscape(std::string &Text, unsigned char C) {
  static const char Digits[] = "0123456789abcdef";
  Text += "\\u{";
  if (C >= 16)
    Text += Digits[C >> 4];
  Text += Digits[C & 15];
  Text += '}';
}

/// \p Quote: the one that needs a backslash.
static std::string quoted(std::string_view Text, char Quote) {
  std::string Out(1, Quote);
  for (size_t I = 0; I != Text.size(); ++I) {
    unsigned char C = static_cast<unsigned char>(Text[I]);
    switch (C) {
    case '\0':
      Out += "\\0";
      continue;
    case '\t':
      Out += "\\t";
      continue;
    case '\r':
      Out += "\\r";
      continue;
    case '\n':
      Out += "\\n";
      continue;
    case '\\':
      Out += "\\\\";
      continue;
    default:
      break;
    }
    if (C == static_cast<unsigned char>(Quote)) {
      Out += '\\';
      Out += Quote;
    } else if (C < 0x20 || C == 0x7f) {
      appendEscape(Out, C);
    } else if (C == 0xc2 && I + 1 != Text.size() &&
               static_cast<unsigned char>(Text[I + 1]) < 0xa0) {
      // The controls from U+0080 to U+009F.
      appendEscape(Out, static_cast<unsigned char>(Text[++I]));
    } else {
      Out += Text[I];
    }
  }
  Out += Quote;
  return Out;
}

extern "C" void traitc_fmt_char_debug(traitc_formatter *F, uint32_t C) {
  std::string Text;
  appendChar(Text, C);
  write(*F, quoted(Text, '\''));
}

extern "C" void traitc_fmt_str_debug(traitc_formatter *F, const char *Text,
                                     size_t Length) {
  write(*F, quoted(view(Text, Length), '"'));
}
