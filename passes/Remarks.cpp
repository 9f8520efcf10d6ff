//===- Remarks.cpp - Every remark of DynAsync -----------------------------===//
//
// Passed, Missed and Analysis optimization remarks with their facts as fields,
// for -Rpass=dynasync, -Rpass-missed=dynasync, -Rpass-analysis=dynasync and
// -fsave-optimization-record. Some fields are in records only: dynasync-report
// reads them.
//
//===----------------------------------------------------------------------===//

#include "Remarks.h"
#include "Publication.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/OptimizationRemarkEmitter.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/Function.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace dynasync;

static std::string calleeName(const CallBase &CB) {
  const Function *Callee = CB.getCalledFunction();
  StringRef Name = Callee ? Callee->getName() : "indirect";
  Name.consume_back(ElidedSuffix);
  return Name.str();
}

static SmallString<16> textOf(const Strategy &S) {
  SmallString<16> Text;
  raw_svector_ostream OS(Text);
  S.print(OS);
  return Text;
}

// How many loops CB stands in. Asked for only where a remark is made.
static unsigned loopDepth(CallBase &CB) {
  DominatorTree DT(*CB.getFunction());
  return LoopInfo(DT).getLoopDepth(CB.getParent());
}

void dynasync::remarkLowered(CallBase &CB, const Strategy &S,
                             uint64_t SlotSize) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  if (hasBroughtSlot(CB))
    return ORE.emit([&] {
      return OptimizationRemark(RemarkPass, "Lowered", &CB)
             << "awaited call to " << ore::NV("Callee", calleeName(CB))
             << " may keep its frame in a slot that the source "
             << ore::NV("Strategy", "brought") << ore::setExtraArgs()
             << ore::NV("LoopDepth", loopDepth(CB));
    });
  ORE.emit([&] {
    OptimizationRemark Remark(RemarkPass, "Lowered", &CB);
    Remark << "awaited call to " << ore::NV("Callee", calleeName(CB))
           << " may keep its frame in the caller's storage, strategy "
           << ore::NV("Strategy", textOf(S).str());
    if (S.K != Strategy::Kind::Sealed) // how large, nobody knows yet
      Remark << ", slot of " << ore::NV("SlotSize", SlotSize) << " bytes";
    const Function *Callee = CB.getCalledFunction();
    bool Room = !Callee || Callee->isDeclaration() ||
                Callee->isInterposable() || !slotEntryOf(*Callee) ||
                !bundledSlot(CB) || !hasNoRoomForKnown(CB);
    Remark << ore::setExtraArgs() << ore::NV("Room", Room)
           << ore::NV("LoopDepth", loopDepth(CB));
    return Remark;
  });
}

void dynasync::remarkElided(CallBase &CB) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemark(RemarkPass, "Elided", &CB)
           << "frame of awaited call to " << ore::NV("Callee", calleeName(CB))
           << " is a part of its caller's" << ore::setExtraArgs()
           << ore::NV("Strategy", "elide")
           << ore::NV("LoopDepth", loopDepth(CB));
  });
}

void dynasync::remarkMissed(CallBase &CB, StringRef Reason, const Strategy &S,
                            bool MakesFrame) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemarkMissed(RemarkPass, "NotLowered", &CB)
           << "awaited call to " << ore::NV("Callee", calleeName(CB))
           << " left as it was: " << ore::NV("Reason", Reason)
           << ore::setExtraArgs() << ore::NV("Strategy", textOf(S).str())
           << ore::NV("MakesFrame", MakesFrame)
           << ore::NV("LoopDepth", loopDepth(CB));
  });
}

void dynasync::remarkRoot(CallBase &CB) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemarkAnalysis(RemarkPass, "Root", &CB)
           << "coroutine " << ore::NV("Callee", calleeName(CB))
           << " is not awaited at once: its frame is a root's"
           << ore::setExtraArgs() << ore::NV("LoopDepth", loopDepth(CB));
  });
}

void dynasync::remarkForwards(CallBase &CB) {
  OptimizationRemarkEmitter ORE(CB.getFunction());
  ORE.emit([&] {
    return OptimizationRemarkAnalysis(RemarkPass, "Forwards", &CB)
           << "the caller's slot is handed on to "
           << ore::NV("Callee", calleeName(CB));
  });
}

// The source's name of a coroutine that may stand in its slot entry.
static StringRef sourceName(StringRef Name) {
  Name.consume_back(SlotEntrySuffix);
  return Name;
}

void dynasync::remarkStorage(Function &E, uint64_t TailSize, unsigned Slots) {
  OptimizationRemarkEmitter ORE(&E);
  ORE.emit([&] {
    return OptimizationRemarkAnalysis(RemarkPass, "Storage",
                                      DiagnosticLocation(E.getSubprogram()),
                                      &E.getEntryBlock())
           << "coroutine " << ore::NV("Function", sourceName(E.getName()))
           << " asks for " << ore::NV("Tail", TailSize)
           << " bytes for its callees, in " << ore::NV("Slots", Slots)
           << " slots";
  });
}

void dynasync::remarkFrames(Module &M, bool OptNone) {
  if (!OptimizationRemarkEmitter::allowExtraAnalysis(M.getContext(),
                                                     RemarkPass))
    return;
  for (Function &Resume : M) {
    StringRef Name = Resume.getName();
    if (!Name.consume_back(".resume") || Resume.arg_empty())
      continue;
    // CoroSplit tells a part how large its frame is. The ramp may be inlined,
    // and gone.
    uint64_t Size = Resume.getParamDereferenceableBytes(0);
    if (Resume.isDeclaration() || Size == 0 || Resume.hasOptNone() != OptNone)
      continue;
    OptimizationRemarkEmitter ORE(&Resume);
    ORE.emit([&] {
      return OptimizationRemarkAnalysis(
                 RemarkPass, "Frame",
                 DiagnosticLocation(Resume.getSubprogram()),
                 &Resume.getEntryBlock())
             << "frame of coroutine " << ore::NV("Function", sourceName(Name))
             << " has " << ore::NV("FrameSize", Size) << " bytes";
    });
  }
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
