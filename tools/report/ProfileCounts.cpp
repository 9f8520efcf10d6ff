//===- ProfileCounts.cpp - Counts out of a run-time profile ---------------===//

#include "ProfileCounts.h"
#include "../profile/ProfileReader.h"
#include "Report.h"

using namespace llvm;
using namespace report;

static std::string keyOf(StringRef File, unsigned Line, unsigned Column,
                         StringRef Function) {
  return (File + "\n" + Twine(Line) + ":" + Twine(Column) + "\n" + Function)
      .str();
}

Error ProfileCounts::read(StringRef File) {
  auto P = dynasync::Profile::read(File);
  if (!P)
    return P.takeError();
  for (const dynasync::ProfiledSite &From : P->Sites) {
    SiteCounts &S =
        Sites[keyOf(From.File, From.Line, From.Column, From.Function)];
    S.Calls += From.calls();
    S.InSlots += From.Slots;
    S.InFrames += From.Elided;
    S.Overflows += From.Overflows;
    S.Blocks += From.Blocks;
    S.HeapFrames += From.Heap;
    S.LargestFrame = std::max(S.LargestFrame, From.Largest);
  }
  for (const dynasync::ProfiledRoot &From : P->Roots)
    Made[From.Function] += From.Made;
  return Error::success();
}

std::optional<SiteCounts> ProfileCounts::at(const Place &At,
                                            StringRef Caller) const {
  auto It = Sites.find(keyOf(At.File, At.Line, At.Column, Caller));
  if (At.Line == 0 || It == Sites.end())
    return std::nullopt;
  return It->second;
}

std::optional<uint64_t> ProfileCounts::made(StringRef Symbol) const {
  auto It = Made.find(Symbol);
  if (It == Made.end())
    return std::nullopt;
  return It->second;
}
