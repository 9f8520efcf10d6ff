// RISC-V (virt): machine mode, the CLINT's timer, semihosting by ebreak.
#include "board.h"

extern "C" {
extern char stack_end;
[[noreturn]] void start();
[[noreturn]] void reset();
void trap();
}

namespace {

uint32_t semihost(uint32_t Operation, uint32_t Argument) {
  register uint32_t A0 asm("a0") = Operation;
  register uint32_t A1 asm("a1") = Argument;
  // The three instructions are the mark, uncompressed and within one page.
  asm volatile(".option push\n"
               ".option norvc\n"
               ".balign 16\n"
               "slli x0, x0, 0x1f\n"
               "ebreak\n"
               "srai x0, x0, 7\n"
               ".option pop"
               : "+r"(A0)
               : "r"(A1)
               : "memory");
  return A0;
}

constexpr uint32_t ClockHz = 10'000'000;
volatile uint32_t &clint(uint32_t Offset) {
  return *reinterpret_cast<volatile uint32_t *>(0x2000000 + Offset);
}
enum : uint32_t {
  TimeCompare = 0x4000,
  TimeCompareHigh = 0x4004,
  Time = 0xbff8
};

volatile uint32_t Ticks;
uint32_t NextTick; // the low word: programs here end within 7 minutes

void armTimer() {
  NextTick += ClockHz / 1000;
  clint(TimeCompare) = NextTick;
  clint(TimeCompareHigh) = 0;
}

} // namespace

[[gnu::naked, gnu::section(".start"), gnu::used]] void reset() {
  asm volatile("la sp, stack_end\n"
               "la t0, trap\n"
               "csrw mtvec, t0\n"
               "j start");
}

[[gnu::interrupt("machine"), gnu::aligned(4), gnu::used]] void trap() {
  uint32_t Cause;
  asm volatile("csrr %0, mcause" : "=r"(Cause));
  if (Cause != (1u << 31 | /*machine timer*/ 7)) {
    board::write("fault\n");
    board::exit(4);
  }
  Ticks = Ticks + 1;
  armTimer();
}

uint32_t board::now() { return Ticks; }
void board::startTimer() {
  NextTick = clint(Time);
  armTimer();
  asm volatile("csrs mie, %0" ::"r"(1 << 7));
  asm volatile("csrsi mstatus, 8");
}
// Interrupts are held back between the look and the sleep: a tick in between
// wakes, but is not taken before it is looked for.
void board::sleepAfter(uint32_t Seen) {
  asm volatile("csrci mstatus, 8" ::: "memory");
  if (Ticks == Seen)
    asm volatile("wfi" ::: "memory");
  asm volatile("csrsi mstatus, 8" ::: "memory");
}

void board::write(const char *Text) {
  semihost(/*SYS_WRITE0*/ 4, uint32_t(Text));
}
void board::exit(int Status) {
  uint32_t Why[2] = {/*ADP_Stopped_ApplicationExit*/ 0x20026, uint32_t(Status)};
  semihost(/*SYS_EXIT_EXTENDED*/ 0x20, uint32_t(Why));
  __builtin_unreachable();
}
