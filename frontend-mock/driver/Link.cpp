//===- Link.cpp - Executables ---------------------------------------------===//

#include "driver/Link.h"
#include "driver/Config.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace llvm;
using namespace traitc;

/// The one that this was built with, or one of the same major in PATH.
static Expected<std::string> findClang() {
  if (sys::fs::can_execute(TRAITC_CLANG))
    return std::string(TRAITC_CLANG);
  for (StringRef Name : {"clang++-" TRAITC_LLVM_MAJOR, "clang++", "c++"})
    if (ErrorOr<std::string> Path = sys::findProgramByName(Name))
      return *Path;
  return createStringError("no linker: clang++-" TRAITC_LLVM_MAJOR
                           " is not in PATH (Debian: apt-get install "
                           "clang-" TRAITC_LLVM_MAJOR ")");
}

Error traitc::link(StringRef Object, StringRef Output, StringRef Self,
                   const DriverOptions &Opts) {
  SmallString<128> Runtime(sys::path::parent_path(Self));
  sys::path::append(Runtime, "..", "lib", "libtraitc_rt.a");
  sys::path::remove_dots(Runtime, /*remove_dot_dot=*/true);
  if (!sys::fs::exists(Runtime))
    return createStringError("the runtime is missing: " + Runtime.str() +
                             " (build the target traitc_rt)");
  Expected<std::string> Clang = findClang();
  if (!Clang)
    return Clang.takeError();
  SmallVector<StringRef, 8> Args = {*Clang, Object};
  // They may need the runtime's allocator.
  Args.append(Opts.Link.begin(), Opts.Link.end());
  Args.append({Runtime, "-o", Output});
  if (Opts.SanitizeAddress)
    Args.push_back("-fsanitize=address");
  // A third of the time.
  if (sys::fs::can_execute(TRAITC_LLD))
    Args.push_back("--ld-path=" TRAITC_LLD);
  std::string Message;
  int Status =
      sys::ExecuteAndWait(*Clang, Args, std::nullopt, {}, 0, 0, &Message);
  if (Status == 0)
    return Error::success();
  return createStringError(
      "linking failed: " +
      (Message.empty() ? *Clang + " ended with status " + std::to_string(Status)
                       : Message));
}

static Error cannotRun(int Code) {
  return createStringError(std::error_code(Code, std::generic_category()),
                           "cannot run the program");
}

// Not ExecuteAndWait, which does not tell which signal ended the program, and
// leaves it running where traitc is ended itself (by timeout, say).
Expected<int> traitc::runProgram(const std::string &Program,
                                 ArrayRef<std::string> Args) {
  std::vector<char *> Argv = {const_cast<char *>(Program.c_str())};
  for (const std::string &Arg : Args)
    Argv.push_back(const_cast<char *>(Arg.c_str()));
  Argv.push_back(nullptr);
  int Failure[2]; // why exec failed; closed where it did not
  if (pipe2(Failure, O_CLOEXEC) < 0)
    return cannotRun(errno);
  pid_t Child = fork();
  if (Child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    execv(Program.c_str(), Argv.data());
    int Code = errno;
    bool Told = ::write(Failure[1], &Code, sizeof(Code)) == sizeof(Code);
    _exit(Told ? 0 : 127);
  }
  int Code = errno; // fork's
  ::close(Failure[1]);
  bool Failed =
      Child < 0 || ::read(Failure[0], &Code, sizeof(Code)) == sizeof(Code);
  ::close(Failure[0]);
  int Status = 0;
  while (Child > 0 && waitpid(Child, &Status, 0) < 0)
    if (errno != EINTR)
      return cannotRun(errno);
  if (Failed)
    return cannotRun(Code);
  return WIFSIGNALED(Status) ? 128 + WTERMSIG(Status) : WEXITSTATUS(Status);
}
