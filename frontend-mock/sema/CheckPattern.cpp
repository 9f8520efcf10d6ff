//===- CheckPattern.cpp - Patterns ----------------------------------------===//
//
// Patterns against the type of what they match. References that a pattern does
// not mention are looked through, and change how its names bind (Rust's
// default binding modes).
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;
using AK = ast::Pattern::Kind;
using PK = hir::Pattern::Kind;

static bool bindsMutably(const hir::Pattern *P) {
  if (P->K == PK::Bind && P->M == hir::Pattern::RefMut)
    return true;
  if (P->Sub && bindsMutably(P->Sub))
    return true;
  for (const hir::FieldPat &F : P->Fields)
    if (bindsMutably(F.Pat))
      return true;
  return llvm::any_of(P->Alts, bindsMutably);
}

hir::Pattern *BodyChecker::checkPattern(ast::Pattern *P, const Type *Ty,
                                        Expr *Place) {
  PatternScope PS;
  hir::Pattern *Out = pattern(P, Ty, Mode::Move, PS);
  for (hir::Local *L : PS.Bound)
    declare(L);
  if (Place && Place->isPlace() && bindsMutably(Out))
    makeMut(Place);
  return Out;
}

/// Does a name stand for a constant or a variant without fields?
static bool isConstantName(const Symbol &S) {
  if (S.K == Symbol::Const)
    return true;
  const VariantDef *V = nullptr;
  if (S.K == Symbol::Variant)
    V = static_cast<VariantDef *>(S.Def);
  else if (S.K == Symbol::Adt && !static_cast<AdtDef *>(S.Def)->IsEnum)
    V = &static_cast<AdtDef *>(S.Def)->only();
  return V && V->Fields.empty();
}

/// Whether the pattern says what is behind a reference.
bool BodyChecker::peels(const ast::Pattern *P) {
  switch (P->K) {
  case AK::Literal:
    return P->Low->K != ast::Expr::Kind::Str;
  case AK::Range:
  case AK::Tuple:
  case AK::TupleStruct:
  case AK::Struct:
  case AK::Path:
  case AK::Slice:
    return true;
  case AK::Bind: {
    if (P->ByRef || P->Mut || P->Sub)
      return false;
    Symbol S = lookupValue(P->Name.Name, *Names, W);
    if (!isConstantName(S))
      return false;
    return S.K != Symbol::Const ||
           !static_cast<ConstDef *>(S.Def)->Ty->is(TypeKind::Ref);
  }
  default:
    return false;
  }
}

hir::Pattern *BodyChecker::pattern(ast::Pattern *P, const Type *Ty, Mode M,
                                   PatternScope &PS) {
  if (++Depth > 1000) {
    --Depth;
    error(P->loc(), "patterns are nested too deep here");
    return newPattern(PK::Wild, TC.error(), P->loc());
  }
  hir::Pattern *Outer = nullptr, **Hole = &Outer;
  const Type *T = Infer.shallow(Ty);
  if (peels(P)) {
    T = known(T);
    while (T->is(TypeKind::Ref)) {
      hir::Pattern *D = newPattern(PK::Deref, T, P->loc());
      *Hole = D;
      Hole = &D->Sub;
      M = M == Mode::Ref || !T->isMut() ? Mode::Ref : Mode::RefMut;
      T = known(T->inner());
    }
  }
  *Hole = patternInner(P, T, M, PS);
  --Depth;
  return Outer;
}

hir::Pattern *BodyChecker::patternInner(ast::Pattern *P, const Type *Ty, Mode M,
                                        PatternScope &PS) {
  switch (P->K) {
  case AK::Wild:
    return newPattern(PK::Wild, Ty, P->loc());
  case AK::Rest:
    error(P->loc(), "`..` may only stand in a tuple, tuple struct or slice "
                    "pattern");
    return newPattern(PK::Wild, Ty, P->loc());
  case AK::Bind:
    return bindOrConst(P, Ty, M, PS);
  case AK::Literal:
    return literalPattern(P, Ty);
  case AK::Range:
    return rangePattern(P, Ty);
  case AK::Ref: {
    const Type *T = known(Ty);
    if (T->is(TypeKind::Infer)) {
      const Type *Inner = fresh();
      Infer.unify(T, TC.ref(Inner, P->Mut));
      T = Infer.shallow(T);
    }
    if (!T->is(TypeKind::Ref) || T->isMut() != P->Mut) {
      if (!T->is(TypeKind::Error))
        error(P->loc(), llvm::Twine("mismatched types: expected `") + show(T) +
                            "`, found the pattern of a " +
                            (P->Mut ? "mutable " : "shared ") + "reference");
      pattern(P->Sub, TC.error(), Mode::Move, PS);
      return newPattern(PK::Wild, TC.error(), P->loc());
    }
    hir::Pattern *Out = newPattern(PK::Deref, T, P->loc());
    Out->Sub = pattern(P->Sub, T->inner(), Mode::Move, PS);
    return Out;
  }
  case AK::Tuple:
    return tuplePattern(P, Ty, M, PS);
  case AK::TupleStruct:
    return tupleStructPattern(P, Ty, M, PS);
  case AK::Struct:
    return structPattern(P, Ty, M, PS);
  case AK::Path:
    return pathPattern(P, Ty);
  case AK::Or:
    return orPattern(P, Ty, M, PS);
  case AK::Slice:
    return slicePattern(P, Ty, M, PS);
  case AK::Error:
    break;
  }
  return newPattern(PK::Wild, TC.error(), P->loc());
}

hir::Pattern *BodyChecker::orPattern(ast::Pattern *P, const Type *Ty, Mode M,
                                     PatternScope &PS) {
  hir::Pattern *Out = newPattern(PK::Or, Ty, P->loc());
  size_t Bound = PS.Bound.size(), Seen = PS.Seen.size();
  Out->Alts.push_back(pattern(P->Elements[0], Ty, M, PS));
  SmallVector<hir::Local *, 4> First;
  if (PS.Known)
    First.append(PS.Seen.begin() + Seen, PS.Seen.end());
  else
    First.append(PS.Bound.begin() + Bound, PS.Bound.end());
  for (ast::Pattern *Alt : llvm::ArrayRef(P->Elements).drop_front()) {
    PatternScope Other;
    Other.Known = &First;
    Out->Alts.push_back(pattern(Alt, Ty, M, Other));
    for (hir::Local *L : First)
      if (!llvm::is_contained(Other.Seen, L))
        error(Alt->loc(), "`" + L->Name + "` is not bound in all alternatives");
  }
  return Out;
}

//===----------------------------------------------------------------------===//
// Parts
//===----------------------------------------------------------------------===//

/// Which of \p Count parts element \p I of a pattern list with `..` means.
static std::optional<size_t> restIndex(ArrayRef<ast::Pattern *> Elements) {
  for (size_t I = 0; I != Elements.size(); ++I)
    if (Elements[I]->K == AK::Rest)
      return I;
  return std::nullopt;
}

hir::Pattern *BodyChecker::tuplePattern(ast::Pattern *P, const Type *Ty, Mode M,
                                        PatternScope &PS) {
  std::optional<size_t> Rest = restIndex(P->Elements);
  size_t Given = P->Elements.size() - (Rest ? 1 : 0);
  const Type *T = known(Ty);
  if (T->is(TypeKind::Infer) && !Rest) {
    Types Parts;
    for (size_t I = 0; I != Given; ++I)
      Parts.push_back(fresh());
    Infer.unify(T, TC.tuple(Parts));
  } else if (T->is(TypeKind::Infer)) {
    mustKnow(T, P->loc());
  }
  T = Infer.shallow(T);
  bool Fits = T->is(TypeKind::Tuple) &&
              (Rest ? Given <= T->args().size() : Given == T->args().size());
  if (!Fits && !T->is(TypeKind::Error))
    error(P->loc(), "mismatched types: expected `" + show(T) +
                        "`, found the pattern of a tuple of " +
                        llvm::Twine(Given));
  hir::Pattern *Out = newPattern(Fits ? PK::Tuple : PK::Wild, T, P->loc());
  for (size_t I = 0; I != P->Elements.size(); ++I) {
    if (Rest && I == *Rest)
      continue;
    size_t Field = Rest && I > *Rest && Fits
                       ? T->args().size() - (P->Elements.size() - I)
                       : I;
    hir::Pattern *Sub =
        pattern(P->Elements[I], Fits ? T->args()[Field] : TC.error(), M, PS);
    if (Fits)
      Out->Fields.push_back({unsigned(Field), Sub});
  }
  return Out;
}

hir::Pattern *BodyChecker::variantPattern(VariantDef *V, const Type *Ty,
                                          SMLoc Loc,
                                          ArrayRef<const Type *> As) {
  const Type *Of = TC.adt(V->Adt, As);
  hir::Pattern *Out = newPattern(PK::Variant, Of, Loc);
  Out->Variant = V;
  if (!Infer.unify(Ty, Of)) {
    mismatch(Ty, Of, Loc);
    Out->K = PK::Wild;
    Out->Ty = TC.error();
  }
  return Out;
}

hir::Pattern *BodyChecker::tupleStructPattern(ast::Pattern *P, const Type *Ty,
                                              Mode M, PatternScope &PS) {
  Types As;
  VariantDef *V = resolveVariant(P->P, As);
  hir::Pattern *Out = V ? variantPattern(V, Ty, P->loc(), As)
                        : newPattern(PK::Wild, TC.error(), P->loc());
  std::optional<size_t> Rest = restIndex(P->Elements);
  size_t Given = P->Elements.size() - (Rest ? 1 : 0);
  bool Fits = V && V->Tuple &&
              (Rest ? Given <= V->Fields.size() : Given == V->Fields.size());
  if (V && !V->Tuple)
    error(P->loc(), "`" + V->Name + "` is not a tuple " +
                        (V->Adt->IsEnum ? "variant" : "struct"));
  else if (V && !Fits)
    error(P->loc(), "`" + V->Name + "` has " + llvm::Twine(V->Fields.size()) +
                        " fields, the pattern has " + llvm::Twine(Given));
  for (size_t I = 0; I != P->Elements.size(); ++I) {
    if (Rest && I == *Rest)
      continue;
    size_t Field = Rest && I > *Rest && Fits
                       ? V->Fields.size() - (P->Elements.size() - I)
                       : I;
    const Type *FT = TC.error();
    if (Fits && Out->K == PK::Variant)
      FT = fieldType(V->Fields[Field], Out->Ty, P->loc());
    hir::Pattern *Sub = pattern(P->Elements[I], FT, M, PS);
    if (Fits)
      Out->Fields.push_back({unsigned(Field), Sub});
  }
  return Out;
}

hir::Pattern *BodyChecker::structPattern(ast::Pattern *P, const Type *Ty,
                                         Mode M, PatternScope &PS) {
  Types As;
  VariantDef *V = resolveVariant(P->P, As);
  hir::Pattern *Out = V ? variantPattern(V, Ty, P->loc(), As)
                        : newPattern(PK::Wild, TC.error(), P->loc());
  llvm::SmallPtrSet<const FieldDef *, 8> Given;
  for (ast::FieldPattern &F : P->Fields) {
    FieldDef *Def = nullptr;
    if (V)
      for (FieldDef &D : V->Fields)
        if (D.Name == F.Name.Name)
          Def = &D;
    if (V && !Def)
      error(F.Name.Loc, "`" + V->Name + "` has no field `" + F.Name.Name + "`");
    if (Def && !Given.insert(Def).second)
      error(F.Name.Loc, "field `" + F.Name.Name + "` is matched twice");
    const Type *FT = TC.error();
    if (Def && Out->K == PK::Variant)
      FT = fieldType(*Def, Out->Ty, F.Name.Loc);
    hir::Pattern *Sub = pattern(F.Pat, FT, M, PS);
    if (Def && Out->K == PK::Variant)
      Out->Fields.push_back({unsigned(Def - V->Fields.data()), Sub});
  }
  if (!V || P->HasRest)
    return Out;
  std::string Missing;
  for (FieldDef &D : V->Fields)
    if (!Given.count(&D))
      Missing += (Missing.empty() ? "`" : ", `") + D.Name.str() + "`";
  if (!Missing.empty())
    error(P->loc(), "the pattern does not mention " + Missing +
                        ": add `..` if that is meant");
  return Out;
}

hir::Pattern *BodyChecker::slicePattern(ast::Pattern *P, const Type *Ty, Mode M,
                                        PatternScope &PS) {
  const Type *T = mustKnow(Ty, P->loc());
  bool Fits = T->is(TypeKind::Array) || T->is(TypeKind::Slice);
  auto IsRest = [](const ast::Pattern *E) {
    return E->K == AK::Rest ||
           (E->K == AK::Bind && E->Sub && E->Sub->K == AK::Rest);
  };
  size_t Rests = llvm::count_if(P->Elements, IsRest);
  size_t Given = P->Elements.size() - Rests;
  if (!Fits) {
    if (!T->is(TypeKind::Error))
      error(P->loc(), "mismatched types: expected `" + show(T) +
                          "`, found the pattern of a slice");
  } else if (Rests > 1) {
    error(P->loc(), "`..` may stand only once in a slice pattern");
  } else if (T->is(TypeKind::Array) &&
             (Rests ? Given > T->length() : Given != T->length())) {
    error(P->loc(), "an array of " + llvm::Twine(T->length()) +
                        " elements cannot match a pattern of " +
                        llvm::Twine(Given));
    Fits = false;
  }
  hir::Pattern *Out = newPattern(Fits ? PK::Slice : PK::Wild, T, P->loc());
  for (ast::Pattern *E : P->Elements) {
    hir::Pattern *Sub;
    if (!IsRest(E)) {
      Sub = pattern(E, Fits ? T->inner() : TC.error(), M, PS);
    } else {
      Out->Rest = Out->Alts.size();
      const Type *Middle = !Fits ? TC.error()
                           : T->is(TypeKind::Slice)
                               ? T
                               : TC.array(T->inner(), T->length() - Given);
      if (E->K == AK::Rest) {
        Sub = newPattern(PK::Wild, Middle, E->loc());
      } else {
        ast::Pattern *Inner = E->Sub;
        E->Sub = nullptr;
        Sub = bindOrConst(E, Middle, M, PS);
        E->Sub = Inner;
      }
    }
    Out->Alts.push_back(Sub);
  }
  if (!Fits) {
    Out->Alts.clear();
    Out->Rest = -1;
  }
  return Out;
}
