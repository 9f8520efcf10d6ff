//===- Main.cpp - dynasync-profile ----------------------------------------===//
//
// Merges the profiles of several runs, and shows one.
//
//===----------------------------------------------------------------------===//

#include "ProfileReader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Demangle/Demangle.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"

using namespace llvm;
using namespace dynasync;

static cl::OptionCategory Category("dynasync-profile's options");
static cl::SubCommand Merge("merge", "add up the profiles of several runs");
static cl::SubCommand Show("show", "print a profile as a table");

static cl::list<std::string> MergeInputs(cl::Positional, cl::OneOrMore,
                                         cl::desc("PROFILE..."), cl::sub(Merge),
                                         cl::cat(Category));
static cl::opt<std::string> Output("o", cl::desc("where to write the sum"),
                                   cl::value_desc("FILE"), cl::init("-"),
                                   cl::sub(Merge), cl::cat(Category));
static cl::opt<std::string> ShowInput(cl::Positional, cl::Required,
                                      cl::desc("PROFILE"), cl::sub(Show),
                                      cl::cat(Category));

static int fail(const Twine &Message) {
  WithColor::error(errs(), "dynasync-profile") << Message << '\n';
  return 1;
}

static int merge() {
  Profile Sum;
  for (const std::string &File : MergeInputs) {
    Expected<Profile> P = Profile::read(File);
    if (!P)
      return fail(toString(P.takeError()));
    Sum.add(*P);
  }
  // Only when all could be read: an old sum is not lost.
  std::error_code EC;
  ToolOutputFile Out(Output, EC, sys::fs::OF_TextWithCRLF);
  if (EC)
    return fail(Output + ": " + EC.message());
  Sum.write(Out.os());
  Out.os().close();
  if (Out.os().has_error()) {
    std::string Why = Out.os().error().message();
    Out.os().clear_error();
    return fail(Output + ": " + Why);
  }
  Out.keep();
  return 0;
}

static std::string placeOf(const ProfiledPlace &P) {
  if (P.File.empty())
    return "?";
  std::string Text = P.File;
  if (P.Line)
    Text += ":" + std::to_string(P.Line);
  if (P.Column)
    Text += ":" + std::to_string(P.Column);
  return Text;
}

static uint64_t mostOf(ArrayRef<ProfiledNeed> Needs) {
  return Needs.empty() ? 0 : Needs.back().Bytes;
}

static void showSites(const Profile &P) {
  const auto *Row =
      "{0,10} {1,10} {2,10} {3,8} {4,8} {5,10} {6,8} {7,8}  {8}\n";
  outs() << "Awaited calls\n"
         << formatv(Row, "calls", "slots", "overflows", "blocks", "heap",
                    "elided", "unknown", "largest", "where");
  SmallVector<const ProfiledSite *, 16> Sites(make_pointer_range(P.Sites));
  // What allocates most comes first.
  auto Cost = [](const ProfiledSite *S) {
    return std::make_pair(S->Blocks + S->Heap, S->calls());
  };
  sort(Sites, [&](const ProfiledSite *A, const ProfiledSite *B) {
    return Cost(A) != Cost(B) ? Cost(A) > Cost(B) : A < B;
  });
  for (const ProfiledSite *S : Sites)
    outs() << formatv(Row, S->calls(), S->Slots, S->Overflows, S->Blocks,
                      S->Heap, S->Elided, S->Unknown, S->Largest,
                      placeOf(*S) + " in " + demangle(S->Function));
}

static void showRoots(const Profile &P) {
  const auto *Row = "{0,10} {1,10} {2,10} {3,8} {4,8} {5,10}  {6}\n";
  outs() << "\nRoots, and the tails behind their frames\n"
         << formatv(Row, "made", "at once", "tail", "used", "wanted",
                    "too small", "where");
  for (const ProfiledRoot &R : P.Roots) {
    uint64_t TooSmall = 0;
    for (const ProfiledNeed &N : R.Wanted)
      TooSmall += N.Roots;
    outs() << formatv(Row, R.Made, R.Peak, R.Tail, mostOf(R.Used), R.Most,
                      TooSmall, placeOf(R) + " in " + demangle(R.Function));
  }
}

static int show() {
  Expected<Profile> P = Profile::read(ShowInput);
  if (!P)
    return fail(toString(P.takeError()));
  showSites(*P);
  showRoots(*P);
  return 0;
}

static const char Usage[] =
    R"(Usage: dynasync-profile merge [-o FILE] PROFILE...
       dynasync-profile show PROFILE

Merges and shows what programs have counted that were compiled with DynAsync's
option profile=yes (dynasync-clang++ --dynasync-profile).

  merge        adds up the profiles of several runs
    -o FILE    where to write the sum; default: standard output
  show         prints a profile as a table
  --help       this text
)";

int main(int argc, char **argv) {
  InitLLVM X(argc, argv);
  if (argc == 2 && StringRef(argv[1]).ltrim('-') == "help") {
    outs() << Usage;
    return 0;
  }
  cl::HideUnrelatedOptions(Category);
  cl::HideUnrelatedOptions({&Category}, Merge);
  cl::HideUnrelatedOptions({&Category}, Show);
  cl::ParseCommandLineOptions(
      argc, argv, "Merges and shows run-time profiles of DynAsync.\n");
  if (Merge)
    return merge();
  if (Show)
    return show();
  return fail("no command was given (merge, show; see --help)");
}
