//===- Remarks.cpp - Every remark of DynAsync -----------------------------===//
//
// Passed and Missed optimization remarks with their facts as fields, for
// -Rpass=dynasync, -Rpass-missed=dynasync and -fsave-optimization-record.
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Function.h"

using namespace llvm;
using namespace dynasync;

static std::string calleeName(const CallBase &CB) {
  const Function *Callee = CB.getCalledFunction();
  StringRef Name = Callee ? Callee->getName() : "indirect";
  Name.consume_back(ElidedSuffix);
  return Name.str();
}

void dynasync::remarkLowered(CallBase &CB, const Strategy &S,
                             uint64_t SlotSize) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  if (hasBroughtSlot(CB))
    return ORE.emit([&] {
      return OptimizationRemark(RemarkPass, "Lowered", &CB)
             << "awaited call to " << ore::NV("Callee", calleeName(CB))
             << " may keep its frame in a slot that the source "
             << ore::NV("Strategy", "brought");
    });
  ORE.emit([&] {
    SmallString<16> Name;
    raw_svector_ostream OS(Name);
    S.print(OS);
    OptimizationRemark Remark(RemarkPass, "Lowered", &CB);
    Remark << "awaited call to " << ore::NV("Callee", calleeName(CB))
           << " may keep its frame in the caller's storage, strategy "
           << ore::NV("Strategy", OS.str());
    if (S.K != Strategy::Kind::Sealed) // how large, nobody knows yet
      Remark << ", slot of " << ore::NV("SlotSize", SlotSize) << " bytes";
    return Remark;
  });
}

void dynasync::remarkElided(CallBase &CB) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemark(RemarkPass, "Elided", &CB)
           << "frame of awaited call to " << ore::NV("Callee", calleeName(CB))
           << " is a part of its caller's";
  });
}

void dynasync::remarkMissed(CallBase &CB, StringRef Reason) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemarkMissed(RemarkPass, "NotLowered", &CB)
           << "awaited call to " << ore::NV("Callee", calleeName(CB))
           << " left as it was: " << ore::NV("Reason", Reason);
  });
}

// Without -g, clang looks for the place of a function by its name.
static const Function *functionOfSource(const Function *F) {
  StringRef Name = F->getName();
  const Function *Wrapper = Name.consume_back(SlotEntrySuffix)
                                ? F->getParent()->getFunction(Name)
                                : nullptr;
  return Wrapper ? Wrapper : F;
}

void dynasync::errorMayAllocate(CallBase &CB, StringRef Reason,
                                const Strategy &S) {
  const Function &F = *CB.getFunction();
  std::string Text;
  raw_string_ostream OS(Text);
  OS << "awaited call to " << calleeName(CB) << " may reach an allocator (";
  if (!Reason.empty())
    OS << Reason << ", ";
  OS << "strategy ";
  bool BroughtOrTrap = CB.hasFnAttr(OrTrapAttr);
  if (BroughtOrTrap)
    OS << CallInOrTrap;
  else
    S.print(OS);
  OS << "), which ";
  if (S.neverAllocates() || BroughtOrTrap) {
    OS << "the strategy forbids";
  } else {
    OS << "dynasync-no-heap forbids";
    // What DYNASYNC_NO_HEAP told of itself, without -g too.
    StringRef Place = F.getFnAttribute(NoHeapAttr).getValueAsString();
    if (const DISubprogram *SP = F.getSubprogram())
      OS << " in the function at " << SP->getFilename() << ':' << SP->getLine();
    else if (!Place.empty())
      OS << " in the function at " << Place;
  }
  F.getContext().diagnose(DiagnosticInfoUnsupported(
      *functionOfSource(&F), Text, DiagnosticLocation(CB.getDebugLoc())));
}

void dynasync::remarkSizeUnknown(Function &E, StringRef F) {
  OptimizationRemarkEmitter ORE(&E);
  ORE.emit([&] {
    return OptimizationRemarkMissed(RemarkPass, "SizeUnknown",
                                    DiagnosticLocation(E.getSubprogram()),
                                    &E.getEntryBlock())
           << "callers do not know the size of the frame of "
           << ore::NV("Function", F) << ": its entry takes a slot";
  });
}

void dynasync::remarkNotPublished(Function &F, StringRef Reason) {
  OptimizationRemarkEmitter ORE(&F);
  BasicBlock *Where = &F.getEntryBlock();
  ORE.emit([&] {
    return OptimizationRemarkMissed(RemarkPass, "NotPublished",
                                    DiagnosticLocation(F.getSubprogram()),
                                    Where)
           << "coroutine " << ore::NV("Function", &F)
           << " is not published: " << ore::NV("Reason", Reason);
  });
}

void dynasync::remarkProfiledTail(Function &F, uint64_t Bytes) {
  OptimizationRemarkEmitter ORE(&F);
  ORE.emit([&] {
    return OptimizationRemark(RemarkPass, "ProfiledTail",
                              DiagnosticLocation(F.getSubprogram()),
                              &F.getEntryBlock())
           << "root " << ore::NV("Function", &F) << " has a tail of "
           << ore::NV("Tail", Bytes) << " bytes, as the profile says";
  });
}

void dynasync::remarkProfiledCall(CallBase &CB) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemark(RemarkPass, "ProfiledCall", &CB)
           << "awaited call to " << ore::NV("Callee", calleeName(CB))
           << " has strategy " << ore::NV("Strategy", "box")
           << ", as the profile says";
  });
}

static void remarkNotUsed(Function &F, StringRef Reason, StringRef Why) {
  OptimizationRemarkEmitter ORE(&F);
  ORE.emit([&] {
    return OptimizationRemarkMissed(RemarkPass, "ProfileNotUsed",
                                    DiagnosticLocation(F.getSubprogram()),
                                    &F.getEntryBlock())
           << "profile not used for " << ore::NV("Function", &F) << ": "
           << ore::NV("Reason", Reason) << ore::NV("Why", Why);
  });
}

void dynasync::remarkStale(Function &F) {
  remarkNotUsed(F, "function-has-changed", "");
}

// It is said once, where there is a coroutine.
void dynasync::remarkProfileUnused(Module &M, StringRef Why) {
  for (Function &F : M)
    if (!F.isDeclaration() && F.isPresplitCoroutine())
      return remarkNotUsed(F, "profile-of-another-version",
                           (" (" + Why + ")").str());
}
