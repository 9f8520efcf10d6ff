//===- CheckMacro.cpp - Macros other than their format strings ------------===//

#include "sema/CheckBody.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace traitc;
using hir::Expr;
using hir::FormatPiece;
using hir::PanicKind;

Expr *BodyChecker::panic(SMLoc Loc, PanicKind K,
                         std::vector<FormatPiece> Pieces) {
  Expr *N = make(EK::Panic, TC.never(), Loc);
  N->PK = K;
  N->Pieces = std::move(Pieces);
  return asStatement(N);
}

/// Behind the variables that format() made: arms of matches, so that the
/// temporaries that the variables refer to are still there.
Expr *BodyChecker::withLets(Expr *N) {
  for (hir::Stmt &Let : llvm::reverse(FormatLets)) {
    Expr *Match = make(EK::Match, N->Ty, N->Loc);
    Match->A = Let.E;
    Match->Arms.push_back({Let.Pat, nullptr, N});
    N = Match;
  }
  FormatLets.clear();
  return N;
}

/// withLets() for macros that expand to `{ ...; }`: the arguments' temporaries
/// go right here, also at the end of a block.
Expr *BodyChecker::asStatement(Expr *N) {
  if (llvm::none_of(N->Pieces, [](const FormatPiece &P) { return P.Arg; }))
    return withLets(N);
  Expr *Blk = make(EK::Block, N->Ty, N->Loc);
  hir::Stmt Statement;
  Statement.Loc = N->Loc;
  Statement.E = withLets(N);
  Blk->Stmts.push_back(std::move(Statement));
  return Blk;
}

static FormatPiece textPiece(const llvm::Twine &Text) {
  FormatPiece P;
  P.Text = Text.str();
  return P;
}

/// \p Text, then the message if there is one, behind \p Between.
static std::vector<FormatPiece> message(const llvm::Twine &Text,
                                        const llvm::Twine &Between,
                                        std::vector<FormatPiece> Given,
                                        bool HasGiven) {
  std::vector<FormatPiece> Out;
  Out.push_back(textPiece(HasGiven ? Text + Between : Text));
  for (FormatPiece &P : Given)
    Out.push_back(std::move(P));
  return Out;
}

Expr *BodyChecker::checkMacro(ast::Expr *E, Expectation X) {
  StringRef Name = E->Name.Name;
  if (Name == "print" || Name == "println" || Name == "eprint" ||
      Name == "eprintln") {
    Expr *N = make(EK::Format, TC.unit(), E->loc());
    N->Index = Name.starts_with("e");
    N->Pieces = format(E, 0, Name.ends_with("ln") ? "\n" : "");
    return asStatement(N);
  }
  if (Name == "write" || Name == "writeln")
    return checkWrite(E, Name == "writeln");
  if (Name == "panic") {
    bool Has = !E->Args.empty();
    std::vector<FormatPiece> Given = format(E, 0, "");
    return panic(E->loc(), PanicKind::Explicit,
                 Has ? std::move(Given)
                     : message("explicit panic", "", {}, false));
  }
  StringRef Text = Name == "unreachable"
                       ? "internal error: entered unreachable code"
                   : Name == "todo"          ? "not yet implemented"
                   : Name == "unimplemented" ? "not implemented"
                                             : "";
  if (!Text.empty())
    return panic(E->loc(),
                 Name == "unreachable" ? PanicKind::Unreachable
                                       : PanicKind::Explicit,
                 message(Text, ": ", format(E, 0, ""), !E->Args.empty()));
  Name.consume_front("debug_");
  if (Name == "assert")
    return checkAssert(E);
  if (Name == "assert_eq" || Name == "assert_ne")
    return checkAssertEq(E, Name == "assert_eq");
  if (Name == "matches")
    return checkMatches(E);
  if (Name == "pin")
    return checkPin(E);
  (void)X;
  error(E->loc(), "there is no macro `" + E->Name.Name + "!`");
  return errorExpr(E->loc());
}

/// As the assertion's message quotes it: on one line.
static std::string sourceText(const ast::Expr *E) {
  const char *P = E->Range.Start.getPointer(), *End = E->Range.End.getPointer();
  std::string Out;
  if (!P || !End || End < P)
    return Out;
  bool Blank = false;
  for (; P != End; ++P) {
    if (llvm::isSpace(*P)) {
      Blank = true;
      continue;
    }
    if (Blank && !Out.empty())
      Out += ' ';
    Blank = false;
    Out += *P;
  }
  return Out;
}

Expr *BodyChecker::checkAssert(ast::Expr *E) {
  if (E->Args.empty())
    return errorExpr(E->loc());
  Expr *N = make(EK::If, TC.unit(), E->loc());
  N->A = coerced(E->Args[0], TC.boolean());
  bool Before = Diverges;
  std::vector<FormatPiece> Given = format(E, 1, "");
  bool Has = E->Args.size() > 1;
  Expr *Fail =
      panic(E->loc(), PanicKind::Assert,
            Has ? std::move(Given)
                : message("assertion failed: " + sourceText(E->Args[0]), "", {},
                          false));
  Diverges = Before;
  N->B = unitExpr(E->loc());
  N->C = wrap(hir::CoerceKind::NeverToAny, Fail, TC.unit());
  return N;
}

/// match (&a, &b) { (left, right) =>
///   if *left == *right {} else { panic } }
Expr *BodyChecker::checkAssertEq(ast::Expr *E, bool Equal) {
  if (E->Args.size() < 2)
    return errorExpr(E->loc());
  SMLoc Loc = E->loc();
  Expr *Pair = make(EK::Tuple, nullptr, Loc);
  hir::Local *Sides[2];
  hir::Pattern *Pat = newPattern(hir::Pattern::Kind::Tuple, nullptr, Loc);
  const Type *Refs[2];
  for (unsigned I = 0; I != 2; ++I) {
    Expectation X;
    if (I && known(Refs[0]->inner())->isNumeric())
      X = {Refs[0]->inner(), true};
    Expr *V = check(E->Args[I], X);
    if (V->K == EK::Const)
      V = toValue(V);
    Expr *Ref = borrow(V, false, E->Args[I]->loc());
    Refs[I] = Ref->Ty;
    Pair->Elems.push_back(Ref);
    Sides[I] = newLocal(I ? "right" : "left", Ref->Ty, Loc, false);
    Pat->Fields.push_back({I, bindPattern(Sides[I])});
  }
  Pair->Ty = Pat->Ty = TC.tuple(Refs);
  auto Side = [&](unsigned I) {
    Expr *D = make(EK::Deref, Refs[I]->inner(), Loc);
    D->A = readRef(localExpr(Sides[I], Loc));
    return D;
  };
  Expr *Compare = make(EK::Binary, TC.boolean(), Loc);
  ast::BinaryOp Op = Equal ? ast::BinaryOp::Eq : ast::BinaryOp::Ne;
  Compare->O = Equal ? hir::Op::Eq : hir::Op::Ne;
  Compare->A = Side(0);
  Compare->B = Side(1);
  if (!finishBinary(Compare, Op, false))
    postponeOperator(Compare, Op, Loc);

  bool Before = Diverges;
  std::vector<FormatPiece> Given = format(E, 2, "");
  Diverges = Before;
  bool Has = E->Args.size() > 2;
  std::vector<FormatPiece> Pieces =
      message(llvm::Twine("assertion `left ") + (Equal ? "==" : "!=") +
                  " right` failed",
              ": ", std::move(Given), Has);
  Pieces.push_back(textPiece("\n  left: "));
  Pieces.push_back(formatArg(borrow(Side(0), false, Loc), Refs[0]->inner(),
                             Lang::Debug, E->Args[0]->loc()));
  Pieces.push_back(textPiece("\n right: "));
  Pieces.push_back(formatArg(borrow(Side(1), false, Loc), Refs[1]->inner(),
                             Lang::Debug, E->Args[1]->loc()));
  Expr *If = make(EK::If, TC.unit(), Loc);
  If->A = Compare;
  If->B = unitExpr(Loc);
  If->C = wrap(hir::CoerceKind::NeverToAny,
               panic(Loc, PanicKind::Assert, std::move(Pieces)), TC.unit());
  Expr *N = make(EK::Match, TC.unit(), Loc);
  N->A = Pair;
  N->Arms.push_back({Pat, nullptr, If});
  return N;
}

Expr *BodyChecker::checkMatches(ast::Expr *E) {
  Expr *N = make(EK::Match, TC.boolean(), E->loc());
  N->A = check(E->Args[0]);
  if (isUnsizedCall(N->A))
    N->A = toValue(N->A);
  Scope S(*this);
  hir::MatchArm Arm;
  Arm.Pat = checkPattern(E->Pat, N->A->Ty, N->A);
  if (!E->Arms.empty() && E->Arms[0].Guard)
    Arm.Guard = condition(E->Arms[0].Guard);
  Arm.Body = boolExpr(true, E->loc());
  N->Arms.push_back(Arm);
  N->Arms.push_back({newPattern(hir::Pattern::Kind::Wild, N->A->Ty, E->loc()),
                     nullptr, boolExpr(false, E->loc())});
  return N;
}

Expr *BodyChecker::checkPin(ast::Expr *E) {
  if (E->Args.empty())
    return errorExpr(E->loc());
  Expr *A = value(E->Args[0]);
  auto *Pin = static_cast<AdtDef *>(W.lang(Lang::Pin));
  Expr *N = make(EK::Pin, TC.adt(Pin, {TC.ref(A->Ty, true)}), E->loc());
  N->A = A;
  return N;
}

/// `write!(f, ...)`, f a Formatter or a reference to one.
Expr *BodyChecker::checkWrite(ast::Expr *E, bool Line) {
  if (E->Args.empty())
    return errorExpr(E->loc());
  Expr *Target = check(E->Args[0]);
  const Type *Formatter = nullptr;
  if (Def *F = W.lang(Lang::Formatter))
    Formatter = TC.adt(static_cast<AdtDef *>(F), {});
  Symbol Result = W.PreludeTypes.lookup("FmtResult");
  if (!Formatter || Result.K != Symbol::Alias) {
    error(E->loc(), "the prelude has no `Formatter`");
    return errorExpr(E->loc());
  }
  Expr *Step = Target;
  while (Step && known(Step->Ty) != Formatter)
    Step = deref(Step, E->loc());
  if (!Step) {
    if (!known(Target->Ty)->is(TypeKind::Error))
      error(E->Args[0]->loc(), "`write!` needs a `Formatter` here, found `" +
                                   show(Target->Ty) + "`");
    return errorExpr(E->loc());
  }
  Expr *N =
      make(EK::Format, static_cast<TypeAliasDef *>(Result.Def)->Ty, E->loc());
  N->Index = 2;
  N->A = borrow(Step, true, E->loc());
  N->Pieces = format(E, 1, Line ? "\n" : "");
  return withLets(N);
}
