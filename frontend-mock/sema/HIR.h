//===- HIR.h - Checked bodies: typed, resolved, desugared -------*- C++ -*-===//
//
// What the checker hands to the move checker and to lowering. Generic bodies
// are checked once; types may hold Params, projections and opaque types, which
// lowering replaces (monomorphize()). Everything implicit is explicit here:
// auto-reference and dereference, coercions, copy or move, overloaded
// operators, `?`, `for`, `while let`, `if let`, binding modes, captures.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_HIR_H
#define TRAITC_SEMA_HIR_H

#include "sema/Defs.h"
#include "sema/Traits.h"
#include "llvm/ADT/APInt.h"
#include <deque>

namespace traitc {
namespace hir {

struct Body;
struct Expr;
struct Pattern;
using llvm::APInt;

struct Local {
  StringRef Name; ///< empty: the compiler's own
  const Type *Ty = nullptr;
  SMLoc Loc;
  bool Mut = false;
  unsigned Id = 0; ///< index in Body::Locals
  Body *Owner = nullptr;
};

/// A place of the enclosing body that a closure or async block captures:
/// a local or the enclosing closure's own capture, then fields and derefs.
struct Capture {
  enum Mode { Copy, Move, Ref, RefMut } M = Ref;
  Expr *Place = nullptr;    ///< in the enclosing body
  const Type *Ty = nullptr; ///< of what is stored: the place's, or & of it
  StringRef Name;
};

// --- Patterns ----------------------------------------------------------------

struct FieldPat {
  unsigned Field;
  Pattern *Pat;
};

struct Pattern {
  enum class Kind {
    Wild,
    Bind,    ///< L, M, Sub or null
    Literal, ///< Value: an Int, Bool, Char, Float or Str expression
    Range,   ///< Low..=High (always inclusive here), compared as Ty says
    Variant, ///< Variant of an enum, or a struct's only one; Fields
    Tuple,   ///< Fields
    Deref,   ///< of a reference: Sub matches what it points to
    Or,      ///< Alts, each binding the same Locals
    Slice    ///< Alts; Rest >= 0: Alts[Rest] matches the middle (Wild or Bind)
  };
  Kind K = Kind::Wild;
  enum Mode { Copy, Move, Ref, RefMut };
  const Type *Ty = nullptr; ///< of the place that is matched
  SMLoc Loc;
  Local *L = nullptr;
  Mode M = Move;
  Pattern *Sub = nullptr;
  Expr *Value = nullptr;
  APInt Low{128, 0}, High{128, 0};
  VariantDef *Variant = nullptr;
  SmallVector<FieldPat, 4> Fields;
  SmallVector<Pattern *, 2> Alts;
  int Rest = -1;
};

// --- Expressions -------------------------------------------------------------

/// One piece of a format string: text, or an argument through a trait's `fmt`.
struct FormatPiece {
  std::string Text;
  Expr *Arg = nullptr;        ///< a reference to the value
  FnRef Fmt;                  ///< Display::fmt, Debug::fmt, LowerHex::fmt, ...
  char Fill = ' ', Align = 0; ///< Align: '<', '^', '>' or 0
  bool Plus = false, Alternate = false, Zero = false;
  int Width = -1, Precision = -1;
};

enum class PanicKind { Explicit, Assert, Unreachable };

struct MatchArm {
  Pattern *Pat = nullptr;
  Expr *Guard = nullptr;
  Expr *Body = nullptr;
};

struct Stmt {
  enum class Kind { Let, Expr } K = Kind::Expr;
  SMLoc Loc;
  Pattern *Pat = nullptr; ///< Let
  /// Let: the initializer, or null (declared only). A place, unread, when Pat
  /// is more than a name that takes the value: it is matched where it is.
  Expr *E = nullptr;
  Expr *Else = nullptr; ///< Let ... else: diverges
};

enum class CastKind {
  IntToInt, ///< also bool, char and enums to int, u8 to char
  IntToFloat,
  FloatToInt, ///< saturating
  FloatToFloat
};

enum class CoerceKind {
  NeverToAny,
  Unsize,     ///< &T, &mut T, Box<T>, Pin<P>: T to dyn, [T; N] to [T]
  Upcast,     ///< pointer to dyn Sub to pointer to dyn Super / fewer autos
  ReifyFn,    ///< fn item to fn pointer
  ReifyBoxed, ///< async fn item to fn(..) -> Box<dyn Future<Output = T>>
  ClosureToFnPtr,
  MutToShared ///< &mut T to &T
};

enum class Op {
  Add,
  Sub,
  Mul,
  Div,
  Rem,
  BitAnd,
  BitOr,
  BitXor,
  Shl,
  Shr, // checked as Rust
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  And,
  Or,
  Neg,
  Not
};

enum class ExprKind {
  // Places. Everything else is a value.
  Local, ///< L
  Upvar, ///< captured place number Index of this closure body (already
         ///< dereferenced when captured by reference)
  Field, ///< A.Index; A: struct or tuple place (or value: then a temporary)
  Index, ///< A[B] of an array or slice place, bounds checked
  Deref, ///< *A: A is a value of reference or raw pointer type, or a *place* of
         ///< type Box (its contents are a part of it: can be moved out of).
         ///< A reference in a place is always read by Copy, also a `&mut`: that
         ///< is a use through it, which leaves it usable (reborrowing). A Box
         ///< that is a value is a temporary.
  // Reading a place.
  Copy, ///< A
  Move, ///< A is uninitialized afterwards
  // Values.
  Int,
  Float,
  Bool,
  Char,
  Str,            ///< Str: Text, Ty &str (or &[u8; N])
  Unary,          ///< O, A; on builtin types
  Binary,         ///< O, A, B; on builtin types (And, Or short-circuit)
  Assign,         ///< A = B: drops the old value of place A (if initialized)
  CompoundAssign, ///< A O= B on builtin types
  Borrow,         ///< &A or &mut A (Mut); A may be a value: a temporary
  Call,           ///< F(Elems)
  CallPtr,        ///< A(Elems), A a value of fn pointer type
  CallDyn, ///< through a vtable: method F (of the dyn type's traits), Elems[0]
           ///< the receiver: &dyn, &mut dyn, Pin<..dyn>, or Box<dyn> for
           ///< by-value self. A method that returns `impl Trait` or is async
           ///< has the unsized type `dyn Trait` as its Ty here; only Await,
           ///< BoxUnsized, PlaceUnsized and Borrow may be its user. So it is
           ///< for Clone::clone, with the dyn type itself as Ty.
  CallUnsized, ///< F(Elems) of a function whose result is written `dyn Trait`
  Tuple,       ///< Elems
  Array,       ///< Elems
  Repeat,      ///< [A; Ty->length()]; A is evaluated once, Copy or constant
  Adt,      ///< Variant; Fields in the order written (evaluated so); A: ..base,
            ///< a place whose other fields are copied or moved out of, or a
            ///< value
  Closure,  ///< Closure: captures evaluated in order
  Async,    ///< Closure: an async block's unstarted future
  Block,    ///< Stmts; A: tail or null
  If,       ///< A, B, C or null
  Match,    ///< A: a place or a value; Arms; exhaustive
  Loop,     ///< B; Target of Break and Continue
  Return,   ///< A or null
  Break,    ///< Target, A or null
  Continue, ///< Target
  Cast,     ///< CK, A
  Coerce,   ///< Co, A
  Await,    ///< A: a value of a Future type, or unsized `dyn Future`
  BoxUnsized,   ///< A of unsized type into a Box: `.box`, Box::new_with
  PlaceUnsized, ///< A of unsized type into memory given by B: `&mut [u8]`-like
  ///< buffer (maybe_box) or `&Arena` (new_with); Ty says the owner. B null: A's
  ///< strategy is `try(N)`, Ty a Result of the owner
  Pin,    ///< pin!(A): Pin<&mut T>; lives as long as a let in this position
  Format, ///< Pieces, to stdout, or stderr if Index is 1, or the Formatter that
          ///< A refers to if it is 2; then Ty is what its `fmt` returns
  Panic,  ///< PK, Pieces is the whole message; Ty is Never
  Const,  ///< the value of constant TheConst, evaluated anew
  Static, ///< the address of static TheConst: `*address` is the place
  FnItem, ///< F as a zero-sized value
  Error
};

struct Expr {
  ExprKind K = ExprKind::Error;
  const Type *Ty = nullptr;
  SMLoc Loc;
  Expr *A = nullptr, *B = nullptr, *C = nullptr;
  SmallVector<Expr *, 4> Elems;
  Local *L = nullptr;
  unsigned Index = 0;
  bool Mut = false;
  APInt IntValue{128, 0};
  double FloatValue = 0;
  std::string Text;
  Op O = Op::Add;
  CastKind CK = CastKind::IntToInt;
  CoerceKind Co = CoerceKind::NeverToAny;
  PanicKind PK = PanicKind::Explicit;
  FnRef F;
  VariantDef *Variant = nullptr;
  SmallVector<std::pair<unsigned, Expr *>, 4> Fields;
  ClosureDef *Closure = nullptr;
  ConstDef *TheConst = nullptr;
  std::vector<Stmt> Stmts;
  std::vector<MatchArm> Arms;
  std::vector<FormatPiece> Pieces;
  Expr *Target = nullptr; ///< Break, Continue: a Loop or labelled Block
  StrategyAttr Strategy;  ///< Await and its call, CallDyn: given at the call

  bool isPlace() const {
    return K == ExprKind::Local || K == ExprKind::Upvar ||
           K == ExprKind::Field || K == ExprKind::Index || K == ExprKind::Deref;
  }
};

struct Param {
  Pattern *Pat = nullptr; ///< matched after all arguments are in place
  const Type *Ty = nullptr;
};

/// A type that is held across an await, for the Send analysis.
struct WitnessType {
  const Type *Ty;
  SMLoc Held, Await; ///< where it came to be, and the await
  std::string What;  ///< "`x`" or "a temporary"
};

struct Body {
  FnDef *Fn = nullptr;           ///< of this function,
  ClosureDef *Closure = nullptr; ///< or this closure or async block,
  ConstDef *Const = nullptr;     ///< or this constant
  Body *Parent = nullptr;        ///< of a closure
  std::vector<Param> Params;
  /// Of an async body: what it completes with. Of a function whose result is
  /// written `impl Trait` or `dyn Trait`: the type behind it.
  const Type *Ret = nullptr;
  bool IsAsync = false;
  Expr *Root = nullptr;
  StrategyAttr Strategy; ///< of the function
  std::vector<WitnessType> Witness;

  // All that the body consists of, owned here.
  std::deque<Local> Locals;
  std::deque<Expr> Exprs;
  std::deque<Pattern> Patterns;
};

/// The direct sub-expressions of \p E in the order in which they are evaluated
/// (patterns and the bodies of closures are not looked into).
void forEachChild(const Expr &E, llvm::function_ref<void(const Expr &)> Visit);
void forEachChild(Expr &E, llvm::function_ref<void(Expr &)> Visit);

} // namespace hir

/// A closure (Fn, FnMut, FnOnce) or an async block.
struct ClosureDef {
  bool IsAsync = false;
  bool Move = false;
  Lang CallKind = Lang::Fn; ///< the strongest trait it implements
  FnDef *Fn = nullptr;      ///< the function it is written in, or null (const)
  const GenericsDef *Generics = nullptr; ///< that function's
  SMLoc Loc;
  std::vector<const Type *> Params;
  const Type *Ret = nullptr; ///< a closure's result; an async block's output
  std::vector<hir::Capture> Captures;
  std::unique_ptr<hir::Body> TheBody;
};

// --- What the checker and its followers offer --------------------------------

/// Checks the body of \p Fn (and what it encloses) if that was not done yet:
/// types, then moves (checkMoves) when there were no errors. Null: declared
/// only, or errors were reported.
hir::Body *checkBody(FnDef &Fn, World &W, ast::Context &Ctx,
                     Diagnostics &Diags);
hir::Body *checkConst(ConstDef &C, World &W, ast::Context &Ctx,
                      Diagnostics &Diags);
/// All bodies of the program (not the prelude's, which are checked on demand).
void checkProgram(World &W, ast::Context &Ctx, Diagnostics &Diags);
/// The usize that constant expression \p E is, for array lengths.
bool evaluateLength(const ast::Expr &E, World &W, ast::Context &Ctx,
                    Diagnostics &Diags, uint64_t &Result,
                    const TypeScope *Scope = nullptr);

/// What the closure or async block \p Closure, with the body \p ClosureBody,
/// captures, and its CallKind. Uses of outer locals in the body become Upvars.
/// The closures within it have been analyzed already; types are final.
void analyzeCaptures(hir::Body &ClosureBody, ClosureDef &Closure, World &W);

/// Use of what was moved or not initialized, moves out of borrowed places,
/// assignment to what is not mut, mutable borrows of what is not mut; fills in
/// Body::Witness of async bodies. \p B and the closures in it.
void checkMoves(hir::Body &B, World &W, Diagnostics &Diags);

/// Reports functions whose `impl Trait` results would contain themselves; of
/// all bodies that were checked. False: there are some.
bool checkHiddenTypes(World &W, Diagnostics &Diags);
/// Reports functions whose futures would hold themselves; of all bodies that
/// were checked.
void checkFutureSizes(World &W, Diagnostics &Diags);

/// Reports a match that does not cover all values, with an example of what is
/// missing, and arms that can never be reached (a warning).
void checkExhaustive(const hir::Expr &Match, World &W, Diagnostics &Diags);
/// Some of the values that \p P does not match, for a message: "`None`"; empty
/// if it matches every value of its type.
std::string refutedBy(const hir::Pattern &P, World &W);

} // namespace traitc

#endif // TRAITC_SEMA_HIR_H
