//===- TraitFutures.cpp - Statements about futures and values -------------===//
//
// Futures that are kept, joined, given to a task, or dropped before they end;
// iterators and objects that methods give.
//
//===----------------------------------------------------------------------===//

#include "TraitBody.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

/// Its arguments may be evaluated now and used later.
static bool mayWait(const Method &M) {
  return M.isAwaited() && none_of(M.Args, [](const Argument &A) {
           return A.K == Argument::Object;
         });
}

/// `let f = x.m(..).box;`, what happens meanwhile, and what becomes of it.
std::string Body::keptFuture() {
  Part Whole(W, "kept");
  auto C = IsAsync ? findCallee(mayWait) : std::nullopt;
  if (!C)
    return Text();
  const Method &M = *C->M;
  Call Made = call(*C, 1);
  Variable V;
  V.Name = P.name("p");
  V.K = Variable::Pending;
  V.T = M.Result;
  if (M.Self != SelfMode::Value)
    borrow(V, C->Variable, M.Self == SelfMode::Mut);
  unsigned Index = declare(V);
  Text Between = statements(R.below(3));
  unsigned How = R.below(6), Polls = R.below(4);
  // What it gives is a variable of its own.
  Variable Got;
  Got.Name = P.name("v");
  Got.T = M.Result;
  Text End;
  bool Whole_ = !Whole.isLeftOut() && !M.LeftOut;
  if (How < 3) {
    End = letLine(Got.Name, spelled(M.Result), V.Name + ".await");
  } else if (How == 3) {
    End = "drop(" + V.Name + ");\n";
  } else if (How == 4) {
    End = formatv("if let Some(v) = (cut({0}, {1}).await) {{ say(v.val()); }\n",
                  V.Name, Polls);
  }
  if (How < 5) {
    Vars[Index].Live = false;
    release(Index);
  }
  if (How < 3)
    declare(Got);
  if (!Whole_)
    return Between +
           (How < 3
                ? fallbackLine(Got.Name, letLine(Got.Name, spelled(M.Result),
                                                 plainValue(M.Result)))
                : Text());
  return "let " + V.Name + " = " + boxed(Made) + ";\n" + Between + End;
}

/// Two at once.
std::string Body::joined() {
  Part Whole(W, "join");
  if (!IsAsync || P.Small)
    return Text();
  Ty Types[2] = {Ty::D, Ty::D};
  Text Sides[2];
  // What one side may use, the other may not.
  std::vector<Variable> Before = Vars;
  SmallVector<bool, 16> First;
  for (unsigned I = 0; I < Vars.size(); ++I)
    First.push_back(R.chance(50));
  std::vector<bool> Moved(Before.size());
  for (unsigned Side = 0; Side < 2; ++Side) {
    for (unsigned I = 0; I < Before.size(); ++I) {
      Vars[I] = Before[I];
      if (Vars[I].K == Variable::Reference)
        continue;
      if (Vars[I].isCopy())
        Vars[I].Busy = std::max(Vars[I].Busy, Variable::ReadOnly);
      else if (First[I] != (Side == 0))
        Vars[I].Busy = Variable::Locked;
    }
    Types[Side] = R.pick({Ty::U, Ty::D, Ty::OptD});
    auto C = findCallee(mayWait);
    if (C && R.chance(50)) {
      Call Made = call(*C, 2);
      Types[Side] = C->M->Result;
      Sides[Side] = C->M->LeftOut ? "async { " + plainValue(C->M->Result) + " }"
                                  : boxed(Made);
    } else {
      Sides[Side] =
          "async " + isolated(true, [&] { return block(Types[Side], 1); });
    }
    for (unsigned I = 0; I < Before.size(); ++I)
      Moved[I] = Moved[I] || (Before[I].Live && !Vars[I].Live);
  }
  Vars = std::move(Before);
  for (unsigned I = 0; I < Vars.size(); ++I)
    if (Moved[I])
      Vars[I].Live = false;
  Variable A, B;
  A.Name = P.name("v");
  B.Name = P.name("v");
  A.T = Types[0];
  B.T = Types[1];
  A.Mutable = B.Mutable = false;
  declare(A);
  declare(B);
  if (Whole.isLeftOut())
    return fallbackLine(A.Name,
                        letLine(A.Name, spelled(A.T), plainValue(A.T))) +
           fallbackLine(B.Name, letLine(B.Name, spelled(B.T), plainValue(B.T)));
  return formatv("let ({0}, {1}) = join({2}, {3}).await;\n", A.Name, B.Name,
                 Sides[0], Sides[1]);
}

/// A task; its handle may be awaited.
std::string Body::spawned() {
  Part Whole(W, "spawn");
  if (!IsAsync || P.Small)
    return Text();
  Ty T = R.pick({Ty::U, Ty::D, Ty::OptD});
  Text Inner = movedInto(true, true, [&] { return block(T, 1); });
  Text Name = P.name("h"), Got = P.name("v");
  bool Awaited = R.chance(70);
  Text Between = statements(R.below(2));
  if (Awaited) {
    Variable V;
    V.Name = Got;
    V.T = T;
    declare(V);
  }
  if (Whole.isLeftOut())
    return Between +
           (Awaited ? fallbackLine(Got, letLine(Got, spelled(T), plainValue(T)))
                    : Text());
  return formatv("let {0} = go(async move {1});\n", Name, Inner).str() +
         Between +
         (Awaited ? letLine(Got, spelled(T), Name + ".await") : Text());
}

/// A future that is polled so often, and dropped then.
std::string Body::cutShort() {
  Part Whole(W, "cut");
  auto C = IsAsync ? findCallee(mayWait) : std::nullopt;
  if (!C)
    return Text();
  Call Made = call(*C, 1);
  unsigned Polls = R.below(4);
  if (Whole.isLeftOut() || C->M->LeftOut)
    return Text();
  return formatv("match (cut({0}, {1}).await) {{\nSome(v) => say(v.val()),\nNone "
                 "=> say(0),\n}\n",
                 boxed(Made), Polls);
}

/// A block that is a future of its own for a while.
std::string Body::asyncBlock() {
  Part Whole(W, "async block");
  if (!IsAsync)
    return Text();
  Ty T = R.pick({Ty::U, Ty::D, Ty::OptD});
  Text Inner = movedInto(true, false, [&] { return block(T, 1); });
  Text Name = P.name("a"), Got = P.name("v");
  Text Between = statements(R.below(2));
  unsigned How = R.below(4), Polls = R.below(3);
  if (How < 2) {
    Variable V;
    V.Name = Got;
    V.T = T;
    declare(V);
  }
  if (Whole.isLeftOut())
    return Between +
           (How < 2 ? fallbackLine(Got, letLine(Got, spelled(T), plainValue(T)))
                    : Text());
  Text End = How < 2    ? letLine(Got, spelled(T), Name + ".await")
             : How == 2 ? formatv("if let Some(v) = (cut({0}, {1}).await) {{ "
                                  "say(v.val()); }\n",
                                  Name, Polls)
                              .str()
                        : Text();
  return formatv("let {0} = async move {1};\n", Name, Inner).str() + Between +
         End;
}

/// `for` over what a method gives.
std::string Body::iteration() {
  Part Whole(W, "iterate");
  auto C = findCallee(
      [](const Method &M) { return M.Kind == MethodKind::Iterator; });
  // It is held while the body makes other calls, and a root that is elided has
  // one slot for both: the second asks for a block.
  if (!C || P.Small)
    return Text();
  Call Made = call(*C, 1);
  const Method &M = *C->M;
  Text Items = attribute(*C, bare(Made));
  bool Box = R.chance(30);
  if (Box && P.isNative() && !Made.IsStatic)
    Items = bare(Made) + ".box";
  Variable Item;
  Item.Name = P.name("v");
  Item.T = M.Result;
  Item.Mutable = false;
  Text Label = P.name("'f");
  ++LoopDepth;
  Labels.push_back(Label);
  Text Inner = scoped([&] {
    // It is borrowed as long as the loop runs.
    Variable Lock;
    Lock.Name = P.name("lock");
    Lock.K = Variable::Pending;
    Lock.Movable = false;
    if (M.Self != SelfMode::Value)
      borrow(Lock, C->Variable, M.Self == SelfMode::Mut);
    declare(Lock);
    declare(Item);
    Text Lines = statements(1 + R.below(2));
    bool Leaves = R.chance(25);
    Text Cond = condition(1);
    if (Leaves)
      Lines += "if " + Cond + " { break " + Label + "; }\n";
    return Lines;
  });
  Labels.pop_back();
  --LoopDepth;
  if (Whole.isLeftOut() || M.LeftOut)
    return Text();
  return formatv("{0}: for {1} in ({2}) {{\n{3}}\n", Label, Item.Name, Items,
                 Inner);
}

/// An object that a method gives, in a box, or called where it stands.
std::string Body::keptObject() {
  Part Whole(W, "object of a call");
  auto C =
      findCallee([](const Method &M) { return M.Kind == MethodKind::Object; });
  if (!C)
    return Text();
  Call Made = call(*C, 1);
  const Method &M = *C->M;
  const TraitDef &T = P.Traits[M.ResultTrait];
  bool Keeps = R.chance(50);
  Text Name = P.name("o");
  const Method *Then = nullptr;
  for (const Method &Of : T.Methods)
    if (!Keeps && Of.Rank < Rank && Of.Args.empty() &&
        Of.Self != SelfMode::Value && (IsAsync || !Of.isAwaited()) &&
        (Of.isAwaited() || Of.Kind == MethodKind::Plain))
      Then = &Of;
  if (Then) {
    Text N = calleeN(Then->Rank);
    if (Whole.isLeftOut() || M.LeftOut || Then->LeftOut)
      return Text();
    return formatv("say({0}.{1}({2}){3}.val());\n", bare(Made), Then->Name, N,
                   Then->isAwaited() ? ".await" : "");
  }
  Variable V;
  V.Name = Name;
  V.K = Variable::BoxedObject;
  V.Trait = M.ResultTrait;
  declare(V);
  Text Type = "Box<dyn " + T.Name + ">";
  if (Whole.isLeftOut() || M.LeftOut)
    return fallbackLine(
        Name,
        letLine(Name, Type, "bx(" + constructAny(P, M.ResultTrait, 0) + ")"));
  return letLine(Name, Type,
                 Made.IsStatic && P.isNative() ? "bx(" + bare(Made) + ")"
                                               : boxed(Made));
}
