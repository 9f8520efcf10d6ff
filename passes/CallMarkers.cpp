//===- CallMarkers.cpp - What stands around an awaited call ---------------===//
//
// Runs at the start of the pipeline, before anybody asks for a call's strategy:
// co_await inline_slot<512>(it.next()) is, with clang's annotation
// {@inline_slot, "dynasync-call:inline", {512}},
//
//   call void %next(ptr sret %task, ptr %it) coro_elide_safe
//   call void @inline_slot(ptr sret %awaited, ptr %task, ...) coro_elide_safe
// which becomes
//   call void %next(ptr sret %task, ptr %it) coro_elide_safe
//                                            "dynasync"="inline(512)"
//   call void @inline_slot(ptr sret %awaited, ptr %task, ...)
//
// without the second call, if nobody but a destructor sees what is left in
// %task (take it for the elision of a copy), else with it, to be inlined; and
// in(buffer, it.next()), with {@in, "dynasync-call:in"},
//
//   %slot = getelementptr i8, ptr %buffer, i64 16
//   call void %next(ptr sret %task, ptr %it) [ "dynasync.slot"(ptr %slot) ]
//
//===----------------------------------------------------------------------===//

#include "CallMarkers.h"
#include "AnnotationList.h"
#include "SlotBundle.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"

using namespace llvm;
using namespace dynasync;

namespace {

/// A function of strategy.h.
struct Marker {
  std::string Strategy; ///< "inline(512)", or "in", "in-or-trap"
  bool BringsSlot = false;
  bool OrTrap = false;
};

/// One call of it.
struct Claim {
  const Marker *Says;
  Value *Storage; ///< of what brings a slot
  SourcePlace Place;
};

class CallMarkers {
public:
  explicit CallMarkers(Module &M) : M(M) {}
  bool run();

private:
  void collect();
  bool resolve(CallBase &Call, const Marker &Says);
  void apply(CallBase &Awaited, const Claim &C, const DominatorTree &DT);
  const Marker *markerOf(const CallBase &CB) const {
    const Function *F = CB.getCalledFunction();
    auto It = F ? Markers.find(F) : Markers.end();
    return It == Markers.end() ? nullptr : &It->second;
  }
  void error(const Twine &Message, const CallBase &CB,
             const SourcePlace &Place) {
    LLVMContext &C = M.getContext();
    M.getContext().diagnose(DiagnosticInfoUnsupported(
        *CB.getFunction(), Message,
        Place ? Place.location(C) : DiagnosticLocation(CB.getDebugLoc())));
  }

  Module &M;
  DenseMap<const Function *, Marker> Markers;
  SmallVector<Constant *, 8> Entries;
  MapVector<CallBase *, SmallVector<Claim, 1>> Claims;
};

} // namespace

void CallMarkers::collect() {
  for (const Annotation &A : readAnnotations(M)) {
    auto *F = dyn_cast<Function>(A.Target);
    StringRef Text = A.Text;
    if (!F || !Text.consume_front(CallAnnotation))
      continue;
    Entries.push_back(A.Entry);
    Marker &Says = Markers[F];
    Says.OrTrap = Text == CallInOrTrap;
    Says.BringsSlot = Says.OrTrap || Text == CallIn;
    Says.Strategy = Text.str();
    if (A.Arguments.empty())
      continue;
    if (auto *Bytes = dyn_cast<ConstantInt>(A.Arguments[0]))
      Says.Strategy += "(" + std::to_string(Bytes->getLimitedValue()) + ")";
    else if (auto *Grow =
                 dyn_cast<Function>(A.Arguments[0]->stripPointerCasts()))
      Says.Strategy += ("(" + Grow->getName() + ")").str();
  }
}

static SmallVector<Value *, 8> plainArguments(const CallBase &CB) {
  SmallVector<Value *, 8> Found;
  for (const Use &U : CB.args())
    if (!CB.paramHasAttr(CB.getArgOperandNo(&U), Attribute::StructRet))
      Found.push_back(U.get());
  return Found;
}

// What a store of a call's result stores: as it is, as an integer, a part.
static CallBase *resultOf(Value *V) {
  SmallPtrSet<Value *, 4> Seen; // what is never reached may be a cycle
  while (isa<CastInst, ExtractValueInst>(V) && Seen.insert(V).second)
    V = cast<Instruction>(V)->getOperand(0);
  return dyn_cast<CallBase>(V);
}

// The calls whose result is written to Memory. Null among them stands for
// something else that is.
static void collectWriters(AllocaInst &Memory,
                           SmallPtrSetImpl<AllocaInst *> &Seen,
                           SmallSetVector<CallBase *, 2> &Writers) {
  if (!Seen.insert(&Memory).second)
    return;
  SmallSetVector<Instruction *, 4> Pointers;
  Pointers.insert(&Memory);
  for (unsigned Next = 0; Next != Pointers.size(); ++Next) {
    for (Use &U : Pointers[Next]->uses()) {
      auto *I = cast<Instruction>(U.getUser());
      if (isa<GetElementPtrInst, CastInst>(I)) {
        Pointers.insert(I);
      } else if (auto *Store = dyn_cast<StoreInst>(I)) {
        if (U.getOperandNo() == StoreInst::getPointerOperandIndex())
          Writers.insert(resultOf(Store->getValueOperand()));
      } else if (auto *Copy = dyn_cast<MemTransferInst>(I)) {
        if (&U != &Copy->getRawDestUse())
          continue;
        auto *From = dyn_cast<AllocaInst>(Copy->getSource());
        if (From)
          collectWriters(*From, Seen, Writers);
        else
          Writers.insert(nullptr);
      } else if (auto *CB = dyn_cast<CallBase>(I)) {
        if (CB->isArgOperand(&U) &&
            CB->paramHasAttr(CB->getArgOperandNo(&U), Attribute::StructRet))
          Writers.insert(CB);
      }
    }
  }
}

static CallBase *onlyWriter(Value *Memory) {
  SmallPtrSet<AllocaInst *, 2> Seen;
  SmallSetVector<CallBase *, 2> Writers;
  if (auto *Task = dyn_cast<AllocaInst>(Memory->stripPointerCasts()))
    collectWriters(*Task, Seen, Writers);
  return Writers.size() == 1 ? Writers.front() : nullptr;
}

// False, and an error, if it stands around no awaited call.
bool CallMarkers::resolve(CallBase &Call, const Marker &Says) {
  SmallVector<Value *, 8> Arguments = plainArguments(Call);
  unsigned Task = Says.BringsSlot ? 1 : 0;
  SourcePlace Place;
  if (Arguments.size() >= Task + 4) {
    auto *Line = dyn_cast<ConstantInt>(Arguments[Task + 2]);
    auto *Column = dyn_cast<ConstantInt>(Arguments[Task + 3]);
    if (Line && Column)
      Place = {constantText(Arguments[Task + 1]),
               unsigned(Line->getLimitedValue(~0u)),
               unsigned(Column->getLimitedValue(~0u))};
  }
  // Through the markers that stand inside this one. One that writes over its
  // own task leads back to itself.
  CallBase *Awaited = &Call;
  SmallPtrSet<CallBase *, 4> Seen;
  for (const Marker *Inner = &Says; Inner;
       Inner = Awaited ? markerOf(*Awaited) : nullptr) {
    if (!Seen.insert(Awaited).second) {
      Awaited = nullptr;
      break;
    }
    SmallVector<Value *, 8> Operands = plainArguments(*Awaited);
    unsigned At = Inner->BringsSlot ? 1 : 0;
    Awaited = At < Operands.size() ? onlyWriter(Operands[At]) : nullptr;
  }
  if (!Awaited || !Awaited->hasFnAttr(Attribute::CoroElideSafe) ||
      !Awaited->getFunction()->isPresplitCoroutine()) {
    error("'" + Says.Strategy +
              "' stands around no call that is awaited at once, in a "
              "coroutine, with both types opted in",
          Call, Place);
    return false;
  }
  Claims[Awaited].push_back(
      {&Says, Says.BringsSlot ? Arguments[0] : nullptr, Place});
  return true;
}

void CallMarkers::apply(CallBase &Awaited, const Claim &C,
                        const DominatorTree &DT) {
  LLVMContext &Context = M.getContext();
  if (!C.Says->BringsSlot) {
    Awaited.addFnAttr(Attribute::get(Context, StrategyAttr, C.Says->Strategy));
    return;
  }
  if (!DT.dominates(C.Storage, &Awaited))
    return error("'" + C.Says->Strategy +
                     "': the storage is not known before the call",
                 Awaited, C.Place);
  if (C.Says->OrTrap)
    Awaited.addFnAttr(Attribute::get(Context, OrTrapAttr));
  IRBuilder<> B(&Awaited);
  uint64_t Header = 2 * uint64_t(M.getDataLayout().getPointerSize());
  withSlot(Awaited, B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), C.Storage,
                                                 Header, "marked.slot"));
}

// Where it stands is known now; the texts need not be in the object.
static void forgetPlace(CallBase &Call) {
  for (Use &U : Call.args())
    if (auto *GV = dyn_cast<GlobalVariable>(U.get());
        GV && GV->hasPrivateLinkage() && GV->isConstant()) {
      U.set(ConstantPointerNull::get(cast<PointerType>(GV->getType())));
      if (GV->use_empty())
        GV->eraseFromParent();
    }
}

static bool isDestructorCall(const CallBase &CB) {
  const Function *F = CB.getCalledFunction();
  return F && F->getName().starts_with("_ZN") &&
         (F->getName().ends_with("D1Ev") || F->getName().ends_with("D2Ev")) &&
         CB.arg_size() == 1 && CB.use_empty();
}

static void eraseCall(CallBase &CB) {
  if (auto *Invoke = dyn_cast<InvokeInst>(&CB)) {
    Invoke->getUnwindDest()->removePredecessor(Invoke->getParent());
    BranchInst::Create(Invoke->getNormalDest(), Invoke->getIterator());
  }
  CB.eraseFromParent();
}

// The awaited call could have written its task where the marker has moved it
// to; clang, which sees a function, cannot do so. Six instructions of 62, since
// the first place has been seen by the callee: it has to be emptied, and to be
// asked after the suspension whether it is empty.
static void takeOut(CallBase &Call, Value *Task) {
  auto *From = dyn_cast<AllocaInst>(Task);
  AllocaInst *To = nullptr;
  if (!Call.arg_empty() && Call.paramHasAttr(0, Attribute::StructRet))
    To = dyn_cast<AllocaInst>(Call.getArgOperand(0));
  if (!From || !To || From == To ||
      From->getAllocatedType() != To->getAllocatedType() ||
      From->isArrayAllocation() || To->isArrayAllocation() ||
      From->getParent() != To->getParent() || !Call.use_empty())
    return;
  SmallVector<CallBase *, 4> Destructors;
  SmallVector<Instruction *, 4> Lifetimes;
  for (Use &U : From->uses()) {
    auto *CB = dyn_cast<CallBase>(U.getUser());
    if (!CB || !CB->isArgOperand(&U))
      return;
    if (CB->isLifetimeStartOrEnd() || CB == &Call ||
        CB->paramHasAttr(CB->getArgOperandNo(&U), Attribute::StructRet))
      continue;
    if (!isDestructorCall(*CB))
      return;
    Destructors.push_back(CB);
  }
  for (User *U : To->users())
    if (auto *I = cast<Instruction>(U); I->isLifetimeStartOrEnd())
      Lifetimes.push_back(I);
  for (CallBase *CB : Destructors)
    eraseCall(*CB);
  for (Instruction *I : Lifetimes)
    I->eraseFromParent();
  eraseCall(Call);
  // The earlier one's lifetime encloses the other's.
  if (To->comesBefore(From))
    From->moveBefore(To->getIterator());
  From->setAlignment(std::max(From->getAlign(), To->getAlign()));
  To->replaceAllUsesWith(From);
  To->eraseFromParent();
}

bool CallMarkers::run() {
  collect();
  if (Markers.empty())
    return false;
  SmallVector<CallBase *, 8> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I); CB && markerOf(*CB))
        Calls.push_back(CB);
  erase_if(Calls, [&](CallBase *CB) { return !resolve(*CB, *markerOf(*CB)); });

  const Function *Of = nullptr;
  DominatorTree DT;
  for (auto &[Awaited, Said] : Claims) {
    const Claim &First = Said.front();
    for (const Claim &C : ArrayRef(Said).drop_front())
      if (C.Says->BringsSlot || C.Says->Strategy != First.Says->Strategy)
        reportContradiction(*Awaited->getFunction(), C.Says->Strategy, C.Place,
                            First.Says->Strategy, First.Place);
    if (std::exchange(Of, Awaited->getFunction()) != Awaited->getFunction())
      DT.recalculate(*Awaited->getFunction());
    apply(*Awaited, First, DT);
  }

  for (CallBase *CB : Calls) {
    // They hand on what is awaited; they are no coroutines.
    CB->removeFnAttr(Attribute::CoroElideSafe);
    forgetPlace(*CB);
    takeOut(*CB, plainArguments(*CB)[markerOf(*CB)->BringsSlot ? 1 : 0]);
  }
  dropAnnotations(M, Entries);
  return true;
}

bool dynasync::lowerCallMarkers(Module &M) { return CallMarkers(M).run(); }
