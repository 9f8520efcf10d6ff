// The boards' side of the trait language's bare runtime.
#include "board/board.h"

#include "Host.h"
#include "runtime.h"

namespace {
constexpr uint64_t Millisecond = 1'000'000;
} // namespace

void traitc_host_write(const char *Text, size_t Length) {
  while (Length) {
    char Part[64];
    size_t N = 0;
    while (N != sizeof(Part) - 1 && N != Length) {
      Part[N] = Text[N];
      ++N;
    }
    Part[N] = 0;
    board::write(Part);
    Text += N;
    Length -= N;
  }
}
void traitc_host_exit(int Status) { board::exit(Status); }
uint64_t traitc_host_now() { return board::now() * Millisecond; }
void traitc_host_sleep_until(uint64_t Nanoseconds) {
  for (;;) {
    uint32_t Now = board::now();
    if (Now * Millisecond >= Nanoseconds)
      return;
    board::sleepAfter(Now);
  }
}

int main() {
  board::startTimer();
  traitc_main();
  return 0;
}
