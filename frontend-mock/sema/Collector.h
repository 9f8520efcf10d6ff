//===- Collector.h - From syntax tree to definitions: the parts -*- C++ -*-===//
//
// Internal to Collect*.cpp. Items are collected in steps, since each may use
// what stands after it: names, generic parameters, supertraits, bounds,
// fields, impl headers, members; then what can only be checked when all is
// known.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SEMA_COLLECTOR_H
#define TRAITC_SEMA_COLLECTOR_H

#include "sema/Collect.h"
#include "sema/HIR.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <functional>

namespace traitc {

using llvm::SmallVectorImpl;
using llvm::Twine;

class Collector {
public:
  Collector(World &W, ast::Context &Ctx, Diagnostics &Diags, bool Prelude,
            TypeScope *Local)
      : W(W), TC(W.Types), Ctx(Ctx), Diags(Diags), Prelude(Prelude),
        Local(Local) {}
  void run(ArrayRef<ast::Item *> Items);

private:
  // --- Collect.cpp: names ----------------------------------------------------
  void declare(const ast::Item &I);
  void declareAdt(const ast::Item &I);
  void declareTrait(const ast::Item &I);
  void declareFn(const ast::Item &I);
  void declareImpl(const ast::Item &I, bool Derived);
  void addName(bool Value, const ast::Ident &Name, Symbol S);
  void init(Def &D, const ast::Item &I);
  void setLang(Def &D, const ast::Item &I);
  void expandDerives(const ast::Item &I);
  TypeScope scope() const;
  llvm::StringMap<Symbol> &names(bool Value);

  // --- CollectUse.cpp --------------------------------------------------------
  void useItem(const ast::Item &I, bool Report);
  bool useOne(const ast::Path &P, const ast::Ident &Name, bool Report);
  bool useStd(const ast::Path &P, const ast::Ident &Name);

  // --- CollectGenerics.cpp ---------------------------------------------------
  void makeParams(GenericsDef &G, const ast::Generics &Syntax,
                  const GenericsDef *Parent);
  /// What `T::Item` may mean before the bounds are resolved.
  void hintBounds(GenericsDef &G, const ast::Generics &Syntax,
                  const TypeScope &S);
  void resolveBounds(GenericsDef &G, const ast::Generics &Syntax,
                     const TypeScope &S);
  void addBounds(const Type *Self, ArrayRef<ast::Bound> Bounds,
                 const TypeScope &S, std::vector<Predicate> &Out,
                 bool *MaybeUnsized);
  void collectSupertraits(TraitDef &T);
  void collectSuperBindings(TraitDef &T);
  void breakSuperCycles();
  void collectTrait(TraitDef &T);
  void collectAssocBounds(TraitDef &T);

  // --- CollectTypes.cpp ------------------------------------------------------
  void collectAdt(AdtDef &A);
  void collectDiscriminants(AdtDef &A);
  void collectConst(ConstDef &C, const TypeScope &S);
  void checkSizes(AdtDef &A);
  bool containsItself(const Type *T, SmallVectorImpl<const AdtDef *> &Path,
                      llvm::DenseMap<const Type *, bool> &Done);

  // --- CollectFns.cpp --------------------------------------------------------
  void collectFn(FnDef &F, TypeScope S);
  void collectSelf(FnDef &F, const TypeScope &S);
  void collectResult(FnDef &F, TypeScope &S);
  const Type *newOpaque(FnDef &F, const ast::TypeNode &T, const TypeScope &S);
  const Type *newSynthetic(FnDef &F, const ast::TypeNode &T, unsigned Param,
                           const TypeScope &S);
  Args identity(const GenericsDef &G);
  void attributes(FnDef &F);

  // --- CollectImpls.cpp ------------------------------------------------------
  void collectImplHeader(ImplDef &I);
  void collectImplMembers(ImplDef &I);
  void collectImplTypes(ImplDef &I);
  TypeScope implScope(ImplDef &I);

  // --- CheckImpls.cpp: when everything is known ------------------------------
  void checkImpl(ImplDef &I);
  void checkInherent(ImplDef &I);
  void checkOwner(ImplDef &I);
  void checkMembers(ImplDef &I, const ParamEnv &Env);
  void checkAssocTypes(ImplDef &I, const ParamEnv &Env);
  void checkSupertraits(ImplDef &I, const ParamEnv &Env);
  void checkParamsUsed(ImplDef &I);
  void checkSpecial(ImplDef &I, const ParamEnv &Env);
  void checkDerived(ImplDef &I, const ParamEnv &Env);
  void checkOverlap(ImplDef &I);
  bool overlap(ImplDef &A, ImplDef &B);

  // --- CheckSignatures.cpp ---------------------------------------------------
  void checkMethod(ImplDef &I, FnDef &M, FnDef &T);
  bool checkShape(FnDef &M, FnDef &T);
  void checkBounds(FnDef &M, FnDef &T, Args As, const ParamEnv &Env);
  void checkResult(FnDef &M, FnDef &T, Args As, const ParamEnv &Env);
  void checkFnTypes(FnDef &F);
  void checkWellFormed();

  World &W;
  TypeContext &TC;
  ast::Context &Ctx;
  Diagnostics &Diags;
  bool Prelude;
  TypeScope *Local; ///< null: not inside a body
  const TypeScope *Within = nullptr;

  // What this run declared.
  SmallVector<AdtDef *, 16> Adts;
  SmallVector<TraitDef *, 16> Traits;
  SmallVector<ImplDef *, 16> Impls;
  SmallVector<FnDef *, 16> Fns;
  SmallVector<ConstDef *, 8> Consts;
  SmallVector<TypeAliasDef *, 8> Aliases;
  std::vector<std::unique_ptr<ast::Program>> Derived;
};

/// One trait of a `#[derive(..)]` and its impl as source text.
struct DerivedImpl {
  StringRef Trait;
  SMLoc Loc;
  std::string Text;
};
/// Reports what cannot be derived.
SmallVector<DerivedImpl, 4> deriveText(const ast::Item &I, Diagnostics &Diags);

/// Lang items by their name in `#[lang(name)]`.
Lang langByName(StringRef Name);

/// Whether `std::Name` (or a module in it) is one that programs may use.
bool isStdModule(StringRef Name);

/// The associated type \p Name of \p Ref's trait or a supertrait of it; sets
/// \p Owner to that trait with arguments.
AssocTypeDef *findAssocIn(const TraitRef &Ref, StringRef Name, World &W,
                          TraitRef &Owner);

} // namespace traitc

#endif // TRAITC_SEMA_COLLECTOR_H
