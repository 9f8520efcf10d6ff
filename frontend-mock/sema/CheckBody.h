//===- CheckBody.h - The checker of one body --------------------*- C++ -*-===//
//
// Internal to the checker (Check*.cpp). One BodyChecker checks one function or
// constant with the closures and async blocks in it; they share its inference
// variables. Conventions:
// - check() gives a place as a place; value() reads it. Reading is `Move` until
//   the end, when types are known and what can be copied becomes `Copy`.
// - Unsized values (CallDyn, CallUnsized) come out of check(); value() is where
//   they are errors, so whoever can use one calls check().
// - After an error nodes have the type Error, which nothing complains about.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_CHECKBODY_H
#define TRAITC_SEMA_CHECKBODY_H

#include "sema/Collect.h"
#include "sema/HIR.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace traitc {

/// `T: Send` to be decided when every body has been checked, since it depends
/// on what futures hold across their awaits.
struct AutoCheck {
  const Type *Ty;
  Lang Auto;
  SMLoc Loc;
  /// The dyn type that Ty is coerced to, or null: a bound.
  const Type *Dyn;
  const GenericsDef *Generics;
};

/// What the bodies of one run share.
struct CheckSession {
  CheckSession(World &W, ast::Context &Ctx, Diagnostics &Diags)
      : W(W), Ctx(Ctx), Diags(Diags) {}
  World &W;
  ast::Context &Ctx;
  Diagnostics &Diags;
  std::vector<AutoCheck> AutoChecks;
};

hir::Body *checkFn(FnDef &Fn, CheckSession &Sess);
hir::Body *checkConstant(ConstDef &C, CheckSession &Sess);
void runAutoChecks(CheckSession &Sess);
/// The value of a constant expression of an integer, bool or char. False when
/// it is not one; \p Why says so if the value is at fault: "overflow".
bool evaluate(const hir::Expr &E, CheckSession &Sess, llvm::APInt &Result,
              const char **Why = nullptr);
/// Reports what a constant's value may not do: calls of functions that are no
/// `const fn`, overflow, a division by zero.
void checkConstantValue(const ConstDef &C, CheckSession &Sess);

/// Param 0, Param 1, ... of \p G and its parents.
Args identityArgs(const GenericsDef *G, World &W);
/// Bits of an integer type; of usize: 64.
unsigned intBits(const Type *T);

/// What is hoped for: Soft is a hint only.
struct Expectation {
  const Type *Ty = nullptr;
  bool Soft = false;
  Expectation() = default;
  Expectation(const Type *Ty, bool Soft = false) : Ty(Ty), Soft(Soft) {}
};

class BodyChecker {
public:
  BodyChecker(CheckSession &Sess, const GenericsDef *Generics);
  ~BodyChecker();
  bool checkFunction(FnDef &Fn);
  bool checkConstant(ConstDef &C);
  /// An expression on its own, for array lengths.
  std::unique_ptr<hir::Body> checkLength(const ast::Expr &E,
                                         const TypeScope *Around);

private:
  using Types = SmallVector<const Type *, 4>;
  using EK = hir::ExprKind;

  // --- CheckBody.cpp: nodes, variables, scopes -------------------------------
  hir::Expr *make(EK K, const Type *Ty, SMLoc Loc);
  hir::Expr *errorExpr(SMLoc Loc);
  hir::Expr *localExpr(hir::Local *L, SMLoc Loc);
  hir::Expr *boolExpr(bool V, SMLoc Loc);
  hir::Expr *unitExpr(SMLoc Loc);
  hir::Expr *strExpr(StringRef Text, SMLoc Loc);
  hir::Expr *fieldExpr(hir::Expr *A, unsigned Index, const Type *Ty, SMLoc Loc);
  hir::Expr *variantExpr(VariantDef *V, const Type *Ty,
                         ArrayRef<hir::Expr *> Fields, SMLoc Loc);
  hir::Local *newLocal(StringRef Name, const Type *Ty, SMLoc Loc, bool Mut);
  hir::Pattern *newPattern(hir::Pattern::Kind K, const Type *Ty, SMLoc Loc);
  hir::Pattern *bindPattern(hir::Local *L);
  hir::Local *findVar(StringRef Name) const;
  /// Binds in the innermost scope.
  void declare(hir::Local *L) { Vars.push_back(L); }
  const Type *fresh() { return Infer.fresh(); }
  const Type *resolve(const Type *T) { return Infer.resolve(T); }
  /// What is known of T, after trying to learn more.
  const Type *known(const Type *T);
  /// known(), or an error that asks for an annotation.
  const Type *mustKnow(const Type *T, SMLoc Loc);
  std::string show(const Type *T);
  void error(SMLoc Loc, const llvm::Twine &Message, llvm::SMRange R = {});
  void note(SMLoc Loc, const llvm::Twine &Message) { Diags.note(Loc, Message); }
  const Type *resolveSyntax(const ast::TypeNode *T);
  bool checkTypeArgs(const ast::TypeNode *T, const Type *Ty);
  void rejectDoubles(size_t First);

  struct Scope {
    explicit Scope(BodyChecker &C) : C(C), Mark(C.Vars.size()) {}
    ~Scope() { C.Vars.resize(Mark); }
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    BodyChecker &C;
    size_t Mark;
  };

  // --- CheckSolve.cpp: obligations, generic arguments ------------------------
  struct Obligation {
    enum Kind { Trait, Project, Operator } K;
    TraitRef Ref;               ///< Trait
    const Type *Proj = nullptr; ///< Project: == Equals
    const Type *Equals = nullptr;
    SMLoc Loc;
    hir::Expr *Node = nullptr; ///< Operator
    ast::BinaryOp BOp = ast::BinaryOp::Add;
    hir::Body *In = nullptr; ///< the body that Node is in
  };
  void postponeOperator(hir::Expr *Node, ast::BinaryOp Op, SMLoc Loc);
  const Type *norm(const Type *T, SMLoc Loc);
  void requireTrait(const TraitRef &Ref, SMLoc Loc);
  void requireTrait(const Type *T, Lang L, SMLoc Loc);
  void requireEqual(const Type *Proj, const Type *Equals, SMLoc Loc);
  void requirePredicate(const Predicate &P, Args As, SMLoc Loc);
  void requirePredicates(const GenericsDef &G, Args As, SMLoc Loc);
  void requireSized(const Type *T, SMLoc Loc, StringRef What);
  void solvePending();
  enum class Progress { Done, Stuck, Learned };
  Progress process(const Obligation &O, bool Final);
  Progress processTrait(const Obligation &O, bool Final);
  Progress processProject(const Obligation &O, bool Final);
  void reportUnsatisfied(const TraitRef &Ref, SMLoc Loc);
  void finishObligations();
  TraitRef freshRef(TraitDef *Trait, const Type *Self);
  TraitRef saveRef(TraitDef *Trait, ArrayRef<const Type *> As);
  /// Does it hold, or may it? Leaves the variables alone.
  Selection::Kind probe(const TraitRef &Ref);
  bool implements(const Type *T, Lang Trait);
  const Type *projection(Lang Trait, StringRef Assoc, ArrayRef<const Type *> As,
                         SMLoc Loc);

  /// The signature of what can be called like a function.
  struct CallSig {
    Lang Kind = Lang::Fn; ///< the strongest trait known
    Types Params;
    const Type *Ret = nullptr;
  };
  std::optional<CallSig> callSignature(const Type *T, SMLoc Loc);
  /// The call signature that pending obligations ask of variable \p Var.
  std::optional<CallSig> expectedSignature(const Type *T, SMLoc Loc);
  const Type *expectedOutput(const Type *T);
  struct FnSig {
    Types Params;
    const Type *Ret;
  };
  FnSig signatureOf(const FnRef &F, SMLoc Loc);
  /// Parent arguments, then the function's own: written or fresh. Registers
  /// what its where-clauses ask for.
  FnRef instantiate(FnDef *Fn, ArrayRef<const Type *> Parent,
                    const ast::GenericArgs *Written, SMLoc Loc);
  Types freshArgs(const GenericsDef &G);

  // --- CheckExpr.cpp ---------------------------------------------------------
  hir::Expr *check(ast::Expr *E, Expectation X = {});
  hir::Expr *checkKind(ast::Expr *E, Expectation X);
  hir::Expr *value(ast::Expr *E, Expectation X = {});
  /// A value coerced to \p Ty.
  hir::Expr *coerced(ast::Expr *E, const Type *Ty);
  hir::Expr *checkInt(ast::Expr *E, Expectation X);
  hir::Expr *checkStr(ast::Expr *E);
  hir::Expr *checkTuple(ast::Expr *E, Expectation X);
  hir::Expr *checkArray(ast::Expr *E, Expectation X);
  hir::Expr *checkRepeat(ast::Expr *E, Expectation X);
  hir::Expr *checkStructLit(ast::Expr *E, Expectation X);
  hir::Expr *checkRange(ast::Expr *E, Expectation X);
  hir::Expr *checkRef(ast::Expr *E, Expectation X);
  hir::Expr *checkAssign(ast::Expr *E);
  hir::Expr *checkField(ast::Expr *E);
  StrategyAttr strategyOf(const ast::Expr *E);

  // --- CheckBlock.cpp --------------------------------------------------------
  hir::Expr *checkBlock(ast::Block *B, Expectation X, SMLoc Loc);
  hir::Expr *checkBlockExpr(ast::Expr *E, Expectation X);
  void checkStatements(ast::Block *B, hir::Expr *Into);
  void checkLet(ast::Stmt &St, hir::Expr *Into);
  void collectItems(ast::Block *B);
  hir::Expr *letInitializer(ast::Expr *E, const ast::Pattern *Pat,
                            const Type *Annotated);

  // --- CheckControl.cpp ------------------------------------------------------
  /// Brings the values of branches to one type.
  class Merge {
  public:
    Merge(BodyChecker &C, Expectation X);
    hir::Expr *add(hir::Expr *Value, SMLoc Loc);
    const Type *finish();
    bool empty() const { return !Count; }
    const Type *type() const { return Ty; }

  private:
    BodyChecker &C;
    const Type *Ty = nullptr;
    unsigned Count = 0;
    bool Valued = false;
    SmallVector<hir::Expr *, 4> Never;
  };
  struct Target {
    StringRef Label;
    hir::Expr *Node;
    Merge *Values; ///< null: break has no value
    bool Block, Broken = false;
  };
  hir::Expr *checkIf(ast::Expr *E, Expectation X);
  hir::Expr *checkWhile(ast::Expr *E);
  hir::Expr *checkLoop(ast::Expr *E, Expectation X);
  hir::Expr *checkFor(ast::Expr *E);
  hir::Expr *checkMatch(ast::Expr *E, Expectation X);
  hir::Expr *checkTry(ast::Expr *E);
  hir::Expr *checkReturn(ast::Expr *E);
  hir::Expr *checkJump(ast::Expr *E);
  hir::Expr *condition(ast::Expr *E);
  Target *findTarget(ast::Expr *E);
  hir::Expr *breakTo(hir::Expr *Node, hir::Expr *Value, SMLoc Loc);

  // --- CheckPattern.cpp, CheckBinding.cpp ------------------------------------
  struct PatternScope {
    SmallVector<hir::Local *, 4> Bound; ///< in the order of appearance
    /// Inside later alternatives: what the first ones bound.
    const SmallVectorImpl<hir::Local *> *Known = nullptr;
    SmallVector<hir::Local *, 4> Seen; ///< of the known ones, here
  };
  using Mode = hir::Pattern::Mode;
  /// Checks \p P against places of type \p Ty and declares what it binds.
  hir::Pattern *checkPattern(ast::Pattern *P, const Type *Ty,
                             hir::Expr *Place = nullptr);
  hir::Pattern *pattern(ast::Pattern *P, const Type *Ty, Mode M,
                        PatternScope &PS);
  hir::Pattern *patternInner(ast::Pattern *P, const Type *Ty, Mode M,
                             PatternScope &PS);
  hir::Pattern *bindOrConst(ast::Pattern *P, const Type *Ty, Mode M,
                            PatternScope &PS);
  hir::Pattern *pathPattern(ast::Pattern *P, const Type *Ty);
  hir::Pattern *constPattern(ConstDef *C, const Type *Ty, SMLoc Loc);
  hir::Pattern *variantPattern(VariantDef *V, const Type *Ty, SMLoc Loc,
                               ArrayRef<const Type *> As);
  hir::Pattern *structPattern(ast::Pattern *P, const Type *Ty, Mode M,
                              PatternScope &PS);
  hir::Pattern *tuplePattern(ast::Pattern *P, const Type *Ty, Mode M,
                             PatternScope &PS);
  hir::Pattern *tupleStructPattern(ast::Pattern *P, const Type *Ty, Mode M,
                                   PatternScope &PS);
  hir::Pattern *slicePattern(ast::Pattern *P, const Type *Ty, Mode M,
                             PatternScope &PS);
  hir::Pattern *literalPattern(ast::Pattern *P, const Type *Ty);
  hir::Pattern *rangePattern(ast::Pattern *P, const Type *Ty);
  hir::Pattern *orPattern(ast::Pattern *P, const Type *Ty, Mode M,
                          PatternScope &PS);
  bool peels(const ast::Pattern *P);

  // --- CheckPlace.cpp --------------------------------------------------------
  hir::Expr *toValue(hir::Expr *X);
  hir::Expr *borrow(hir::Expr *X, bool Mut, SMLoc Loc);
  /// Copies the pointer: for uses through a reference that leave it usable.
  hir::Expr *readRef(hir::Expr *X);
  /// What `*` of the type gives; null: nothing. Overloaded: by Deref.
  const Type *derefType(const Type *T, bool &Overloaded);
  hir::Expr *deref(hir::Expr *X, SMLoc Loc);
  hir::Expr *derefTimes(hir::Expr *X, unsigned N, SMLoc Loc);
  /// Switches overloaded dereferences and indexes in a place to their mutable
  /// forms.
  void makeMut(hir::Expr *Place);
  hir::Expr *checkIndex(ast::Expr *E);
  hir::Expr *indexStep(hir::Expr *Place, const Type *Ty, hir::Expr *Index,
                       SMLoc Loc);
  hir::Expr *overloadedIndex(hir::Expr *Place, hir::Expr *Index, SMLoc Loc);
  FnDef *langMethod(Lang Trait, StringRef Name);

  // --- CheckCoerce.cpp, CheckUnsize.cpp --------------------------------------
  hir::Expr *coerce(hir::Expr *X, const Type *Ty, SMLoc Loc);
  hir::Expr *tryCoerce(hir::Expr *X, const Type *Ty, SMLoc Loc);
  hir::Expr *coerceRef(hir::Expr *X, const Type *From, const Type *To,
                       SMLoc Loc);
  hir::Expr *coerceFnItem(hir::Expr *X, const Type *From, const Type *To,
                          SMLoc Loc);
  hir::Expr *coerceClosure(hir::Expr *X, const Type *From, const Type *To,
                           SMLoc Loc);
  /// Unsizing of one pointer to another; null: it is none.
  hir::Expr *unsize(hir::Expr *X, const Type *From, const Type *To, SMLoc Loc);
  const Type *pointee(const Type *T, bool &IsBox);
  enum class Fit { No, Unsize, Upcast };
  Fit fitsUnsized(const Type *From, const Type *To, bool Report, SMLoc Loc);
  bool isUpcast(const Type *From, const Type *To);
  void mismatch(const Type *Expected, const Type *Found, SMLoc Loc);
  bool isFuture(const Type *T);
  void noteFuture(const Type *T, SMLoc Loc);
  bool demand(const Type *Expected, const Type *Found, SMLoc Loc);
  hir::Expr *wrap(hir::CoerceKind K, hir::Expr *X, const Type *Ty);

  // --- CheckOps.cpp, CheckCast.cpp -------------------------------------------
  hir::Expr *checkUnary(ast::Expr *E, Expectation X);
  hir::Expr *checkBinary(ast::Expr *E, Expectation X);
  hir::Expr *checkLogic(ast::Expr *E);
  hir::Expr *checkCompound(ast::Expr *E);
  /// Fills in Node (A and B set) when the operand types are known enough.
  bool finishBinary(hir::Expr *Node, ast::BinaryOp Op, bool Final);
  bool finishCompare(hir::Expr *Node, ast::BinaryOp Op, bool Final);
  bool finishCompound(hir::Expr *Node, ast::BinaryOp Op, bool Final);
  void overloadBinary(hir::Expr *Node, ast::BinaryOp Op);
  hir::Expr *scalarOperand(hir::Expr *X);
  hir::Expr *checkCast(ast::Expr *E);
  void finishCasts();

  // --- CheckPath.cpp, CheckMember.cpp ----------------------------------------
  struct PathValue {
    enum Kind { Error, Local, Fn, Const, Ctor, Value } K = Error;
    hir::Local *L = nullptr;
    FnRef F;
    ConstDef *C = nullptr;
    VariantDef *V = nullptr;
    Types As;               ///< Ctor: the type's arguments
    hir::Expr *E = nullptr; ///< Value
  };
  PathValue resolvePath(ast::Path &P);
  PathValue resolveSymbol(const Symbol &Sym, const ast::PathSegment &S,
                          SMLoc Loc);
  PathValue selfCtor(SMLoc Loc);
  /// `Type::member`.
  PathValue resolveMember(const Type *Self, const ast::PathSegment &S);
  PathValue resolveTraitMember(TraitDef *T, ArrayRef<const Type *> As,
                               const ast::PathSegment &S);
  PathValue ctorOf(VariantDef *V, ArrayRef<const Type *> As);
  /// A variant or struct named by a path in an expression or pattern.
  VariantDef *resolveVariant(ast::Path &P, Types &As);
  hir::Expr *checkPath(ast::Expr *E, Expectation X);
  hir::Expr *pathValue(const PathValue &V, SMLoc Loc, Expectation X);
  hir::Expr *constExpr(ConstDef *C, SMLoc Loc);
  hir::Expr *ctorClosure(VariantDef *V, const Type *Ty, SMLoc Loc);
  const Type *fieldType(const FieldDef &F, const Type *Adt, SMLoc Loc);

  // --- CheckCall.cpp ---------------------------------------------------------
  hir::Expr *checkCall(ast::Expr *E, Expectation X);
  hir::Expr *callFn(const FnRef &F, ast::Expr *E, Expectation X);
  hir::Expr *callCtor(VariantDef *V, ArrayRef<const Type *> As, ast::Expr *E,
                      Expectation X);
  hir::Expr *callValue(hir::Expr *Callee, ast::Expr *E, Expectation X);
  hir::Expr *callThroughTrait(hir::Expr *Place, const Type *Ty,
                              const CallSig &Sig, ast::Expr *E, Expectation X);
  void fixReceiver(hir::Expr *Call, Lang Kind);
  SmallVector<hir::Expr *, 4> checkArgs(ArrayRef<const Type *> Formals,
                                        const Type *Ret, const ast::Expr *E,
                                        Expectation X, StringRef What,
                                        SMLoc DeclaredAt);
  hir::Expr *finishCall(const FnRef &F, ArrayRef<hir::Expr *> Elems,
                        const Type *Ret, SMLoc Loc);
  hir::Expr *callMethod(Lang Trait, StringRef Method, ArrayRef<const Type *> As,
                        ArrayRef<hir::Expr *> Elems, SMLoc Loc);

  // --- CheckMethod.cpp, CheckProbe.cpp ---------------------------------------
  struct Candidate {
    FnDef *Fn = nullptr;
    bool Object = false; ///< of a dyn type's trait
    TraitRef Bound;      ///< the where-clause or dyn type it is from
  };
  struct Pick {
    Candidate C;
    unsigned Derefs = 0;
    bool Autoref = false, Mut = false, Unsize = false;
    const Type *Recv = nullptr; ///< type of the adjusted receiver
    FnDef *Other = nullptr;     ///< fits as well
  };
  hir::Expr *checkMethodCall(ast::Expr *E, Expectation X);
  std::optional<Pick> probeMethod(StringRef Name, const Type *T);
  bool probeStep(ArrayRef<Candidate> Inherent, ArrayRef<Candidate> Traits,
                 const Type *Recv, Pick &P);
  bool candidateFits(const Candidate &C, const Type *Recv);
  void inherentCandidates(StringRef Name, SmallVectorImpl<Candidate> &Out);
  void boundCandidates(StringRef Name, const Type *Step,
                       SmallVectorImpl<Candidate> &Out);
  void traitCandidates(StringRef Name, SmallVectorImpl<Candidate> &Out);
  void addTraitMethods(StringRef Name, const TraitRef &Ref, bool Object,
                       SmallVectorImpl<Candidate> &Out);
  hir::Expr *confirm(const Pick &P, hir::Expr *Recv, ast::Expr *E,
                     Expectation X);
  hir::Expr *adjustReceiver(const Pick &P, hir::Expr *Recv, SMLoc Loc);
  hir::Expr *callObject(FnDef *M, ArrayRef<const Type *> Parent,
                        hir::Expr *Recv, ast::Expr *E, Expectation X);
  void noMethod(ast::Expr *E, const Type *T);
  llvm::StringRef similarMethod(llvm::StringRef Name, const Type *T);
  void checkArgsOfNothing(ast::Expr *E);
  static bool isReturnedObject(const hir::Expr *X);
  const Type *peekNumber(const ast::Expr *E);
  void settleNumber(ast::Expr *E, const Type *T, Expectation X);
  const Type *dynOfBounds(ArrayRef<Predicate> Bounds, const Type *Of,
                          const FnRef &F, SMLoc Loc);
  const Type *unsizedResult(const FnRef &F, const Type *Self, SMLoc Loc);
  void requireSendArguments(const FnRef &F, SMLoc Loc);

  // --- CheckAwait.cpp --------------------------------------------------------
  hir::Expr *checkAwait(ast::Expr *E);
  hir::Expr *checkBox(ast::Expr *E);
  static hir::Expr *callInHeldBox(hir::Expr *Box);
  /// Of a call whose result was asked for as a box that cannot escape.
  static constexpr char HeldBoxStrategy[] = "auto";
  void refuseTry(const StrategyAttr &S);
  bool mayTry(const hir::Expr *A, SMLoc Loc);
  const Type *resultOfTry(const Type *T, SMLoc Loc);
  hir::Expr *triedCall(hir::Expr *Call);
  hir::Expr *boxed(hir::Expr *A, SMLoc Loc);
  /// Box::new_with, maybe_box, Arena::new_with with a closure literal whose
  /// value is unsized; null: an ordinary call.
  hir::Expr *checkPlacing(const ast::Path &P, ast::Expr *E);
  hir::Expr *checkArenaPlacing(hir::Expr *Arena, ast::Expr *E);
  hir::Expr *placed(hir::Expr *Where, ast::Expr *Closure, SMLoc Loc);
  /// The value of an inlined closure literal, handed to \p Use.
  hir::Expr *inlineClosure(ast::Expr *Closure, StringRef What,
                           llvm::function_ref<hir::Expr *(hir::Expr *)> Use);
  const Type *awaitOutput(const Type *T, SMLoc Loc);
  bool isDynFuture(const Type *T);
  static bool isUnsizedCall(const hir::Expr *X);

  // --- CheckClosure.cpp ------------------------------------------------------
  hir::Expr *checkClosure(ast::Expr *E, Expectation X);
  hir::Expr *checkAsync(ast::Expr *E, Expectation X);
  hir::Body *beginClosure(SMLoc Loc, bool Async, bool Move);
  void endClosure(hir::Body *B);
  hir::Expr *closureExpr(hir::Body *B, SMLoc Loc);

  // --- CheckMacro.cpp, CheckFormat.cpp ---------------------------------------
  hir::Expr *checkMacro(ast::Expr *E, Expectation X);
  hir::Expr *checkAssert(ast::Expr *E);
  hir::Expr *checkAssertEq(ast::Expr *E, bool Equal);
  hir::Expr *checkMatches(ast::Expr *E);
  hir::Expr *checkPin(ast::Expr *E);
  hir::Expr *checkWrite(ast::Expr *E, bool Line);
  hir::Expr *panic(SMLoc Loc, hir::PanicKind K,
                   std::vector<hir::FormatPiece> Pieces);
  std::vector<hir::FormatPiece> format(ast::Expr *E, unsigned First,
                                       StringRef After);
  hir::FormatPiece formatArg(hir::Expr *Ref, const Type *Ty, Lang Trait,
                             SMLoc Loc);
  hir::Expr *withLets(hir::Expr *N);
  hir::Expr *asStatement(hir::Expr *N);
  friend class FormatParser;

  // --- CheckFinish.cpp -------------------------------------------------------
  bool finish();
  void writeBack(hir::Body &B);
  const Type *finalType(const Type *T, SMLoc Loc, StringRef What);
  void copyOrMove(hir::Body &B);
  void finishRanges();
  void checkLiterals(hir::Body &B);
  void analyzeClosures();
  void recheckClosureBounds();
  void checkSizes();
  void checkMatchesOf();

  CheckSession &Sess;
  World &W;
  TypeContext &TC;
  Diagnostics &Diags;
  InferTable Infer;
  ParamEnv Env;
  Solver Solve;
  const GenericsDef *Generics;
  FnDef *Fn = nullptr;
  std::unique_ptr<hir::Body> Top;
  std::vector<Obligation> Pending;
  bool Solving = false;
  size_t SolvedAt = ~size_t(0), SolvedLeft = 0;
  unsigned ErrorsBefore;
  unsigned Depth = 0;

  // Where we are.
  hir::Body *B = nullptr;
  const Type *Ret = nullptr; ///< of the innermost function, closure or block
  bool InAsync = false;
  bool Diverges = false;
  std::vector<hir::Local *> Vars;
  std::vector<Target *> Targets;
  size_t TargetsBase = 0;
  TypeScope Base; ///< the function's own
  const TypeScope *Names = nullptr;

  std::vector<std::unique_ptr<TypeScope>> ItemScopes;

  // What is left for the end.
  std::vector<hir::Body *> Closures; ///< inner ones and earlier ones first
  struct LateCall {
    hir::Expr *Call;
    hir::Body *In;
    ClosureDef *Callee;
  };
  std::vector<LateCall> LateCalls;
  struct LateCast {
    hir::Expr *Node;
    SMLoc Loc;
  };
  std::vector<LateCast> LateCasts;
  struct LateRange {
    hir::Pattern *P;
    bool HasLow, HasHigh, Inclusive;
  };
  std::vector<LateRange> LateRanges;
  struct LateSized {
    const Type *Ty;
    SMLoc Loc;
    std::string What;
  };
  std::vector<LateSized> LateSizeds;
  std::vector<AutoCheck> LateAutos;
  std::vector<Obligation> ClosureBounds;
  std::vector<hir::Expr *> UserMatches;
  struct LateRefutable {
    const hir::Pattern *P;
    SMLoc Loc;
    std::string Where;
  };
  std::vector<LateRefutable> LateRefutables;
  std::vector<const Type *> DivergingVars;
  std::vector<hir::Stmt> FormatLets; ///< to stand before the macro at hand
  std::vector<std::pair<const Type *, SMLoc>> CapturelessClosures;
  /// Deref nodes of a call of Deref::deref or Index::index, and of an array
  /// that was borrowed as a slice.
  llvm::DenseSet<const hir::Expr *> OverloadedPlaces, ArraySlices;
  /// Literals behind a `-`, which may be one larger.
  llvm::DenseSet<const hir::Expr *> NegatedLiterals;
  /// Bounds of range patterns, which finishRanges() looks at.
  llvm::DenseSet<const hir::Expr *> RangeBounds;
  /// Hidden types of this function's own `impl Trait` results.
  Types HiddenVars;
  unsigned HiddenUnsized = 0;
  bool Annotated = false; ///< an annotation was asked for already
};

} // namespace traitc

#endif // TRAITC_SEMA_CHECKBODY_H
