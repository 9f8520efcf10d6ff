//===- Collect.cpp - From syntax tree to definitions: the steps -----------===//

#include "sema/Collector.h"
#include "syntax/Parser.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;
using namespace traitc;
using ast::Item;

void traitc::collect(const ast::Program &Prog, bool Prelude, World &W,
                     ast::Context &Ctx, Diagnostics &Diags) {
  W.Syntax = &Ctx;
  W.Diags = &Diags;
  if (!Prelude)
    W.ProgramStrategy =
        resolveStrategy(Prog.Attrs, StrategyPlace::Program, Diags);
  SmallVector<Item *, 0> Items(Prog.Items.begin(), Prog.Items.end());
  Collector(W, Ctx, Diags, Prelude, nullptr).run(Items);
}

void traitc::collectLocal(ArrayRef<Item *> Items, TypeScope &Scope, World &W,
                          ast::Context &Ctx, Diagnostics &Diags) {
  auto Table = [&](StringMap<Symbol> *&Names) {
    if (Names)
      return;
    W.LocalNames.push_back(std::make_unique<StringMap<Symbol>>());
    Names = W.LocalNames.back().get();
  };
  Table(Scope.LocalTypes);
  Table(Scope.LocalValues);
  Collector(W, Ctx, Diags, Scope.Prelude, &Scope).run(Items);
}

// --- The steps ---------------------------------------------------------------

void Collector::run(ArrayRef<Item *> Items) {
  if (Local) {
    // Bodies of local items are checked when the block's own scope is gone.
    const TypeScope *Outer = nullptr;
    SmallVector<const TypeScope *, 4> Chain;
    for (const TypeScope *S = Local; S; S = S->Outer)
      if (S->LocalTypes || S->LocalValues)
        Chain.push_back(S);
    for (const TypeScope *S : reverse(Chain)) {
      auto Copy = std::make_unique<TypeScope>();
      Copy->LocalTypes = S->LocalTypes;
      Copy->LocalValues = S->LocalValues;
      Copy->Prelude = S->Prelude;
      Copy->Outer = Outer;
      Outer = Copy.get();
      W.Scopes.push_back(std::move(Copy));
    }
    Within = Outer;
  }
  for (const Item *I : Items)
    declare(*I);
  // Twice, silently first: an import may use a name that another one imports.
  for (bool Report : {false, true})
    for (const Item *I : Items)
      if (I->K == Item::Kind::Use)
        useItem(*I, Report);

  for (TraitDef *T : Traits)
    collectSupertraits(*T);
  breakSuperCycles();
  for (TraitDef *T : Traits)
    collectSuperBindings(*T);
  for (TraitDef *T : Traits)
    collectAssocBounds(*T);
  for (AdtDef *A : Adts) {
    TypeScope S = scope();
    S.Generics = &A->Generics;
    hintBounds(A->Generics, A->Syntax->Gens, S);
    resolveBounds(A->Generics, A->Syntax->Gens, S);
  }
  // The lengths of arrays may be other constants.
  for (bool Array : {false, true})
    for (ConstDef *C : Consts)
      if ((C->Syntax->Type->K != ast::TypeNode::Kind::Path) == Array)
        collectConst(*C, scope());
  for (ImplDef *I : Impls)
    collectImplHeader(*I);
  for (ImplDef *I : Impls)
    collectImplTypes(*I);
  for (AdtDef *A : Adts)
    collectAdt(*A);
  for (TraitDef *T : Traits)
    collectTrait(*T);
  for (ImplDef *I : Impls)
    collectImplMembers(*I);
  for (FnDef *F : Fns)
    collectFn(*F, scope());
  for (AdtDef *A : Adts)
    collectDiscriminants(*A);
  for (AdtDef *A : Adts)
    checkSizes(*A);
  for (ImplDef *I : Impls)
    checkImpl(*I);
  checkWellFormed();
}

TypeScope Collector::scope() const {
  TypeScope S;
  S.Prelude = Prelude;
  S.Outer = Within;
  return S;
}

StringMap<Symbol> &Collector::names(bool Value) {
  if (Local)
    return Value ? *Local->LocalValues : *Local->LocalTypes;
  if (Prelude)
    return Value ? W.PreludeValues : W.PreludeTypes;
  return Value ? W.ValueNames : W.TypeNames;
}

// --- Names -------------------------------------------------------------------

static SMLoc placeOf(const Symbol &S) {
  switch (S.K) {
  case Symbol::Adt:
    return static_cast<AdtDef *>(S.Def)->Loc;
  case Symbol::Trait:
    return static_cast<TraitDef *>(S.Def)->Loc;
  case Symbol::Alias:
    return static_cast<TypeAliasDef *>(S.Def)->Loc;
  case Symbol::Fn:
    return static_cast<FnDef *>(S.Def)->Loc;
  case Symbol::Const:
    return static_cast<ConstDef *>(S.Def)->Loc;
  case Symbol::Variant:
    return static_cast<VariantDef *>(S.Def)->Loc;
  default:
    return {};
  }
}

void Collector::addName(bool Value, const ast::Ident &Name, Symbol S) {
  if (Name.Name.empty() || Name.Name == "_")
    return;
  auto [It, New] = names(Value).try_emplace(Name.Name, S);
  if (New)
    return;
  Diags.error(Name.Loc, "`" + Name.Name + "` is defined twice");
  if (SMLoc First = placeOf(It->second); First.isValid())
    Diags.note(First, "the first definition");
}

static Symbol symbol(Symbol::Kind K, void *Def) {
  Symbol S;
  S.K = K;
  S.Def = Def;
  return S;
}

void Collector::init(Def &D, const Item &I) {
  D.Name = I.Name.Name;
  D.Loc = I.Name.Loc;
  D.InPrelude = Prelude;
  D.Within = Within;
}

Lang traitc::langByName(StringRef Name) {
  return StringSwitch<Lang>(Name)
      .Case("box", Lang::Box)
      .Case("option", Lang::Option)
      .Case("poll", Lang::Poll)
      .Case("pin", Lang::Pin)
      .Case("phantom_data", Lang::PhantomData)
      .Case("manually_drop", Lang::ManuallyDrop)
      .Case("cell", Lang::Cell)
      .Case("context", Lang::Context)
      .Case("waker", Lang::Waker)
      .Case("ordering", Lang::Ordering)
      .Case("formatter", Lang::Formatter)
      .Case("range", Lang::Range)
      .Case("range_inclusive", Lang::RangeInclusive)
      .Case("range_from", Lang::RangeFrom)
      .Case("range_to", Lang::RangeTo)
      .Case("range_to_inclusive", Lang::RangeToInclusive)
      .Case("range_full", Lang::RangeFull)
      .Case("arena", Lang::Arena)
      .Case("sized", Lang::Sized)
      .Case("copy", Lang::Copy)
      .Case("clone", Lang::Clone)
      .Case("drop", Lang::Drop)
      .Case("send", Lang::Send)
      .Case("sync", Lang::Sync)
      .Case("unpin", Lang::Unpin)
      .Case("fn", Lang::Fn)
      .Case("fn_mut", Lang::FnMut)
      .Case("fn_once", Lang::FnOnce)
      .Case("future", Lang::Future)
      .Case("iterator", Lang::Iterator)
      .Case("into_iterator", Lang::IntoIterator)
      .Case("deref", Lang::Deref)
      .Case("deref_mut", Lang::DerefMut)
      .Case("partial_eq", Lang::PartialEq)
      .Case("partial_ord", Lang::PartialOrd)
      .Case("eq", Lang::Eq)
      .Case("ord", Lang::Ord)
      .Case("display", Lang::Display)
      .Case("debug", Lang::Debug)
      .Case("lower_hex", Lang::LowerHex)
      .Case("upper_hex", Lang::UpperHex)
      .Case("binary", Lang::Binary)
      .Case("octal", Lang::Octal)
      .Case("from", Lang::From)
      .Case("into", Lang::Into)
      .Case("default", Lang::Default)
      .Case("double_ended_iterator", Lang::DoubleEndedIterator)
      .Case("array", Lang::Array)
      .Case("add", Lang::Add)
      .Case("sub", Lang::Sub)
      .Case("mul", Lang::Mul)
      .Case("div", Lang::Div)
      .Case("rem", Lang::Rem)
      .Case("neg", Lang::Neg)
      .Case("not", Lang::Not)
      .Case("bit_and", Lang::BitAnd)
      .Case("bit_or", Lang::BitOr)
      .Case("bit_xor", Lang::BitXor)
      .Case("shl", Lang::Shl)
      .Case("shr", Lang::Shr)
      .Case("add_assign", Lang::AddAssign)
      .Case("sub_assign", Lang::SubAssign)
      .Case("mul_assign", Lang::MulAssign)
      .Case("div_assign", Lang::DivAssign)
      .Case("rem_assign", Lang::RemAssign)
      .Case("bit_and_assign", Lang::BitAndAssign)
      .Case("bit_or_assign", Lang::BitOrAssign)
      .Case("bit_xor_assign", Lang::BitXorAssign)
      .Case("shl_assign", Lang::ShlAssign)
      .Case("shr_assign", Lang::ShrAssign)
      .Case("index", Lang::Index)
      .Case("index_mut", Lang::IndexMut)
      .Default(Lang::None);
}

void Collector::setLang(Def &D, const Item &I) {
  for (const ast::Attribute &A : I.Attrs) {
    if (A.Name.Name != "lang")
      continue;
    D.L = langByName(A.Args);
    if (D.L == Lang::None)
      Diags.error(A.ArgsLoc, "no lang item is called `" + A.Args + "`");
    W.LangItems[unsigned(D.L)] = &D;
  }
}

void Collector::declare(const Item &I) {
  switch (I.K) {
  case Item::Kind::Fn:
    return declareFn(I);
  case Item::Kind::Struct:
  case Item::Kind::Enum:
    return declareAdt(I);
  case Item::Kind::Trait:
    return declareTrait(I);
  case Item::Kind::Impl:
    return declareImpl(I, /*Derived=*/false);
  case Item::Kind::Const: {
    W.Consts.push_back(std::make_unique<ConstDef>());
    ConstDef *C = W.Consts.back().get();
    init(*C, I);
    C->Syntax = &I;
    C->Ty = TC.error();
    Consts.push_back(C);
    return addName(true, I.Name, symbol(Symbol::Const, C));
  }
  case Item::Kind::TypeAlias: {
    W.Aliases.push_back(std::make_unique<TypeAliasDef>());
    TypeAliasDef *A = W.Aliases.back().get();
    init(*A, I);
    A->Syntax = &I;
    makeParams(A->Generics, I.Gens, nullptr);
    Aliases.push_back(A);
    return addName(false, I.Name, symbol(Symbol::Alias, A));
  }
  case Item::Kind::Use:
    return;
  }
}

void Collector::declareFn(const Item &I) {
  W.Fns.push_back(std::make_unique<FnDef>());
  FnDef *F = W.Fns.back().get();
  init(*F, I);
  F->Syntax = &I;
  F->Ret = TC.error();
  Fns.push_back(F);
  addName(true, I.Name, symbol(Symbol::Fn, F));
  if (!Prelude && !Local && F->Name == "main")
    W.Main = F;
}

void Collector::declareAdt(const Item &I) {
  W.Adts.push_back(std::make_unique<AdtDef>());
  AdtDef *A = W.Adts.back().get();
  init(*A, I);
  setLang(*A, I);
  A->IsEnum = I.K == Item::Kind::Enum;
  A->Syntax = &I;
  makeParams(A->Generics, I.Gens, nullptr);
  for (const ast::VariantDecl &V : I.Variants) {
    if (findVariant(*A, V.Name.Name)) {
      Diags.error(V.Name.Loc,
                  "the variant `" + V.Name.Name + "` is declared twice");
      continue;
    }
    auto Variant = std::make_unique<VariantDef>();
    Variant->Name = V.Name.Name;
    Variant->Loc = V.Name.Loc;
    Variant->Adt = A;
    Variant->Index = A->Variants.size();
    Variant->Tuple = V.Tuple;
    Variant->Discriminant = Variant->Index;
    A->Variants.push_back(std::move(Variant));
  }
  Adts.push_back(A);
  addName(false, I.Name, symbol(Symbol::Adt, A));
  if (!A->IsEnum && (I.Variants[0].Tuple || I.Variants[0].Fields.empty()))
    addName(true, I.Name, symbol(Symbol::Variant, &A->only()));
  expandDerives(I);
}

void Collector::declareTrait(const Item &I) {
  W.Traits.push_back(std::make_unique<TraitDef>());
  TraitDef *T = W.Traits.back().get();
  init(*T, I);
  setLang(*T, I);
  T->Syntax = &I;
  T->Auto = T->L == Lang::Send || T->L == Lang::Sync || T->L == Lang::Unpin;
  T->Strategy = resolveStrategy(I.Attrs, StrategyPlace::Trait, Diags);
  GenericParamDef Self;
  Self.Name = "Self";
  Self.MaybeUnsized = true;
  Self.Loc = T->Loc;
  T->Generics.Own.push_back(Self);
  makeParams(T->Generics, I.Gens, nullptr);
  for (const Item *M : I.Members)
    if (M->K == Item::Kind::TypeAlias) {
      if (any_of(T->AssocTypes,
                 [&](const auto &A) { return A->Name == M->Name.Name; })) {
        Diags.error(M->Name.Loc,
                    "`" + M->Name.Name + "` is declared twice in this trait");
        continue;
      }
      T->AssocTypes.push_back(std::make_unique<AssocTypeDef>());
      init(*T->AssocTypes.back(), *M);
      T->AssocTypes.back()->Trait = T;
    }
  Traits.push_back(T);
  addName(false, I.Name, symbol(Symbol::Trait, T));
}

void Collector::declareImpl(const Item &I, bool IsDerived) {
  W.Impls.push_back(std::make_unique<ImplDef>());
  ImplDef *Impl = W.Impls.back().get();
  init(*Impl, I);
  Impl->Loc = I.HasTrait ? I.Trait.loc() : I.SelfTy->loc();
  Impl->Syntax = &I;
  Impl->Derived = IsDerived;
  makeParams(Impl->Generics, I.Gens, nullptr);
  Impls.push_back(Impl);
}

void Collector::expandDerives(const Item &I) {
  for (const DerivedImpl &D : deriveText(I, Diags)) {
    std::string Name =
        ("<derive(" + D.Trait + ") of " + I.Name.Name + ">").str();
    unsigned Buffer = Diags.sources().AddNewSourceBuffer(
        MemoryBuffer::getMemBufferCopy(D.Text, Name), SMLoc());
    ast::Program P = parse(Buffer, Ctx, Diags, Prelude);
    for (const Item *Impl : P.Items) {
      declareImpl(*Impl, /*Derived=*/true);
      Impls.back()->Loc = D.Loc;
    }
  }
}
