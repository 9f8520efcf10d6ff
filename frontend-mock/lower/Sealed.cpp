//===- Sealed.cpp - Traits whose implementers are known -------------------===//
//
// The program is the whole of it: a trait of strategy sealed has the
// implementers that it has vtables for. Each has a number in its vtable, behind
// the methods, and each call says to the passes which functions the numbers
// are (docs/contract.md, dynasync.sealed). Other calls of that strategy, of a
// trait without numbers, say the functions only.
//
//===----------------------------------------------------------------------===//

#include "dynasync/Contract.h"
#include "lower/Vtables.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;

namespace traitc {

bool isSealedStrategy(ModuleLowering &M, StringRef Strategy) {
  if (Strategy.empty())
    Strategy = M.W.ProgramStrategy.Text;
  if (Strategy.empty())
    Strategy = M.Opts.ProgramStrategy;
  return Strategy == "sealed";
}

bool isSealed(ModuleLowering &M, const Type *Dyn) {
  return isSealedStrategy(M, Dyn->trait()->Strategy.Text);
}

// By number, if they have one; empty if one of them has no function.
static SmallVector<Value *, 8> implementersOf(ModuleLowering &M,
                                              const SealedCall &S) {
  SmallVector<Value *, 8> Result;
  for (auto &[Key, Info] : M.dyn().Tables) {
    if (Key.second != S.Dyn || Key.first == S.Dyn)
      continue;
    // The tables of functions that return a `dyn` have no such entry.
    Constant *Entry = Info->GV->getInitializer()->getAggregateElement(S.Index);
    if (!Entry)
      continue;
    auto *F = dyn_cast<Function>(Entry);
    if (!F)
      return {};
    Result.push_back(F);
  }
  return Result;
}

void finishSealedCalls(ModuleLowering &M) {
  for (SealedCall &S : M.dyn().SealedCalls) {
    auto *Call = dyn_cast_or_null<CallBase>(S.Call);
    if (!Call)
      continue;
    SmallVector<Value *, 8> Set = implementersOf(M, S);
    if (Set.empty())
      continue;
    if (auto *Number = dyn_cast_or_null<LoadInst>(S.Number)) {
      // A future of any kind has no number: then the call may reach others.
      if (!M.dyn().Tables.contains({S.Dyn, S.Dyn}))
        Number->setMetadata(LLVMContext::MD_range,
                            MDBuilder(M.C).createRange(
                                APInt(M.L.word()->getBitWidth(), 0),
                                APInt(M.L.word()->getBitWidth(), Set.size())));
      Set.insert(Set.begin(), Number);
    }
    uint32_t Tag = M.C.getOrInsertBundleTag(dynasync::SealedBundle)->getValue();
    CallBase *New = CallBase::addOperandBundle(
        Call, Tag, OperandBundleDef(dynasync::SealedBundle, Set),
        Call->getIterator());
    New->copyMetadata(*Call);
    New->takeName(Call);
    Call->replaceAllUsesWith(New);
    Call->eraseFromParent();
  }
}

} // namespace traitc
