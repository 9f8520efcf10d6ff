//===- Guard.cpp - What a child process finds out -------------------------===//
//
// LLVM's own passes crash on much that its verifier lets through, unsplit
// coroutines above all. That is not ours to find: such inputs are left out, and
// only another process can tell.
//
//===----------------------------------------------------------------------===//

#include "Guard.h"
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dynasync::fuzz;

bool dynasync::fuzz::survives(llvm::function_ref<bool()> Work,
                              unsigned Seconds) {
  pid_t Child = fork();
  if (Child < 0)
    return false;
  if (Child == 0) {
    // Not the fuzzer's handlers: they would keep a report of a crash.
    for (int Signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE, SIGALRM,
                       SIGTERM, SIGINT, SIGTRAP})
      signal(Signal, SIG_DFL);
    if (int Null = open("/dev/null", O_WRONLY); Null >= 0) {
      dup2(Null, STDOUT_FILENO);
      dup2(Null, STDERR_FILENO);
    }
    rlimit Time{Seconds, Seconds + 1}, NoCore{0, 0};
    setrlimit(RLIMIT_CPU, &Time);
    setrlimit(RLIMIT_CORE, &NoCore);
    _exit(Work() ? 0 : 1);
  }
  int Status = 0;
  while (waitpid(Child, &Status, 0) < 0)
    if (errno != EINTR)
      return false;
  return WIFEXITED(Status) && WEXITSTATUS(Status) == 0;
}
