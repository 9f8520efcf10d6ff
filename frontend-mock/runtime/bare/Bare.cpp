//===- Bare.cpp - The runtime without a heap, a library or an OS ----------===//
//
// For programs without Box, spawn and floats, compiled with --no-heap and
// --panic=abort: what they call of runtime.h, on top of the four functions of
// Host.h. It is compiled for the target by whoever builds the program. There is
// no traitc_alloc: what would allocate does not link, unless the program has
// one.
//
//===----------------------------------------------------------------------===//

#include "Host.h"
#include "runtime.h"

// --- Output ------------------------------------------------------------------

/// There is one place where text goes to.
struct traitc_sink {};
static traitc_sink Out;

static size_t length(const char *Text) {
  size_t N = 0;
  while (Text[N])
    ++N;
  return N;
}
static void print(const char *Text) { traitc_host_write(Text, length(Text)); }

/// The decimal digits of \p Value, without a 64-bit division.
static const char *digits(uint64_t Value, char (&Buffer)[21]) {
  static constexpr uint64_t Powers[] = {10000000000000000000u,
                                        1000000000000000000u,
                                        100000000000000000u,
                                        10000000000000000u,
                                        1000000000000000u,
                                        100000000000000u,
                                        10000000000000u,
                                        1000000000000u,
                                        100000000000u,
                                        10000000000u,
                                        1000000000u,
                                        100000000u,
                                        10000000u,
                                        1000000u,
                                        100000u,
                                        10000u,
                                        1000u,
                                        100u,
                                        10u,
                                        1u};
  char *End = Buffer;
  for (uint64_t Power : Powers) {
    char Digit = '0';
    for (; Value >= Power; Value -= Power)
      ++Digit;
    if (Digit != '0' || End != Buffer || Power == 1)
      *End++ = Digit;
  }
  *End = 0;
  return Buffer;
}

extern "C" traitc_sink *traitc_stdout() noexcept { return &Out; }
extern "C" traitc_sink *traitc_stderr() noexcept { return &Out; }
extern "C" void traitc_write(traitc_sink *, const char *Text, size_t Length) {
  traitc_host_write(Text, Length);
}
extern "C" void traitc_formatter_init(traitc_formatter *F, traitc_sink *Sink,
                                      uint32_t Fill, uint32_t Flags,
                                      int64_t Width,
                                      int64_t Precision) noexcept {
  *F = {Sink,
        static_cast<uint64_t>(Width),
        static_cast<uint64_t>(Precision),
        Fill,
        Flags,
        0};
}

/// Blanks on the left, as numbers have them; on the right if told so.
static void pad(const traitc_formatter &F, const char *Text, size_t Length,
                bool Left) {
  uint64_t Blanks =
      F.width == UINT64_MAX || F.width <= Length ? 0 : F.width - Length;
  if (F.flags & TRAITC_FMT_LEFT)
    Left = true;
  if (F.flags & TRAITC_FMT_RIGHT)
    Left = false;
  if (Left)
    traitc_host_write(Text, Length);
  for (; Blanks; --Blanks)
    traitc_host_write(" ", 1);
  if (!Left)
    traitc_host_write(Text, Length);
}
extern "C" void traitc_fmt_pad(traitc_formatter *F, const char *Text,
                               size_t Length) {
  pad(*F, Text, Length, /*Left=*/true);
}
extern "C" void traitc_fmt_u64(traitc_formatter *F, uint64_t Value) {
  char Buffer[21];
  const char *Text = digits(Value, Buffer);
  pad(*F, Text, length(Text), /*Left=*/false);
}
extern "C" void traitc_fmt_i64(traitc_formatter *F, int64_t Value) {
  if (Value >= 0)
    return traitc_fmt_u64(F, static_cast<uint64_t>(Value));
  char Buffer[22] = "-";
  char Positive[21];
  const char *Text = digits(0 - static_cast<uint64_t>(Value), Positive);
  size_t Length = length(Text);
  for (size_t I = 0; I != Length; ++I)
    Buffer[I + 1] = Text[I];
  pad(*F, Buffer, Length + 1, /*Left=*/false);
}

// --- Panics ------------------------------------------------------------------

static constexpr int PanicStatus = 101;

static void printNumber(uint64_t N) {
  char Buffer[21];
  print(digits(N, Buffer));
}

extern "C" void traitc_panic(const char *Message, size_t Length,
                             const char *File, size_t FileLength, uint32_t Line,
                             uint32_t Column) {
  print("\nthread 'main' panicked");
  if (FileLength) {
    print(" at ");
    traitc_host_write(File, FileLength);
    print(":");
    printNumber(Line);
    print(":");
    printNumber(Column);
  }
  print(":\n");
  traitc_host_write(Message, Length);
  print("\n");
  traitc_host_exit(PanicStatus);
}
[[noreturn]] static void panic(const char *Message) {
  traitc_panic(Message, length(Message), "", 0, 0, 0);
}
extern "C" void traitc_panic_bounds(size_t Index, size_t Length, const char *,
                                    size_t, uint32_t, uint32_t) {
  print("\nthread 'main' panicked:\nindex out of bounds: the len is ");
  printNumber(Length);
  print(" but the index is ");
  printNumber(Index);
  print("\n");
  traitc_host_exit(PanicStatus);
}
extern "C" void traitc_panic_in_cleanup() noexcept {
  panic("panic in a destructor during cleanup");
}
extern "C" traitc_sink *traitc_panic_begin() {
  print("\nthread 'main' panicked:\n");
  return &Out;
}
extern "C" void traitc_panic_end(traitc_sink *, const char *, size_t, uint32_t,
                                 uint32_t) {
  print("\n");
  traitc_host_exit(PanicStatus);
}
extern "C" void traitc_panic_abandon(traitc_sink *) noexcept {}

// What drops a spawned task refers to it; nothing was spawned. A program with
// an allocator of its own has its own.
extern "C" __attribute__((weak)) void traitc_dealloc(void *, size_t,
                                                     size_t) noexcept {
  panic("there is no heap");
}

// --- The executor: a root, and what it sleeps for
// ------------------------------

static constexpr unsigned MaxTimers = 16;

static struct {
  uint64_t Root, Now, LastTimer;
  bool Awake;
  struct {
    uint64_t Number, Deadline;
  } Timers[MaxTimers];
} State;

extern "C" uint64_t traitc_executor_enter() {
  if (State.Root)
    panic("one block_on inside another");
  State.Root = 1;
  State.Now = traitc_host_now();
  State.Awake = true;
  return State.Root;
}
extern "C" void traitc_executor_leave() noexcept { State.Root = 0; }
extern "C" uint64_t traitc_executor_first() noexcept { return 0; }

extern "C" uint64_t traitc_executor_next() {
  while (!State.Awake) {
    auto *Next = State.Timers;
    for (auto &T : State.Timers)
      if (T.Number && (!Next->Number || T.Deadline < Next->Deadline))
        Next = &T;
    if (!Next->Number)
      panic("block_on: every task waits, and nothing will wake one");
    traitc_host_sleep_until(Next->Deadline);
    State.Now = Next->Deadline;
    Next->Number = 0;
    State.Awake = true;
  }
  State.Awake = false;
  return State.Root;
}
extern "C" void traitc_wake(uint64_t) { State.Awake = true; }
extern "C" uint64_t traitc_now() { return State.Now; }

extern "C" void traitc_timer_cancel(uint64_t Number) noexcept {
  for (auto &T : State.Timers)
    if (T.Number == Number)
      T.Number = 0;
}
extern "C" uint64_t traitc_timer_set(uint64_t Number, uint64_t Deadline,
                                     uint64_t) {
  if (Number)
    traitc_timer_cancel(Number);
  else
    Number = ++State.LastTimer;
  for (auto &T : State.Timers)
    if (!T.Number) {
      T.Number = Number;
      T.Deadline = Deadline;
      return Number;
    }
  panic("too many timers");
}

// block_on knows of spawned tasks; there are none.
extern "C" uint32_t traitc_task_waits(uint64_t) noexcept { return 0; }
extern "C" traitc_task_result traitc_task_take(uint64_t) noexcept { return {}; }
extern "C" void traitc_task_put(uint64_t, void *, const void *) {}
