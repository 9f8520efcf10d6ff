// The trace, and objects that tell of their life in it.
#pragma once

#include "check.h"

#include <cstdint>
#include <unistd.h>

namespace fuzz {

// A line: words and numbers. Written at once, so that it is there if the next
// thing is a crash; no printf, which allocates.
struct line {
  char text[120];
  unsigned length = 0;
  void word(const char *s) {
    while (*s && length < sizeof(text) - 2)
      text[length++] = *s++;
  }
  void number(long n) {
    char digits[24];
    unsigned count = 0;
    unsigned long rest = n < 0 ? 0ul - (unsigned long)n : (unsigned long)n;
    do
      digits[count++] = char('0' + rest % 10);
    while (rest /= 10);
    if (n < 0)
      digits[count++] = '-';
    text[length++] = ' ';
    while (count && length < sizeof(text) - 2)
      text[length++] = digits[--count];
  }
  void end() {
    text[length++] = '\n';
    unsigned done = 0;
    while (done < length) {
      auto n = ::write(1, text + done, length - done);
      if (n <= 0)
        std::_Exit(3);
      done += unsigned(n);
    }
  }
};
[[gnu::noinline]] inline void say(const char *what) {
  line l;
  l.word(what);
  l.end();
}
[[gnu::noinline]] inline void say(const char *what, long a) {
  line l;
  l.word(what);
  l.number(a);
  l.end();
}
[[gnu::noinline]] inline void say(const char *what, long a, long b) {
  line l;
  l.word(what);
  l.number(a);
  l.number(b);
  l.end();
}
[[gnu::noinline]] inline void say(const char *what, long a, long b, long c) {
  line l;
  l.word(what);
  l.number(a);
  l.number(b);
  l.number(c);
  l.end();
}

// Arithmetic that cannot overflow, and keeps numbers short.
inline long mix(long a, long b) {
  return long((unsigned long)a * 31 + (unsigned long)b * 7 + 5) & 0x3ff;
}

inline long next_id, live, roots;
inline unsigned fuel;

// Each call of a coroutine takes one: programs end.
inline bool spend() {
  if (!fuel)
    return false;
  --fuel;
  return true;
}

// An object with a number of its own, a value, and bytes that must stay what
// they are.
template <int Size = 16, int Align = 8> struct alignas(Align) thing {
  static_assert(Size >= 16);
  static constexpr int spare = Size > 16 ? Size - 16 : 1;
  int id;
  int padding;
  long n;
  unsigned char rest[spare];

  [[gnu::noinline]] explicit thing(long n) : id(int(++next_id)), n(n) {
    fill();
    say("+", id, n);
  }
  [[gnu::noinline]] thing(const thing &o) : id(int(++next_id)), n(o.n) {
    o.look();
    fill();
    say("copy", id, o.id, n);
  }
  [[gnu::noinline]] thing(thing &&o) noexcept : id(int(++next_id)), n(o.n) {
    o.look();
    fill();
    say("move", id, o.id, n);
    o.n = -1;
  }
  thing &operator=(const thing &o) {
    o.look();
    n = o.n;
    say("assign", id, o.id, n);
    return *this;
  }
  [[gnu::noinline]] ~thing() {
    look();
    say("-", id, n);
    --live;
    id = -7;
  }
  [[gnu::noinline]] long get() const {
    look();
    return n;
  }

private:
  [[gnu::noinline]] void fill() {
    ++live;
    padding = id ^ 0x55;
    for (int i = 0; i < spare; ++i)
      rest[i] = (unsigned char)(id + i);
  }
  // The optimizer knows what an object's address is a multiple of, and that
  // nobody else writes its bytes. It must not here.
  [[gnu::noinline]] void look() const {
    const thing *self = opaque(this);
    if (opaque(reinterpret_cast<std::uintptr_t>(self)) % Align)
      say("misaligned", self->id);
    bool good = self->padding == (self->id ^ 0x55);
    for (int i = 0; i < spare; ++i)
      good &= self->rest[i] == (unsigned char)(self->id + i);
    if (!good)
      say("broken", self->id);
  }
};

// What is thrown, besides int.
struct error {
  thing<> what;
  explicit error(long n) : what(n) {}
};

// By value and by reference, with an await beside it in the call.
template <class T> long take(T t, long n) { return mix(t.get(), n); }
template <class T> long look(const T &t, long n) { return mix(n, t.get()); }

} // namespace fuzz
