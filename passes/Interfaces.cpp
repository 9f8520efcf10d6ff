//===- Interfaces.cpp - What a callee's declaration asks for --------------===//
//
// Runs at the start of the pipeline, before anybody asks for a call's strategy.
// Of what the source says of a virtual function's declaration, clang emits next
// to nothing: a pure one has no IR, and its calls are of a loaded pointer. But
// [[omp::assume("TEXT")]] goes to each call that is made through the
// declaration, whatever the flags:
//
//   call void %next(ptr sret %t, ptr %it) coro_elide_safe
//                               "llvm.assume"="dynasync:inline(512)@a.h:7"
// becomes
//   call void %next(ptr sret %t, ptr %it) coro_elide_safe
//                               "dynasync-trait"="inline(512)"
//
//===----------------------------------------------------------------------===//

#include "Interfaces.h"
#include "SourcePlace.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Assumptions.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"

using namespace llvm;
using namespace dynasync;

namespace {

struct Assumption {
  StringRef Strategy;
  SourcePlace Place;
};

} // namespace

// "inline(512)@a.h:7", the place as DYNASYNC_INTERFACE writes it.
static Assumption parse(StringRef Text) {
  auto [Strategy, Where] = Text.split('@');
  auto [File, Number] = Where.rsplit(':');
  unsigned Line = 0;
  if (Number.getAsInteger(10, Line))
    return {Strategy, {}};
  return {Strategy, {File, Line, 0}};
}

static bool lowerInterface(CallBase &CB) {
  Attribute All = CB.getAttributes().getFnAttr(AssumptionAttrKey);
  if (!All.isStringAttribute() ||
      !All.getValueAsString().contains(InterfaceAssumption))
    return false;
  SmallVector<StringRef, 2> Texts;
  SmallVector<StringRef, 2> Others;
  All.getValueAsString().split(Texts, ',');
  std::optional<Assumption> First;
  for (StringRef Text : Texts) {
    if (!Text.consume_front(InterfaceAssumption)) {
      Others.push_back(Text);
      continue;
    }
    Assumption A = parse(Text);
    if (!First)
      First = A;
    else if (A.Strategy != First->Strategy)
      reportContradiction(*CB.getFunction(), A.Strategy, A.Place,
                          First->Strategy, First->Place);
  }
  if (!First)
    return false;
  LLVMContext &C = CB.getContext();
  CB.addFnAttr(Attribute::get(C, TraitAttr, First->Strategy));
  // The inliner would hand it on to other calls.
  CB.removeFnAttr(AssumptionAttrKey);
  if (!Others.empty())
    CB.addFnAttr(Attribute::get(C, AssumptionAttrKey, join(Others, ",")));
  return true;
}

bool dynasync::lowerInterfaces(Module &M) {
  bool Changed = false;
  for (Function &F : M)
    if (F.isPresplitCoroutine())
      for (Instruction &I : instructions(F))
        if (auto *CB = dyn_cast<CallBase>(&I))
          Changed |= lowerInterface(*CB);
  return Changed;
}
