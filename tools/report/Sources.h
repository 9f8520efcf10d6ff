//===- Sources.h - The source files that records name -----------*- C++ -*-===//

#ifndef DYNASYNC_REPORT_SOURCES_H
#define DYNASYNC_REPORT_SOURCES_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>
#include <vector>

namespace report {

/// Finds and keeps source files. A record names a file as the compiler was
/// called, without the folder that it was called in: such a name is looked for
/// in the folders given, and in those above each record.
class Sources {
public:
  void addRoot(llvm::StringRef Folder) { Roots.push_back(Folder.str()); }
  void addMapping(llvm::StringRef Old, llvm::StringRef New) {
    Mappings.emplace_back(Old.str(), New.str());
  }
  /// Looks in the folders above \p Record too.
  void addRecord(llvm::StringRef Record);

  /// The lines of \p File; empty if it is not found. Line 1 is the first.
  llvm::ArrayRef<llvm::StringRef> lines(llvm::StringRef File);

  /// The identifier that stands at a place, or nothing.
  llvm::StringRef identifierAt(llvm::StringRef File, unsigned Line,
                               unsigned Column);

private:
  struct Found {
    std::unique_ptr<llvm::MemoryBuffer> Buffer;
    std::vector<llvm::StringRef> Lines;
  };
  std::unique_ptr<llvm::MemoryBuffer> open(llvm::StringRef File);

  std::vector<std::string> Roots, Above;
  llvm::StringSet<> SeenAbove;
  std::vector<std::pair<std::string, std::string>> Mappings;
  llvm::StringMap<Found> Files;
};

} // namespace report

#endif // DYNASYNC_REPORT_SOURCES_H
