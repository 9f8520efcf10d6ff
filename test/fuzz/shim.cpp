//===- shim.cpp - Runs a program many times -------------------------------===//
//
// Linked to generated programs of the trait language. For each number in the
// file that FUZZ_RUNS names, the program runs in a process of its own, forked
// before anything else happens, and finds the number by `selected`. What it
// prints stands behind `>> NUMBER`, and its end behind that: `<< STATUS`, or
// `<< -SIGNAL`, both on standard output. Standard error has `>> NUMBER` too.
//
//===----------------------------------------------------------------------===//

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static uint32_t Selected, Fuel, Calls, Boxes, Steps;
static bool DropsAreSteps;
static uint64_t Answer;

/// What programs ask, each by a letter.
extern "C" uint64_t fuzz_command(uint8_t Command) {
  constexpr uint64_t No = 4000000000, Yes = 4000000001;
  switch (Command) {
  case 'S':
    return Selected;
  case 'T':
    ++Steps;
    return Fuel && --Fuel == 0 ? Yes : 0;
  case 'C':
    return ++Calls < 60 ? 0 : No;
  case 'D':
    return DropsAreSteps ? Yes : 0;
  case 'B':
    ++Boxes;
    return 0;
  }
  abort();
}

extern "C" __attribute__((weak)) void
__real_traitc_write(void *To, const char *Text, size_t Length);

/// In place of the runtime's (--wrap): text behind a 1 is a command.
extern "C" void __wrap_traitc_write(void *To, const char *Text, size_t Length) {
  if (Length == 2 && *Text == 1)
    Answer = fuzz_command(uint8_t(Text[1]));
  else if (__real_traitc_write)
    __real_traitc_write(To, Text, Length);
}

extern "C" uint64_t __wrap_traitc_allocations() { return Answer; }

__attribute__((destructor)) static void tellCounts() {
  if (Selected)
    fprintf(stderr, "boxes %u steps %u\n", Boxes, Steps);
}

static void say(int To, const char *Format, int Value) {
  char Line[32];
  int Length = snprintf(Line, sizeof(Line), Format, Value);
  if (write(To, Line, size_t(Length)) != Length)
    _exit(98);
}

__attribute__((constructor)) static void runEach() {
  const char *Path = getenv("FUZZ_RUNS");
  FILE *Runs = Path ? fopen(Path, "r") : nullptr;
  if (!Runs)
    return;
  // All of them now: the processes share the place in the file.
  static uint32_t Numbers[1 << 16];
  size_t Count = 0;
  while (Count < std::size(Numbers) && fscanf(Runs, "%u", &Numbers[Count]) == 1)
    ++Count;
  fclose(Runs);
  const char *Seconds = getenv("FUZZ_SECONDS");
  for (size_t I = 0; I < Count; ++I) {
    uint32_t Next = Numbers[I];
    say(STDOUT_FILENO, ">> %d\n", int(Next));
    say(STDERR_FILENO, ">> %d\n", int(Next));
    pid_t Child = fork();
    if (Child == 0) {
      Selected = Next;
      Fuel = Next % 1024;
      DropsAreSteps = Next >> 15 & 1;
      rlim_t Limit = Seconds ? rlim_t(atoi(Seconds)) : 5;
      rlimit Time = {Limit, Limit + 1}, Core = {0, 0};
      setrlimit(RLIMIT_CPU, &Time);
      setrlimit(RLIMIT_CORE, &Core);
      // A program that waits for ever uses no processor.
      alarm(unsigned(4 * Limit));
      return;
    }
    int Status = 0;
    waitpid(Child, &Status, 0);
    say(STDOUT_FILENO, "<< %d\n",
        WIFSIGNALED(Status) ? -WTERMSIG(Status) : WEXITSTATUS(Status));
  }
  _exit(0);
}
