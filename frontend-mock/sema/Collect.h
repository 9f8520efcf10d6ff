//===- Collect.h - From syntax tree to definitions --------------*- C++ -*-===//

#ifndef TRAITC_SEMA_COLLECT_H
#define TRAITC_SEMA_COLLECT_H

#include "sema/Defs.h"

namespace traitc {

/// The generic parameters, Self and local items that are in scope.
struct TypeScope {
  const GenericsDef *Generics = nullptr; ///< params by name, parents too
  const Type *SelfTy = nullptr;          ///< `Self`
  TraitDef *SelfTrait = nullptr;         ///< inside this trait: Self::Item
  ImplDef *SelfImpl = nullptr;           ///< inside this impl: Self::Item
  /// What is around a block with items of its own. Only the local names are
  /// taken from it: an inner block's scope is a copy of the outer one with new
  /// names, and Outer set to it.
  const TypeScope *Outer = nullptr;
  llvm::StringMap<Symbol> *LocalTypes = nullptr, *LocalValues = nullptr;
  /// Called for `_` and left-out arguments; null: they are errors.
  llvm::function_ref<const Type *(SMLoc)> FreshVar = nullptr;
  /// Called for `impl Trait`; null: it is an error.
  llvm::function_ref<const Type *(const ast::TypeNode &)> OnImplTrait = nullptr;
  /// The prelude's own names only, raw pointers allowed.
  bool Prelude = false;
};

/// What may be said with `#[dyn_async(..)]` depends on what it stands at.
enum class StrategyPlace { Call, Function, Trait, Program };
/// What `#[dyn_async(..)]` among \p Attrs says.
StrategyAttr resolveStrategy(const ast::Attributes &Attrs, StrategyPlace Place,
                             Diagnostics &Diags);
/// Reports \p Second if it contradicts \p First, which is given at the same
/// call or item.
void reportContradiction(const StrategyAttr &First, const StrategyAttr &Second,
                         Diagnostics &Diags);

/// The scope of a function's body and signature. Use these: they set
/// everything but FreshVar.
TypeScope scopeOf(const FnDef &Fn, const World &W);
TypeScope scopeOf(const ConstDef &C, const World &W);

/// Collects the items of \p Prog into \p W: names, signatures, impl tables,
/// derives; reports what is wrong with items as such (unknown names, duplicate
/// definitions, missing or wrong impl members, overlapping impls, cyclic types
/// without Box). Called for the prelude first, then for the program.
void collect(const ast::Program &Prog, bool Prelude, World &W,
             ast::Context &Ctx, Diagnostics &Diags);

/// Items written inside a function body. Sets Scope.LocalTypes and LocalValues
/// to tables that the World owns, unless the scope has tables already (which
/// then must live as long as bodies are checked). Adds to W.Fns and the others.
void collectLocal(ArrayRef<ast::Item *> Items, TypeScope &Scope, World &W,
                  ast::Context &Ctx, Diagnostics &Diags);

/// Reports errors and gives Types.error() for what does not resolve. Result
/// may hold projections to normalize.
const Type *resolveType(const ast::TypeNode &T, const TypeScope &Scope,
                        World &W, Diagnostics &Diags);
/// What the leading segments of a path name in the type namespace. `Self` and
/// generic parameters are Prim, with Ty.
Symbol lookupType(StringRef Name, const TypeScope &Scope, const World &W);
Symbol lookupValue(StringRef Name, const TypeScope &Scope, const World &W);

/// The beginning of a path after `std::`, `self::`, `mem::` and the like.
struct PathStart {
  unsigned Index = 0; ///< the first segment that names something
  Symbol Type, Value; ///< what it means in either namespace
  explicit operator bool() const {
    return Type.K != Symbol::None || Value.K != Symbol::None;
  }
};
/// Without a QSelf. Reports nothing: for what is not found, unknownName() is
/// the error to give.
PathStart findInPath(const ast::Path &P, const TypeScope &Scope,
                     const World &W);
/// The index of the name that is unknown, if nothing of the path is known.
unsigned unknownIn(const ast::Path &P);

/// By how many characters names differ that may have been mistaken for \p Name.
unsigned mostEdits(llvm::StringRef Name);

/// Reports that segment \p Index of \p P is unknown, with a guess at what was
/// meant. \p What: "type", "value", "function"...
void unknownName(const ast::Path &P, unsigned Index, StringRef What,
                 const TypeScope &Scope, const World &W, Diagnostics &Diags);

/// The variant \p Name of an enum, or null.
VariantDef *findVariant(const AdtDef &Adt, StringRef Name);

/// A trait written in a bound or as the trait of `<T as Trait>`: segments
/// [Begin, End) of \p P. The trait is null after an error. \p Bindings: what
/// follows from `Item = X` and `Fn(A) -> B`; null: they are errors.
TraitRef resolveTraitRef(const ast::Path &P, unsigned Begin, unsigned End,
                         const Type *Self, const TypeScope &Scope, World &W,
                         Diagnostics &Diags,
                         std::vector<Predicate> *Bindings = nullptr);

/// The type that the first \p End segments of \p P (all of them in
/// resolveType) name: `Self::Item`, `T::Item`, `Alias<X>`, `Option<T>`. QSelf
/// is understood: End is then more than P.QTraitSegments. Types.error() after
/// an error.
const Type *resolvePathType(const ast::Path &P, unsigned End,
                            const TypeScope &Scope, World &W,
                            Diagnostics &Diags);

/// The associated type \p Name of \p Self as the where-clauses in scope have
/// it: `T::Item`, `Self::Item`; null if there is none.
const Type *findAssocType(const Type *Self, StringRef Name,
                          const TypeScope &Scope, World &W);

/// An error if \p Written, which may be null, has `()` or `Name = T`: both
/// belong to traits.
void noBindings(const ast::GenericArgs *Written, Diagnostics &Diags);

/// The generic arguments written on one segment, filled up with defaults,
/// fresh variables or an error when their number is wrong. \p Parent: the
/// arguments of the enclosing item; a trait's Self is one of those.
SmallVector<const Type *, 4> resolveArgs(const ast::GenericArgs *Written,
                                         const GenericsDef &G, Args Parent,
                                         const TypeScope &Scope, World &W,
                                         Diagnostics &Diags, SMLoc Loc);

/// Reports bounds of the types named within \p T that do not hold: `Adt<T>`
/// where `struct Adt<T: Trait>`.
void checkTypeBounds(const Type *T, SMLoc Loc, const struct ParamEnv &Env,
                     World &W, Diagnostics &Diags);

} // namespace traitc

#endif // TRAITC_SEMA_COLLECT_H
