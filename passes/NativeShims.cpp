//===- NativeShims.cpp - The entries of native vtables --------------------===//
//
// A native vtable is its front end's own: its entries are replaced, not
// published. Before, an entry is the function of the static ABI; afterwards it
// is a shim that takes the slot as its last argument:
//
//   async     the coroutine's slot entry
//   value     define { ptr, ptr, ptr } @shim(params..., ptr %slot) {
//               storage = slot, or its keeper's, or the allocator's
//               call @F(sret storage, params...)     ; constructed in place
//               ret { storage, result vtable, owner }
//   plain     the function itself
//   reify     the same, also if it is a coroutine: boxes
//   async, of a frame that the caller makes room for: FramedEntries.cpp
//
// and in each of them, parameters that the static ABI takes in another form are
// adapted first: a value is loaded, the three words of a dyn are put together.
//
//===----------------------------------------------------------------------===//

#include "NativeShims.h"
#include "Framed.h"
#include "Release.h"
#include "ResultMemory.h"
#include "Trap.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/MDBuilder.h"

using namespace llvm;
using namespace dynasync;

namespace {

// Makes one shim.
class Shim {
public:
  Shim(const NativeEntry &E, SlotABI &ABI, const ModuleAllocator &Allocator,
       const Options &Opts)
      : E(E), ABI(ABI), Allocator(Allocator), Opts(Opts), M(*E.F->getParent()),
        C(M.getContext()), B(C), Memory(sretIndex(*E.F)) {}

  /// The shim of a `value` entry.
  Function *makeValue();
  /// A function that adapts the parameters and calls \p Callee, which is the
  /// entry's function or, \p WithSlot, its slot entry.
  Function *makeAdapter(Function &Callee, bool WithSlot);

private:
  Function *create(Type *Result, bool WithSlot);
  SmallVector<Value *, 8> adaptedArguments();
  void copyAttributes(CallBase &Call, Function &Callee);
  Value *emitBox(const ValueResult &R);
  void emitStorage(const ValueResult &R);
  void emitConstruction(const ValueResult &R);
  BasicBlock *block(const Twine &Name) {
    return BasicBlock::Create(C, Name, S);
  }
  Value *slot() { return S->getArg(S->arg_size() - 1); }

  const NativeEntry &E;
  SlotABI &ABI;
  const ModuleAllocator &Allocator;
  const Options &Opts;
  Module &M;
  LLVMContext &C;
  IRBuilder<> B;
  int Memory; // index of sret
  Function *S = nullptr;
  Value *Data = nullptr, *Owner = nullptr;
};

} // namespace

void dynasync::copyTargetAttributes(Function &To, const Function &From) {
  for (Attribute A : From.getAttributes().getFnAttrs())
    if (A.isStringAttribute() && !A.getKindAsString().starts_with("dynasync"))
      To.addFnAttr(A);
  for (Attribute::AttrKind Kind :
       {Attribute::SanitizeAddress, Attribute::SanitizeThread,
        Attribute::SanitizeMemory, Attribute::SanitizeHWAddress,
        Attribute::SafeStack, Attribute::ShadowCallStack,
        Attribute::StackProtect, Attribute::StackProtectReq,
        Attribute::StackProtectStrong, Attribute::NoRedZone,
        Attribute::NoImplicitFloat, Attribute::UWTable,
        Attribute::OptimizeForSize, Attribute::MinSize, Attribute::OptimizeNone,
        Attribute::NoUnwind})
    if (From.hasFnAttribute(Kind))
      To.addFnAttr(From.getFnAttribute(Kind));
  if (To.hasFnAttribute(Attribute::OptimizeNone))
    To.addFnAttr(Attribute::NoInline);
}

Function *Shim::create(Type *Result, bool WithSlot) {
  SmallVector<Type *, 8> Types;
  SmallVector<AttributeSet, 8> Attrs;
  SmallVector<std::string, 8> Names;
  auto Add = [&](Type *Ty, const Twine &Name, AttributeSet A = {}) {
    Types.push_back(Ty);
    Names.push_back(Name.str());
    Attrs.push_back(A);
  };
  bool IsValue = E.K == NativeEntry::Kind::Value;
  unsigned I = 0;
  for (Argument &A : E.F->args()) {
    AttributeSet PA = E.F->getAttributes().getParamAttrs(A.getArgNo());
    if (int(A.getArgNo()) == Memory) {
      // A plain function's result in memory is a parameter like any other.
      if (!IsValue)
        Add(A.getType(), A.getName(), PA);
      continue;
    }
    switch (E.Params[I++]) {
    case NativeEntry::Param::Ref:
      Add(A.getType(), A.getName(),
          IsValue ? PA.removeAttribute(C, Attribute::Returned) : PA);
      break;
    case NativeEntry::Param::Value:
    case NativeEntry::Param::Pointer:
      Add(ABI.pointer(), A.getName());
      break;
    case NativeEntry::Param::Dyn:
      Add(ABI.pointer(), A.getName() + ".data");
      Add(ABI.pointer(), A.getName() + ".vtable");
      Add(ABI.pointer(), A.getName() + ".owner");
      break;
    }
  }
  if (WithSlot)
    Add(ABI.pointer(), "slot",
        AttributeSet::get(C, {Attribute::get(C, Attribute::NoUndef),
                              Attribute::get(C, Attribute::NonNull)}));
  S = Function::createWithDefaultAttr(
      FunctionType::get(Result, Types, false), GlobalValue::InternalLinkage,
      E.F->getAddressSpace(), E.F->getName() + ShimSuffix, &M);
  S->setCallingConv(E.F->getCallingConv());
  S->setUnnamedAddr(GlobalValue::UnnamedAddr::Global);
  copyTargetAttributes(*S, *E.F);
  AttributeSet RetAttrs =
      IsValue ? AttributeSet() : E.F->getAttributes().getRetAttrs();
  S->setAttributes(
      AttributeList::get(C, S->getAttributes().getFnAttrs(), RetAttrs, Attrs));
  for (auto [Arg, Name] : zip_equal(S->args(), Names))
    Arg.setName(Name);
  B.SetInsertPoint(block("entry"));
  return S;
}

// The entry's arguments, in its order; a value's storage is in Data.
SmallVector<Value *, 8> Shim::adaptedArguments() {
  SmallVector<Value *, 8> Args;
  bool IsValue = E.K == NativeEntry::Kind::Value;
  auto *Next = S->arg_begin();
  unsigned I = 0;
  for (Argument &A : E.F->args()) {
    if (int(A.getArgNo()) == Memory) {
      Args.push_back(IsValue ? Data : &*Next++);
      continue;
    }
    Value *V = Next++;
    switch (E.Params[I++]) {
    case NativeEntry::Param::Ref:
      break;
    case NativeEntry::Param::Value:
    case NativeEntry::Param::Pointer:
      if (E.Params[I - 1] == NativeEntry::Param::Pointer ||
          !A.getType()->isPointerTy())
        V = B.CreateAlignedLoad(A.getType(), V,
                                M.getDataLayout().getABITypeAlign(A.getType()),
                                A.getName());
      break;
    case NativeEntry::Param::Dyn: {
      Value *Words = PoisonValue::get(A.getType());
      for (unsigned Word = 0; Word != 3; ++Word) {
        Words = B.CreateInsertValue(Words, V, Word);
        if (Word != 2)
          V = Next++;
      }
      V = Words;
      break;
    }
    }
    Args.push_back(V);
  }
  return Args;
}

void Shim::copyAttributes(CallBase &Call, Function &Callee) {
  Call.setCallingConv(Callee.getCallingConv());
  AttributeList From = Callee.getAttributes();
  SmallVector<AttributeSet, 8> Params;
  for (unsigned I = 0; I != Callee.arg_size(); ++I)
    Params.push_back(From.getParamAttrs(I));
  Call.setAttributes(
      AttributeList::get(C, AttributeSet(), From.getRetAttrs(), Params));
}

Function *Shim::makeAdapter(Function &Callee, bool WithSlot) {
  create(Callee.getReturnType(), WithSlot);
  SmallVector<Value *, 8> Args = adaptedArguments();
  if (Callee.arg_size() > Args.size())
    Args.push_back(WithSlot ? slot() : ABI.emptySlot());
  CallInst *Call = B.CreateCall(&Callee, Args);
  copyAttributes(*Call, Callee);
  if (none_of(Callee.args(), [](Argument &A) { return A.hasByValAttr(); }))
    Call->setTailCallKind(CallInst::TCK_Tail);
  if (Call->getType()->isVoidTy())
    B.CreateRetVoid();
  else
    B.CreateRet(Call);
  return S;
}

static Constant *personality(Module &M, Function &F) {
  auto Of = [](const Function &G) {
    return G.hasPersonalityFn()
               ? dyn_cast<Function>(G.getPersonalityFn()->stripPointerCasts())
               : nullptr;
  };
  if (Function *P = Of(F))
    return P;
  for (const Function &G : M)
    if (Function *P = Of(G))
      return P;
  FunctionCallee P = M.getOrInsertFunction(
      "__gcc_personality_v0",
      FunctionType::get(Type::getInt32Ty(M.getContext()), true));
  return cast<Constant>(P.getCallee());
}

// Null where there is no allocator: the block has ended in a trap.
Value *Shim::emitBox(const ValueResult &R) {
  if (!Allocator.Alloc) {
    emitTrap(B, ABI, ABI.nameOf(B, ABI.calleeInfo(*E.F, 0, 0, !Opts.NoNames)),
             ABI.bytes(R.Size), ABI.bytes(0));
    B.CreateUnreachable();
    return nullptr;
  }
  CallInst *Boxed = B.CreateCall(
      Allocator.Alloc, {ABI.bytes(R.Size), ABI.bytes(R.Alignment.value())},
      "boxed");
  Boxed->setCallingConv(Allocator.Alloc->getCallingConv());
  return Boxed;
}

// Where the value is to live: Data, and Owner, who has it back.
void Shim::emitStorage(const ValueResult &R) {
  Constant *Null = ConstantPointerNull::get(ABI.pointer());
  if (R.Size == 0) {
    auto Pointer = [&](uint64_t N) {
      return ConstantExpr::getIntToPtr(ABI.bytes(N), ABI.pointer());
    };
    Data = Pointer(R.Alignment.value());
    Owner = Pointer(NothingToRelease);
    return;
  }
  // Storage is aligned to two words: what more a value needs, it gets inside.
  uint64_t Slack =
      R.Alignment > ABI.align() ? R.Alignment.value() - ABI.align().value() : 0;
  // What no `avail` can say would look negative to the comparison.
  if (!isUIntN(ABI.word()->getBitWidth() - 1, R.Size + Slack)) {
    Data = emitBox(R);
    Owner = Null;
    if (!Data) { // nowhere to go: the rest is not reached
      Data = Null;
      B.SetInsertPoint(block("nowhere"));
    }
    return;
  }
  ConstantInt *Needed = ABI.bytes(R.Size + Slack);
  BasicBlock *Take = block("slot.take"), *Ask = block("slot.ask"),
             *HasKeeper = block("slot.grow"), *InSlot = block("slot.use"),
             *Box = block("box"), *Construct = block("construct");

  Value *Fits = B.CreateICmpSGE(ABI.loadAvail(B, slot()), Needed);
  B.CreateCondBr(Fits, Take, Ask, MDBuilder(C).createLikelyBranchWeights());
  B.SetInsertPoint(Take);
  ABI.take(B, slot());
  B.CreateBr(InSlot);

  B.SetInsertPoint(Ask);
  Value *Keeper = ABI.loadKeeper(B, slot());
  B.CreateCondBr(B.CreateIsNull(Keeper), Box, HasKeeper);
  B.SetInsertPoint(HasKeeper);
  Value *Grown =
      ABI.askKeeper(B, Keeper, Needed, ABI.bytes(ABI.align().value()), slot(),
                    ABI.calleeInfo(*E.F, CalleeCanFail, 0, !Opts.NoNames));
  BasicBlock *Refusal = block("slot.refused"), *Answered = block("answered");
  B.CreateCondBr(
      B.CreateICmpEQ(B.CreatePtrToInt(Grown, ABI.word()), ABI.bytes(Refused)),
      Refusal, Answered);
  B.SetInsertPoint(Refusal);
  B.CreateRet(ConstantAggregateZero::get(S->getReturnType()));
  B.SetInsertPoint(Answered);
  B.CreateCondBr(B.CreateIsNull(Grown), Box, InSlot);

  B.SetInsertPoint(InSlot);
  PHINode *Taken = B.CreatePHI(ABI.pointer(), 2, "taken");
  Taken->addIncoming(slot(), Take);
  Taken->addIncoming(Grown, Answered);
  Value *Inside = Taken;
  if (Slack)
    Inside = B.CreateIntrinsic(
        Intrinsic::ptrmask, {ABI.pointer(), ABI.word()},
        {ABI.offset(B, Taken, Slack),
         ConstantInt::getSigned(ABI.word(), -int64_t(R.Alignment.value()))});
  B.CreateBr(Construct);

  B.SetInsertPoint(Box);
  Value *Boxed = emitBox(R);
  if (Boxed)
    B.CreateBr(Construct);

  B.SetInsertPoint(Construct);
  PHINode *Storage = B.CreatePHI(ABI.pointer(), 2, "data");
  Storage->addIncoming(Inside, InSlot);
  if (Boxed)
    Storage->addIncoming(Boxed, Box);
  PHINode *Holder = B.CreatePHI(ABI.pointer(), 2, "owner");
  Holder->addIncoming(Taken, InSlot);
  if (Boxed)
    Holder->addIncoming(Null, Box);
  Data = Storage;
  Owner = Holder;
}

// Calls the entry. What unwinds out of it leaves nothing behind.
void Shim::emitConstruction(const ValueResult &R) {
  SmallVector<Value *, 8> Args = adaptedArguments();
  CallBase *Call;
  if (E.F->doesNotThrow() || R.Size == 0) {
    Call = B.CreateCall(E.F, Args);
  } else {
    BasicBlock *Done = block("constructed"), *Unwind = block("unwind");
    Call = B.CreateInvoke(E.F, Done, Unwind, Args);
    S->setPersonalityFn(personality(M, *E.F));
    B.SetInsertPoint(Unwind);
    LandingPadInst *Pad =
        B.CreateLandingPad(StructType::get(ABI.pointer(), B.getInt32Ty()), 0);
    Pad->setCleanup(true);
    B.CreateCall(
        getReleaseFunction(M, ABI, Allocator),
        {Data, Owner, ABI.bytes(R.Size), ABI.bytes(R.Alignment.value())});
    B.CreateResume(Pad);
    B.SetInsertPoint(Done);
  }
  copyAttributes(*Call, *E.F);
  if (Memory < 0 && R.Size != 0)
    B.CreateAlignedStore(Call, Data, R.Alignment);
}

Function *Shim::makeValue() {
  ValueResult R(*E.F);
  Type *Word = ABI.pointer();
  create(StructType::get(Word, Word, Word), true);
  // Allocating may unwind where the entry does not.
  S->removeFnAttr(Attribute::NoUnwind);
  emitStorage(R);
  emitConstruction(R);
  Value *Result = PoisonValue::get(S->getReturnType());
  Value *Words[] = {Data, E.Result, Owner};
  for (auto [I, V] : enumerate(Words))
    Result = B.CreateInsertValue(Result, V, I);
  B.CreateRet(Result);
  return S;
}

bool dynasync::lowerNativeVTables(
    Module &M, SlotABI &ABI, ArrayRef<NativeVTable> VTables,
    function_ref<Function *(Function *)> SlotEntryOf, const Options &Opts) {
  ModuleAllocator Allocator =
      Opts.NoHeap ? ModuleAllocator() : readAllocator(M);
  bool Changed = false;
  // One shim serves all vtables that ask for the same.
  DenseMap<std::pair<Function *, Constant *>,
           SmallVector<std::pair<NativeEntry, Function *>, 1>>
      Made;
  MapVector<Function *, FramedEntry> Framed;
  for (const NativeVTable &T : VTables)
    for (const NativeEntry &E : T.Entries)
      if (E.SizeIndex && !Framed.contains(E.F))
        Framed[E.F] = makeFramedEntry(*E.F, SlotEntryOf(E.F), ABI, Opts);
  auto Make = [&](const NativeEntry &E) -> Function * {
    Function *Callee = E.F;
    bool WithSlot = E.K == NativeEntry::Kind::Async;
    if (E.K == NativeEntry::Kind::Value)
      return Shim(E, ABI, Allocator, Opts).makeValue();
    if (E.SizeIndex)
      Callee = Framed[E.F].Entry;
    else if (Function *Entry = SlotEntryOf(E.F);
             Entry && (WithSlot || !E.isDirect()))
      Callee = Entry;
    return E.isDirect()
               ? Callee
               : Shim(E, ABI, Allocator, Opts).makeAdapter(*Callee, WithSlot);
  };
  for (const NativeVTable &T : VTables) {
    Constant *Init = T.GV->getInitializer();
    SmallVector<Constant *, 8> Operands;
    for (Use &U : Init->operands())
      Operands.push_back(cast<Constant>(U.get()));
    for (const NativeEntry &E : T.Entries) {
      auto &Same = Made[{E.F, E.Result}];
      auto *Found = find_if(Same, [&](const auto &Item) {
        return Item.first.K == E.K && Item.first.Params == E.Params &&
               Item.first.SizeIndex.has_value() == E.SizeIndex.has_value();
      });
      if (Found == Same.end()) {
        Same.push_back({E, Make(E)});
        Found = &Same.back();
      }
      Operands[E.Index] = Found->second;
      if (E.SizeIndex) {
        Operands[*E.SizeIndex] = Framed[E.F].Size;
        Operands[*E.SizeIndex + 1] = Framed[E.F].Callee;
      }
    }
    auto *Struct = dyn_cast<StructType>(Init->getType());
    T.GV->setInitializer(
        Struct
            ? ConstantStruct::get(Struct, Operands)
            : ConstantArray::get(cast<ArrayType>(Init->getType()), Operands));
    Changed = true;
  }
  makeFramedHelpers(M, ABI, Allocator);
  if (Function *Release = M.getFunction(ReleaseSymbol);
      Release && Release->isDeclaration() &&
      (Allocator.Dealloc || Opts.NoHeap)) {
    getReleaseFunction(M, ABI, Allocator);
    Changed = true;
  }
  for (StringRef Name : {VTablesMetadata, AllocatorMetadata})
    if (NamedMDNode *Used = M.getNamedMetadata(Name)) {
      Used->eraseFromParent();
      Changed = true;
    }
  return Changed;
}
