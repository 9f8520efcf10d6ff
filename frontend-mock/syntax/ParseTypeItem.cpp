//===- ParseTypeItem.cpp - Structs, enums, traits, impls ------------------===//

#include "syntax/ParserImpl.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace traitc;

/// Field names have to live as long as the tree; the text has no "0".
static StringRef fieldNumber(size_t N) {
  static constexpr StringLiteral Numbers[] = {
      "0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10",
      "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21",
      "22", "23", "24", "25", "26", "27", "28", "29", "30", "31"};
  return N < std::size(Numbers) ? StringRef(Numbers[N]) : StringRef();
}

void Parser::parseNamedFields(VariantDecl &V) {
  SMLoc Open = bump().begin();
  parseList(Tok::RBrace, Open, "a field", true, [&] {
    parseAttributes(AttrPlace::Other);
    skipVisibility(ItemPlace::File);
    FieldDecl F;
    F.Name = expectIdent("a field's name");
    if (!Panic && expect(Tok::Colon, " and a type after the field's name"))
      F.Type = parseType();
    else
      F.Type = errorType(F.Name.Loc);
    V.Fields.push_back(F);
  });
}

void Parser::parseTupleFields(VariantDecl &V) {
  V.Tuple = true;
  SMLoc Open = bump().begin();
  parseList(Tok::RParen, Open, "a field", true, [&] {
    parseAttributes(AttrPlace::Other);
    skipVisibility(ItemPlace::File);
    FieldDecl F;
    F.Name = {fieldNumber(V.Fields.size()), here()};
    if (!F.Name)
      return error(here(), "more than 32 unnamed fields");
    F.Type = parseType();
    V.Fields.push_back(F);
  });
}

Item *Parser::parseStruct(SMLoc Start) {
  auto *S = make<Item>(Start, Item::Kind::Struct);
  bump();
  S->Name = expectIdent("the struct's name");
  S->Gens = parseGenerics();
  VariantDecl V;
  V.Name = S->Name;
  parseWhere(S->Gens);
  if (!Panic && at(Tok::LBrace)) {
    parseNamedFields(V);
  } else if (!Panic) {
    if (at(Tok::LParen))
      parseTupleFields(V);
    else if (!at(Tok::Semi))
      missing("`{`, `(` or `;` after the struct's name");
    parseWhere(S->Gens);
    expectSemi("the struct");
  }
  S->Variants.push_back(std::move(V));
  return S;
}

Item *Parser::parseEnum(SMLoc Start) {
  auto *E = make<Item>(Start, Item::Kind::Enum);
  bump();
  E->Name = expectIdent("the enum's name");
  E->Gens = parseGenerics();
  parseWhere(E->Gens);
  SMLoc Open = here();
  if (!expect(Tok::LBrace, " before the enum's variants"))
    return E;
  parseList(Tok::RBrace, Open, "a variant", true, [&] {
    parseAttributes(AttrPlace::Other);
    skipVisibility(ItemPlace::File);
    VariantDecl V;
    V.Name = expectIdent("a variant's name");
    if (Panic)
      return;
    if (at(Tok::LBrace))
      parseNamedFields(V);
    else if (at(Tok::LParen))
      parseTupleFields(V);
    if (eat(Tok::Eq))
      V.Discriminant = parseExpr();
    E->Variants.push_back(std::move(V));
  });
  return E;
}

void Parser::parseMembers(Item &I, ItemPlace Place) {
  SMLoc Open = here();
  if (!expect(Tok::LBrace))
    return;
  parseInnerAttributes(nullptr);
  while (!at(Tok::RBrace, Tok::Eof)) {
    size_t Start = Pos;
    if (eat(Tok::Semi))
      continue;
    Attributes Attrs = parseAttributes(AttrPlace::Item);
    Item *Member = Panic ? nullptr : parseItem(std::move(Attrs), Place);
    if (Panic)
      skipItem(Start);
    else if (Member)
      I.Members.push_back(Member);
  }
  expectClose(Tok::RBrace, Open);
}

Item *Parser::parseTrait(SMLoc Start) {
  auto *T = make<Item>(Start, Item::Kind::Trait);
  bump();
  T->Name = expectIdent("the trait's name");
  T->Gens = parseGenerics();
  if (eat(Tok::Colon))
    T->Bounds = parseBounds();
  parseWhere(T->Gens);
  if (!Panic && at(Tok::Eq))
    return unsupportedItem("trait aliases are");
  if (!Panic)
    parseMembers(*T, ItemPlace::Trait);
  return T;
}

Item *Parser::parseImpl(SMLoc Start) {
  auto *I = make<Item>(Start, Item::Kind::Impl);
  bump();
  I->Gens = parseGenerics();
  if (at(Tok::Bang)) {
    unsupported(here(), "negative impls are");
    bump();
  }
  I->SelfTy = parseType();
  if (eat(Tok::KwFor)) {
    I->HasTrait = true;
    if (I->SelfTy->K == TypeNode::Kind::Path)
      I->Trait = std::move(I->SelfTy->P);
    else
      error(I->SelfTy->loc(), "expected a trait before `for`");
    I->SelfTy = parseType();
  }
  parseWhere(I->Gens);
  if (!Panic)
    parseMembers(*I, ItemPlace::Impl);
  return I;
}
