//===- ParsePrimary.cpp - Literals, paths, brackets, closures -------------===//

#include "syntax/Literals.h"
#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

Expr *Parser::parsePrimary(Limits L) {
  SMLoc Start = here();
  if (peek().isLiteral())
    return parseLiteral();
  switch (peek().Kind) {
  case Tok::KwTrue:
  case Tok::KwFalse:
    return parseLiteral();
  case Tok::LParen:
    return parseParenExpr(Start);
  case Tok::LBracket:
    return parseArrayExpr(Start);
  case Tok::LBrace:
    return parseBlockExpr({});
  case Tok::Or:
  case Tok::OrOr:
  case Tok::KwMove:
    return parseClosure(L);
  case Tok::KwAsync:
    return parseAsync(L);
  case Tok::Lifetime:
    return parseLabeled();
  case Tok::KwIf:
    return parseIf();
  case Tok::KwLoop:
  case Tok::KwWhile:
  case Tok::KwFor:
    return parseLoop({});
  case Tok::KwMatch:
    return parseMatch();
  case Tok::KwReturn:
  case Tok::KwBreak:
  case Tok::KwContinue:
    return parseJump(L);
  default:
    break;
  }
  if (atPath())
    return parsePathExpr(L);
  return unsupportedExpr(Start);
}

/// What begins no expression, or none of ours.
Expr *Parser::unsupportedExpr(SMLoc Start) {
  switch (peek().Kind) {
  case Tok::KwUnsafe:
    unsupported(Start, "`unsafe` is");
    bump();
    return parseBlockExpr({});
  case Tok::KwConst:
    if (!peek(1).is(Tok::LBrace))
      break;
    unsupported(Start, "`const` blocks are");
    bump();
    return parseBlockExpr({});
  case Tok::Underscore:
    bump();
    return make<Expr>(Start, Expr::Kind::Wild);
  case Tok::KwBox:
    error(Start, "`box` stands behind the expression: `x.box`");
    return errorExpr(Start);
  case Tok::KwLet:
    error(Start, "`let` is a statement, or the whole condition of `if` and "
                 "`while`; it is no expression");
    return errorExpr(Start);
  case Tok::KwAwait:
    error(Start, "`await` stands behind the expression: `x.await`");
    return errorExpr(Start);
  case Tok::Plus:
    error(Start, "`+` is no prefix operator");
    return errorExpr(Start);
  default:
    break;
  }
  expected("an expression");
  return errorExpr(Start);
}

Expr *Parser::parseLiteral() {
  Token T = bump();
  auto Make = [&](Expr::Kind K) { return make<Expr>(T.begin(), K); };
  switch (T.Kind) {
  case Tok::Int:
  case Tok::Float: {
    NumberLiteral N = decodeNumber(T, Diags);
    Expr *E = Make(T.is(Tok::Int) ? Expr::Kind::Int : Expr::Kind::Float);
    E->IntValue = N.Int;
    E->FloatValue = N.Float;
    E->Suffix = N.Suffix;
    return E;
  }
  case Tok::Char:
  case Tok::Byte: {
    Expr *E = Make(T.is(Tok::Char) ? Expr::Kind::Char : Expr::Kind::Int);
    E->IntValue = APInt(128, decodeChar(T, Diags));
    if (T.is(Tok::Byte))
      E->Suffix = "u8";
    return E;
  }
  case Tok::KwTrue:
  case Tok::KwFalse: {
    Expr *E = Make(Expr::Kind::Bool);
    E->BoolValue = T.is(Tok::KwTrue);
    return E;
  }
  default: {
    Expr *E = Make(Expr::Kind::Str);
    E->Text = decodeString(T, Diags);
    E->Bytes = T.is(Tok::ByteStr, Tok::RawByteStr);
    return E;
  }
  }
}

Expr *Parser::parsePathExpr(Limits L) {
  SMLoc Start = here();
  Path P = parsePath(PathMode::Expr);
  if (Panic)
    return errorExpr(Start);
  if (at(Tok::Bang) && !P.QSelf)
    return parseMacro(Start, P.Segments.back().Name);
  if (at(Tok::LBrace) && !L.NoStruct)
    return parseStructLit(Start, std::move(P));
  auto *E = make<Expr>(Start, Expr::Kind::Path);
  E->P = std::move(P);
  return E;
}

Expr *Parser::parseStructLit(SMLoc Start, Path P) {
  auto *E = make<Expr>(Start, Expr::Kind::StructLit);
  E->P = std::move(P);
  SMLoc Open = bump().begin();
  parseList(Tok::RBrace, Open, "a field", false, [&] { parseFieldInit(*E); });
  E->Range = from(Start);
  return E;
}

void Parser::parseFieldInit(Expr &S) {
  parseAttributes(AttrPlace::Other);
  if (at(Tok::DotDot)) {
    bump();
    if (at(Tok::RBrace)) {
      S.Rest = true;
      return;
    }
    S.A = parseExpr();
    if (!at(Tok::RBrace))
      error(here(), "`..` with its value is the last in a struct literal");
    return;
  }
  FieldInit F;
  if (at(Tok::Int) && peek(1).is(Tok::Colon)) {
    Token T = bump();
    F.Name = {T.Text, T.begin()};
  } else {
    F.Name = expectIdent("a field's name");
  }
  if (Panic)
    return;
  if (eat(Tok::Colon)) {
    F.Value = parseExpr();
  } else {
    F.Value = make<Expr>(F.Name.Loc, Expr::Kind::Path);
    F.Value->P.Range = F.Value->Range;
    F.Value->P.Segments.push_back({F.Name, nullptr});
  }
  S.Fields.push_back(F);
}

/// `(e)`, `()`, `(a,)`, `(a, b)`.
Expr *Parser::parseParenExpr(SMLoc Start) {
  bump();
  List<Expr *> Elements;
  bool Comma = false;
  parseList(
      Tok::RParen, Start, "an expression", false,
      [&] { Elements.push_back(parseExpr()); }, &Comma);
  if (Elements.size() == 1 && !Comma) {
    Elements.front()->Paren = true;
    return Elements.front();
  }
  auto *E = make<Expr>(Start, Expr::Kind::Tuple);
  E->Args = std::move(Elements);
  return E;
}

/// `[a, b]` and `[a; n]`.
Expr *Parser::parseArrayExpr(SMLoc Start) {
  bump();
  if (at(Tok::RBracket)) {
    bump();
    return make<Expr>(Start, Expr::Kind::Array);
  }
  Expr *First = parseExpr();
  if (eat(Tok::Semi)) {
    auto *E = make<Expr>(Start, Expr::Kind::Repeat);
    E->A = First;
    E->B = parseExpr();
    expectClose(Tok::RBracket, Start);
    E->Range = from(Start);
    return E;
  }
  auto *E = make<Expr>(Start, Expr::Kind::Array);
  E->Args.push_back(First);
  if (!at(Tok::RBracket) && !expect(Tok::Comma, ", `;` or `]` in an array"))
    return E;
  parseList(Tok::RBracket, Start, "an element", false,
            [&] { E->Args.push_back(parseExpr()); });
  E->Range = from(Start);
  return E;
}

Expr *Parser::parseClosure(Limits L) {
  SMLoc Start = here();
  auto *E = make<Expr>(Start, Expr::Kind::Closure);
  E->Move = eat(Tok::KwMove);
  if (!eat(Tok::OrOr)) {
    if (!expect(Tok::Or, " or `||` after `move`"))
      return E;
    parseList(Tok::Or, Start, "a parameter", false, [&] {
      ClosureParam P;
      P.Pat = parsePatternNoAlt();
      if (eat(Tok::Colon))
        P.Type = parseType();
      E->Params.push_back(P);
    });
  }
  if (eat(Tok::Arrow)) {
    E->Type = parseType(/*AllowPlus=*/false);
    if (!at(Tok::LBrace))
      expected("`{`: the body of a closure with a result type is a block");
    E->A = Panic ? errorExpr(Start) : parseBlockExpr({});
  } else {
    E->A = parseExpr(L.inner());
  }
  E->Range = from(Start);
  return E;
}

Expr *Parser::parseAsync(Limits L) {
  SMLoc Start = bump().begin();
  if (at(Tok::Or, Tok::OrOr) ||
      (at(Tok::KwMove) && peek(1).is(Tok::Or, Tok::OrOr))) {
    unsupported(Start, "`async` closures are");
    return parseClosure(L);
  }
  auto *E = make<Expr>(Start, Expr::Kind::Async);
  E->Move = eat(Tok::KwMove);
  E->Body = parseBlock("the `async` block");
  E->Range = from(Start);
  return E;
}
