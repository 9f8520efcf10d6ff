//===- TraitPrograms.cpp - Programs in the trait language -----------------===//
//
// A file has text that all of its programs use, and for each seed traits,
// classes and functions of its own, and a root. Which program runs, how many
// steps it makes until it panics, and at which poll its root is dropped, is one
// number from outside, 0 for all of them:
//
//   (index + 1) << 16 | drops are steps << 15 | cut at the poll << 10 | steps
//
//===----------------------------------------------------------------------===//

#include "Trait.h"
#include "TraitBody.h"
#include "TraitText.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

static std::string lines(StringRef Head, StringRef Inner,
                         StringRef Tail = "}") {
  return (Head + " {\n" + Inner + "\n" + Tail + "\n").str();
}

/// What the method of a class, or a trait's own, has in scope.
static void declareArguments(Program &P, Body &B, const Method &M,
                             const ClassDef *C, StringRef Self) {
  Variable N;
  N.Name = "n";
  N.Mutable = false;
  B.declare(N);
  for (unsigned I = 0; I < M.Args.size(); ++I) {
    const Argument &A = M.Args[I];
    Variable V;
    V.Name = "a" + std::to_string(I);
    if (A.K == Argument::Value) {
      V.T = A.T;
    } else if (A.K == Argument::Object) {
      V.K = Variable::Reference;
      V.Trait = A.Trait;
      V.Owned = false;
    } else {
      continue; // used up at the start
    }
    B.declare(V);
  }
  bool Changes = M.Self != SelfMode::Ref, Moves = M.Self == SelfMode::Value;
  if (!C) {
    // Of a trait's own method, only other methods are known.
    Variable V;
    V.Name = "self";
    V.K = Variable::Static;
    V.Trait = M.ResultTrait;
    return;
  }
  auto Field = [&](StringRef Name, Ty T) {
    Variable V;
    V.Name = (Self + "." + Name).str();
    V.T = T;
    V.Movable = Moves && !C->HasDrop;
    V.Mutable = Changes;
    V.Owned = Moves;
    B.declare(V);
  };
  if (C->Empty)
    return;
  Field("n", Ty::U);
  if (C->HasD)
    Field("d", Ty::D);
  if (C->Inner || C->Generic) {
    Variable V;
    V.Name = (Self + ".i").str();
    V.K = C->Inner ? Variable::BoxedObject : Variable::Static;
    V.Trait = C->Inner ? C->InnerTrait : C->Trait;
    V.Movable = Moves && !C->HasDrop;
    V.Mutable = Changes;
    V.Owned = Moves;
    B.declare(V);
  }
}

/// Statements for arguments that a body only uses up.
static std::string useArguments(const Method &M, bool Async) {
  std::string Made;
  for (unsigned I = 0; I < M.Args.size(); ++I) {
    std::string Name = "a" + std::to_string(I);
    switch (M.Args[I].K) {
    case Argument::Closure:
      Made += "say(" + Name + "(n));\n";
      break;
    case Argument::Iterator:
      Made += "if let Some(v) = " + Name + ".next() { say(v.val()); }\n";
      break;
    case Argument::Future:
      Made +=
          Async ? "say(" + Name + ".await.val());\n" : "drop(" + Name + ");\n";
      break;
    case Argument::Value:
    case Argument::Object:
      break;
    }
  }
  return Made;
}

static std::string valueOfKind(Program &P, Body &B, const Method &M,
                               StringRef Self, const ClassDef *C) {
  bool Native = P.isNative();
  std::string Field = C && !C->Empty ? (Self + ".n").str() : "n";
  std::string Value;
  switch (M.Kind) {
  case MethodKind::Iterator: {
    bool Held = P.R.chance(50);
    unsigned Count = P.R.below(4);
    std::string D = B.expression(Ty::D, 2);
    if (M.Result == Ty::D && Held)
      Value = formatv("Items {{ held: {0}, left: {1} }", D, Count);
    else if (Held)
      Value = formatv("{{ let held = {0}; (0..{1}u32).map(move |i| "
                      "held.0.wrapping_add(i)) }",
                      D, Count);
    else if (M.Result == Ty::D)
      Value = formatv("(0..{0}u32).map(move |i| d({1} + i))", Count, Field);
    else
      Value = formatv("{1}..{1} + {0}", Count, Field);
    break;
  }
  case MethodKind::Closure: {
    bool Held = P.R.chance(50);
    std::string D = B.expression(Ty::D, 2);
    Value = Held
                ? formatv("{{ let held = {0}; move |x: u32| -> u32 {{ step(x); "
                          "held.0 ^ x } }",
                          D)
                      .str()
                : formatv("move |x: u32| -> u32 {{ step(x); {0} ^ x }", Field)
                      .str();
    break;
  }
  default:
    Value = constructAny(P, M.ResultTrait, 1);
    break;
  }
  return Native ? Value : "Box::new(" + Value + ")";
}

/// A method's body. Async bodies for Rust are blocks in a box, with what a
/// function's own arguments would be.
static std::string methodBody(Program &P, const Method &M, const ClassDef *C,
                              unsigned Trait) {
  bool Native = P.isNative();
  bool OfValue = M.Self == SelfMode::Value;
  // A future's block takes all of it, not just what it mentions.
  bool Takes = OfValue && (!Native || M.Kind == MethodKind::Future);
  std::string Self = Takes ? "this" : "self";
  Body B(P, M.Rank);
  B.IsAsync = M.isAwaited();
  B.Result = M.Result;
  B.Calls = C && (C->Inner || C->Generic) ? 3 : 2;
  B.Budget = 2 + P.R.below(P.Opts.Size);
  bool Items = M.Kind == MethodKind::Iterator ||
               M.Kind == MethodKind::Closure || M.Kind == MethodKind::Object;
  B.CanReturn = !Items;
  declareArguments(P, B, M, C, Self);
  if (!C) {
    Variable V;
    V.Name = "self";
    V.K = Variable::Static;
    V.Trait = Trait;
    V.Movable = false;
    V.Mutable = M.Self == SelfMode::Mut;
    V.Owned = false;
    B.declare(V);
  }
  std::string Inner;
  std::string Who = (C ? C->Name : P.Traits[Trait].Name) + "." + M.Name;
  if (Items) {
    Inner = "more(\"" + Who + "\");\n" + useArguments(M, false) +
            B.statements(P.R.below(3));
    Inner += valueOfKind(P, B, M, Self, C);
    return Body::withoutUnused(Inner);
  }
  Inner = "if !more(\"" + Who + "\") { return " + plainValue(M.Result) +
          "; }\n" + useArguments(M, M.isAwaited());
  Inner += B.statements(1 + P.R.below(1 + P.Opts.Size / 2));
  Inner += B.expression(M.Result, 1);
  Inner = Body::withoutUnused(Inner);
  std::string Rebound;
  if (OfValue)
    Rebound = "let mut this = *self;\n";
  Rebound += "let n = n;\n";
  for (unsigned I = 0; I < M.Args.size(); ++I)
    Rebound += formatv("let mut a{0} = a{0};\n", I);
  std::string Result =
      ("let r: " + spelled(M.Result) + " = {\n").str() + Inner + "};\nr\n";
  switch (M.Kind) {
  case MethodKind::Async:
    return Native ? Inner
                  : "Box::pin(async move {\n" + Rebound + Result + "})\n";
  case MethodKind::Future:
    // Says something before it is polled.
    Rebound =
        OfValue ? Native ? "let mut this = self;\n" : "let mut this = *self;\n"
                : "";
    return "say(5);\n" + std::string(Native ? "" : "Box::pin(") +
           "async move {\n" + Rebound + Result + (Native ? "}\n" : "})\n");
  default:
    return Native || !OfValue ? Inner : Rebound + Result;
  }
}

static void writeTrait(Program &P, unsigned Index) {
  TraitDef &T = P.Traits[Index];
  bool Native = P.isNative();
  std::string Inner;
  for (const Method &M : T.Methods) {
    std::string Body;
    if (M.HasDefault)
      Body = methodBody(P, M, nullptr, Index);
    if (M.LeftOut)
      continue;
    if (!M.Attribute.empty())
      Inner += M.Attribute + "\n";
    std::string Head = methodHead(P, M, M.HasDefault);
    Inner += M.HasDefault ? lines(Head, Body) : Head + ";\n";
  }
  if (T.Clone && !Native)
    Inner += "fn dup(&self) -> Box<dyn " + T.Name + ">;\n";
  std::string Super = Native ? (T.Clone ? ": Clone" : "") : ": 'static";
  std::string Text = (T.Attribute.empty() ? "" : T.Attribute + "\n") +
                     lines("trait " + T.Name + Super, Inner);
  if (T.Clone && !Native)
    Text += lines("impl Clone for Box<dyn " + T.Name + ">",
                  "fn clone(&self) -> Self {\n(**self).dup()\n}");
  P.Items.push_back({{T.Name}, Text});
}

static void writeClass(Program &P, const ClassDef &C) {
  const TraitDef &T = P.Traits[C.Trait];
  bool Native = P.isNative();
  std::string Derive = T.Clone ? "#[derive(Clone)]\n" : "";
  std::string Fields;
  if (!C.Empty) {
    Fields = "n: u32,\n";
    if (C.HasBig)
      Fields += "big: [u64; 40],\n";
    if (C.HasD)
      Fields += "d: D,\n";
    if (C.HasWide)
      Fields += "wide: u128,\n";
    if (C.Inner)
      Fields += "i: Box<dyn " + P.Traits[C.InnerTrait].Name + ">,\n";
    if (C.Generic)
      Fields += "i: I,\n";
  }
  std::string Name = C.Name + (C.Generic ? "<I>" : "");
  std::string Bound =
      C.Generic ? "<I: " + T.Name + (!Native && T.Clone ? " + Clone" : "") + ">"
                : "";
  std::string Text = Derive + (C.Empty ? "struct " + C.Name + ";\n"
                                       : lines("struct " + Name, Fields));
  if (C.HasDrop)
    Text += lines(
        "impl" + std::string(C.Generic ? "<I>" : "") + " Drop for " + Name,
        "fn drop(&mut self) {\ndropped(\"" + C.Name + "\", self.n);\n}");
  std::string Inner;
  for (const Method &M : T.Methods) {
    bool Own = !M.HasDefault || P.R.chance(40);
    std::string Attribute = drawAttribute(P, 15);
    std::string Body = methodBody(P, M, &C, C.Trait);
    if (!Own || M.LeftOut)
      continue;
    if (!Attribute.empty())
      Inner += Attribute + "\n";
    Inner += lines(methodHead(P, M, /*InImpl=*/true), Body);
  }
  if (T.Clone && !Native)
    Inner += lines("fn dup(&self) -> Box<dyn " + T.Name + ">",
                   "Box::new(self.clone())");
  Text += lines("impl" + Bound + " " + T.Name + " for " + Name, Inner);
  if (!C.LeftOut)
    P.Items.push_back({{C.Name}, Text});
}

static void writeFunction(Program &P, const Function &F) {
  const TraitDef &T = P.Traits[F.Trait];
  Body B(P, F.Rank);
  B.IsAsync = F.Async;
  B.Result = F.Result;
  B.Budget = 2 + P.R.below(P.Opts.Size);
  Variable N;
  N.Name = "n";
  N.Mutable = false;
  B.declare(N);
  Variable D;
  D.Name = "a";
  D.T = Ty::D;
  B.declare(D);
  Variable O;
  O.Name = "o";
  O.Trait = F.Trait;
  O.Owned = F.Object == SelfMode::Value;
  O.Movable = F.Object == SelfMode::Value;
  O.Mutable = F.Object != SelfMode::Ref;
  O.K = F.Generic                   ? Variable::Static
        : F.Object == SelfMode::Ref ? Variable::Reference
        : F.Object == SelfMode::Mut ? Variable::MutReference
                                    : Variable::BoxedObject;
  B.declare(O);
  std::string Inner = "if !more(\"" + F.Name + "\") { return " +
                      plainValue(F.Result) + "; }\n" +
                      B.statements(1 + P.R.below(P.Opts.Size));
  Inner += B.expression(F.Result, 1);
  Inner = Body::withoutUnused(Inner);
  std::string Type = F.Generic ? "I" : "dyn " + T.Name;
  Type = F.Object == SelfMode::Ref   ? "&" + Type
         : F.Object == SelfMode::Mut ? "&mut " + Type
         : F.Generic                 ? Type
                                     : "Box<" + Type + ">";
  std::string Head =
      formatv("{0}fn {1}{2}(mut o: {3}, n: u32, mut a: D) -> {4}",
              F.Async ? "async " : "", F.Name,
              F.Generic ? "<I: " + T.Name + ">" : "", Type, spelled(F.Result));
  if (!F.Attribute.empty())
    Head = F.Attribute + "\n" + Head;
  if (!F.LeftOut)
    P.Items.push_back({{F.Name}, lines(Head, Inner)});
}

static std::string writeRoot(Program &P) {
  Body B(P, 1000);
  B.IsAsync = true;
  B.Result = Ty::U;
  B.Calls = 4 + P.R.below(P.Opts.Size);
  B.Budget = 6 + P.R.below(2 * P.Opts.Size);
  std::string Attribute = drawAttribute(P, 20);
  std::string Inner;
  // Something to call, and what of it there is to call.
  for (unsigned T = 0; T < P.Traits.size(); ++T) {
    Variable V;
    V.Name = P.name("o");
    V.K = Variable::BoxedObject;
    V.Trait = T;
    Inner += formatv("let mut {0}: Box<dyn {1}> = bx({2});\n", V.Name,
                     P.Traits[T].Name, constructAny(P, T, 2));
    B.declare(V);
  }
  Inner += B.statements(4 + P.R.below(P.Opts.Size));
  Inner += B.expression(Ty::U, 0);
  Inner = Body::withoutUnused(Inner);
  return (Attribute.empty() ? "" : Attribute + "\n") +
         lines(formatv("async fn root_{0}() -> u32", P.Seed).str(), Inner);
}

/// The items that the root needs, in their order.
static void writeNeeded(Program &P, StringRef Root) {
  std::vector<bool> Needed(P.Items.size());
  SmallVector<StringRef, 8> Left = {Root};
  while (!Left.empty()) {
    StringRef Text = Left.pop_back_val();
    for (unsigned I = 0; I < P.Items.size(); ++I)
      if (!Needed[I] && any_of(P.Items[I].Names, [&](const std::string &Name) {
            return mentions(Text, Name);
          })) {
        Needed[I] = true;
        Left.push_back(P.Items[I].Text);
      }
  }
  for (unsigned I = 0; I < P.Items.size(); ++I)
    if (Needed[I]) {
      writeIndented(P.W, P.Items[I].Text);
      P.W.line("");
    }
}

static void writeProgram(Writer &W, uint64_t Seed, const Options &Opts) {
  Random R(Seed);
  Program P(W, R, Opts, Seed);
  drawItems(P);
  for (unsigned T = 0; T < P.Traits.size(); ++T)
    writeTrait(P, T);
  for (const ClassDef &C : P.Classes)
    writeClass(P, C);
  for (const Function &F : P.Functions)
    writeFunction(P, F);
  std::string Root = writeRoot(P);
  writeNeeded(P, Root);
  writeIndented(W, Root);
  W.line("");
  writeIndented(
      W, lines(formatv("fn run_{0}(polls: u32)", Seed).str(),
               formatv("println!(\"== {0}\");\nroot(root_{0}(), polls);\n"
                       "println!(\"== end\");\n{1}",
                       Seed, P.Small ? "eprintln!(\"small\");" : "")
                   .str()));
  W.line("");
}

bool generate::writeTraitPrograms(Writer &W, uint64_t Seed, unsigned Count,
                                  const Options &Opts) {
  writeIndented(W, commonText());
  writeIndented(W, stateText(Opts.Form));
  for (unsigned I = 0; I < Count; ++I)
    writeProgram(W, Seed + I, Opts);
  std::string Ways, All;
  for (unsigned I = 0; I < Count; ++I) {
    Ways += formatv("{0} => run_{1}(polls),\n", I + 1, Seed + I);
    All += formatv("run_{0}(0);\n", Seed + I);
  }
  writeIndented(W, lines("fn main()",
                         "let way = selected();\n"
                         "let polls = way / 1024 % 32;\nmatch way / 65536 {\n" +
                             Ways + "_ => {\n" + All + "}\n}"));
  return true;
}
