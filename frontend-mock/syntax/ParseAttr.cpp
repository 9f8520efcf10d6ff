//===- ParseAttr.cpp - #[...] and #![...] ---------------------------------===//

#include "syntax/ParserImpl.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace traitc;

/// Lints and hints, which change nothing that a program does.
static bool isIgnored(StringRef Name) {
  return StringSwitch<bool>(Name)
      .Cases({"allow", "warn", "deny", "forbid", "expect"}, true)
      .Cases({"inline", "cold", "must_use", "doc", "track_caller"}, true)
      .Cases({"non_exhaustive", "deprecated", "rustfmt", "clippy"}, true)
      .Default(false);
}

static bool isPreludeOnly(StringRef Name) {
  return Name == "lang" || Name == "intrinsic" || Name == "runtime";
}

Attributes Parser::parseAttributes(AttrPlace Place) {
  Attributes Attrs;
  while (at(Tok::Hash) && !Panic) {
    if (peek(1).is(Tok::Bang)) {
      error(here(), "an attribute `#![...]` stands at the start of its file or "
                    "block");
      break;
    }
    bump();
    parseAttribute(Place, &Attrs);
  }
  return Attrs;
}

/// \p Into null: only those that are ignored are allowed.
void Parser::parseInnerAttributes(Attributes *Into) {
  while (at(Tok::Hash) && peek(1).is(Tok::Bang) && !Panic) {
    bump();
    bump();
    parseAttribute(Into ? AttrPlace::Item : AttrPlace::Other, Into);
  }
}

void Parser::parseAttribute(AttrPlace Place, Attributes *Into) {
  SMLoc Open = here();
  if (!expect(Tok::LBracket, " after `#`"))
    return;
  Attribute A;
  A.Name = expectIdent("the attribute's name");
  A.ArgsLoc = A.Name.Loc;
  while (eat(Tok::ColonColon))
    expectIdent("a name after `::`");
  if (at(Tok::LParen)) {
    bump();
    A.ArgsLoc = here();
    while (!at(Tok::RParen, Tok::RBracket, Tok::Eof))
      skipToken();
    const char *Begin = A.ArgsLoc.getPointer();
    if (here() != A.ArgsLoc)
      A.Args.assign(Begin, PrevEnd);
    expect(Tok::RParen, " at the end of the attribute's arguments");
  } else if (eat(Tok::Eq)) {
    while (!at(Tok::RBracket, Tok::Eof))
      skipToken();
  }
  expectClose(Tok::RBracket, Open);
  if (Panic || isIgnored(A.Name.Name))
    return;
  if (A.Name.Name == "derive") {
    if (Place != AttrPlace::Item)
      return Diags.error(A.Name.Loc, "`derive` is for structs and enums only");
  } else if (Prelude && Into && isPreludeOnly(A.Name.Name)) {
    // Collected with the item.
  } else if (A.Name.Name != "dyn_async") {
    return Diags.error(A.Name.Loc, "unknown attribute `" + A.Name.Name + "`");
  } else if (!Into || Place == AttrPlace::Other) {
    return Diags.error(A.Name.Loc, "`dyn_async` is for expressions, "
                                   "statements, functions, traits and the "
                                   "whole program");
  }
  if (Into)
    Into->push_back(std::move(A));
}
