//===- Derive.cpp - #[derive(..)] as source text --------------------------===//
//
// A derived impl is what one would write by hand, so it is written: as text,
// which is parsed and collected like any other. Names of the library are
// written with `std::`, where no name of the program can get in the way.
//
//===----------------------------------------------------------------------===//

#include "sema/Collector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace traitc;
using ast::Item;
using ast::VariantDecl;

static StringRef textOf(SMRange R) {
  const char *Begin = R.Start.getPointer(), *End = R.End.getPointer();
  return Begin && End > Begin ? StringRef(Begin, End - Begin) : StringRef();
}

static std::string boundsText(const std::vector<ast::Bound> &Bounds) {
  std::string S;
  for (const ast::Bound &B : Bounds)
    S += (S.empty() ? "" : " + ") + std::string(B.Maybe ? "?" : "") +
         textOf(B.Trait.Range).str();
  return S;
}

/// `impl<T: Bounds + Trait> Trait for Name<T> where .. {`
static std::string head(const Item &I, StringRef Trait) {
  std::string Params, Names;
  for (const ast::GenericParam &P : I.Gens.Params) {
    std::string Bounds = boundsText(P.Bounds);
    Params += (Params.empty() ? "" : ", ") + P.Name.Name.str() + ": " +
              (Bounds.empty() ? "" : Bounds + " + ") + Trait.str();
    Names += (Names.empty() ? "" : ", ") + P.Name.Name.str();
  }
  std::string S = "impl";
  if (!Params.empty())
    S += "<" + Params + ">";
  S += " " + Trait.str() + " for " + I.Name.Name.str();
  if (!Names.empty())
    S += "<" + Names + ">";
  std::string Where;
  for (const ast::WherePredicate &P : I.Gens.Where)
    if (P.Type && !P.Bounds.empty())
      Where += (Where.empty() ? " where " : ", ") +
               textOf(P.Type->Range).str() + ": " + boundsText(P.Bounds);
  return S + Where + " {\n";
}

/// How a variant is written: `Self::V`, and `Self` for a struct.
static std::string path(const Item &I, const VariantDecl &V) {
  return I.K == Item::Kind::Enum ? "Self::" + V.Name.Name.str()
                                 : std::string("Self");
}

/// The variant with \p Field(name, number) for each field: as a pattern or as
/// an expression.
template <typename Function>
static std::string variant(const Item &I, const VariantDecl &V,
                           Function Field) {
  std::string S;
  for (size_t N = 0; N != V.Fields.size(); ++N) {
    S += N ? ", " : "";
    if (!V.Tuple)
      S += V.Fields[N].Name.Name.str() + ": ";
    S += Field(N);
  }
  if (V.Tuple)
    return path(I, V) + "(" + S + ")";
  if (V.Fields.empty() && I.K == Item::Kind::Enum)
    return path(I, V);
  return path(I, V) + " { " + S + " }";
}

static std::string bindings(const Item &I, const VariantDecl &V,
                            StringRef Prefix) {
  return variant(I, V, [&](size_t N) { return (Prefix + Twine(N)).str(); });
}

static std::string deriveClone(const Item &I) {
  std::string S = head(I, "std::clone::Clone") +
                  "fn clone(&self) -> Self {\nmatch self {\n";
  for (const VariantDecl &V : I.Variants)
    S += bindings(I, V, "a") + " => " +
         variant(I, V,
                 [](size_t N) {
                   return "std::clone::Clone::clone(a" + utostr(N) + ")";
                 }) +
         ",\n";
  if (I.Variants.empty())
    S += "_ => loop {},\n";
  return S + "}\n}\n}\n";
}

static std::string derivePartialEq(const Item &I) {
  std::string S =
      head(I, "std::cmp::PartialEq") + "fn eq(&self, other: &Self) -> bool {\n";
  S += "match (self, other) {\n";
  for (const VariantDecl &V : I.Variants) {
    std::string All;
    for (size_t N = 0; N != V.Fields.size(); ++N)
      All += (N ? " && " : "") + ("std::cmp::PartialEq::eq(a" + utostr(N) +
                                  ", b" + utostr(N) + ")");
    S += "(" + bindings(I, V, "a") + ", " + bindings(I, V, "b") + ") => " +
         (All.empty() ? "true" : All) + ",\n";
  }
  if (I.Variants.size() != 1)
    S += "_ => " + std::string(I.Variants.empty() ? "true" : "false") + ",\n";
  return S + "}\n}\n}\n";
}

static std::string deriveDebug(const Item &I) {
  std::string S = head(I, "std::fmt::Debug") +
                  "fn fmt(&self, f: &mut std::fmt::Formatter) -> "
                  "std::fmt::Result {\nmatch self {\n";
  for (const VariantDecl &V : I.Variants) {
    std::string Name = "\"" + V.Name.Name.str() + "\"";
    S += bindings(I, V, "a") + " => ";
    if (V.Fields.empty()) {
      S += "f.write_str(" + Name + "),\n";
      continue;
    }
    S += std::string(V.Tuple ? "f.debug_tuple(" : "f.debug_struct(") + Name +
         ")";
    for (size_t N = 0; N != V.Fields.size(); ++N)
      S += ".field(" +
           (V.Tuple ? std::string()
                    : "\"" + V.Fields[N].Name.Name.str() + "\", ") +
           "a" + utostr(N) + ")";
    S += ".finish(),\n";
  }
  if (I.Variants.empty())
    S += "_ => loop {},\n";
  return S + "}\n}\n}\n";
}

static std::string deriveDefault(const Item &I) {
  return head(I, "std::default::Default") + "fn default() -> Self {\n" +
         variant(I, I.Variants[0],
                 [](size_t) {
                   return std::string("std::default::Default::default()");
                 }) +
         "\n}\n}\n";
}

/// The order of the first fields that differ; of variants, their order.
static std::string derivePartialOrd(const Item &I, bool Total) {
  std::string Option = "std::option::Option::Some(";
  std::string Trait = Total ? "std::cmp::Ord" : "std::cmp::PartialOrd";
  std::string Method = Total ? "cmp" : "partial_cmp";
  std::string Equal = Total ? "std::cmp::Ordering::Equal"
                            : Option + "std::cmp::Ordering::Equal)";
  std::string S = head(I, Trait) + "fn " + Method +
                  "(&self, other: &Self) -> " +
                  (Total ? "std::cmp::Ordering"
                         : "std::option::Option<std::cmp::Ordering>") +
                  " {\n";
  for (StringRef Who : {"self", "other"}) {
    S += "let number_of_" + Who.str() + ": usize = match " + Who.str() + " {\n";
    for (size_t N = 0; N != I.Variants.size(); ++N)
      S += variant(I, I.Variants[N], [](size_t) { return std::string("_"); }) +
           " => " + utostr(N) + ",\n";
    if (I.Variants.empty())
      S += "_ => 0,\n";
    S += "};\n";
  }
  S += "match (self, other) {\n";
  for (const VariantDecl &V : I.Variants) {
    if (V.Fields.empty() && I.Variants.size() != 1)
      continue;
    S += "(" + bindings(I, V, "a") + ", " + bindings(I, V, "b") + ") => {\n";
    for (size_t N = 0; N != V.Fields.size(); ++N)
      S += formatv("match {0}::{1}(a{2}, b{2}) {{\n{3} => {{}\n"
                   "decided => return decided,\n}\n",
                   Trait, Method, N, Equal)
               .str();
    S += Equal + "\n}\n";
  }
  if (I.Variants.size() != 1)
    S += "_ => " + Trait + "::" + Method +
         "(&number_of_self, &number_of_other),\n";
  return S + "}\n}\n}\n";
}

SmallVector<DerivedImpl, 4> traitc::deriveText(const Item &I,
                                               Diagnostics &Diags) {
  SmallVector<DerivedImpl, 4> Result;
  for (const ast::Attribute &A : I.Attrs) {
    if (A.Name.Name != "derive")
      continue;
    SmallVector<StringRef, 4> Names;
    StringRef(A.Args).split(Names, ',', -1, /*KeepEmpty=*/false);
    for (StringRef Name : Names) {
      Name = Name.trim();
      if (Name.empty())
        continue;
      StringRef Trait = Name.rsplit("::").second;
      if (Trait.empty())
        Trait = Name;
      if (Trait == "Default" && I.K == Item::Kind::Enum) {
        Diags.error(A.ArgsLoc, "`Default` can be derived for structs only");
        continue;
      }
      SMLoc Loc = SMLoc::getFromPointer(A.ArgsLoc.getPointer() +
                                        (Name.data() - A.Args.data()));
      std::string Text;
      if (Trait == "Copy")
        Text = head(I, "std::marker::Copy") + "}\n";
      else if (Trait == "Eq")
        Text = head(I, "std::cmp::Eq") + "}\n";
      else if (Trait == "Clone")
        Text = deriveClone(I);
      else if (Trait == "PartialEq")
        Text = derivePartialEq(I);
      else if (Trait == "Debug")
        Text = deriveDebug(I);
      else if (Trait == "Default")
        Text = deriveDefault(I);
      else if (Trait == "PartialOrd" || Trait == "Ord")
        Text = derivePartialOrd(I, Trait == "Ord");
      if (Text.empty()) {
        Diags.error(Loc, "`" + Trait +
                             "` cannot be derived: only Clone, Copy, "
                             "Debug, Default, Eq, Ord, PartialEq and "
                             "PartialOrd can");
        continue;
      }
      Result.push_back({Trait, Loc, std::move(Text)});
    }
  }
  return Result;
}
