//===- CppPrograms.cpp - Programs in C++ ----------------------------------===//
//
// A program is a namespace. Each interface has a table of pointers to objects,
// through which everything calls everything; `run` fills the tables, and drives
// the roots.
//
//===----------------------------------------------------------------------===//

#include "Cpp.h"
#include "CppBody.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace generate;
using namespace generate::cpp;

namespace {

class ProgramWriter {
public:
  ProgramWriter(const Program &P, Random R, Writer &W) : P(P), R(R), W(W) {}
  void write();

private:
  void interfaces();
  void functionDeclarations();
  void tables();
  void classes();
  void bases(const Class &C);
  void method(const Class &C, const Method &M, bool Decorates);
  void functionBodies();
  void run();
  void roots(unsigned Group);
  unsigned statementCount() {
    return unsigned(R.between(1, 1 + int(P.Size) / 3));
  }

  const Program &P;
  Random R;
  Writer &W;
};

} // namespace

void ProgramWriter::interfaces() {
  for (const TaskKind &T : P.Tasks)
    W.line(formatv("template <class T> using {0} = fuzz::{1}<T{2}>;", T.Name,
                   T.Template, T.Flags)
               .str());
  for (const Interface &I : P.Interfaces) {
    W.open("struct " + I.Name + " {");
    W.line(formatv("long {0}_tag = 41;", StringRef(I.Name).lower()).str());
    W.line("virtual ~" + I.Name + "() = default;");
    for (const Method &M : I.Methods)
      if (M.In)
        W.line(formatv("{0}virtual {1} {2}{3} = 0;", M.Attribute, M.S.result(),
                       M.Name, M.S.params())
                   .str());
    W.close("};");
  }
}

void ProgramWriter::functionDeclarations() {
  for (const Function &F : P.Functions) {
    if (!F.In)
      continue;
    W.line(formatv("{0}static {1} {2}{3};", F.Attribute, F.S.result(), F.Name,
                   F.S.params())
               .str());
    W.line(formatv("static {0} (*to_{1}){2} = {1};", F.S.result(), F.Name,
                   F.S.params())
               .str());
    W.line(formatv("static std::function<{0}{2}> any_{1};", F.S.result(),
                   F.Name, F.S.params())
               .str());
  }
}

void ProgramWriter::tables() {
  for (const Interface &I : P.Interfaces) {
    std::string Table = StringRef(I.Name).lower() + "s";
    W.line(formatv("static {0} *{1}[{2}];", I.Name, Table, P.TableSize).str());
    for (const Method &M : I.Methods)
      if (M.In)
        W.line(formatv("static {0} ({1}::*to_{2}){3} = &{1}::{2};",
                       M.S.result(), I.Name, M.Name, M.S.params())
                   .str());
  }
}

void ProgramWriter::bases(const Class &C) {
  std::string First = "I" + utostr(C.Interfaces[0]);
  switch (C.K) {
  case Class::Basic:
  case Class::Single:
  case Class::Decorator:
    W.open("struct " + C.Name + " : " + First + " {");
    break;
  case Class::Multiple: {
    std::string All = First;
    for (unsigned I : ArrayRef(C.Interfaces).drop_front())
      All += ", I" + utostr(I);
    W.open("struct " + C.Name + " : " + All + " {");
    break;
  }
  case Class::Virtual:
    W.open("struct " + C.Name + " : virtual " + First + " {");
    break;
  case Class::Diamond:
    W.line(
        formatv("struct {0}L : virtual {1} {{ long left = 1; };", C.Name, First)
            .str());
    W.line(formatv("struct {0}R : virtual {1} {{ long right = 2; };", C.Name,
                   First)
               .str());
    W.open(formatv("struct {0} : {0}L, {0}R {{", C.Name).str());
    break;
  case Class::Derived:
    W.open(
        formatv("struct {0} : {1} {{", C.Name, P.Classes[C.Base].Name).str());
    break;
  }
}

void ProgramWriter::method(const Class &C, const Method &M, bool Decorates) {
  bool Forwards = Decorates && R.chance(25);
  std::string Strategy = P.drawStrategy(R, W, "DYNASYNC_STRATEGY", 12);
  unsigned Statements = C.K == Class::Basic ? R.below(2) : statementCount();
  Body B(P, R.fork(), W, M.S, C.Name + "." + M.Name, Statements);
  B.addNumber("tag");
  B.addNumber(formatv("i{0}_tag", C.Interfaces[0]));
  if (Decorates) {
    Target Inner;
    Inner.F = Target::Local;
    Inner.Callee = "inner." + M.Name;
    Inner.S = &M.S;
    B.addTarget(Inner);
  }
  if (C.K == Class::Derived) {
    // The base's own, not through the vtable. As likely as a decorator's.
    Target Base;
    Base.F = Target::Local;
    Base.Callee = P.Classes[C.Base].Name + "::" + M.Name;
    Base.S = &M.S;
    B.addTarget(Base);
  }
  if (Forwards) {
    W.open(formatv("{0} {1}{2} override {{", M.S.result(), M.Name, M.S.params())
               .str());
    W.line("return inner." + M.Name + M.S.handedOn() + ";");
  } else {
    W.open(formatv("{0}{1} {2}{3} override {{", Strategy, M.S.result(), M.Name,
                   M.S.params())
               .str());
    B.write();
  }
  W.close();
}

void ProgramWriter::classes() {
  for (const Class &C : P.Classes) {
    Muted Here(W, !C.In);
    bases(C);
    bool Decorates = C.K == Class::Decorator;
    W.line(formatv("long tag = {0};", C.Tag).str());
    if (C.Member)
      W.line("fuzz::thing<> member{tag};");
    if (Decorates)
      W.line(formatv("I{0} &inner;\nexplicit {1}(I{0} &inner) : inner(inner) "
                     "{{}",
                     C.Interfaces[0], C.Name)
                 .str());
    if (C.K == Class::Derived)
      W.line(formatv("using {0}::{0};", P.Classes[C.Base].Name).str());
    for (unsigned I : C.Interfaces)
      for (const Method &M : P.Interfaces[I].Methods) {
        Muted OfMethod(W, !M.In);
        method(C, M, Decorates);
      }
    W.close("};");
  }
}

void ProgramWriter::functionBodies() {
  for (const Function &F : P.Functions) {
    std::string Strategy = P.drawStrategy(R, W, "DYNASYNC_STRATEGY", 12);
    Body B(P, R.fork(), W, F.S, F.Name, statementCount());
    bool Facade = F.K == Function::Facade;
    Muted M(W, !F.In);
    W.open(formatv("{0}static {1} {2}{3} {{", Facade ? "" : Strategy,
                   F.S.result(), F.Name, F.S.params())
               .str());
    if (Facade) {
      if (F.Says)
        W.line("fuzz::say(\"" + F.Name + "\", d);");
      W.line("return " + F.Callee + F.S.handedOn() + ";");
    } else {
      B.write();
    }
    W.close();
  }
}

void ProgramWriter::run() {
  W.open("static void run() {");
  W.line(formatv("fuzz::program program({0}, {1});", P.Seed, P.Fits).str());
  for (const Function &F : P.Functions) {
    bool Wraps = R.chance(30), Opaque = R.chance(50);
    if (!F.In)
      continue;
    W.line("any_" + F.Name + " = " +
           (Wraps ? "[]" + F.S.params() + " { return " + F.Name +
                        F.S.handedOn() + "; }"
                  : F.Name) +
           ";");
    if (Opaque)
      W.line(formatv("to_{0} = opaque(to_{0});", F.Name).str());
  }
  for (const Class &C : P.Classes) {
    unsigned At = R.below(P.TableSize), Inner = R.below(P.TableSize);
    bool Opaque = R.chance(50);
    bool Object = C.K == Class::Basic || W.has("object");
    if (!C.In || !Object)
      continue;
    bool Decorates = false;
    for (const Class *Up = &C;; Up = &P.Classes[Up->Base]) {
      Decorates |= Up->K == Class::Decorator;
      if (Up->K != Class::Derived)
        break;
    }
    std::string Name = StringRef("o_" + C.Name).str();
    W.line(C.Name + " " + Name +
           (Decorates ? formatv("(*i{0}s[{1}])", C.Interfaces[0], Inner).str()
                      : "") +
           ";");
    for (unsigned I : C.Interfaces) {
      std::string Pointer =
          formatv(Opaque ? "opaque<I{0} *>(&{1})" : "&{1}", I, Name);
      for (unsigned T = 0; T < P.TableSize; ++T)
        if (C.K == Class::Basic || T == At)
          W.line(formatv("i{0}s[{1}] = {2};", I, T, Pointer).str());
    }
  }
  unsigned Groups = unsigned(R.between(1, 2));
  for (unsigned I = 0; I < Groups; ++I) {
    Part Here(W, "group of roots");
    roots(I);
  }
  W.close();
}

void ProgramWriter::roots(unsigned Group) {
  W.open("{");
  W.line(formatv("fuzz::fuel = {0};", 20 + 10 * P.Size).str());
  unsigned Count = R.weighted({6, 3, 1}) + 1;
  // Its name, and whether it is there.
  std::vector<std::pair<std::string, bool>> Made;
  for (unsigned I = 0; I < Count; ++I) {
    SmallVector<const Target *, 32> Among;
    for (const Target &T : P.Targets)
      if (!T.S->hasReferences())
        Among.push_back(&T);
    if (Among.empty())
      break;
    const Target &T = *Among[R.below(Among.size())];
    std::string Name = formatv("r{0}{1}", Group, I);
    std::string Text = T.Callee + "(" + utostr(R.between(2, 5));
    for (const Param &Pa : T.S->Params) {
      std::string Value = Pa.T.make(utostr(R.below(100)));
      if (Pa.In)
        Text += ", " + Value;
    }
    bool Starts = R.chance(90), Steps = R.chance(40), Drops = R.chance(12);
    unsigned Number = R.between(1, 6), Victim = R.below(I + 1);
    Part Here(W, "root");
    bool In = T.In && !W.isMuted();
    Made.push_back({Name, In});
    if (In) {
      W.line("++fuzz::roots;");
      W.line("auto " + Name + " = " + Text + ");");
      if (Starts)
        W.line(Name + ".start();");
    }
    if (Steps)
      W.line("fuzz::executor.run(" + utostr(Number) + ");");
    if (Drops && Made[Victim].second) {
      W.line(Made[Victim].first + ".drop();");
      Made[Victim].second = false;
    }
  }
  // Else they are destroyed half-way.
  if (R.chance(85))
    W.line("fuzz::executor.run();");
  for (const auto &[Name, In] : Made)
    if (In)
      W.line(formatv("fuzz::report(\"{0}\", {0});", Name).str());
  W.close();
}

void ProgramWriter::write() {
  W.line(formatv("\nnamespace p{0} {{", P.Seed).str());
  interfaces();
  tables();
  functionDeclarations();
  classes();
  functionBodies();
  run();
  W.line(formatv("} // namespace p{0}", P.Seed).str());
}

void generate::writeCppPrograms(Writer &W, uint64_t Seed, unsigned Count,
                                const Options &Opts) {
  W.line("#include \"program.h\"");
  for (unsigned I = 0; I < Count; ++I) {
    Random R(Seed + I);
    Program P(Seed + I, Opts.Size, R, W);
    ProgramWriter(P, R.fork(), W).write();
  }
  W.open("\nint main(int argc, char **argv) {");
  W.open("static void (*const programs[])() = {");
  for (unsigned I = 0; I < Count; ++I)
    W.line("p" + Twine(Seed + I) + "::run,");
  W.close("};");
  W.line("return fuzz::run_all(programs, argc, argv);");
  W.close();
}
