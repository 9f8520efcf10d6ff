//===- EntryPlan.h - Who has a slot entry, and who a child slot -*- C++ -*-===//

#ifndef DYNASYNC_ENTRYPLAN_H
#define DYNASYNC_ENTRYPLAN_H

#include "Forwarder.h"
#include "ProfileUse.h"
#include "Ramp.h"
#include "dynasync/Options.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace dynasync {

/// A coroutine, and the awaited calls in it.
struct PlannedCoroutine {
  Ramp R;
  llvm::SmallVector<llvm::CallBase *, 4> Awaited; ///< of strategy nested
  /// Which of these may be alive at once: they have different numbers.
  llvm::SmallVector<unsigned, 8> Groups;
  llvm::SmallVector<llvm::CallBase *, 4> Elided; ///< of strategy elide
  llvm::SmallVector<llvm::CallBase *, 1> Cached; ///< of strategy cache
  unsigned NumAwaited = 0;                       ///< of any strategy
  uint64_t TailSize = 0;
  bool WithChildren = false;
  bool LearnedTail = false; ///< from a profile, with all that is elided in it
  bool Published = true;
};

/// What of a module SlotEntries will rewrite. Reads it, and changes nothing.
class EntryPlan {
public:
  /// Without \p Publishes, only what needs no publication is in it.
  EntryPlan(llvm::Module &M, const Options &Opts, bool Publishes,
            ProfileUse &Learned);

  /// Forgets the coroutines that need no entry; those in \p Native do.
  void dropUnneeded(const llvm::SmallPtrSetImpl<llvm::Function *> &Native);

  llvm::MapVector<llvm::Function *, PlannedCoroutine> Coroutines;
  /// Functions that hand on what some of their calls return.
  llvm::MapVector<llvm::Function *, llvm::SmallVector<llvm::CallBase *, 2>>
      Forwarders;
  /// Calls outside coroutines for which blocks are kept.
  llvm::MapVector<llvm::Function *, llvm::SmallVector<llvm::CallBase *, 1>>
      Keeping;

private:
  void collectCoroutine(llvm::Function &F, ProfileUse &Learned);
  void collectOther(llvm::Function &F);
  void collectForwarders();
  void decideChildren();
  bool needsEntry(llvm::Function &F, const PlannedCoroutine &C);
  bool hasEntry(const llvm::Function *F) const;

  llvm::Module &M;
  const Options &Opts;
  bool Publishes;
  bool HasNative; ///< vtables or calls that need no publication
  TaskTypes Tasks;
};

} // namespace dynasync

#endif // DYNASYNC_ENTRYPLAN_H
