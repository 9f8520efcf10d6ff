//===- Reasons.cpp - Each reason, and what to change ----------------------===//

#include "Reasons.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace report;

static constexpr Reason Reasons[] = {
#define REASON(NAME, MEANS, CHANGE) {NAME, MEANS, CHANGE},
#include "Reasons.def"
};

const Reason *report::findReason(StringRef Name) {
  const Reason *Found =
      find_if(Reasons, [&](const Reason &R) { return R.Name == Name; });
  return Found == std::end(Reasons) ? nullptr : Found;
}
