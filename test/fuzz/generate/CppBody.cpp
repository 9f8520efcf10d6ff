//===- CppBody.cpp - The bodies of coroutines, statement by statement -----===//

#include "CppBody.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace generate;
using namespace generate::cpp;

/// Between braces: what is declared there is gone afterwards.
class Body::Scope {
public:
  explicit Scope(Body &B)
      : B(B), Numbers(B.Numbers.size()), Things(B.Things.size()),
        Locals(B.Locals.size()) {
    ++B.Nesting;
  }
  ~Scope() {
    --B.Nesting;
    B.Numbers.resize(Numbers);
    B.Things.resize(Things);
    B.Locals.resize(Locals);
  }

private:
  Body &B;
  size_t Numbers, Things, Locals;
};

Body::Body(const Program &P, Random R, Writer &W, const Signature &S,
           std::string Label, unsigned Statements)
    : P(P), R(R), W(W), S(S), Label(std::move(Label)), Left(Statements) {
  // One that gives its handle to nobody: what is known of it outside, the task
  // has told.
  IsLeaf = this->R.chance(25);
  Numbers.push_back({"d", {}});
  for (const Param &Pa : S.Params)
    (Pa.T.K == Type::Long ? Numbers : Things).push_back({Pa.Name, Pa.T, Pa.In});
}

std::string Body::fresh(StringRef Prefix) {
  return (Prefix + utostr(Names++)).str();
}

std::string Body::defaultReturn(StringRef Value) const {
  if (S.Result.K == Type::Void)
    return "co_return;";
  return "co_return " + S.Result.make(Value) + ";";
}

void Body::write() {
  W.line(formatv("if (d <= 0 || !fuzz::spend())\n  {0}", defaultReturn("1"))
             .str());
  W.line(formatv("fuzz::say(\"{0}\", d);", Label).str());
  W.line("long x = d;");
  Numbers.push_back({"x", {}});
  statements(Left);
  returnValue();
}

void Body::returnValue(StringRef) {
  Random Mine = R.fork();
  std::swap(R, Mine);
  std::string Text;
  if (S.Result.K == Type::Thing) {
    Text = object(S.Result, /*MayMove=*/true);
  } else {
    bool Awaits = R.chance(15);
    std::string Plain = number(), Awaited = await();
    Text = Awaits && !IsLeaf ? Awaited : Plain;
  }
  std::swap(R, Mine);
  if (S.Result.K == Type::Void)
    W.line("co_return;");
  else
    W.line("co_return " + Text + ";");
}

void Body::statements(unsigned Count) {
  for (unsigned I = 0; I < Count; ++I)
    statement();
}

void Body::statement() {
  bool MayNest = Nesting < 3 && Left > 1;
  bool MayThrow = !P.Fits;
  bool MayStore = !P.Fits;
  unsigned Nests = MayNest ? 1 : 0;
  unsigned Awaits = IsLeaf ? 0 : 1;
  unsigned Leaf = IsLeaf ? 6 : 1;
  unsigned Which = R.weighted({
      3,                                 // 0 a number
      5,                                 // 1 an object
      12 * Awaits,                       // 2 an await
      MayStore ? 3 * Awaits : 0,         // 3 in storage of its own
      4 * Awaits,                        // 4 two in one expression
      4 * Awaits,                        // 5 two at once
      MayStore ? 3 * Awaits : 0,         // 6 later
      MayStore ? 3 * Awaits : 0,         // 7 never
      6 * Awaits,                        // 8 a suspension
      4 * Nests,                         // 9 if
      4 * Nests,                         // 10 a loop
      MayThrow ? 5 * Nests * Awaits : 0, // 11 try
      MayThrow ? 3u : 0,                 // 12 throw
      1,                                 // 13 return
      3 * Nests * Awaits,                // 14 a closure
      4,                                 // 15 a change
      Leaf,                              // 16 another's promise, or its own
      Leaf,                              // 17 a resumption while it suspends
      MayStore ? 4 * Awaits : 0,         // 18 a job that runs on its own
  });
  // What this statement draws does not depend on what is left out of it, and
  // the next ones do not depend on what it draws.
  Random Rest = R.fork();
  std::swap(R, Rest);
  {
    Part Here(W, "statement");
    using Writes = void (Body::*)();
    static constexpr Writes All[] = {
        &Body::declareNumber,  &Body::declareThing, &Body::awaitStatement,
        &Body::awaitInStorage, &Body::awaitTwice,   &Body::awaitBoth,
        &Body::awaitLater,     &Body::startAndDrop, &Body::suspend,
        &Body::branch,         &Body::loop,         &Body::tryCatch,
        &Body::throwSomething, &Body::returnEarly,  &Body::declareCallable,
        &Body::change,         &Body::usePromise,   &Body::resumeAtOnce,
        &Body::beginJob};
    (this->*All[Which])();
  }
  std::swap(R, Rest);
}

void Body::declareNumber() {
  std::string Value = number(), Name = fresh("n");
  W.line("long " + Name + " = " + Value + ";");
  Numbers.push_back({Name, {}, !W.isMuted()});
}

void Body::declareThing() {
  Type T = P.Things[R.below(P.Things.size())];
  std::string Value = object(T, /*MayMove=*/true), Name = fresh("v");
  W.line(T.spell() + " " + Name + " = " + Value + ";");
  Things.push_back({Name, T, !W.isMuted()});
}

void Body::change() {
  std::string Value = number();
  unsigned How = R.below(4);
  const Variable *V =
      Things.empty() ? nullptr : &Things[R.below(Things.size())];
  if (How == 0 && V && V->In && V->Name[0] == 'v')
    W.line(V->Name + " = " + V->T.make(Value) + ";");
  else if (How == 1)
    W.line("fuzz::say(\"" + Label + " x\", x);");
  else
    W.line("x = fuzz::mix(x, " + Value + ");");
}

void Body::suspend() {
  bool Ready = R.chance(15);
  std::string Id = utostr(R.below(900));
  std::string Text = "fuzz::pause(" + Id + (Ready ? ", true)" : ")");
  W.line("x = fuzz::mix(x, co_await " + Text + ");");
}

void Body::usePromise() {
  std::string Value = number();
  if (R.chance(50))
    W.line("fuzz::write_last(" + Value + ");");
  else
    W.line("x = fuzz::mix(x, co_await fuzz::own_word());");
}

void Body::resumeAtOnce() { W.line("co_await fuzz::at_once();"); }

void Body::beginJob() {
  StringRef View = R.pick<StringRef>({"view_of_job", "derived_view_of_job",
                                      "view_of_stored_job", "same_view_of_job",
                                      "pointer_view_of_job"});
  W.line(
      formatv("x = fuzz::mix(x, co_await fuzz::{0}({1}));", View, R.below(900))
          .str());
}

void Body::awaitStatement() {
  Call C = call(/*Stored=*/false);
  std::string Awaited = awaited(C);
  std::string Number = asNumber(C, Awaited);
  unsigned How = R.below(10);
  std::string Name = fresh("v");
  std::string Temporary = number(0);
  Type Thing = P.Things[R.below(P.Things.size())];
  bool IsVoid = C.S->Result.K == Type::Void;
  if (IsVoid) {
    W.line(Awaited + ";");
  } else if (How < 3) {
    W.line("x = fuzz::mix(x, " + Number + ");");
  } else if (How < 6 && C.S->Result.K == Type::Thing) {
    W.line("auto " + Name + " = " + Awaited + ";");
    Things.push_back({Name, C.S->Result, !W.isMuted()});
    return;
  } else if (How < 7) {
    W.line(Awaited + ";");
  } else if (How < 8) {
    // Temporaries that live while it waits.
    W.line(formatv("x = fuzz::take({0}, {1});", Thing.make(Temporary), Number)
               .str());
  } else if (How < 9) {
    W.line(formatv("x = fuzz::look({0}, {1});", Thing.make(Temporary), Number)
               .str());
  } else {
    std::string Condition = condition();
    W.line(formatv("x = {0} ? {1} : x;", Condition, Number).str());
  }
}

void Body::awaitInStorage() {
  Call C = call(/*Stored=*/false);
  StringRef Storage = R.pick<StringRef>(
      {"dynasync::buffer<100>", "dynasync::buffer<400>",
       "dynasync::buffer<3000>", "dynasync::store<fuzz::blocks>"});
  bool Loops = R.chance(40);
  std::string Name = fresh("b");
  bool Can = S.Task->Elidable && C.S->Task->Elidable;
  if (!C.In)
    return;
  W.open("{");
  if (Can) {
    W.line(Storage + " " + Name + ";");
    C.Text = "dynasync::in(" + Name + ", " + C.Text + ")";
  }
  if (Loops)
    W.line("for (int i = 0; i < 2; ++i)");
  W.line("x = fuzz::mix(x, " + asNumber(C, "co_await " + C.Text) + ");");
  W.close();
}

void Body::awaitTwice() {
  std::string A = await(), B = await();
  switch (R.below(4)) {
  case 0:
    W.line("x = fuzz::mix(" + A + ", " + B + ");");
    break;
  case 1:
    W.line("x = " + A + " % 2 && " + B + " % 2 ? 1 : 2;");
    break;
  case 2:
    W.line("x = (x & 1) ? " + A + " : " + B + ";");
    break;
  case 3:
    W.line("x = (" + A + " + " + B + ") & 0x3ff;");
    break;
  }
}

void Body::awaitBoth() {
  Call A = call(/*Stored=*/false), B = call(/*Stored=*/false);
  std::string Name = fresh("w");
  std::string TextA = marked(A), TextB = marked(B);
  if (!A.In || !B.In)
    return;
  W.open("{");
  W.line(
      formatv("auto {0} = co_await fuzz::both({1}, {2});", Name, TextA, TextB)
          .str());
  W.line(formatv("x = fuzz::mix(fuzz::number({0}.first), "
                 "fuzz::number({0}.second));",
                 Name)
             .str());
  W.close();
}

void Body::awaitLater() {
  Call C = call(/*Stored=*/true);
  std::string Name = fresh("k");
  unsigned Pause = R.below(3), Count = R.below(3);
  bool Starts = R.chance(40);
  W.open("{");
  if (C.In)
    W.line("auto " + Name + " = " + C.Text + ";");
  if (C.In && Starts)
    W.line(Name + ".start();");
  if (Pause == 0)
    W.line("co_await fuzz::pause(" + utostr(R.below(900)) + ");");
  {
    Scope In(*this);
    statements(Count ? 1 : 0);
  }
  if (C.In)
    W.line("x = fuzz::mix(x, " +
           asNumber(C, "co_await std::move(" + Name + ")") + ");");
  W.close();
}

void Body::startAndDrop() {
  Call C = call(/*Stored=*/true);
  std::string Name = fresh("k");
  bool Starts = R.chance(70), Pauses = R.chance(30);
  unsigned Id = R.below(900);
  if (!C.In)
    return;
  W.open("{");
  W.line("auto " + Name + " = " + C.Text + ";");
  if (Starts)
    W.line(Name + ".start();");
  if (Pauses)
    W.line("co_await fuzz::pause(" + utostr(Id) + ");");
  W.close();
}

void Body::branch() {
  bool Awaits = R.chance(25);
  std::string Condition = condition(), Awaited = await() + " % 2";
  W.open("if (" + (Awaits ? Awaited : Condition) + ") {");
  {
    Scope In(*this);
    statements(R.between(1, 2));
  }
  if (R.chance(40)) {
    W.reopen("} else {");
    Scope In(*this);
    statements(1);
  }
  W.close();
}

void Body::loop() {
  std::string Name = fresh("i");
  unsigned Times = R.between(1, 3);
  bool Awaits = R.chance(20);
  std::string Awaited = await();
  W.open(formatv("for (long {0} = 0; {0} < {1}{2}; ++{0}) {{", Name, Times,
                 Awaits ? " && " + Awaited + " % 4" : "")
             .str());
  Scope In(*this);
  Numbers.push_back({Name, {}, !W.isMuted()});
  statements(R.between(1, 2));
  unsigned Leaves = R.below(6);
  std::string Condition = condition();
  if (Leaves < 2)
    W.line("if (" + Condition + ")\n  " + (Leaves ? "break;" : "continue;"));
  W.close();
}

void Body::tryCatch() {
  W.open("try {");
  {
    Scope In(*this);
    statements(R.between(1, 3));
  }
  unsigned How = R.below(4);
  std::string Condition = condition();
  W.reopen("} catch (fuzz::error &e) {");
  W.line("fuzz::say(\"" + Label + " caught\", e.what.get());");
  W.line("x = fuzz::mix(x, 77);");
  if (How == 0)
    W.line("if (" + Condition + ")\n  throw;");
  if (How == 1) {
    W.reopen("} catch (int e) {");
    W.line("fuzz::say(\"" + Label + " caught int\", e);");
  } else if (How == 2) {
    W.reopen("} catch (...) {");
    W.line("fuzz::say(\"" + Label + " caught something\");");
    W.line("x = 5;");
  }
  W.close();
}

void Body::throwSomething() {
  std::string Condition = condition(), Value = number(1);
  bool Int = R.chance(30);
  W.line("if (" + Condition + ")\n  throw " + (Int ? "int(" : "fuzz::error(") +
         Value + ");");
}

void Body::returnEarly() {
  W.open("if (" + condition() + ") {");
  returnValue();
  W.close();
}

void Body::declareCallable() {
  std::string Name = fresh("c");
  unsigned How = R.below(3);
  // A signature of the program's own: any will do.
  const Target &Like = P.Targets[R.below(P.Targets.size())];
  const Signature &Its = *Like.S;
  bool Captures = How != 0 && R.chance(60) && !(P.Fits && How == 2);
  std::string Head = "auto " + Name + " = ";
  if (How == 2) {
    std::string Params = Its.params();
    Head = "std::function<" + Its.result() + Params + "> " + Name + " = ";
  } else if (How == 0) {
    Head = Its.result() + " (*" + Name + ")" + Its.params() + " = ";
  }
  W.open(Head + (Captures ? "[x]" : "[]") + Its.params() + " -> " +
         Its.result() + " {");
  // Its parameters hide ours; of the rest it sees what it captures.
  std::vector<Variable> Lambda;
  Body Inner(P, R.fork(), W, Its, Label + "." + Name, R.between(1, 2));
  Inner.Nesting = Nesting + 1;
  if (Captures)
    W.line(formatv("if (d > 0)\n  fuzz::say(\"{0}.{1} captured\", x);", Label,
                   Name)
               .str());
  W.open("{");
  Inner.write();
  W.close();
  W.close("};");
  Target T;
  T.F = Target::Local;
  T.Callee = Name;
  T.S = &Its;
  T.In = !W.isMuted();
  Locals.push_back(T);
}
