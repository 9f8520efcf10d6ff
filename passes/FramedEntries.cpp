//===- FramedEntries.cpp - Entries that make frames where they are told ---===//
//
// The other way to call an async method: its vtable says how large the frame
// is, and the caller provides the memory. Runs with NativeShims, at the start
// of the pipeline, where nobody knows the size. So the vtable gets the address
// of a symbol, which becomes the size:
//
//   @vt = { ..., ptr @F, i64 0, ptr null }
// becomes
//   @F.size = extern_weak hidden global i8
//   @vt = { ..., ptr @F.framed, i64 ptrtoint (@F.size), ptr @F.callee }
//   define internal ptr @F.framed(args, ptr %frame) noinline "pending" {
//     %t = call ptr @F.slot(args, ptr %frame)
//     ret ptr %t
//   }
//
// That is correct as it stands, should no other pass run: the linker makes the
// size 0, for which %frame is a slot, as for the entries of other vtables.
// ElidePass writes the ramp into F.framed, as into F.elided, and notes the
// size; FrameSizesPass, when all coroutines are split, puts it in the place of
// the symbol's address, or 0, where the ramp is not there.
//
// What is left of the memory is for the callee's own callees: F.framed makes a
// slot of it, with the room that the header in front of the memory tells.
//
//===----------------------------------------------------------------------===//

#include "Elide.h"
#include "FrameFields.h"
#include "Framed.h"
#include "Remarks.h"
#include "dynasync/Contract.h"
#include "dynasync/ElidePass.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Analysis/ConstantFolding.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/Transforms/IPO/GlobalDCE.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace llvm;
using namespace dynasync;

bool dynasync::isFramed(const Function &E) {
  return E.hasFnAttribute(FramedAttr);
}

bool dynasync::isFilled(const Function &E) {
  return !E.getFnAttribute(FramedAttr).getValueAsString().empty();
}

static bool isSizeSymbol(const GlobalVariable &GV) {
  return GV.hasAttribute(FramedAttr) && GV.hasExternalWeakLinkage();
}

// Null where E was renamed, so that others may know it.
static GlobalVariable *sizeSymbol(Function &E) {
  GlobalVariable *GV =
      E.getParent()->getNamedGlobal((E.getName() + FrameSizeSuffix).str());
  return GV && isSizeSymbol(*GV) ? GV : nullptr;
}

// What a coroutine's slot entry asks for behind its frame; 0 without children.
static uint64_t tailOf(const Function &SlotEntry) {
  uint64_t Tail = 0;
  StringRef Text = SlotEntry.getFnAttribute(TailAttr).getValueAsString();
  return Text.getAsInteger(10, Tail) ? 0 : Tail;
}

FramedEntry dynasync::makeFramedEntry(Function &F, Function *SlotEntry,
                                      SlotABI &ABI, const Options &Opts) {
  Module &M = *F.getParent();
  FramedEntry Made;
  Made.Entry = makeElidedFunction(F, SlotEntry, ABI, FramedSuffix,
                                  /*TakesSlot=*/false);
  Made.Entry->addFnAttr(FramedAttr);
  auto *Symbol =
      new GlobalVariable(M, Type::getInt8Ty(M.getContext()),
                         /*isConstant=*/false, GlobalValue::ExternalWeakLinkage,
                         nullptr, Made.Entry->getName() + FrameSizeSuffix);
  Symbol->setVisibility(GlobalValue::HiddenVisibility);
  Symbol->addAttribute(FramedAttr);
  Made.Size = ConstantExpr::getPtrToInt(Symbol, ABI.word());
  uint64_t Tail = SlotEntry ? tailOf(*SlotEntry) : 0;
  Made.Callee = ABI.calleeInfo(
      F, CalleeCanFail, Tail > ABI.headerSize() ? Tail - ABI.headerSize() : 0,
      !Opts.NoNames);
  return Made;
}

// A slot behind the frame for callees.
static Value *makeChildren(Function &E, CallInst &Call, const SlotABI &ABI,
                           uint64_t Behind) {
  Argument *Frame = E.getArg(E.arg_size() - 1);
  IRBuilder<> B(&Call);
  Value *Rest = B.CreateSub(ABI.loadAvail(B, Frame), ABI.bytes(Behind));
  Value *Children = ABI.offset(B, Frame, Behind, "children");
  ABI.initHeader(B, Children, Rest, ABI.loadKeeper(B, Frame));
  return Children;
}

bool dynasync::fillFramedEntry(Function &E, CallInst &Call,
                               const FrameLayout &Layout) {
  SlotABI ABI(*E.getParent());
  GlobalVariable *Symbol = sizeSymbol(E);
  const Function &Callee = *Call.getCalledFunction();
  bool WithChildren = tailOf(Callee);
  uint64_t Size = WithChildren
                      ? alignTo(Layout.Size, ABI.align()) + ABI.headerSize()
                      : Layout.Size;
  // ThinLTO exports E if another module may have a copy of its vtable.
  if (!Symbol || !E.hasLocalLinkage() || Layout.Alignment > ABI.align() ||
      Size > MaxSlotSize)
    return false;
  Instruction *Before = Call.getPrevNode();
  if (Callee.hasFnAttribute(SlotEntryAttr))
    Call.setArgOperand(Call.arg_size() - 1,
                       WithChildren ? makeChildren(E, Call, ABI, Size)
                                    : ABI.emptySlot());
  InlineFunctionInfo Info;
  if (!InlineFunction(Call, Info).isSuccess()) {
    if (Callee.hasFnAttribute(SlotEntryAttr))
      Call.setArgOperand(Call.arg_size() - 1, E.getArg(E.arg_size() - 1));
    while (Call.getPrevNode() != Before)
      Call.getPrevNode()->eraseFromParent();
    return false;
  }
  std::string Text = std::to_string(Size);
  Symbol->addAttribute(FramedAttr, Text);
  E.addFnAttr(FramedAttr, Text);
  return true;
}

// The resume function that E gives its frame.
static Function *resumeOf(Function &E) {
  Value *Frame = E.getArg(E.arg_size() - 1);
  for (User *U : Frame->users())
    if (auto *Store = dyn_cast<StoreInst>(U);
        Store && Store->getPointerOperand() == Frame)
      if (auto *F = dyn_cast<Function>(Store->getValueOperand()))
        return F;
  return nullptr;
}

// LLVM splits such a load from its comparison. Each x86 load is an acquire, and
// what follows depends on this one's branch (FastPath does the same).
static void relaxFits(Function &F) {
  if (F.hasFnAttribute(Attribute::SanitizeThread))
    return;
  for (Instruction &I : instructions(F))
    if (auto *Load = dyn_cast<LoadInst>(&I);
        Load && Load->hasMetadata(FitMetadata) && Load->hasOneUse())
      Load->setAtomic(AtomicOrdering::NotAtomic);
}

PreservedAnalyses FrameSizesPass::run(Module &M, ModuleAnalysisManager &AM) {
  SlotABI ABI(M);
  bool Changed = false;
  remarkFrames(M, /*OptNone=*/false);
  for (Function &E : M)
    if (isFramed(E) && !isFilled(E) && !E.isDeclaration() && sizeSymbol(E))
      remarkSizeUnknown(E, E.getName().split(FramedSuffix).first);
  for (GlobalVariable &Symbol : make_early_inc_range(M.globals())) {
    uint64_t Size = 0;
    if (!isSizeSymbol(Symbol))
      continue;
    StringRef Text = Symbol.getAttribute(FramedAttr).getValueAsString();
    if (!Text.empty() && Text.getAsInteger(10, Size))
      continue;
    Constant *Bytes = ABI.bytes(Size);
    for (User *U : make_early_inc_range(Symbol.users()))
      if (auto *Address = dyn_cast<ConstantExpr>(U);
          Address && Address->getOpcode() == Instruction::PtrToInt)
        Address->replaceAllUsesWith(
            ConstantFoldIntegerCast(Bytes, Address->getType(),
                                    /*IsSigned=*/false, M.getDataLayout()));
    Symbol.replaceAllUsesWith(ConstantExpr::getIntToPtr(Bytes, ABI.pointer()));
    Symbol.eraseFromParent();
    Changed = true;
  }
  // The ramps whose copies are in the entries, where nobody else calls them.
  if (Changed)
    GlobalDCEPass().run(M, AM);
  bool IsX86 = M.getTargetTriple().isX86_64();
  // Asking an instruction for it would make the kind known, and change modules
  // that have nothing to do with this.
  SmallVector<StringRef, 64> Kinds;
  M.getContext().getMDKindNames(Kinds);
  bool MayFit = is_contained(Kinds, FitMetadata);
  for (Function &E : M) {
    if (MayFit && IsX86 && !E.hasOptNone())
      relaxFits(E);
    if (!isFilled(E) || E.isDeclaration() || E.hasOptNone() || E.arg_empty())
      continue;
    Function *Resume = resumeOf(E);
    if (!Resume)
      continue;
    separateReturns(E);
    // Of other ramps it is not known here which fields they give away.
    if (all_of(Resume->users(),
               [&](User *U) {
                 auto *I = dyn_cast<Instruction>(U);
                 return I && I->getFunction() == &E;
               }) &&
        keepFieldsInRegisters(E, *Resume, ABI))
      // A callee that is ready at once leaves the memory as it was.
      E.removeParamAttr(E.arg_size() - 1, Attribute::Initializes);
    if (IsX86 && !E.hasFnAttribute(Attribute::NoImplicitFloat))
      copyFrameFunctions(E, ABI);
    Changed = true;
  }
  return Changed ? PreservedAnalyses::none() : PreservedAnalyses::all();
}
