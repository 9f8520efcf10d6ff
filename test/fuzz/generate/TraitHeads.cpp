//===- TraitHeads.cpp - Heads of methods ----------------------------------===//
//
// The same method in the language and in Rust, where `dyn` has no such calls:
//
//   async fn m(&self, n: u32, f: impl Fn(u32) -> u32) -> D
//   fn m<'a>(&'a self, n: u32, f: Box<dyn Fn(u32) -> u32 + 'a>)
//       -> Pin<Box<dyn Future<Output = D> + 'a>>
//
//===----------------------------------------------------------------------===//

#include "TraitModel.h"
#include "TraitText.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

std::string generate::unsizedType(const Program &P, MethodKind Kind, Ty T,
                                  unsigned Trait, StringRef Lifetime) {
  switch (Kind) {
  case MethodKind::Async:
  case MethodKind::Future:
    return formatv("Future<Output = {0}>{1}", spelled(T), Lifetime);
  case MethodKind::Iterator:
    return formatv("Iterator<Item = {0}>{1}", spelled(T), Lifetime);
  case MethodKind::Closure:
    return ("Fn(u32) -> u32" + Lifetime).str();
  case MethodKind::Object:
    return P.Traits[Trait].Name;
  case MethodKind::Plain:
    break;
  }
  return spelled(T).str();
}

static std::string argumentType(const Program &P, const Argument &A) {
  static constexpr MethodKind Kinds[] = {MethodKind::Plain, MethodKind::Closure,
                                         MethodKind::Iterator,
                                         MethodKind::Future};
  if (A.K == Argument::Value)
    return spelled(A.T).str();
  if (A.K == Argument::Object)
    return (P.isNative() ? "&dyn " : "&'a dyn ") + P.Traits[A.Trait].Name;
  if (P.isNative())
    return "impl " + unsizedType(P, Kinds[A.K], A.T, 0, "");
  std::string Boxed =
      "Box<dyn " + unsizedType(P, Kinds[A.K], A.T, 0, " + 'a") + ">";
  return A.K == Argument::Future ? "Pin<" + Boxed + ">" : Boxed;
}

std::string generate::methodHead(const Program &P, const Method &M,
                                 bool InImpl) {
  bool Native = P.isNative();
  std::string Head =
      Native && M.Kind == MethodKind::Async ? "async fn " : "fn ";
  Head += M.Name + (Native ? "(" : "<'a>(");
  if (M.Self == SelfMode::Value)
    Head += Native ? (InImpl ? "mut self" : "self") : "self: Box<Self>";
  else
    Head += Native ? (M.Self == SelfMode::Ref ? "&self" : "&mut self")
                   : (M.Self == SelfMode::Ref ? "&'a self" : "&'a mut self");
  Head += ", n: u32";
  for (unsigned I = 0; I < M.Args.size(); ++I)
    Head += formatv(", {0}a{1}: {2}", InImpl ? "mut " : "", I,
                    argumentType(P, M.Args[I]));
  Head += ") -> ";
  if (M.Kind == MethodKind::Plain || (Native && M.Kind == MethodKind::Async))
    return Head + spelled(M.Result).str();
  if (Native)
    return Head + "impl " + unsizedType(P, M.Kind, M.Result, M.ResultTrait, "");
  std::string Boxed = "Box<dyn " +
                      unsizedType(P, M.Kind, M.Result, M.ResultTrait, " + 'a") +
                      ">";
  return Head + (M.isAwaited() ? "Pin<" + Boxed + ">" : Boxed);
}
