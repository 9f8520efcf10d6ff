//===- SiteCounts.h - What a run counted at a call --------------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_SITECOUNTS_H
#define DYNASYNC_REPORT_SITECOUNTS_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>

namespace report {

struct Place;

struct SiteCounts {
  uint64_t Calls = 0;
  uint64_t InSlots = 0;    ///< frames in the storage that the call offered
  uint64_t InFrames = 0;   ///< frames that were a part of the caller's
  uint64_t Overflows = 0;  ///< frames that a keeper found room for
  uint64_t Blocks = 0;     ///< for how many of these it had to allocate
  uint64_t HeapFrames = 0; ///< frames from the callee's own allocator
  uint64_t LargestFrame = 0;

  uint64_t allocations() const { return Blocks + HeapFrames; }
};

/// Where counts come from.
class CountsReader {
public:
  virtual ~CountsReader() = default;
  /// What was counted at \p At in \p Caller, if anything.
  virtual std::optional<SiteCounts> at(const Place &At,
                                       llvm::StringRef Caller) const = 0;
  /// How many frames the coroutine \p Symbol has allocated itself, if that was
  /// counted.
  virtual std::optional<uint64_t> made(llvm::StringRef Symbol) const = 0;
};

class Report;

/// Gives each site of \p R what \p Counts has of it. \returns how many got any.
unsigned joinCounts(Report &R, const CountsReader &Counts);

} // namespace report

#endif // DYNASYNC_REPORT_SITECOUNTS_H
