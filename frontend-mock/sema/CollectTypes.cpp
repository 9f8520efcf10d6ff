//===- CollectTypes.cpp - Structs, enums, constants -----------------------===//

#include "sema/Collector.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
using namespace traitc;
using TypeRef = const traitc::Type *;

void Collector::collectAdt(AdtDef &A) {
  TypeScope S = scope();
  S.Generics = &A.Generics;
  SmallVector<TypeRef, 4> As(identity(A.Generics));
  S.SelfTy = TC.adt(&A, As);
  for (const ast::VariantDecl &V : A.Syntax->Variants) {
    VariantDef *Def = findVariant(A, V.Name.Name);
    if (Def->Loc != V.Name.Loc)
      continue; // declared twice
    for (const ast::FieldDecl &F : V.Fields) {
      if (any_of(Def->Fields,
                 [&](const FieldDef &D) { return D.Name == F.Name.Name; })) {
        Diags.error(F.Name.Loc,
                    "the field `" + F.Name.Name + "` is declared twice");
        continue;
      }
      FieldDef D;
      D.Name = F.Name.Name;
      D.Loc = F.Name.Loc;
      D.Ty = resolveType(*F.Type, S, W, Diags);
      if (D.Ty->isUnsized())
        Diags.error(F.Type->loc(), "a field cannot have the type `" +
                                       D.Ty->str() +
                                       "`, whose size is not known; put it "
                                       "behind a reference or in a `Box`");
      Def->Fields.push_back(D);
    }
  }
  if (Prelude)
    return;
  // As in Rust, a parameter that nothing depends on is most likely a mistake.
  for (const GenericParamDef &P : A.Generics.Own) {
    TypeRef T = TC.param(P.Index, P.Name);
    std::function<bool(TypeRef)> Uses = [&](TypeRef U) {
      return U == T || any_of(U->args(), Uses) || U->hasError() ||
             any_of(U->bindings(),
                    [&](const AssocBinding &B) { return Uses(B.Ty); });
    };
    bool Used = any_of(A.Variants, [&](const auto &V) {
      return any_of(V->Fields, [&](const FieldDef &F) { return Uses(F.Ty); });
    });
    if (!Used)
      Diags.error(P.Loc, "no field uses the parameter `" + P.Name +
                             "`; a field of type `PhantomData<" + P.Name +
                             ">` would");
  }
}

static bool literal(const ast::Expr &E, int64_t &Value) {
  using K = ast::Expr::Kind;
  if (E.K == K::Int && E.IntValue.getActiveBits() < 63) {
    Value = E.IntValue.getZExtValue();
    return true;
  }
  if (E.K == K::Unary && E.UOp == ast::UnaryOp::Neg && literal(*E.A, Value)) {
    Value = -Value;
    return true;
  }
  return false;
}

void Collector::collectDiscriminants(AdtDef &A) {
  int64_t Next = 0;
  DenseMap<int64_t, VariantDef *> Seen;
  bool Given = false;
  for (const ast::VariantDecl &V : A.Syntax->Variants) {
    VariantDef *Def = findVariant(A, V.Name.Name);
    if (V.Discriminant) {
      Given = true;
      uint64_t Unsigned = 0;
      if (!literal(*V.Discriminant, Next)) {
        TypeScope S = scope();
        if (evaluateLength(*V.Discriminant, W, Ctx, Diags, Unsigned, &S))
          Next = Unsigned;
      }
    }
    Def->Discriminant = Next++;
    auto [It, New] = Seen.try_emplace(Def->Discriminant, Def);
    if (!New && It->second != Def)
      Diags.error(Def->Loc, "`" + Def->Name + "` and `" + It->second->Name +
                                "` have the same number, " +
                                Twine(Def->Discriminant));
  }
  if (Given &&
      any_of(A.Variants, [](const auto &V) { return !V->Fields.empty(); }))
    Diags.error(A.Loc, "variants have numbers only in enums without fields");
}

void Collector::collectConst(ConstDef &C, const TypeScope &S) {
  C.Ty =
      C.Syntax->Type ? resolveType(*C.Syntax->Type, S, W, Diags) : TC.error();
}

// --- Types that hold themselves ----------------------------------------------

bool Collector::containsItself(TypeRef T, SmallVectorImpl<const AdtDef *> &Path,
                               DenseMap<TypeRef, bool> &Done) {
  switch (T->kind()) {
  case TypeKind::Tuple:
  case TypeKind::Array:
    return any_of(T->args(),
                  [&](TypeRef A) { return containsItself(A, Path, Done); });
  case TypeKind::Adt:
    break;
  default:
    return false;
  }
  const AdtDef *A = T->adt();
  if (A->L == Lang::Box || A->L == Lang::PhantomData)
    return false;
  if (A == Path.front() && Path.size() > 1)
    return true;
  if (is_contained(ArrayRef(Path).drop_front(), A) || Path.size() > 200)
    return false; // another type's fault, or its arguments grow
  auto [It, New] = Done.try_emplace(T, false);
  if (!New)
    return It->second;
  Path.push_back(A);
  bool Found = false;
  for (const auto &V : A->Variants)
    for (const FieldDef &F : V->Fields)
      Found = Found || containsItself(TC.subst(F.Ty, T->args()), Path, Done);
  Path.pop_back();
  return Done[T] = Found;
}

void Collector::checkSizes(AdtDef &A) {
  if (Prelude)
    return;
  DenseMap<TypeRef, bool> Done;
  for (const auto &V : A.Variants)
    for (const FieldDef &F : V->Fields) {
      SmallVector<const AdtDef *, 8> Path = {&A, &A};
      if (!containsItself(F.Ty, Path, Done))
        continue;
      Diags.error(A.Loc, "`" + A.Name + "` would be infinitely large");
      Diags.note(F.Loc, "this field holds another one; a `Box` around it "
                        "would make it finite");
      return;
    }
}
