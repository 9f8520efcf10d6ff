//===- TraitStatement.cpp - Statements ------------------------------------===//

#include "TraitBody.h"
#include "TraitText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

/// Begins a line that goes if nothing else mentions the name behind it.
static constexpr char Unneeded = '\x01';

std::string Body::fallbackLine(StringRef Name, Text Line) {
  return (Twine(Unneeded) + Name + Twine(Unneeded) + Line).str();
}

static bool isWord(char C) { return isAlnum(C) || C == '_'; }

bool generate::mentions(StringRef In, StringRef Name) {
  for (size_t At = In.find(Name); At != StringRef::npos;
       At = In.find(Name, At + 1)) {
    size_t End = At + Name.size();
    if ((At == 0 || !isWord(In[At - 1])) &&
        (End == In.size() || !isWord(In[End])))
      return true;
  }
  return false;
}

std::string Body::withoutUnused(std::string Text) {
  SmallVector<StringRef, 64> Lines;
  StringRef(Text).split(Lines, '\n');
  auto nameOf = [](StringRef Line) {
    return Line.drop_front().take_until([](char C) { return C == Unneeded; });
  };
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (StringRef &Line : Lines) {
      if (!Line.starts_with(Unneeded))
        continue;
      StringRef Name = nameOf(Line);
      if (none_of(Lines, [&](StringRef Other) {
            return Other.data() != Line.data() && mentions(Other, Name);
          })) {
        Line = StringRef();
        Changed = true;
      }
    }
  }
  std::string Kept;
  for (StringRef Line : Lines) {
    if (Line.starts_with(Unneeded))
      Line = Line.drop_front(nameOf(Line).size() + 2);
    if (!Line.empty())
      Kept += (Line + "\n").str();
  }
  return Kept;
}

std::string Body::letLine(StringRef Name, StringRef Type, Text Init) {
  return formatv("let mut {0}: {1} = {2};\n", Name, Type, Init);
}

std::string Body::statements(unsigned Count) {
  Text Made;
  for (unsigned I = 0; I < Count && Budget; ++I)
    Made += statement();
  return Made;
}

std::string Body::statement() {
  --Budget;
  switch (R.weighted(
      {20, 5, 8, 7, 6, 7, 5, 6, 4, 3, 4, 3, 5, 5, 4, 3, 4, 3, 4, 3})) {
  case 0:
    return newValue();
  case 1:
    return newObject();
  case 2:
    return assignment();
  case 3:
    return consumption();
  case 4: {
    Part Whole(W, "say");
    Text N = expression(Ty::U, 1);
    return Whole.isLeftOut() ? Text() : "say(" + N + ");\n";
  }
  case 5:
    return ifStatement();
  case 6:
    return matchStatement();
  case 7:
    return loopStatement();
  case 8:
    return earlyReturn();
  case 9:
    return letElse();
  case 10:
    return destructuring();
  case 11:
    return closureStatement();
  case 12:
    return suspension();
  case 13:
    return keptFuture();
  case 14:
    return joined();
  case 15:
    return spawned();
  case 16:
    return cutShort();
  case 17:
    return asyncBlock();
  case 18:
    return iteration();
  default:
    return keptObject();
  }
}

std::string Body::newValue() {
  Part Whole(W, "let");
  Ty T =
      P.Small
          ? R.pick({Ty::U, Ty::D, Ty::D, Ty::OptD, Ty::ResD, Ty::Pair, Ty::Arr})
          : Ty(R.weighted({30, 40, 10, 8, 8, 6, 6, 6, 4, 8, 6}));
  Text Init = expression(T);
  Variable V;
  V.Name = P.name("v");
  V.T = T;
  declare(V);
  return Whole.isLeftOut()
             ? fallbackLine(V.Name, letLine(V.Name, spelled(T), plainValue(T)))
             : letLine(V.Name, spelled(T), Init);
}

/// A box of an object, or one of a known type.
std::string Body::newObject() {
  Part Whole(W, "object");
  unsigned Trait = R.below(unsigned(P.Traits.size()));
  const TraitDef &T = P.Traits[Trait];
  bool Static = R.chance(30);
  Variable V;
  V.Name = P.name("o");
  V.K = Static ? Variable::Static : Variable::BoxedObject;
  V.Trait = Trait;
  Text Full = constructAny(P, Trait, Static ? 1 : 2);
  auto From = find([&](const Variable &O) {
    return O.K == Variable::BoxedObject && O.Trait == Trait && canRead(O) &&
           O.Owned;
  });
  bool Clones = R.chance(50) && T.Clone && From && !Static;
  Text Line = Static ? formatv("let mut {0} = {1};\n", V.Name, Full).str()
                     : letLine(V.Name, "Box<dyn " + T.Name + ">",
                               Clones ? "kept(" + Vars[*From].Name + ".clone())"
                                      : "bx(" + Full + ")");
  declare(V);
  // A known type cannot be another one.
  return Whole.isLeftOut() ? fallbackLine(V.Name, Line) : Line;
}

std::string Body::assignment() {
  Part Whole(W, "assign");
  auto I = find([&](const Variable &V) {
    return V.K == Variable::Value && V.Mutable && V.Busy == Variable::Free &&
           (V.Live || (V.Movable && V.Closure == ClosureDepth));
  });
  if (!I)
    return Text();
  Ty T = Vars[*I].T;
  Text Value = expression(T, 1);
  // The value may have borrowed or moved it.
  Variable &V = Vars[*I];
  if (V.Busy != Variable::Free)
    return Text();
  if (V.Block == BlockDepth)
    V.Live = true;
  return V.Name + " = " + (Whole.isLeftOut() ? plainValue(T) : Value) + ";\n";
}

std::string Body::consumption() {
  Part Whole(W, "consume");
  auto I = find([&](const Variable &V) {
    return canMove(V) && !V.isCopy() && V.Borrows.empty() &&
           V.K != Variable::MutReference && V.K != Variable::Handle &&
           V.K != Variable::Pending;
  });
  unsigned How = R.below(5);
  if (!I)
    return Text();
  bool IsValue = Vars[*I].K == Variable::Value;
  Text Name = move(*I), Made;
  if (How == 0)
    Made = "drop(" + Name + ");\n";
  else if (How == 1)
    Made = Name + ";\n";
  else if (How == 2 && IsValue)
    Made = "say(" + Name + ".val());\n";
  else
    Made = "let _k = " + Name + ";\n";
  return Whole.isLeftOut() ? Text() : Made;
}

std::string Body::ifStatement() {
  Part Whole(W, "if");
  Text Cond = condition(0), Then, Else;
  auto A = [&] { Then = scoped([&] { return statements(1 + R.below(3)); }); };
  auto B = [&] { Else = scoped([&] { return statements(R.below(3)); }); };
  branches({A, B});
  if (Whole.isLeftOut())
    return Text();
  return "if " + Cond + " {\n" + Then + "} else {\n" + Else + "}\n";
}

std::string Body::matchStatement() {
  Part Whole(W, "match");
  Text Value = match(Ty::U, 2);
  return Whole.isLeftOut() ? Text() : "say(" + Value + ");\n";
}

std::string Body::loopStatement() {
  Part Whole(W, "loop");
  Text Label = P.name("'f"), Count = P.name("i");
  unsigned Rounds = 1 + R.below(3);
  bool While = R.chance(25);
  ++LoopDepth;
  Labels.push_back(Label);
  Text Inner = scoped([&] {
    Variable V;
    V.Name = Count;
    V.Mutable = false;
    declare(V);
    Text Lines = statements(1 + R.below(3));
    bool Leaves = R.chance(25);
    Text Cond = condition(1), To = R.pick({"break", "continue"});
    if (Leaves && !While)
      Lines += "if " + Cond + " { " + To + " " +
               Labels[R.below(unsigned(Labels.size()))] + "; }\n";
    return Lines + statements(R.below(2));
  });
  Labels.pop_back();
  --LoopDepth;
  if (Whole.isLeftOut())
    return Text();
  if (While)
    return formatv("let mut {0} = 0u32;\n{1}: while {0} < {2} {{\n{0} += 1;\n"
                   "{3}}\n",
                   Count, Label, Rounds, Inner);
  return formatv("{1}: for {0} in 0..{2}u32 {{\n{3}}\n", Count, Label, Rounds,
                 Inner);
}

std::string Body::earlyReturn() {
  Part Whole(W, "return");
  if (!CanReturn)
    return Text();
  Text Cond = condition(0), Value;
  std::vector<Variable> Before = Vars;
  Text Lines = scoped([&] {
    Text Made = statements(R.below(2));
    Value = expression(Result, 1);
    return Made;
  });
  Vars = std::move(Before);
  if (Whole.isLeftOut())
    return Text();
  return "if " + Cond + " {\n" + Lines + "return " + Value + ";\n}\n";
}

std::string Body::letElse() {
  Part Whole(W, "let else");
  Text Value = expression(Ty::OptD, 1), Other;
  Variable V;
  V.Name = P.name("v");
  V.T = Ty::D;
  V.Mutable = false;
  std::vector<Variable> Before = Vars;
  bool Returns = CanReturn;
  if (Returns)
    Other = "return " + expression(Result, 2) + ";";
  Vars = std::move(Before);
  declare(V);
  if (Whole.isLeftOut() || !Returns)
    return fallbackLine(V.Name, letLine(V.Name, "D", plainValue(Ty::D)));
  return formatv("let Some({0}) = ({1}) else {{ {2} };\n", V.Name, Value,
                 Other);
}

/// A value is taken apart, or a part of it.
std::string Body::destructuring() {
  Part Whole(W, "destructure");
  Ty T = R.pick({Ty::Pair, Ty::Arr, Ty::Big});
  if (P.Small)
    T = Ty::Pair;
  auto I = find([&](const Variable &V) {
    return V.K == Variable::Value && V.T == T && canMove(V);
  });
  Text Value = I ? Vars[*I].Name : expression(T, 1);
  if (I)
    Vars[*I].Live = false;
  Variable A, B;
  A.T = B.T = Ty::D;
  A.Name = P.name("v");
  B.Name = P.name("v");
  A.Mutable = B.Mutable = false;
  bool Both = R.chance(50) && T != Ty::Big;
  declare(A);
  if (Both)
    declare(B);
  if (Whole.isLeftOut())
    return fallbackLine(A.Name, letLine(A.Name, "D", plainValue(Ty::D))) +
           (Both ? fallbackLine(B.Name, letLine(B.Name, "D", plainValue(Ty::D)))
                 : Text());
  Text Other = Both ? B.Name : Text("_");
  StringRef Format = T == Ty::Pair  ? "let ({0}, {1}) = {2};\n"
                     : T == Ty::Arr ? "let [{1}, {0}] = {2};\n"
                                    : "let Big {{ d: {0}, .. } = {2};\n";
  return formatv(false, Format.str().c_str(), A.Name, Other, Value);
}

std::string Body::closureStatement() {
  Part Whole(W, "closure");
  Text Name = P.name("f"), Made = closure();
  Text First = number(1), Second = number(1);
  bool Twice = R.chance(50), Never = R.chance(20);
  if (Whole.isLeftOut())
    return Text();
  return "let " + Name + " = " + Made + ";\n" +
         (Never ? Text()
                : formatv("say({0}({1}));\n", Name, First).str() +
                      (Twice ? formatv("say({0}({1}));\n", Name, Second).str()
                             : Text()));
}

std::string Body::suspension() {
  Part Whole(W, "suspend");
  unsigned How = R.below(4), Time = 1 + R.below(3);
  Text Held = atom(Ty::D);
  Text Kept = P.name("v");
  if (!IsAsync)
    return Whole.isLeftOut() ? Text() : "drop(" + Held + ");\n";
  Text Made = How < 2    ? Text("yield_now().await;\n")
              : How == 2 ? formatv("sleep({0}).await;\n", Time).str()
                         : formatv("let mut {0}: D = Gate {{ held: Some({1}), "
                                   "left: {2} }.await;\n",
                                   Kept, Held, Time - 1)
                               .str();
  if (How == 3) {
    Variable V;
    V.Name = Kept;
    V.T = Ty::D;
    declare(V);
    if (Whole.isLeftOut())
      return fallbackLine(Kept, letLine(Kept, "D", plainValue(Ty::D)));
    return Made;
  }
  return Whole.isLeftOut() ? Text() : "drop(" + Held + ");\n" + Made;
}
