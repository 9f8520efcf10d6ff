//===- TraitCall.cpp - Calls of methods and functions ---------------------===//
//
// What the language makes nested is boxed by hand in the programs for rustc:
//
//   x.next(1).await          x.next(1).await      (which returns a box there)
//   kept(x.next(1).box)      kept(x.next(1))
//   x.each(|n| n + 1)        x.each(Box::new(|n| n + 1))
//   implementer.close()      Box::new(implementer).close()
//
//===----------------------------------------------------------------------===//

#include "TraitBody.h"
#include "llvm/Support/FormatVariadic.h"

using namespace generate;
using namespace llvm;

/// A method of something in scope that may be called here.
std::optional<Body::Callee>
Body::findCallee(function_ref<bool(const Method &)> Of) {
  SmallVector<Callee, 16> Found;
  for (unsigned I = 0; I < Vars.size(); ++I) {
    const Variable &V = Vars[I];
    if (!V.isObject())
      continue;
    bool Inside = StringRef(V.Name).ends_with(".i");
    for (const Method &M : P.Traits[V.Trait].Methods) {
      if (M.Rank > Rank || (M.Rank == Rank && !Inside) || !Of(M))
        continue;
      if (M.isAwaited() && !IsAsync)
        continue;
      bool Possible =
          M.Self == SelfMode::Ref ? canRead(V)
          : M.Self == SelfMode::Mut
              ? V.K != Variable::Reference && canChange(V)
              : (V.K == Variable::BoxedObject || V.K == Variable::Static) &&
                    canMove(V);
      if (Possible)
        Found.push_back({I, &M});
    }
  }
  unsigned Drawn = unsigned(R.next() >> 33);
  if (Found.empty() || Calls == 0)
    return std::nullopt;
  --Calls;
  return Found[Drawn % Found.size()];
}

std::string Body::calleeN(unsigned CalleeRank) {
  // Of its own rank: no more than before, and that is in `n`.
  if (CalleeRank == Rank)
    return "n";
  return std::to_string(R.below(4)) + "u32";
}

std::string Body::argument(const Argument &A, unsigned Depth, bool Simple) {
  bool Native = P.isNative();
  switch (A.K) {
  case Argument::Value:
    return Simple ? (A.T == Ty::U ? number(2) : atom(A.T))
                  : expression(A.T, Depth + 1);
  case Argument::Closure: {
    Text C = closure();
    return Native ? C : "Box::new(" + C + ")";
  }
  case Argument::Iterator: {
    Text Item = A.T == Ty::U ? Text("i * 3") : Text("d(i + 100)");
    Text Count = std::to_string(R.below(4)), I;
    if (R.chance(40) && A.T == Ty::D)
      I = formatv("Items {{ held: {0}, left: {1} }", atom(Ty::D), Count);
    else
      I = formatv("(0..{0}u32).map(move |i| {1})", Count, Item);
    return Native ? I : "Box::new(" + I + ")";
  }
  case Argument::Future: {
    Text F;
    if (A.T == Ty::D && R.chance(40)) {
      F = formatv("Gate {{ held: Some({0}), left: {1} }", atom(Ty::D),
                  R.below(3));
    } else {
      unsigned Had = Budget;
      Budget = std::min(Budget, 3u);
      F = "async move " +
          movedInto(true, true, [&] { return block(A.T, Depth + 1); });
      Budget = Had;
    }
    return Native ? F : "Box::pin(" + F + ")";
  }
  case Argument::Object: {
    auto I = find([&](const Variable &V) {
      return canRead(V) && V.Trait == A.Trait &&
             (V.K == Variable::Reference || V.K == Variable::BoxedObject);
    });
    bool New = R.chance(25);
    if (I && !New)
      return Vars[*I].K == Variable::Reference ? Vars[*I].Name
                                               : "&*" + Vars[*I].Name;
    return "&" + constructAny(P, A.Trait, 0);
  }
  }
  llvm_unreachable("no such argument");
}

/// Draws the arguments. Simple: they can be evaluated anywhere.
Body::Call Body::call(const Callee &C, unsigned Depth, bool Simple) {
  Variable &V = Vars[C.Variable];
  Call Made;
  Made.Receiver = V.Name;
  Made.Name = C.M->Name;
  Made.IsStatic = V.K == Variable::Static;
  Made.Args = calleeN(C.M->Rank);
  // While its arguments are evaluated, nothing is done to it.
  auto Before = V.Busy;
  unsigned Index = C.Variable;
  Vars[Index].Busy = C.M->Self == SelfMode::Ref && V.K == Variable::Reference
                         ? Before
                         : Variable::Locked;
  for (const Argument &A : C.M->Args)
    Made.Args += ", " + argument(A, Depth, Simple);
  Vars[Index].Busy = Before;
  if (C.M->Self == SelfMode::Value) {
    Vars[Index].Live = false;
    if (Made.IsStatic && !P.isNative())
      Made.Receiver = "Box::new(" + Made.Receiver + ")";
  }
  return Made;
}

std::string Body::bare(const Call &C) const {
  return C.Receiver + "." + C.Name + "(" + C.Args + ")";
}

/// What is called, on the heap.
std::string Body::boxed(const Call &C) const {
  if (!P.isNative())
    return "kept(" + bare(C) + ")";
  // Of a known type, it has a size.
  return C.IsStatic ? bare(C) : "kept(" + bare(C) + ".box)";
}

/// \p Call, perhaps with a strategy of its own.
std::string Body::attribute(const Callee &C, Text Call) {
  Text A = drawAttribute(P, 15);
  if (A.empty() || Vars[C.Variable].K == Variable::Static)
    return Call;
  return "(" + A + " " + Call + ")";
}

/// A call that is awaited at once, in one of the ways to say so.
std::string Body::awaited(const Callee &C, unsigned Depth) {
  bool Static = Vars[C.Variable].K == Variable::Static;
  bool Copies = C.M->Self != SelfMode::Value && C.M->Kind == MethodKind::Async;
  for (const Argument &A : C.M->Args)
    Copies &= A.K == Argument::Value && A.T == Ty::U;
  bool Lends = any_of(
      C.M->Args, [](const Argument &A) { return A.K == Argument::Object; });
  unsigned How = R.weighted({60, 8, 8, 8, 8, 8});
  // What it is lent would not live long enough; what is small takes no heap.
  if ((Lends || P.Small) && How >= 2)
    How = 0;
  Text Kept = P.name("r"), Place = P.name("b");
  unsigned Room = 64u << R.below(6);
  bool Plain = Static || !P.isNative();
  // The call in a closure: its arguments must not leave it.
  if (How >= 2 && How <= 4) {
    Call Inner = call(C, Depth, /*Simple=*/true);
    if (Plain)
      return bare(Inner) + ".await";
    StringRef Before = How == 2   ? "let mut {0} = [0u8; {1}];"
                       : How == 3 ? "let {0} = Arena::new();"
                                  : "";
    StringRef Make = How == 2   ? "maybe_box(&mut {0}, || {2})"
                     : How == 3 ? "{0}.new_with(|| {2})"
                                : "Box::new_with(|| {2})";
    Text Format = (Before + " let {3} = " + Make + ".await; {3}").str();
    return "{ " +
           formatv(false, Format.c_str(), Place, Room, bare(Inner), Kept)
               .str() +
           " }";
  }
  if (How == 5 && Copies) {
    // May fail, and then has done nothing.
    Call Inner = call(C, Depth, /*Simple=*/true);
    Text Awaited = bare(Inner) + ".await";
    if (Plain || P.Opts.Form != TraitForm::Strategies)
      return Awaited;
    return formatv("(match (#[dyn_async(try({0}))] {1}) {{ Ok(v) => v, Err(_) "
                   "=> {1} })",
                   Room, Awaited);
  }
  Call Inner = call(C, Depth);
  Text Nearest = attribute(C, bare(Inner) + ".await");
  return How == 1 && !Plain ? bare(Inner) + ".box.await" : Nearest;
}

std::string Body::methodCall(Ty T, unsigned Depth) {
  if (auto C = findCallee([&](const Method &M) {
        return (M.Kind == MethodKind::Plain || M.isAwaited()) && M.Result == T;
      })) {
    const Method *M = C->M;
    Text Made;
    if (M->isAwaited()) {
      Made = awaited(*C, Depth);
    } else {
      Call Inner = call(*C, Depth);
      Made = bare(Inner);
    }
    return M->LeftOut ? plainValue(T) : Made;
  }
  if (T == Ty::U)
    return itemsCall(Depth);
  return conversion(T, Depth);
}

/// A call that gives an iterator, a closure or an object, used where it stands.
std::string Body::itemsCall(unsigned Depth) {
  auto C = findCallee([&](const Method &M) {
    return M.Kind == MethodKind::Iterator || M.Kind == MethodKind::Closure;
  });
  if (!C)
    return conversion(Ty::U, Depth);
  Call Inner = call(*C, Depth);
  bool Box = R.chance(30);
  unsigned N = R.below(20);
  Text Made = bare(Inner), Nearest = attribute(*C, Made);
  if (C->M->LeftOut)
    return plainValue(Ty::U);
  if (C->M->Kind == MethodKind::Closure) {
    if (P.isNative() && Box && !Inner.IsStatic)
      return formatv("{{ let r = (kept({0}.box))({1}); r }", Made, N);
    // At the end of a block, it would outlive what it borrows.
    return formatv("{{ let r = ({0})({1}); r }", Nearest, N);
  }
  // Adaptors take it by value: that needs a box.
  if (P.isNative() && !Inner.IsStatic)
    Made += ".box";
  return Made + (C->M->Result == Ty::U
                     ? ".map(|v| v.wrapping_add(1)).fold(0u32, |a, v| "
                       "a.wrapping_add(v))"
                     : ".map(|v| v.val()).fold(0u32, |a, v| "
                       "a.wrapping_add(v))");
}

std::string Body::functionCall(Ty T, unsigned Depth) {
  SmallVector<const Function *, 4> Found;
  for (const Function &F : P.Functions)
    if (F.Rank < Rank && F.Result == T && (IsAsync || !F.Async))
      Found.push_back(&F);
  unsigned Drawn = unsigned(R.next() >> 33);
  if (Found.empty() || Calls == 0)
    return conversion(T, Depth);
  --Calls;
  const Function &F = *Found[Drawn % Found.size()];
  Text N = calleeN(F.Rank), Value = atom(Ty::D), Object;
  auto I = find([&](const Variable &V) {
    if (!V.isObject() || V.Trait != F.Trait)
      return false;
    if (F.Generic != (V.K == Variable::Static))
      return false;
    switch (F.Object) {
    case SelfMode::Ref:
      return canRead(V) && V.K != Variable::MutReference;
    case SelfMode::Mut:
      return canChange(V) && V.K != Variable::Reference;
    case SelfMode::Value:
      return canMove(V) && V.Owned &&
             (V.K == Variable::BoxedObject || V.K == Variable::Static);
    }
    return false;
  });
  if (!I) {
    Text New = constructAny(P, F.Trait, F.Generic ? 0 : 1);
    Object = F.Object == SelfMode::Ref   ? "&" + New
             : F.Object == SelfMode::Mut ? "&mut " + New
             : F.Generic                 ? New
                                         : "bx(" + New + ")";
  } else if (F.Object == SelfMode::Value) {
    Object = move(*I);
  } else {
    const Variable &V = Vars[*I];
    StringRef And = F.Object == SelfMode::Ref ? "&" : "&mut ";
    Object = V.K == Variable::Reference ? V.Name
             : V.K == Variable::Static  ? (And + V.Name).str()
                                        : (And + "*" + V.Name).str();
  }
  if (F.LeftOut)
    return plainValue(T);
  return formatv("{0}({1}, {2}, {3}){4}", F.Name, Object, N, Value,
                 F.Async ? ".await" : "");
}
