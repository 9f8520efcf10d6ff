//===- CaptureUses.cpp - Uses of outer places in a closure's body ---------===//

#include "sema/Captures.h"
#include "llvm/ADT/STLExtras.h"

using namespace traitc;
using namespace traitc::hir;

namespace {
class UseFinder {
public:
  UseFinder(Body &B, Solver &S) : B(B), S(S) {}
  void visit(Expr &E);
  std::vector<OuterUse> Uses;

private:
  using Use = OuterUse::Kind;
  bool decompose(Expr &E, SmallVectorImpl<Expr *> &Nodes);
  void use(Expr &Place, Use K);
  void useOrVisit(Expr &E, Use K) { E.isPlace() ? use(E, K) : visit(E); }
  void visitMatch(Expr &E);
  void visitBlock(Expr &E);
  void visitFormat(Expr &E);
  void visitAdt(Expr &E);
  void expandBase(Expr &Adt);
  Expr &derefOf(Expr &Reference);
  void reborrow(Expr &Copy);
  void splitLets(Expr &Block);
  Expr &fieldOf(Expr &Base, unsigned Index, const Type *T);
  void peelReferences(Expr *&Scrutinee, ArrayRef<Pattern **> Pats);
  bool isOuter(Expr &Place);

  Body &B;
  Solver &S;
};
} // namespace

OuterUse::Kind traitc::useOf(const Pattern &P) {
  OuterUse::Kind K = OuterUse::Mention;
  switch (P.K) {
  case Pattern::Kind::Wild:
    break;
  case Pattern::Kind::Bind:
    K = P.M == Pattern::Move     ? OuterUse::Value
        : P.M == Pattern::RefMut ? OuterUse::Unique
                                 : OuterUse::Shared;
    break;
  case Pattern::Kind::Literal:
  case Pattern::Kind::Range:
    K = OuterUse::Shared;
    break;
  case Pattern::Kind::Variant:
    if (P.Variant->Adt->Variants.size() > 1)
      K = OuterUse::Shared;
    break;
  case Pattern::Kind::Slice:
    if (!P.Ty->is(TypeKind::Array))
      K = OuterUse::Shared;
    break;
  case Pattern::Kind::Tuple:
  case Pattern::Kind::Deref:
  case Pattern::Kind::Or:
    break;
  }
  if (P.Sub)
    K = std::max(K, useOf(*P.Sub));
  for (const FieldPat &F : P.Fields)
    K = std::max(K, useOf(*F.Pat));
  for (const Pattern *A : P.Alts)
    K = std::max(K, useOf(*A));
  return K;
}

/// Fills in \p Nodes if \p E is a place of an outer local all the way down.
bool UseFinder::decompose(Expr &E, SmallVectorImpl<Expr *> &Nodes) {
  switch (E.K) {
  case ExprKind::Local:
    if (E.L->Owner == &B)
      return false;
    break;
  case ExprKind::Field:
    if (!E.A->isPlace() || !decompose(*E.A, Nodes))
      return false;
    break;
  case ExprKind::Deref: {
    // Reading a reference to go through it does not use it up.
    bool Reads = E.A->K == ExprKind::Copy || E.A->K == ExprKind::Move;
    Expr &Pointer = Reads ? *E.A->A : *E.A;
    if (!Pointer.isPlace() || !decompose(Pointer, Nodes))
      return false;
    break;
  }
  default:
    return false;
  }
  Nodes.push_back(&E);
  return true;
}

void UseFinder::use(Expr &Place, Use K) {
  OuterUse U;
  if (decompose(Place, U.Nodes)) {
    U.K = K;
    Uses.push_back(std::move(U));
    return;
  }
  switch (Place.K) {
  case ExprKind::Field:
    return useOrVisit(*Place.A, K);
  case ExprKind::Index:
    useOrVisit(*Place.A, std::max(K, OuterUse::Shared));
    return visit(*Place.B);
  case ExprKind::Deref: {
    Expr &A = *Place.A;
    if (A.isPlace())
      return use(A, K);
    if (A.K != ExprKind::Copy && A.K != ExprKind::Move)
      return visit(A);
    bool Unique = K == OuterUse::Unique && A.Ty->isMut();
    return use(*A.A, Unique ? OuterUse::Unique : OuterUse::Shared);
  }
  default:
    return; // a local of this body
  }
}

void UseFinder::visit(Expr &E) {
  switch (E.K) {
  case ExprKind::Local:
  case ExprKind::Field:
  case ExprKind::Index:
  case ExprKind::Deref:
    return use(E, OuterUse::Mention);
  case ExprKind::Copy:
    reborrow(E);
    return use(*E.A, OuterUse::Shared);
  case ExprKind::Move:
    return use(*E.A, OuterUse::Value);
  case ExprKind::Borrow:
    return useOrVisit(*E.A, E.Mut ? OuterUse::Unique : OuterUse::Shared);
  case ExprKind::Assign:
  case ExprKind::CompoundAssign:
    use(*E.A, OuterUse::Unique);
    return visit(*E.B);
  case ExprKind::Format:
  case ExprKind::Panic:
    return visitFormat(E);
  case ExprKind::Match:
    return visitMatch(E);
  case ExprKind::Block:
    return visitBlock(E);
  case ExprKind::Adt:
    return visitAdt(E);
  case ExprKind::Closure:
  case ExprKind::Async:
    for (Capture &C : E.Closure->Captures)
      use(*C.Place, C.M == Capture::Move     ? OuterUse::Value
                    : C.M == Capture::RefMut ? OuterUse::Unique
                                             : OuterUse::Shared);
    return;
  default:
    break;
  }
  forEachChild(E, [&](Expr &X) { visit(X); });
}

/// The base counts as behind the fields, as it is evaluated.
void UseFinder::visitAdt(Expr &E) {
  if (E.A && isOuter(*E.A))
    expandBase(E);
  for (const auto &[Index, Value] : E.Fields)
    visit(*Value);
  if (E.A)
    useOrVisit(*E.A, OuterUse::Shared);
}

/// `S { x, ..base }` becomes `S { x, y: base.y }`, so that only these fields
/// need to be captured.
void UseFinder::expandBase(Expr &E) {
  const auto &Fields = E.Variant->Fields;
  for (unsigned I = 0; I != Fields.size(); ++I) {
    if (llvm::any_of(E.Fields, [&](const auto &F) { return F.first == I; }))
      continue;
    const Type *T = S.normalize(S.W.Types.subst(Fields[I].Ty, E.Ty->args()));
    Expr &Read = B.Exprs.emplace_back();
    Read.K = S.isCopy(T) ? ExprKind::Copy : ExprKind::Move;
    Read.Ty = T;
    Read.Loc = E.A->Loc;
    Read.A = &fieldOf(*E.A, I, T);
    E.Fields.push_back({I, &Read});
  }
  E.A = nullptr;
}

/// `Base.Index`, without taking Base itself.
Expr &UseFinder::fieldOf(Expr &Base, unsigned Index, const Type *T) {
  SmallVector<Expr *, 4> Nodes;
  decompose(Base, Nodes);
  Expr &Field = B.Exprs.emplace_back();
  Field.K = ExprKind::Field;
  Field.Ty = T;
  Field.Loc = Base.Loc;
  Field.Index = Index;
  Field.A = clonePlace(Nodes, B);
  return Field;
}

/// Names within the format string count as arguments behind all others.
void UseFinder::visitFormat(Expr &E) {
  auto IsInline = [](const Expr *Arg) {
    const char *Text = Arg->Loc.getPointer();
    return Text && (*Text == '"' ||
                    (*Text == 'r' && (Text[1] == '"' || Text[1] == '#')));
  };
  if (E.A)
    visit(*E.A);
  SmallVector<Expr *, 4> Given, Inline;
  for (FormatPiece &P : E.Pieces)
    if (P.Arg)
      (IsInline(P.Arg) ? Inline : Given).push_back(P.Arg);
  llvm::sort(Given, [](const Expr *X, const Expr *Y) {
    return X->Loc.getPointer() < Y->Loc.getPointer();
  });
  for (Expr *X : Given)
    visit(*X);
  for (Expr *X : Inline)
    visit(*X);
}

void UseFinder::visitMatch(Expr &E) {
  SmallVector<Pattern **, 8> Pats;
  for (MatchArm &Arm : E.Arms)
    Pats.push_back(&Arm.Pat);
  peelReferences(E.A, Pats);
  Use K = OuterUse::Mention;
  for (MatchArm &Arm : E.Arms)
    K = std::max(K, useOf(*Arm.Pat));
  useOrVisit(*E.A, K);
  for (MatchArm &Arm : E.Arms) {
    if (Arm.Guard)
      visit(*Arm.Guard);
    visit(*Arm.Body);
  }
}

/// `let (a, _) = pair;` becomes `let a = pair.0;`, so that only what is named
/// needs to be captured.
void UseFinder::splitLets(Expr &Block) {
  std::vector<Stmt> Out;
  std::function<void(Stmt)> Add = [&](Stmt St) {
    if (St.K == Stmt::Kind::Let && St.E && !St.Else)
      peelReferences(St.E, {&St.Pat});
    bool Parts = St.K == Stmt::Kind::Let && St.E && !St.Else &&
                 isOuter(*St.E) &&
                 (St.Pat->K == Pattern::Kind::Tuple ||
                  (St.Pat->K == Pattern::Kind::Variant &&
                   !St.Pat->Variant->Adt->IsEnum));
    if (!Parts) {
      Out.push_back(std::move(St));
      return;
    }
    for (const FieldPat &F : St.Pat->Fields) {
      if (F.Pat->K == Pattern::Kind::Wild)
        continue;
      Stmt Part = St;
      Part.Pat = F.Pat;
      Part.E = &fieldOf(*St.E, F.Field, F.Pat->Ty);
      Add(std::move(Part));
    }
  };
  for (Stmt &St : Block.Stmts)
    Add(std::move(St));
  Block.Stmts = std::move(Out);
}

void UseFinder::visitBlock(Expr &E) {
  splitLets(E);
  for (Stmt &St : E.Stmts) {
    if (St.K == Stmt::Kind::Let && St.E) {
      peelReferences(St.E, {&St.Pat});
      useOrVisit(*St.E, useOf(*St.Pat));
    } else if (St.E) {
      visit(*St.E);
    }
    if (St.Else)
      visit(*St.Else);
  }
  if (E.A)
    visit(*E.A);
}

bool UseFinder::isOuter(Expr &Place) {
  SmallVector<Expr *, 4> Nodes;
  return Place.isPlace() && decompose(Place, Nodes);
}

/// `*Reference`.
Expr &UseFinder::derefOf(Expr &Reference) {
  Expr &Read = B.Exprs.emplace_back();
  Read.K = ExprKind::Copy;
  Read.Ty = Reference.Ty;
  Read.Loc = Reference.Loc;
  Read.A = &Reference;
  Expr &Deref = B.Exprs.emplace_back();
  Deref.K = ExprKind::Deref;
  Deref.Ty = Reference.Ty->inner();
  Deref.Loc = Reference.Loc;
  Deref.A = &Read;
  return Deref;
}

/// A shared reference that is read, `r`, is as good as `&*r`; and then what it
/// refers to is captured rather than `r`, which may end before the closure.
void UseFinder::reborrow(Expr &Copy) {
  if (!Copy.Ty->is(TypeKind::Ref) || Copy.Ty->isMut() || !isOuter(*Copy.A))
    return;
  Copy.K = ExprKind::Borrow;
  Copy.A = &derefOf(*Copy.A);
}

/// Matching `reference` with `&p` is matching `*reference` with `p`: then only
/// what it points to needs to be captured.
void UseFinder::peelReferences(Expr *&Scrutinee, ArrayRef<Pattern **> Pats) {
  while (Scrutinee->isPlace() && Scrutinee->Ty->is(TypeKind::Ref) &&
         isOuter(*Scrutinee)) {
    bool Any = false;
    for (Pattern **P : Pats) {
      Any |= (*P)->K == Pattern::Kind::Deref;
      if ((*P)->K != Pattern::Kind::Deref && (*P)->K != Pattern::Kind::Wild)
        return;
    }
    if (!Any)
      return;
    Scrutinee = &derefOf(*Scrutinee);
    for (Pattern **P : Pats) {
      if ((*P)->K == Pattern::Kind::Deref)
        *P = (*P)->Sub;
      else
        (*P)->Ty = Scrutinee->Ty;
    }
  }
}

std::vector<OuterUse> traitc::findOuterUses(Body &B, Solver &S) {
  UseFinder F(B, S);
  F.visit(*B.Root);
  return std::move(F.Uses);
}
