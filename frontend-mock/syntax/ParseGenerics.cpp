//===- ParseGenerics.cpp - Paths, generic parameters, bounds --------------===//
//
// Lifetimes are parsed wherever Rust has them, and dropped.
//
//===----------------------------------------------------------------------===//

#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

// --- Paths -------------------------------------------------------------------

bool Parser::atPath() const {
  return at(Tok::Ident, Tok::KwSelfValue, Tok::KwSelfType, Tok::KwSuper,
            Tok::KwCrate, Tok::ColonColon) ||
         atSplit(Tok::Lt);
}

Path Parser::parsePath(PathMode Mode) {
  SMLoc Start = here();
  Path P;
  if (atSplit(Tok::Lt))
    parseQSelf(P);
  else
    eat(Tok::ColonColon);
  parseSegments(P, Mode);
  P.Range = from(Start);
  return P;
}

/// `<T as Trait>::` or `<T>::`.
void Parser::parseQSelf(Path &P) {
  Nest N(*this);
  SMLoc Open = here();
  eatSplit(Tok::Lt);
  P.QSelf = parseType();
  if (eat(Tok::KwAs)) {
    Path Trait = parsePath(PathMode::Type);
    P.Segments = std::move(Trait.Segments);
    P.QTraitSegments = P.Segments.size();
  }
  if (!eatSplit(Tok::Gt)) {
    missing("`>`");
    return Panic ? void()
                 : Diags.note(Open, "the bracket that is never closed");
  }
  expect(Tok::ColonColon, " and a name after `<...>`");
}

void Parser::parseSegments(Path &P, PathMode Mode) {
  while (!Panic) {
    PathSegment S;
    if (at(Tok::KwSelfValue, Tok::KwSelfType, Tok::KwSuper, Tok::KwCrate)) {
      Token T = bump();
      S.Name = {T.Text, T.begin()};
    } else {
      S.Name = expectIdent(P.Segments.empty() ? "a name" : "a name after `::`");
    }
    if (Panic)
      break;
    SMLoc Open = here();
    if (Mode == PathMode::Type && atSplit(Tok::Lt)) {
      eatSplit(Tok::Lt);
      S.Args = parseGenericArgs(Open);
    } else if (Mode == PathMode::Type && at(Tok::LParen)) {
      S.Args = parseParenArgs();
    } else if (Mode != PathMode::Plain && at(Tok::ColonColon) &&
               peek(1).is(Tok::Lt, Tok::Shl)) {
      bump();
      Open = here();
      eatSplit(Tok::Lt);
      S.Args = parseGenericArgs(Open);
    }
    P.Segments.push_back(std::move(S));
    if (!eat(Tok::ColonColon))
      return;
  }
  // Users of a broken path need no care.
  if (P.Segments.empty())
    P.Segments.push_back({{"", here()}, nullptr});
}

/// Behind the `<`. Null when there were lifetimes only.
std::unique_ptr<GenericArgs> Parser::parseGenericArgs(SMLoc Open) {
  auto Args = std::make_unique<GenericArgs>();
  while (!atSplit(Tok::Gt) && !at(Tok::Eof) && !Panic) {
    parseGenericArg(*Args);
    if (!eat(Tok::Comma))
      break;
  }
  if (!Panic && !eatSplit(Tok::Gt)) {
    bool Last = at(Tok::Eof) && !Cut;
    missing("`,` or `>` in the generic arguments");
    if (Last)
      Diags.note(Open, "the bracket that is never closed");
  }
  if (Args->Types.empty() && Args->Bindings.empty())
    return nullptr;
  return Args;
}

void Parser::parseGenericArg(GenericArgs &Args) {
  if (eat(Tok::Lifetime))
    return;
  if (at(Tok::LBrace, Tok::Minus) || peek().isLiteral()) {
    unsupported(here(), "constants as generic arguments are");
    eat(Tok::Minus);
    skipToken();
    return;
  }
  if (at(Tok::Ident) && peek(1).is(Tok::Eq)) {
    Token T = bump();
    bump();
    Args.Bindings.emplace_back(Ident{T.Text, T.begin()}, parseType());
    return;
  }
  if (at(Tok::Ident) && peek(1).is(Tok::Colon)) {
    unsupported(here(), "a bound on an associated type is");
    bump();
    bump();
    parseBounds();
    return;
  }
  SMLoc Loc = here();
  if (!Args.Bindings.empty())
    error(Loc, "types come before `name = type` in generic arguments");
  Args.Types.push_back(parseType());
}

/// `(A, B) -> C` behind `Fn`.
std::unique_ptr<GenericArgs> Parser::parseParenArgs() {
  Nest N(*this);
  auto Args = std::make_unique<GenericArgs>();
  Args->Parenthesised = true;
  SMLoc Open = bump().begin();
  parseList(Tok::RParen, Open, "a type", false,
            [&] { Args->Types.push_back(parseType()); });
  if (eat(Tok::Arrow))
    Args->Output = parseType(/*AllowPlus=*/false);
  return Args;
}

// --- Parameters and bounds ---------------------------------------------------

Generics Parser::parseGenerics() {
  Generics G;
  if (Panic || !at(Tok::Lt))
    return G;
  bump();
  while (!at(Tok::Gt, Tok::Eof) && !Panic) {
    parseGenericParam(G);
    if (!eat(Tok::Comma))
      break;
  }
  if (!eatSplit(Tok::Gt))
    missing("`,` or `>` in the generic parameters");
  return G;
}

void Parser::parseGenericParam(Generics &G) {
  parseAttributes(AttrPlace::Other);
  if (eat(Tok::Lifetime)) {
    if (eat(Tok::Colon))
      while (eat(Tok::Lifetime) && eat(Tok::Plus)) {
      }
    return;
  }
  if (at(Tok::KwConst)) {
    unsupported(here(), "constants as generic parameters are");
    bump();
    expectIdent("the parameter's name");
    if (expect(Tok::Colon))
      parseType();
    return;
  }
  GenericParam P;
  P.Name = expectIdent("a generic parameter's name");
  if (eat(Tok::Colon))
    P.Bounds = parseBounds();
  if (eat(Tok::Eq))
    P.Default = parseType();
  G.Params.push_back(std::move(P));
}

void Parser::parseWhere(Generics &G) {
  if (Panic || !eat(Tok::KwWhere))
    return;
  while (!at(Tok::LBrace, Tok::Semi, Tok::Eq) && !at(Tok::Eof) && !Panic) {
    if (at(Tok::Lifetime) && peek(1).is(Tok::Colon)) {
      bump();
      bump();
      while (eat(Tok::Lifetime) && eat(Tok::Plus)) {
      }
    } else {
      skipForLifetimes();
      WherePredicate W;
      W.Type = parseType();
      if (expect(Tok::Colon, " and bounds after the type"))
        W.Bounds = parseBounds();
      if (!W.Bounds.empty())
        G.Where.push_back(std::move(W));
    }
    if (!eat(Tok::Comma))
      break;
  }
}

/// May be empty: `T:` and `T: 'a` are fine.
std::vector<Bound> Parser::parseBounds(bool AllowPlus) {
  std::vector<Bound> Bounds;
  while (!Panic && (atPath() || at(Tok::Lifetime, Tok::Question, Tok::LParen,
                                   Tok::KwFor, Tok::Tilde))) {
    parseBound(Bounds);
    if (!AllowPlus || !eat(Tok::Plus))
      break;
  }
  return Bounds;
}

void Parser::parseBound(std::vector<Bound> &Bounds) {
  Nest N(*this);
  if (Panic || eat(Tok::Lifetime))
    return;
  SMLoc Open = here();
  if (eat(Tok::LParen)) {
    parseBound(Bounds);
    expectClose(Tok::RParen, Open);
    return;
  }
  Bound B;
  B.Maybe = eat(Tok::Question);
  skipForLifetimes();
  B.Trait = parsePath(PathMode::Type);
  Bounds.push_back(std::move(B));
}

/// `for<'a, 'b>`.
void Parser::skipForLifetimes() {
  if (!at(Tok::KwFor) || !peek(1).is(Tok::Lt))
    return;
  bump();
  bump();
  while (eat(Tok::Lifetime) && eat(Tok::Comma)) {
  }
  if (!eatSplit(Tok::Gt))
    missing("`>` after the lifetimes");
}
