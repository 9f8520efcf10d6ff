//===- Options.cpp - The command line -------------------------------------===//
//
// Not llvm::cl: its options are global, and the shared library that this links
// has hundreds of its own.
//
//===----------------------------------------------------------------------===//

#include "Options.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace report;

const char *const report::HelpText =
    R"(Usage: dynasync-report [options] FILE-OR-FOLDER...

Reads the optimization records of a build and says which awaited calls still
reach the heap, why, and what to change. To make records, compile with

  dynasync-clang++ -fsave-optimization-record \
    -foptimization-record-passes=dynasync ...

Of a folder, all records in and below it are read (*.opt.yaml,
*.opt.bitstream, and those of a link). Calls in headers that several units have
seen are one.

What to make; without any, a table:
  --json[=FILE]         everything as JSON, to FILE or standard output
  --html=FILE           one page for a browser, with the sources around each
                        call; it needs no other file
  --all                 the table has the calls too whose frames are in storage

How:
  --profile=FILE        what a run has counted (dynasync-clang++
                        --dynasync-profile), for the order and how often; may be
                        given several times, for several runs
  --source-root=FOLDER  looks for sources in there first; may be given several
                        times. Without it, they are looked for where the
                        records name them, and in the folders above each record
  --prefix-map=OLD=NEW  files whose names begin with OLD begin with NEW (undoes
                        -ffile-prefix-map=NEW=OLD)
  --color=always|never  colours in the table; otherwise, if it goes to a
                        terminal
  --progress, --no-progress
                        a line that tells how far reading has come; otherwise,
                        if standard error is a terminal
  --fail-on-heap        ends with status 3 if a call is on the heap
  --version             versions of dynasync-report and LLVM
  -h, --help            this text

What becomes of a call's frame:
  heap       allocated on each call
  maybe      may not fit into what it is offered
  root       allocated, and brings the storage for a whole chain of awaits
  storage    lies in its caller's storage, as far as is known
  in-frame   is a part of its caller's frame
  no-frame   the call makes none

Exit status: 0 on success; 1 when records could not be read, or there are none;
2 when the command line has errors; 3 with --fail-on-heap, when a call is on the
heap.
)";

static Error usage(const Twine &Message) {
  return createStringError(Message.str());
}

static bool takesValue(StringRef Name) {
  return StringSwitch<bool>(Name)
      .Cases(
          {"--html", "--source-root", "--prefix-map", "--color", "--profile"},
          true)
      .Default(false);
}

static Error parseValue(Options &O, StringRef Name, StringRef Value) {
  if (!takesValue(Name))
    return usage("unknown option '" + Name + "'; --help lists them all");
  if (Value.empty())
    return usage(Name + " needs a value, as in " + Name + "=VALUE");
  if (Name == "--html") {
    O.HTML = Value.str();
  } else if (Name == "--source-root") {
    O.SourceRoots.push_back(Value.str());
  } else if (Name == "--profile") {
    O.Profiles.push_back(Value.str());
  } else if (Name == "--prefix-map") {
    auto [Old, New] = Value.split('=');
    if (Old.empty() || !Value.contains('='))
      return usage("--prefix-map: '" + Value + "' is not OLD=NEW");
    O.PrefixMaps.emplace_back(Old.str(), New.str());
  } else {
    if (Value != "always" && Value != "never" && Value != "auto")
      return usage("--color: unknown '" + Value +
                   "' (known: always, never, auto)");
    if (Value != "auto")
      O.Color = Value == "always";
  }
  return Error::success();
}

Expected<Options> report::parseOptions(ArrayRef<const char *> Args) {
  Options O;
  bool OnlyFiles = false;
  for (; !Args.empty(); Args = Args.drop_front()) {
    StringRef Arg = Args.front();
    if (OnlyFiles || !Arg.starts_with("-")) {
      O.Inputs.push_back(Arg.str());
      continue;
    }
    bool *Flag = StringSwitch<bool *>(Arg)
                     .Case("--all", &O.All)
                     .Case("--fail-on-heap", &O.FailOnHeap)
                     .Case("--version", &O.Version)
                     .Cases({"-h", "-help", "--help"}, &O.Help)
                     .Case("--", &OnlyFiles)
                     .Default(nullptr);
    if (Flag) {
      *Flag = true;
    } else if (Arg == "--json") {
      O.JSON = "-";
    } else if (Arg.consume_front("--json=")) {
      if (Arg.empty())
        return usage("--json= needs a value; --json alone is standard output");
      O.JSON = Arg.str();
    } else if (Arg == "--progress" || Arg == "--no-progress") {
      O.Progress = Arg == "--progress";
    } else {
      auto [Name, Value] = Arg.split('=');
      // What is written does not take the next argument: that may be a record.
      if (!Arg.contains('=') && Args.size() > 1 && takesValue(Name) &&
          Name != "--html") {
        Args = Args.drop_front();
        Value = Args.front();
      }
      if (Error E = parseValue(O, Name, Value))
        return std::move(E);
    }
  }
  if (O.Inputs.empty() && !O.Help && !O.Version)
    return usage("no records: give files, or the folder of a build; --help "
                 "tells more");
  return std::move(O);
}
