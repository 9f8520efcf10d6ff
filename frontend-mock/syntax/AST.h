//===- AST.h - What the parser makes of a program ---------------*- C++ -*-===//
//
// The syntax tree: names are not resolved, nothing has a type yet. Nodes live
// as long as their ast::Context.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SYNTAX_AST_H
#define TRAITC_SYNTAX_AST_H

#include "llvm/ADT/APInt.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Casting.h"
#include "llvm/Support/SMLoc.h"
#include <memory>
#include <string>
#include <vector>

namespace traitc {
namespace ast {

using llvm::SMLoc;
using llvm::SMRange;
using llvm::StringRef;

template <typename T> using List = llvm::SmallVector<T, 0>;

struct Node {
  SMRange Range;
  virtual ~Node() = default;
  SMLoc loc() const { return Range.Start; }
};

struct TypeNode;
struct Expr;
struct Pattern;
struct Block;
struct Item;

/// A name and where it stands.
struct Ident {
  StringRef Name;
  SMLoc Loc;
  explicit operator bool() const { return !Name.empty(); }
};

// --- Paths and types ---------------------------------------------------------

/// `<u32, Item = T>`; lifetimes are parsed and dropped. `Fn(A, B) -> C` is
/// Parenthesised: Types = {A, B}, Output = C or null.
struct GenericArgs {
  List<TypeNode *> Types;
  List<std::pair<Ident, TypeNode *>> Bindings;
  bool Parenthesised = false;
  TypeNode *Output = nullptr;
};

struct PathSegment {
  Ident Name;
  std::unique_ptr<GenericArgs> Args; ///< null: none were written
};

/// `a::b::<T>::c`, or `<QSelf as Trait>::name` where the first QTraitSegments
/// segments are the trait (0: `<QSelf>::name`).
struct Path {
  SMRange Range;
  std::vector<PathSegment> Segments;
  TypeNode *QSelf = nullptr;
  unsigned QTraitSegments = 0;
  SMLoc loc() const { return Range.Start; }
  bool isIdent() const {
    return !QSelf && Segments.size() == 1 && !Segments[0].Args;
  }
};

/// A trait in a bound. `?Sized` is Maybe. Lifetime bounds are dropped.
struct Bound {
  Path Trait;
  bool Maybe = false;
};

struct TypeNode : Node {
  enum class Kind {
    Path,
    Ref,
    Tuple,  ///< () is the empty one
    RawPtr, ///< `*const T`, `*mut T`: the prelude's only (Collect checks)
    Array,
    Slice,
    Never,
    Infer,
    ImplTrait,
    DynTrait,
    FnPtr,
    Error
  };
  explicit TypeNode(Kind K) : K(K) {}
  const Kind K;
  Path P;                     ///< Path
  bool Mut = false;           ///< Ref, RawPtr
  TypeNode *Inner = nullptr;  ///< Ref, RawPtr, Array, Slice
  Expr *Length = nullptr;     ///< Array
  List<TypeNode *> Elements;  ///< Tuple; FnPtr: parameters
  TypeNode *Output = nullptr; ///< FnPtr; null: ()
  std::vector<Bound> Bounds;  ///< ImplTrait, DynTrait
};

// --- Patterns ----------------------------------------------------------------

struct FieldPattern {
  Ident Name; ///< a field's name or its number
  Pattern *Pat = nullptr;
};

struct Pattern : Node {
  enum class Kind {
    Wild,
    Rest,        ///< `..` in a tuple, tuple struct or slice pattern
    Bind,        ///< `ref? mut? name (@ Sub)?`; may turn out to be a constant
    Literal,     ///< Low
    Range,       ///< Low..=High, Low..High; either may be null
    Ref,         ///< &Sub, &mut Sub
    Tuple,       ///< Elements
    TupleStruct, ///< P(Elements)
    Struct,      ///< P { Fields, .. }
    Path,        ///< P (two segments or more, or `Self`)
    Or,          ///< Elements
    Slice,       ///< [Elements]
    Error
  };
  explicit Pattern(Kind K) : K(K) {}
  const Kind K;
  Ident Name;
  bool ByRef = false, Mut = false;
  bool Inclusive = false; ///< Range
  bool HasRest = false;   ///< Struct: `..`
  Pattern *Sub = nullptr; ///< Bind, Ref
  Expr *Low = nullptr, *High = nullptr;
  Path P;
  List<Pattern *> Elements;
  List<FieldPattern> Fields;
};

// --- Attributes --------------------------------------------------------------

/// `#[name(tokens)]` or `#[name]`; only `derive` and `dyn_async` get here (and
/// the prelude's `lang`, `intrinsic`, `runtime`), the
/// lints and hints of rustc are dropped. Args holds the text between the outer
/// parentheses: "inline(64)", "Clone, Copy".
struct Attribute {
  Ident Name;
  std::string Args;
  SMLoc ArgsLoc;
};
using Attributes = std::vector<Attribute>;

// --- Expressions and statements ----------------------------------------------

enum class UnaryOp { Neg, Not, Deref };
enum class BinaryOp {
  Add,
  Sub,
  Mul,
  Div,
  Rem,
  BitAnd,
  BitOr,
  BitXor,
  Shl,
  Shr,
  Eq,
  Ne,
  Lt,
  Le,
  Gt,
  Ge,
  And,
  Or
};

struct FieldInit {
  Ident Name;
  Expr *Value = nullptr; ///< never null: `S { x }` gets a path expression
};

struct MatchArm {
  Attributes Attrs;
  Pattern *Pat = nullptr;
  Expr *Guard = nullptr;
  Expr *Body = nullptr;
};

struct ClosureParam {
  Pattern *Pat = nullptr;
  TypeNode *Type = nullptr; ///< null: inferred
};

/// One node type for all expressions: what each kind uses is said beside it.
struct Expr : Node {
  enum class Kind {
    Int,    ///< IntValue, Suffix ("u8", "f64" or empty); `b'a'` too: "u8"
    Float,  ///< FloatValue, Suffix
    Bool,   ///< BoolValue
    Char,   ///< IntValue
    Str,    ///< Text, with escapes resolved; Bytes: a `b"..."`
    Path,   ///< P
    Unary,  ///< UOp, A
    Binary, ///< BOp, A, B
    Assign, ///< A = B
    CompoundAssign, ///< A BOp= B
    Ref,            ///< &A, &mut A (Mut)
    Call,           ///< A(Args)
    MethodCall,     ///< A.Name::<GArgs>(Args)
    Field,          ///< A.Name (a name or a number)
    Index,          ///< A[B]
    Tuple,          ///< (Args)
    Array,          ///< [Args]
    Repeat,         ///< [A; B]
    StructLit,      ///< P { Fields, ..A }; Rest: `..` without a value
    Block,          ///< Label: Body
    If,             ///< if A { Body } else B; conditions may hold Let
    Let,            ///< let Pat = A, in conditions
    While,          ///< Label: while A { Body }
    Loop,           ///< Label: loop { Body }
    For,            ///< Label: for Pat in A { Body }
    Match,          ///< match A { Arms }
    Closure,        ///< Move |Params| -> Type { A }
    Async,          ///< async Move { Body }
    Await,          ///< A.await
    Box,            ///< A.box
    Try,            ///< A?
    Return,         ///< return A
    Break,          ///< break Label A
    Continue,       ///< continue Label
    Cast,           ///< A as Type
    Range,          ///< A..B, A..=B (Inclusive); either may be null
    Wild,           ///< `_`, on the left of an assignment
    Macro,          ///< Name!(Args), a known one. The format string, a
           ///< Str, is Args[0] of the printing and panicking ones (which
           ///< may have none), Args[1] of `assert`, `write` and `writeln`
           ///< (Args[0]: the formatter, a place or value), Args[2] of
           ///< `assert_eq` and `assert_ne`; a named argument after it is
           ///< an Assign to a Path. `pin`: Args[0]
    Error
  };
  explicit Expr(Kind K) : K(K) {}
  const Kind K;
  Attributes Attrs; ///< strategy attributes
  Expr *A = nullptr, *B = nullptr;
  List<Expr *> Args;
  Path P;
  Ident Name;  ///< field, method, macro
  Ident Label; ///< without the apostrophe
  std::unique_ptr<GenericArgs> GArgs;
  Block *Body = nullptr;
  Pattern *Pat = nullptr;   ///< Let, For; `matches!`: the pattern
  TypeNode *Type = nullptr; ///< Cast; Closure: the result's
  UnaryOp UOp = UnaryOp::Neg;
  BinaryOp BOp = BinaryOp::Add;
  SMLoc OpLoc; ///< of the operator, the dot or the bracket
  bool Mut = false, Move = false, Inclusive = false, BoolValue = false;
  bool Bytes = false, Rest = false;
  /// Written in parentheses: `(a.b)(c)` calls a field.
  bool Paren = false;
  llvm::APInt IntValue{128, 0};
  double FloatValue = 0;
  StringRef Suffix;
  std::string Text;
  std::vector<FieldInit> Fields;
  std::vector<MatchArm> Arms; ///< `matches!`: Args[0] and one arm, no body
  std::vector<ClosureParam> Params;
};

struct Stmt {
  enum class Kind { Let, Expr, Item };
  Kind K;
  SMRange Range;
  Attributes Attrs;         ///< Let; an expression has its own
  Pattern *Pat = nullptr;   ///< Let
  TypeNode *Type = nullptr; ///< Let
  Expr *E = nullptr;        ///< Let: the initializer or null; Expr
  Block *Else = nullptr;    ///< Let
  bool Semi = false;        ///< Expr: ended by a semicolon
  Item *I = nullptr;        ///< Item
};

/// `{ Stmts; Tail }`; Tail is null when the last statement has a semicolon.
struct Block : Node {
  std::vector<Stmt> Stmts;
  Expr *Tail = nullptr;
};

// --- Items -------------------------------------------------------------------

struct GenericParam {
  Ident Name;
  std::vector<Bound> Bounds;
  TypeNode *Default = nullptr; ///< `T = u32`, of traits and types
};

struct WherePredicate {
  TypeNode *Type = nullptr;
  std::vector<Bound> Bounds;
};

struct Generics {
  std::vector<GenericParam> Params;
  std::vector<WherePredicate> Where;
};

struct FnParam {
  Pattern *Pat = nullptr;
  TypeNode *Type = nullptr;
};

enum class SelfParam { None, Value, Ref, RefMut, Typed };

struct FieldDecl {
  Ident Name; ///< tuple fields: "0", "1", ...
  TypeNode *Type = nullptr;
};

struct VariantDecl {
  Ident Name;
  std::vector<FieldDecl> Fields;
  bool Tuple = false; ///< `V(..)` rather than `V { .. }`
  Expr *Discriminant = nullptr;
};

struct Item : Node {
  enum class Kind {
    Fn,
    Struct,
    Enum,
    Trait,
    Impl,
    Const,     ///< also `static`
    TypeAlias, ///< also an associated type: Bounds, Type may be null
    Use
  };
  explicit Item(Kind K) : K(K) {}
  const Kind K;
  Attributes Attrs;
  Ident Name;
  Generics Gens;

  // Fn
  bool Async = false;
  SelfParam Self = SelfParam::None;
  bool SelfMut = false;         ///< `mut self`
  TypeNode *SelfType = nullptr; ///< Typed: `self: Pin<&mut Self>`
  std::vector<FnParam> Params;  ///< without self
  TypeNode *Ret = nullptr;      ///< null: ()
  Block *Body = nullptr;        ///< null: declared only

  // Struct (one variant with the struct's name), Enum
  std::vector<VariantDecl> Variants;

  // Trait: supertraits; TypeAlias in a trait: bounds
  std::vector<Bound> Bounds;
  // Trait, Impl
  std::vector<Item *> Members;

  // Impl
  bool HasTrait = false;
  Path Trait;
  TypeNode *SelfTy = nullptr;

  // Const, TypeAlias
  TypeNode *Type = nullptr;
  Expr *Value = nullptr;
  bool Static = false;

  // Use: each imported path, `use a::{b, c as d}` makes two, and `use a::*` is
  // the path `a` under the name `*`
  std::vector<std::pair<Path, Ident>> Uses; ///< the second: its local name
};

/// A parsed file, or the prelude.
struct Program {
  Attributes Attrs; ///< `#![...]`
  std::vector<Item *> Items;
};

/// Owns all nodes of a compilation.
class Context {
public:
  template <typename T, typename... Args> T *make(SMRange R, Args &&...As) {
    auto N = std::make_unique<T>(std::forward<Args>(As)...);
    N->Range = R;
    T *Raw = N.get();
    Nodes.push_back(std::move(N));
    return Raw;
  }

private:
  std::vector<std::unique_ptr<Node>> Nodes;
};

} // namespace ast
} // namespace traitc

#endif // TRAITC_SYNTAX_AST_H
