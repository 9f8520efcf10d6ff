//===- CheckOps.cpp - Operators -------------------------------------------===//
//
// Operators on numbers, and on references to them, are built in; all others
// are calls of the operator traits. When an operand's type is not known yet,
// the node waits as an obligation.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;
using ast::BinaryOp;
using hir::Expr;
using hir::Op;

namespace {
struct OpInfo {
  const char *Text;
  Op O;
  Lang Trait;
  const char *Method;
  Lang AssignTrait;
  const char *AssignMethod;
};
} // namespace

static const OpInfo &infoOf(BinaryOp B) {
  static const OpInfo Table[] = {
      {"+", Op::Add, Lang::Add, "add", Lang::AddAssign, "add_assign"},
      {"-", Op::Sub, Lang::Sub, "sub", Lang::SubAssign, "sub_assign"},
      {"*", Op::Mul, Lang::Mul, "mul", Lang::MulAssign, "mul_assign"},
      {"/", Op::Div, Lang::Div, "div", Lang::DivAssign, "div_assign"},
      {"%", Op::Rem, Lang::Rem, "rem", Lang::RemAssign, "rem_assign"},
      {"&", Op::BitAnd, Lang::BitAnd, "bitand", Lang::None, ""},
      {"|", Op::BitOr, Lang::BitOr, "bitor", Lang::None, ""},
      {"^", Op::BitXor, Lang::BitXor, "bitxor", Lang::None, ""},
      {"<<", Op::Shl, Lang::Shl, "shl", Lang::None, ""},
      {">>", Op::Shr, Lang::Shr, "shr", Lang::None, ""},
      {"==", Op::Eq, Lang::PartialEq, "eq", Lang::None, ""},
      {"!=", Op::Ne, Lang::PartialEq, "ne", Lang::None, ""},
      {"<", Op::Lt, Lang::PartialOrd, "lt", Lang::None, ""},
      {"<=", Op::Le, Lang::PartialOrd, "le", Lang::None, ""},
      {">", Op::Gt, Lang::PartialOrd, "gt", Lang::None, ""},
      {">=", Op::Ge, Lang::PartialOrd, "ge", Lang::None, ""},
      {"&&", Op::And, Lang::None, "", Lang::None, ""},
      {"||", Op::Or, Lang::None, "", Lang::None, ""},
  };
  return Table[unsigned(B)];
}

static bool isCompare(BinaryOp B) {
  return B >= BinaryOp::Eq && B <= BinaryOp::Ge;
}
static bool isShift(BinaryOp B) {
  return B == BinaryOp::Shl || B == BinaryOp::Shr;
}
static bool isBitwise(BinaryOp B) {
  return B == BinaryOp::BitAnd || B == BinaryOp::BitOr || B == BinaryOp::BitXor;
}
static bool isGeneral(const Type *T) {
  return T->is(TypeKind::Infer) && T->inferKind() == InferKind::General;
}
static bool isInteger(const Type *T) {
  return T->is(TypeKind::Int) ||
         (T->is(TypeKind::Infer) && T->inferKind() == InferKind::Int);
}

/// Numbers of one kind, so that unifying them may succeed.
static bool isArithmetic(const Type *T, BinaryOp B) {
  if (isBitwise(B))
    return isInteger(T) || T->is(TypeKind::Bool);
  return isShift(B) ? isInteger(T) : T->isNumeric();
}

static void setType(Expr *Node, const Type *T, InferTable &Infer) {
  if (Node->Ty)
    Infer.unify(Node->Ty, T);
  Node->Ty = T;
}

/// Reads a number through at most one reference.
Expr *BodyChecker::scalarOperand(Expr *X) {
  if (known(X->Ty)->is(TypeKind::Ref))
    X = deref(X, X->Loc);
  return toValue(X);
}

bool BodyChecker::finishBinary(Expr *Node, BinaryOp Bop, bool Final) {
  if (isCompare(Bop))
    return finishCompare(Node, Bop, Final);
  auto Strip = [this](const Type *T) {
    T = known(T);
    return T->is(TypeKind::Ref) ? known(T->inner()) : T;
  };
  const Type *L = Strip(Node->A->Ty), *R = Strip(Node->B->Ty);
  if (L->is(TypeKind::Error) || R->is(TypeKind::Error)) {
    setType(Node, TC.error(), Infer);
    Node->K = EK::Error;
    return true;
  }
  if (R->is(TypeKind::Never) && isArithmetic(L, Bop))
    Node->B = tryCoerce(Node->B, R = L, Node->Loc);
  if (L->is(TypeKind::Never)) {
    Node->A = wrap(hir::CoerceKind::NeverToAny, toValue(Node->A), R);
    L = R;
  }
  if (isGeneral(L) || isGeneral(R)) {
    if (!Final)
      return false;
    if (!isGeneral(L) && !isArithmetic(L, Bop)) {
      overloadBinary(Node, Bop);
      return true;
    }
    mustKnow(isGeneral(L) ? Node->A->Ty : Node->B->Ty,
             isGeneral(L) ? Node->A->Loc : Node->B->Loc);
    setType(Node, TC.error(), Infer);
    return true;
  }
  if (!isArithmetic(L, Bop) || !isArithmetic(R, Bop)) {
    overloadBinary(Node, Bop);
    return true;
  }
  if (!isShift(Bop) && !Infer.unify(L, R)) {
    error(Node->B->Loc, llvm::Twine("the operands of `") + infoOf(Bop).Text +
                            "` differ: `" + show(L) + "` and `" + show(R) +
                            "`");
    setType(Node, TC.error(), Infer);
    return true;
  }
  setType(Node, L, Infer);
  Node->A = scalarOperand(Node->A);
  Node->B = scalarOperand(Node->B);
  return true;
}

void BodyChecker::overloadBinary(Expr *Node, BinaryOp Bop) {
  const OpInfo &I = infoOf(Bop);
  const Type *L = resolve(Node->A->Ty), *R = resolve(Node->B->Ty);
  TraitDef *Trait = W.trait(I.Trait);
  if (!Trait || probe(saveRef(Trait, {L, R})) == Selection::No) {
    error(Node->Loc, llvm::Twine("`") + I.Text + "` cannot be applied to `" +
                         show(L) + "` and `" + show(R) + "`");
    noteFuture(L, Node->A->Loc);
    noteFuture(R, Node->B->Loc);
    setType(Node, TC.error(), Infer);
    Node->K = EK::Error;
    return;
  }
  requireTrait(saveRef(Trait, {L, R}), Node->Loc);
  const Type *Out = projection(I.Trait, "Output", {L, R}, Node->Loc);
  setType(Node, Out, Infer);
  Node->K = EK::Call;
  Node->F = {langMethod(I.Trait, I.Method), TC.save({L, R})};
  Node->Elems = {toValue(Node->A), toValue(Node->B)};
  Node->A = Node->B = nullptr;
}

/// `a == b` and the like: references on both sides are looked through.
bool BodyChecker::finishCompare(Expr *Node, BinaryOp Bop, bool Final) {
  const OpInfo &I = infoOf(Bop);
  Node->Ty = TC.boolean();
  const Type *L = known(Node->A->Ty), *R = known(Node->B->Ty);
  unsigned Refs = 0;
  while (L->is(TypeKind::Ref) && R->is(TypeKind::Ref)) {
    L = known(L->inner());
    R = known(R->inner());
    ++Refs;
  }
  if (L->is(TypeKind::Error) || R->is(TypeKind::Error)) {
    Node->K = EK::Error;
    return true;
  }
  auto IsScalar = [](const Type *T) {
    return T->isNumeric() || T->is(TypeKind::Bool) || T->is(TypeKind::Char);
  };
  if (R->is(TypeKind::Never))
    Node->B = tryCoerce(Node->B, R = L, Node->Loc);
  if (isGeneral(L) || isGeneral(R)) {
    if (!Final && (L != R || !isGeneral(L)))
      return false;
    if (!Infer.unify(L, R) || isGeneral(known(L))) {
      mustKnow(L, Node->A->Loc);
      Node->K = EK::Error;
      return true;
    }
    L = known(L);
    R = known(R);
  }
  if (IsScalar(L) && IsScalar(R)) {
    if (!Infer.unify(L, R)) {
      error(Node->B->Loc,
            "`" + show(L) + "` cannot be compared with `" + show(R) + "`");
      return true;
    }
    Node->A = toValue(derefTimes(Node->A, Refs, Node->Loc));
    Node->B = toValue(derefTimes(Node->B, Refs, Node->Loc));
    return true;
  }
  // The prelude's PartialEq compares equal types only.
  TraitDef *Trait = W.trait(I.Trait);
  bool Same = Trait->Generics.count() > 1 || Infer.unify(L, R);
  L = resolve(L);
  R = resolve(R);
  TraitRef Ref = Trait->Generics.count() > 1 ? saveRef(Trait, {L, R})
                                             : saveRef(Trait, {L});
  if (!Same || probe(Ref) == Selection::No) {
    if (L == R)
      error(Node->Loc, llvm::Twine("`") + I.Text + "` needs `" + show(L) +
                           "` to implement `" + Trait->Name + "`");
    else
      error(Node->Loc, "`" + show(Node->A->Ty) + "` cannot be compared with `" +
                           show(Node->B->Ty) + "`");
    Node->K = EK::Error;
    return true;
  }
  requireTrait(Ref, Node->Loc);
  Expr *A = borrow(derefTimes(Node->A, Refs, Node->Loc), false, Node->Loc);
  Expr *C = borrow(derefTimes(Node->B, Refs, Node->Loc), false, Node->Loc);
  FnDef *M = langMethod(I.Trait, I.Method);
  Expr *Call = Node;
  if (!M) { // `!=` when the trait has only `eq`
    M = langMethod(I.Trait, "eq");
    Call = make(EK::Call, TC.boolean(), Node->Loc);
    Node->K = EK::Unary;
    Node->O = Op::Not;
    Node->A = Call;
  } else {
    Node->K = EK::Call;
    Node->A = nullptr;
  }
  Node->B = nullptr;
  Call->F = {M, Ref.As};
  Call->Elems = {A, C};
  return true;
}

Expr *BodyChecker::checkBinary(ast::Expr *E, Expectation X) {
  if (E->BOp == BinaryOp::And || E->BOp == BinaryOp::Or)
    return checkLogic(E);
  bool Compare = isCompare(E->BOp), Shift = isShift(E->BOp);
  Expectation LX;
  if (!Compare && X.Ty && known(X.Ty)->isNumeric())
    LX = {X.Ty, true};
  Expr *L = check(E->A, LX);
  Expectation RX;
  const Type *LT = known(L->Ty);
  if (Compare || (!Shift && LT->isNumeric()))
    RX = {LT, true};
  Expr *R = check(E->B, RX);
  Expr *Node = make(EK::Binary, nullptr, E->OpLoc);
  Node->O = infoOf(E->BOp).O;
  Node->A = L;
  Node->B = R;
  if (!finishBinary(Node, E->BOp, false)) {
    if (!Node->Ty)
      Node->Ty = fresh();
    postponeOperator(Node, E->BOp, E->OpLoc);
  }
  return Node;
}

Expr *BodyChecker::checkLogic(ast::Expr *E) {
  Expr *Node = make(EK::Binary, TC.boolean(), E->OpLoc);
  Node->O = infoOf(E->BOp).O;
  Node->A = coerced(E->A, TC.boolean());
  bool Before = Diverges;
  Node->B = coerced(E->B, TC.boolean());
  Diverges = Before; // the second operand may not run
  return Node;
}

bool BodyChecker::finishCompound(Expr *Node, BinaryOp Bop, bool Final) {
  const OpInfo &I = infoOf(Bop);
  const Type *L = known(Node->A->Ty), *R = known(Node->B->Ty);
  if (R->is(TypeKind::Ref))
    R = known(R->inner());
  if (L->is(TypeKind::Error) || R->is(TypeKind::Error)) {
    Node->K = EK::Error;
    return true;
  }
  if (R->is(TypeKind::Never))
    Node->B = tryCoerce(Node->B, R = L, Node->Loc);
  if (isGeneral(L) || (isGeneral(R) && isArithmetic(L, Bop))) {
    if (!Final)
      return false;
    mustKnow(isGeneral(L) ? L : R, Node->Loc);
    Node->K = EK::Error;
    return true;
  }
  if (isArithmetic(L, Bop) && isArithmetic(R, Bop)) {
    if (!isShift(Bop) && !Infer.unify(L, R))
      error(Node->B->Loc, llvm::Twine("the operands of `") + I.Text +
                              "=` differ: `" + show(L) + "` and `" + show(R) +
                              "`");
    Node->B = scalarOperand(Node->B);
    return true;
  }
  L = resolve(Node->A->Ty);
  R = resolve(Node->B->Ty);
  TraitDef *Trait =
      I.AssignTrait == Lang::None ? nullptr : W.trait(I.AssignTrait);
  if (!Trait || probe(saveRef(Trait, {L, R})) == Selection::No) {
    error(Node->Loc, llvm::Twine("`") + I.Text + "=` cannot be applied to `" +
                         show(L) + "` and `" + show(R) + "`");
    Node->K = EK::Error;
    return true;
  }
  requireTrait(saveRef(Trait, {L, R}), Node->Loc);
  Node->K = EK::Call;
  Node->F = {langMethod(I.AssignTrait, I.AssignMethod), TC.save({L, R})};
  Node->Elems = {borrow(Node->A, true, Node->Loc), toValue(Node->B)};
  Node->A = Node->B = nullptr;
  return true;
}

Expr *BodyChecker::checkCompound(ast::Expr *E) {
  Expr *Node = make(EK::CompoundAssign, TC.unit(), E->OpLoc);
  Node->O = infoOf(E->BOp).O;
  Node->A = check(E->A);
  Expectation RX;
  const Type *LT = known(Node->A->Ty);
  if (!isShift(E->BOp) && LT->isNumeric())
    RX = {LT, true};
  Node->B = check(E->B, RX);
  if (!Node->A->isPlace() && !LT->is(TypeKind::Error)) {
    error(E->A->loc(), "this is a value, not a place that can be assigned to");
    return errorExpr(E->loc());
  }
  makeMut(Node->A);
  if (!finishCompound(Node, E->BOp, false)) {
    postponeOperator(Node, E->BOp, E->OpLoc);
  }
  return Node;
}

Expr *BodyChecker::checkUnary(ast::Expr *E, Expectation X) {
  if (E->UOp == ast::UnaryOp::Deref) {
    Expr *A = check(E->A);
    const Type *T = mustKnow(A->Ty, E->A->loc());
    if (T->is(TypeKind::Error))
      return errorExpr(E->loc());
    if (Expr *D = deref(A, E->loc()))
      return D;
    error(E->loc(), "`" + show(T) + "` cannot be dereferenced");
    return errorExpr(E->loc());
  }
  bool Neg = E->UOp == ast::UnaryOp::Neg;
  Expr *A = check(E->A, Expectation(X.Ty, true));
  const Type *T = mustKnow(A->Ty, E->A->loc());
  const Type *Bare = T->is(TypeKind::Ref) ? known(T->inner()) : T;
  if (Bare->is(TypeKind::Error))
    return errorExpr(E->loc());
  if (T->is(TypeKind::Never))
    return toValue(A);
  if (Neg ? Bare->isNumeric() : (isInteger(Bare) || Bare->is(TypeKind::Bool))) {
    Expr *Node = make(EK::Unary, Bare, E->loc());
    Node->O = Neg ? Op::Neg : Op::Not;
    Node->A = scalarOperand(A);
    return Node;
  }
  Lang L = Neg ? Lang::Neg : Lang::Not;
  TraitDef *Trait = W.trait(L);
  if (!Trait || probe(saveRef(Trait, {T})) == Selection::No) {
    error(E->loc(), llvm::Twine("`") + (Neg ? "-" : "!") +
                        "` cannot be applied to `" + show(T) + "`");
    return errorExpr(E->loc());
  }
  requireTrait(saveRef(Trait, {T}), E->loc());
  Expr *Call = callMethod(L, Neg ? "neg" : "not", {T}, {toValue(A)}, E->loc());
  Call->Ty = projection(L, "Output", {T}, E->loc());
  return Call;
}
