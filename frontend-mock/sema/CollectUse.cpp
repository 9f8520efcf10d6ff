//===- CollectUse.cpp - Imports -------------------------------------------===//
//
// The prelude is always in scope, so most of what programs import from `std`
// is there already: it only has to exist. Within the program `use` is for the
// variants of enums, and for other names.
//
//===----------------------------------------------------------------------===//

#include "sema/Collector.h"

using namespace llvm;
using namespace traitc;

void Collector::useItem(const ast::Item &I, bool Report) {
  for (const auto &[P, Name] : I.Uses)
    useOne(P, Name, Report);
}

/// Imports beginning with `std`: reports all errors itself, in one go.
bool Collector::useStd(const ast::Path &P, const ast::Ident &Name) {
  bool Glob = Name.Name == "*";
  size_t N = P.Segments.size(), I = 1;
  while (I < N && isStdModule(P.Segments[I].Name.Name))
    ++I;
  if (I == N) { // a module as a whole
    if (!Glob) {
      Symbol S;
      S.K = Symbol::Module;
      names(false).try_emplace(Name.Name, S);
    }
    return true;
  }
  TypeScope Std;
  Std.Prelude = true;
  PathStart Start = findInPath(P, Std, W);
  StringRef Last = P.Segments.back().Name.Name;
  // Macros are no names here; `pin` is one that Rust has to import.
  if (!Start && I + 1 == N && Last == "pin")
    return true;
  if (!Start || P.Segments[Start.Index].Name.Name.starts_with("__"))
    return false;
  if (Start.Index + 1 != N) { // `std::cmp::Ordering::Less`
    if (Start.Type.K != Symbol::Adt || Start.Index + 2 != N)
      return false;
    VariantDef *V = findVariant(*static_cast<AdtDef *>(Start.Type.Def), Last);
    if (!V)
      return false;
    Symbol S;
    S.K = Symbol::Variant;
    S.Def = V;
    names(true).try_emplace(Name.Name, S);
    names(false).try_emplace(Name.Name, S);
    return true;
  }
  if (Glob) {
    if (Start.Type.K != Symbol::Adt)
      return false;
    for (const auto &V : static_cast<AdtDef *>(Start.Type.Def)->Variants) {
      Symbol S;
      S.K = Symbol::Variant;
      S.Def = V.get();
      names(true).try_emplace(V->Name, S);
      names(false).try_emplace(V->Name, S);
    }
    return true;
  }
  if (Start.Type.K != Symbol::None)
    names(false).try_emplace(Name.Name, Start.Type);
  if (Start.Value.K != Symbol::None)
    names(true).try_emplace(Name.Name, Start.Value);
  return true;
}

bool Collector::useOne(const ast::Path &P, const ast::Ident &Name,
                       bool Report) {
  if (P.Segments.empty() || P.Segments[0].Name.Name.empty())
    return true;
  StringRef First = P.Segments[0].Name.Name;
  if (First == "std" || First == "core" || First == "alloc") {
    if (!Report)
      return useStd(P, Name);
    if (useStd(P, Name))
      return true;
    const ast::Ident &Last = P.Segments.back().Name;
    std::string Path;
    for (const ast::PathSegment &S : P.Segments)
      Path += (Path.empty() ? "" : "::") + S.Name.Name.str();
    Diags.error(Last.Loc, "the prelude has no `" + Path + "`");
    return false;
  }

  bool Glob = Name.Name == "*";
  TypeScope S = scope();
  if (Local)
    S = *Local;
  size_t N = P.Segments.size();
  // `use crate::*`: everything is in scope.
  if (Glob && N == 1 &&
      (First == "self" || First == "crate" || First == "super"))
    return true;
  PathStart Start = findInPath(P, S, W);
  if (!Start) {
    if (Report)
      unknownName(P, Start.Index, "item", S, W, Diags);
    return false;
  }
  auto Import = [&](bool Value, StringRef As, const Symbol &Sym) {
    if (Sym.K != Symbol::None && As != "_")
      names(Value).try_emplace(As, Sym);
  };
  if (Start.Index + 1 == N && !Glob) {
    Import(false, Name.Name, Start.Type);
    Import(true, Name.Name, Start.Value);
    return true;
  }
  auto *Enum = Start.Type.K == Symbol::Adt
                   ? static_cast<AdtDef *>(Start.Type.Def)
                   : nullptr;
  const ast::Ident &At = P.Segments[Start.Index].Name;
  if (!Enum || !Enum->IsEnum) {
    if (Report)
      Diags.error(At.Loc, "only from an enum can names be imported, and `" +
                              At.Name + "` is none");
    return false;
  }
  auto ImportVariant = [&](VariantDef &V, StringRef As) {
    Symbol Sym;
    Sym.K = Symbol::Variant;
    Sym.Def = &V;
    Import(false, As, Sym);
    Import(true, As, Sym);
  };
  if (Glob && Start.Index + 1 == N) {
    for (const auto &V : Enum->Variants)
      ImportVariant(*V, V->Name);
    return true;
  }
  const ast::Ident &Last = P.Segments[Start.Index + 1].Name;
  VariantDef *V = findVariant(*Enum, Last.Name);
  if (!V || Glob || Start.Index + 2 != N) {
    if (Report)
      Diags.error(Last.Loc, "enum `" + Enum->Name + "` has no variant `" +
                                Last.Name + "`");
    return false;
  }
  ImportVariant(*V, Name.Name);
  return true;
}
