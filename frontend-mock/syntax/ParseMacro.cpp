//===- ParseMacro.cpp - The macros that the language has ------------------===//
//
// Their arguments are parsed as expressions; what a format string says is the
// checker's business.
//
//===----------------------------------------------------------------------===//

#include "syntax/ParserImpl.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace traitc;

namespace {
enum class MacroKind { Unknown, Format, Assert, Matches, Pin };
/// Arguments before the format string.
struct MacroShape {
  MacroKind K;
  unsigned Operands;
};
} // namespace

static MacroShape shapeOf(StringRef Name) {
  return StringSwitch<MacroShape>(Name)
      .Cases({"print", "println", "eprint", "eprintln"}, {MacroKind::Format, 0})
      .Cases({"write", "writeln"}, {MacroKind::Format, 1})
      .Cases({"panic", "unreachable", "todo", "unimplemented"},
             {MacroKind::Format, 0})
      .Cases({"assert", "debug_assert"}, {MacroKind::Assert, 1})
      .Cases({"assert_eq", "assert_ne"}, {MacroKind::Assert, 2})
      .Cases({"debug_assert_eq", "debug_assert_ne"}, {MacroKind::Assert, 2})
      .Case("matches", {MacroKind::Matches, 1})
      .Case("pin", {MacroKind::Pin, 1})
      .Default({MacroKind::Unknown, 0});
}

/// At the `!` behind \p Name.
Expr *Parser::parseMacro(SMLoc Start, Ident Name) {
  SMLoc Bang = bump().begin();
  auto *M = make<Expr>(Start, Expr::Kind::Macro);
  M->Name = Name;
  M->OpLoc = Bang;
  SMLoc Open = here();
  Tok Close = at(Tok::LParen)     ? Tok::RParen
              : at(Tok::LBracket) ? Tok::RBracket
                                  : Tok::RBrace;
  if (!at(Tok::LParen, Tok::LBracket, Tok::LBrace)) {
    expected("`(` after `" + Name.Name + "!`");
    return M;
  }
  if (shapeOf(Name.Name).K == MacroKind::Unknown) {
    unsupported(Start, "the macro `" + Name.Name + "!` is");
    skipGroup();
    M->Range = from(Start);
    return M;
  }
  bump();
  parseMacroArgs(*M, Close, Open);
  M->Range = from(Start);
  return M;
}

void Parser::parseMacroArgs(Expr &M, Tok Close, SMLoc Open) {
  if (shapeOf(M.Name.Name).K == MacroKind::Matches) {
    parseMatches(M);
    expectClose(Close, Open);
  } else {
    parseList(Close, Open, "an argument", false,
              [&] { M.Args.push_back(parseExpr()); });
  }
  if (!Panic)
    checkMacroArgs(M);
}

/// `matches!(value, pattern if guard)`.
void Parser::parseMatches(Expr &M) {
  M.Args.push_back(parseExpr());
  if (!expect(Tok::Comma, " and a pattern in `matches!`"))
    return;
  MatchArm Arm;
  Arm.Pat = M.Pat = parsePattern();
  if (eat(Tok::KwIf))
    Arm.Guard = parseExpr();
  eat(Tok::Comma);
  M.Arms.push_back(std::move(Arm));
}

void Parser::checkMacroArgs(const Expr &M) {
  MacroShape Shape = shapeOf(M.Name.Name);
  unsigned Operands = Shape.Operands;
  if (M.Args.size() < Operands ||
      (Shape.K == MacroKind::Pin && M.Args.size() != 1)) {
    Diags.error(M.loc(), "`" + M.Name.Name + "!` takes " + Twine(Operands) +
                             (Operands == 1 ? " argument" : " arguments") +
                             ", found " + Twine(M.Args.size()));
    return;
  }
  if (Shape.K != MacroKind::Format && Shape.K != MacroKind::Assert)
    return;
  if (M.Args.size() == Operands) {
    if (M.Name.Name == "write")
      Diags.error(M.loc(), "`write!` takes a format after its destination");
    return;
  }
  const Expr &Format = *M.Args[Operands];
  if (Format.K != Expr::Kind::Str || Format.Bytes || Format.Paren)
    Diags.error(Format.loc(), "the format of `" + M.Name.Name +
                                  "!` has to be a string literal");
  bool Named = false;
  for (const Expr *A : ArrayRef(M.Args).drop_front(Operands + 1)) {
    bool IsNamed = A->K == Expr::Kind::Assign && !A->Paren;
    if (IsNamed && (A->A->K != Expr::Kind::Path || !A->A->P.isIdent()))
      Diags.error(A->loc(), "expected `name = value` or a value");
    if (Named && !IsNamed)
      Diags.error(A->loc(), "a named argument is followed by named ones only");
    Named |= IsNamed;
  }
}
