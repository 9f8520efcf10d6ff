//===- CppExpressions.cpp - Numbers, objects, calls and awaits ------------===//

#include "CppBody.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;
using namespace generate;
using namespace generate::cpp;

std::string Body::number(unsigned Depth) {
  switch (R.weighted({3, 4, 3, Depth ? 3u : 0u})) {
  case 1: {
    const Variable &V = Numbers[R.below(Numbers.size())];
    return V.In ? V.Name : "7";
  }
  case 2:
    if (!Things.empty()) {
      const Variable &V = Things[R.below(Things.size())];
      return V.In ? V.Name + ".get()" : "9";
    }
    break;
  case 3: {
    std::string A = number(Depth - 1);
    return "fuzz::mix(" + A + ", " + number(Depth - 1) + ")";
  }
  }
  return utostr(R.below(100));
}

std::string Body::condition() {
  unsigned Of = R.between(2, 4);
  std::string Text = "fuzz::mix(" + number(1) + ", ";
  Text += utostr(R.below(50)) + ") % " + utostr(Of);
  return Text + (R.chance(50) ? " == 0" : " != 0");
}

std::string Body::object(Type T, bool MayMove) {
  // How: a new one, a copy, or moved from.
  unsigned How = R.weighted({5, 3, MayMove ? 2u : 0u});
  std::vector<const Variable *> Of;
  for (const Variable &V : Things)
    if (V.T == T)
      Of.push_back(&V);
  std::string New = T.make(number(0));
  if (How == 0 || Of.empty())
    return New;
  const Variable &V = *Of[R.below(Of.size())];
  if (!V.In)
    return New;
  return How == 1 ? V.Name : "std::move(" + V.Name + ")";
}

Body::Call Body::call(bool Stored, bool Nested) {
  SmallVector<const Target *, 32> Among;
  SmallVector<unsigned, 32> Weights;
  auto Consider = [&](const Target &T) {
    // A task that outlives its full expression must not refer to temporaries
    // of it. What a facade or a closure does with what it is given is no
    // matter of ours either way.
    if (Stored && (T.S->hasReferences() || T.F == Target::Local))
      return;
    // A known callee that is not elided after all lives in a block that the
    // root keeps: an allocation once.
    if (P.Fits && T.F != Target::Virtual && T.F != Target::Member)
      return;
    Among.push_back(&T);
    unsigned Weight = T.F == Target::Virtual ? 6
                      : T.F == Target::Local ? 12
                                             : 2;
    Weights.push_back(Weight);
  };
  for (const Target &T : P.Targets)
    Consider(T);
  for (const Target &T : Locals)
    Consider(T);
  if (Among.empty())
    return {"", &S, false};

  const Target &T = *Among[R.weighted(Weights)];
  std::string Text = T.Callee + "(d - " + utostr(R.between(1, 2));
  for (const Param &Pa : T.S->Params) {
    Random Mine = R.fork();
    std::swap(R, Mine);
    bool Awaits = R.chance(8) && !Nested && !Stored && !P.Fits;
    std::string Argument;
    if (Awaits) {
      std::string In = await(/*Nested=*/true);
      Argument = Pa.T.make(In);
    } else if (Pa.T.K == Type::Long) {
      Argument = number(1);
    } else {
      Argument = object(Pa.T, !Pa.Reference);
    }
    std::swap(R, Mine);
    if (Pa.In)
      Text += ", " + Argument;
  }
  return {Text + ")", T.S, T.In};
}

std::string Body::marked(const Call &C) {
  bool Marks = R.chance(25);
  StringRef Marker = R.pick<StringRef>(
      {"nested", "automatic", "inline_slot<48>", "inline_slot<256>",
       "inline_slot<2000>", "cached", "boxed", "sealed",
       "custom<fuzz::fuzz_grow_blocks>", "custom<fuzz::fuzz_grow_nothing>"});
  // Around other calls they are an error.
  if (!Marks || P.Fits || !S.Task->Elidable || !C.S->Task->Elidable ||
      !W.has("marker"))
    return C.Text;
  return formatv("dynasync::{0}({1})", Marker, C.Text);
}

std::string Body::awaited(const Call &C) {
  std::string Marked = marked(C);
  if (C.In)
    return "co_await " + Marked;
  return C.S->Result.K == Type::Void ? "void()" : C.S->Result.make("11");
}

std::string Body::asNumber(const Call &C, StringRef Awaited) const {
  switch (C.S->Result.K) {
  case Type::Long:
    return ("(" + Awaited + ")").str();
  case Type::Void:
    return ("(" + Awaited + ", 3l)").str();
  case Type::Thing:
    return ("(" + Awaited + ").get()").str();
  }
  llvm_unreachable("no such type");
}

std::string Body::await(bool Nested) {
  Call C = call(/*Stored=*/false, Nested);
  return asNumber(C, awaited(C));
}
