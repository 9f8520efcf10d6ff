//===- Parser.cpp - Tokens, errors and recovery ---------------------------===//

#include "syntax/Parser.h"
#include "syntax/ParserImpl.h"

using namespace llvm;
using namespace traitc;

Program traitc::parse(unsigned BufferID, Context &Ctx, Diagnostics &Diags,
                      bool Prelude) {
  StringRef Text = Diags.sources().getMemoryBuffer(BufferID)->getBuffer();
  return Parser(lex(Text), Ctx, Diags, Prelude).parseProgram();
}

Parser::Parser(TokenList L, Context &Ctx, Diagnostics &Diags, bool Prelude)
    : Tokens(std::move(L.Tokens)), LexErrors(std::move(L.Errors)), Cut(L.Cut),
      PrevEnd(Tokens.front().Text.begin()), Ctx(Ctx), Diags(Diags),
      Prelude(Prelude) {}

// --- Tokens ------------------------------------------------------------------

Token Parser::bump() {
  Token T = peek();
  // What the lexer found wrong up to here is the cause, not the consequence.
  for (; NextLexError != LexErrors.size() &&
         LexErrors[NextLexError].TokenIndex <= Pos;
       ++NextLexError)
    if (!GivenUp)
      Diags.error(LexErrors[NextLexError].Loc, LexErrors[NextLexError].Message);
  if (Diags.exhausted())
    giveUp();
  if (T.is(Tok::Eof))
    return T;
  PrevEnd = T.Text.end();
  ++Pos;
  return T;
}

bool Parser::eat(Tok K) {
  if (!at(K))
    return false;
  bump();
  return true;
}

/// What is left of a token behind the half that \p K is; Eof: it has no such
/// half.
static Tok secondHalf(Tok Whole, Tok K) {
  switch (Whole) {
  case Tok::Shr:
    return K == Tok::Gt ? Tok::Gt : Tok::Eof;
  case Tok::Ge:
    return K == Tok::Gt ? Tok::Eq : Tok::Eof;
  case Tok::ShrEq:
    return K == Tok::Gt ? Tok::Ge : Tok::Eof;
  case Tok::Shl:
    return K == Tok::Lt ? Tok::Lt : Tok::Eof;
  case Tok::AndAnd:
    return K == Tok::And ? Tok::And : Tok::Eof;
  case Tok::OrOr:
    return K == Tok::Or ? Tok::Or : Tok::Eof;
  default:
    return Tok::Eof;
  }
}

bool Parser::atSplit(Tok K) const {
  return at(K) || secondHalf(peek().Kind, K) != Tok::Eof;
}

bool Parser::eatSplit(Tok K) {
  if (eat(K))
    return true;
  Tok Rest = secondHalf(peek().Kind, K);
  if (Rest == Tok::Eof)
    return false;
  Token &T = Tokens[Pos];
  T.Kind = Rest;
  T.Text = T.Text.drop_front();
  T.FirstOnLine = false;
  PrevEnd = T.Text.begin();
  return true;
}

bool Parser::expect(Tok K, const Twine &Where) {
  if (eat(K))
    return true;
  missing("`" + spelling(K) + "`" + Where);
  return false;
}

bool Parser::expectClose(Tok K, SMLoc Open) {
  if (eat(K))
    return true;
  if (Panic)
    return false;
  missing("`" + spelling(K) + "`");
  if (at(Tok::Eof) && !Cut)
    Diags.note(Open, "the bracket that is never closed");
  return false;
}

Ident Parser::expectIdent(const Twine &What) {
  if (at(Tok::Ident)) {
    Token T = bump();
    return {T.Text, T.begin()};
  }
  expected(What);
  return {"", here()};
}

SMRange Parser::from(SMLoc Start) const {
  const char *End = std::max(PrevEnd, Start.getPointer());
  return SMRange(Start, SMLoc::getFromPointer(End));
}

// --- Errors ------------------------------------------------------------------

void Parser::error(SMLoc Loc, const Twine &Message) {
  if (Panic || GivenUp)
    return;
  Panic = true;
  if (Cut && at(Tok::Eof))
    return;
  // Left out or broken right here: that has been said, or is about to be.
  if (NextLexError != LexErrors.size() &&
      LexErrors[NextLexError].TokenIndex <= Pos)
    return;
  Diags.error(Loc, Message);
}

void Parser::unsupported(SMLoc Loc, const Twine &What) {
  if (!Panic && !GivenUp)
    Diags.error(Loc, What + " not supported");
}

void Parser::expected(const Twine &What) {
  error(here(), "expected " + What + ", found " + found());
}

void Parser::missing(const Twine &What) {
  bool LineEnd = peek().FirstOnLine && Pos != 0 && !at(Tok::Eof);
  error(LineEnd ? SMLoc::getFromPointer(PrevEnd) : here(),
        "expected " + What + ", found " + found());
}

std::string Parser::found() const {
  const Token &T = peek();
  if (T.is(Tok::Eof))
    return "end of file";
  if (T.isKeyword())
    return ("keyword `" + T.Text + "`").str();
  if (T.is(Tok::Str, Tok::RawStr, Tok::ByteStr, Tok::RawByteStr))
    return ("a " + spelling(T.Kind)).str();
  return ("`" + T.Text.take_front(60) + "`").str();
}

/// Nothing that follows is looked at.
void Parser::giveUp() {
  GivenUp = true;
  Panic = true;
  Pos = Tokens.size() - 1;
}

// --- Nesting -----------------------------------------------------------------

Parser::Nest::Nest(Parser &P) : P(P), OuterHeight(P.Height) {
  P.Height = 0;
  if (++P.Depth > MaxNesting)
    P.tooDeep();
}

Parser::Nest::~Nest() {
  --P.Depth;
  P.Height = std::max(OuterHeight, P.Height + 1);
  if (P.Depth + P.Height > MaxHeight)
    P.tooDeep();
}

/// What was made in this Nest so far becomes the child of another node.
void Parser::deepen() {
  if (Depth + ++Height > MaxHeight)
    tooDeep();
}

void Parser::tooDeep() {
  if (GivenUp)
    return;
  Panic = false;
  error(here(), "this is nested too deeply");
  giveUp();
}

// --- Recovery ----------------------------------------------------------------

void Parser::skipToken() {
  if (at(Tok::LParen, Tok::LBracket, Tok::LBrace))
    skipGroup();
  else
    bump();
}

/// A bracket and all up to the one that closes it, whatever their kinds.
void Parser::skipGroup() {
  unsigned Open = 0;
  do {
    if (at(Tok::LParen, Tok::LBracket, Tok::LBrace))
      ++Open;
    else if (at(Tok::RParen, Tok::RBracket, Tok::RBrace))
      --Open;
    bump();
  } while (Open && !at(Tok::Eof));
}

/// From the broken statement that began at token \p Start to behind it, or to
/// the brace that ends its block.
void Parser::skipStatement(size_t Start) {
  bool Group = false;
  while (!at(Tok::Eof, Tok::RBrace)) {
    if (Pos != Start && peek().FirstOnLine) {
      if (at(Tok::KwLet) || atItem())
        break;
      if (Group && !at(Tok::RParen, Tok::RBracket, Tok::Comma, Tok::Dot,
                       Tok::Question, Tok::Semi, Tok::KwElse))
        break;
    }
    if (eat(Tok::Semi))
      break;
    Group = at(Tok::LBrace);
    skipToken();
  }
  Panic = GivenUp;
}

/// The same for an item in a list of items.
void Parser::skipItem(size_t Start) {
  while (!at(Tok::Eof, Tok::RBrace)) {
    if (Pos != Start && peek().FirstOnLine && (atItem() || at(Tok::Hash)))
      break;
    if (eat(Tok::Semi))
      break;
    bool Group = at(Tok::LBrace);
    skipToken();
    if (Group)
      break;
  }
  Panic = GivenUp;
}

void Parser::recoverInList(Tok Close) {
  while (!at(Tok::Eof, Tok::Semi, Tok::Comma) && !at(Close)) {
    if (at(Tok::RBrace) || (at(Tok::LBrace) && Close != Tok::RBrace) ||
        (peek().FirstOnLine && atItem()))
      return;
    skipToken();
  }
  // A semicolon for a comma, in a struct or a match.
  bool WrongComma = Close == Tok::RBrace && eat(Tok::Semi);
  if (WrongComma || at(Tok::Comma) || at(Close))
    Panic = GivenUp;
}

void Parser::parseList(Tok Close, SMLoc Open, StringRef Element, bool Recover,
                       function_ref<void()> ParseElement, bool *TrailingComma) {
  while (!at(Close) && !at(Tok::Eof) && !Panic) {
    ParseElement();
    if (at(Tok::Eof))
      expectClose(Close, Open);
    else if (!at(Tok::Comma) && !at(Close))
      missing("`,` or `" + spelling(Close) + "` after " + Element);
    if (Panic && Recover)
      recoverInList(Close);
    bool Comma = eat(Tok::Comma);
    if (TrailingComma)
      *TrailingComma = Comma;
  }
  expectClose(Close, Open);
}
