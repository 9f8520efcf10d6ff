//===- TraitItems.cpp - Which traits, classes and functions there are -----===//

#include "TraitModel.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

std::string generate::drawAttribute(Program &P, unsigned Percent) {
  Random R = P.R.fork();
  bool Has = R.chance(Percent);
  unsigned Bytes = 16u << R.below(7);
  std::string S;
  switch (R.weighted({3, 2, 2, 4, 3, 2, 3, 2})) {
  case 0:
    S = "nested";
    break;
  case 1:
    S = "nested(" + std::to_string(Bytes) + ")";
    break;
  case 2:
    S = "auto";
    break;
  case 3:
    S = "inline(" + std::to_string(Bytes) + ")";
    break;
  case 4:
    S = "cache";
    break;
  case 5:
    S = "custom(pool_grow)";
    break;
  case 6:
    S = "sealed";
    break;
  default:
    S = "box";
    break;
  }
  if (!Has || P.Opts.Form != TraitForm::Strategies)
    return std::string();
  return "#[dyn_async(" + S + ")]";
}

static Ty drawType(Program &P) {
  if (P.Small)
    return P.R.pick({Ty::U, Ty::D, Ty::OptD, Ty::Pair});
  return Ty(P.R.weighted({30, 25, 10, 10, 5, 5, 5, 4, 4, 7, 4}));
}

static Argument drawArgument(Program &P, unsigned Trait) {
  Argument A;
  A.K = Argument::Kind(P.R.weighted({60, 12, 8, 10, 10}));
  if (P.Small)
    A.K = Argument::Value;
  A.T = A.K == Argument::Value ? drawType(P) : P.R.pick({Ty::U, Ty::D});
  A.Trait = P.R.chance(70) ? Trait : P.R.below(Trait + 1);
  return A;
}

static Method drawMethod(Program &P, unsigned Trait, unsigned Rank) {
  Method M;
  M.Kind = MethodKind(P.R.weighted({15, 50, 8, 12, 7, 8}));
  M.Self = SelfMode(P.R.weighted({55, 30, 15}));
  bool GivesItems = M.Kind == MethodKind::Iterator ||
                    M.Kind == MethodKind::Closure ||
                    M.Kind == MethodKind::Object;
  // What it gives borrows from the object, and has to be able to.
  if (M.Kind == MethodKind::Object && Trait == 0)
    M.Kind = MethodKind::Async;
  if (GivesItems && M.Self == SelfMode::Value)
    M.Self = SelfMode::Ref;
  M.Name = P.name(M.isAwaited() ? "m" : GivesItems ? "g" : "p");
  unsigned Count = P.R.weighted({30, 45, 20, 5});
  for (unsigned I = 0; I < Count; ++I)
    M.Args.push_back(drawArgument(P, Trait));
  M.Result = GivesItems ? P.R.pick({Ty::U, Ty::D}) : drawType(P);
  M.ResultTrait = Trait ? P.R.below(Trait) : 0;
  M.Rank = Rank;
  M.HasDefault = P.R.chance(15) && M.Self != SelfMode::Value && !GivesItems;
  M.Attribute = drawAttribute(P, 10);
  M.LeftOut = !P.W.has("method");
  return M;
}

void generate::drawItems(Program &P) {
  Random &R = P.R;
  P.Small = R.chance(15);
  unsigned Traits = 1 + R.below(P.Opts.Size > 4 ? 3 : 2);
  unsigned Rank = 1;
  for (unsigned T = 0; T < Traits; ++T) {
    TraitDef Def;
    Def.Name = P.global("T");
    Def.Clone = R.chance(35);
    Def.Attribute = drawAttribute(P, 25);
    unsigned Count = 1 + R.below(std::min(4u, 1 + P.Opts.Size / 3));
    for (unsigned I = 0; I < Count; ++I)
      Def.Methods.push_back(drawMethod(P, T, Rank++));
    P.Traits.push_back(std::move(Def));
  }
  for (unsigned T = 0; T < Traits; ++T) {
    unsigned Count = 1 + R.below(std::min(4u, 1 + P.Opts.Size / 3));
    for (unsigned I = 0; I < Count; ++I) {
      ClassDef C;
      C.Name = P.global("C");
      C.Trait = T;
      unsigned Shape = R.below(100), What = R.next() & 0xff;
      // The first of a trait wraps nothing.
      C.Empty = Shape < 10;
      C.Inner = Shape >= 50 && I && !P.Small;
      C.Generic = Shape >= 80 && I && !P.Small;
      if (C.Generic)
        C.Inner = false;
      C.HasD = !C.Empty && What & 1;
      C.HasDrop = !C.Empty && (What & 6) == 2;
      C.HasBig = !C.Empty && (What & 0x38) == 8 && !P.Small;
      C.HasWide = !C.Empty && (What & 0x38) == 16 && !P.Small;
      C.InnerTrait = R.chance(70) ? T : R.below(T + 1);
      // A clone clones what it holds.
      if (P.Traits[T].Clone && !P.Traits[C.InnerTrait].Clone)
        C.InnerTrait = T;
      bool There = P.W.has("class");
      C.LeftOut = I && !There;
      P.Traits[T].Classes.push_back(unsigned(P.Classes.size()));
      P.Classes.push_back(std::move(C));
    }
  }
  unsigned Functions = R.below(3);
  for (unsigned I = 0; I < Functions; ++I) {
    Function F;
    F.Name = P.global("f");
    F.Async = R.chance(70);
    F.Generic = R.chance(25);
    F.Trait = R.below(Traits);
    F.Object = SelfMode(R.weighted({50, 30, 20}));
    F.Result = drawType(P);
    F.Rank = Rank++;
    F.Attribute = drawAttribute(P, 25);
    F.LeftOut = !P.W.has("function");
    P.Functions.push_back(std::move(F));
  }
}

/// In `construct`: the class with nothing in it that needs drawing.
static std::string plainObject(const Program &P, unsigned Class) {
  const ClassDef &C = P.Classes[Class];
  if (C.Empty)
    return C.Name;
  std::string Made = C.Name + " { n: 0";
  if (C.HasD)
    Made += ", d: d(0)";
  if (C.HasBig)
    Made += ", big: [1; 40]";
  if (C.HasWide)
    Made += ", wide: 5";
  return Made + " }";
}

std::string generate::construct(Program &P, unsigned Class, unsigned Depth) {
  const ClassDef &C = P.Classes[Class];
  if (C.Empty)
    return C.Name;
  // Fields in the order of their evaluation, not of their declaration.
  bool DFirst = P.R.chance(50);
  std::string D = C.HasD ? formatv("d: d({0}), ", P.fresh()).str() : "";
  std::string Made = C.Name + " { " + (DFirst ? D : "");
  Made += formatv("n: {0}, ", P.R.below(50));
  if (C.HasBig)
    Made += formatv("big: [{0}; 40], ", P.R.below(50));
  if (C.HasWide)
    Made += formatv("wide: {0}, ", P.R.below(50));
  if (C.Inner)
    Made +=
        "i: bx(" + constructAny(P, C.InnerTrait, Depth ? Depth - 1 : 0) + "), ";
  if (C.Generic)
    Made += "i: " + constructAny(P, C.Trait, Depth ? Depth - 1 : 0) + ", ";
  return Made + (DFirst ? "" : D) + "}";
}

std::string generate::constructAny(Program &P, unsigned Trait, unsigned Depth) {
  const TraitDef &T = P.Traits[Trait];
  unsigned Class = Depth ? P.R.pick<unsigned>(T.Classes) : T.Classes.front();
  std::string Made = construct(P, Class, Depth);
  return P.Classes[Class].LeftOut ? plainObject(P, T.Classes.front()) : Made;
}
