//===- Support.h - Shared inside the runtime --------------------*- C++ -*-===//

#ifndef TRAITC_RUNTIME_SUPPORT_H
#define TRAITC_RUNTIME_SUPPORT_H

#include "runtime.h"
#include <cstdio>
#include <string>
#include <string_view>

/// Where text goes: a stream, or a string that becomes a panic's message.
struct traitc_sink {
  FILE *Stream = nullptr;
  std::string Text;
  unsigned Indent = 0;    ///< levels of 4 blanks
  bool LineStart = false; ///< the last character was a line's end
};

namespace traitc_rt {

/// What unwinds.
struct Panic {};

/// A panic of the runtime itself, without a place in the program.
[[noreturn]] void panic(std::string_view Message);

void printStatistics();

/// Appends \p C in UTF-8.
void appendChar(std::string &Text, uint32_t C);
void padIntegral(traitc_formatter &F, bool Negative, std::string_view Prefix,
                 std::string_view Digits);

inline std::string_view view(const char *Text, size_t Length) {
  return std::string_view(Text, Length);
}

} // namespace traitc_rt

#endif // TRAITC_RUNTIME_SUPPORT_H
