//===- Main.cpp - dynasync-report -----------------------------------------===//

#include "Options.h"
#include "Output.h"
#include "ProfileCounts.h"
#include "Records.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"
#include <chrono>

using namespace llvm;
using namespace report;

namespace {

enum Status { Success = 0, NoRecords = 1, UsageError = 2, OnHeap = 3 };

/// One line on standard error that is written over and over.
class Progress {
public:
  Progress(bool Shown, size_t Total) : Shown(Shown), Total(Total) {}
  ~Progress() {
    if (Width)
      errs() << '\r' << std::string(Width, ' ') << '\r';
  }
  void at(size_t Done) {
    auto Now = std::chrono::steady_clock::now();
    if (!Shown || (Width && Now - Last < std::chrono::milliseconds(100)))
      return;
    Last = Now;
    std::string Text = "reading records: " + std::to_string(Done) + " of " +
                       std::to_string(Total) + " files";
    errs() << '\r' << Text;
    Width = std::max(Width, Text.size());
  }

private:
  const bool Shown;
  const size_t Total;
  size_t Width = 0;
  std::chrono::steady_clock::time_point Last;
};

} // namespace

static int fail(int Status, Error E) {
  WithColor::error(errs(), "dynasync-report") << toString(std::move(E)) << '\n';
  return Status;
}

// Reads what it can. \returns false if something could not be read.
static bool readAll(const Options &Opts, Report &R, Sources &Files) {
  bool AllWell = true;
  auto Complain = [&](Error E) {
    fail(NoRecords, std::move(E));
    AllWell = false;
  };
  std::vector<std::string> Records;
  for (const std::string &Input : Opts.Inputs) {
    auto Found = findRecords(Input);
    if (!Found)
      Complain(Found.takeError());
    else
      append_range(Records, *Found);
  }
  Progress Line(Opts.Progress.value_or(sys::Process::StandardErrIsDisplayed()),
                Records.size());
  SmallVector<Error, 0> Errors;
  for (auto [I, Record] : enumerate(Records)) {
    Line.at(I);
    Files.addRecord(Record);
    if (Error E = readRecords(R, Record))
      Errors.push_back(std::move(E));
  }
  Line.at(Records.size());
  for (Error &E : Errors)
    Complain(std::move(E));
  return AllWell;
}

static Error noRecords(const Report &R) {
  if (R.NumFiles == 0)
    return createStringError(
        "there are no optimization records in there: compile with "
        "-fsave-optimization-record, which writes OBJECT.opt.yaml beside each "
        "object");
  std::string Text = "no remark of DynAsync in " + std::to_string(R.NumFiles) +
                     (R.NumFiles == 1 ? " file" : " files");
  if (R.NumOtherRemarks)
    Text += ", " + std::to_string(R.NumOtherRemarks) + " of other passes";
  return createStringError(
      Text + ": the plugin did not run (-fpass-plugin=), "
             "-foptimization-record-passes= leaves dynasync out, or no "
             "coroutine type is opted in; see \"Nothing is lowered, and "
             "nothing is said\" in docs/troubleshooting.md");
}

static Error writeFile(StringRef Path,
                       function_ref<void(raw_ostream &)> Write) {
  std::error_code EC;
  raw_fd_ostream OS(Path, EC);
  if (!EC) {
    Write(OS);
    OS.close();
    EC = OS.error();
    OS.clear_error();
  }
  if (EC)
    return createStringError(EC, Path + ": " + EC.message());
  return Error::success();
}

int main(int Argc, char **Argv) {
  InitLLVM Init(Argc, Argv);
  auto Parsed = parseOptions(ArrayRef<const char *>(Argv + 1, Argc - 1));
  if (!Parsed)
    return fail(UsageError, Parsed.takeError());
  const Options &Opts = *Parsed;
  if (Opts.Help || Opts.Version) {
    if (Opts.Help)
      outs() << HelpText;
    else
      outs() << "dynasync-report " << DYNASYNC_VERSION << ", LLVM "
             << LLVM_VERSION_STRING << '\n';
    return Success;
  }

  Sources Files;
  for (const std::string &Root : Opts.SourceRoots)
    Files.addRoot(Root);
  for (auto &[Old, New] : Opts.PrefixMaps)
    Files.addMapping(Old, New);
  Report R;
  bool AllWell = readAll(Opts, R, Files);
  if (R.NumRemarks == 0)
    return AllWell ? fail(NoRecords, noRecords(R)) : NoRecords;
  mergeSites(R);
  if (!Opts.Profiles.empty()) {
    ProfileCounts Counts;
    for (const std::string &File : Opts.Profiles)
      if (Error E = Counts.read(File))
        return fail(NoRecords, std::move(E));
    if (joinCounts(R, Counts) == 0)
      WithColor::warning(errs(), "dynasync-report")
          << "the profile has none of these calls: it is of another program, "
             "or of one that was compiled without line information\n";
  }
  judge(R, Files);
  sortSites(R);

  if (Opts.JSON)
    if (Error E = writeFile(*Opts.JSON, [&](raw_ostream &OS) {
          printJSON(R, nullptr, /*Indent=*/true, OS);
        }))
      return fail(NoRecords, std::move(E));
  if (Opts.HTML)
    if (Error E = writeFile(*Opts.HTML,
                            [&](raw_ostream &OS) { printHTML(R, Files, OS); }))
      return fail(NoRecords, std::move(E));
  if (!Opts.JSON && !Opts.HTML) {
    TableStyle Style;
    Style.Width = sys::Process::StandardOutIsDisplayed()
                      ? sys::Process::StandardOutColumns()
                      : 0;
    Style.Color = Opts.Color.value_or(sys::Process::StandardOutHasColors());
    Style.All = Opts.All;
    printTable(R, Style, outs());
  }
  if (!AllWell)
    return NoRecords;
  return Opts.FailOnHeap && R.count(Verdict::Heap) ? OnHeap : Success;
}
