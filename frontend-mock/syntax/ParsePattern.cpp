//===- ParsePattern.cpp - Patterns ----------------------------------------===//

#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

Pattern *Parser::errorPattern(SMLoc Start) {
  return make<Pattern>(Start, Pattern::Kind::Error);
}

Pattern *Parser::parsePattern() {
  SMLoc Start = here();
  eat(Tok::Or);
  Pattern *First = parsePatternNoAlt();
  if (!at(Tok::Or))
    return First;
  auto *P = make<Pattern>(Start, Pattern::Kind::Or);
  P->Elements.push_back(First);
  while (eat(Tok::Or))
    P->Elements.push_back(parsePatternNoAlt());
  deepen();
  P->Range = from(Start);
  return P;
}

Pattern *Parser::parsePatternNoAlt() {
  Nest N(*this);
  SMLoc Start = here();
  Pattern *P = Panic ? errorPattern(Start) : parsePatternInner();
  P->Range = from(Start);
  return P;
}

Pattern *Parser::parsePatternInner() {
  SMLoc Start = here();
  bool MayBeRest = std::exchange(RestAllowed, false);
  switch (peek().Kind) {
  case Tok::Underscore:
    bump();
    return make<Pattern>(Start, Pattern::Kind::Wild);
  case Tok::And:
  case Tok::AndAnd: {
    eatSplit(Tok::And);
    auto *P = make<Pattern>(Start, Pattern::Kind::Ref);
    P->Mut = eat(Tok::KwMut);
    P->Sub = parsePatternNoAlt();
    return P;
  }
  case Tok::LParen:
    return parseTuplePattern(Start);
  case Tok::LBracket: {
    bump();
    auto *P = make<Pattern>(Start, Pattern::Kind::Slice);
    parsePatternList(Tok::RBracket, Start, P->Elements);
    return P;
  }
  case Tok::DotDot:
    bump();
    if (atPatternBound())
      return parseRangePattern(Start, nullptr);
    if (!MayBeRest)
      error(Start, "`..` can stand only in a tuple's, a struct's or a slice's "
                   "pattern");
    return make<Pattern>(Start, Pattern::Kind::Rest);
  case Tok::DotDotEq:
    return parseRangePattern(Start, nullptr);
  case Tok::KwRef:
  case Tok::KwMut:
    RestAllowed = MayBeRest;
    return parseBindPattern(Start);
  case Tok::Ident:
    if (!peek(1).is(Tok::ColonColon, Tok::LParen, Tok::LBrace, Tok::Bang,
                    Tok::DotDot, Tok::DotDotEq, Tok::DotDotDot)) {
      RestAllowed = MayBeRest;
      return parseBindPattern(Start);
    }
    break;
  case Tok::KwBox:
    unsupported(Start, "`box` patterns are");
    bump();
    return parsePatternNoAlt();
  case Tok::KwConst:
    unsupported(Start, "`const` blocks are");
    bump();
    skipToken();
    return errorPattern(Start);
  default:
    break;
  }
  if (!atPatternBound()) {
    expected("a pattern");
    return errorPattern(Start);
  }
  return parsePathPattern(Start);
}

Pattern *Parser::parseBindPattern(SMLoc Start) {
  auto *P = make<Pattern>(Start, Pattern::Kind::Bind);
  bool MayBeRest = std::exchange(RestAllowed, false);
  P->ByRef = eat(Tok::KwRef);
  P->Mut = eat(Tok::KwMut);
  if (at(Tok::KwSelfValue)) {
    error(here(), "`self` is no name to bind");
    return P;
  }
  P->Name = expectIdent("a name");
  if (eat(Tok::At)) {
    RestAllowed = MayBeRest;
    P->Sub = parsePatternNoAlt();
  }
  return P;
}

bool Parser::atPatternBound() const {
  return peek().isLiteral() || atPath() ||
         at(Tok::Minus, Tok::KwTrue, Tok::KwFalse);
}

/// A literal, or the path of a constant: one end of a range.
Expr *Parser::parsePatternBound() {
  SMLoc Start = here();
  if (eat(Tok::Minus)) {
    auto *E = make<Expr>(Start, Expr::Kind::Unary);
    E->UOp = UnaryOp::Neg;
    E->OpLoc = Start;
    if (at(Tok::Int, Tok::Float)) {
      E->A = parseLiteral();
    } else {
      expected("a number after `-` in a pattern");
      E->A = errorExpr(Start);
    }
    E->Range = from(Start);
    return E;
  }
  if (peek().isLiteral() || at(Tok::KwTrue, Tok::KwFalse))
    return parseLiteral();
  if (!atPath()) {
    expected("a literal or a constant at the end of the range");
    return errorExpr(Start);
  }
  auto *E = make<Expr>(Start, Expr::Kind::Path);
  E->P = parsePath(PathMode::Expr);
  E->Range = from(Start);
  return E;
}

/// Literals, paths, and what begins with one of them.
Pattern *Parser::parsePathPattern(SMLoc Start) {
  Expr *Low = parsePatternBound();
  if (at(Tok::DotDot, Tok::DotDotEq, Tok::DotDotDot))
    return parseRangePattern(Start, Low);
  if (Low->K != Expr::Kind::Path) {
    auto *P = make<Pattern>(Start, Pattern::Kind::Literal);
    P->Low = Low;
    return P;
  }
  if (Panic)
    return errorPattern(Start);
  SMLoc Open = here();
  if (eat(Tok::Bang)) {
    error(Start, "a macro is no pattern");
    return errorPattern(Start);
  }
  if (at(Tok::LBrace)) {
    auto *P = make<Pattern>(Start, Pattern::Kind::Struct);
    P->P = std::move(Low->P);
    return parseStructPattern(P);
  }
  bool Elements = eat(Tok::LParen);
  auto *P = make<Pattern>(Start, Elements ? Pattern::Kind::TupleStruct
                                          : Pattern::Kind::Path);
  P->P = std::move(Low->P);
  if (Elements)
    parsePatternList(Tok::RParen, Open, P->Elements);
  return P;
}

Pattern *Parser::parseRangePattern(SMLoc Start, Expr *Low) {
  auto *P = make<Pattern>(Start, Pattern::Kind::Range);
  P->Low = Low;
  SMLoc Op = here();
  if (eat(Tok::DotDotDot)) {
    error(Op, "`...` is no range; write `..=`");
    return P;
  }
  P->Inclusive = eat(Tok::DotDotEq);
  // `..` without a lower bound has been taken by the caller.
  if (!P->Inclusive)
    eat(Tok::DotDot);
  if (atPatternBound())
    P->High = parsePatternBound();
  else if (P->Inclusive)
    expected("the end of the range after `..=`");
  return P;
}

Pattern *Parser::parseTuplePattern(SMLoc Start) {
  bump();
  List<Pattern *> Elements;
  bool Comma = false;
  parsePatternList(Tok::RParen, Start, Elements, &Comma);
  if (Elements.size() == 1 && !Comma &&
      Elements.front()->K != Pattern::Kind::Rest)
    return Elements.front();
  auto *P = make<Pattern>(Start, Pattern::Kind::Tuple);
  P->Elements = std::move(Elements);
  return P;
}

void Parser::parsePatternList(Tok Close, SMLoc Open, List<Pattern *> &Elements,
                              bool *TrailingComma) {
  bool Rest = false;
  parseList(
      Close, Open, "a pattern", false,
      [&] {
        RestAllowed = true;
        Pattern *P = parsePattern();
        RestAllowed = false;
        const Pattern *Inner =
            P->K == Pattern::Kind::Bind && P->Sub ? P->Sub : P;
        if (Inner->K == Pattern::Kind::Rest) {
          if (Rest)
            error(P->loc(), "`..` can stand only once in a list of patterns");
          Rest = true;
        }
        Elements.push_back(P);
      },
      TrailingComma);
}

Pattern *Parser::parseStructPattern(Pattern *P) {
  SMLoc Open = bump().begin();
  parseList(Tok::RBrace, Open, "a field's pattern", false, [&] {
    parseAttributes(AttrPlace::Other);
    SMLoc Start = here();
    if (P->HasRest)
      return error(Start, "`..` is the last in a struct's pattern");
    if (eat(Tok::DotDot)) {
      P->HasRest = true;
      return;
    }
    FieldPattern F;
    if (at(Tok::Int) || peek(1).is(Tok::Colon)) {
      Token T = peek();
      if (!at(Tok::Int, Tok::Ident))
        return expected("a field's name");
      bump();
      F.Name = {T.Text, T.begin()};
      if (expect(Tok::Colon, " after the field's number"))
        F.Pat = parsePattern();
      else
        F.Pat = errorPattern(Start);
    } else if (at(Tok::Ident, Tok::KwRef, Tok::KwMut)) {
      F.Pat = parseBindPattern(Start);
      F.Pat->Range = from(Start);
      F.Name = F.Pat->Name;
    } else {
      return expected("a field's name or `..`");
    }
    P->Fields.push_back(F);
  });
  return P;
}
