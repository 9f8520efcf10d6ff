//===- CheckExpr.cpp - Expressions ----------------------------------------===//
//
// The dispatch over kinds, literals, and references.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using hir::Expr;

/// Every level of the tree is a few frames of the compiler's stack.
static constexpr unsigned MaxNesting = 2000;

Expr *BodyChecker::check(ast::Expr *E, Expectation X) {
  if (Depth >= MaxNesting) {
    error(E->loc(), "expressions are nested too deep here");
    return errorExpr(E->loc());
  }
  ++Depth;
  bool Before = Diverges;
  Diverges = false;
  Expr *R = checkKind(E, X);
  if (Infer.shallow(R->Ty)->is(TypeKind::Never))
    Diverges = true;
  Diverges |= Before;
  --Depth;
  return R;
}

Expr *BodyChecker::value(ast::Expr *E, Expectation X) {
  return toValue(check(E, X));
}

Expr *BodyChecker::coerced(ast::Expr *E, const Type *Ty) {
  return coerce(check(E, Ty), Ty, E->loc());
}

Expr *BodyChecker::checkKind(ast::Expr *E, Expectation X) {
  using K = ast::Expr::Kind;
  if (!E->Attrs.empty())
    strategyOf(E);
  switch (E->K) {
  case K::Int:
    return checkInt(E, X);
  case K::Float: {
    const Type *T = X.Ty ? known(X.Ty) : nullptr;
    if (!E->Suffix.empty())
      T = TC.floating(E->Suffix == "f32" ? 32 : 64);
    else if (!T || !T->is(TypeKind::Float))
      T = Infer.fresh(InferKind::Float);
    Expr *N = make(EK::Float, T, E->loc());
    N->FloatValue = E->FloatValue;
    return N;
  }
  case K::Bool:
    return boolExpr(E->BoolValue, E->loc());
  case K::Char: {
    Expr *N = make(EK::Char, TC.character(), E->loc());
    N->IntValue = E->IntValue;
    return N;
  }
  case K::Str:
    return checkStr(E);
  case K::Path:
    return checkPath(E, X);
  case K::Unary:
    return checkUnary(E, X);
  case K::Binary:
    return checkBinary(E, X);
  case K::Assign:
    return checkAssign(E);
  case K::CompoundAssign:
    return checkCompound(E);
  case K::Ref:
    return checkRef(E, X);
  case K::Call:
    return checkCall(E, X);
  case K::MethodCall:
    return checkMethodCall(E, X);
  case K::Field:
    return checkField(E);
  case K::Index:
    return checkIndex(E);
  case K::Tuple:
    return checkTuple(E, X);
  case K::Array:
    return checkArray(E, X);
  case K::Repeat:
    return checkRepeat(E, X);
  case K::StructLit:
    return checkStructLit(E, X);
  case K::Block:
    return checkBlockExpr(E, X);
  case K::If:
    return checkIf(E, X);
  case K::Let:
    error(E->loc(), "`let` is only allowed as the whole condition of an `if` "
                    "or `while`");
    return errorExpr(E->loc());
  case K::While:
    return checkWhile(E);
  case K::Loop:
    return checkLoop(E, X);
  case K::For:
    return checkFor(E);
  case K::Match:
    return checkMatch(E, X);
  case K::Closure:
    return checkClosure(E, X);
  case K::Async:
    return checkAsync(E, X);
  case K::Await:
    return checkAwait(E);
  case K::Box:
    return checkBox(E);
  case K::Try:
    return checkTry(E);
  case K::Return:
    return checkReturn(E);
  case K::Break:
  case K::Continue:
    return checkJump(E);
  case K::Cast:
    return checkCast(E);
  case K::Range:
    return checkRange(E, X);
  case K::Macro:
    return checkMacro(E, X);
  case K::Wild:
    error(E->loc(), "`_` is no value: it stands on the left of `=` only");
    return errorExpr(E->loc());
  case K::Error:
    return errorExpr(E->loc());
  }
  return errorExpr(E->loc());
}

/// The strategy given at an expression; an error where none can be meant.
StrategyAttr BodyChecker::strategyOf(const ast::Expr *E) {
  if (E->Attrs.empty())
    return {};
  using K = ast::Expr::Kind;
  if (E->K == K::Await || E->K == K::MethodCall || E->K == K::Call ||
      E->K == K::Box)
    return resolveStrategy(E->Attrs, StrategyPlace::Call, Diags);
  // Whether it is a known one does not matter then.
  for (const ast::Attribute &A : E->Attrs)
    if (A.Name.Name == "dyn_async")
      error(A.ArgsLoc, "a strategy belongs to a call or an `.await`, this "
                       "expression is neither");
  return {};
}

//===----------------------------------------------------------------------===//
// Literals
//===----------------------------------------------------------------------===//

static const Type *suffixType(StringRef S, TypeContext &TC) {
  bool Signed = S.consume_front("i");
  if (!Signed && !S.consume_front("u"))
    return nullptr;
  unsigned Bits = 0;
  if (S != "size" && S.getAsInteger(10, Bits))
    return nullptr;
  return TC.integer(Bits, Signed);
}

Expr *BodyChecker::checkInt(ast::Expr *E, Expectation X) {
  if (E->Suffix == "f64" || E->Suffix == "f32") {
    Expr *N =
        make(EK::Float, TC.floating(E->Suffix == "f32" ? 32 : 64), E->loc());
    N->FloatValue = E->IntValue.roundToDouble(false);
    return N;
  }
  const Type *T = suffixType(E->Suffix, TC);
  if (!T && X.Ty) {
    T = known(X.Ty);
    bool IsInt = T->is(TypeKind::Infer) ? T->inferKind() == InferKind::Int
                                        : T->is(TypeKind::Int);
    if (!IsInt)
      T = nullptr;
  }
  Expr *N = make(EK::Int, T ? T : Infer.fresh(InferKind::Int), E->loc());
  N->IntValue = E->IntValue;
  return N;
}

Expr *BodyChecker::checkStr(ast::Expr *E) {
  Expr *N = strExpr(E->Text, E->loc());
  if (E->Bytes)
    N->Ty = TC.ref(TC.array(TC.integer(8, false), E->Text.size()), false);
  return N;
}

//===----------------------------------------------------------------------===//
// Values with parts
//===----------------------------------------------------------------------===//

Expr *BodyChecker::checkTuple(ast::Expr *E, Expectation X) {
  const Type *Want = X.Ty ? known(X.Ty) : nullptr;
  if (Want &&
      (!Want->is(TypeKind::Tuple) || Want->args().size() != E->Args.size()))
    Want = nullptr;
  Expr *N = make(EK::Tuple, nullptr, E->loc());
  Types Elements;
  for (size_t I = 0; I != E->Args.size(); ++I) {
    const Type *Hint = Want ? Want->args()[I] : nullptr;
    Expr *V = Hint && !X.Soft ? coerced(E->Args[I], Hint)
                              : value(E->Args[I], {Hint, true});
    N->Elems.push_back(V);
    Elements.push_back(Hint && !X.Soft ? Hint : V->Ty);
  }
  N->Ty = TC.tuple(Elements);
  return N;
}

/// The element type that an expectation has for an array.
static const Type *elementHint(const Type *T) {
  return T && (T->is(TypeKind::Array) || T->is(TypeKind::Slice)) ? T->inner()
                                                                 : nullptr;
}

Expr *BodyChecker::checkArray(ast::Expr *E, Expectation X) {
  const Type *Hint = elementHint(X.Ty ? known(X.Ty) : nullptr);
  Expr *N = make(EK::Array, nullptr, E->loc());
  bool Soft = X.Soft && !(Hint && known(X.Ty)->isUnsized());
  Merge Elements(*this, {Hint, Soft});
  for (ast::Expr *A : E->Args) {
    Expectation EX = {Hint, Soft};
    if (!Hint && Elements.type())
      EX = {Elements.type(), true};
    N->Elems.push_back(Elements.add(value(A, EX), A->loc()));
  }
  const Type *T = E->Args.empty() ? (Hint ? Hint : fresh()) : Elements.finish();
  N->Ty = TC.array(T, E->Args.size());
  return N;
}

Expr *BodyChecker::checkRepeat(ast::Expr *E, Expectation X) {
  const Type *Hint = elementHint(X.Ty ? known(X.Ty) : nullptr);
  Expr *N = make(EK::Repeat, nullptr, E->loc());
  N->A = Hint && !X.Soft ? coerced(E->A, Hint) : value(E->A, {Hint, true});
  Expr *Length = coerced(E->B, TC.usize());
  llvm::APInt V;
  uint64_t Count = 0;
  if (Length->K == EK::Error || Infer.shallow(Length->Ty)->is(TypeKind::Error))
    return errorExpr(E->loc());
  solvePending();
  for (Expr &Node : B->Exprs) // `evaluate` wants to see types
    if (Node.Ty)
      if (Node.Ty->is(TypeKind::Infer))
        Node.Ty = Infer.shallow(Node.Ty);
  if (!evaluate(*Length, Sess, V))
    error(E->B->loc(), "an array's length must be a constant");
  else if (V.getActiveBits() > 40)
    error(E->B->loc(), "the array is too long");
  else
    Count = V.getZExtValue();
  bool IsConst = E->A->K == ast::Expr::Kind::Path && N->A->K == EK::Const;
  if (Count > 1 && !IsConst)
    requireTrait(N->A->Ty, Lang::Copy, E->A->loc());
  N->Ty = TC.array(N->A->Ty, Count);
  return N;
}

Expr *BodyChecker::checkStructLit(ast::Expr *E, Expectation X) {
  Types As;
  VariantDef *V = resolveVariant(E->P, As);
  if (!V) {
    for (ast::FieldInit &F : E->Fields)
      value(F.Value);
    return errorExpr(E->loc());
  }
  const Type *Ty = TC.adt(V->Adt, As);
  if (X.Ty && !X.Soft)
    Infer.unify(X.Ty, Ty);
  requirePredicates(V->Adt->Generics, Ty->args(), E->loc());
  Expr *N = make(EK::Adt, Ty, E->loc());
  N->Variant = V;
  llvm::SmallPtrSet<const FieldDef *, 8> Given;
  for (ast::FieldInit &F : E->Fields) {
    FieldDef *Def = nullptr;
    for (FieldDef &D : V->Fields)
      if (D.Name == F.Name.Name)
        Def = &D;
    if (!Def) {
      error(F.Name.Loc, "`" + V->Name + "` has no field `" + F.Name.Name + "`");
      value(F.Value);
      continue;
    }
    if (!Given.insert(Def).second)
      error(F.Name.Loc, "field `" + F.Name.Name + "` is given twice");
    Expr *Part = coerced(F.Value, fieldType(*Def, Ty, F.Name.Loc));
    N->Fields.push_back({unsigned(Def - V->Fields.data()), Part});
  }
  if (E->A) {
    N->A = check(E->A, Ty);
    demand(Ty, N->A->Ty, E->A->loc());
    if (V->Adt->IsEnum)
      error(E->A->loc(), "`..` is for structs only");
    return N;
  }
  if (E->Rest)
    error(E->loc(), "`..` without a value stands on the left of `=` only");
  std::string Missing;
  for (FieldDef &D : V->Fields)
    if (!Given.count(&D))
      Missing += (Missing.empty() ? "`" : ", `") + D.Name.str() + "`";
  if (!Missing.empty())
    error(E->loc(), "missing in this `" + V->Name + "`: " + Missing);
  return N;
}

Expr *BodyChecker::checkRange(ast::Expr *E, Expectation X) {
  StringRef Name = !E->A && !E->B ? "RangeFull"
                   : !E->A ? (E->Inclusive ? "RangeToInclusive" : "RangeTo")
                   : !E->B ? "RangeFrom"
                   : E->Inclusive ? "RangeInclusive"
                                  : "Range";
  Symbol S = W.PreludeTypes.lookup(Name);
  if (S.K != Symbol::Adt) {
    error(E->loc(), "the prelude has no `" + Name + "`");
    return errorExpr(E->loc());
  }
  auto *Adt = static_cast<AdtDef *>(S.Def);
  const Type *Hint = nullptr;
  if (X.Ty) {
    const Type *T = known(X.Ty);
    if (T->is(TypeKind::Adt) && T->adt() == Adt && !T->args().empty())
      Hint = T->args()[0];
  }
  Expr *N = make(EK::Adt, nullptr, E->loc());
  N->Variant = &Adt->only();
  const Type *T = nullptr;
  for (ast::Expr *Bound : {E->A, E->B}) {
    if (!Bound)
      continue;
    Expr *V = T ? coerce(check(Bound, {T, true}), T, Bound->loc())
                : value(Bound, {Hint, true});
    if (!T)
      T = V->Ty;
    N->Fields.push_back({unsigned(N->Fields.size()), V});
  }
  if (Name == "RangeInclusive")
    N->Fields.push_back({2, boolExpr(false, E->loc())});
  N->Ty = T ? TC.adt(Adt, {T}) : TC.adt(Adt, {});
  return N;
}

//===----------------------------------------------------------------------===//
// References, assignments, fields
//===----------------------------------------------------------------------===//

Expr *BodyChecker::checkRef(ast::Expr *E, Expectation X) {
  Expectation Inner;
  if (X.Ty) {
    const Type *T = known(X.Ty);
    if (T->is(TypeKind::Ref) || T->is(TypeKind::RawPtr))
      Inner = {T->inner(), true};
  }
  Expr *A = check(E->A, Inner);
  if (Infer.shallow(A->Ty)->is(TypeKind::Error))
    return errorExpr(E->loc());
  if (A->K == EK::Const)
    A = toValue(A);
  return borrow(A, E->Mut, E->loc());
}

Expr *BodyChecker::checkField(ast::Expr *E) {
  Expr *Whole = check(E->A);
  const Type *First = mustKnow(Whole->Ty, E->A->loc());
  if (First->is(TypeKind::Error))
    return errorExpr(E->loc());
  for (Expr *Step = Whole; Step; Step = deref(Step, E->loc())) {
    const Type *T = known(Step->Ty);
    unsigned Number;
    if (T->is(TypeKind::Adt) && !T->adt()->IsEnum) {
      VariantDef &V = T->adt()->only();
      for (size_t I = 0; I != V.Fields.size(); ++I)
        if (V.Fields[I].Name == E->Name.Name)
          return fieldExpr(Step, I, fieldType(V.Fields[I], T, E->loc()),
                           E->loc());
    } else if (T->is(TypeKind::Tuple) &&
               !E->Name.Name.getAsInteger(10, Number) &&
               Number < T->args().size()) {
      return fieldExpr(Step, Number, T->args()[Number], E->loc());
    }
  }
  if (probeMethod(E->Name.Name, Whole->Ty))
    error(E->Name.Loc, "`" + E->Name.Name + "` is a method of `" + show(First) +
                           "`: call it with `()`");
  else
    error(E->Name.Loc,
          "`" + show(First) + "` has no field `" + E->Name.Name + "`");
  return errorExpr(E->loc());
}
