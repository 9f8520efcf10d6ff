// What a program did, in order; compared as a whole.
#pragma once

#include "check.h"

#include <cstdarg>

namespace trace_detail {
inline char text[1 << 16];
inline int length;
inline bool busy;
} // namespace trace_detail

// Adds a line.
[[gnu::format(printf, 1, 2), gnu::noinline]] inline void
trace(const char *format, ...) {
  using namespace trace_detail;
  while (__atomic_test_and_set(&busy, __ATOMIC_ACQUIRE)) {
  }
  std::va_list args;
  va_start(args, format);
  length += std::vsnprintf(text + length, sizeof text - length, format, args);
  va_end(args);
  CHECK(length + 1 < int(sizeof text));
  text[length++] = '\n';
  text[length] = 0;
  __atomic_clear(&busy, __ATOMIC_RELEASE);
}

// Checks all lines since the last time, and forgets them.
inline void expect_trace_at(const char *file, int line, const char *expected) {
  using namespace trace_detail;
  std::fputs(text, stdout);
  const char *a = text, *b = expected;
  for (int n = 1; *a || *b; ++n) {
    auto size = [](const char *p) {
      const char *end = std::strchr(p, '\n');
      return end ? end + 1 - p : long(std::strlen(p));
    };
    long have = size(a), want = size(b);
    if (have != want || std::memcmp(a, b, have)) {
      std::fprintf(stderr, "  line %d of the trace is:  %.*s\n", n, int(have),
                   a);
      std::fprintf(stderr, "  it should be:  %.*s\n", int(want), b);
      check::fail(file, line, "the trace");
    }
    a += have;
    b += want;
  }
  length = 0;
  text[0] = 0;
}
#define EXPECT_TRACE(expected) expect_trace_at(__FILE__, __LINE__, expected)

// An object which tells of its life.
struct tracer {
  const char *name;
  explicit tracer(const char *name) : name(name) { trace("+%s", name); }
  tracer(const tracer &) = delete;
  ~tracer() { trace("-%s", name); }
};
