//===- NativeVTables.cpp - What !dynasync.vtables says --------------------===//
//
//   !dynasync.vtables = !{!0}
//   !0 = !{ptr @vt, !"AsyncIter for Range", !1}
//   !1 = !{i32 3, !"next", !"async", null, !"" [, i32 5]}
//
// The one reader of this metadata and of !dynasync.allocator: the verifier
// reports what is malformed, NativeShims acts on the rest.
//
//===----------------------------------------------------------------------===//

#include "NativeVTables.h"
#include "Ramp.h"
#include "ResultMemory.h"
#include "SlotEntry.h"
#include "dynasync/Contract.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallSet.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/Metadata.h"

using namespace llvm;
using namespace dynasync;

bool NativeEntry::isDirect() const {
  return all_of(Params, [](Param P) { return P == Param::Ref; });
}

ValueResult::ValueResult(const Function &F) {
  const DataLayout &DL = F.getDataLayout();
  int Memory = sretIndex(F);
  Ty = Memory < 0 ? F.getReturnType() : F.getParamStructRetType(Memory);
  if (Ty->isVoidTy() || !Ty->isSized() || DL.getTypeAllocSize(Ty).isScalable())
    return;
  Size = DL.getTypeAllocSize(Ty).getFixedValue();
  Alignment = DL.getABITypeAlign(Ty);
  if (Memory >= 0)
    Alignment = std::max(Alignment, F.getParamAlign(Memory).value_or(Align(1)));
}

namespace {

class Reader {
public:
  using ErrorFn = function_ref<void(const Twine &, const Function *)>;
  Reader(Module &M, ErrorFn Error) : M(M), Error(Error) {}
  SmallVector<NativeVTable, 4> run();

private:
  void readVTable(const MDNode &Node);
  bool readEntry(const MDNode &Node);
  bool readParams(StringRef Text);
  bool readSizeIndex(const MDNode &Node);
  bool check();
  bool fail(const Twine &Message) {
    Error(Where + Message, E.F);
    return false;
  }

  Module &M;
  ErrorFn Error;
  std::string Where; // names vtable and method
  NativeVTable T;
  NativeEntry E;
  SmallVector<NativeVTable, 4> Result;
};

} // namespace

static StringRef text(const MDNode &Node, unsigned I) {
  auto *Text = dyn_cast_or_null<MDString>(Node.getOperand(I).get());
  return Text ? Text->getString() : StringRef();
}

static bool isText(const MDNode &Node, unsigned I) {
  return isa_and_nonnull<MDString>(Node.getOperand(I).get());
}

// The three words of a value behind dyn: data, vtable, owner.
static bool isDynStruct(const Type *Ty) {
  auto *Struct = dyn_cast<StructType>(Ty);
  return Struct && Struct->getNumElements() == 3 &&
         all_of(Struct->elements(), [](const Type *Word) {
           return Word->isPointerTy() && Word->getPointerAddressSpace() == 0;
         });
}

bool Reader::readParams(StringRef Text) {
  int Memory = sretIndex(*E.F);
  unsigned N = E.F->arg_size() - (Memory >= 0);
  SmallVector<StringRef, 4> Words;
  if (!Text.empty())
    Text.split(Words, ',');
  if (Words.size() > N)
    return fail("describes " + Twine(Words.size()) +
                " parameters, the function has " + Twine(N));
  E.Params.assign(N, NativeEntry::Param::Ref);
  for (auto [I, Word] : enumerate(Words)) {
    StringRef Name = Word.trim();
    Type *Ty = E.F->getArg(I + (Memory >= 0 && int(I) >= Memory))->getType();
    if (Name == ParamValue || Name == ParamPointer) {
      E.Params[I] = Name == ParamValue ? NativeEntry::Param::Value
                                       : NativeEntry::Param::Pointer;
      if (I != 0)
        return fail("parameter " + Twine(I) +
                    " by value: only the first can be");
      if (!Ty->isSized())
        return fail("parameter " + Twine(I) + " by value has no size");
      if (Name == ParamPointer && !Ty->isPointerTy())
        return fail("parameter " + Twine(I) + " is 'pointer' but none");
    } else if (Name == ParamDyn) {
      E.Params[I] = NativeEntry::Param::Dyn;
      if (!isDynStruct(Ty))
        return fail("parameter " + Twine(I) +
                    " is 'dyn' but no { ptr, ptr, ptr }");
    } else if (!Name.empty() && Name != ParamRef) {
      return fail("unknown parameter kind '" + Name +
                  "' (known: ref, value, pointer, dyn)");
    }
  }
  return true;
}

// Whether the passes can make a shim for what the entry says.
bool Reader::check() {
  using Kind = NativeEntry::Kind;
  Function &F = *E.F;
  if (F.isVarArg())
    return fail("a variadic function has no shim");
  for (const Argument &A : F.args())
    if (A.hasInAllocaAttr() || A.hasPreallocatedAttr())
      return fail("a function with inalloca or preallocated arguments has no "
                  "shim");
  if ((E.K == Kind::Value) != (E.Result != nullptr))
    return fail(E.K == Kind::Value ? "a value needs the vtable of its type"
                                   : "only a value has a result vtable");
  if (E.K == Kind::Value) {
    if (F.isPresplitCoroutine())
      return fail("a coroutine returns no value");
    Type *Ty = ValueResult(F).Ty;
    if (!Ty->isVoidTy() &&
        (!Ty->isSized() || F.getDataLayout().getTypeAllocSize(Ty).isScalable()))
      return fail("the value's type has no fixed size");
    return true;
  }
  if (E.K == Kind::Plain || E.K == Kind::Reify) {
    if (E.K == Kind::Reify && !F.getReturnType()->isPointerTy())
      return fail("the function returns no pointer");
    return true;
  }
  if (!F.getReturnType()->isPointerTy() || sretIndex(F) >= 0)
    return fail("an async function returns a pointer");
  if (F.isDeclarationForLinker() || !F.isPresplitCoroutine())
    return fail("an async function is a coroutine of this module, not split "
                "yet");
  StringRef Reason = whyNoSlotEntry(F);
  if (Reason.empty())
    Reason = Ramp().match(F);
  if (!Reason.empty())
    return fail("no slot entry can be made of the coroutine: " + Reason);
  return true;
}

// Where the size of the frame goes, and what the caller tells keepers.
bool Reader::readSizeIndex(const MDNode &Node) {
  if (Node.getNumOperands() == 5)
    return true;
  auto *Index = mdconst::dyn_extract_or_null<ConstantInt>(Node.getOperand(5));
  Constant *Init = T.GV->getInitializer();
  unsigned N = Init->getNumOperands();
  Type *Word = M.getDataLayout().getIntPtrType(M.getContext());
  if (!Index || N < 2 || Index->getValue().ugt(N - 2) ||
      Init->getOperand(Index->getZExtValue())->getType() != Word ||
      !Init->getOperand(Index->getZExtValue() + 1)->getType()->isPointerTy())
    return fail("the size of a frame needs a word of the vtable and a pointer "
                "behind it");
  if (E.K != NativeEntry::Kind::Async)
    return fail("only an async entry has a frame");
  E.SizeIndex = Index->getZExtValue();
  for (const NativeEntry &Other : T.Entries)
    if (Other.SizeIndex == E.SizeIndex)
      return fail("operand " + Twine(*E.SizeIndex) + " is described twice");
  return true;
}

bool Reader::readEntry(const MDNode &Node) {
  E = NativeEntry();
  Where = ("vtable '" + T.Name + "': ").str();
  if (Node.getNumOperands() < 5 || Node.getNumOperands() > 6 ||
      !isText(Node, 1) || !isText(Node, 2) || !isText(Node, 4))
    return fail("an entry is (operand, method, kind, result vtable, "
                "parameters)");
  E.Method = text(Node, 1);
  Where = ("vtable '" + T.Name + "', method '" + E.Method + "': ").str();
  auto *Index = mdconst::dyn_extract_or_null<ConstantInt>(Node.getOperand(0));
  Constant *Init = T.GV->getInitializer();
  if (!Index || Index->getValue().uge(Init->getNumOperands()))
    return fail("no such operand in the vtable");
  E.Index = Index->getZExtValue();
  E.F = dyn_cast<Function>(
      cast<Constant>(Init->getOperand(E.Index))->stripPointerCasts());
  if (!E.F)
    return fail("operand " + Twine(E.Index) + " is no function");
  for (const NativeEntry &Other : T.Entries)
    if (Other.Index == E.Index)
      return fail("operand " + Twine(E.Index) + " is described twice");

  using Kind = NativeEntry::Kind;
  auto K = StringSwitch<std::optional<Kind>>(text(Node, 2))
               .Case(KindAsync, Kind::Async)
               .Case(KindValue, Kind::Value)
               .Case(KindPlain, Kind::Plain)
               .Case(KindReify, Kind::Reify)
               .Default(std::nullopt);
  if (!K)
    return fail("unknown kind '" + text(Node, 2) +
                "' (known: async, value, plain, reify)");
  E.K = *K;
  if (Node.getOperand(3)) {
    E.Result = mdconst::dyn_extract_or_null<Constant>(Node.getOperand(3));
    if (!E.Result || !E.Result->getType()->isPointerTy())
      return fail("the result vtable is no pointer");
  }
  return readParams(text(Node, 4)) && readSizeIndex(Node) && check();
}

void Reader::readVTable(const MDNode &Node) {
  E = NativeEntry();
  T = NativeVTable();
  Where.clear();
  if (Node.getNumOperands() < 2 || !isText(Node, 1)) {
    fail("a vtable is (global, name, entries)");
    return;
  }
  // Deleted in the meantime: nobody can call through it.
  if (!Node.getOperand(0))
    return;
  T.Name = text(Node, 1);
  Where = ("vtable '" + T.Name + "': ").str();
  auto *C = mdconst::dyn_extract<Constant>(Node.getOperand(0));
  T.GV = dyn_cast_or_null<GlobalVariable>(C ? C->stripPointerCasts() : nullptr);
  if (!T.GV || !T.GV->hasInitializer() || !T.GV->isConstant() ||
      !isa<ConstantStruct, ConstantArray>(T.GV->getInitializer())) {
    fail("a vtable is a constant struct or array of this module");
    return;
  }
  for (const MDOperand &Op : drop_begin(Node.operands(), 2)) {
    auto *Entry = dyn_cast_or_null<MDNode>(Op.get());
    if (!Entry)
      fail("an entry is (operand, method, kind, result vtable, parameters)");
    else if (readEntry(*Entry))
      T.Entries.push_back(E);
    E = NativeEntry();
    Where = ("vtable '" + T.Name + "': ").str();
  }
  // Modules that were linked may each describe the one vtable they share.
  for (NativeVTable &Other : Result)
    if (Other.GV == T.GV) {
      for (const NativeEntry &New : T.Entries)
        if (none_of(Other.Entries, [&](const NativeEntry &Old) {
              return Old.Index == New.Index;
            }))
          Other.Entries.push_back(New);
      return;
    }
  Result.push_back(T);
}

SmallVector<NativeVTable, 4> Reader::run() {
  if (const NamedMDNode *N = M.getNamedMetadata(VTablesMetadata))
    for (const MDNode *Node : N->operands())
      readVTable(*Node);
  return std::move(Result);
}

SmallVector<NativeVTable, 4> dynasync::readNativeVTables(
    Module &M, function_ref<void(const Twine &, const Function *)> Error) {
  return Reader(M, Error).run();
}

SmallVector<NativeVTable, 4> dynasync::readNativeVTables(Module &M) {
  return readNativeVTables(M, [](const Twine &, const Function *) {});
}

ModuleAllocator
dynasync::readAllocator(Module &M, function_ref<void(const Twine &)> Error) {
  ModuleAllocator A;
  const NamedMDNode *N = M.getNamedMetadata(AllocatorMetadata);
  if (!N)
    return A;
  LLVMContext &C = M.getContext();
  Type *Ptr = PointerType::get(C, 0),
       *Word = M.getDataLayout().getIntPtrType(C);
  auto *AllocTy = FunctionType::get(Ptr, {Word, Word}, false);
  auto *DeallocTy =
      FunctionType::get(Type::getVoidTy(C), {Ptr, Word, Word}, false);
  for (const MDNode *Node : N->operands()) {
    auto Get = [&](unsigned I, FunctionType *Ty) -> Function * {
      auto *F =
          I < Node->getNumOperands()
              ? mdconst::dyn_extract_or_null<Function>(Node->getOperand(I))
              : nullptr;
      return F && F->getFunctionType() == Ty ? F : nullptr;
    };
    ModuleAllocator Found{Get(0, AllocTy), Get(1, DeallocTy)};
    if (Node->getNumOperands() != 2 || !Found.Alloc || !Found.Dealloc)
      Error("an allocator is (ptr (word, word), void (ptr, word, word))");
    else if (A.Alloc && (A.Alloc != Found.Alloc || A.Dealloc != Found.Dealloc))
      Error("contradicts an earlier allocator");
    else
      A = Found;
  }
  return A;
}

ModuleAllocator dynasync::readAllocator(Module &M) {
  return readAllocator(M, [](const Twine &) {});
}
