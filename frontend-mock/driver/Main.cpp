//===- Main.cpp - traitc --------------------------------------------------===//

#include "driver/Backend.h"
#include "driver/Config.h"
#include "driver/Frontend.h"
#include "driver/Link.h"
#include "driver/Options.h"
#include "driver/Prelude.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/Signals.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;
using namespace traitc;

/// The compiler recurses over programs; this is enough for what the parser
/// lets through.
static constexpr unsigned StackSize = 256 << 20;

static int fail(int Status, Error E) {
  WithColor::error(errs(), "traitc") << toString(std::move(E)) << '\n';
  return Status;
}

static int internal(StringRef What) {
  WithColor::error(errs(), "traitc") << "internal: " << What << '\n';
  return Internal;
}

/// Compiles to what \p Opts ask for; an executable as an object, \p Output.
static int compile(const DriverOptions &Opts, StringRef Output) {
  auto Source = MemoryBuffer::getFileOrSTDIN(Opts.Input);
  if (!Source)
    return fail(ProgramErrors,
                createStringError("cannot read '" + Opts.Input +
                                  "': " + Source.getError().message()));
  auto Target = makeTargetMachine(Opts);
  if (!Target)
    return fail(UsageError, Target.takeError());

  StringRef FileName = Opts.Input == "-" ? "<stdin>" : StringRef(Opts.Input);
  MemoryBufferRef Text((*Source)->getBuffer(), FileName);
  LLVMContext C;
  Reporter &R = installReporter(C, Text, Opts.Remarks);
  FrontendResult F = runFrontend(Text, Opts, **Target, C);
  if (F.Status != Success)
    return F.Status;
  Module &M = *F.M;
  if (!verify(M, R)) {
    // For whoever looks into it.
    if (Opts.Kind == Emit::IR)
      consumeError(writeIR(M, Opts.Output));
    return internal("the front end made invalid IR");
  }
  runPasses(M, Opts, **Target);
  if (errorCount(R))
    return ProgramErrors;
  if (Opts.Kind != Emit::IR && verifyModule(M, &errs()))
    return internal("the passes made invalid IR");

  bool Object = Opts.Kind == Emit::Object || Opts.Kind == Emit::Program;
  if (Error E = Object ? writeObject(M, Output, **Target) : writeIR(M, Output))
    return fail(ProgramErrors, std::move(E));
  return errorCount(R) ? ProgramErrors : Success;
}

/// What is wrong with the output file, as far as that can be seen before the
/// work is done.
static Error checkOutput(const DriverOptions &Opts) {
  StringRef Output = Opts.Output;
  if (Opts.Run || Output == "-")
    return Error::success();
  bool Same = false;
  if (Opts.Input != "-" && !sys::fs::equivalent(Opts.Input, Output, Same) &&
      Same)
    return createStringError("'" + Output +
                             "' is the program itself: the "
                             "output would overwrite it");
  std::error_code EC;
  StringRef Folder = sys::path::parent_path(Output);
  if (sys::fs::is_directory(Output))
    EC = std::make_error_code(std::errc::is_a_directory);
  else if (!sys::fs::exists(Output))
    EC = sys::fs::access(Folder.empty() ? "." : Folder,
                         sys::fs::AccessMode::Write);
  if (EC)
    return createStringError("cannot write '" + Output + "': " + EC.message());
  return Error::success();
}

/// On a stack of its own; a crash becomes an exit status.
static int compileSafely(const DriverOptions &Opts, StringRef Output) {
  int Status = Internal;
  CrashRecoveryContext::Enable();
  CrashRecoveryContext CRC;
  CRC.DumpStackAndCleanupOnFailure = true;
  if (!CRC.RunSafelyOnThread([&] { Status = compile(Opts, Output); },
                             StackSize))
    return internal("the compiler crashed");
  return Status;
}

// What cannot be deleted stays.
static void consume(std::error_code) {}

static int makeProgram(const DriverOptions &Opts, StringRef Self) {
  SmallString<128> Object, Program(Opts.Output);
  scope_exit Cleanup([&] {
    if (!Object.empty())
      consume(sys::fs::remove(Object));
    if (Opts.Run && !Program.empty())
      consume(sys::fs::remove(Program));
  });
  std::error_code EC = sys::fs::createTemporaryFile("traitc", "o", Object);
  if (!EC && Opts.Run) {
    Program.clear();
    EC = sys::fs::createTemporaryFile("traitc", "", Program);
  }
  if (EC)
    return fail(
        ProgramErrors,
        createStringError("cannot make a temporary file: " + EC.message()));
  if (Opts.Run)
    sys::RemoveFileOnSignal(Program);
  sys::RemoveFileOnSignal(Object);
  if (int Status = compileSafely(Opts, Object))
    return Status;
  sys::RemoveFileOnSignal(Object); // who wrote it wants to keep it
  if (Error E = link(Object, Program, Self, Opts))
    return fail(ProgramErrors, std::move(E));
  if (!Opts.Run)
    return Success;
  Expected<int> Status =
      runProgram(std::string(Program), ArrayRef(Opts.RunArgs));
  return Status ? *Status : fail(ProgramErrors, Status.takeError());
}

int main(int Argc, char **Argv) {
  InitLLVM Init(Argc, Argv);
  setBugReportMsg("traitc crashed; this is a bug, whatever the program is.\n");
  // LLVM's own last words end with status 1, which here is the program's.
  install_fatal_error_handler([](void *, const char *Message, bool) {
    errs() << "traitc: error: internal: " << Message << '\n';
    exit(Internal);
  });
  Expected<DriverOptions> Opts =
      parseOptions(ArrayRef(Argv + 1, static_cast<size_t>(Argc - 1)));
  if (!Opts)
    return fail(UsageError, Opts.takeError());
  if (Opts->Help) {
    outs() << HelpText;
    return Success;
  }
  if (Opts->Version) {
    outs() << "traitc " TRAITC_VERSION ", LLVM " LLVM_VERSION_STRING "\n";
    return Success;
  }
  if (Opts->PrintPrelude) {
    outs() << PreludeText;
    return Success;
  }
  if (Error E = checkOutput(*Opts))
    return fail(ProgramErrors, std::move(E));
  if (Opts->Kind != Emit::Program)
    return compileSafely(*Opts, Opts->Output);
  // NOLINTBEGIN(performance-no-int-to-ptr): a function's address.
  auto *Here =
      reinterpret_cast<void *>(reinterpret_cast<intptr_t>(&makeProgram));
  // NOLINTEND(performance-no-int-to-ptr)
  return makeProgram(*Opts, sys::fs::getMainExecutable(Argv[0], Here));
}
