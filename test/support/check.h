// Checks which print where they stand, and end the program with 1.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <type_traits>

namespace check {

[[noreturn, gnu::noinline]] inline void fail(const char *file, int line,
                                             const char *text) {
  std::fflush(stdout);
  std::fprintf(stderr, "%s:%d: %s does not hold\n", file, line, text);
  std::_Exit(1);
}

template <class T> void show(const char *name, const T &v) {
  if constexpr (std::is_floating_point_v<T>)
    std::fprintf(stderr, "  %s is %g\n", name, double(v));
  else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
    std::fprintf(stderr, "  %s is %lld\n", name, (long long)v);
  else if constexpr (std::is_pointer_v<T>)
    std::fprintf(stderr, "  %s is %p\n", name, (const void *)v);
}

template <class A, class B>
[[noreturn, gnu::noinline]] void
fail(const char *file, int line, const char *text, const char *left, const A &a,
     const char *right, const B &b) {
  show(left, a);
  show(right, b);
  fail(file, line, text);
}

// No optimiser knows what comes out: a call through it stays indirect.
template <class T> [[gnu::noinline]] T opaque(T value) {
  asm volatile("" : "+m"(value) : : "memory");
  return value;
}

} // namespace check

using check::opaque;

#define CHECK(condition)                                                       \
  do {                                                                         \
    if (!(condition))                                                          \
      check::fail(__FILE__, __LINE__, #condition);                             \
  } while (0)

#define CHECK_OP(a, op, b)                                                     \
  do {                                                                         \
    auto check_a = (a);                                                        \
    auto check_b = (b);                                                        \
    if (!(check_a op check_b))                                                 \
      check::fail(__FILE__, __LINE__, #a " " #op " " #b, #a, check_a, #b,      \
                  check_b);                                                    \
  } while (0)

#define CHECK_EQ(a, b) CHECK_OP(a, ==, b)
#define CHECK_NE(a, b) CHECK_OP(a, !=, b)
#define CHECK_LE(a, b) CHECK_OP(a, <=, b)
#define CHECK_GE(a, b) CHECK_OP(a, >=, b)
