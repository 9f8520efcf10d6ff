//===- Defs.h - Items after collection --------------------------*- C++ -*-===//
//
// What the items of a program mean: structs, traits, impls, functions, with
// their signatures as Types. Bodies are checked later, on demand.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_DEFS_H
#define TRAITC_SEMA_DEFS_H

#include "sema/Type.h"
#include "syntax/AST.h"
#include "syntax/Diagnostics.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <optional>
#include <vector>

namespace traitc {

namespace hir {
struct Body;
} // namespace hir

using llvm::SMLoc;
struct ImplDef;

/// `#[dyn_async(inline(64))]`, as written; checked against the strategies that
/// the contract knows when it is collected.
struct StrategyAttr {
  std::string Text; ///< empty: none given
  SMLoc Loc;
  bool Try = false;    ///< `try(N)`: the call gives a Result
  bool NoHeap = false; ///< `no_heap`, of functions and the program

  bool given() const { return !Text.empty(); }
};

struct TraitRef {
  TraitDef *Trait = nullptr;
  Args As; ///< Self first
  const Type *self() const { return As[0]; }
  bool operator==(const TraitRef &O) const {
    return Trait == O.Trait && As == O.As;
  }
};

/// `As[0]: Trait<As[1..]>`; with Assoc also `<As[0] as Trait<..>>::Assoc ==
/// Equals`, and then Ref.Trait is Assoc's own trait: the bound `T: Fn(A) -> B`
/// makes two predicates, `T: Fn<(A,)>` and `<T as FnOnce<(A,)>>::Output == B`.
/// The implied `T: Sized` of parameters without `?Sized` is not among the
/// predicates of a GenericsDef, but paramEnvOf() has it.
struct Predicate {
  TraitRef Ref;
  AssocTypeDef *Assoc = nullptr;
  const Type *Equals = nullptr;
  SMLoc Loc;
};

struct GenericParamDef {
  StringRef Name;
  unsigned Index = 0;          ///< in Args
  bool MaybeUnsized = false;   ///< ?Sized
  bool Synthetic = false;      ///< stands for `impl Trait` in argument position
  unsigned SyntheticParam = 0; ///< which parameter (self counts)
  const Type *Default = nullptr; ///< `Rhs = Self`
  SMLoc Loc;
};

struct GenericsDef {
  const GenericsDef *Parent = nullptr;
  std::vector<GenericParamDef> Own; ///< a trait's first is Self
  /// Own bounds and where-clauses; a trait's include `Self: Trait`.
  std::vector<Predicate> Predicates;
  /// While the predicates are being collected: what a parameter's `T::Item`
  /// may refer to.
  std::vector<TraitRef> Hints;
  unsigned parentCount() const { return Parent ? Parent->count() : 0; }
  unsigned count() const { return parentCount() + Own.size(); }
};

/// Items the compiler itself knows; `#[lang(name)]` in the prelude.
enum class Lang : uint8_t {
  None,
  // types
  Box,
  Option,
  Poll,
  Pin,
  PhantomData,
  ManuallyDrop,
  Cell,
  Context,
  Waker,
  Ordering,
  Formatter,
  Range,
  RangeInclusive,
  RangeFrom,
  RangeTo,
  RangeToInclusive,
  RangeFull,
  Arena,
  // traits
  Sized,
  Copy,
  Clone,
  Drop,
  Send,
  Sync,
  Unpin,
  Fn,
  FnMut,
  FnOnce,
  Future,
  Iterator,
  IntoIterator,
  Deref,
  DerefMut,
  PartialEq,
  PartialOrd,
  Display,
  Debug,
  LowerHex,
  UpperHex,
  Binary,
  Octal,
  From,
  Into,
  Default,
  Eq,
  Ord,
  DoubleEndedIterator,
  /// Every array implements it: `trait __Array { type Item; }` stands in for
  /// const generics: `impl<A: __Array> Debug for A where A::Item: Debug`.
  Array,
  // operators on user types
  Add,
  Sub,
  Mul,
  Div,
  Rem,
  Neg,
  Not,
  BitAnd,
  BitOr,
  BitXor,
  Shl,
  Shr,
  AddAssign,
  SubAssign,
  MulAssign,
  DivAssign,
  RemAssign,
  BitAndAssign,
  BitOrAssign,
  BitXorAssign,
  ShlAssign,
  ShrAssign,
  Index,
  IndexMut,
};

/// 1 to 3 for Fn, FnMut, FnOnce; 0: another trait. What implements one
/// implements those after it.
inline unsigned callRank(Lang L) {
  return L == Lang::Fn ? 1 : L == Lang::FnMut ? 2 : L == Lang::FnOnce ? 3 : 0;
}

struct TypeScope;

struct Def {
  StringRef Name;
  SMLoc Loc;
  Lang L = Lang::None;
  bool InPrelude = false;
  /// The local names around an item that stands in a function's body.
  const TypeScope *Within = nullptr;
};

struct FieldDef {
  StringRef Name; ///< tuple fields: "0", "1", ...
  const Type *Ty = nullptr;
  SMLoc Loc;
};

struct VariantDef {
  StringRef Name;
  AdtDef *Adt = nullptr;
  unsigned Index = 0;
  bool Tuple = false; ///< V(..); a unit variant has no fields
  std::vector<FieldDef> Fields;
  int64_t Discriminant = 0;
  SMLoc Loc;
};

struct AdtDef : Def {
  bool IsEnum = false;
  const ast::Item *Syntax = nullptr;
  GenericsDef Generics;
  std::vector<std::unique_ptr<VariantDef>> Variants; ///< a struct has one
  ImplDef *DropImpl = nullptr;
  VariantDef &only() const { return *Variants[0]; }
};

struct AssocTypeDef : Def {
  TraitDef *Trait = nullptr;
  std::vector<Predicate> Bounds; ///< on the projection, over the trait's params
  const Type *Default = nullptr;
  bool MaybeUnsized = false; ///< `type Target: ?Sized`
};

enum class SelfKind : uint8_t {
  None,
  Value,  ///< self
  Ref,    ///< &self
  RefMut, ///< &mut self
  Pin,    ///< self: Pin<&mut Self>, Pin<&Self>
  Box     ///< self: Box<Self>
};

/// One `impl Bounds` in a function's result. Its hidden type becomes known when
/// the body is checked. An async fn has exactly one, index 0, of bound
/// Future<Output = ...>, with hidden type TypeKind::Future of itself.
struct OpaqueDef {
  std::vector<Predicate> Bounds; ///< Self: Type::opaque(...) over identity args
  const Type *Hidden = nullptr;  ///< over the function's params
};

struct FnDef : Def {
  const ast::Item *Syntax = nullptr;
  GenericsDef Generics;
  TraitDef *Trait = nullptr; ///< declared in this trait
  ImplDef *Impl = nullptr;   ///< defined in this impl
  SelfKind Self = SelfKind::None;
  bool Async = false;
  std::vector<const Type *> Params; ///< with self
  std::vector<std::string> ParamNames;
  /// What callers get: an async fn's is Opaque 0, AsyncOutput behind it.
  const Type *Ret = nullptr;
  const Type *AsyncOutput = nullptr;
  std::vector<OpaqueDef> Opaques;
  StrategyAttr Strategy;
  bool HasBody = false;
  /// The prelude's: `#[runtime(symbol)]` is a C function of the runtime,
  /// `#[intrinsic]` is expanded where it is called.
  std::string RuntimeSymbol;
  bool Intrinsic = false;
  bool Unsafe = false;
  unsigned TraitIndex = 0;            ///< position among the trait's methods
  std::unique_ptr<hir::Body> TheBody; ///< once checked
  bool Checked = false, Checking = false;
  bool returnsOpaque() const { return !Opaques.empty(); }
};

struct TraitDef : Def {
  const ast::Item *Syntax = nullptr;
  GenericsDef Generics; ///< Param 0 is Self
  std::vector<TraitRef> Supertraits;
  /// What implies itself for every Self: the supertraits, and the bindings
  /// that were written with them (`trait A: Iterator<Item = u32>`).
  std::vector<Predicate> SuperPredicates;
  std::vector<ImplDef *> Impls;
  std::vector<std::unique_ptr<AssocTypeDef>> AssocTypes;
  std::vector<std::unique_ptr<FnDef>> Methods;
  bool Auto = false; ///< Send, Sync, Unpin
  StrategyAttr Strategy;
};

struct ConstDef;

struct ImplDef : Def {
  const ast::Item *Syntax = nullptr;
  GenericsDef Generics;
  TraitDef *Trait = nullptr; ///< null: inherent
  Args TraitArgs;            ///< Self first
  const Type *SelfTy = nullptr;
  std::vector<std::unique_ptr<FnDef>> Methods;
  llvm::DenseMap<const AssocTypeDef *, const Type *> AssocTypes;
  std::vector<std::unique_ptr<ConstDef>> Consts; ///< `i32::MAX`
  bool Derived = false;
};

/// Of a constant, or of a static.
struct ConstDef : Def {
  const ast::Item *Syntax = nullptr;
  const Type *Ty = nullptr;
  ImplDef *Impl = nullptr;            ///< an associated constant
  std::unique_ptr<hir::Body> TheBody; ///< a constant's: run at each use
  bool Checked = false, Checking = false;
  /// One object with one address.
  bool isStatic() const { return Syntax && Syntax->Static; }
};

struct TypeAliasDef : Def {
  const ast::Item *Syntax = nullptr;
  GenericsDef Generics;
  const Type *Ty = nullptr; ///< resolved at its first use
  bool Resolving = false;
};

/// What a name may mean. A struct is an Adt among the types and, unless it has
/// named fields, a Variant (its only one) among the values. A variant that was
/// imported is a Variant in both.
struct Symbol {
  /// Module: a `std` module by its name, `std::mem` or, after `use std::mem;`,
  /// `mem`. findInPath() steps over them.
  enum Kind {
    None,
    Adt,
    Trait,
    Alias,
    Fn,
    Const,
    Variant,
    Prim,
    Module
  } K = None;
  void *Def = nullptr;
  const Type *Ty = nullptr; ///< Prim
};

/// Everything that was collected.
struct World {
  TypeContext Types;
  /// The two namespaces of the program, and those of the prelude, which the
  /// program's names hide (in the program only). Use lookupType() and
  /// lookupValue().
  llvm::StringMap<Symbol> TypeNames, ValueNames;
  llvm::StringMap<Symbol> PreludeTypes, PreludeValues;
  std::vector<std::unique_ptr<AdtDef>> Adts;
  std::vector<std::unique_ptr<TraitDef>> Traits;
  std::vector<std::unique_ptr<ImplDef>> Impls;
  std::vector<std::unique_ptr<FnDef>> Fns; ///< free functions
  std::vector<std::unique_ptr<ConstDef>> Consts;
  std::vector<std::unique_ptr<TypeAliasDef>> Aliases;
  std::vector<std::unique_ptr<ClosureDef>> Closures; ///< and async blocks
  llvm::DenseMap<unsigned, Def *> LangItems;         ///< by Lang
  StrategyAttr ProgramStrategy;
  FnDef *Main = nullptr;
  std::vector<ImplDef *> InherentImpls;
  /// Of types without parameters: what monomorphize() made of them.
  llvm::DenseMap<const Type *, const Type *> Normalized;
  std::vector<std::unique_ptr<TypeScope>> Scopes; ///< what Def::Within is
  std::vector<std::unique_ptr<llvm::StringMap<Symbol>>> LocalNames;
  /// Set by collect(), for what is done on demand.
  ast::Context *Syntax = nullptr;
  Diagnostics *Diags = nullptr;

  AdtDef *adt(Lang L) const { return static_cast<AdtDef *>(lang(L)); }
  TraitDef *trait(Lang L) const { return static_cast<TraitDef *>(lang(L)); }
  Def *lang(Lang L) const { return LangItems.lookup(unsigned(L)); }
  World();
  ~World();
};

} // namespace traitc

#endif // TRAITC_SEMA_DEFS_H
