//===- CheckFormat.cpp - Format strings -----------------------------------===//
//
// `{}`, `{:?}`, `{name}`, `{0:>8.3}` and so on, as std::fmt has them, but
// widths and precisions are numbers.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"
#include "llvm/ADT/StringExtras.h"

using namespace traitc;
using hir::Expr;
using hir::FormatPiece;

namespace traitc {

/// Reads one format string, and makes a piece of each of its parts.
class FormatParser {
public:
  FormatParser(BodyChecker &C, ast::Expr *E, unsigned First)
      : C(C), Loc(E->Args[First]->loc()), Text(E->Args[First]->Text) {
    for (ast::Expr *A : ArrayRef<ast::Expr *>(E->Args).drop_front(First + 1)) {
      bool Named = A->K == ast::Expr::Kind::Assign && !A->Paren;
      Given.push_back({Named ? A->A->P.Segments[0].Name.Name : StringRef(),
                       Named ? A->B : A});
      NumPositional += !Named;
    }
  }
  std::vector<FormatPiece> run(StringRef After);

private:
  struct Argument {
    StringRef Name;
    ast::Expr *Syntax;
    Expr *Value = nullptr; ///< a reference to it, or a local that holds one
    unsigned Uses = 0;
  };
  bool parsePiece();
  void nameArguments();
  bool parseSpec(FormatPiece &P, Lang &Trait);
  bool parseNumber(int &Into, const char *What);
  Expr *valueOf(StringRef Name, bool IsNumber, unsigned Number);
  void flush();
  bool fail(const llvm::Twine &Message) {
    C.error(Loc, Message);
    return false;
  }

  BodyChecker &C;
  SMLoc Loc;
  std::string Text;
  size_t Pos = 0;
  unsigned Next = 0, NumPositional = 0;
  std::vector<Argument> Given;
  std::string Pending;
  std::vector<FormatPiece> Out;
};

} // namespace traitc

void FormatParser::flush() {
  if (Pending.empty())
    return;
  FormatPiece P;
  P.Text = std::move(Pending);
  Pending.clear();
  Out.push_back(std::move(P));
}

std::vector<FormatPiece> FormatParser::run(StringRef After) {
  // Arguments are evaluated once and in the order in which they are given.
  for (Argument &A : Given) {
    Expr *V = C.check(A.Syntax);
    // What a call through `dyn` returns is a temporary that can be printed; a
    // future is none that anybody wants printed.
    if (C.isUnsizedCall(V) && C.isDynFuture(V->Ty))
      V = C.toValue(V);
    A.Value = C.borrow(V, false, A.Syntax->loc());
  }
  bool Good = true;
  while (Good && Pos < Text.size()) {
    char Ch = Text[Pos++];
    bool Twice = Pos < Text.size() && Text[Pos] == Ch;
    if (Ch == '{' && !Twice)
      Good = parsePiece();
    else if (Ch == '}' && !Twice)
      Good = fail("a single `}` in the format: write `}}`");
    else if (Ch == '{' || Ch == '}')
      Pending += Text[Pos++];
    else
      Pending += Ch;
  }
  if (Good)
    for (Argument &A : Given)
      if (!A.Uses)
        C.error(A.Syntax->loc(), "the format does not use this argument");
  Pending += After;
  flush();
  nameArguments();
  return std::move(Out);
}

/// An argument that is printed twice is evaluated once, before it all.
void FormatParser::nameArguments() {
  if (llvm::none_of(Given, [](const Argument &A) { return A.Uses > 1; }))
    return;
  for (Argument &A : Given) {
    hir::Local *L = C.newLocal("", A.Value->Ty, A.Syntax->loc(), false);
    C.FormatLets.push_back({hir::Stmt::Kind::Let, A.Syntax->loc(),
                            C.bindPattern(L), A.Value, nullptr});
    for (FormatPiece &P : Out)
      if (P.Arg == A.Value)
        P.Arg = C.readRef(C.localExpr(L, A.Syntax->loc()));
  }
}

Expr *FormatParser::valueOf(StringRef Name, bool IsNumber, unsigned Number) {
  Argument *A = nullptr;
  if (IsNumber) {
    if (Number >= Given.size()) {
      fail("the format wants argument number " + llvm::Twine(Number) +
           ", but there " + (Given.size() == 1 ? "is " : "are ") +
           llvm::Twine(Given.size()));
      return nullptr;
    }
    A = &Given[Number];
  } else {
    for (Argument &G : Given)
      if (G.Name == Name)
        A = &G;
  }
  if (A) {
    ++A->Uses;
    return A->Value;
  }
  // `{name}` of what is in scope.
  Expr *V = nullptr;
  if (hir::Local *L = C.findVar(Name)) {
    V = C.localExpr(L, Loc);
  } else {
    Symbol S = lookupValue(Name, *C.Names, C.W);
    if (S.K == Symbol::Const)
      V = C.constExpr(static_cast<ConstDef *>(S.Def), Loc);
  }
  if (!V) {
    fail("there is no `" + Name + "` here that the format could print");
    return nullptr;
  }
  return C.borrow(V, false, Loc);
}

bool FormatParser::parseNumber(int &Into, const char *What) {
  size_t Start = Pos;
  while (Pos < Text.size() && llvm::isDigit(Text[Pos]))
    ++Pos;
  if (Start != Pos && Pos < Text.size() && Text[Pos] == '$')
    return fail(llvm::Twine("a ") + What +
                " that is an argument is not "
                "supported: write a number");
  if (StringRef(Text).slice(Start, Pos).getAsInteger(10, Into) || Into > 65535)
    return fail(llvm::Twine("this ") + What + " is too large");
  return true;
}

/// Behind the colon: [[fill]align][sign]['#']['0'][width]['.' precision][type]
bool FormatParser::parseSpec(FormatPiece &P, Lang &Trait) {
  auto At = [&](size_t I) { return I < Text.size() ? Text[I] : '\0'; };
  auto IsAlign = [](char Ch) { return Ch == '<' || Ch == '^' || Ch == '>'; };
  if (At(Pos) && IsAlign(At(Pos + 1))) {
    P.Fill = Text[Pos];
    P.Align = Text[Pos + 1];
    Pos += 2;
  } else if (IsAlign(At(Pos))) {
    P.Align = Text[Pos++];
  } else if (At(Pos) & 0x80) {
    return fail("a fill character has to be ASCII");
  }
  if (At(Pos) == '+') {
    P.Plus = true;
    ++Pos;
  }
  if (At(Pos) == '#') {
    P.Alternate = true;
    ++Pos;
  }
  if (At(Pos) == '0' && At(Pos + 1) != '$') {
    P.Zero = true;
    ++Pos;
  }
  if (llvm::isDigit(At(Pos)) && !parseNumber(P.Width, "width"))
    return false;
  if (llvm::isAlpha(At(Pos)) || At(Pos) == '_') {
    size_t End = Pos;
    while (llvm::isAlnum(At(End)) || At(End) == '_')
      ++End;
    if (At(End) == '$')
      return fail("a width that is an argument is not supported: write a "
                  "number");
  }
  if (At(Pos) == '.') {
    ++Pos;
    if (!llvm::isDigit(At(Pos)))
      return fail("a precision that is an argument is not supported: write a "
                  "number");
    if (!parseNumber(P.Precision, "precision"))
      return false;
  }
  size_t Start = Pos;
  while (At(Pos) && At(Pos) != '}')
    ++Pos;
  StringRef Kind = StringRef(Text).slice(Start, Pos).trim();
  if (Kind == "#?") {
    P.Alternate = true;
    Kind = "?";
  }
  Trait = Kind.empty()  ? Lang::Display
          : Kind == "?" ? Lang::Debug
          : Kind == "x" ? Lang::LowerHex
          : Kind == "X" ? Lang::UpperHex
          : Kind == "b" ? Lang::Binary
          : Kind == "o" ? Lang::Octal
                        : Lang::None;
  if (Trait == Lang::None)
    return fail("`{:" + Kind + "}` is not supported in a format");
  return true;
}

/// Behind `{`.
bool FormatParser::parsePiece() {
  flush();
  auto At = [&](size_t I) { return I < Text.size() ? Text[I] : '\0'; };
  while (At(Pos) == ' ')
    ++Pos;
  size_t Start = Pos;
  while (llvm::isAlnum(At(Pos)) || At(Pos) == '_' || (At(Pos) & 0x80))
    ++Pos;
  std::string Name = Text.substr(Start, Pos - Start);
  while (At(Pos) == ' ')
    ++Pos;
  FormatPiece P;
  Lang Trait = Lang::Display;
  if (At(Pos) == ':') {
    ++Pos;
    if (!parseSpec(P, Trait))
      return false;
  }
  if (At(Pos) != '}')
    return At(Pos) ? fail("the format has `" + llvm::Twine(At(Pos)) +
                          "` where a `}` is expected: only names can stand "
                          "in `{}`")
                   : fail("the format has a `{` without its `}`: write `{{`");
  ++Pos;
  unsigned Number = 0;
  bool IsNumber = false;
  if (Name.empty()) {
    IsNumber = true;
    Number = Next++;
    if (Number >= NumPositional)
      return fail("the format has more `{}` than there are arguments, which "
                  "is " +
                  llvm::Twine(NumPositional));
  } else {
    IsNumber = !StringRef(Name).getAsInteger(10, Number);
  }
  Expr *V = valueOf(C.TC.save(Name), IsNumber, Number);
  if (!V)
    return false;
  const Type *T = C.Infer.shallow(V->Ty);
  if (!T->is(TypeKind::Ref))
    return false;
  FormatPiece Arg = C.formatArg(V, T->inner(), Trait, V->Loc);
  P.Arg = Arg.Arg;
  P.Fmt = Arg.Fmt;
  Out.push_back(std::move(P));
  return true;
}

FormatPiece BodyChecker::formatArg(Expr *Ref, const Type *Ty, Lang Trait,
                                   SMLoc Loc) {
  FormatPiece P;
  P.Arg = Ref;
  TraitDef *Def = W.trait(Trait);
  if (!Def)
    return P;
  requireTrait(saveRef(Def, {Ty}), Loc);
  P.Fmt = {langMethod(Trait, "fmt"), TC.save({Ty})};
  return P;
}

/// The pieces of the format at Args[First] and what is behind it; none: just
/// \p After.
std::vector<FormatPiece> BodyChecker::format(ast::Expr *E, unsigned First,
                                             StringRef After) {
  if (First >= E->Args.size()) {
    std::vector<FormatPiece> Out;
    if (!After.empty()) {
      Out.emplace_back();
      Out.back().Text = After.str();
    }
    return Out;
  }
  if (E->Args[First]->K != ast::Expr::Kind::Str) {
    for (ast::Expr *A : ArrayRef<ast::Expr *>(E->Args).drop_front(First))
      value(A);
    return {};
  }
  return FormatParser(*this, E, First).run(After);
}
