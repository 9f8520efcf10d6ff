//===- Report.h - What the records of a build say ---------------*- C++ -*-===//
//
// Records.cpp fills a Report from files, Judge.cpp and Storage.cpp draw their
// conclusions, and Terminal.cpp, JSON.cpp and HTML.cpp show it.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_REPORT_REPORT_H
#define DYNASYNC_REPORT_REPORT_H

#include "SiteCounts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/StringSaver.h"
#include <optional>
#include <vector>

namespace report {

struct Place {
  llvm::StringRef File;
  unsigned Line = 0, Column = 0;
};

/// What becomes of the frame, the worst last.
enum class Verdict {
  NoFrame,   ///< the call makes none
  InFrame,   ///< is a part of its caller's
  InStorage, ///< lies in its caller's storage, as far as is known
  Root,      ///< is allocated, and brings storage for a whole chain
  Maybe,     ///< may not fit into what it is offered
  Heap       ///< is allocated on each call
};
constexpr unsigned NumVerdicts = 6;
/// The name that users, JSON and the page know.
llvm::StringRef nameOf(Verdict V);

/// A call, or (Kind::Coroutine) what is said of a coroutine itself.
struct Site {
  enum class Kind { Lowered, Elided, Missed, Root, Coroutine };
  Kind K = Kind::Lowered;
  Place At;
  llvm::StringRef Caller;   ///< symbol, as the source has it
  llvm::StringRef Callee;   ///< symbol, empty if it is not known
  llvm::StringRef Reason;   ///< a name in Reasons.def; empty: all is well
  llvm::StringRef Strategy; ///< empty: none was told
  std::optional<uint64_t> SlotSize;
  bool MakesFrame = true;
  bool HasRoom = true; ///< false: offers a keeper, whose block it is in
  unsigned LoopDepth = 0;
  unsigned Units = 0; ///< records that say the same
  // Judge.cpp:
  Verdict V = Verdict::InStorage;
  llvm::SmallVector<llvm::StringRef, 2> MayCall; ///< by the name in the source
  std::optional<uint64_t>
      Needs; ///< bytes of storage, with all that nests in it
  std::optional<SiteCounts> Counts;
  double Cost = 0;
};

struct Coroutine {
  Place At;
  std::optional<uint64_t> Frame;
  std::optional<uint64_t> Tail; ///< for callees; none: it offers no storage
  unsigned Slots = 1;           ///< that share the tail
  bool Published = true;
  bool IsRoot = false; ///< called and not awaited, or by nobody that is known
  // Storage.cpp:
  std::optional<uint64_t> Needs; ///< in a slot, with all that nests in it
  bool Recursive = false;
};

/// One frame in a root's storage, for the drawing; parents come first.
struct Nested {
  llvm::StringRef Symbol;
  unsigned Depth = 0;
  uint64_t Offset = 0, Span = 0;
  unsigned Site = ~0u;  ///< index of the call
  bool ByName = false;  ///< only its name fits
  bool InBlock = false; ///< not behind the root's frame
};

struct Root {
  llvm::StringRef Symbol;
  uint64_t Needs = 0; ///< of the tail, as far as is known
  std::vector<Nested> Frames;
  bool Cut = false; ///< more than a drawing can show
};

class Report {
public:
  llvm::BumpPtrAllocator Allocator;
  llvm::UniqueStringSaver Strings{Allocator};

  std::vector<Site> Sites;
  llvm::MapVector<llvm::StringRef, Coroutine> Coroutines;
  /// Functions that hand on another's task.
  llvm::MapVector<llvm::StringRef, llvm::SmallVector<llvm::StringRef, 1>>
      Forwards;
  /// What LLVM elided: callers and callees (pass coro-annotation-elide).
  llvm::DenseSet<std::pair<llvm::StringRef, llvm::StringRef>> ElidedByLLVM;
  std::vector<Root> Roots;
  unsigned NumFiles = 0;
  uint64_t NumRemarks = 0, NumOtherRemarks = 0;
  bool HasProfile = false;

  unsigned count(Verdict V) const;
};

class Sources;

/// Decides what becomes of each call's frame, and sorts the sites by cost.
void judge(Report &R, Sources &Files);

/// The N that the suggestion for \p S speaks of, if it does.
std::optional<uint64_t> wantedBytes(const Report &R, const Site &S);

/// Who nests in whom, and how much storage that takes.
void measureStorage(Report &R);

/// "demo::retry<…>::handle" of a symbol: no parameters, no template arguments.
std::string shortName(llvm::StringRef Symbol);
std::string fullName(llvm::StringRef Symbol);
/// "handle"; empty if there is none.
std::string baseName(llvm::StringRef Symbol);

} // namespace report

#endif // DYNASYNC_REPORT_REPORT_H
