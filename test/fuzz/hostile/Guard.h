//===- Guard.h - What a child process finds out -----------------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_GUARD_H
#define DYNASYNC_FUZZ_GUARD_H

#include "llvm/ADT/StringRef.h"

namespace dynasync::fuzz {

/// Runs \p Work on texts, each in a process of its own.
class Guard {
public:
  using WorkFn = bool (*)(llvm::StringRef Text);

  /// Call it early: the smaller this process is, the faster are its children.
  void start(WorkFn Work, unsigned SecondsEach);
  /// Whether the work on \p Text ends by itself, with true, in time.
  bool survives(llvm::StringRef Text);

private:
  int ToHelper = -1, FromHelper = -1;
};

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_GUARD_H
