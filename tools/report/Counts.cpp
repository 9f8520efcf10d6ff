//===- Counts.cpp - What a run counted, at the sites ----------------------===//

#include "Report.h"

using namespace llvm;
using namespace report;

unsigned report::joinCounts(Report &R, const CountsReader &Counts) {
  R.HasProfile = true;
  unsigned Found = 0;
  for (Site &S : R.Sites)
    if (S.K != Site::Kind::Coroutine) {
      S.Counts = Counts.at(S.At, S.Caller);
      Found += S.Counts.has_value();
    }
  return Found;
}
