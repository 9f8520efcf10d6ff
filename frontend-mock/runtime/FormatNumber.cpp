//===- FormatNumber.cpp - Integers and floats as text ---------------------===//

#include "Support.h"
#include <charconv>
#include <cmath>
#include <limits>

using namespace traitc_rt;

// --- Integers ----------------------------------------------------------------

static char digit(uint64_t Value, bool Upper) {
  return (Upper ? "0123456789ABCDEF" : "0123456789abcdef")[Value];
}

static std::string digits(uint64_t Value) {
  char Buffer[20];
  char *Begin = Buffer + sizeof(Buffer);
  do {
    *--Begin = digit(Value % 10, false);
    Value /= 10;
  } while (Value != 0);
  return std::string(Begin, Buffer + sizeof(Buffer));
}

/// Of 128 bits, which not every target has a type for.
static std::string digits(uint64_t Low, uint64_t High, uint32_t Radix,
                          bool Upper) {
  uint32_t Limbs[] = {
      static_cast<uint32_t>(High >> 32), static_cast<uint32_t>(High),
      static_cast<uint32_t>(Low >> 32), static_cast<uint32_t>(Low)};
  char Buffer[128];
  char *Begin = Buffer + sizeof(Buffer);
  bool More;
  do {
    uint64_t Rest = 0;
    More = false;
    for (uint32_t &Limb : Limbs) {
      Rest = Rest << 32 | Limb;
      Limb = static_cast<uint32_t>(Rest / Radix);
      Rest %= Radix;
      More |= Limb != 0;
    }
    *--Begin = digit(Rest, Upper);
  } while (More);
  return std::string(Begin, Buffer + sizeof(Buffer));
}

extern "C" void traitc_fmt_i64(traitc_formatter *F, int64_t Value) {
  uint64_t Size = static_cast<uint64_t>(Value);
  padIntegral(*F, Value < 0, "", digits(Value < 0 ? 0 - Size : Size));
}

extern "C" void traitc_fmt_u64(traitc_formatter *F, uint64_t Value) {
  padIntegral(*F, false, "", digits(Value));
}

extern "C" void traitc_fmt_i128(traitc_formatter *F, uint64_t Low,
                                uint64_t High) {
  bool Negative = High >> 63 != 0;
  if (Negative) {
    High = ~High + (Low == 0);
    Low = 0 - Low;
  }
  padIntegral(*F, Negative, "", digits(Low, High, 10, false));
}

extern "C" void traitc_fmt_u128(traitc_formatter *F, uint64_t Low,
                                uint64_t High) {
  padIntegral(*F, false, "", digits(Low, High, 10, false));
}

extern "C" void traitc_fmt_radix(traitc_formatter *F, uint64_t Low,
                                 uint64_t High, uint32_t Radix,
                                 uint32_t Upper) {
  std::string_view Prefix = Radix == 16 ? "0x" : Radix == 8 ? "0o" : "0b";
  padIntegral(*F, false, Prefix, digits(Low, High, Radix, Upper != 0));
}

// --- Floats ------------------------------------------------------------------

/// The shortest decimal that reads back as \p Value, not negative and finite:
/// digits d1d2.., meaning d1.d2.. times 10 to the Exponent.
template <typename T>
static void shortest(T Value, std::string &Digits, int &Exponent) {
  char Buffer[64];
  auto Result = std::to_chars(Buffer, Buffer + sizeof(Buffer), Value,
                              std::chars_format::scientific);
  std::string_view Text(Buffer, static_cast<size_t>(Result.ptr - Buffer));
  size_t E = Text.find('e');
  for (char C : Text.substr(0, E))
    if (C != '.')
      Digits += C;
  const char *Begin = Text.data() + E + 1;
  if (*Begin == '+')
    ++Begin;
  std::from_chars(Begin, Result.ptr, Exponent);
}

template <typename T> static std::string plain(T Value, bool Debug) {
  std::string Digits;
  int Exponent = 0;
  shortest(Value, Digits, Exponent);
  if (Debug && Value != 0 && (Exponent < -4 || Exponent >= 16)) {
    std::string Text(1, Digits[0]);
    if (Digits.size() > 1)
      Text += "." + Digits.substr(1);
    return Text + "e" + std::to_string(Exponent);
  }
  int Size = static_cast<int>(Digits.size());
  if (Exponent < 0)
    return "0." + std::string(size_t(-1 - Exponent), '0') + Digits;
  if (Exponent + 1 >= Size) {
    Digits.append(size_t(Exponent) + 1 - size_t(Size), '0');
    return Debug ? Digits + ".0" : Digits;
  }
  Digits.insert(size_t(Exponent) + 1, ".");
  return Digits;
}

template <typename T>
static void formatFloat(traitc_formatter &F, T Value, bool Debug) {
  bool Negative = std::signbit(Value);
  traitc_formatter Plain = F;
  // A prefix is for integers. Zeros before `inf` are Rust's way, too.
  Plain.flags &= ~static_cast<uint32_t>(TRAITC_FMT_ALTERNATE);
  if (std::isnan(Value)) {
    Plain.flags &= ~static_cast<uint32_t>(TRAITC_FMT_PLUS);
    return padIntegral(Plain, false, "", "NaN");
  }
  T Size = std::fabs(Value);
  if (std::isinf(Size))
    return padIntegral(Plain, Negative, "", "inf");
  std::string Text;
  if (F.precision == UINT64_MAX) {
    Text = plain(Size, Debug);
  } else {
    // Exact, since a float is a double.
    int Precision = static_cast<int>(std::min<uint64_t>(F.precision, 10000));
    int Length =
        snprintf(nullptr, 0, "%.*f", Precision, static_cast<double>(Size));
    Text.resize(static_cast<size_t>(Length) + 1);
    snprintf(Text.data(), Text.size(), "%.*f", Precision,
             static_cast<double>(Size));
    Text.pop_back();
  }
  padIntegral(Plain, Negative, "", Text);
}

extern "C" void traitc_fmt_f64(traitc_formatter *F, double Value,
                               uint32_t Debug) {
  formatFloat(*F, Value, Debug != 0);
}

extern "C" void traitc_fmt_f32(traitc_formatter *F, float Value,
                               uint32_t Debug) {
  formatFloat(*F, Value, Debug != 0);
}

/// By squaring, as compiler-rt and libgcc have it: Rust's results to the bit.
template <typename T> static T power(T Base, int32_t Exponent) {
  bool Invert = Exponent < 0;
  T Result = 1;
  while (true) {
    if (Exponent & 1)
      Result *= Base;
    Exponent /= 2;
    if (Exponent == 0)
      break;
    Base *= Base;
  }
  return Invert ? 1 / Result : Result;
}

extern "C" double traitc_powi(double Base, int32_t Exponent) noexcept {
  return power(Base, Exponent);
}

extern "C" float traitc_powif(float Base, int32_t Exponent) noexcept {
  return power(Base, Exponent);
}
