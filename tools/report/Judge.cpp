//===- Judge.cpp - What becomes of each call's frame ----------------------===//

#include "Report.h"
#include "Sources.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include <algorithm>

using namespace llvm;
using namespace report;

StringRef report::nameOf(Verdict V) {
  switch (V) {
  case Verdict::NoFrame:
    return "no-frame";
  case Verdict::InFrame:
    return "in-frame";
  case Verdict::InStorage:
    return "storage";
  case Verdict::Root:
    return "root";
  case Verdict::Maybe:
    return "maybe";
  case Verdict::Heap:
    return "heap";
  }
  llvm_unreachable("all are above");
}

unsigned Report::count(Verdict V) const {
  return count_if(Sites, [V](const Site &S) { return S.V == V; });
}

static Verdict told(const Site &S) {
  switch (S.K) {
  case Site::Kind::Elided:
    return Verdict::InFrame;
  case Site::Kind::Root:
    return Verdict::Root;
  case Site::Kind::Missed:
    return S.MakesFrame ? Verdict::Heap : Verdict::NoFrame;
  case Site::Kind::Coroutine:
    return S.Reason == "size-unknown" ? Verdict::InStorage : Verdict::Heap;
  case Site::Kind::Lowered:
    break;
  }
  return Verdict::InStorage;
}

// A virtual call's record does not say whom it reaches. The source does say
// what the callee is called: the column of a call is that of the name.
static void findByName(Report &R, Sources &Files) {
  StringMap<SmallVector<StringRef, 2>> Called;
  StringSet<> Known;
  auto Add = [&](StringRef Symbol) {
    if (Known.insert(Symbol).second)
      if (std::string Name = baseName(Symbol); !Name.empty())
        Called[Name].push_back(Symbol);
  };
  for (auto &[Symbol, C] : R.Coroutines)
    Add(Symbol);
  for (auto &[Symbol, Callees] : R.Forwards)
    Add(Symbol);
  for (Site &S : R.Sites)
    if (S.Callee.empty()) {
      StringRef Name = Files.identifierAt(S.At.File, S.At.Line, S.At.Column);
      if (auto It = Called.find(Name); !Name.empty() && It != Called.end())
        S.MayCall = It->second;
    }
}

// Those of strategies that have a size: their bytes are for one frame.
static bool hasOwnRoom(const Site &S) {
  return S.Strategy.starts_with("inline") || S.Strategy.starts_with("try");
}

static void judgeLowered(Report &R, Site &S) {
  if (R.ElidedByLLVM.contains({S.Caller, S.Callee})) {
    S.V = Verdict::InFrame;
    return;
  }
  if (!S.HasRoom) {
    S.V = Verdict::Maybe;
    S.Reason = "known-callee";
  }
  SmallVector<StringRef, 2> Callees(S.MayCall);
  if (!S.Callee.empty())
    Callees.push_back(S.Callee);
  for (StringRef Symbol : Callees) {
    auto It = R.Coroutines.find(Symbol);
    if (It == R.Coroutines.end())
      continue;
    const Coroutine &C = It->second;
    if (!C.Published) {
      S.V = Verdict::Maybe;
      S.Reason = "callee-not-published";
    }
    if (!hasOwnRoom(S) || !S.SlotSize || !C.Frame)
      continue;
    uint64_t Header = C.Tail ? 16 * C.Slots : 0;
    uint64_t Span = alignTo(*C.Frame, 16) + Header;
    S.Needs = std::max(S.Needs.value_or(0), Span);
    if (Span > *S.SlotSize) {
      S.V = Verdict::Maybe;
      S.Reason = "larger-than-slot";
    }
  }
}

// What nests in a root's calls has to fit behind the root's frame.
static void judgeTails(Report &R) {
  for (Site &S : R.Sites) {
    auto Caller = R.Coroutines.find(S.Caller);
    if (S.K != Site::Kind::Lowered || Caller == R.Coroutines.end() ||
        !StringRef(S.Strategy).starts_with("nested") ||
        !Caller->second.IsRoot || !Caller->second.Tail)
      continue;
    const Coroutine &C = Caller->second;
    if (S.Needs && *S.Needs * C.Slots > *C.Tail && S.V == Verdict::InStorage) {
      S.V = Verdict::Maybe;
      S.Reason = "larger-than-tail";
    }
  }
}

std::optional<uint64_t> report::wantedBytes(const Report &R, const Site &S) {
  if (!S.Needs)
    return std::nullopt;
  if (S.Reason == "larger-than-slot" || S.Reason == "known-callee")
    return S.Needs;
  auto Caller = R.Coroutines.find(S.Caller);
  if (S.Reason == "larger-than-tail" && Caller != R.Coroutines.end())
    return *S.Needs * Caller->second.Slots;
  return std::nullopt;
}

// How bad: what a run counted, or else a guess.
static double costOf(const Site &S, bool HasProfile) {
  if (S.Counts)
    return double(S.Counts->allocations());
  if (HasProfile)
    return 0; // not run
  double Cost = 0;
  if (S.V == Verdict::Heap)
    Cost = 1000000;
  else if (S.Reason == "larger-than-tail" || S.Reason == "known-callee")
    return 500; // once for each root
  else if (S.V == Verdict::Maybe)
    Cost = 1000;
  else if (S.V == Verdict::Root)
    Cost = 1;
  // A loop counts for ten, and never for more than what is worse.
  for (unsigned I = 0; I != std::min(S.LoopDepth, 2u); ++I)
    Cost *= 10;
  return Cost;
}

void report::judge(Report &R, Sources &Files) {
  findByName(R, Files);
  StringSet<> Awaited;
  for (const Site &S : R.Sites) {
    if (S.K != Site::Kind::Root && S.K != Site::Kind::Coroutine)
      Awaited.insert(S.Callee);
    Awaited.insert_range(S.MayCall);
  }
  for (auto &[Symbol, Callees] : R.Forwards)
    Awaited.insert_range(Callees);
  for (auto &[Symbol, C] : R.Coroutines)
    C.IsRoot = !Awaited.contains(Symbol);
  for (const Site &S : R.Sites)
    if (S.K == Site::Kind::Root)
      if (auto It = R.Coroutines.find(S.Callee); It != R.Coroutines.end())
        It->second.IsRoot = true;
  measureStorage(R);
  for (Site &S : R.Sites) {
    S.V = told(S);
    if (S.K == Site::Kind::Lowered)
      judgeLowered(R, S);
  }
  judgeTails(R);
  for (Site &S : R.Sites)
    S.Cost = costOf(S, R.HasProfile);
}
