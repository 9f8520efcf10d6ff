//===- Vtables.cpp - The tables, and what they say to the passes ----------===//
//
//   { ptr drop or null, word size, word align, methods..., tables of upcasts }
//
// with --dispatch=caller, two words for each async method behind the methods:
// the size of its frame, and what keepers are told.
//
// Methods' entries are functions of the static ABI; !dynasync.vtables tells the
// passes which shims to put in their places.
//
//===----------------------------------------------------------------------===//

#include "lower/Vtables.h"
#include "dynasync/Contract.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;

namespace traitc {

// --- Methods -----------------------------------------------------------------

bool isCloneMethod(const FnDef &Method) {
  return Method.Trait && Method.Trait->L == Lang::Clone &&
         Method.Name == "clone";
}

static bool hasFutureBound(const OpaqueDef &O) {
  return any_of(O.Bounds, [](const Predicate &P) {
    return !P.Assoc && P.Ref.Trait->L == Lang::Future;
  });
}

DynKind dynKindOf(const FnDef &Method) {
  if (isCloneMethod(Method))
    return DynKind::Value;
  if (!Method.Ret || !Method.Ret->is(TypeKind::Opaque))
    return DynKind::Plain;
  if (Method.Async || hasFutureBound(Method.Opaques[Method.Ret->index()]))
    return DynKind::Async;
  return DynKind::Value;
}

SmallVector<const Type *, 6> methodParams(const FnRef &Method, World &W) {
  SmallVector<const Type *, 6> Params;
  for (const Type *P : Method.Fn->Params)
    Params.push_back(monomorphize(P, Method.As, W));
  if (takesArgumentTuple(*Method.Fn) && Params.size() == 2) {
    const Type *Tuple = Params.pop_back_val();
    Params.append(Tuple->args().begin(), Tuple->args().end());
  }
  return Params;
}

const Type *dynParam(const FnDef &Method, unsigned Param, Args As, World &W) {
  for (const GenericParamDef &P : Method.Generics.Own)
    if (P.Synthetic && P.SyntheticParam == Param)
      return dynArgument(Method, P.Index, As, W);
  return nullptr;
}

const Type *dynResult(const FnDef &Method, Args As, World &W) {
  if (isCloneMethod(Method))
    return As[0];
  return dynOpaque(Method, Method.Ret->index(), As, W);
}

const Type *bareDyn(const Type *Dyn, World &W) {
  if (!Dyn->autos())
    return Dyn;
  return W.Types.dyn(Dyn->trait(), Dyn->args(), Dyn->bindings(), 0);
}

bool isFutureDyn(const Type *Dyn, World &W) {
  SmallVector<const Type *, 4> As = {Dyn};
  As.append(Dyn->args().begin(), Dyn->args().end());
  return any_of(supertraits({Dyn->trait(), W.Types.save(As)}, W),
                [](const TraitRef &R) { return R.Trait->L == Lang::Future; });
}

const Type *dynFutureOf(const Type *T, World &W) {
  TraitDef *Future = W.trait(Lang::Future);
  AssocBinding Output{Future->AssocTypes[0].get(), T};
  return W.Types.dyn(Future, {}, Output, 0);
}

const Type *futureOutput(const Type *T, World &W) {
  AssocTypeDef *Output = W.trait(Lang::Future)->AssocTypes[0].get();
  return monomorphize(W.Types.projection(Output, T), {}, W);
}

// --- Entries -----------------------------------------------------------------

namespace {

/// What one entry is made of, with Self = T.
struct Entry {
  FnRef Method; ///< the trait's, with Self = T
  const Type *Dyn = nullptr;
  SmallVector<const Type *, 6> Params; ///< concrete
  bool SelfByValue = false;
};

} // namespace

/// "value,dyn,ref" of the parameters that have bits; \p Dummy: a pointer stands
/// in for a receiver without.
static std::string paramKinds(ModuleLowering &M, const Entry &E, bool Dummy) {
  std::string Text;
  bool Special = false;
  for (auto [I, T] : enumerate(E.Params)) {
    bool Zero = M.L.of(T).isZero();
    if (Zero && (I != 0 || !Dummy))
      continue;
    StringRef Kind = dynasync::ParamRef;
    if (I == 0 && E.SelfByValue && !Zero)
      Kind = M.L.of(T).isDirect() && M.L.of(T).Value->isPointerTy()
                 ? dynasync::ParamPointer
                 : dynasync::ParamValue;
    else if (I != 0 && dynParam(*E.Method.Fn, I, E.Method.As, M.W))
      Kind = dynasync::ParamDyn;
    Special |= Kind != dynasync::ParamRef;
    Text += (Text.empty() ? "" : ",") + Kind.str();
  }
  return Special ? Text : "";
}

/// An adapter's parameters: those of the method, the receiver as a pointer if
/// it is by value and has no bits.
static SmallVector<const Type *, 6> adapterParams(ModuleLowering &M,
                                                  const Entry &E) {
  SmallVector<const Type *, 6> Params = E.Params;
  if (E.SelfByValue && M.L.of(Params[0]).isZero())
    Params[0] = M.W.Types.rawPtr(M.W.Types.unit(), true);
  return Params;
}

static void useReceiver(const Entry &E, ModuleLowering &M,
                        MutableArrayRef<Operand> Ops) {
  if (E.SelfByValue && M.L.of(E.Params[0]).isZero()) {
    Ops[0].Ty = E.Params[0];
    Ops[0].V = nullptr;
  }
}

/// A coroutine that calls the method at once, and awaits what it returns.
static void writeAdapter(ModuleLowering &M, Function *F, const Entry &E,
                         const Type *Value) {
  FunctionLowering FL(M, F, nullptr, {});
  CoroutineState State;
  State.Output = futureOutput(Value, M.W);
  SmallVector<const Type *, 6> Params = adapterParams(M, E);
  llvm::Value *At = nullptr;
  CleanupId Held = 0;
  beginCoroutine(FL, State, Params, [&](ArrayRef<llvm::Value *> Addrs) {
    SmallVector<Operand, 6> Ops;
    for (auto [T, Addr] : zip_equal(Params, Addrs)) {
      Operand Op;
      Op.Ty = T;
      Op.V = M.L.of(T).isDirect() ? FL.load(T, Addr) : Addr;
      Ops.push_back(Op);
    }
    useReceiver(E, M, Ops);
    At = FL.memoryFor(Value, "future");
    FL.store(Value, FL.callInstance(E.Method, Ops, At, E.Method.Fn->Loc), At);
    Held = FL.pushDrop(FL.scope(), FL.makePlace(Value, At));
  });
  FL.deactivate(Held);
  llvm::Value *Result = FL.memoryFor(State.Output, "result");
  awaitValue(FL, Value, At, Result, E.Method.Fn->Loc);
  if (!FL.layout(State.Output).isZero())
    FL.copy(State.Output, loadOut(FL), Result);
  FL.B.CreateBr(FL.ReturnBlock);
  FL.B.SetInsertPoint(FL.ReturnBlock);
  endCoroutine(FL);
  FL.finish();
}

static Function *adapterFor(ModuleLowering &M, const Entry &E,
                            const Type *Value) {
  SmallVector<llvm::Type *, 8> Tys;
  for (const Type *T : adapterParams(M, E))
    if (const TypeLayout &TL = M.L.of(T); !TL.isZero())
      Tys.push_back(TL.isDirect() ? TL.Value : M.L.ptr());
  Tys.append(2, M.L.ptr());
  return M.createFunction(
      FunctionType::get(M.L.ptr(), Tys, false), M.nameOf(E.Method) + ".future",
      [&M, E, Value](Function *F) { writeAdapter(M, F, E, Value); });
}

/// A function with a pointer for a receiver that has no bits.
static Function *thunkFor(ModuleLowering &M, const Entry &E, const Type *Ret) {
  FnABI ABI = M.abiOf(adapterParams(M, E), Ret);
  Function *Thunk = M.createFunction(
      ABI.Ty, M.nameOf(E.Method) + ".thunk", [&M, E, ABI](Function *F) {
        FunctionLowering FL(M, F, nullptr, {});
        SmallVector<Operand, 6> Ops = FL.operandsFromArguments(ABI);
        useReceiver(E, M, Ops);
        Value *V = FL.callInstance(
            E.Method, Ops, ABI.SRet ? F->getArg(0) : nullptr, E.Method.Fn->Loc);
        FL.emitReturnValue(ABI, V);
        FL.finish();
      });
  Thunk->setAttributes(M.attributesOf(ABI));
  return Thunk;
}

static Metadata *text(ModuleLowering &M, StringRef S) {
  return MDString::get(M.C, S);
}

static void describe(ModuleLowering &M, VtableInfo &Info, unsigned Index,
                     StringRef Method, StringRef Kind, Constant *Result,
                     StringRef Params, unsigned SizeIndex = 0) {
  auto Number = [&](unsigned I) {
    return ConstantAsMetadata::get(
        ConstantInt::get(llvm::Type::getInt32Ty(M.C), I));
  };
  SmallVector<Metadata *, 6> Ops = {
      Number(Index), text(M, Method), text(M, Kind),
      Result ? ConstantAsMetadata::get(Result) : nullptr, text(M, Params)};
  if (SizeIndex)
    Ops.push_back(Number(SizeIndex));
  Info.Entries.push_back(MDNode::get(M.C, Ops));
}

static Constant *makeEntry(ModuleLowering &M, VtableInfo &Info, unsigned Index,
                           const FnRef &OfDyn) {
  World &W = M.W;
  Entry E;
  SmallVector<const Type *, 6> As(OfDyn.As.begin(), OfDyn.As.end());
  As[0] = Info.T;
  E.Method = {OfDyn.Fn, W.Types.save(As)};
  E.Dyn = Info.Dyn;
  E.SelfByValue = OfDyn.Fn->Self == SelfKind::Value;
  if ((Info.T->is(TypeKind::Future) || Info.T == Info.Dyn) &&
      OfDyn.Fn->Trait->L == Lang::Future)
    return pollGlue(M, futureOutput(Info.T, W));
  E.Params = methodParams(E.Method, W);
  bool NoReceiver = E.SelfByValue && M.L.of(E.Params[0]).isZero();
  std::string Params = paramKinds(M, E, NoReceiver);
  StringRef Name = OfDyn.Fn->Name;
  DynKind Kind = dynKindOf(*OfDyn.Fn);
  if (Kind == DynKind::Plain) {
    const Type *Ret = monomorphize(OfDyn.Fn->Ret, E.Method.As, W);
    Function *F = NoReceiver ? thunkFor(M, E, Ret) : M.methodFor(E.Method);
    if (!Params.empty())
      describe(M, Info, Index, Name, dynasync::KindPlain, nullptr, Params);
    return F;
  }
  const Type *Value = isCloneMethod(*OfDyn.Fn)
                          ? Info.T
                          : monomorphize(OfDyn.Fn->Ret, E.Method.As, W);
  if (Kind == DynKind::Async) {
    Instance I = resolveInstance(E.Method, W);
    Function *F = !NoReceiver && I.K == Instance::Fn && I.F.Fn->Async
                      ? M.coroutineFor(Value)
                      : adapterFor(M, E, Value);
    unsigned SizeIndex =
        M.Opts.CallerDispatch ? frameSizeIndex(M, Info.Dyn, *OfDyn.Fn) : 0;
    describe(M, Info, Index, Name, dynasync::KindAsync, nullptr, Params,
             SizeIndex);
    return F;
  }
  Function *F = NoReceiver ? thunkFor(M, E, Value) : M.methodFor(E.Method);
  Constant *Result = Info.GV;
  if (!isCloneMethod(*OfDyn.Fn)) {
    const Type *Dyn = dynResult(*OfDyn.Fn, OfDyn.As, W);
    if (!Dyn) {
      M.Diags.error(OfDyn.Fn->Loc,
                    "what `" + Name + "` returns cannot be a `dyn` type");
      return ConstantPointerNull::get(M.L.ptr());
    }
    Result = M.vtableFor(Value, Dyn);
  }
  describe(M, Info, Index, Name, dynasync::KindValue, Result, Params);
  return F;
}

GlobalVariable *unsizedTable(ModuleLowering &M, const FnRef &F,
                             const Type *Hidden, const Type *Dyn) {
  std::unique_ptr<VtableInfo> &Slot =
      M.dyn().Tables[{M.W.Types.fnDef(F.Fn, F.As), Dyn}];
  if (Slot)
    return Slot->GV;
  Slot = std::make_unique<VtableInfo>();
  VtableInfo &Info = *Slot;
  Info.T = M.W.Types.fnDef(F.Fn, F.As);
  Info.Dyn = Dyn;
  Entry E;
  E.Method = F;
  E.Params = methodParams(F, M.W);
  bool Async = Hidden->is(TypeKind::Future) && isFutureDyn(Dyn, M.W);
  Function *Fn = Async ? adapterFor(M, E, Hidden) : M.methodFor(F);
  Constant *Ops[] = {Fn};
  auto *Ty = StructType::get(static_cast<llvm::Type *>(M.L.ptr()));
  Info.GV = new GlobalVariable(M.Mod, Ty, true, GlobalValue::InternalLinkage,
                               ConstantStruct::get(Ty, Ops),
                               M.nameOf(F) + ".unsized");
  Info.GV->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  describe(M, Info, 0, F.Fn->Name,
           Async ? dynasync::KindAsync : dynasync::KindValue,
           Async ? nullptr : M.vtableFor(Hidden, Dyn), "");
  return Info.GV;
}

// --- Tables ------------------------------------------------------------------

static constexpr unsigned FirstMethod = 3;

// Of the async ones, to each of which belong two words, up to Method.
static unsigned numFramesBefore(ArrayRef<FnRef> Methods, const FnDef *Method) {
  unsigned N = 0;
  for (const FnRef &F : Methods) {
    if (F.Fn == Method)
      break;
    N += dynKindOf(*F.Fn) == DynKind::Async;
  }
  return N;
}

unsigned frameSizeIndex(ModuleLowering &M, const Type *Dyn,
                        const FnDef &Method) {
  auto Methods = vtableMethods(bareDyn(Dyn, M.W), M.W);
  return FirstMethod + Methods.size() + 2 * numFramesBefore(Methods, &Method);
}

unsigned numberIndex(ModuleLowering &M, const Type *Dyn) {
  auto Methods = vtableMethods(bareDyn(Dyn, M.W), M.W);
  unsigned Words =
      M.Opts.CallerDispatch ? 2 * numFramesBefore(Methods, nullptr) : 0;
  return FirstMethod + Methods.size() + Words;
}

GlobalVariable *ModuleLowering::vtableFor(const Type *T, const Type *Dyn) {
  Dyn = bareDyn(Dyn, W);
  // All coroutines that complete with one type share a table.
  bool Coroutine = T->is(TypeKind::Future) && isFutureDyn(Dyn, W);
  if (T->is(TypeKind::Dyn) || (Coroutine && Dyn->trait()->L == Lang::Future)) {
    T = Dyn;
    Coroutine = true;
  }
  std::unique_ptr<VtableInfo> &Slot = dyn().Tables[{T, Dyn}];
  if (Slot)
    return Slot->GV;
  Slot = std::make_unique<VtableInfo>();
  VtableInfo &Info = *Slot;
  Info.T = T;
  Info.Dyn = Dyn;
  SmallVector<FnRef, 8> Methods = vtableMethods(Dyn, W);
  SmallVector<llvm::Type *, 8> Tys = {L.ptr(), L.word(), L.word()};
  Tys.append(Methods.size(), L.ptr());
  unsigned Frames = Opts.CallerDispatch ? numFramesBefore(Methods, nullptr) : 0;
  for (unsigned I = 0; I != Frames; ++I)
    Tys.append({L.word(), L.ptr()});
  bool Sealed = isSealed(*this, Dyn);
  if (Sealed) {
    Tys.push_back(L.word());
    if (!Coroutine)
      Info.Number = dyn().Numbered[Dyn]++;
  }
  auto *Ty = StructType::get(C, Tys);
  Info.GV = new GlobalVariable(
      Mod, Ty, /*isConstant=*/true, GlobalValue::InternalLinkage, nullptr,
      (T == Dyn ? "coroutine" : nameOf(T)) + " as " + Dyn->str());
  Info.GV->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  SmallVector<Constant *, 8> Ops;
  if (Coroutine) {
    // Destroying it frees it, too.
    Ops = {destroyGlue(*this), word(0), word(1)};
  } else {
    Function *Drop = dropGlue(T);
    Ops = {Drop ? static_cast<Constant *>(Drop)
                : ConstantPointerNull::get(L.ptr()),
           word(L.of(T).Size), word(L.of(T).Align.value())};
  }
  for (unsigned I = 0; I < Methods.size(); ++I)
    Ops.push_back(makeEntry(*this, Info, FirstMethod + I, Methods[I]));
  for (unsigned I = 0; I != Frames; ++I)
    Ops.append({word(0), ConstantPointerNull::get(L.ptr())});
  if (Sealed)
    Ops.push_back(Info.Number ? word(*Info.Number)
                              : static_cast<Constant *>(
                                    Constant::getAllOnesValue(L.word())));
  Info.GV->setInitializer(ConstantStruct::get(Ty, Ops));
  if (auto It = dyn().Uppers.find(Dyn); It != dyn().Uppers.end()) {
    SmallVector<const Type *, 2> Uppers = It->second;
    for (const Type *Upper : Uppers)
      vtableFor(T, Upper);
  }
  return Info.GV;
}

unsigned ModuleLowering::vtableIndex(const Type *Dyn, const FnRef &Method) {
  SmallVector<FnRef, 8> Methods = vtableMethods(bareDyn(Dyn, W), W);
  size_t OfTrait = Method.Fn->Trait->Generics.count();
  for (unsigned I = 0; I < Methods.size(); ++I)
    if (Methods[I].Fn == Method.Fn &&
        Methods[I].As.take_front(OfTrait).drop_front() ==
            Method.As.take_front(OfTrait).drop_front())
      return FirstMethod + I;
  Diags.error(Method.Fn->Loc, "`" + Method.Fn->Name + "` is called through `" +
                                  Dyn->str() +
                                  "`, whose vtable does not have it");
  return 0;
}

Value *FunctionLowering::upcastDyn(Value *V, const Type *FromTy,
                                   const Type *ToTy) {
  const Type *From = bareDyn(L.pointee(FromTy), W);
  const Type *To = bareDyn(L.pointee(ToTy), W);
  if (From->trait() == To->trait() && From->args() == To->args())
    return V;
  SmallVector<const Type *, 2> &Uppers = M.dyn().Uppers[From];
  unsigned I = find(Uppers, To) - Uppers.begin();
  if (I == Uppers.size()) {
    Uppers.push_back(To);
    SmallVector<const Type *, 8> Made;
    for (auto &[Key, Info] : M.dyn().Tables)
      if (Key.second == From)
        Made.push_back(Key.first);
    for (const Type *T : Made)
      M.vtableFor(T, To);
  }
  unsigned Index = numberIndex(M, From) + isSealed(M, From) + I;
  unsigned Word = L.word()->getBitWidth() / 8;
  Value *At = B.CreateConstInBoundsGEP1_64(B.getInt8Ty(), part(V, 1, "vtable"),
                                           uint64_t(Index) * Word);
  LoadInst *Upper = B.CreateAlignedLoad(L.ptr(), At, Align(Word), "upper");
  Upper->setMetadata(LLVMContext::MD_invariant_load, MDNode::get(M.C, {}));
  return fat(part(V, 0, "data"), Upper);
}

/// Appends the tables of upcasts, which are known at the end only.
static void addUppers(ModuleLowering &M, VtableInfo &Info,
                      ArrayRef<const Type *> Uppers) {
  auto *Old = cast<ConstantStruct>(Info.GV->getInitializer());
  SmallVector<llvm::Type *, 8> Tys(Old->getType()->elements());
  SmallVector<Constant *, 8> Ops;
  for (Value *Op : Old->operands())
    Ops.push_back(cast<Constant>(Op));
  for (const Type *Upper : Uppers) {
    Tys.push_back(M.L.ptr());
    Ops.push_back(M.vtableFor(Info.T, Upper));
  }
  auto *Ty = StructType::get(M.C, Tys);
  auto *New = new GlobalVariable(M.Mod, Ty, true, GlobalValue::InternalLinkage,
                                 ConstantStruct::get(Ty, Ops), "", Info.GV);
  New->copyAttributesFrom(Info.GV);
  New->takeName(Info.GV);
  Info.GV->replaceAllUsesWith(New);
  Info.GV->eraseFromParent();
  Info.GV = New;
}

void ModuleLowering::finishVtables() {
  for (auto &[Key, Info] : dyn().Tables)
    if (auto It = dyn().Uppers.find(Info->Dyn); It != dyn().Uppers.end())
      addUppers(*this, *Info, It->second);
  finishSealedCalls(*this);
  NamedMDNode *All = nullptr;
  for (auto &[Key, Info] : dyn().Tables) {
    if (Info->Entries.empty())
      continue;
    if (!All)
      All = Mod.getOrInsertNamedMetadata(dynasync::VTablesMetadata);
    SmallVector<Metadata *, 8> Ops = {
        ConstantAsMetadata::get(Info->GV),
        text(*this,
             Info->Dyn->trait()->Name.str() + " for " + nameOf(Info->T))};
    Ops.append(Info->Entries.begin(), Info->Entries.end());
    All->addOperand(MDNode::get(C, Ops));
  }
  if (All || Opts.CallerDispatch || Mod.getFunction(dynasync::ReleaseSymbol))
    Mod.getOrInsertNamedMetadata(dynasync::AllocatorMetadata)
        ->addOperand(MDNode::get(
            C, {ConstantAsMetadata::get(cast<Function>(allocFn().getCallee())),
                ConstantAsMetadata::get(
                    cast<Function>(deallocFn().getCallee()))}));
}

DynState &ModuleLowering::dyn() {
  if (!DynParts)
    DynParts = std::make_shared<DynState>();
  return *DynParts;
}

} // namespace traitc
