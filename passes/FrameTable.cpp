//===- FrameTable.cpp - A frame's two function pointers at once -----------===//

#include "FrameFields.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;
using namespace dynasync;

// Both at once, wherever the ramp writes them.
void dynasync::copyFrameFunctions(Function &Entry, const SlotABI &ABI) {
  Argument *Frame = Entry.getArg(Entry.arg_size() - 1);
  const DataLayout &DL = Entry.getDataLayout();
  auto IsAt = [&](const Value *P, int64_t Offset) {
    APInt Found(DL.getIndexTypeSizeInBits(P->getType()), 0);
    return P->stripAndAccumulateConstantOffsets(DL, Found, true) == Frame &&
           Found == Offset;
  };
  MapVector<BasicBlock *, std::pair<StoreInst *, StoreInst *>> Pairs;
  for (Instruction &I : instructions(Entry))
    if (auto *Store = dyn_cast<StoreInst>(&I);
        Store && isa<Function>(Store->getValueOperand())) {
      if (IsAt(Store->getPointerOperand(), 0))
        Pairs[Store->getParent()].first = Store;
      else if (IsAt(Store->getPointerOperand(), ABI.wordSize()))
        Pairs[Store->getParent()].second = Store;
    }
  SmallDenseMap<Constant *, GlobalVariable *, 2> Tables;
  for (auto [BB, Pair] : Pairs) {
    auto [Resume, Destroy] = Pair;
    if (!Resume || !Destroy)
      continue;
    bool ResumeFirst = Resume->comesBefore(Destroy);
    Instruction *First = ResumeFirst ? Resume : Destroy;
    Instruction *Last = ResumeFirst ? Destroy : Resume;
    bool Apart = false;
    for (Instruction *I = First->getNextNode(); I != Last; I = I->getNextNode())
      Apart |= I->mayReadOrWriteMemory();
    if (Apart)
      continue;
    Constant *Functions =
        ConstantArray::get(ArrayType::get(ABI.pointer(), 2),
                           {cast<Constant>(Resume->getValueOperand()),
                            cast<Constant>(Destroy->getValueOperand())});
    GlobalVariable *&Table = Tables[Functions];
    if (!Table) {
      Table =
          new GlobalVariable(*Entry.getParent(), Functions->getType(),
                             /*isConstant=*/true, GlobalValue::PrivateLinkage,
                             Functions, Entry.getName() + ".functions");
      Table->setAlignment(Align(16));
      Table->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
      // In no comdat: at the link, Entry may be inlined.
    }
    IRBuilder<> B(Last);
    auto *Both = FixedVectorType::get(ABI.pointer(), 2);
    B.CreateAlignedStore(B.CreateAlignedLoad(Both, Table, Align(16)), Frame,
                         Align(16));
    Resume->eraseFromParent();
    Destroy->eraseFromParent();
  }
}
