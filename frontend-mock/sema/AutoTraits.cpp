//===- AutoTraits.cpp - Send, Sync and Unpin, by structure ----------------===//
//
// A type is Send when all that it consists of is, unless an impl says
// otherwise. A future consists of its arguments or captures and of what its
// body holds across an await.
//
//===----------------------------------------------------------------------===//

#include "sema/HIR.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

namespace traitc {

class AutoWalk {
public:
  AutoWalk(Solver &S, TraitDef *Trait)
      : S(S), W(S.W), Trait(Trait), L(Trait->L) {}
  Solver::Answer walk(TypeRef T);

  /// Why not, from the innermost part outwards.
  SmallVector<std::string, 2> Chain;

private:
  Solver::Answer byStructure(TypeRef T);
  Solver::Answer adt(TypeRef T);
  Solver::Answer future(TypeRef T);
  Solver::Answer witness(const hir::Body *B, TypeRef T);
  Solver::Answer opaque(TypeRef T);
  Solver::Answer part(TypeRef Part, const Twine &Because);
  Solver::Answer no(const Twine &Why);
  Solver::Answer withOther(Lang Other, TypeRef T, const Twine &Because);
  std::string place(SMLoc Loc);
  std::string notTrait() const {
    return ("is not `" + Trait->Name + "`").str();
  }

  Solver &S;
  World &W;
  TraitDef *Trait;
  Lang L;
  SmallPtrSet<TypeRef, 16> Visited;
  unsigned Depth = 0;
};

} // namespace traitc

Solver::Answer AutoWalk::no(const Twine &Why) {
  Chain.push_back(Why.str());
  return Solver::No;
}

Solver::Answer AutoWalk::part(TypeRef Part, const Twine &Because) {
  Solver::Answer A = walk(Part);
  if (A == Solver::No && !Because.isTriviallyEmpty())
    Chain.push_back(Because.str());
  return A;
}

std::string AutoWalk::place(SMLoc Loc) {
  if (!Loc.isValid() || !W.Diags)
    return "?";
  SourceMgr &SM = W.Diags->sources();
  auto [Line, Column] = SM.getLineAndColumn(Loc);
  return (Twine(Line) + ":" + Twine(Column)).str();
}

Solver::Answer AutoWalk::walk(TypeRef T) {
  T = S.normalize(T);
  if (!Visited.insert(T).second)
    return Solver::Yes;
  // Types that grow as they nest have no end.
  if (Depth > 64)
    return no("the type nests too deeply");
  TraitRef Ref{Trait, W.Types.save(Args(T))};
  if (S.selectParam(Ref).K == Selection::Param)
    return Solver::Yes;
  for (ImplDef *I : Trait->Impls) {
    size_t Before = S.Infer->snapshot();
    Solver::TypeList ImplArgs;
    SmallVector<Predicate, 4> Goals;
    bool Fits = S.matchHeader(*I, Ref, ImplArgs, Goals);
    if (Fits)
      S.goalsOf(I->Generics, ImplArgs, Goals);
    Solver::Answer A = Fits ? S.proveAll(Goals) : Solver::No;
    S.Infer->rollback(Before);
    if (A == Solver::No && Fits)
      return no("`" + T->str() + "` " + notTrait() +
                ": the conditions of its `impl` do not hold");
    if (Fits)
      return A;
  }
  ++Depth;
  Solver::Answer A = byStructure(T);
  --Depth;
  return A;
}

/// `&T` is Send when T is Sync.
Solver::Answer AutoWalk::withOther(Lang Other, TypeRef T,
                                   const Twine &Because) {
  TraitDef *Def = W.trait(Other);
  if (!Def)
    return Solver::Yes;
  AutoWalk Walk(S, Def);
  Solver::Answer A = Walk.walk(T);
  if (A == Solver::No) {
    Chain.append(Walk.Chain.begin(), Walk.Chain.end());
    Chain.push_back(Because.str());
  }
  return A;
}

Solver::Answer AutoWalk::byStructure(TypeRef T) {
  switch (T->kind()) {
  case TypeKind::Error:
  case TypeKind::Never:
  case TypeKind::Bool:
  case TypeKind::Char:
  case TypeKind::Int:
  case TypeKind::Float:
  case TypeKind::Str:
  case TypeKind::FnDef:
  case TypeKind::FnPtr:
    return Solver::Yes;
  case TypeKind::Infer:
    return T->inferKind() == InferKind::General ? Solver::Maybe : Solver::Yes;
  case TypeKind::Tuple:
  case TypeKind::Array:
  case TypeKind::Slice: {
    Solver::Answer All = Solver::Yes;
    for (TypeRef A : T->args())
      All = std::min(All, All == Solver::No ? Solver::No : part(A, ""));
    return All;
  }
  case TypeKind::Ref:
    if (L == Lang::Unpin)
      return Solver::Yes;
    if (L == Lang::Send && !T->isMut())
      return withOther(Lang::Sync, T->inner(),
                       "`" + T->str() + "` is not `Send`, since `" +
                           T->inner()->str() + "` is not `Sync`");
    return part(T->inner(), "");
  case TypeKind::RawPtr:
    if (L == Lang::Unpin)
      return Solver::Yes;
    return no("a raw pointer " + notTrait());
  case TypeKind::Adt:
    return adt(T);
  case TypeKind::Closure: {
    for (const hir::Capture &C : T->closure()->Captures) {
      TypeRef Ty = W.Types.subst(C.Ty, T->args());
      Solver::Answer A = part(Ty, "the closure captures `" + C.Name +
                                      "`, of type `" + Ty->str() + "`");
      if (A != Solver::Yes)
        return A;
    }
    return Solver::Yes;
  }
  case TypeKind::Future:
    return future(T);
  case TypeKind::Opaque:
    return opaque(T);
  case TypeKind::Param:
    return no("`" + T->str() + "` is not known to be `" + Trait->Name +
              "`: it needs the bound `" + T->str() + ": " + Trait->Name + "`");
  case TypeKind::Projection:
    return no("`" + T->str() + "` is not known to be `" + Trait->Name + "`");
  case TypeKind::Dyn: {
    unsigned Bit = L == Lang::Send ? 1 : L == Lang::Sync ? 2 : 4;
    if (T->autos() & Bit)
      return Solver::Yes;
    SmallVector<TypeRef, 4> As = {T};
    As.append(T->args().begin(), T->args().end());
    for (const TraitRef &R : supertraits({T->trait(), W.Types.save(As)}, W))
      if (R.Trait == Trait)
        return Solver::Yes;
    return no("`" + T->str() + "` may be a type that " + notTrait() +
              ": `dyn " + T->trait()->Name + " + " + Trait->Name +
              "` would not");
  }
  }
  llvm_unreachable("all kinds are handled");
}

Solver::Answer AutoWalk::adt(TypeRef T) {
  AdtDef *Adt = T->adt();
  if (Adt->L == Lang::Cell && L == Lang::Sync)
    return no("`" + T->str() +
              "` is not `Sync`: it can be changed through a "
              "shared reference");
  if (Adt->L == Lang::Box || Adt->L == Lang::PhantomData)
    return L == Lang::Unpin && Adt->L == Lang::Box ? Solver::Yes
                                                   : part(T->args()[0], "");
  Solver::Answer All = Solver::Yes;
  for (const auto &V : Adt->Variants)
    for (const FieldDef &F : V->Fields) {
      TypeRef Ty = S.normalize(W.Types.subst(F.Ty, T->args()));
      Solver::Answer A =
          Adt->InPrelude
              ? part(Ty, "")
              : part(Ty, "`" + T->str() + "` " + notTrait() + ": its field `" +
                             F.Name + "` has the type `" + Ty->str() + "`");
      if (A == Solver::No)
        return A;
      All = std::min(All, A);
    }
  return All;
}

Solver::Answer AutoWalk::future(TypeRef T) {
  if (L == Lang::Unpin)
    return no("an `async` function's or block's future must not move once it "
              "has been polled; put it in a `Box::pin(..)` or `pin!(..)`");
  if (const ClosureDef *C = T->closure()) {
    for (const hir::Capture &Cap : C->Captures) {
      TypeRef Ty = W.Types.subst(Cap.Ty, T->args());
      Solver::Answer A = part(Ty, "the async block captures `" + Cap.Name +
                                      "`, of type `" + Ty->str() + "`");
      if (A != Solver::Yes)
        return A;
    }
    return witness(C->TheBody.get(), T);
  }
  FnDef *Fn = T->fn();
  for (unsigned I = 0; I != Fn->Params.size(); ++I) {
    TypeRef Ty = S.normalize(W.Types.subst(Fn->Params[I], T->args()));
    StringRef Name =
        I < Fn->ParamNames.size() ? StringRef(Fn->ParamNames[I]) : "";
    Solver::Answer A =
        part(Ty, "the future of `" + Fn->Name + "` holds its parameter `" +
                     Name + "`, of type `" + Ty->str() + "`");
    if (A != Solver::Yes)
      return A;
  }
  if (!Fn->Checked && !Fn->Checking && Fn->HasBody && W.Syntax)
    checkBody(*Fn, W, *W.Syntax, *W.Diags);
  return witness(Fn->TheBody.get(), T);
}

Solver::Answer AutoWalk::witness(const hir::Body *B, TypeRef T) {
  if (!B)
    return Solver::Yes;
  std::string Whose = T->fn() ? ("the future of `" + T->fn()->Name + "`").str()
                              : "the async block";
  for (const hir::WitnessType &H : B->Witness) {
    TypeRef Ty = S.normalize(W.Types.subst(H.Ty, T->args()));
    Solver::Answer A = part(Ty, Whose + " holds " + H.What + " (" +
                                    place(H.Held) + "), of type `" + Ty->str() +
                                    "`, across the await at " + place(H.Await));
    if (A != Solver::Yes)
      return A;
  }
  return Solver::Yes;
}

Solver::Answer AutoWalk::opaque(TypeRef T) {
  FnDef *Fn = T->fn();
  if (L == Lang::Unpin && Fn->Async)
    return future(W.Types.future(Fn, T->args()));
  const OpaqueDef &O = Fn->Opaques[T->index()];
  if (L == Lang::Send && Fn->Trait && !T->args().empty() &&
      T->args()[0]->is(TypeKind::Dyn) && T->args()[0]->hasSend())
    return Solver::Yes; // who became this dyn type was asked
  if (Fn->Trait && !T->args().empty() &&
      (T->args()[0]->is(TypeKind::Param) || T->args()[0]->is(TypeKind::Dyn) ||
       T->args()[0]->is(TypeKind::Projection)))
    return no("what `" + Fn->Name + "` of `" + T->args()[0]->str() +
              "` returns is not known to be `" + Trait->Name + "`");
  if (!O.Hidden && !Fn->Checked && !Fn->Checking && Fn->HasBody && W.Syntax)
    checkBody(*Fn, W, *W.Syntax, *W.Diags);
  if (!O.Hidden)
    return Solver::Yes; // being checked, or in error
  return walk(W.Types.subst(O.Hidden, T->args()));
}

Selection Solver::selectAuto(const TraitRef &Ref) {
  AutoWalk Walk(*this, Ref.Trait);
  Answer A = Walk.walk(Ref.self());
  Selection Result;
  Result.K = A == Yes     ? Selection::Builtin
             : A == Maybe ? Selection::Ambiguous
                          : Selection::No;
  return Result;
}

SmallVector<std::string, 2> Solver::whyNotAuto(TypeRef T, Lang Auto) {
  TraitDef *Trait = W.trait(Auto);
  if (!Trait)
    return {};
  AutoWalk Walk(*this, Trait);
  if (Walk.walk(T) != No)
    return {};
  std::reverse(Walk.Chain.begin(), Walk.Chain.end());
  return std::move(Walk.Chain);
}
