//===- Counts.cpp - What a run counted, at the sites ----------------------===//

#include "Report.h"
#include "llvm/ADT/DenseMap.h"

using namespace llvm;
using namespace report;

unsigned report::joinCounts(Report &R, const CountsReader &Counts) {
  R.HasProfile = true;
  // A root's frames are counted once, and not by who called it.
  DenseMap<StringRef, unsigned> Callers;
  for (const Site &S : R.Sites)
    Callers[S.Callee] += S.K == Site::Kind::Root;
  unsigned Found = 0;
  for (Site &S : R.Sites) {
    if (S.K == Site::Kind::Root && Callers.lookup(S.Callee) == 1) {
      if (std::optional<uint64_t> Made = Counts.made(S.Callee)) {
        S.Counts.emplace();
        S.Counts->Calls = S.Counts->HeapFrames = *Made;
      }
    } else if (S.K != Site::Kind::Coroutine && S.K != Site::Kind::Root) {
      S.Counts = Counts.at(S.At, S.Caller);
    }
    Found += S.Counts.has_value();
  }
  return Found;
}
