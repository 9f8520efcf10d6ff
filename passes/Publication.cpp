//===- Publication.cpp - How a function tells of its slot entry -----------===//
//
// A function F with a slot entry carries 16 bytes of prefix data (LangRef:
// Prefix Data), so that vtables and function pointers keep their layout:
//
//   define void @F(...) prefix <{ i32 VERSION, i32 MAGIC, i64 (F.slot - F) }>
//
// The caller reads the two words before an unknown function pointer, as
// -fsanitize=function does. 16 bytes keep F's own alignment; a distance as wide
// as a pointer is added without being extended first.
//
//===----------------------------------------------------------------------===//

#include "Publication.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/MDBuilder.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;
using namespace dynasync;

bool dynasync::isLayoutSupported(const Module &M) {
  const DataLayout &DL = M.getDataLayout();
  unsigned Bits = DL.getPointerSizeInBits(0);
  return !DL.getAllocaAddrSpace() && !DL.getProgramAddressSpace() &&
         !DL.getDefaultGlobalsAddressSpace() &&
         DL.getIndexSizeInBits(0) == Bits && (Bits == 32 || Bits == 64);
}

StringRef dynasync::whyModuleUnpublishable(const Module &M) {
  const Triple &T = M.getTargetTriple();
  // An empty triple is opt's own tests: lowered like any ELF target.
  if (!T.str().empty()) {
    if (!T.isOSBinFormatELF())
      return "object-format-not-elf";
    if (!T.isX86() && !T.isAArch64() && !T.isARM() && !T.isThumb() &&
        !T.isRISCV())
      return "unsupported-target";
  }
  if (!isLayoutSupported(M))
    return "unsupported-data-layout";
  if (M.getModuleFlag("aarch64-elf-pauthabi-platform") ||
      M.getModuleFlag("ptrauth-sign-personality"))
    return "pointer-authentication";
  // No function of such a module could be published.
  if (M.getModuleFlag("kcfi"))
    return "kcfi";
  // ThinLTO's bitcode writer cannot split a module with prefix data in two.
  auto Flag = [&](StringRef Name) -> std::optional<uint64_t> {
    if (auto *C =
            mdconst::dyn_extract_or_null<ConstantInt>(M.getModuleFlag(Name)))
      return C->getLimitedValue();
    return std::nullopt;
  };
  if (Flag("EnableSplitLTOUnit").value_or(0) && Flag("ThinLTO").value_or(1))
    return "split-thinlto-unit";
  return "";
}

StringRef dynasync::whyUnpublishable(const Function &F) {
  if (F.hasPrefixData())
    return "prefix-data-taken";
  if (F.getMetadata(LLVMContext::MD_kcfi_type))
    return "kcfi";
  if (F.getMetadata(LLVMContext::MD_func_sanitize))
    return "function-sanitizer";
  // Pointers to such functions become pointers into a jump table.
  if (F.hasMetadata(LLVMContext::MD_type))
    return "cfi-icall";
  if (F.hasFnAttribute("patchable-function-prefix"))
    return "patchable-function-prefix";
  if (F.getFnAttribute("target-features")
          .getValueAsString()
          .contains("+execute-only"))
    return "execute-only-code";
  return "";
}

void dynasync::publish(Function &F, Function &Entry) {
  LLVMContext &C = F.getContext();
  Type *I32 = Type::getInt32Ty(C);
  Type *Word = F.getDataLayout().getIntPtrType(C);
  Constant *Distance =
      ConstantExpr::getSub(ConstantExpr::getPtrToInt(&Entry, Word),
                           ConstantExpr::getPtrToInt(&F, Word));
  SmallVector<Constant *, 4> Record{ConstantInt::get(I32, AbiVersion),
                                    ConstantInt::get(I32, PublicationMagic),
                                    Distance};
  if (Word == I32) // 16 bytes here too
    Record.insert(Record.begin(), ConstantInt::get(I32, 0));
  F.setPrefixData(ConstantStruct::getAnon(Record, /*Packed=*/true));
}

Function *dynasync::slotEntryOf(const Function &F) {
  if (!F.hasPrefixData())
    return nullptr;
  auto *Record = dyn_cast<ConstantStruct>(F.getPrefixData());
  unsigned N = Record ? Record->getNumOperands() : 0;
  if (N < 3)
    return nullptr;
  auto *Magic = dyn_cast<ConstantInt>(Record->getOperand(N - 2));
  if (!Magic || !Magic->equalsInt(PublicationMagic))
    return nullptr;
  // sub (ptrtoint Entry, ptrtoint F)
  auto *Sub = dyn_cast<ConstantExpr>(Record->getOperand(N - 1));
  if (!Sub || Sub->getOpcode() != Instruction::Sub)
    return nullptr;
  auto *Entry = dyn_cast<ConstantExpr>(Sub->getOperand(0));
  if (!Entry || Entry->getOpcode() != Instruction::PtrToInt)
    return nullptr;
  auto *Result = dyn_cast<Function>(Entry->getOperand(0)->stripPointerCasts());
  bool Fits = Result && Result->hasFnAttribute(SlotEntryAttr) &&
              Result->arg_size() == F.arg_size() + 1 &&
              Result->getReturnType() == F.getReturnType();
  return Fits ? Result : nullptr;
}

static IntegerType *wordType(IRBuilderBase &B) {
  return cast<IntegerType>(
      B.GetInsertBlock()->getModule()->getDataLayout().getIntPtrType(
          B.getContext()));
}

static bool hasThumbBit(IRBuilderBase &B) {
  const Triple &T = B.GetInsertBlock()->getModule()->getTargetTriple();
  return T.isARM() || T.isThumb();
}

// On 32-bit Arm the lowest bit of a function pointer says "Thumb".
static Value *codeAddress(IRBuilderBase &B, Value *Callee) {
  if (!hasThumbBit(B))
    return Callee;
  return B.CreateIntrinsic(Intrinsic::ptrmask, {Callee->getType(), wordType(B)},
                           {Callee, ConstantInt::getSigned(wordType(B), -2)});
}

static Value *loadPublished(IRBuilderBase &B, Value *Callee, Type *Ty,
                            int Offset) {
  Value *P = B.CreateGEP(B.getInt8Ty(), codeAddress(B, Callee),
                         ConstantInt::getSigned(wordType(B), Offset));
  // Functions may be aligned to two bytes only (-Os), hence no more than that.
  LoadInst *L = B.CreateAlignedLoad(Ty, P, Align(2));
  MDNode *Empty = MDNode::get(B.getContext(), {});
  L->setMetadata(LLVMContext::MD_invariant_load, Empty);
  L->setMetadata(LLVMContext::MD_nosanitize, Empty);
  return L;
}

Value *dynasync::emitIsPublished(IRBuilderBase &B, Value *Callee) {
  int Offset = -int(wordType(B)->getBitWidth() / 8 + 4);
  return B.CreateICmpEQ(loadPublished(B, Callee, B.getInt32Ty(), Offset),
                        B.getInt32(PublicationMagic), "published");
}

Value *dynasync::emitPublishedEntry(IRBuilderBase &B, Value *Callee) {
  IntegerType *Word = wordType(B);
  Value *Distance =
      loadPublished(B, Callee, Word, -int(Word->getBitWidth() / 8));
  Value *Entry = B.CreateGEP(B.getInt8Ty(), codeAddress(B, Callee), Distance,
                             "slot.entry");
  if (!hasThumbBit(B))
    return Entry;
  // Whether the distance has the bit depends on who resolved it; entry and
  // function are of one kind.
  Value *Bit =
      B.CreateAnd(B.CreatePtrToInt(Callee, Word), ConstantInt::get(Word, 1));
  return B.CreateGEP(B.getInt8Ty(), codeAddress(B, Entry), Bit);
}
