//===- Vtables.h - Vtables and calls through them ---------------*- C++ -*-===//
//
// What A's files share about dyn types: how a method goes through a vtable, the
// call itself, and the module's tables.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_VTABLES_H
#define TRAITC_LOWER_VTABLES_H

#include "lower/Coroutine.h"
#include "llvm/ADT/MapVector.h"

namespace traitc {

/// How a trait's method is called through a vtable (docs/contract.md: kinds).
enum class DynKind : uint8_t {
  Plain, ///< as it is
  Async, ///< a coroutine: async fn, or `-> impl Future`
  Value  ///< `-> impl Trait`, and Clone::clone
};
DynKind dynKindOf(const FnDef &Method);
bool isCloneMethod(const FnDef &Method);

/// What a Value or Async method with arguments \p As gives through a vtable.
/// Null: its bounds are none of a dyn type.
const Type *dynResult(const FnDef &Method, Args As, World &W);
/// Without `+ Send` and the like: what decides on a vtable.
const Type *bareDyn(const Type *Dyn, World &W);
/// True if Pin<Box<Dyn>> may hold a coroutine: Future or a trait above it.
bool isFutureDyn(const Type *Dyn, World &W);
/// `dyn Future<Output = T>`
const Type *dynFutureOf(const Type *T, World &W);
/// `<T as Future>::Output`
const Type *futureOutput(const Type *T, World &W);
/// The types of \p Method's parameters, with argument tuples exploded.
SmallVector<const Type *, 6> methodParams(const FnRef &Method, World &W);
/// The parameter of \p Method that is `impl Trait`: its dyn type; else null.
const Type *dynParam(const FnDef &Method, unsigned Param, Args As, World &W);

/// One vtable being made.
struct VtableInfo {
  const Type *T = nullptr, *Dyn = nullptr;
  llvm::GlobalVariable *GV = nullptr;
  SmallVector<llvm::Metadata *, 4> Entries;
  /// Among the tables of a sealed Dyn; see isSealed.
  std::optional<unsigned> Number;
};

/// A call of strategy sealed, which gets its set when all tables are known.
struct SealedCall {
  llvm::WeakTrackingVH Call, Number;
  const Type *Dyn = nullptr;
  unsigned Index = 0; ///< of the method in the vtable
};

/// The module's state for all this.
struct DynState {
  llvm::MapVector<std::pair<const Type *, const Type *>,
                  std::unique_ptr<VtableInfo>>
      Tables;
  /// The dyn types that pointers to a dyn type are made pointers to; each has
  /// a word at the end of its vtables.
  llvm::DenseMap<const Type *, SmallVector<const Type *, 2>> Uppers;
  llvm::DenseMap<const Type *, llvm::Function *> PollGlues;
  llvm::Function *Destroy = nullptr;
  llvm::DenseMap<const Type *, unsigned> Numbered; ///< tables with a number
  SmallVector<SealedCall, 4> SealedCalls;
};

/// Is it for calls through \p Dyn to know which implementer they reach? Its
/// vtables then have a number behind their methods.
bool isSealed(ModuleLowering &M, const Type *Dyn);
/// The strategy of calls that \p Strategy is given to, with the program's.
bool isSealedStrategy(ModuleLowering &M, llvm::StringRef Strategy);
/// What a call of \p Method says of its strategy, or its function, or the
/// interface; empty if it is the program's.
llvm::StringRef strategyOfCall(FunctionLowering &FL, llvm::StringRef Own,
                               const FnDef &Method);
/// Where in the vtables of \p Dyn the size of the frame of its method \p Method
/// is, if callers provide the memory.
unsigned frameSizeIndex(ModuleLowering &M, const Type *Dyn,
                        const FnDef &Method);
/// Where in the vtables of \p Dyn the number is.
unsigned numberIndex(ModuleLowering &M, const Type *Dyn);
/// Tells the calls of strategy sealed whom they may reach.
void finishSealedCalls(ModuleLowering &M);

/// What the function makes that CallUnsized \p Call calls.
const Type *hiddenResult(FunctionLowering &FL, const hir::Expr &Call);
/// A table of one entry, for calls of a function written `-> dyn Trait` whose
/// result, of type \p Hidden, goes into a slot.
llvm::GlobalVariable *unsizedTable(ModuleLowering &M, const FnRef &F,
                                   const Type *Hidden, const Type *Dyn);

/// A call through a vtable.
struct DynCall {
  FnRef Method; ///< As[0] is the dyn type; `impl Trait`: the actual types
  llvm::Value *Data = nullptr, *Vtable = nullptr;
  llvm::MutableArrayRef<Operand> Rest; ///< all but the receiver
  llvm::StringRef Strategy;            ///< of the call itself
  llvm::Value *Slot = nullptr;         ///< of the front end's choice
  llvm::AllocaInst *Frame = nullptr;   ///< for a frame of strategy sealed
  llvm::Value *Out = nullptr, *Context = nullptr; ///< Async
  llvm::Value *Result = nullptr; ///< Plain: memory for an Indirect one
  bool Outlives = false; ///< what comes back may outlive this expression
  SMLoc Loc;
  /// What became of `impl Future` arguments: the handles, by index in Rest.
  SmallVector<std::pair<unsigned, llvm::Value *>, 1> Handles;
};
/// Gives the handle, the triple, or what the method returns.
llvm::CallBase *emitDynCall(FunctionLowering &FL, DynCall &Call);

/// A receiver, taken apart; by value if Owner is set (null in IR: a box).
struct Receiver {
  llvm::Value *Data = nullptr, *Vtable = nullptr, *Owner = nullptr;
};
Receiver takeReceiver(FunctionLowering &FL, const Operand &Op,
                      const FnDef &Method);
/// Frees the memory of a receiver that was taken by value, contents gone.
void emitFreeReceiver(FunctionLowering &FL, const Receiver &R);

/// Is \p E a call of a method through a vtable, also one that turns out to be
/// such in an instance of generic code?
bool isDynCall(FunctionLowering &FL, const hir::Expr &E);
/// The whole of a dynamic call of an async method, awaited at once. \p Refused:
/// where to go on if it got no storage; null: it panics.
void awaitDynCall(FunctionLowering &FL, const hir::Expr &Call,
                  const StrategyAttr &Given, llvm::Value *Out,
                  llvm::BasicBlock *Refused = nullptr);
/// The triple that a call of an unsized result gives. \p Slot: where to put it;
/// \p Outlives: it may outlive the caller, so it is boxed.
llvm::Value *lowerDynValue(FunctionLowering &FL, const hir::Expr &Call,
                           llvm::StringRef Strategy, llvm::Value *Slot,
                           bool Outlives, llvm::BasicBlock *Refused = nullptr);
/// An operand's address; Direct values are stored first.
llvm::Value *inMemory(FunctionLowering &FL, const Operand &Op);

/// {data, vtable, owner}
llvm::Value *makeTriple(FunctionLowering &FL, llvm::Value *Data,
                        llvm::Value *Vtable, llvm::Value *Owner);
llvm::Constant *nothingToRelease(FunctionLowering &FL);
/// Gives back the memory of a value behind dyn whose contents are gone.
void emitRelease(FunctionLowering &FL, llvm::Value *Data, llvm::Value *Vtable,
                 llvm::Value *Owner);
/// Memory for a box of a sized type; dangling when it has no bits.
llvm::Value *allocateBox(FunctionLowering &FL, const Type *T);
/// A coroutine of its own of the future at \p Addr, created only. The fields
/// are moved out.
llvm::Value *makeHeapCoroutine(FunctionLowering &FL, const Type *Future,
                               llvm::Value *Addr);

/// Awaits the value of type \p T at \p Addr, which is owned and is consumed;
/// the result goes to \p Out.
void awaitValue(FunctionLowering &FL, const Type *T, llvm::Value *Addr,
                llvm::Value *Out, SMLoc Loc);

} // namespace traitc

#endif // TRAITC_LOWER_VTABLES_H
