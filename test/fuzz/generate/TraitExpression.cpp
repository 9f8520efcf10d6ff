//===- TraitExpression.cpp - Expressions of each type ---------------------===//

#include "TraitBody.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

StringRef generate::spelled(Ty T) {
  switch (T) {
  case Ty::U:
    return "u32";
  case Ty::D:
    return "D";
  case Ty::OptD:
    return "Option<D>";
  case Ty::ResD:
    return "Result<D, u32>";
  case Ty::Pair:
    return "(D, D)";
  case Ty::Arr:
    return "[D; 2]";
  case Ty::Big:
    return "Big";
  case Ty::Wide:
    return "Wide";
  case Ty::Zero:
    return "Zero";
  case Ty::Enum:
    return "En";
  case Ty::BoxD:
    return "Box<D>";
  }
  llvm_unreachable("no such type");
}

static std::string leafOf(Ty T, function_ref<std::string()> D) {
  switch (T) {
  case Ty::U:
    return "7u32";
  case Ty::D:
    return D();
  case Ty::OptD:
    return "Some(" + D() + ")";
  case Ty::ResD:
    return "Ok::<D, u32>(" + D() + ")";
  case Ty::Pair: {
    std::string First = D();
    return "(" + First + ", " + D() + ")";
  }
  case Ty::Arr: {
    std::string First = D();
    return "[" + First + ", " + D() + "]";
  }
  case Ty::Big:
    return "big(" + D() + ")";
  case Ty::Wide:
    return "wide(" + D() + ")";
  case Ty::Zero:
    return "zero()";
  case Ty::Enum:
    return "En::A(" + D() + ")";
  case Ty::BoxD:
    return "bx(" + D() + ")";
  }
  llvm_unreachable("no such type");
}

std::string generate::leaf(Program &P, Ty T) {
  if (T == Ty::U)
    return std::to_string(P.R.below(90)) + "u32";
  return leafOf(T, [&] { return formatv("d({0})", P.fresh()).str(); });
}

std::string generate::plainValue(Ty T) {
  return leafOf(T, [] { return std::string("d(0)"); });
}

/// A number that is there already, or a constant.
std::string Body::number(unsigned Depth) {
  unsigned What = R.weighted({3, 4, 3, 2});
  if (What == 1)
    if (auto I = find([&](const Variable &V) {
          return V.K == Variable::Value && V.T == Ty::U && canRead(V);
        }))
      return Vars[*I].Name;
  if (What == 2)
    if (auto I = find([&](const Variable &V) {
          return V.K == Variable::Value && V.T == Ty::D && canRead(V);
        }))
      return Vars[*I].Name + ".0";
  if (What == 3 && Depth < 3) {
    std::string Left = number(Depth + 1), Right = number(Depth + 1);
    StringRef Op = R.pick({StringRef("wrapping_add"), StringRef("wrapping_mul"),
                           StringRef("wrapping_sub")});
    return formatv("({0}).{1}({2})", Left, Op, Right);
  }
  return leaf(P, Ty::U);
}

std::string Body::condition(unsigned Depth) {
  unsigned What = R.weighted({5, 2, 2, 1});
  std::string First = What == 1 && Depth < 2
                          ? "(" + expression(Ty::U, Depth + 2) + ")"
                          : "(" + number(Depth) + ")";
  std::string Simple = formatv(
      "{0} % {1} {2} {3}", First, R.between(2, 4),
      R.pick({StringRef("=="), StringRef("!="), StringRef("<")}), R.below(3));
  if (What < 2 || Depth > 2)
    return Simple;
  // What stands behind && may not run.
  std::string Second;
  auto Rest = [&] { Second = condition(Depth + 2); };
  branches({Rest, [] {}});
  return formatv("({0}) {1} ({2})", Simple, What == 2 ? "&&" : "||", Second);
}

/// A variable that is moved, or a constant.
std::string Body::atom(Ty T) {
  bool Want = R.chance(65);
  auto I = find([&](const Variable &V) {
    return V.K == Variable::Value && V.T == T && canMove(V);
  });
  if (Want && I)
    return move(*I);
  return T == Ty::U ? number(2) : leaf(P, T);
}

std::string Body::expression(Ty T, unsigned Depth) {
  bool Simple = R.chance(35 + 15 * Depth);
  if (Depth > 3 || Simple || Budget == 0)
    return atom(T);
  --Budget;
  Part Whole(W, "value");
  std::string Made = compound(T, Depth);
  return Whole.isLeftOut() ? plainValue(T) : Made;
}

std::string Body::compound(Ty T, unsigned Depth) {
  switch (R.weighted({30, 10, 5, 8, 6, 6, 25, 8, 5, 4})) {
  case 0:
    return methodCall(T, Depth);
  case 1:
    return ifElse(T, Depth);
  case 2:
    return block(T, Depth);
  case 3:
    return match(T, Depth);
  case 4:
    return loop(T, Depth);
  case 5:
    return closureCall(T, Depth);
  case 6:
    return conversion(T, Depth);
  case 7:
    return functionCall(T, Depth);
  case 8:
    if (IsAsync) {
      Text Inner = isolated(true, [&] { return block(T, Depth); });
      return "async " + Inner + ".await";
    }
    return "same(" + expression(T, Depth + 1) + ")";
  default:
    // What was in a variable, for something else.
    if (auto I = find([&](const Variable &V) {
          return V.K == Variable::Value && V.T == T && T != Ty::U &&
                 canChange(V);
        })) {
      Text New = leaf(P, T);
      return formatv("std::mem::replace(&mut {0}, {1})", Vars[*I].Name, New);
    }
    return "same(" + expression(T, Depth + 1) + ")";
  }
}

/// One type from another.
std::string Body::conversion(Ty T, unsigned Depth) {
  if (T == Ty::U) {
    Ty From = Ty(1 + R.below(P.Small ? 5 : TyCount - 1));
    return "(" + expression(From, Depth + 1) + ").val()";
  }
  if (T == Ty::D && CanReturn && (Result == Ty::ResD || Result == Ty::OptD) &&
      R.chance(40))
    return propagated(Depth);
  if (T == Ty::D) {
    switch (R.below(P.Small ? 3 : 6)) {
    case 0: {
      Text From = expression(Ty::OptD, Depth + 1);
      return "(" + From + ").unwrap_or(" + leaf(P, Ty::D) + ")";
    }
    case 1:
      return "(" + expression(Ty::Pair, Depth + 1) +
             (R.chance(50) ? ").0" : ").1");
    case 2:
      return "{ let [first, _] = " + expression(Ty::Arr, Depth + 1) +
             "; first }";
    case 3:
      return "(" + expression(Ty::Big, Depth + 1) + ").d";
    case 4:
      return "*(" + expression(Ty::BoxD, Depth + 1) + ")";
    default:
      return "(" + expression(Ty::ResD, Depth + 1) +
             ").unwrap_or_else(|n| d(n))";
    }
  }
  // The leaf of each, with other values in it.
  SmallVector<Text, 2> Inner;
  unsigned Which = R.below(4);
  if (T == Ty::OptD && Which == 0)
    return "None::<D>";
  if (T == Ty::ResD && Which == 0)
    return "Err::<D, u32>(" + number(Depth) + ")";
  if (T == Ty::Enum && Which == 0)
    return "En::C(" + number(Depth) + ")";
  if (T == Ty::Enum && Which == 1) {
    Text X = expression(Ty::D, Depth + 1), Y = expression(Ty::D, Depth + 1);
    return "En::B { y: " + X + ", x: " + Y + " }";
  }
  return leafOf(T, [&] { return expression(Ty::D, Depth + 1); });
}

/// `?`: leaves the function when there is none.
std::string Body::propagated(unsigned Depth) {
  return "(" + expression(Result, Depth + 1) + ")?";
}

std::string Body::block(Ty T, unsigned Depth) {
  return scoped([&] {
    Text Inner = statements(Budget ? R.below(3) : 0);
    return "{\n" + Inner + expression(T, Depth + 1) + "\n}";
  });
}

std::string Body::ifElse(Ty T, unsigned Depth) {
  Text Cond = condition(Depth), Then, Else;
  auto A = [&] { Then = block(T, Depth); };
  auto B = [&] { Else = block(T, Depth); };
  branches({A, B});
  return "if " + Cond + " " + Then + " else " + Else;
}

std::string Body::match(Ty T, unsigned Depth) {
  Ty Of = R.pick({Ty::OptD, Ty::ResD, Ty::Enum});
  Text Value = expression(Of, Depth + 1);
  Text A = P.name("m"), B = P.name("m");
  auto Arm = [&](Text &To, ArrayRef<std::pair<Text, Ty>> Names) {
    To = scoped([&] {
      for (auto &[Name, Type] : Names) {
        Variable V;
        V.Name = Name;
        V.T = Type;
        V.Mutable = false;
        declare(V);
      }
      return block(T, Depth);
    });
  };
  Text First, Second, Third;
  if (Of == Ty::Enum) {
    auto X = [&] { Arm(First, {{A, Ty::D}}); };
    auto Y = [&] { Arm(Second, {{A, Ty::D}, {B, Ty::D}}); };
    auto Z = [&] { Arm(Third, {{A, Ty::U}}); };
    branches({X, Y, Z});
    return formatv("match ({0}) {{\nEn::A({1}) => {2}\nEn::B {{ x: {1}, y: {3} "
                   "} => {4}\nEn::C({1}) => {5}\n}",
                   Value, A, First, B, Second, Third);
  }
  bool Option = Of == Ty::OptD;
  auto X = [&] { Arm(First, {{A, Ty::D}}); };
  auto Y = [&] {
    if (Option)
      Arm(Second, {});
    else
      Arm(Second, {{B, Ty::U}});
  };
  branches({X, Y});
  // A guard that is evaluated before what is bound is moved.
  Text Guard, Other;
  bool HasGuard = Option && R.chance(25);
  if (HasGuard) {
    Guard = " if " + A + ".0 % 2 == 0";
    Other = "Some(_) => " + block(T, 3) + "\n";
  }
  return formatv("match ({0}) {{\n{1}({2}){3} => {4}\n{5} => {6}\n{7}}", Value,
                 Option ? "Some" : "Ok", A, Guard, First,
                 Option ? Text("None") : "Err(" + B + ")", Second, Other);
}

std::string Body::loop(Ty T, unsigned Depth) {
  Text Label = P.name("'l"), Count = P.name("c");
  ++LoopDepth;
  unsigned Rounds = 1 + R.below(3);
  Text Inner = scoped([&] {
    Text Lines = statements(R.below(2) + 1);
    Text Value = expression(T, Depth + 1);
    return Lines + formatv("if {0} > {1} {{ break {2} {3}; }\n", Count, Rounds,
                           Label, Value)
                       .str();
  });
  --LoopDepth;
  return formatv("{{\nlet mut {0} = 0;\n{1}: loop {{\n{0} += 1;\n{2}}\n}",
                 Count, Label, Inner);
}

std::string Body::closure() {
  Text X = P.name("x");
  Text Inner = movedInto(false, false, [&] {
    Variable V;
    V.Name = X;
    V.Mutable = false;
    declare(V);
    unsigned Had = Budget;
    Budget = std::min(Budget, 2u);
    Text Value = R.chance(40) ? expression(Ty::U, 2) : number(1);
    Budget = Had;
    return Value;
  });
  return formatv("move |{0}: u32| -> u32 {{ step({0}); {1} }", X, Inner);
}

/// A closure that is called where it stands.
std::string Body::closureCall(Ty T, unsigned Depth) {
  bool Move = R.chance(40);
  Text Inner;
  if (Move) {
    Inner = movedInto(false, false, [&] { return block(T, Depth); });
  } else {
    ++LoopDepth;
    Inner = isolated(false, [&] { return block(T, Depth); });
    --LoopDepth;
  }
  return formatv("({0}|| {1})()", Move ? "move " : "", Inner);
}
