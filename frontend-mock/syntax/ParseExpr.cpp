//===- ParseExpr.cpp - Operators, calls, fields ---------------------------===//
//
// From the weakest binding to the strongest: assignment, ranges, binary
// operators by precedence, casts, prefix operators, postfix operators.
//
//===----------------------------------------------------------------------===//

#include "syntax/ParserImpl.h"
#include <optional>

using namespace llvm;
using namespace traitc;

namespace {
struct Operator {
  BinaryOp Op;
  unsigned Precedence;
};
enum : unsigned { OrPrecedence = 1, AndPrecedence, ComparePrecedence };
} // namespace

static std::optional<Operator> binaryOperator(Tok K) {
  switch (K) {
  case Tok::OrOr:
    return Operator{BinaryOp::Or, OrPrecedence};
  case Tok::AndAnd:
    return Operator{BinaryOp::And, AndPrecedence};
  case Tok::EqEq:
    return Operator{BinaryOp::Eq, ComparePrecedence};
  case Tok::Ne:
    return Operator{BinaryOp::Ne, ComparePrecedence};
  case Tok::Lt:
    return Operator{BinaryOp::Lt, ComparePrecedence};
  case Tok::Le:
    return Operator{BinaryOp::Le, ComparePrecedence};
  case Tok::Gt:
    return Operator{BinaryOp::Gt, ComparePrecedence};
  case Tok::Ge:
    return Operator{BinaryOp::Ge, ComparePrecedence};
  case Tok::Or:
    return Operator{BinaryOp::BitOr, 4};
  case Tok::Caret:
    return Operator{BinaryOp::BitXor, 5};
  case Tok::And:
    return Operator{BinaryOp::BitAnd, 6};
  case Tok::Shl:
    return Operator{BinaryOp::Shl, 7};
  case Tok::Shr:
    return Operator{BinaryOp::Shr, 7};
  case Tok::Plus:
    return Operator{BinaryOp::Add, 8};
  case Tok::Minus:
    return Operator{BinaryOp::Sub, 8};
  case Tok::Star:
    return Operator{BinaryOp::Mul, 9};
  case Tok::Slash:
    return Operator{BinaryOp::Div, 9};
  case Tok::Percent:
    return Operator{BinaryOp::Rem, 9};
  default:
    return std::nullopt;
  }
}

static std::optional<BinaryOp> compoundOperator(Tok K) {
  switch (K) {
  case Tok::PlusEq:
    return BinaryOp::Add;
  case Tok::MinusEq:
    return BinaryOp::Sub;
  case Tok::StarEq:
    return BinaryOp::Mul;
  case Tok::SlashEq:
    return BinaryOp::Div;
  case Tok::PercentEq:
    return BinaryOp::Rem;
  case Tok::CaretEq:
    return BinaryOp::BitXor;
  case Tok::AndEq:
    return BinaryOp::BitAnd;
  case Tok::OrEq:
    return BinaryOp::BitOr;
  case Tok::ShlEq:
    return BinaryOp::Shl;
  case Tok::ShrEq:
    return BinaryOp::Shr;
  default:
    return std::nullopt;
  }
}

Expr *Parser::errorExpr(SMLoc Start) {
  return make<Expr>(Start, Expr::Kind::Error);
}

/// Ends a statement without a semicolon, and a match arm without a comma.
bool Parser::isComplete(const Expr &E) {
  switch (E.K) {
  case Expr::Kind::Block:
  case Expr::Kind::If:
  case Expr::Kind::Match:
  case Expr::Kind::Loop:
  case Expr::Kind::While:
  case Expr::Kind::For:
    return !E.Paren;
  case Expr::Kind::Macro:
    return !E.Paren && *(E.Range.End.getPointer() - 1) == '}';
  default:
    return false;
  }
}

bool Parser::startsExpr(Limits L) const {
  if (at(Tok::LBrace))
    return !L.NoStruct;
  if (peek().isLiteral() || atPath())
    return true;
  return at(Tok::LParen, Tok::LBracket, Tok::Minus, Tok::Star, Tok::Bang,
            Tok::And, Tok::AndAnd, Tok::Or, Tok::OrOr, Tok::DotDot,
            Tok::DotDotEq, Tok::Lifetime, Tok::Hash, Tok::KwTrue, Tok::KwFalse,
            Tok::KwIf, Tok::KwMatch, Tok::KwLoop, Tok::KwWhile, Tok::KwFor,
            Tok::KwUnsafe, Tok::KwAsync, Tok::KwMove, Tok::KwReturn,
            Tok::KwBreak, Tok::KwContinue);
}

// --- Assignment, ranges, binary operators ------------------------------------

Expr *Parser::parseExpr(Limits L) {
  Nest N(*this);
  SMLoc Start = here();
  if (Panic)
    return errorExpr(Start);
  Expr *A = parseRangeExpr(L);
  if (Panic || (L.Statement && isComplete(*A)))
    return A;
  std::optional<BinaryOp> Op = compoundOperator(peek().Kind);
  if (!Op && !at(Tok::Eq))
    return A;
  auto *E =
      make<Expr>(Start, Op ? Expr::Kind::CompoundAssign : Expr::Kind::Assign);
  E->OpLoc = bump().begin();
  E->A = A;
  if (Op)
    E->BOp = *Op;
  E->B = parseExpr(L.inner());
  E->Range = from(Start);
  return E;
}

Expr *Parser::parseRangeExpr(Limits L) {
  SMLoc Start = here();
  Expr *A = nullptr;
  if (!at(Tok::DotDot, Tok::DotDotEq)) {
    A = parseBinary(0, L);
    if (Panic || (L.Statement && isComplete(*A)))
      return A;
  }
  if (at(Tok::DotDotDot)) {
    error(here(), "`...` is no range; write `..` or `..=`");
    return A;
  }
  if (!at(Tok::DotDot, Tok::DotDotEq))
    return A;
  auto *E = make<Expr>(Start, Expr::Kind::Range);
  E->A = A;
  E->OpLoc = here();
  E->Inclusive = bump().is(Tok::DotDotEq);
  if (at(Tok::DotDot, Tok::DotDotEq))
    error(here(), "ranges do not chain");
  else if (startsExpr(L))
    E->B = parseBinary(0, L.inner());
  else if (E->Inclusive)
    expected("the end of the range after `..=`");
  if (at(Tok::DotDot, Tok::DotDotEq))
    error(here(), "ranges do not chain");
  deepen();
  E->Range = from(Start);
  return E;
}

static bool isComparison(const Expr &E) {
  return E.K == Expr::Kind::Binary && !E.Paren && E.BOp >= BinaryOp::Eq &&
         E.BOp <= BinaryOp::Ge;
}

Expr *Parser::parseBinary(unsigned MinPrecedence, Limits L) {
  SMLoc Start = here();
  Expr *A = parseUnary(L);
  if (L.Statement && isComplete(*A))
    return A;
  while (!Panic) {
    if (at(Tok::KwAs)) {
      A = parseCast(A);
      continue;
    }
    std::optional<Operator> Op = binaryOperator(peek().Kind);
    if (!Op || Op->Precedence < MinPrecedence)
      break;
    if (Op->Precedence == ComparePrecedence && isComparison(*A)) {
      bool Generic = A->BOp == BinaryOp::Lt && Op->Op == BinaryOp::Gt;
      error(here(), Generic ? "comparisons do not chain; generic arguments in "
                              "an expression are written `::<...>`"
                            : "comparisons do not chain; split them with `&&`");
      break;
    }
    auto *E = make<Expr>(Start, Expr::Kind::Binary);
    E->OpLoc = bump().begin();
    E->BOp = Op->Op;
    E->A = A;
    E->B = parseBinary(Op->Precedence + 1, L.inner());
    E->Range = from(Start);
    deepen();
    A = E;
  }
  return A;
}

Expr *Parser::parseCast(Expr *A) {
  SMLoc Start = A->loc();
  auto *E = make<Expr>(Start, Expr::Kind::Cast);
  E->OpLoc = bump().begin();
  E->A = A;
  // `x as usize < y` would be read as `usize<y`.
  if (at(Tok::Ident) && peek(1).is(Tok::Lt, Tok::Shl)) {
    Token Name = peek();
    bool Primitive = Name.Text == "bool" || Name.Text == "char" ||
                     Name.Text.take_front(1).find_first_of("iuf") == 0;
    if (Primitive) {
      error(peek(1).begin(), "`" + peek(1).Text +
                                 "` after a cast begins generic arguments; "
                                 "put the cast in parentheses to compare");
      return E;
    }
  }
  E->Type = parseType(/*AllowPlus=*/false);
  E->Range = from(Start);
  deepen();
  return E;
}

/// What stands behind `if` and `while`: an expression, or `let Pat = Expr`.
Expr *Parser::parseCondition() {
  SMLoc Start = here();
  Limits L;
  L.NoStruct = true;
  if (!eat(Tok::KwLet))
    return parseExpr(L);
  Nest N(*this);
  auto *E = make<Expr>(Start, Expr::Kind::Let);
  E->Pat = parsePattern();
  E->OpLoc = here();
  if (expect(Tok::Eq, " after the pattern of `let`"))
    E->A = parseBinary(ComparePrecedence, L);
  else
    E->A = errorExpr(Start);
  if (at(Tok::AndAnd, Tok::OrOr))
    error(here(), "`let` does not combine with `" + peek().Text +
                      "`; nest another `if`");
  E->Range = from(Start);
  return E;
}

// --- Prefix operators --------------------------------------------------------

/// With the attributes before it, which are those of the whole chain of calls
/// and fields, but not of a binary operator behind it.
Expr *Parser::parseUnary(Limits L) {
  Attributes Attrs;
  if (at(Tok::Hash))
    Attrs = parseAttributes(AttrPlace::Expr);
  Nest N(*this);
  Expr *E = Panic ? errorExpr(here()) : parsePrefix(L);
  for (Attribute &A : Attrs)
    E->Attrs.push_back(std::move(A));
  return E;
}

Expr *Parser::parsePrefix(Limits L) {
  SMLoc Start = here();
  Expr *E;
  if (at(Tok::Minus, Tok::Bang, Tok::Star)) {
    E = make<Expr>(Start, Expr::Kind::Unary);
    Tok Op = bump().Kind;
    E->UOp = Op == Tok::Minus  ? UnaryOp::Neg
             : Op == Tok::Bang ? UnaryOp::Not
                               : UnaryOp::Deref;
  } else if (atSplit(Tok::And)) {
    eatSplit(Tok::And);
    E = make<Expr>(Start, Expr::Kind::Ref);
    E->Mut = eat(Tok::KwMut);
  } else {
    return parsePostfix(parsePrimary(L), L);
  }
  E->OpLoc = Start;
  E->A = parseUnary(L.inner());
  E->Range = from(Start);
  return E;
}

// --- Postfix operators -------------------------------------------------------

Expr *Parser::parsePostfix(Expr *E, Limits L) {
  SMLoc Start = E->loc();
  while (!Panic) {
    bool Ended = L.Statement && isComplete(*E);
    SMLoc Op = here();
    Expr *Outer;
    if (at(Tok::Dot)) {
      Outer = parseDot(E);
    } else if (eat(Tok::Question)) {
      Outer = make<Expr>(Start, Expr::Kind::Try);
    } else if (at(Tok::LParen) && !Ended) {
      Outer = make<Expr>(Start, Expr::Kind::Call);
      parseArgs(Outer->Args);
    } else if (at(Tok::LBracket) && !Ended) {
      bump();
      Outer = make<Expr>(Start, Expr::Kind::Index);
      Outer->B = parseExpr();
      expectClose(Tok::RBracket, Op);
    } else {
      break;
    }
    Outer->A = E;
    Outer->OpLoc = Op;
    Outer->Range = from(Start);
    deepen();
    E = Outer;
  }
  return E;
}

Expr *Parser::parseDot(Expr *E) {
  SMLoc Start = E->loc();
  bump();
  if (eat(Tok::KwAwait))
    return make<Expr>(Start, Expr::Kind::Await);
  if (eat(Tok::KwBox))
    return make<Expr>(Start, Expr::Kind::Box);
  if (at(Tok::Int)) {
    Token T = bump();
    auto *F = make<Expr>(Start, Expr::Kind::Field);
    F->Name = {T.Text, T.begin()};
    if (T.Text.find_first_not_of("0123456789") != StringRef::npos)
      error(T.begin(), "the number of a field has only digits");
    return F;
  }
  Ident Name = expectIdent("a field, a method, `await` or `box` after `.`");
  std::unique_ptr<GenericArgs> Args;
  SMLoc Open = here();
  bool Generic = at(Tok::ColonColon) && !Panic;
  if (Generic) {
    bump();
    SMLoc Bracket = here();
    if (eatSplit(Tok::Lt))
      Args = parseGenericArgs(Bracket);
    else
      expected("`<` after `::`");
  }
  if (!at(Tok::LParen) || Panic) {
    if (Generic)
      error(Open, "a field has no generic arguments");
    auto *F = make<Expr>(Start, Expr::Kind::Field);
    F->Name = Name;
    return F;
  }
  auto *M = make<Expr>(Start, Expr::Kind::MethodCall);
  M->Name = Name;
  M->GArgs = std::move(Args);
  parseArgs(M->Args);
  return M;
}

void Parser::parseArgs(List<Expr *> &Args) {
  SMLoc Open = bump().begin();
  parseList(Tok::RParen, Open, "an argument", false,
            [&] { Args.push_back(parseExpr()); });
}
