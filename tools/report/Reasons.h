//===- Reasons.h - Each reason, and what to change --------------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_REASONS_H
#define DYNASYNC_REPORT_REASONS_H

#include "llvm/ADT/StringRef.h"

namespace report {

struct Reason {
  llvm::StringLiteral Name, Means, Change;
};

/// Null for a reason that only a newer plugin knows.
const Reason *findReason(llvm::StringRef Name);

} // namespace report

#endif // DYNASYNC_REPORT_REASONS_H
