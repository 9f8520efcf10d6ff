//===- AnnotationList.cpp - llvm.global.annotations -----------------------===//

#include "AnnotationList.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/Constants.h"

using namespace llvm;
using namespace dynasync;

static ConstantArray *entries(Module &M) {
  GlobalVariable *List = M.getNamedGlobal("llvm.global.annotations");
  return List && List->hasInitializer()
             ? dyn_cast<ConstantArray>(List->getInitializer())
             : nullptr;
}

SmallVector<Annotation, 8> dynasync::readAnnotations(Module &M) {
  SmallVector<Annotation, 8> Found;
  ConstantArray *Entries = entries(M);
  if (!Entries)
    return Found;
  for (Use &U : Entries->operands()) {
    auto *Entry = dyn_cast<ConstantStruct>(U.get());
    if (!Entry || Entry->getNumOperands() < 2)
      continue;
    auto *Target =
        dyn_cast<GlobalValue>(Entry->getOperand(0)->stripPointerCasts());
    if (!Target)
      continue;
    Annotation A{Target, constantText(Entry->getOperand(1)), {}, {}, Entry};
    if (Entry->getNumOperands() > 3)
      if (auto *Line = dyn_cast<ConstantInt>(Entry->getOperand(3)))
        A.Place = {constantText(Entry->getOperand(2)),
                   unsigned(Line->getLimitedValue(~0u)), 0};
    if (Entry->getNumOperands() > 4)
      if (auto *GV = dyn_cast<GlobalVariable>(
              Entry->getOperand(4)->stripPointerCasts());
          GV && GV->hasInitializer())
        if (auto *Values = dyn_cast<ConstantStruct>(GV->getInitializer()))
          for (Use &Value : Values->operands())
            A.Arguments.push_back(cast<Constant>(Value.get()));
    Found.push_back(std::move(A));
  }
  return Found;
}

void dynasync::dropAnnotations(Module &M, ArrayRef<Constant *> Used) {
  GlobalVariable *List = M.getNamedGlobal("llvm.global.annotations");
  SmallPtrSet<const Value *, 8> Targets;
  for (Constant *Entry : Used)
    Targets.insert(Entry->getOperand(0)->stripPointerCasts());
  SmallVector<Constant *, 8> Kept;
  for (Use &U : entries(M)->operands())
    if (!is_contained(Used, U.get()))
      Kept.push_back(cast<Constant>(U.get()));
  StringRef Section = List->getSection();
  // Something may refer to the list, if only llvm.used.
  if (!Kept.empty() || !List->use_empty()) {
    Type *EntryTy = List->getValueType()->getArrayElementType();
    Constant *Init =
        ConstantArray::get(ArrayType::get(EntryTy, Kept.size()), Kept);
    auto *Shorter = new GlobalVariable(
        M, Init->getType(), List->isConstant(), List->getLinkage(), Init, "",
        List, List->getThreadLocalMode(), List->getAddressSpace());
    Shorter->setSection(Section);
    Shorter->takeName(List);
    List->replaceAllUsesWith(Shorter);
  }
  List->eraseFromParent();
  // Texts, file names and arguments that only the dropped entries used. What
  // one of them names comes before it in the module, or behind it.
  bool Changed = true;
  while (std::exchange(Changed, false))
    for (GlobalVariable &GV : make_early_inc_range(M.globals()))
      if (GV.getSection() == Section && GV.hasPrivateLinkage() &&
          !Targets.contains(&GV)) {
        GV.removeDeadConstantUsers();
        if (GV.use_empty()) {
          GV.eraseFromParent();
          Changed = true;
        }
      }
}
