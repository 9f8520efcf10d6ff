//===- ModuleLowering.cpp - Instances, constants, the worklist ------------===//
//
// Which functions exist, what they are called, and when they get their bodies.
//
//===----------------------------------------------------------------------===//

#include "lower/ModuleLowering.h"
#include "lower/FunctionLowering.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/IR/Constants.h"
#include "llvm/Support/SourceMgr.h"

using namespace llvm;

namespace traitc {

ModuleLowering::ModuleLowering(World &W, ast::Context &Ctx, Diagnostics &Diags,
                               const LowerOptions &Opts, Module &Mod)
    : W(W), Ctx(Ctx), Diags(Diags), Opts(Opts), Mod(Mod), C(Mod.getContext()),
      L(W, C, Mod.getDataLayout()) {}

void ModuleLowering::run() {
  if (!W.Main) {
    Diags.error(SMLoc(), "the program has no function `main`");
    return;
  }
  writeMain();
  while (!Worklist.empty() && !Diags.exhausted() && !GaveUp) {
    auto [F, Write] = std::move(Worklist.front());
    Worklist.pop_front();
    Write(F);
    checkSizes(SMLoc()); // of glue, which nobody wrote
  }
  if (Diags.hasErrors())
    return;
  finishStatics();
  finishVtables();
  finishStrategies();
  finishDebugLocations();
}

void ModuleLowering::writeMain() {
  FnRef Main{W.Main, {}};
  Function *F = functionFor(Main);
  F->setName("traitc_main");
  F->setLinkage(GlobalValue::ExternalLinkage);
  F->setUnnamedAddr(GlobalValue::UnnamedAddr::None);
}

// LLVM knows what the C library's functions do, and code generators call some;
// the runtime has names of its own.
static bool isTaken(StringRef Name, const Module &M) {
  LibFunc Func;
  if (!all_of(Name, [](char C) { return isAlnum(C) || C == '_'; }))
    return false;
  return Name.starts_with("_") || Name.starts_with("traitc") ||
         Name.starts_with("dynasync") || Name == "main" ||
         TargetLibraryInfoImpl(M.getTargetTriple()).getLibFunc(Name, Func);
}

Function *
ModuleLowering::createFunction(FunctionType *Ty, const Twine &Name,
                               std::function<void(Function *)> Write) {
  SmallString<64> Storage;
  StringRef Text = Name.toStringRef(Storage);
  Function *F =
      Function::Create(Ty, GlobalValue::InternalLinkage,
                       isTaken(Text, Mod) ? "fn." + Text : Twine(Text), Mod);
  F->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  F->setPersonalityFn(personality());
  if (Write)
    Worklist.emplace_back(F, std::move(Write));
  return F;
}

unsigned ModuleLowering::depthOf(const Type *T) {
  if (unsigned Known = Depths.lookup(T))
    return Known;
  unsigned Depth = 0;
  for (const Type *Inner : T->args())
    Depth = std::max(Depth, depthOf(Inner));
  return Depths[T] = Depth + 1;
}

// Generic functions that call themselves with larger and larger types would
// never come to an end.
bool ModuleLowering::mayInstantiate(const Type *Of, SMLoc Loc) {
  constexpr unsigned MaxDepth = 128, MaxFunctions = 1 << 17;
  if (depthOf(Of) <= MaxDepth && ++NumInstances <= MaxFunctions)
    return !GaveUp;
  if (!GaveUp)
    Diags.error(Loc, "instances without an end: `" + Of->str() + "`");
  GaveUp = true;
  return false;
}

void ModuleLowering::checkSizes(SMLoc Loc) {
  const Type *T = L.tooLarge();
  if (!T || GaveUp)
    return;
  Diags.error(Loc,
              "values of type `" + T->str() + "` are too large for the target");
  GaveUp = true;
}

Function *ModuleLowering::functionFor(const FnRef &Ref) {
  const Type *Key = W.Types.fnDef(Ref.Fn, Ref.As);
  Function *&Slot = Functions[Key];
  if (Slot)
    return Slot;
  FnABI ABI = abiOf(Ref);
  if (!Ref.Fn->RuntimeSymbol.empty()) {
    Slot = Mod.getFunction(Ref.Fn->RuntimeSymbol);
    if (!Slot) {
      Slot = Function::Create(ABI.Ty, GlobalValue::ExternalLinkage,
                              Ref.Fn->RuntimeSymbol, Mod);
      Slot->setAttributes(attributesOf(ABI, /*Foreign=*/true));
    }
    return Slot;
  }
  FnRef Saved{Ref.Fn, Key->args()};
  std::function<void(Function *)> Write;
  if (mayInstantiate(Key, Ref.Fn->Loc))
    Write = [this, Saved](Function *F) { writeFunction(F, Saved); };
  Function *F = createFunction(ABI.Ty, nameOf(Ref), std::move(Write));
  F->setAttributes(attributesOf(ABI));
  return Functions[Key] = F;
}

void ModuleLowering::writeFunction(Function *F, FnRef Ref) {
  hir::Body *Body = nullptr;
  if (!Ref.Fn->Intrinsic && !Ref.Fn->Async) {
    Body = bodyOf(*Ref.Fn);
    if (!Body)
      return;
  }
  if (Body)
    setStrategy(*F, *Body);
  FunctionLowering FL(*this, F, Body, Ref.As);
  if (Ref.Fn->Async)
    FL.lowerMakeFuture(abiOf(Ref));
  else if (!Body)
    FL.lowerIntrinsicWrapper(Ref, abiOf(Ref));
  else
    FL.lowerFunction(abiOf(Ref));
  checkSizes(Ref.Fn->Loc);
}

Function *ModuleLowering::functionFor(const Type *Closure) {
  Function *&Slot = Closures[Closure];
  if (Slot)
    return Slot;
  FnABI ABI = abiOfClosure(Closure);
  std::function<void(Function *)> Write;
  if (mayInstantiate(Closure, SMLoc()))
    Write = [this, Closure](Function *F) { writeClosure(F, Closure); };
  Function *F = createFunction(ABI.Ty, nameOf(Closure), std::move(Write));
  F->setAttributes(attributesOf(ABI));
  return Closures[Closure] = F;
}

void ModuleLowering::writeClosure(Function *F, const Type *Closure) {
  hir::Body *Body = Closure->closure()->TheBody.get();
  if (!Body)
    return;
  setStrategy(*F, *Body);
  FunctionLowering FL(*this, F, Body, Closure->args());
  FL.lowerClosure(abiOfClosure(Closure), Closure);
  checkSizes(Body->Root->Loc);
}

hir::Body *ModuleLowering::bodyOf(FnDef &Fn) {
  unsigned Before = Diags.errors();
  hir::Body *Body = checkBody(Fn, W, Ctx, Diags);
  if (!Body && Diags.errors() == Before && !Diags.hasErrors())
    Diags.error(Fn.Loc, "`" + Fn.Name + "` is called but has no body");
  return Body;
}

hir::Body *ModuleLowering::bodyOf(ConstDef &Const) {
  return checkConst(Const, W, Ctx, Diags);
}

bool ModuleLowering::isCopy(const Type *T) {
  return Solver(W, NoEnv, nullptr).isCopy(T);
}

bool ModuleLowering::implements(const Type *T, Lang Trait) {
  return Solver(W, NoEnv, nullptr).holds(T, Trait);
}

FunctionCallee ModuleLowering::runtime(StringRef Name, llvm::Type *Ret,
                                       ArrayRef<llvm::Type *> Params,
                                       bool NoUnwind) {
  FunctionCallee Callee =
      Mod.getOrInsertFunction(Name, FunctionType::get(Ret, Params, false));
  if (auto *F = dyn_cast<Function>(Callee.getCallee()); F && NoUnwind)
    F->setDoesNotThrow();
  return Callee;
}

FunctionCallee ModuleLowering::allocFn() {
  FunctionCallee Callee =
      runtime("traitc_alloc", L.ptr(), {L.word(), L.word()}, /*NoUnwind=*/true);
  auto *F = cast<Function>(Callee.getCallee());
  if (!F->hasFnAttribute(Attribute::AllocSize)) {
    F->addRetAttr(Attribute::NoAlias);
    F->addRetAttr(Attribute::NonNull);
    F->addRetAttr(Attribute::NoUndef);
    F->addFnAttr(Attribute::getWithAllocSizeArgs(C, 0, std::nullopt));
  }
  return Callee;
}

FunctionCallee ModuleLowering::deallocFn() {
  return runtime("traitc_dealloc", llvm::Type::getVoidTy(C),
                 {L.ptr(), L.word(), L.word()}, /*NoUnwind=*/true);
}

Function *ModuleLowering::personality() {
  FunctionCallee Callee = Mod.getOrInsertFunction(
      "__gxx_personality_v0",
      FunctionType::get(llvm::Type::getInt32Ty(C), {}, true));
  return cast<Function>(Callee.getCallee());
}

Constant *ModuleLowering::string(StringRef Text) {
  Constant *&Slot = Strings[Text];
  if (Slot)
    return Slot;
  if (Text.empty())
    return Slot = ConstantExpr::getIntToPtr(word(1), L.ptr());
  Constant *Data = ConstantDataArray::getString(C, Text, /*AddNull=*/false);
  auto *G = new GlobalVariable(Mod, Data->getType(), /*isConstant=*/true,
                               GlobalValue::PrivateLinkage, Data, "str");
  G->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  G->setAlignment(Align(1));
  return Slot = G;
}

ConstantInt *ModuleLowering::word(uint64_t N) {
  return ConstantInt::get(L.word(), N);
}

ModuleLowering::Position ModuleLowering::positionOf(SMLoc Loc) const {
  Position P;
  SourceMgr &SM = Diags.sources();
  unsigned Buffer = Loc.isValid() ? SM.FindBufferContainingLoc(Loc) : 0;
  if (!Buffer)
    return P;
  P.File = SM.getMemoryBuffer(Buffer)->getBufferIdentifier();
  std::tie(P.Line, P.Column) = SM.getLineAndColumn(Loc, Buffer);
  return P;
}

StructType *ModuleLowering::locationType() {
  llvm::Type *I32 = llvm::Type::getInt32Ty(C);
  return StructType::get(L.ptr(), L.word(), I32, I32);
}

Constant *ModuleLowering::location(SMLoc Loc) {
  Constant *&Slot = Locations[Loc.getPointer()];
  if (Slot)
    return Slot;
  Position P = positionOf(Loc);
  llvm::Type *I32 = llvm::Type::getInt32Ty(C);
  Constant *Data =
      ConstantStruct::get(locationType(), {string(P.File), word(P.File.size()),
                                           ConstantInt::get(I32, P.Line),
                                           ConstantInt::get(I32, P.Column)});
  auto *G = new GlobalVariable(Mod, Data->getType(), /*isConstant=*/true,
                               GlobalValue::PrivateLinkage, Data, "location");
  G->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  return Slot = G;
}

// --- Names -------------------------------------------------------------------

static std::string listOf(Args As) {
  if (As.empty())
    return {};
  std::string S = "<";
  for (const Type *A : As)
    S += (S.size() > 1 ? ", " : "") + A->str();
  return S + ">";
}

std::string ModuleLowering::nameOf(const FnRef &F) {
  Args Own = F.As.take_back(
      F.As.size() -
      std::min<size_t>(F.As.size(), F.Fn->Generics.parentCount()));
  std::string Name = F.Fn->Name.str() + listOf(Own);
  if (F.Fn->Trait && !F.As.empty())
    return F.As[0]->str() + "." + Name;
  if (F.Fn->Impl)
    return monomorphize(F.Fn->Impl->SelfTy,
                        F.As.take_front(F.Fn->Generics.parentCount()), W)
               ->str() +
           "." + Name;
  return Name;
}

std::string ModuleLowering::nameOf(const Type *T) const {
  if (!T->is(TypeKind::Closure) && !T->is(TypeKind::Future))
    return T->str();
  if (!T->closure())
    return T->fn()->Name.str() + listOf(T->args());
  std::string In = T->closure()->Fn ? T->closure()->Fn->Name.str() : "const";
  return In + (T->is(TypeKind::Closure) ? ".{closure}" : ".{async}") +
         listOf(T->args());
}

} // namespace traitc
