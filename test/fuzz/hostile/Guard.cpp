//===- Guard.cpp - What a child process finds out -------------------------===//
//
// LLVM's own passes crash on much that its verifier lets through, unsplit
// coroutines above all. That is not ours to find: such inputs are left out, and
// only another process can tell. A fuzzer's process is large, and most of what
// a fork costs is its size; so a helper is forked at the start, while it is
// small, and forks for each text.
//
//===----------------------------------------------------------------------===//

#include "Guard.h"
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dynasync::fuzz;

static bool transfer(ssize_t (*Move)(int, char *, size_t), int FD, char *Data,
                     size_t Size) {
  while (Size != 0) {
    ssize_t Done = Move(FD, Data, Size);
    if (Done == 0 || (Done < 0 && errno != EINTR))
      return false;
    if (Done > 0) {
      Data += Done;
      Size -= static_cast<size_t>(Done);
    }
  }
  return true;
}

static bool readAll(int FD, char *Data, size_t Size) {
  return transfer([](int F, char *D, size_t S) { return read(F, D, S); }, FD,
                  Data, Size);
}

static bool writeAll(int FD, const char *Data, size_t Size) {
  return transfer([](int F, char *D, size_t S) { return write(F, D, S); }, FD,
                  const_cast<char *>(Data), Size);
}

static bool runAlone(Guard::WorkFn Work, llvm::StringRef Text,
                     unsigned Seconds) {
  pid_t Child = fork();
  if (Child == 0) {
    rlimit Time{Seconds, Seconds + 1};
    setrlimit(RLIMIT_CPU, &Time);
    _exit(Work(Text) ? 0 : 1);
  }
  int Status = 0;
  while (Child > 0 && waitpid(Child, &Status, 0) < 0)
    if (errno != EINTR)
      return false;
  return Child > 0 && WIFEXITED(Status) && WEXITSTATUS(Status) == 0;
}

// Ends with its parent, whose end closes the pipe.
[[noreturn]] static void serve(Guard::WorkFn Work, unsigned Seconds, int In,
                               int Out) {
  // Not the fuzzer's handlers: they would keep a report of a crash.
  for (int Signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGALRM, SIGTERM,
                     SIGINT, SIGTRAP, SIGXCPU})
    signal(Signal, SIG_DFL);
  if (int Null = open("/dev/null", O_WRONLY | O_CLOEXEC); Null >= 0) {
    dup2(Null, STDOUT_FILENO);
    dup2(Null, STDERR_FILENO);
  }
  rlimit NoCore{0, 0};
  setrlimit(RLIMIT_CORE, &NoCore);
  std::string Text;
  uint64_t Size;
  while (readAll(In, reinterpret_cast<char *>(&Size), sizeof(Size))) {
    Text.resize(Size);
    if (!readAll(In, Text.data(), Size))
      break;
    char Answer = runAlone(Work, Text, Seconds) ? 1 : 0;
    if (!writeAll(Out, &Answer, 1))
      break;
  }
  _exit(0);
}

void Guard::start(WorkFn Work, unsigned SecondsEach) {
  int Down[2], Up[2];
  if (pipe2(Down, O_CLOEXEC) != 0 || pipe2(Up, O_CLOEXEC) != 0)
    abort();
  pid_t Helper = fork();
  if (Helper < 0)
    abort();
  if (Helper == 0) {
    close(Down[1]);
    close(Up[0]);
    serve(Work, SecondsEach, Down[0], Up[1]);
  }
  close(Down[0]);
  close(Up[1]);
  ToHelper = Down[1];
  FromHelper = Up[0];
}

bool Guard::survives(llvm::StringRef Text) {
  uint64_t Size = Text.size();
  char Answer = 0;
  if (!writeAll(ToHelper, reinterpret_cast<const char *>(&Size),
                sizeof(Size)) ||
      !writeAll(ToHelper, Text.data(), Text.size()) ||
      !readAll(FromHelper, &Answer, 1))
    abort();
  return Answer == 1;
}
