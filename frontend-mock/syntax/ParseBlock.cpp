//===- ParseBlock.cpp - Blocks and statements -----------------------------===//

#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

/// \p Where is for the message when there is none.
Block *Parser::parseBlock(StringRef Where) {
  Nest N(*this);
  SMLoc Open = here();
  auto *B = Ctx.make<Block>(from(Open));
  if (Panic)
    return B;
  if (!at(Tok::LBrace)) {
    missing("`{`: " + Where);
    return B;
  }
  bump();
  parseInnerAttributes(nullptr);
  while (!at(Tok::RBrace, Tok::Eof)) {
    size_t Start = Pos;
    if (eat(Tok::Semi))
      continue;
    if (!Panic)
      parseStatement(*B);
    if (Panic)
      skipStatement(Start);
  }
  expectClose(Tok::RBrace, Open);
  B->Range = from(Open);
  return B;
}

/// Statements that follow one without its semicolon, and the block's end,
/// need not be skipped for it.
void Parser::expectSemi(StringRef After) {
  if (eat(Tok::Semi) || Panic)
    return;
  missing("`;` after " + After);
  if (peek().FirstOnLine || at(Tok::RBrace))
    Panic = GivenUp;
}

void Parser::parseStatement(Block &B) {
  SMLoc Start = here();
  // An item wants them in its own way.
  Attributes Attrs = parseAttributes(AttrPlace::Item);
  if (Panic)
    return;
  if (atItem()) {
    Stmt S;
    S.K = Stmt::Kind::Item;
    S.I = parseItem(std::move(Attrs), ItemPlace::Block);
    S.Range = from(Start);
    if (S.I && !Panic)
      B.Stmts.push_back(std::move(S));
    return;
  }
  for (const Attribute &A : Attrs)
    if (A.Name.Name == "derive")
      Diags.error(A.Name.Loc, "`derive` is for structs and enums only");
  if (at(Tok::KwLet))
    return parseLet(B, std::move(Attrs));
  if (at(Tok::RBrace))
    return expected("a statement after the attribute");
  parseExprStatement(B, std::move(Attrs));
}

void Parser::parseLet(Block &B, Attributes Attrs) {
  Stmt S;
  S.K = Stmt::Kind::Let;
  S.Attrs = std::move(Attrs);
  SMLoc Start = bump().begin();
  S.Pat = parsePatternNoAlt();
  if (eat(Tok::Colon))
    S.Type = parseType();
  if (eat(Tok::Eq))
    S.E = parseExpr();
  SMLoc Else = here();
  if (!Panic && eat(Tok::KwElse)) {
    S.Else = parseBlock("the block of `let ... else`");
    if (!S.E)
      error(Else, "`let ... else` needs a value");
  }
  if (!Panic && !at(Tok::Semi) && !S.E && !S.Type)
    return missing("`:`, `=` or `;` after the pattern of `let`");
  expectSemi("`let`");
  S.Range = from(Start);
  if (!Panic)
    B.Stmts.push_back(std::move(S));
}

void Parser::parseExprStatement(Block &B, Attributes Attrs) {
  SMLoc Start = here();
  Stmt S;
  S.K = Stmt::Kind::Expr;
  Limits L;
  L.Statement = true;
  S.E = parseExpr(L);
  for (Attribute &A : Attrs)
    S.E->Attrs.push_back(std::move(A));
  if (Panic)
    return;
  S.Semi = eat(Tok::Semi);
  if (!S.Semi && at(Tok::RBrace)) {
    B.Tail = S.E;
    return;
  }
  if (!S.Semi && !isComplete(*S.E)) {
    if (at(Tok::Eof))
      return; // The block says that it is not closed.
    missing(peek().FirstOnLine ? "`;` after the expression"
                               : "`;`, `}` or an operator after the "
                                 "expression");
    if (peek().FirstOnLine)
      Panic = GivenUp;
  }
  S.Range = from(Start);
  B.Stmts.push_back(std::move(S));
}
