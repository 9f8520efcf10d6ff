//===- ParseItem.cpp - Functions, constants, imports ----------------------===//
//
// What stands in a file, a block, a trait or an impl. Types, traits and impls
// themselves are in ParseTypeItem.cpp.
//
//===----------------------------------------------------------------------===//

#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

Program Parser::parseProgram() {
  Program P;
  parseInnerAttributes(&P.Attrs);
  while (!at(Tok::Eof)) {
    size_t Start = Pos;
    if (eat(Tok::Semi))
      continue;
    if (at(Tok::RBrace, Tok::RParen, Tok::RBracket)) {
      error(here(), "`" + peek().Text + "` closes nothing");
      bump();
      Panic = GivenUp;
      continue;
    }
    Attributes Attrs = parseAttributes(AttrPlace::Item);
    Item *I = Panic ? nullptr : parseItem(std::move(Attrs), ItemPlace::File);
    if (Panic)
      skipItem(Start);
    else if (I)
      P.Items.push_back(I);
  }
  bump(); // For the lexer's last words.
  return P;
}

bool Parser::atItem() const {
  switch (peek().Kind) {
  case Tok::KwFn:
    // Not `fn(u32) -> u32`, a type.
    return !peek(1).is(Tok::LParen);
  case Tok::KwStruct:
  case Tok::KwEnum:
  case Tok::KwTrait:
  case Tok::KwMod:
  case Tok::KwPub:
  case Tok::KwUse:
  case Tok::KwType:
  case Tok::KwImpl: // in an expression there is no `impl`
    return true;
  case Tok::KwExtern:
    return peek(1).is(Tok::KwCrate, Tok::KwFn, Tok::Str, Tok::LBrace);
  case Tok::KwConst:
    return peek(1).is(Tok::Ident, Tok::Underscore, Tok::KwFn, Tok::KwAsync,
                      Tok::KwUnsafe, Tok::KwMut);
  case Tok::KwStatic:
    return peek(1).is(Tok::Ident, Tok::KwMut);
  case Tok::KwAsync:
    return peek(1).is(Tok::KwFn) ||
           (peek(1).is(Tok::KwUnsafe) && peek(2).is(Tok::KwFn));
  case Tok::KwUnsafe:
    return peek(1).is(Tok::KwFn, Tok::KwImpl, Tok::KwTrait, Tok::KwExtern);
  case Tok::Ident:
    return (atWord("macro_rules") && peek(1).is(Tok::Bang)) ||
           (atWord("union") && peek(1).is(Tok::Ident) &&
            peek(2).is(Tok::LBrace));
  default:
    return false;
  }
}

Item *Parser::parseItem(Attributes Attrs, ItemPlace Place) {
  Nest N(*this);
  if (Panic)
    return nullptr;
  SMLoc Start = here();
  skipVisibility(Place);
  Item *I = parseItemRest(Place, Start);
  if (!I)
    return nullptr;
  I->Attrs = std::move(Attrs);
  I->Range = from(Start);
  checkAttributes(*I);
  return I;
}

void Parser::checkAttributes(const Item &I) {
  for (const Attribute &A : I.Attrs) {
    bool Derive = A.Name.Name == "derive";
    if (!Derive && A.Name.Name != "dyn_async")
      continue; // The prelude's own.
    if (Derive && I.K != Item::Kind::Struct && I.K != Item::Kind::Enum)
      Diags.error(A.Name.Loc, "`derive` is for structs and enums only");
    if (!Derive && I.K != Item::Kind::Fn && I.K != Item::Kind::Trait &&
        I.K != Item::Kind::Impl)
      Diags.error(A.Name.Loc, "`dyn_async` is for expressions, statements, "
                              "functions, traits and the whole program");
  }
}

void Parser::skipVisibility(ItemPlace Place) {
  SMLoc Loc = here();
  if (!eat(Tok::KwPub))
    return;
  if (Place == ItemPlace::Trait)
    Diags.error(Loc, "what a trait declares is as visible as the trait: no "
                     "`pub` here");
  // Not `pub (u32, u32)`, a tuple field.
  if (at(Tok::LParen) &&
      peek(1).is(Tok::KwCrate, Tok::KwSuper, Tok::KwSelfValue, Tok::KwIn))
    skipGroup();
}

Item *Parser::parseItemRest(ItemPlace Place, SMLoc Start) {
  bool Member = Place == ItemPlace::Trait || Place == ItemPlace::Impl;
  if (at(Tok::KwUnsafe)) {
    unsupported(here(), "`unsafe` is");
    bump();
  }
  if (at(Tok::KwFn, Tok::KwAsync) ||
      (at(Tok::KwConst) && peek(1).is(Tok::KwFn, Tok::KwAsync, Tok::KwUnsafe)))
    return parseFn(Start, Place);
  if (at(Tok::KwConst, Tok::KwStatic))
    return parseConst(Start, Place);
  if (at(Tok::KwType))
    return parseTypeAlias(Start, Place);
  if (at(Tok::KwExtern))
    return unsupportedItem("`extern` is");
  if (!Member) {
    if (at(Tok::KwUse))
      return parseUse(Start);
    if (at(Tok::KwStruct))
      return parseStruct(Start);
    if (at(Tok::KwEnum))
      return parseEnum(Start);
    if (at(Tok::KwTrait))
      return parseTrait(Start);
    if (at(Tok::KwImpl))
      return parseImpl(Start);
    if (at(Tok::KwMod))
      return unsupportedItem("modules are");
    if (atWord("macro_rules") && peek(1).is(Tok::Bang))
      return unsupportedItem("macros of one's own are");
    if (atWord("union") && peek(1).is(Tok::Ident))
      return unsupportedItem("unions are");
  }
  expected(Member ? "`fn`, `type`, `const` or `}`"
                  : "an item (`fn`, `struct`, `enum`, `trait`, `impl`, "
                    "`const`, `type`, `use`)");
  return nullptr;
}

Item *Parser::unsupportedItem(const Twine &What) {
  unsupported(here(), What);
  while (!at(Tok::Eof, Tok::RBrace)) {
    if (eat(Tok::Semi))
      break;
    bool Group = at(Tok::LBrace);
    skipToken();
    if (Group)
      break;
  }
  return nullptr;
}

// --- Functions ---------------------------------------------------------------

Item *Parser::parseFn(SMLoc Start, ItemPlace Place) {
  auto *F = make<Item>(Start, Item::Kind::Fn);
  // A `const fn` is a function like any other.
  eat(Tok::KwConst);
  F->Async = eat(Tok::KwAsync);
  if (at(Tok::KwUnsafe)) {
    unsupported(here(), "`unsafe` is");
    bump();
  }
  if (!expect(Tok::KwFn))
    return F;
  F->Name = expectIdent("the function's name");
  F->Gens = parseGenerics();
  parseParams(*F, Place);
  if (eat(Tok::Arrow))
    F->Ret = parseType();
  parseWhere(F->Gens);
  if (Panic)
    return F;
  SMLoc End = SMLoc::getFromPointer(PrevEnd);
  if (at(Tok::LBrace)) {
    F->Body = parseBlock("the function's body");
  } else if (!at(Tok::Semi)) {
    missing(Place == ItemPlace::Trait ? "`{` or `;` at the end of the function"
            : F->Ret || !F->Gens.Where.empty()
                ? "`{` at the start of the function's body"
                : "`->` or `{` after the function's parameters");
  } else {
    bump();
    if (Place != ItemPlace::Trait && !Prelude)
      Diags.error(End, "this function has no body");
  }
  return F;
}

void Parser::parseParams(Item &F, ItemPlace Place) {
  SMLoc Open = here(), SelfLoc;
  if (!expect(Tok::LParen, " before the function's parameters"))
    return;
  parseList(Tok::RParen, Open, "a parameter", true, [&] {
    parseAttributes(AttrPlace::Other);
    SMLoc Loc = here();
    bool First = !SelfLoc.isValid() && F.Params.empty();
    parseSelfParam(F, SelfLoc);
    if (SelfLoc == Loc) {
      if (Place != ItemPlace::Trait && Place != ItemPlace::Impl)
        error(Loc, "`self` is a parameter of methods only");
      else if (!First)
        error(Loc, "`self` is the first parameter");
      return;
    }
    FnParam P;
    P.Pat = parsePatternNoAlt();
    if (expect(Tok::Colon, " and a type after the parameter's name"))
      P.Type = parseType();
    else
      P.Type = errorType(Loc);
    F.Params.push_back(P);
  });
}

/// Sets \p SelfLoc when there is one.
void Parser::parseSelfParam(Item &F, SMLoc &SelfLoc) {
  size_t Self = 0;
  bool Ref = at(Tok::And);
  if (Ref)
    Self += peek(1).is(Tok::Lifetime) ? 2 : 1;
  bool Mut = peek(Self).is(Tok::KwMut);
  if (Mut)
    ++Self;
  if (!peek(Self).is(Tok::KwSelfValue) || peek(Self + 1).is(Tok::ColonColon))
    return;
  SelfLoc = here();
  while (Self--)
    bump();
  bump();
  F.Self = !Ref ? SelfParam::Value : Mut ? SelfParam::RefMut : SelfParam::Ref;
  F.SelfMut = Mut && !Ref;
  if (!Ref && eat(Tok::Colon)) {
    F.Self = SelfParam::Typed;
    F.SelfType = parseType();
  }
}

// --- Constants, type aliases, imports ----------------------------------------

Item *Parser::parseConst(SMLoc Start, ItemPlace Place) {
  auto *C = make<Item>(Start, Item::Kind::Const);
  C->Static = at(Tok::KwStatic);
  if (C->Static && (Place == ItemPlace::Trait || Place == ItemPlace::Impl))
    error(here(), "a `static` does not belong to a type: write `const`, or "
                  "put it outside");
  StringRef Word = bump().Text;
  if (at(Tok::KwMut)) {
    unsupported(here(), "`mut` constants and statics are");
    bump();
  }
  if (at(Tok::Underscore)) {
    Token T = bump();
    C->Name = {T.Text, T.begin()};
  } else {
    C->Name = expectIdent("the name of the `" + Word + "`");
  }
  if (expect(Tok::Colon, " and a type after the name of the `" + Word + "`"))
    C->Type = parseType();
  SMLoc End = SMLoc::getFromPointer(PrevEnd);
  if (eat(Tok::Eq))
    C->Value = parseExpr();
  else if (Place != ItemPlace::Trait)
    error(End, "this `" + Word + "` has no value");
  expectSemi("the `" + Word.str() + "`");
  return C;
}

Item *Parser::parseTypeAlias(SMLoc Start, ItemPlace Place) {
  auto *T = make<Item>(Start, Item::Kind::TypeAlias);
  bump();
  T->Name = expectIdent("the type's name");
  T->Gens = parseGenerics();
  if (eat(Tok::Colon))
    T->Bounds = parseBounds();
  parseWhere(T->Gens);
  SMLoc End = SMLoc::getFromPointer(PrevEnd);
  if (eat(Tok::Eq))
    T->Type = parseType();
  else if (Place != ItemPlace::Trait)
    error(End, "this type has no definition");
  parseWhere(T->Gens);
  expectSemi("the type");
  return T;
}

Item *Parser::parseUse(SMLoc Start) {
  auto *U = make<Item>(Start, Item::Kind::Use);
  bump();
  Path P;
  P.Range = from(here());
  eat(Tok::ColonColon);
  parseUseTree(*U, std::move(P));
  expectSemi("the `use`");
  return U;
}

static Path copyOf(const Path &P) {
  Path Copy;
  Copy.Range = P.Range;
  for (const PathSegment &S : P.Segments)
    Copy.Segments.push_back({S.Name, nullptr});
  return Copy;
}

void Parser::parseUseTree(Item &U, Path Prefix) {
  Nest N(*this);
  if (Panic)
    return;
  if (Prefix.Segments.empty())
    Prefix.Range = from(here());
  while (true) {
    SMLoc Loc = here();
    if (eat(Tok::Star)) {
      U.Uses.emplace_back(std::move(Prefix), Ident{"*", Loc});
      return;
    }
    if (eat(Tok::LBrace)) {
      parseList(Tok::RBrace, Loc, "an imported name", false,
                [&] { parseUseTree(U, copyOf(Prefix)); });
      return;
    }
    // `{self, x}`: the prefix itself.
    bool Self = at(Tok::KwSelfValue) && !Prefix.Segments.empty();
    if (at(Tok::KwSelfValue, Tok::KwSuper, Tok::KwCrate, Tok::Ident)) {
      Token T = bump();
      if (!Self)
        Prefix.Segments.push_back({{T.Text, T.begin()}, nullptr});
    } else {
      return expected("the path of what is imported");
    }
    if (Prefix.Segments.size() > 64)
      return error(Loc, "this path is too long");
    Prefix.Range = from(Prefix.Range.Start);
    if (!Self && eat(Tok::ColonColon))
      continue;
    Ident Name = Prefix.Segments.back().Name;
    if (eat(Tok::KwAs)) {
      if (at(Tok::Underscore)) {
        Token T = bump();
        Name = {T.Text, T.begin()};
      } else {
        Name = expectIdent("a name after `as`");
      }
    }
    U.Uses.emplace_back(std::move(Prefix), Name);
    return;
  }
}
