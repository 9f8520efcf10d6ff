//===- CppModel.cpp - What a C++ program consists of ----------------------===//

#include "CppModel.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace generate;
using namespace generate::cpp;

std::string Type::spell() const {
  switch (K) {
  case Long:
    return "long";
  case Void:
    return "void";
  case Thing:
    return formatv("fuzz::thing<{0}, {1}>", Size, Align);
  }
  llvm_unreachable("no such type");
}

std::string Type::make(StringRef Value) const {
  return K == Thing ? (spell() + "(" + Value + ")").str() : Value.str();
}

std::string Param::spell() const {
  return (Reference ? "const " + T.spell() + " &" : T.spell() + " ") + Name;
}

std::string Signature::result() const {
  return Task->Name + "<" + Result.spell() + ">";
}

std::string Signature::params() const {
  std::string Text = "(long d";
  for (const Param &P : Params)
    if (P.In)
      Text += ", " + P.spell();
  return Text + ")";
}

std::string Signature::handedOn() const {
  std::string Text = "(d";
  for (const Param &P : Params)
    if (P.In)
      Text += ", " + (P.Reference || P.T.K == Type::Long
                          ? P.Name
                          : "std::move(" + P.Name + ")");
  return Text + ")";
}

bool Signature::hasReferences() const {
  return any_of(Params, [](const Param &P) { return P.Reference; });
}

Type Program::drawType(Random &R, bool OrVoid) const {
  unsigned Kind = R.weighted({5, OrVoid ? 1u : 0u, 4});
  unsigned Which = R.below(Things.size());
  if (Kind == 2)
    return Things[Which];
  return {Kind == 1 ? Type::Void : Type::Long};
}

std::string Program::drawStrategy(Random &R, Writer &W, StringRef Macro,
                                  unsigned Percent) const {
  bool Any = R.chance(Percent);
  std::string Text =
      R.pick<StringRef>(
           {"box", "cache", "nested", "nested(0)", "nested(300)",
            "nested(5000)", "inline(64)", "inline(400)", "inline(3000)", "auto",
            "sealed", "custom(fuzz_grow_blocks)", "custom(fuzz_grow_nothing)"})
          .str();
  if (!Any || Fits || !W.has("attribute"))
    return "";
  return formatv("{0}(\"{1}\") ", Macro, Text);
}

TaskKind Program::drawTask(Random &R, Writer &W) {
  TaskKind T;
  T.Name = "t" + utostr(Tasks.size());
  unsigned Template = R.weighted({60, 25, Fits ? 0u : 10u});
  T.Template = Template == 0   ? "task"
               : Template == 1 ? "reg_task"
                               : "plain_task";
  T.Elidable = Template != 2;

  auto Flag = [&](bool Has, StringRef Name) {
    if (!Has || !W.has("flag"))
      return;
    T.Flags += (T.Flags.empty() ? ", fuzz::" : " | fuzz::") + Name.str();
  };
  Flag(R.chance(30), "eager");
  switch (R.weighted({70, 15, 15})) {
  case 1:
    Flag(true, "by_bool");
    break;
  case 2:
    Flag(true, "by_void");
    break;
  }
  Flag(R.chance(20), "final_resumes");
  unsigned Memory = R.weighted({60, 15, 10, 10, 5});
  if (Memory)
    Flag(true,
         ArrayRef<StringRef>({"own_new", "own_new_unsized", "own_new_arguments",
                              "own_delete"})[Memory - 1]);
  // With -fcoro-aligned-allocation, clang takes the promise's operator new for
  // two words and its operator delete for more, if there is a nothrow form.
  Flag(R.chance(15) && Memory == 0, "can_fail");
  Flag(R.chance(30), "telling");
  Flag(R.chance(15), "sees_arguments");
  Flag(R.chance(15), "transforms");
  Flag(R.chance(15), "by_operator");
  Flag(R.chance(15), "reads_late");
  return T;
}

Signature Program::drawSignature(Random &R, Writer &W) const {
  Signature S;
  S.Task = &Tasks[R.below(Tasks.size())];
  S.Result = drawType(R, /*OrVoid=*/true);
  unsigned Count = R.weighted({4, 4, 2, 1});
  for (unsigned I = 0; I < Count; ++I) {
    Param P;
    P.Name = "p" + utostr(I);
    P.T = drawType(R, /*OrVoid=*/false);
    P.Reference = R.chance(30) && P.T.K == Type::Thing;
    P.In = W.has("parameter");
    S.Params.push_back(P);
  }
  return S;
}

void Program::drawInterfaces(Random &R, Writer &W) {
  unsigned Count = R.between(1, Size > 8 ? 3 : 2);
  for (unsigned I = 0; I < Count; ++I) {
    Interface In;
    In.Name = "I" + utostr(I);
    unsigned Methods = R.chance(Size > 4 ? 50 : 25) ? 2 : 1;
    for (unsigned M = 0; M < Methods; ++M) {
      Method Me;
      // No two of one name: a class may have several interfaces.
      Me.Name = formatv("m{0}{1}", I, M);
      Me.S = drawSignature(R, W);
      Me.Attribute = drawStrategy(R, W, "DYNASYNC_INTERFACE", 10);
      Me.In = W.has("method");
      In.Methods.push_back(std::move(Me));
    }
    Interfaces.push_back(std::move(In));
  }
}

void Program::drawClasses(Random &R, Writer &W) {
  for (unsigned I = 0; I < Interfaces.size(); ++I)
    Classes.push_back({Class::Basic, "B" + utostr(I), {I}, -1, long(I), false});
  unsigned Count = R.between(1, 1 + Size / 3);
  for (unsigned N = 0; N < Count; ++N) {
    Class C;
    C.K = Class::Kind(1 + R.weighted({3, 3, 2, 1, 2, 4}));
    C.Name = "C" + utostr(N);
    unsigned First = R.below(Interfaces.size());
    unsigned Second = (First + 1) % Interfaces.size();
    unsigned Base = R.below(Classes.size());
    C.Tag = R.below(1000);
    C.Member = R.chance(20);
    C.In = W.has("class");
    if (C.K == Class::Derived) {
      // A class that is left out is no base of one that is not.
      C.Base = int(Base);
      C.Interfaces = Classes[Base].Interfaces;
      C.In &= Classes[Base].In;
    } else {
      C.Interfaces.push_back(First);
      if (C.K == Class::Multiple && Second != First)
        C.Interfaces.push_back(Second);
    }
    Classes.push_back(std::move(C));
  }
}

void Program::drawFunctions(Random &R, Writer &W) {
  unsigned Count = R.between(1, 1 + Size / 4);
  for (unsigned N = 0; N < Count; ++N) {
    Function F;
    F.K = R.chance(30) ? Function::Facade : Function::Coroutine;
    F.Name = "f" + utostr(N);
    unsigned I = R.below(Interfaces.size());
    const Method &M =
        Interfaces[I].Methods[R.below(Interfaces[I].Methods.size())];
    F.S = drawSignature(R, W);
    F.Says = R.chance(15) && !Fits;
    unsigned At = R.below(TableSize);
    F.In = W.has("function");
    F.Attribute = drawStrategy(R, W, "DYNASYNC_INTERFACE", 10);
    if (F.K == Function::Facade) {
      F.S = M.S;
      F.In &= M.In;
      F.Callee = formatv("i{0}s[{1}]->{2}", I, At, M.Name);
    }
    Functions.push_back(std::move(F));
  }
}

void Program::listTargets() {
  for (unsigned I = 0; I < Interfaces.size(); ++I)
    for (const Method &M : Interfaces[I].Methods) {
      for (unsigned At = 0; At < TableSize; ++At)
        Targets.push_back({Target::Virtual,
                           formatv("i{0}s[{1}]->{2}", I, At, M.Name), &M.S,
                           M.In});
      Targets.push_back({Target::Member,
                         formatv("(i{0}s[{1}]->*to_{2})", I,
                                 Targets.size() % TableSize, M.Name),
                         &M.S, M.In});
    }
  for (const Function &F : Functions) {
    Targets.push_back(
        {F.K == Function::Facade ? Target::Facade : Target::Function, F.Name,
         &F.S, F.In});
    Targets.push_back({Target::Pointer, "to_" + F.Name, &F.S, F.In});
    Targets.push_back({Target::StdFunction, "any_" + F.Name, &F.S, F.In});
  }
}

Program::Program(uint64_t Seed, unsigned Size, Random &R, Writer &W)
    : Seed(Seed), Size(Size), Fits(R.chance(25)) {
  const Type Small[] = {
      {Type::Thing, 16, 8}, {Type::Thing, 40, 8}, {Type::Thing, 200, 8}};
  const Type Large[] = {{Type::Thing, 32, 32},   {Type::Thing, 64, 64},
                        {Type::Thing, 192, 64},  {Type::Thing, 700, 8},
                        {Type::Thing, 1500, 16}, {Type::Thing, 4000, 8}};
  unsigned Kinds = R.between(1, 3);
  for (unsigned I = 0; I < Kinds; ++I) {
    bool Is = R.chance(60);
    const Type &S = R.pick<Type>(Small), &L = R.pick<Type>(Large);
    Things.push_back(Is || Fits ? S : L);
  }
  unsigned Count = R.between(1, 3);
  Tasks.reserve(Count);
  for (unsigned I = 0; I < Count; ++I)
    Tasks.push_back(drawTask(R, W));
  drawInterfaces(R, W);
  drawClasses(R, W);
  drawFunctions(R, W);
  listTargets();
}
