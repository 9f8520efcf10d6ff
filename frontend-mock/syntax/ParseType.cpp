//===- ParseType.cpp - Types ----------------------------------------------===//

#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

TypeNode *Parser::errorType(SMLoc Start) {
  return make<TypeNode>(Start, TypeNode::Kind::Error);
}

/// \p AllowPlus: whether `dyn A + B` may stand here without parentheses.
TypeNode *Parser::parseType(bool AllowPlus) {
  Nest N(*this);
  SMLoc Start = here();
  TypeNode *T = Panic ? errorType(Start) : parseTypeInner(AllowPlus);
  T->Range = from(Start);
  return T;
}

TypeNode *Parser::parseTypeInner(bool AllowPlus) {
  SMLoc Start = here();
  switch (peek().Kind) {
  case Tok::Bang:
    bump();
    return make<TypeNode>(Start, TypeNode::Kind::Never);
  case Tok::Underscore:
    bump();
    return make<TypeNode>(Start, TypeNode::Kind::Infer);
  case Tok::And:
  case Tok::AndAnd:
    return parseRefType(Start);
  case Tok::LParen:
    return parseTupleType(Start);
  case Tok::LBracket:
    return parseArrayType(Start);
  case Tok::KwImpl:
    bump();
    return parseBoundsType(Start, TypeNode::Kind::ImplTrait, AllowPlus);
  case Tok::KwDyn:
    bump();
    return parseBoundsType(Start, TypeNode::Kind::DynTrait, AllowPlus);
  case Tok::KwFor:
    skipForLifetimes();
    if (!Panic && !at(Tok::KwFn, Tok::KwUnsafe, Tok::KwExtern)) {
      expected("`fn` after the lifetimes");
      return errorType(Start);
    }
    return parseTypeInner(AllowPlus);
  case Tok::KwUnsafe:
  case Tok::KwExtern:
    unsupported(Start, "`" + peek().Text + "` is");
    bump();
    eat(Tok::KwExtern);
    eat(Tok::Str);
    if (at(Tok::KwFn))
      return parseFnPtrType(Start);
    expected("`fn`");
    return errorType(Start);
  case Tok::KwFn:
    return parseFnPtrType(Start);
  case Tok::Star:
    return parseRawPtrType(Start);
  default:
    break;
  }
  if (!atPath()) {
    expected("a type");
    return errorType(Start);
  }
  auto *T = make<TypeNode>(Start, TypeNode::Kind::Path);
  T->P = parsePath(PathMode::Type);
  if (at(Tok::Bang) && !Panic) {
    unsupported(Start, "a macro for a type is");
    bump();
    skipToken();
  }
  return T;
}

TypeNode *Parser::parseRawPtrType(SMLoc Start) {
  if (!Prelude)
    unsupported(Start, "raw pointers are");
  bump();
  auto *T = make<TypeNode>(Start, Prelude ? TypeNode::Kind::RawPtr
                                          : TypeNode::Kind::Error);
  T->Mut = eat(Tok::KwMut);
  if (!T->Mut)
    expect(Tok::KwConst, " or `mut` in the type of a raw pointer");
  T->Inner = parseType(false);
  return T;
}

TypeNode *Parser::parseRefType(SMLoc Start) {
  eatSplit(Tok::And);
  auto *T = make<TypeNode>(Start, TypeNode::Kind::Ref);
  eat(Tok::Lifetime);
  T->Mut = eat(Tok::KwMut);
  T->Inner = parseTypeNoPlus(
      here(),
      StringRef(Start.getPointer(), here().getPointer() - Start.getPointer()));
  return T;
}

/// Behind `&`, whose text is \p Written: `&dyn A + B` is no type.
TypeNode *Parser::parseTypeNoPlus(SMLoc Start, StringRef Written) {
  TypeNode *Inner = parseType(/*AllowPlus=*/false);
  if (!Panic && at(Tok::Plus) &&
      (Inner->K == TypeNode::Kind::DynTrait ||
       Inner->K == TypeNode::Kind::ImplTrait)) {
    SMLoc Plus = bump().begin();
    parseBounds();
    StringRef Text(Start.getPointer(), PrevEnd - Start.getPointer());
    if (!Panic && !GivenUp)
      Diags.error(Plus, "`+` needs parentheses here: `" +
                            Written.take_front(20) + "(" + Text.take_front(80) +
                            ")`");
  }
  return Inner;
}

/// Also a type in parentheses, which is just that type.
TypeNode *Parser::parseTupleType(SMLoc Start) {
  bump();
  List<TypeNode *> Elements;
  bool Comma = false;
  parseList(
      Tok::RParen, Start, "a type", false,
      [&] { Elements.push_back(parseType()); }, &Comma);
  if (Elements.size() == 1 && !Comma)
    return Elements.front();
  auto *T = make<TypeNode>(Start, TypeNode::Kind::Tuple);
  T->Elements = std::move(Elements);
  return T;
}

TypeNode *Parser::parseArrayType(SMLoc Start) {
  bump();
  TypeNode *Inner = parseType();
  TypeNode *T;
  if (eat(Tok::Semi)) {
    T = make<TypeNode>(Start, TypeNode::Kind::Array);
    T->Length = parseExpr();
  } else {
    T = make<TypeNode>(Start, TypeNode::Kind::Slice);
  }
  T->Inner = Inner;
  expectClose(Tok::RBracket, Start);
  return T;
}

TypeNode *Parser::parseFnPtrType(SMLoc Start) {
  bump();
  auto *T = make<TypeNode>(Start, TypeNode::Kind::FnPtr);
  SMLoc Open = here();
  if (!expect(Tok::LParen, " after `fn` in a type"))
    return T;
  parseList(Tok::RParen, Open, "a type", false, [&] {
    // `fn(name: u32)` is allowed; the name is for the reader.
    if (at(Tok::Ident, Tok::Underscore) && peek(1).is(Tok::Colon)) {
      bump();
      bump();
    }
    T->Elements.push_back(parseType());
  });
  if (eat(Tok::Arrow))
    T->Output = parseType(/*AllowPlus=*/false);
  return T;
}

TypeNode *Parser::parseBoundsType(SMLoc Start, TypeNode::Kind K,
                                  bool AllowPlus) {
  auto *T = make<TypeNode>(Start, K);
  T->Bounds = parseBounds(AllowPlus);
  if (T->Bounds.empty() && !Panic)
    expected(K == TypeNode::Kind::DynTrait ? "a trait after `dyn`"
                                           : "a trait after `impl`");
  return T;
}
