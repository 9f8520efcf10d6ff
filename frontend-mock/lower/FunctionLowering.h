//===- FunctionLowering.h - One function being written ----------*- C++ -*-===//
//
// The state of one LLVM function while its body is lowered, and all that
// lowers expressions. The members are implemented in the files named beside
// them; those marked A are of async, dyn and unsized values.
//
// Conventions. Types from hir are generic: mono() first. A `lower*(E, Dest)`
// gives the SSA value of a Direct type (and ignores Dest); it constructs an
// Indirect value in the uninitialized memory Dest and gives null; for a Zero
// type it gives null. After code that diverges the builder stands in a fresh
// block without predecessors: callers need not care.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_LOWER_FUNCTIONLOWERING_H
#define TRAITC_LOWER_FUNCTIONLOWERING_H

#include "lower/Cleanups.h"
#include "lower/ModuleLowering.h"
#include "lower/MovePaths.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/MDBuilder.h"

namespace traitc {

struct CoroutineState; ///< A: Coroutine.h

/// Memory that holds a value or shall hold one.
struct Place {
  const Type *Ty = nullptr;    ///< concrete
  llvm::Value *Addr = nullptr; ///< never null; unsized: of the data
  llvm::Value *Meta = nullptr; ///< unsized: length (usize) or vtable
  MovePath *Path = nullptr;    ///< drop flags, if something is moved from it
  bool Temporary = false;      ///< (part of) a value that has no name
  unsigned Variant = 0;        ///< enum seen as this variant (patterns)
  /// A sized Dyn value (the triple): where it is. Addr and Meta are its parts.
  llvm::Value *Triple = nullptr;

  /// Where the value is as a whole, to be stored or copied.
  llvm::Value *memory() const { return Triple ? Triple : Addr; }
};

/// An evaluated value, owned by whoever has it.
struct Operand {
  const Type *Ty = nullptr;
  llvm::Value *V = nullptr; ///< Direct: the value; Indirect: where it is
  CleanupId Guard = 0;      ///< drops it if what follows leaves (0: none)
};

class FunctionLowering {
public:
  FunctionLowering(ModuleLowering &M, llvm::Function *F,
                   const hir::Body *TheBody, Args As);

  ModuleLowering &M;
  World &W;
  Layouts &L;
  llvm::Function *F;
  const hir::Body *TheBody; ///< null for glue
  Args As;                  ///< for the body's parameters
  llvm::IRBuilder<> B;
  MovePaths Moves;
  CoroutineState *Coro = nullptr; ///< set by A for the body of a coroutine

  const Type *mono(const Type *T);
  const TypeLayout &layout(const Type *T) { return L.of(mono(T)); }
  FnRef mono(const FnRef &Ref);

  // --- Bodies (FunctionLowering.cpp) -----------------------------------------

  /// A whole function under \p ABI: parameters, body, return.
  void lowerFunction(const FnABI &ABI);
  void lowerClosure(const FnABI &ABI, const Type *Closure);
  /// The initializer of static \p G: gives it its value, or is code that does.
  void lowerStatic(llvm::GlobalVariable *G); ///< LowerStatic.cpp
  /// An async fn as a plain function: its arguments become the future.
  void lowerMakeFuture(const FnABI &ABI);
  /// An intrinsic as a function of its own, for pointers and vtables.
  void lowerIntrinsicWrapper(const FnRef &Ref, const FnABI &ABI);
  /// Pushes the drops of the parameters (\p Addrs: their memory, null for Zero)
  /// in order, then binds their patterns. The arguments are owned from here.
  void enterParams(ArrayRef<llvm::Value *> Addrs);
  /// Makes the captures at \p Env visible as Upvars; \p Owned: pushes their
  /// drops (FnOnce, async blocks).
  void enterCaptures(const Type *ClosureOrFuture, llvm::Value *Env, bool Owned);
  /// Body and all scopes; ends with a branch to ReturnBlock.
  void lowerRoot();
  /// `return E` (E may be null): value to its place, cleanups, ReturnBlock.
  void lowerReturn(const hir::Expr *E);
  /// The parameters of F as operands; those from \p Skip on in memory.
  SmallVector<Operand, 6> operandsFromArguments(const FnABI &ABI);
  SmallVector<llvm::Value *, 6> spillParams(const FnABI &ABI, unsigned Skip);
  void beginPlain(const FnABI &ABI);
  void endPlain(const FnABI &ABI);
  void emitReturnValue(const FnABI &ABI, llvm::Value *V);
  /// Deletes dead blocks; call it last.
  void finish();

  /// Of a tracked function: where it was called.
  llvm::Value *Caller = nullptr;
  llvm::BasicBlock *ReturnBlock = nullptr;
  /// Where a plain function's result goes: sret, an alloca, or null for Zero.
  /// Coroutines: lowerReturn calls lowerCoroReturn instead.
  llvm::Value *ReturnDest = nullptr;
  const hir::Local *ResultLocal = nullptr; ///< lives in ReturnDest
  const hir::Local *findResultLocal() const;
  void lowerCoroReturn(const hir::Expr *E); ///< A: LowerCoroutine.cpp

  // --- Memory (Memory.cpp) ---------------------------------------------------

  /// In the entry block.
  llvm::AllocaInst *allocaOf(const Type *T, const llvm::Twine &Name);
  llvm::AllocaInst *allocaRaw(llvm::Type *T, llvm::Align A,
                              const llvm::Twine &Name);
  /// An alloca, or a dangling pointer for a type without bits.
  llvm::Value *memoryFor(const Type *T, const llvm::Twine &Name);
  llvm::Constant *dangling(const Type *T); ///< never null, aligned
  /// An i1 flag, false at the function's entry.
  llvm::AllocaInst *flag(const llvm::Twine &Name);
  /// Direct: the value there; Zero: null. Never Indirect.
  llvm::Value *load(const Type *T, llvm::Value *Addr,
                    const llvm::Twine &Name = "");
  void store(const Type *T, llvm::Value *V, llvm::Value *Addr);
  /// Bits of a value of \p T, of any kind, from one memory to another.
  void copy(const Type *T, llvm::Value *Dest, llvm::Value *Src);
  llvm::Value *word(uint64_t N) { return M.word(N); }
  llvm::Value *fat(llvm::Value *Data, llvm::Value *Meta); ///< {ptr, x}
  llvm::Value *part(llvm::Value *Aggregate, unsigned I,
                    const llvm::Twine &Name = "");
  /// The pointer value (thin or fat) to \p P.
  llvm::Value *pointerTo(const Place &P);
  /// A sized value at \p Addr; for Dyn, that of the triple.
  Place makePlace(const Type *T, llvm::Value *Addr);
  /// Memory that is live in scope \p S.
  llvm::Value *scopedMemory(const Type *T, const llvm::Twine &Name, ScopeId S);
  /// Memory for a value that a constant or static refers to.
  llvm::Value *foreverMemory(const Type *T); ///< LowerStatic.cpp
  /// An evaluated value into memory; its guard stays.
  void moveOperand(const Operand &Op, llvm::Value *Dest);
  /// What pointer value \p V points to.
  Place placeAt(const Type *Pointee, llvm::Value *V);
  /// Size and alignment in bytes of what \p P holds, also when unsized.
  std::pair<llvm::Value *, llvm::Value *> sizeAndAlign(const Place &P);
  llvm::BasicBlock *block(const llvm::Twine &Name);
  /// After a noreturn: unreachable, then a block without predecessors.
  void unreachable();
  /// Branches there and goes on in a dead block.
  void jump(llvm::BasicBlock *To);
  /// Goes on in a block that cannot be reached.
  void enterDead();
  /// The builder's block cannot be reached if nothing branches to it by now.
  void markIfDead();
  bool isDead() const; ///< the builder's block cannot be reached

  // --- Calls that may unwind (Scopes.cpp) ------------------------------------

  /// A call, or an invoke if something is to be cleaned up. Goes on after it.
  llvm::CallBase *emitCall(llvm::FunctionCallee Callee,
                           ArrayRef<llvm::Value *> Args,
                           const llvm::Twine &Name = "",
                           ArrayRef<llvm::OperandBundleDef> Bundles = {});
  /// Says in debug information where an awaited call stands.
  void locate(llvm::CallBase &Call, SMLoc Loc); ///< DebugLocations.cpp
  /// The landing pad for what is active now; null: none is needed.
  llvm::BasicBlock *unwindDest();
  /// What the end of unwinding does: resume, or A's emitCoroUnwind.
  void emitUnwindEnd();
  void emitCoroUnwind(); ///< A: LowerCoroutine.cpp
  llvm::BasicBlock *terminatePad();
  llvm::AllocaInst *exceptionSlot(); ///< {ptr, i32}, of the landing pads

  // --- Scopes and cleanups (Scopes.cpp) --------------------------------------

  ScopeId openScope();
  /// Runs and removes the innermost scope's cleanups.
  void closeScope(ScopeId S);
  ScopeId scope() const { return Scopes.back(); }
  ScopeId tempScope() const { return TempScope; }
  CleanupId pushCleanup(ScopeId S, std::function<void(FunctionLowering &)> Emit,
                        bool NormalOnly = false);
  /// For what is about to be handed on to a call or an aggregate: in the
  /// innermost scope, before its temporaries.
  CleanupId pushGuard(std::function<void(FunctionLowering &)> Emit);
  void deactivate(CleanupId Id); ///< 0 is ignored
  /// Runs the cleanups of scope \p First and of all that were opened since,
  /// without removing them: a jump out. 0: all.
  /// \p Jump: where a jump goes that leaves them, if it is one.
  void emitCleanups(ScopeId First, const llvm::BasicBlock *Jump = nullptr);
  /// The same; then \p Then as if they were gone.
  void leaveThen(ScopeId First, llvm::function_ref<void()> Then);
  /// True in code that runs while unwinding.
  bool Unwinding = false;

  /// Temporaries of what is evaluated while this lives die at its end.
  struct TempScopeRAII {
    explicit TempScopeRAII(FunctionLowering &FL)
        : FL(FL), Saved(FL.TempScope), Id(FL.openScope()) {
      FL.TempScope = Id;
    }
    ~TempScopeRAII() { close(); }
    void close() {
      if (!Id)
        return;
      FL.closeScope(Id);
      FL.TempScope = Saved;
      Id = 0;
    }
    FunctionLowering &FL;
    ScopeId Saved, Id;
  };

  // --- Drops (Drops.cpp) -----------------------------------------------------

  /// Drops what \p P holds, as its flags say.
  void emitDrop(const Place &P);
  /// Drops the value of type \p T at \p Addr, whole.
  void emitDropAt(const Type *T, llvm::Value *Addr);
  void emitOpenDrop(const Place &P, MovePath *Path); ///< partly moved
  /// Drop glue's body: the value's own Drop, then its parts.
  void emitDropParts(const Place &P);
  void emitDropFields(const Place &P);
  void emitDropElements(const Type *Element, llvm::Value *Addr,
                        llvm::Value *Count);
  void emitOpenFields(const Place &P, MovePath *Path, unsigned Variant,
                      unsigned Count);
  void emitOpenElements(const Place &P, MovePath *Path);
  /// \p Then if \p Path is initialized.
  void ifLive(MovePath *Path, llvm::function_ref<void()> Then);
  void lowerDropGlue(const Type *T);
  void lowerCloneGlue(const Type *T, const FnABI &ABI);
  /// A Box's memory, the contents being gone.
  void emitBoxFree(const Type *Contents, llvm::Value *BoxPointer);
  /// Contents, then memory.
  void emitBoxDrop(const Type *Contents, llvm::Value *BoxPointer);
  /// Schedules the drop of a value at \p Addr; 0 if its type needs none.
  CleanupId pushDrop(ScopeId S, const Place &P);
  CleanupId guardPlace(const Place &P);
  /// Protects a value that is about to be handed on.
  CleanupId guard(const Type *T, llvm::Value *V);
  void setFlags(MovePath *P, bool Initialized); ///< and all below it
  void createFlags(MovePath *P, StringRef Name);
  // A: WholeDrops.cpp
  /// To \p Whole where what \p Path says is sure to be whole, else to \p Parts.
  void branchIfWhole(MovePath *Path, llvm::BasicBlock *Whole,
                     llvm::BasicBlock *Parts);
  void decideWholeDrops(); ///< of the whole body, for those branches
  // A: FutureGlue.cpp
  void emitDropDynValue(llvm::Value *TripleAddr); ///< contents and release
  void emitDropPinned(const Type *Future, llvm::Value *Handle); ///< Pin<Box<F>>

  // --- Expressions (LowerExpr.cpp and those named) ---------------------------

  llvm::Value *lower(const hir::Expr &E, llvm::Value *Dest);
  /// Any kind of type; Dest may be null for Zero.
  void lowerInto(const hir::Expr &E, llvm::Value *Dest);
  /// Direct and Zero only.
  llvm::Value *lowerValue(const hir::Expr &E);
  /// A value to hand on: Indirect ones get memory (moved locals' own).
  Operand lowerOperand(const hir::Expr &E, ArrayRef<hir::Expr *> Later = {});
  /// Evaluates and drops.
  void lowerDiscard(const hir::Expr &E);
  Place lowerPlace(const hir::Expr &E); ///< LowerPlace.cpp; also of values
  /// A temporary for value \p E that dies with scope \p S.
  Place lowerTemporary(const hir::Expr &E, ScopeId S);
  Place fieldOf(const Place &P, unsigned Field);
  llvm::Value *elementAddress(const Type *Element, llvm::Value *Base,
                              llvm::Value *Index);
  Place lowerIndex(const hir::Expr &E);
  Place derefOf(const Type *PointerTy, llvm::Value *Pointer);
  Place boxContents(const Place &Box);
  /// Moves or copies out of a place.
  llvm::Value *readPlace(const Place &P, llvm::Value *Dest, bool Move);
  bool mayUnwind(const hir::Expr &E) const;

  llvm::Value *lowerBlock(const hir::Expr &E, llvm::Value *Dest);
  llvm::Value *lowerIf(const hir::Expr &E, llvm::Value *Dest);
  llvm::Value *lowerLoop(const hir::Expr &E, llvm::Value *Dest);
  void lowerBreak(const hir::Expr &E);
  llvm::Value *lowerMatch(const hir::Expr &E, llvm::Value *Dest);
  void lowerLet(const hir::Stmt &S);
  void declareBindings(const hir::Pattern &P, ScopeId S);
  /// The initializer of a `let` right into its variable.
  void storeLocal(const hir::Expr &E, const Place &P);
  llvm::Value *lowerAssign(const hir::Expr &E);
  llvm::Value *lowerCompoundAssign(const hir::Expr &E);
  llvm::Value *lowerBorrow(const hir::Expr &E);
  llvm::Value *lowerUnary(const hir::Expr &E);
  llvm::Value *lowerBinary(const hir::Expr &E);
  llvm::Value *lowerCast(const hir::Expr &E);
  llvm::Value *lowerCoerce(const hir::Expr &E, llvm::Value *Dest);
  llvm::Value *lowerAggregate(const hir::Expr &E, llvm::Value *Dest);
  llvm::Value *lowerRepeat(const hir::Expr &E, llvm::Value *Dest);
  /// A closure, or an async block's unstarted future: its captures.
  llvm::Value *lowerCaptures(const hir::Expr &E, llvm::Value *Dest);
  llvm::Value *valueOf(const TypeLayout &TL, llvm::Value *V);
  llvm::Value *lowerFormat(const hir::Expr &E);
  void writePieces(ArrayRef<hir::FormatPiece> Pieces,
                   ArrayRef<llvm::Value *> Values, llvm::Value *Sink);
  void lowerPanic(const hir::Expr &E);
  /// Panics; goes on in a dead block.
  void emitPanic(StringRef Message, SMLoc Loc);
  void emitPanicCall(StringRef Message, SMLoc Loc);
  void emitNoReturn(StringRef Name, ArrayRef<llvm::Value *> Args);
  /// File, line and column as the runtime takes them.
  void appendLocation(SMLoc Loc, llvm::SmallVectorImpl<llvm::Value *> &Args);
  llvm::MDNode *unlikelyWeights(); ///< of a condition that nearly always holds
  void check(llvm::Value *Holds, const llvm::Twine &Message, SMLoc Loc);

  llvm::Value *lowerShortCircuit(const hir::Expr &E);
  llvm::Value *arithmetic(hir::Op O, const Type *T, llvm::Value *X,
                          llvm::Value *Y, SMLoc Loc);
  llvm::Value *checkedOverflow(llvm::Intrinsic::ID ID, llvm::Value *X,
                               llvm::Value *Y, hir::Op O, SMLoc Loc);
  llvm::Value *divide(hir::Op O, llvm::Value *X, llvm::Value *Y, bool Signed,
                      SMLoc Loc);
  llvm::Value *shift(hir::Op O, llvm::Value *X, llvm::Value *Y, bool Signed,
                     SMLoc Loc);
  llvm::Value *compare(hir::Op O, const Type *T, llvm::Value *X,
                       llvm::Value *Y);
  llvm::Value *compareStrings(hir::Op O, llvm::Value *X, llvm::Value *Y);
  llvm::Value *discriminant(const Type *T, llvm::Value *Variant,
                            llvm::IntegerType *To);

  // Constants (LowerConst.cpp).
  using ConstantPieces = SmallVector<std::pair<uint64_t, llvm::Constant *>, 8>;
  llvm::Value *constantValue(const hir::Expr &E);
  llvm::Constant *constantOf(const hir::Expr &E);
  bool constantBytes(const hir::Expr &E, uint64_t Offset, ConstantPieces &Out);
  bool coercedBytes(const hir::Expr &E, uint64_t Offset, ConstantPieces &Out);
  /// Of a place in a static, if it is known; else null.
  llvm::Constant *constantAddress(const hir::Expr &Place);
  bool copyConstant(const hir::Expr &E, llvm::Value *Dest);
  llvm::GlobalVariable *globalFor(llvm::Constant *C, llvm::Align A);
  llvm::Value *lowerConst(const hir::Expr &E, llvm::Value *Dest);

  // --- Calls (LowerCall.cpp) -------------------------------------------------

  llvm::Value *lowerCall(const hir::Expr &E, llvm::Value *Dest);
  llvm::Value *lowerCallPtr(const hir::Expr &E, llvm::Value *Dest);
  /// Calls what \p F (concrete) resolves to with evaluated arguments; the
  /// guards of these are lifted just before. Methods of Fn, FnMut and FnOnce
  /// get their arguments exploded.
  llvm::Value *callInstance(const FnRef &F, llvm::MutableArrayRef<Operand> Ops,
                            llvm::Value *Dest, SMLoc Loc,
                            const hir::Expr *E = nullptr);
  llvm::Value *callClosure(const FnRef &F, llvm::MutableArrayRef<Operand> Ops,
                           llvm::Value *Dest);
  /// A struct-like value (an async fn's future) of its evaluated fields.
  llvm::Value *makeAggregate(const Type *T, llvm::MutableArrayRef<Operand> Ops,
                             llvm::Value *Dest);
  llvm::Value *callWithABI(llvm::Value *Callee, const FnABI &ABI,
                           llvm::MutableArrayRef<Operand> Ops,
                           llvm::Value *Dest, const llvm::Twine &Name,
                           SMLoc Loc = {});
  SmallVector<Operand, 6> lowerOperands(ArrayRef<hir::Expr *> Es);
  SmallVector<Operand, 6> lowerTupleOperands(ArrayRef<hir::Expr *> Es);
  void explode(const Operand &Tuple, llvm::SmallVectorImpl<Operand> &Ops);
  llvm::Value *operandAt(const Type *T, const Place &P);
  /// The SSA arguments of operands: Zero ones left out.
  void appendArguments(ArrayRef<Operand> Ops,
                       llvm::SmallVectorImpl<llvm::Value *> &Out);
  void liftGuards(ArrayRef<Operand> Ops);
  llvm::Value *lowerIntrinsic(const FnRef &F, SMLoc Loc,
                              llvm::MutableArrayRef<Operand> Ops,
                              llvm::Value *Dest); ///< Intrinsics.cpp
  llvm::Value *lowerBoxNew(const Operand &Op);
  llvm::Value *lowerBoxCallOnce(llvm::MutableArrayRef<Operand> Ops,
                                llvm::Value *Dest, SMLoc Loc);

  // --- Patterns (LowerPattern.cpp) -------------------------------------------

  /// Branches to \p Fail if \p P does not match, else goes on. Binds nothing.
  void testPattern(const hir::Pattern &P, const Place &V,
                   llvm::BasicBlock *Fail);
  /// A guard sees what will be moved where it is; afterwards it is moved.
  enum class BindFor { All, Guard, AfterGuard };
  /// Binds the names; their drops go to scope \p S.
  void bindPattern(const hir::Pattern &P, const Place &V, ScopeId S,
                   BindFor For = BindFor::All);
  /// What is moved out of a temporary by \p P can stay where it is.
  bool bindsInPlace(const hir::Pattern &P, const Place &V, BindFor For) const;
  void initBindings(const hir::Pattern &P, const Place &V, BindFor For);
  void initBinding(const hir::Pattern &P, const Place &V, BindFor For);
  void forEachBinding(const hir::Pattern &P,
                      llvm::function_ref<void(const hir::Pattern &)> Do);
  void testLiteral(const hir::Pattern &P, const Place &V,
                   llvm::BasicBlock *Fail);
  void testSlice(const hir::Pattern &P, const Place &V, llvm::BasicBlock *Fail);
  Place slicePart(const hir::Pattern &P, const Place &V, unsigned I);
  Place patternDeref(const Place &V);
  void failUnless(llvm::Value *Holds, llvm::BasicBlock *Fail);
  llvm::Value *sameString(llvm::Value *Data, llvm::Value *Length,
                          StringRef Text);
  llvm::Value *readVariant(const Place &Enum); ///< its number, an integer
  void writeVariant(const Type *T, unsigned Variant, llvm::Value *Addr);
  llvm::ConstantInt *variantNumber(const Type *T, unsigned Variant);

  // --- Locals ----------------------------------------------------------------

  /// Memory for a local, live in scope \p S; no drop is scheduled.
  Place declareLocal(const hir::Local &L, ScopeId S);
  Place placeOf(const hir::Local &L);
  llvm::DenseMap<const hir::Local *, Place> Locals;
  SmallVector<Place, 4> Upvars; ///< already behind the reference
  unsigned HalfBuilt = 0;       ///< guarded parts of unfinished aggregates
  SMLoc Here;                   ///< the expression that was entered last

  // --- Async, dyn, unsized (all A) -------------------------------------------

  llvm::Value *lowerAwait(const hir::Expr &E,
                          llvm::Value *Dest); ///< LowerAwait
  llvm::Value *lowerTried(const hir::Expr &E,
                          llvm::Value *Dest); ///< LowerAwait
  /// CallDyn with a sized result: plain methods, by-value self, Clone.
  llvm::Value *lowerCallDyn(const hir::Expr &E,
                            llvm::Value *Dest); ///< LowerDyn
  /// Instance::Virtual: Self is Dyn in an instance of generic code. Ops as for
  /// callInstance, the receiver first; by-value self is a Box<dyn>, whose
  /// memory is to be freed after the call. Guards are still there.
  llvm::Value *callVirtual(const FnRef &F, llvm::MutableArrayRef<Operand> Ops,
                           llvm::Value *Dest, SMLoc Loc); ///< LowerDyn
  /// Instance::Glue of Future::poll on a Future type (the receiver is the
  /// handle) and of Clone of Box<dyn>: what resolveInstance calls Glue and is
  /// not Clone of tuples, arrays and closures.
  llvm::Value *callFutureGlue(const FnRef &F,
                              llvm::MutableArrayRef<Operand> Ops,
                              llvm::Value *Dest, SMLoc Loc); ///< FutureGlue
  llvm::Value *lowerBoxUnsized(const hir::Expr &E);          ///< LowerUnsized
  llvm::Value *lowerPlaceUnsized(const hir::Expr &E, llvm::Value *Dest);
  /// An unsized value (CallDyn, CallUnsized) as a temporary that dies with \p
  /// S.
  Place lowerUnsizedTemporary(const hir::Expr &E, ScopeId S);
  llvm::Value *lowerPin(const hir::Expr &E, ScopeId S); ///< pin!(..)
  /// Coercion of pointer \p V (to a sized \p From, or Pin/Box of it) to one to
  /// dyn: \p FromTy and \p ToTy are the pointers' types.
  llvm::Value *unsizeToDyn(llvm::Value *V, const Type *FromTy,
                           const Type *ToTy);
  /// Coercion \p E of a new box of a future to a box of dyn Future: the
  /// coroutine is the one allocation. Null: it is something else.
  llvm::Value *lowerBoxedFuture(const hir::Expr &E);
  llvm::Value *upcastDyn(llvm::Value *V, const Type *FromTy, const Type *ToTy);
  llvm::Value *lowerReifyBoxed(const hir::Expr &E);
  /// __box_pin, __box_into_pin, __pin_as_mut of Future types and the like;
  /// Handled stays false for other names and types. Guards are lifted already.
  llvm::Value *lowerFutureIntrinsic(StringRef Name, const FnRef &F,
                                    llvm::MutableArrayRef<Operand> Ops,
                                    llvm::Value *Dest, SMLoc Loc,
                                    bool &Handled);

private:
  friend struct TempScopeRAII;
  struct JumpTarget {
    const hir::Expr *E;
    llvm::BasicBlock *Break, *Continue;
    ScopeId First; ///< the outermost scope that a jump leaves
    llvm::Value *Dest;
  };
  class Join;
  llvm::BasicBlock *unwindBlockFor(size_t I);
  CleanupId insertCleanup(Cleanup C);
  void runCleanup(Cleanup &C);
  void invalidateFrom(size_t I);

  SmallVector<ScopeId, 16> Scopes;
  SmallVector<Cleanup, 16> Stack;
  ScopeId NextScope = 1, TempScope = 0;
  CleanupId NextCleanup = 1;
  /// Scopes opened before these are left conditionally: entries pushed for
  /// them get a flag.
  SmallVector<ScopeId, 4> Conditional;
  SmallVector<JumpTarget, 8> Targets;
  struct WholeDrop {
    llvm::BranchInst *Branch = nullptr;
    SmallVector<llvm::AllocaInst *, 4> Flags; ///< all set: the value is whole
    MovePath *Path = nullptr;
    const llvm::BasicBlock *JumpTo = nullptr;
  };
  SmallVector<WholeDrop, 0> WholeDrops;
  const llvm::BasicBlock *JumpTo = nullptr; ///< of the cleanups at hand
  llvm::BasicBlock *Terminate = nullptr;
  llvm::AllocaInst *ExnSlot = nullptr;
  llvm::Value *Formatter = nullptr; ///< one for all, except in coroutines
  llvm::Instruction *AllocaPoint = nullptr;
  /// When no cleanup is active (coroutines), or below the lowest.
  llvm::BasicBlock *BaseLandingPad = nullptr, *BaseUnwindBlock = nullptr;
  /// Where temporaries that a `let` extends live, while its initializer's
  /// extending expressions are lowered; taken by each lower().
  ScopeId ExtendTo = 0;
  /// The scope of what a constant or static refers to: it never ends.
  static constexpr ScopeId Forever = ~0U;
  bool InStatic = false; ///< what is written here is never dropped
  llvm::SmallPtrSet<llvm::BasicBlock *, 8> DeadBlocks;
  llvm::DenseMap<const Type *, const Type *> MonoCache;
};

} // namespace traitc

#endif // TRAITC_LOWER_FUNCTIONLOWERING_H
