//===- ResolvePath.cpp - What names mean ----------------------------------===//

#include "sema/Collector.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

TypeScope traitc::scopeOf(const FnDef &Fn, const World &W) {
  TypeScope S;
  S.Generics = &Fn.Generics;
  S.Outer = Fn.Within;
  S.Prelude = Fn.InPrelude;
  // The World is only asked to make a type that exists.
  auto &TC = const_cast<World &>(W).Types;
  if (Fn.Trait) {
    S.SelfTrait = Fn.Trait;
    S.SelfTy = TC.param(0, "Self");
  } else if (Fn.Impl) {
    S.SelfImpl = Fn.Impl;
    S.SelfTy = Fn.Impl->SelfTy;
  }
  return S;
}

TypeScope traitc::scopeOf(const ConstDef &C, const World &W) {
  TypeScope S;
  S.Outer = C.Within;
  S.Prelude = C.InPrelude;
  if (C.Impl) {
    S.Generics = &C.Impl->Generics;
    S.SelfImpl = C.Impl;
    S.SelfTy = C.Impl->SelfTy;
  }
  return S;
}

// --- Single names ------------------------------------------------------------

static Symbol primitive(StringRef Name, TypeContext &TC) {
  TypeRef T = StringSwitch<TypeRef>(Name)
                  .Case("bool", TC.boolean())
                  .Case("char", TC.character())
                  .Case("str", TC.str())
                  .Case("i8", TC.integer(8, true))
                  .Case("i16", TC.integer(16, true))
                  .Case("i32", TC.integer(32, true))
                  .Case("i64", TC.integer(64, true))
                  .Case("i128", TC.integer(128, true))
                  .Case("isize", TC.integer(0, true))
                  .Case("u8", TC.integer(8, false))
                  .Case("u16", TC.integer(16, false))
                  .Case("u32", TC.integer(32, false))
                  .Case("u64", TC.integer(64, false))
                  .Case("u128", TC.integer(128, false))
                  .Case("usize", TC.integer(0, false))
                  .Case("f32", TC.floating(32))
                  .Case("f64", TC.floating(64))
                  .Default(nullptr);
  Symbol S;
  if (T) {
    S.K = Symbol::Prim;
    S.Ty = T;
  }
  return S;
}

static Symbol global(StringRef Name, bool Prelude,
                     const StringMap<Symbol> &Program,
                     const StringMap<Symbol> &PreludeNames) {
  if (!Prelude) {
    if (auto It = Program.find(Name); It != Program.end())
      return It->second;
    if (Name.starts_with("__"))
      return {};
  }
  return PreludeNames.lookup(Name);
}

Symbol traitc::lookupType(StringRef Name, const TypeScope &Scope,
                          const World &W) {
  auto &TC = const_cast<World &>(W).Types;
  Symbol S;
  S.K = Symbol::Prim;
  if (Name == "Self" && Scope.SelfTy) {
    S.Ty = Scope.SelfTy;
    return S;
  }
  for (const GenericsDef *G = Scope.Generics; G; G = G->Parent)
    for (const GenericParamDef &P : G->Own)
      if (P.Name == Name && !P.Synthetic) {
        S.Ty = TC.param(P.Index, P.Name);
        return S;
      }
  for (const TypeScope *In = &Scope; In; In = In->Outer)
    if (In->LocalTypes)
      if (auto It = In->LocalTypes->find(Name); It != In->LocalTypes->end())
        return It->second;
  S = global(Name, Scope.Prelude, W.TypeNames, W.PreludeTypes);
  return S.K != Symbol::None ? S : primitive(Name, TC);
}

Symbol traitc::lookupValue(StringRef Name, const TypeScope &Scope,
                           const World &W) {
  for (const TypeScope *In = &Scope; In; In = In->Outer)
    if (In->LocalValues)
      if (auto It = In->LocalValues->find(Name); It != In->LocalValues->end())
        return It->second;
  return global(Name, Scope.Prelude, W.ValueNames, W.PreludeValues);
}

VariantDef *traitc::findVariant(const AdtDef &Adt, StringRef Name) {
  for (const auto &V : Adt.Variants)
    if (V->Name == Name)
      return V.get();
  return nullptr;
}

// --- Paths -------------------------------------------------------------------

bool traitc::isStdModule(StringRef Name) {
  return StringSwitch<bool>(Name)
      .Cases({"any", "array", "boxed", "cell", "clone", "cmp"}, true)
      .Cases({"convert", "default", "fmt", "future", "hint", "iter"}, true)
      .Cases({"marker", "mem", "num", "ops", "option", "pin"}, true)
      .Cases({"prelude", "primitive", "result", "slice", "task", "v1"}, true)
      .Case("rust_2021", true)
      .Default(false);
}

static bool isCrate(StringRef Name) {
  return Name == "std" || Name == "core" || Name == "alloc";
}

/// What `std::fmt::Result` is called in the prelude, where there are no
/// modules.
static StringRef preludeName(StringRef Module, StringRef Name) {
  if (Module == "fmt" && Name == "Result")
    return "FmtResult";
  if (Module == "fmt" && Name == "Error")
    return "FmtError";
  return Name;
}

PathStart traitc::findInPath(const ast::Path &P, const TypeScope &Scope,
                             const World &W) {
  PathStart Start;
  size_t N = P.Segments.size();
  auto Name = [&](size_t I) { return P.Segments[I].Name.Name; };
  size_t I = 0;
  while (I + 1 < N && (Name(I) == "self" || Name(I) == "crate"))
    ++I;
  bool Std = false;
  StringRef Module;
  if (I + 1 < N && isCrate(Name(I)) &&
      lookupType(Name(I), Scope, W).K == Symbol::None) {
    Std = true;
    ++I;
  }
  while (I + 1 < N && isStdModule(Name(I)) &&
         (Std || lookupType(Name(I), Scope, W).K == Symbol::Module)) {
    Std = true;
    Module = Name(I++);
  }
  TypeScope StdScope;
  StdScope.Prelude = true;
  const TypeScope &Where = Std && !Scope.Prelude ? StdScope : Scope;
  StringRef Last = preludeName(Module, Name(I));
  Start.Index = I;
  if (Std && Last.starts_with("__"))
    return Start;
  Start.Type = lookupType(Last, Where, W);
  Start.Value = lookupValue(Last, Where, W);
  return Start;
}

unsigned traitc::mostEdits(StringRef Name) {
  return std::min<size_t>(2, (Name.size() + 1) / 3);
}

/// The name in scope that is most like \p Name; empty if none is.
static StringRef similar(StringRef Name, const TypeScope &Scope,
                         const World &W) {
  unsigned Best = mostEdits(Name);
  StringRef Found;
  if (!Best)
    return Found;
  auto Try = [&](StringRef Candidate) {
    if (Candidate.starts_with("__") || Candidate == Name ||
        Candidate.size() < 2)
      return;
    unsigned D = Name.edit_distance(Candidate, true, Best);
    if (D < Best || (D == Best && (Found.empty() || Candidate < Found))) {
      Best = D;
      Found = Candidate;
    }
  };
  auto All = [&](const StringMap<Symbol> *Names) {
    if (Names)
      for (const auto &Entry : *Names)
        Try(Entry.getKey());
  };
  for (const GenericsDef *G = Scope.Generics; G; G = G->Parent)
    for (const GenericParamDef &P : G->Own)
      Try(P.Name);
  for (const TypeScope *In = &Scope; In; In = In->Outer) {
    All(In->LocalTypes);
    All(In->LocalValues);
  }
  All(&W.TypeNames);
  All(&W.ValueNames);
  if (Found.empty()) {
    All(&W.PreludeTypes);
    All(&W.PreludeValues);
  }
  return Found;
}

unsigned traitc::unknownIn(const ast::Path &P) {
  return isCrate(P.Segments[0].Name.Name) ? P.Segments.size() - 1 : 0;
}

void traitc::unknownName(const ast::Path &P, unsigned Index, StringRef What,
                         const TypeScope &Scope, const World &W,
                         Diagnostics &Diags) {
  const ast::Ident &Name = P.Segments[Index].Name;
  if (Name.Name.empty())
    return;
  if (Name.Name == "Self")
    return Diags.error(Name.Loc, "`Self` means something in traits, impls and "
                                 "the types themselves only");
  bool First = Index == 0;
  if (First && Index + 1 < P.Segments.size()) {
    if (isStdModule(Name.Name))
      return Diags.error(Name.Loc, "`" + Name.Name +
                                       "` is not in scope: the program needs "
                                       "`use std::" +
                                       Name.Name + ";`");
    Diags.error(Name.Loc, "nothing is called `" + Name.Name + "` here");
  } else if (!First && isCrate(P.Segments[0].Name.Name)) {
    return Diags.error(Name.Loc, "the prelude has no `" + Name.Name + "` in `" +
                                     P.Segments[Index - 1].Name.Name + "`");
  } else {
    Diags.error(Name.Loc, "no " + What + " is called `" + Name.Name + "` here");
  }
  StringRef Like = similar(Name.Name, Scope, W);
  if (!Like.empty())
    Diags.note(Name.Loc, "something of a similar name is `" + Like + "`");
}
