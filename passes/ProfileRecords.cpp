//===- ProfileRecords.cpp - The records that a run counts in --------------===//
//
// For each awaited call and each coroutine that may be a root one variable of
// the unit's own: counters, which begin with zero, and the beginning of what
// will be written of it, which names function and place. A table of both is
// registered before main:
//
//   @dynasync.profile.site = internal global { [7 x word] zeroinitializer,
//       ptr @"{\"function\":\"F\",\"file\":\"a.cpp\",\"line\":3,..." }
//   @dynasync.profile.unit = internal global { word 1, ptr null, ptr @sites,
//       word 1, ptr @roots, word 1 }
//   @llvm.global_ctors: __dynasync_profile_register_v1(@dynasync.profile.unit)
//
// The copies that several units have of one inline function have records of
// their own, which the reader adds up.
//
//===----------------------------------------------------------------------===//

#include "ProfileRecords.h"
#include "Annotations.h"
#include "NativeCalls.h"
#include "ProfileCounts.h"
#include "dynasync/Contract.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/StructuralHash.h"
#include "llvm/Support/JSON.h"
#include "llvm/Transforms/Utils/ModuleUtils.h"

using namespace llvm;
using namespace dynasync;

std::string dynasync::shapeOf(const Function &F) {
  return utohexstr(StructuralHash(F), /*LowerCase=*/true, 16);
}

bool dynasync::isProfiledCall(const CallBase &CB) {
  return isAwaitedCall(CB) && !isNativeCall(CB);
}

GlobalVariable *ProfileRecords::variable(Constant *Init, const char *Prefix) {
  auto *GV = new GlobalVariable(M, Init->getType(), /*isConstant=*/false,
                                GlobalValue::InternalLinkage, Init, Prefix);
  GV->setAlignment(Align(ABI.wordSize()));
  return GV;
}

// An object in JSON, without its end.
Constant *ProfileRecords::text(const Function &F, const DebugLoc &Loc,
                               std::optional<unsigned> Index) {
  std::string Text;
  raw_string_ostream OS(Text);
  json::OStream J(OS);
  auto [Shape, Source] = Known.lookup(&F);
  J.objectBegin();
  J.attribute("function", json::fixUTF8(F.getName()));
  if (Loc) {
    J.attribute("file", json::fixUTF8(Loc->getFilename()));
    J.attribute("line", Loc->getLine());
    J.attribute("column", Loc->getColumn());
  } else if (Source && !Index) {
    J.attribute("file", json::fixUTF8(Source->getFilename()));
    J.attribute("line", Source->getLine());
  }
  J.attribute("shape", Shape);
  if (Index)
    J.attribute("index", *Index);
  J.objectEnd();
  StringRef Open = StringRef(Text).drop_back();
  Constant *Init = ConstantDataArray::getString(M.getContext(), Open);
  auto *GV =
      new GlobalVariable(M, Init->getType(), /*isConstant=*/true,
                         GlobalValue::PrivateLinkage, Init, "profile.text");
  GV->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  return GV;
}

void ProfileRecords::addSite(CallBase &CB, unsigned Index) {
  // Outcomes, the largest frame, blocks.
  auto *Counters = ArrayType::get(ABI.word(), NumFrameOutcomes + 2);
  GlobalVariable *Record =
      variable(ConstantStruct::getAnon(
                   {ConstantAggregateZero::get(Counters),
                    text(*CB.getFunction(), CB.getDebugLoc(), Index)}),
               ProfileSitePrefix);
  // Threads that make different calls do not share a cache line.
  Record->setAlignment(Align((NumFrameOutcomes + 3) * ABI.wordSize()));
  CB.addFnAttr(
      Attribute::get(M.getContext(), ProfileSiteAttr, Record->getName()));
  Sites.push_back(Record);
}

GlobalVariable *ProfileRecords::addRoot(Function &F, uint64_t Tail,
                                        unsigned Parts) {
  // Made, alive, their peak, the largest tail needed; classes of roots by what
  // they used and by what they wanted, of those that have ended and of others.
  auto *Counters = ArrayType::get(ABI.word(), 4);
  auto *Classes = ArrayType::get(ABI.word(), 4 * 2 * ProfileClasses);
  GlobalVariable *Record =
      variable(ConstantStruct::getAnon({ABI.bytes(Tail), ABI.bytes(Parts),
                                        ConstantAggregateZero::get(Counters),
                                        text(F, DebugLoc(), std::nullopt),
                                        ConstantAggregateZero::get(Classes)}),
               ProfileRootPrefix);
  Roots.push_back(Record);
  return Record;
}

Constant *ProfileRecords::table(ArrayRef<Constant *> Records,
                                const char *Prefix) {
  auto *Ty = ArrayType::get(ABI.pointer(), Records.size());
  auto *GV = new GlobalVariable(
      M, Ty, /*isConstant=*/true, GlobalValue::InternalLinkage,
      ConstantArray::get(Ty, Records), Twine(Prefix) + "s");
  GV->setAlignment(Align(ABI.wordSize()));
  return GV;
}

bool ProfileRecords::emit() {
  if (Sites.empty() && Roots.empty())
    return false;
  LLVMContext &C = M.getContext();
  GlobalVariable *Unit = variable(
      ConstantStruct::getAnon(
          {ABI.bytes(ProfileVersion), ConstantPointerNull::get(ABI.pointer()),
           table(Sites, ProfileSitePrefix), ABI.bytes(Sites.size()),
           table(Roots, ProfileRootPrefix), ABI.bytes(Roots.size())}),
      ProfileUnitPrefix);
  Type *Void = Type::getVoidTy(C);
  auto *Ctor = Function::createWithDefaultAttr(
      FunctionType::get(Void, false), GlobalValue::InternalLinkage,
      M.getDataLayout().getProgramAddressSpace(), ProfileUnitPrefix, &M);
  Ctor->setDoesNotThrow();
  IRBuilder<> B(BasicBlock::Create(C, "entry", Ctor));
  B.CreateCall(
      M.getOrInsertFunction(ProfileRegisterSymbol, Void, ABI.pointer()),
      {Unit});
  B.CreateRetVoid();
  // Before the program's own: what is written at exit is written after what
  // these leave for exit.
  appendToGlobalCtors(M, Ctor, /*Priority=*/1);
  return true;
}
