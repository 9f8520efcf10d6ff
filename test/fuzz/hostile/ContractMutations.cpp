//===- ContractMutations.cpp - Changes of the contract's IR ---------------===//
//
// What no mutation of plain IR comes upon: attributes, bundles, metadata and
// annotations of Contract.h with all values, right ones and wrong ones, calls
// whose type is not their callee's, and what intrinsics of coroutines refer to.
//
//===----------------------------------------------------------------------===//

#include "ContractMutations.h"
#include "Vocabulary.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace dynasync;
using namespace dynasync::fuzz;

// --- Instructions ------------------------------------------------------------

static void mutateOperand(Module &M, Function &F, Random &R) {
  SmallVector<Instruction *, 0> All;
  bool Coroutines = R.oneIn(2);
  for (Instruction &I : instructions(F))
    if (I.getNumOperands() != 0 && (!Coroutines || isa<IntrinsicInst>(I)))
      All.push_back(&I);
  if (All.empty())
    return;
  Instruction &I = *R.of(All);
  Use &U = I.getOperandUse(R.below(I.getNumOperands()));
  if (isa<BasicBlock>(U.get())) {
    U.set(&*std::next(F.begin(), R.below(F.size())));
    return;
  }
  if (R.oneIn(3))
    for (Use &Other : I.operands())
      if (&Other != &U && Other->getType() == U->getType()) {
        Value *V = U.get();
        U.set(Other.get());
        Other.set(V);
        return;
      }
  if (Value *V = someValue(M, &F, U->getType(), R); V && V != &I)
    U.set(V);
}

static void mutateInstruction(Function &F, Random &R) {
  SmallVector<Instruction *, 0> All;
  for (Instruction &I : instructions(F))
    if (!I.isTerminator())
      All.push_back(&I);
  if (All.empty())
    return;
  Instruction &I = *R.of(All);
  Instruction &There = *R.of(All);
  switch (R.below(5)) {
  case 0: { // twice
    Instruction *Copy = I.clone();
    Copy->insertAfter(I.getIterator());
    return;
  }
  case 1: // gone
    if (!I.getType()->isVoidTy() && !I.getType()->isTokenTy())
      I.replaceAllUsesWith(PoisonValue::get(I.getType()));
    if (I.use_empty())
      I.eraseFromParent();
    return;
  case 2: // elsewhere
    if (&I != &There)
      I.moveBefore(There.getIterator());
    return;
  case 3:
    if (auto *AI = dyn_cast<AllocaInst>(&I)) {
      if (R.oneIn(2))
        AI->setAlignment(Align(uint64_t(1) << R.below(33)));
      else
        AI->setAllocatedType(
            ArrayType::get(AI->getAllocatedType(), R.number()));
    }
    return;
  default: // a copy elsewhere
    if (&I != &There)
      I.clone()->insertBefore(There.getIterator());
    return;
  }
}

// --- Functions ---------------------------------------------------------------

static Constant *textOf(Module &M, StringRef Text) {
  Constant *Init = ConstantDataArray::getString(M.getContext(), Text);
  auto *GV = new GlobalVariable(M, Init->getType(), true,
                                GlobalValue::PrivateLinkage, Init, "text");
  GV->setSection("llvm.metadata");
  return GV;
}

static void annotate(Module &M, GlobalValue &Target, Random &R) {
  LLVMContext &C = M.getContext();
  Type *Ptr = PointerType::get(C, 0);
  SmallVector<Constant *, 4> Entries;
  GlobalVariable *Old = M.getNamedGlobal("llvm.global.annotations");
  if (Old && Old->hasInitializer())
    for (Use &U : Old->getInitializer()->operands())
      Entries.push_back(cast<Constant>(U.get()));
  Constant *Null = ConstantPointerNull::get(PointerType::get(C, 0)),
           *Arguments = Null;
  if (R.oneIn(2)) {
    SmallVector<Constant *, 2> Values;
    for (size_t N = R.below(4); N != 0; --N)
      if (auto *V = dyn_cast_or_null<Constant>(
              someValue(M, nullptr, R.oneIn(2) ? Ptr : nullptr, R)))
        Values.push_back(V);
    if (R.oneIn(3))
      Values = {textOf(M, "a.h"),
                ConstantInt::get(
                    Type::getIntNTy(M.getContext(), 1 + R.below(200)), 7)};
    Constant *Init = ConstantStruct::getAnon(C, Values);
    Arguments = new GlobalVariable(M, Init->getType(), true,
                                   GlobalValue::PrivateLinkage, Init, "args");
  }
  Type *LineTy = R.oneIn(8) ? Type::getIntNTy(M.getContext(), 1 + R.below(200))
                            : Type::getInt32Ty(C);
  Constant *Fields[] = {&Target, textOf(M, R.of(AnnotationTexts)),
                        textOf(M, "a.cpp"), ConstantInt::get(LineTy, 3),
                        Arguments};
  Constant *Entry = ConstantStruct::getAnon(
      C, ArrayRef(Fields).take_front(R.oneIn(8) ? R.below(6) : 5));
  if (!Entries.empty() && Entries.front()->getType() != Entry->getType())
    return;
  Entries.push_back(Entry);
  Constant *Init = ConstantArray::get(
      ArrayType::get(Entry->getType(), Entries.size()), Entries);
  auto *List =
      new GlobalVariable(M, Init->getType(), false,
                         GlobalValue::AppendingLinkage, Init, "annotations");
  List->setSection("llvm.metadata");
  if (Old) {
    List->takeName(Old);
    Old->replaceAllUsesWith(List);
    Old->eraseFromParent();
  } else {
    List->setName("llvm.global.annotations");
  }
}

static void mutateFunction(Module &M, Random &R) {
  auto Functions = functionsOf(M);
  if (Functions.empty())
    return;
  Function &F = *R.of(Functions);
  static constexpr Attribute::AttrKind Kinds[] = {
      Attribute::PresplitCoroutine,
      Attribute::PresplitCoroutine,
      Attribute::NoInline,
      Attribute::AlwaysInline,
      Attribute::NoUnwind,
      Attribute::Naked,
      Attribute::NoReturn,
      Attribute::OptimizeForSize,
      Attribute::CoroDestroyOnlyWhenComplete};
  static constexpr GlobalValue::LinkageTypes Linkages[] = {
      GlobalValue::ExternalLinkage,    GlobalValue::InternalLinkage,
      GlobalValue::PrivateLinkage,     GlobalValue::LinkOnceODRLinkage,
      GlobalValue::WeakAnyLinkage,     GlobalValue::AvailableExternallyLinkage,
      GlobalValue::ExternalWeakLinkage};
  switch (R.below(10)) {
  case 0:
    F.setLinkage(R.of(Linkages));
    return;
  case 1: {
    Attribute::AttrKind Kind = R.of(Kinds);
    if (F.hasFnAttribute(Kind))
      F.removeFnAttr(Kind);
    else
      F.addFnAttr(Kind);
    return;
  }
  case 2:
    F.addFnAttr(R.of(AttributeNames), R.of(AttributeValues));
    return;
  case 3:
    F.removeFnAttr(R.of(AttributeNames));
    return;
  case 4:
    if (!F.isDeclaration() && R.oneIn(3))
      F.deleteBody();
    return;
  case 5:
    F.setComdat(R.oneIn(3) ? nullptr
                           : M.getOrInsertComdat(R.of(Functions)->getName()));
    return;
  case 6:
    F.setName(R.oneIn(2) ? R.of(Symbols).str()
                         : (R.of(Functions)->getName() + R.of(Suffixes)).str());
    return;
  case 7:
    if (auto *V = dyn_cast_or_null<Constant>(someValue(M, nullptr, nullptr, R)))
      F.setPrefixData(V);
    return;
  case 8:
    GlobalAlias::create(F.getValueType(), F.getAddressSpace(),
                        GlobalValue::ExternalLinkage, "alias", &F, &M);
    return;
  default:
    return annotate(M, F, R);
  }
}

// --- Globals and metadata ----------------------------------------------------

static void mutateGlobal(Module &M, Random &R) {
  SmallVector<GlobalVariable *, 0> Globals;
  for (GlobalVariable &GV : M.globals())
    if (GV.hasInitializer() && !GV.getName().starts_with("llvm."))
      Globals.push_back(&GV);
  if (Globals.empty())
    return;
  GlobalVariable &GV = *R.of(Globals);
  switch (R.below(6)) {
  case 0:
    return annotate(M, GV, R);
  case 1:
    GV.setConstant(!GV.isConstant());
    return;
  case 2:
    GV.setName(R.of(Symbols));
    return;
  case 3:
    if (R.oneIn(4) && !GV.hasLocalLinkage())
      GV.setInitializer(nullptr);
    return;
  default:
    break;
  }
  Constant *Init = GV.getInitializer();
  if (Init->getNumOperands() == 0)
    return;
  unsigned I = R.below(Init->getNumOperands());
  auto *New = dyn_cast_or_null<Constant>(
      someValue(M, nullptr, Init->getOperand(I)->getType(), R));
  SmallVector<Constant *, 8> Fields;
  for (Use &U : Init->operands())
    Fields.push_back(cast<Constant>(U.get()));
  if (New)
    Fields[I] = New;
  if (auto *Ty = dyn_cast<StructType>(Init->getType()))
    GV.setInitializer(ConstantStruct::get(Ty, Fields));
  else if (auto *Array = dyn_cast<ArrayType>(Init->getType()))
    GV.setInitializer(ConstantArray::get(Array, Fields));
}

static Metadata *someMetadata(Module &M, NamedMDNode &N, Random &R,
                              unsigned Depth) {
  LLVMContext &C = M.getContext();
  switch (R.below(7)) {
  case 0:
    return nullptr;
  case 1:
    return MDString::get(C, R.of(MetadataTexts));
  case 2:
    return MDString::get(C, R.of(AttributeValues));
  case 3:
    if (Depth < 3 && N.getNumOperands() != 0)
      return N.getOperand(R.below(N.getNumOperands()));
    return nullptr;
  case 4: {
    if (Depth > 3)
      return nullptr;
    SmallVector<Metadata *, 6> Ops;
    for (size_t I = R.below(7); I != 0; --I)
      Ops.push_back(someMetadata(M, N, R, Depth + 1));
    return R.oneIn(4) ? MDNode::getDistinct(C, Ops) : MDNode::get(C, Ops);
  }
  default:
    if (auto *V = dyn_cast_or_null<Constant>(someValue(
            M, nullptr, R.oneIn(2) ? PointerType::get(C, 0) : nullptr, R)))
      return ConstantAsMetadata::get(V);
    return nullptr;
  }
}

// A copy of Node in which something is different.
static MDNode *changed(Module &M, NamedMDNode &N, MDNode &Node, Random &R) {
  SmallVector<Metadata *, 8> Ops;
  for (const MDOperand &Op : Node.operands())
    Ops.push_back(Op.get());
  if (Ops.empty() || R.oneIn(6)) {
    Ops.insert(Ops.begin() + R.below(Ops.size() + 1), someMetadata(M, N, R, 0));
  } else if (R.oneIn(5)) {
    Ops.erase(Ops.begin() + R.below(Ops.size()));
  } else if (R.oneIn(6)) {
    Ops.push_back(R.of(Ops));
  } else {
    Metadata *&Op = R.of(Ops);
    auto *Inner = dyn_cast_or_null<MDNode>(Op);
    Op = Inner && !R.oneIn(4) && Inner != &Node ? changed(M, N, *Inner, R)
                                                : someMetadata(M, N, R, 0);
  }
  return MDNode::get(M.getContext(), Ops);
}

static void mutateMetadata(Module &M, Random &R) {
  SmallVector<NamedMDNode *, 4> Known;
  for (NamedMDNode &N : M.named_metadata())
    if (is_contained(MetadataNames, N.getName()))
      Known.push_back(&N);
  if (Known.empty() || R.oneIn(5)) {
    NamedMDNode &N = *M.getOrInsertNamedMetadata(R.of(MetadataNames));
    LLVMContext &C = M.getContext();
    if (N.getName() == OptionsMetadata)
      N.addOperand(MDNode::get(C, MDString::get(C, R.of(AttributeValues))));
    else if (auto *Node = dyn_cast_or_null<MDNode>(someMetadata(M, N, R, 0)))
      N.addOperand(Node);
    return;
  }
  NamedMDNode &N = *R.of(Known);
  if (N.getNumOperands() == 0 || R.oneIn(20))
    return N.eraseFromParent();
  unsigned I = R.below(N.getNumOperands());
  if (R.oneIn(8))
    N.addOperand(N.getOperand(I));
  else
    N.setOperand(I, changed(M, N, *N.getOperand(I), R));
}

// --- All of it ---------------------------------------------------------------

void dynasync::fuzz::mutateContract(Module &M, Random &R) {
  SmallVector<Function *, 0> Bodies;
  for (Function &F : M)
    if (!F.isDeclaration())
      Bodies.push_back(&F);
  switch (R.below(10)) {
  case 0:
  case 1:
  case 2:
  case 3:
    return mutateCall(M, R);
  case 4:
    return mutateFunction(M, R);
  case 5:
    return mutateGlobal(M, R);
  case 6:
    return mutateMetadata(M, R);
  case 7:
    if (!Bodies.empty())
      mutateInstruction(*R.of(Bodies), R);
    return;
  default:
    if (!Bodies.empty())
      mutateOperand(M, *R.of(Bodies), R);
    return;
  }
}
