//===- ParseControl.cpp - if, match, loops, jumps -------------------------===//

#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

Expr *Parser::parseLabeled() {
  SMLoc Start = here();
  Token T = bump();
  Ident Label{T.Text.drop_front(), T.begin()};
  if (!expect(Tok::Colon, " after a label"))
    return errorExpr(Start);
  Expr *E;
  if (at(Tok::KwLoop, Tok::KwWhile, Tok::KwFor)) {
    E = parseLoop(Label);
  } else if (at(Tok::LBrace)) {
    E = parseBlockExpr(Label);
  } else {
    expected("a loop or a block after a label");
    return errorExpr(Start);
  }
  E->Range = from(Start);
  return E;
}

Expr *Parser::parseBlockExpr(Ident Label) {
  SMLoc Start = here();
  auto *E = make<Expr>(Start, Expr::Kind::Block);
  E->Label = Label;
  E->Body = parseBlock("a block");
  E->Range = from(Start);
  return E;
}

/// The whole chain of `else if` in one loop: it may be long.
Expr *Parser::parseIf() {
  SMLoc Start = here();
  SmallVector<Expr *, 8> Chain;
  Expr *Last = nullptr;
  while (true) {
    auto *E = make<Expr>(here(), Expr::Kind::If);
    bump();
    if (Last)
      Last->B = E;
    Last = E;
    Chain.push_back(E);
    E->A = parseCondition();
    E->Body = parseBlock("the body of `if`, after its condition");
    deepen();
    if (Panic || !eat(Tok::KwElse))
      break;
    if (at(Tok::KwIf))
      continue;
    if (at(Tok::LBrace))
      E->B = parseBlockExpr({});
    else
      expected("`if` or `{` after `else`");
    break;
  }
  for (Expr *E : Chain)
    E->Range = from(E->loc());
  Chain.front()->Range = from(Start);
  return Chain.front();
}

Expr *Parser::parseLoop(Ident Label) {
  SMLoc Start = here();
  Tok Word = bump().Kind;
  auto *E = make<Expr>(Start, Word == Tok::KwLoop    ? Expr::Kind::Loop
                              : Word == Tok::KwWhile ? Expr::Kind::While
                                                     : Expr::Kind::For);
  E->Label = Label;
  if (Word == Tok::KwWhile) {
    E->A = parseCondition();
  } else if (Word == Tok::KwFor) {
    E->Pat = parsePattern();
    E->OpLoc = here();
    if (expect(Tok::KwIn, " after the pattern of `for`")) {
      Limits L;
      L.NoStruct = true;
      E->A = parseExpr(L);
    } else {
      E->A = errorExpr(Start);
    }
  }
  E->Body = parseBlock("the loop's body");
  E->Range = from(Start);
  return E;
}

Expr *Parser::parseMatch() {
  SMLoc Start = bump().begin();
  auto *E = make<Expr>(Start, Expr::Kind::Match);
  Limits L;
  L.NoStruct = true;
  E->A = parseExpr(L);
  SMLoc Open = here();
  if (!expect(Tok::LBrace, " after what is matched"))
    return E;
  parseInnerAttributes(nullptr);
  while (!at(Tok::RBrace, Tok::Eof) && !Panic) {
    parseArm(*E);
    if (Panic) {
      recoverInList(Tok::RBrace);
      eat(Tok::Comma);
    }
  }
  expectClose(Tok::RBrace, Open);
  E->Range = from(Start);
  return E;
}

/// With the comma behind it.
void Parser::parseArm(Expr &M) {
  MatchArm Arm;
  Arm.Attrs = parseAttributes(AttrPlace::Expr);
  Arm.Pat = parsePattern();
  if (eat(Tok::KwIf)) {
    if (at(Tok::KwLet))
      unsupported(here(), "`if let` as the guard of an arm is");
    Arm.Guard = at(Tok::KwLet) ? parseCondition() : parseExpr();
  }
  if (!expect(Tok::FatArrow, " after the arm's pattern"))
    return;
  Limits L;
  L.Statement = true;
  Arm.Body = parseExpr(L);
  if (Panic)
    return;
  bool Comma = eat(Tok::Comma);
  if (!Comma && !at(Tok::RBrace) && !isComplete(*Arm.Body))
    missing("`,` or `}` after the arm");
  M.Arms.push_back(std::move(Arm));
}

Expr *Parser::parseJump(Limits L) {
  SMLoc Start = here();
  Tok Word = bump().Kind;
  auto *E = make<Expr>(Start, Word == Tok::KwReturn  ? Expr::Kind::Return
                              : Word == Tok::KwBreak ? Expr::Kind::Break
                                                     : Expr::Kind::Continue);
  if (Word != Tok::KwReturn && at(Tok::Lifetime) && !peek(1).is(Tok::Colon)) {
    Token T = bump();
    E->Label = {T.Text.drop_front(), T.begin()};
  }
  if (Word != Tok::KwContinue && startsExpr(L))
    E->A = parseExpr(L.inner());
  E->Range = from(Start);
  return E;
}
