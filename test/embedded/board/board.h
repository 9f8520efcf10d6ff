// What the programs of this folder know of a board. Each board has a .cfg (how
// clang compiles and links for it), a .ld (its memory) and a .cpp (how it
// starts, ticks and speaks to the debugger that watches it, here qemu).
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace board {

/// Milliseconds since start-up, counted by the timer's interrupt.
uint32_t now();
void startTimer();
/// Sleeps while now() is \p Seen.
void sleepAfter(uint32_t Seen);

/// Writes to the host, by semihosting.
void write(const char *Text);
void write(uint32_t Number);
/// Ends the run; the host's process ends with this status.
[[noreturn]] void exit(int Status);

} // namespace board
