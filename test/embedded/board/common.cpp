// What all boards share: the C++ world made ready, and the few functions that
// compilers call without being asked.
#include "board.h"

int main();

extern "C" {
extern char data_begin, data_end, data_load, bss_begin, bss_end;
extern void (*init_array_begin[])();
extern void (*init_array_end[])();

// The compiler must not make calls of themselves of these loops.
#define NO_IDIOM [[gnu::used]] __attribute__((no_builtin("memcpy", "memset")))

NO_IDIOM void *memcpy(void *To, const void *From, size_t N) {
  auto *T = static_cast<char *>(To);
  auto *F = static_cast<const char *>(From);
  while (N--)
    *T++ = *F++;
  return To;
}
NO_IDIOM void *memset(void *To, int Byte, size_t N) {
  auto *T = static_cast<char *>(To);
  while (N--)
    *T++ = char(Byte);
  return To;
}
#ifdef __arm__
void __aeabi_memcpy(void *To, const void *From, size_t N) {
  memcpy(To, From, N);
}
void __aeabi_memcpy4(void *To, const void *From, size_t N) {
  memcpy(To, From, N);
}
void __aeabi_memcpy8(void *To, const void *From, size_t N) {
  memcpy(To, From, N);
}
void __aeabi_memclr(void *To, size_t N) { memset(To, 0, N); }
void __aeabi_memclr4(void *To, size_t N) { memset(To, 0, N); }
void __aeabi_memclr8(void *To, size_t N) { memset(To, 0, N); }
#endif

// What the vtables of abstract classes hold.
void __cxa_pure_virtual() {
  board::write("pure virtual function called\n");
  board::exit(1);
}

// The plugin's hook: a frame had no room where it must not ask an allocator.
void dynasync_trapped(const char *Callee, size_t Needed, size_t Room) {
  board::write("no room for the frame of ");
  board::write(Callee);
  board::write(": it needs ");
  board::write(uint32_t(Needed));
  board::write(" bytes, and ");
  board::write(uint32_t(Room));
  board::write(" are there\n");
  board::exit(3);
}

// Called by each board's reset, which has set the stack up.
[[noreturn]] void start() {
  memcpy(&data_begin, &data_load, size_t(&data_end - &data_begin));
  memset(&bss_begin, 0, size_t(&bss_end - &bss_begin));
  for (auto *F = init_array_begin; F != init_array_end; ++F)
    (*F)();
  board::exit(main());
}
}

void board::write(uint32_t Number) {
  char Digits[11];
  char *P = Digits + sizeof(Digits) - 1;
  *P = 0;
  do
    *--P = char('0' + Number % 10);
  while (Number /= 10);
  write(P);
}
