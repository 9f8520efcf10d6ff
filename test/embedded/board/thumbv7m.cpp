// Cortex-M3 (mps2-an385): vector table, SysTick, semihosting by bkpt 0xab.
#include "board.h"

extern "C" {
extern char stack_end;
[[noreturn]] void start();
[[noreturn]] void reset();
[[noreturn]] void fault();
void tick();
}

namespace {

uint32_t semihost(uint32_t Operation, uint32_t Argument) {
  register uint32_t R0 asm("r0") = Operation;
  register uint32_t R1 asm("r1") = Argument;
  asm volatile("bkpt 0xab" : "+r"(R0) : "r"(R1) : "memory");
  return R0;
}

struct SysTick {
  volatile uint32_t Control, Reload, Current;
};
SysTick &sysTick() { return *reinterpret_cast<SysTick *>(0xe000e010); }

constexpr uint32_t ClockHz = 25'000'000;
volatile uint32_t Ticks;

} // namespace

// Entry 0 is the stack, 1 to 15 are the processor's own exceptions.
[[gnu::section(".start"), gnu::used]] void (*const Vectors[16])() = {
    reinterpret_cast<void (*)()>(&stack_end),
    reset,
    fault,
    fault,
    fault,
    fault,
    fault,
    nullptr,
    nullptr,
    nullptr,
    nullptr,
    fault,
    fault,
    nullptr,
    fault,
    tick};

void reset() { start(); }
void fault() {
  board::write("fault\n");
  board::exit(4);
}
void tick() { Ticks = Ticks + 1; }

uint32_t board::now() { return Ticks; }
void board::startTimer() {
  sysTick().Reload = ClockHz / 1000 - 1;
  sysTick().Current = 0;
  sysTick().Control = 7;
}
// Interrupts are held back between the look and the sleep: a tick in between
// wakes, but is not taken before it is looked for.
void board::sleepAfter(uint32_t Seen) {
  asm volatile("cpsid i" ::: "memory");
  if (Ticks == Seen)
    asm volatile("wfi" ::: "memory");
  asm volatile("cpsie i" ::: "memory");
}

void board::write(const char *Text) {
  semihost(/*SYS_WRITE0*/ 4, uint32_t(Text));
}
void board::exit(int Status) {
  uint32_t Why[2] = {/*ADP_Stopped_ApplicationExit*/ 0x20026, uint32_t(Status)};
  semihost(/*SYS_EXIT_EXTENDED*/ 0x20, uint32_t(Why));
  __builtin_unreachable();
}
