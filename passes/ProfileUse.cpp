//===- ProfileUse.cpp - Sizes and strategies by a profile -----------------===//
//
// With the option profile-use=FILE, at the start of the pipeline, before
// anything is changed:
//
//   define void @root() presplitcoroutine {
//     call void %f(...) coro_elide_safe
//     call void %g(...) coro_elide_safe
// becomes
//   define void @root() presplitcoroutine {   ; the tail that it gets
//     call void %f(...) coro_elide_safe       ; has as many bytes as were used
//     call void %g(...) coro_elide_safe "dynasync"="box"
//
// A call is boxed whose callee never fits into that tail and always needed a
// block of its own: the allocation is the same, but is given back when the
// callee is done, and not when the root is.
//
// What the source says of a function or a call stays, as does the unit's
// strategy. A function that has changed since is left alone, with a remark.
//
//===----------------------------------------------------------------------===//

#include "ProfileUse.h"
#include "Annotations.h"
#include "NativeCalls.h"
#include "ProfileRecords.h"
#include "Remarks.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Support/Errc.h"
#include "llvm/Support/MathExtras.h"

using namespace llvm;
using namespace dynasync;

namespace {

/// Making the tail of a root larger than it is.
struct Step {
  size_t Root;
  uint64_t Tail;   ///< how large
  uint64_t Memory; ///< more, for as many roots as were there at once
  double Worth;    ///< roots that would need no block any more, for each byte
};

} // namespace

// Calls of which nothing is known, for their callees do not count.
static bool hasUncountedCalls(const Profile &P, const ProfiledRoot &R) {
  return any_of(P.Sites, [&](const ProfiledSite &S) {
    return S.Function == R.Function && S.Shape == R.Shape && S.Unknown &&
           !S.Slots && !S.Overflows && !S.Heap && !S.Elided;
  });
}

// Sizes that would have been enough for some roots, and for how many: both that
// of what fitted, and that of what did not, since a smaller tail loses both.
// What does not count may have needed all that there was.
static std::vector<ProfiledNeed> needsOf(const Profile &P,
                                         const ProfiledRoot &R) {
  std::vector<ProfiledNeed> All = R.Used;
  append_range(All, R.Wanted);
  if (hasUncountedCalls(P, R))
    All.push_back({R.Tail, R.Made});
  for (ProfiledNeed &N : All)
    N.Bytes = alignTo(N.Bytes, 16);
  sort(All, [](const ProfiledNeed &A, const ProfiledNeed &B) {
    return A.Bytes < B.Bytes;
  });
  return All;
}

// The steps of one root, from none at all to a tail that all can do with, such
// that each is worth less a byte than the one before: sizes in between are
// passed over.
static void addSteps(const Profile &P, size_t Index, std::vector<Step> &Steps) {
  const ProfiledRoot &R = P.Roots[Index];
  std::vector<ProfiledNeed> Needs = needsOf(P, R);
  uint64_t At = 0, Alive = std::max<uint64_t>(R.Peak, 1);
  auto Served = [&](uint64_t From, uint64_t To) {
    uint64_t Roots = 0;
    for (const ProfiledNeed &N : Needs)
      if (N.Bytes > From && N.Bytes <= To)
        Roots += N.Roots;
    return Roots;
  };
  while (true) {
    Step Best{Index, 0, 0, 0};
    for (const ProfiledNeed &N : Needs) {
      if (N.Bytes <= At || N.Bytes > MaxSlotSize)
        continue;
      uint64_t Memory = SaturatingMultiply(N.Bytes - At, Alive);
      double Worth = double(Served(At, N.Bytes)) / double(Memory);
      if (Worth >= Best.Worth && Worth > 0)
        Best = {Index, N.Bytes, Memory, Worth};
    }
    if (!Best.Tail)
      return;
    Steps.push_back(Best);
    At = Best.Tail;
  }
}

std::vector<uint64_t> dynasync::chooseTails(const Profile &P,
                                            std::optional<uint64_t> Memory) {
  std::vector<Step> Steps;
  uint64_t Before = 0;
  for (auto [Index, R] : enumerate(P.Roots)) {
    Before = SaturatingAdd(Before, SaturatingMultiply(R.Peak, R.Tail));
    addSteps(P, Index, Steps);
  }
  sort(Steps, [](const Step &A, const Step &B) {
    return A.Worth != B.Worth
               ? A.Worth > B.Worth
               : std::tie(A.Root, A.Tail) < std::tie(B.Root, B.Tail);
  });
  std::vector<uint64_t> Tails(P.Roots.size());
  std::vector<bool> Full(P.Roots.size());
  uint64_t Left = Memory.value_or(Before);
  for (const Step &S : Steps) {
    if (Full[S.Root] || S.Memory > Left) {
      Full[S.Root] = true; // the next is on top of this one
      continue;
    }
    Left -= S.Memory;
    Tails[S.Root] = S.Tail;
  }
  return Tails;
}

ProfileUse::ProfileUse(Module &M, const Options &Opts) {
  if (!Opts.ProfileUse || Opts.ForceHeap)
    return;
  Expected<Profile> Read = Profile::read(*Opts.ProfileUse);
  if (Read) {
    P = std::move(*Read);
    Tails = chooseTails(P, Opts.ProfileMemory);
    Loaded = true;
    return;
  }
  handleAllErrors(Read.takeError(), [&](const StringError &E) {
    if (E.convertToErrorCode() == errc::not_supported)
      remarkProfileUnused(M, E.getMessage());
    else
      M.getContext().diagnose(
          DiagnosticInfoGeneric("in module '" + M.getModuleIdentifier() +
                                "': profile: " + E.getMessage()));
  });
}

template <class T>
static bool isOf(const T &Entry, const Function &F, StringRef Shape) {
  return Entry.Function == F.getName() && Entry.Shape == Shape;
}

void ProfileUse::boxCalls(Function &F, StringRef Shape, uint64_t Tail) {
  auto Overflows = [&](const ProfiledSite &S) {
    return isOf(S, F, Shape) && S.Overflows;
  };
  // A block that one call has left may have served another.
  if (any_of(P.Sites, [&](const ProfiledSite &S) {
        return Overflows(S) && S.Blocks != S.Overflows;
      }))
    return;
  SmallVector<CallBase *, 8> Calls;
  for (Instruction &I : instructions(F))
    if (auto *CB = dyn_cast<CallBase>(&I); CB && isProfiledCall(*CB))
      Calls.push_back(CB);
  for (const ProfiledSite &S : P.Sites) {
    if (!Overflows(S) || S.Slots || S.Largest <= Tail ||
        S.Index >= Calls.size())
      continue;
    CallBase &CB = *Calls[S.Index];
    if (CB.getAttributes().hasFnAttr(StrategyAttr) ||
        CB.getAttributes().hasFnAttr(TraitAttr))
      continue;
    CB.addFnAttr(Attribute::get(F.getContext(), StrategyAttr, "box"));
    remarkProfiledCall(CB);
  }
}

void ProfileUse::apply(Function &F, const Options &Opts) {
  auto HasName = [&](const ProfiledPlace &E) {
    return E.Function == F.getName();
  };
  if (none_of(P.Sites, HasName) && none_of(P.Roots, HasName))
    return;
  std::string Shape = shapeOf(F);
  auto Matches = [&](const ProfiledPlace &E) { return isOf(E, F, Shape); };
  if (none_of(P.Sites, Matches) && none_of(P.Roots, Matches))
    return remarkStale(F);
  // Several units may have a function of this name for themselves.
  const DISubprogram *Source = F.getSubprogram();
  auto Root = find_if(P.Roots, [&](const ProfiledRoot &R) {
    return Matches(R) &&
           (R.File.empty() || !Source || R.File == Source->getFilename());
  });
  if (Root == P.Roots.end())
    return;
  uint64_t Tail = Tails[Root - P.Roots.begin()];
  Known[F.getName()] = Tail;
  if (!Opts.Default && !F.hasFnAttribute(StrategyAttr))
    boxCalls(F, Shape, Tail);
}

std::optional<uint64_t> ProfileUse::tailOf(const Function &F) const {
  auto It = Known.find(F.getName());
  if (It == Known.end())
    return std::nullopt;
  return It->second;
}
