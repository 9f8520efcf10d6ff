//===- Vocabulary.cpp - What the contract's IR is made of -----------------===//

#include "Vocabulary.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Module.h"

using namespace llvm;
using namespace dynasync::fuzz;

// --- As text -----------------------------------------------------------------

static constexpr StringRef TypeWords[] = {"ptr",
                                          "i1",
                                          "i8",
                                          "i32",
                                          "i64",
                                          "i128",
                                          "i37",
                                          "void",
                                          "token",
                                          "double",
                                          "metadata",
                                          "ptr addrspace(1)",
                                          "{ ptr, ptr, ptr }",
                                          "{}",
                                          "[4 x i64]",
                                          "<4 x i32>",
                                          "<vscale x 2 x i64>",
                                          "[1073741824 x i64]",
                                          "x86_fp80",
                                          "target(\"spirv.Image\")",
                                          "{ i64, ptr }",
                                          "label"};
static constexpr StringRef FunctionWords[] = {
    "presplitcoroutine",
    "noinline",
    "optnone noinline",
    "alwaysinline",
    "nounwind",
    "naked",
    "minsize",
    "noreturn",
    "returns_twice",
    "sanitize_kcfi",
    "coro_only_destroy_when_complete",
    "strictfp",
    "convergent",
    "null_pointer_is_valid",
    "personality ptr @__gxx_personality_v0",
    "gc \"x\"",
    "unnamed_addr",
    "prefix i32 7",
    "prologue i8 -112",
    "section \"x\"",
    "comdat",
    "\"dynasync-slot-entry\"",
    "\"patchable-function-prefix\"=\"4\"",
    "addrspace(1)",
    "align 1",
    "uwtable",
    "partition \"p\""};
static constexpr StringRef Linkages[] = {
    "internal",  "private",      "external",    "linkonce_odr",
    "linkonce",  "weak",         "weak_odr",    "available_externally",
    "common",    "appending",    "extern_weak", "hidden",
    "dso_local", "dllexport",    "define",      "declare",
    "fastcc",    "tailcc",       "swiftcc",     "constant",
    "global",    "thread_local", "swifttailcc"};
static constexpr StringRef CallWords[] = {"call",
                                          "tail call",
                                          "musttail call",
                                          "notail call",
                                          "coro_elide_safe",
                                          "noduplicate",
                                          "convergent",
                                          "nomerge",
                                          "inreg",
                                          "sret(i64)",
                                          "byval(i64)",
                                          "inalloca(i64)",
                                          "align 4096",
                                          "nonnull",
                                          "noundef",
                                          "dereferenceable(64)",
                                          "returned",
                                          "zeroext",
                                          "swiftself",
                                          "swifterror",
                                          "nocapture",
                                          "nest",
                                          "preallocated(i64)",
                                          "range(i8 0, 2)"};
static constexpr StringRef Intrinsics[] = {"@llvm.coro.id",
                                           "@llvm.coro.alloc",
                                           "@llvm.coro.begin",
                                           "@llvm.coro.free",
                                           "@llvm.coro.size.i64",
                                           "@llvm.coro.size.i32",
                                           "@llvm.coro.align.i64",
                                           "@llvm.coro.suspend",
                                           "@llvm.coro.save",
                                           "@llvm.coro.end",
                                           "@llvm.coro.destroy",
                                           "@llvm.coro.resume",
                                           "@llvm.coro.promise",
                                           "@llvm.coro.frame",
                                           "@llvm.coro.noop",
                                           "@llvm.coro.done",
                                           "@llvm.coro.id.async",
                                           "@llvm.coro.id.retcon",
                                           "@llvm.coro.await.suspend.void",
                                           "@llvm.lifetime.start.p0",
                                           "@llvm.lifetime.end.p0",
                                           "@llvm.assume",
                                           "@llvm.trap",
                                           "@llvm.stacksave",
                                           "@llvm.localescape",
                                           "@llvm.eh.typeid.for",
                                           "@llvm.coro.subfn.addr"};
static constexpr StringRef Instructions[] = {
    "ret",           "br",           "switch",
    "unreachable",   "phi",          "select",
    "alloca",        "load",         "store",
    "getelementptr", "icmp eq",      "icmp ne",
    "ptrtoint",      "inttoptr",     "bitcast",
    "addrspacecast", "invoke",       "landingpad",
    "resume",        "cleanuppad",   "freeze",
    "load atomic",   "extractvalue", "insertvalue",
    "add",           "sub"};
static constexpr StringRef Constants[] = {"null",
                                          "undef",
                                          "poison",
                                          "zeroinitializer",
                                          "none",
                                          "true",
                                          "false",
                                          "0",
                                          "-1",
                                          "blockaddress(@f, %entry)",
                                          "inttoptr (i64 1 to ptr)",
                                          "getelementptr (i8, ptr @f, i64 8)",
                                          "dso_local_equivalent @f",
                                          "no_cfi @f"};
static constexpr StringRef Targets[] = {
    "target triple = \"x86_64-pc-linux-gnu\"",
    "target triple = \"i686-linux-gnu\"",
    "target triple = \"aarch64-linux-gnu\"",
    "target triple = \"wasm32\"",
    "target triple = \"nvptx64-nvidia-cuda\"",
    "target triple = \"x86_64-windows-msvc\"",
    "target triple = \"arm64-apple-ios\"",
    "target triple = \"riscv32\"",
    "target datalayout = \"e-p:32:32\"",
    "target datalayout = \"E-p:64:64\"",
    "target datalayout = \"e-p:16:16\"",
    "target datalayout = \"e-A5\"",
    "target datalayout = \"e-P1\"",
    "target datalayout = \"e-G1\"",
    "target datalayout = \"e-p:64:64-ni:1:2\"",
    "target datalayout = \"e-p:128:128:128:64\"",
    "target datalayout = \"e-i64:32-S8\""};

ArrayRef<ArrayRef<StringRef>> dynasync::fuzz::irWords() {
  static const ArrayRef<StringRef> Kinds[] = {
      TypeWords,  FunctionWords,  Linkages,        CallWords,
      Intrinsics, Instructions,   Constants,       Targets,
      Symbols,    AttributeNames, AttributeValues, BundleNames,
      Suffixes,   MetadataNames,  AnnotationTexts, MetadataTexts};
  return Kinds;
}

// --- As IR -------------------------------------------------------------------

SmallVector<CallBase *, 0> dynasync::fuzz::callsOf(Module &M) {
  SmallVector<CallBase *, 0> Calls;
  for (Function &F : M)
    for (Instruction &I : instructions(F))
      if (auto *CB = dyn_cast<CallBase>(&I))
        Calls.push_back(CB);
  return Calls;
}

SmallVector<Function *, 0> dynasync::fuzz::functionsOf(Module &M) {
  SmallVector<Function *, 0> Functions;
  for (Function &F : M)
    if (!F.isIntrinsic())
      Functions.push_back(&F);
  return Functions;
}

Value *dynasync::fuzz::someValue(Module &M, Function *F, Type *Ty, Random &R) {
  LLVMContext &C = M.getContext();
  SmallVector<Value *, 0> Found;
  auto Add = [&](Value &V) {
    if (!V.getType()->isVoidTy() && !V.getType()->isLabelTy() &&
        (!Ty || V.getType() == Ty))
      Found.push_back(&V);
  };
  for (GlobalObject &G : M.global_objects())
    if (!G.getName().starts_with("llvm."))
      Add(G);
  for (GlobalAlias &A : M.aliases())
    Add(A);
  if (F) {
    for (Argument &A : F->args())
      Add(A);
    if (R.oneIn(2))
      Found.clear();
    for (Instruction &I : instructions(*F))
      Add(I);
  }
  if (!Found.empty() && !R.oneIn(5))
    return R.of(Found);
  if (!Ty || Ty->isTokenTy() || Ty->isMetadataTy() || !Ty->isFirstClassType()) {
    if (Ty)
      return nullptr;
    Type *Types[] = {PointerType::get(C, 0),  PointerType::get(C, 1),
                     Type::getInt1Ty(C),      Type::getInt8Ty(C),
                     Type::getInt32Ty(C),     Type::getInt64Ty(C),
                     Type::getIntNTy(C, 128), Type::getDoubleTy(C)};
    Ty = R.of(Types);
  }
  if (Ty->isIntegerTy())
    return ConstantInt::get(C, APInt(Ty->getIntegerBitWidth(), R.number(),
                                     /*isSigned=*/false,
                                     /*implicitTrunc=*/true));
  switch (R.below(4)) {
  case 0:
    return UndefValue::get(Ty);
  case 1:
    return PoisonValue::get(Ty);
  default:
    return Constant::getNullValue(Ty);
  }
}

Type *dynasync::fuzz::someType(Module &M, Random &R) {
  LLVMContext &C = M.getContext();
  Type *Ptr = PointerType::get(C, 0), *I64 = Type::getInt64Ty(C);
  Type *Types[] = {Ptr,
                   Ptr,
                   Ptr,
                   I64,
                   Type::getInt32Ty(C),
                   Type::getIntNTy(C, 1 + R.below(200)),
                   PointerType::get(C, 1 + R.below(4)),
                   StructType::get(C),
                   StructType::get(C, {Ptr, Ptr, Ptr}),
                   ArrayType::get(I64, R.number()),
                   FixedVectorType::get(I64, 4),
                   ScalableVectorType::get(I64, 2),
                   Type::getFP128Ty(C),
                   StructType::get(C, {Type::getInt8Ty(C), I64}, true)};
  return R.of(Types);
}
