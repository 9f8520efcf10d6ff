//===- Traits.h - Which impl serves, what a projection is -------*- C++ -*-===//
//
// The trait solver, used by the checker (with inference variables and a
// function's where-clauses) and by lowering (on concrete types).
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_TRAITS_H
#define TRAITC_SEMA_TRAITS_H

#include "sema/Defs.h"
#include "sema/Infer.h"

namespace traitc {

using llvm::SmallVectorImpl;

/// The where-clauses that hold inside an item, elaborated with supertraits and
/// normalized. (The bounds of associated types the solver finds by itself.)
struct ParamEnv {
  std::vector<Predicate> Predicates;
};
ParamEnv paramEnvOf(const GenericsDef &G, World &W);

/// A predicate with \p As for the parameters.
Predicate substPredicate(const Predicate &P, Args As, TypeContext &TC);
/// `T: Trait<..>` as in messages.
std::string str(const TraitRef &Ref);

struct Selection {
  enum Kind {
    No,        ///< does not hold
    Ambiguous, ///< inference variables decide
    Impl,      ///< TheImpl with ImplArgs
    Param,     ///< a where-clause or an opaque type's / projection's bound
    Object,    ///< Self is dyn Trait (or a trait below it)
    Builtin    ///< Copy/Clone of tuples.., Fn of closures, Future of futures,
               ///< Sized, auto traits
  } K = No;
  ImplDef *TheImpl = nullptr;
  SmallVector<const Type *, 4> ImplArgs;
  explicit operator bool() const { return K != No && K != Ambiguous; }
};

/// A function with all its arguments; a trait's method still unresolved if
/// Fn->Trait is set.
struct FnRef {
  FnDef *Fn = nullptr;
  Args As;
};

class Solver {
public:
  /// \p Infer null: no inference variables occur in what is asked.
  Solver(World &W, const ParamEnv &Env, InferTable *Infer)
      : W(W), Env(Env), Infer(Infer ? Infer : &Own), Own(W.Types) {}

  /// Nested obligations (an impl's where-clauses) are decided as well. With
  /// inference variables, what can only be so is unified: as far as the answer
  /// is Ambiguous too. When it is, but nothing was learnt, the table's
  /// snapshot() is as before; variables that a later call would learn the same
  /// of count as nothing.
  Selection select(const TraitRef &Ref);
  bool holds(const TraitRef &Ref) { return bool(select(Ref)); }
  bool holds(const Type *T, Lang Trait); ///< of a trait without parameters
  enum Answer { No, Maybe, Yes };
  /// The whole of a predicate: the trait, and the projection, which is unified
  /// with what it shall be.
  Answer prove(const Predicate &P);

  /// Replaces projections whose impl is known, to any depth. With inference:
  /// one that is ambiguous stays. Never unify() a type in which one stayed
  /// (hasAmbiguous()): put a fresh variable in its place, and ask again later.
  const Type *normalize(const Type *T);
  /// Whether a projection on inference variables, or an opaque result of a
  /// trait's method on them, is within \p T, a normalized type.
  bool hasAmbiguous(const Type *T);
  static bool isOpen(const Type *T); ///< of T itself
  bool isCopy(const Type *T);
  bool isSized(const Type *T);
  /// Why \p T is not Send (Sync, Unpin): a chain of sentences from the type
  /// down to the part at fault; empty when it is. Looks into opaque and future
  /// types (their captured state: ClosureDef::Witness, hir::Body::Witness):
  /// bodies that this needs are checked on demand, those that are being
  /// checked right now are taken to be fine. So ask when the body is done.
  SmallVector<std::string, 2> whyNotAuto(const Type *T, Lang Auto);
  /// The where-clauses of the impl that would serve but for them, for notes:
  /// the first one that does not hold. Trait null: there is no such impl.
  TraitRef whyNot(const TraitRef &Ref);
  /// True when the search was given up because it went too deep.
  bool overflowed() const { return Overflowed; }

  /// Lowering: dyn types implement all of their traits, also those whose
  /// methods do not have a place in the vtable. Opaque types are seen through.
  bool Lowering = false;

  World &W;

private:
  /// How deep a question may lead to others.
  static constexpr unsigned MaxDepth = 96;
  friend class AutoWalk;
  class Guard;
  using TypeList = SmallVector<const Type *, 4>;

  Selection decide(const TraitRef &Ref);
  Selection selectParam(const TraitRef &Ref);
  Selection selectImpl(const TraitRef &Ref);
  Selection selectObject(const TraitRef &Ref);
  // TraitsBuiltin.cpp; none when impls decide.
  std::optional<Selection> selectBuiltin(const TraitRef &Ref);
  std::optional<Selection> selectCopyClone(const TraitRef &Ref);
  std::optional<Selection> selectSized(const Type *T);
  std::optional<Selection> selectCall(const TraitRef &Ref);
  Selection selectAuto(const TraitRef &Ref);
  Selection selectAll(ArrayRef<const Type *> Ts, TraitDef *Trait);

  /// Unifies the impl's header with \p Ref. Projections in the header become
  /// variables that \p Goals say the values of.
  bool matchHeader(ImplDef &I, const TraitRef &Ref, TypeList &ImplArgs,
                   SmallVectorImpl<Predicate> &Goals);
  Answer matchImpl(ImplDef &I, const TraitRef &Ref, TypeList &ImplArgs);
  Answer proveAll(ArrayRef<Predicate> Goals);
  void goalsOf(const GenericsDef &G, Args As,
               SmallVectorImpl<Predicate> &Goals);
  /// Where-clauses about \p Self: the environment's, and the bounds that a
  /// rigid projection or opaque type is declared with.
  void knownBounds(const Type *Self, SmallVectorImpl<Predicate> &Out);
  bool unifyRefs(const TraitRef &A, const TraitRef &B);
  TraitRef prepared(const TraitRef &Ref);

  // Normalize.cpp. Null: it stays as it is.
  const Type *normalizeNode(const Type *T);
  const Type *project(const Type *Projection);
  const Type *projectKnown(const Type *Projection, bool &Ambiguous);
  const Type *projectBuiltin(const Type *Projection);
  const Type *projectOpaque(const Type *Opaque);

  const ParamEnv &Env;
  InferTable *Infer;
  InferTable Own;
  SmallVector<TraitRef, 8> Stack; ///< being selected
  unsigned Depth = 0, Steps = 0;
  bool Overflowed = false;
};

// --- On concrete types, for lowering -----------------------------------------

/// \p T of a generic body with \p As for its parameters: substituted,
/// normalized, opaque types replaced by their hidden types.
const Type *monomorphize(const Type *T, Args As, World &W);

/// What a call of a trait's method on concrete types runs.
struct Instance {
  enum Kind {
    Fn,          ///< F: a free function, an impl's or a trait's default method
    ClosureCall, ///< body of closure Self (args()[0] of the trait)
    FnItemCall,  ///< Self is a FnDef or FnPtr called through Fn/FnMut/FnOnce
    Virtual,     ///< Self is dyn: a call through its vtable
    Glue         ///< builtin: Clone of tuples.., Future::poll of a Future type
  } K = Fn;
  FnRef F;
};
Instance resolveInstance(const FnRef &F, World &W);

/// Why \p Trait's method cannot be called through a dyn value; empty if it can.
std::string whyNotDynCallable(const FnDef &Method, World &W);
/// Whether `dyn Trait: Trait`, for generic code: all that it might call goes
/// through the vtable, and returns what has a size.
bool implementsItself(TraitDef &Trait, World &W);
/// The methods of a dyn type's vtable in order (supertraits' first), those that
/// cannot be called left out (Clone::clone is in: Box<dyn> needs it). Their
/// arguments have the dyn type for Self, and for an `impl Trait` argument the
/// dyn type that stands for it.
SmallVector<FnRef, 8> vtableMethods(const Type *Dyn, World &W);
/// The dyn type with the bounds of synthetic parameter \p Index (in all of
/// \p Method's arguments): what `impl Trait` is when it is called through a
/// vtable. \p As: the trait's arguments. Null: the bounds are none of a dyn's.
const Type *dynArgument(const FnDef &Method, unsigned Index, Args As, World &W);
/// `dyn Trait + Send` of `dyn Trait`; other types as they are.
const Type *withSend(const Type *Dyn, World &W);
/// The dyn type that stands for `impl Trait` number \p Index in the result of
/// \p Method, called through a vtable with arguments \p As. Null: its bounds
/// are none of a dyn's.
const Type *dynOpaque(const FnDef &Method, unsigned Index, Args As, World &W);
/// The supertraits of a trait with arguments, itself first, each once.
SmallVector<TraitRef, 4> supertraits(const TraitRef &Ref, World &W);

} // namespace traitc

#endif // TRAITC_SEMA_TRAITS_H
