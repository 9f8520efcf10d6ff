//===- ProfileCounts.h - Counts out of a run-time profile -------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_PROFILECOUNTS_H
#define DYNASYNC_REPORT_PROFILECOUNTS_H

#include "SiteCounts.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

namespace report {

/// Profiles of several runs are added up. A place is known by its file, line,
/// column and function: of code without line information nothing is found.
class ProfileCounts : public CountsReader {
public:
  llvm::Error read(llvm::StringRef File);

  std::optional<SiteCounts> at(const Place &At,
                               llvm::StringRef Caller) const override;
  std::optional<uint64_t> made(llvm::StringRef Symbol) const override;

private:
  llvm::StringMap<SiteCounts> Sites;
  llvm::StringMap<uint64_t> Made;
};

} // namespace report

#endif // DYNASYNC_REPORT_PROFILECOUNTS_H
