//===- Options.cpp - Strategies and pass parameters as text ---------------===//

#include "dynasync/Options.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;
using namespace dynasync;

static Error bad(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

static Expected<uint64_t> parseBytes(StringRef Text) {
  uint64_t Bytes = 0;
  if (Text.getAsInteger(10, Bytes) || Bytes > MaxSlotSize)
    return bad("'" + Text + "' is not a number of bytes from 0 to " +
               Twine(MaxSlotSize));
  return Bytes;
}

Expected<Strategy> Strategy::parse(StringRef Text) {
  StringRef Name = Text.take_until([](char C) { return C == '(' || C == ':'; });
  StringRef Argument = Text.drop_front(Name.size());
  Strategy S;
  if (Name == "nested")
    S.K = Kind::Nested;
  else if (Name == "inline")
    S.K = Kind::Inline;
  else if (Name == "box")
    S.K = Kind::Box;
  else if (Name == "elide")
    S.K = Kind::Elide;
  else
    return bad("unknown strategy '" + Text +
               "' (known: nested, nested(N), inline(N), box, elide)");

  if (Argument.empty()) {
    if (S.K == Kind::Inline)
      return bad("strategy 'inline' needs a size: inline(N)");
    return S;
  }
  if (S.K == Kind::Box || S.K == Kind::Elide)
    return bad("strategy '" + Name + "' takes no size");
  // A pass pipeline's text cannot hold parentheses, hence the colon.
  if (!Argument.consume_front(":") &&
      !(Argument.consume_front("(") && Argument.consume_back(")")))
    return bad("strategy '" + Text + "' lacks its closing parenthesis");
  Expected<uint64_t> Bytes = parseBytes(Argument);
  if (!Bytes)
    return Bytes.takeError();
  S.Bytes = *Bytes;
  S.Sized = true;
  return S;
}

void Strategy::print(raw_ostream &OS) const {
  constexpr const char *Names[] = {"nested", "inline", "box", "elide"};
  OS << Names[unsigned(K)];
  if (Sized)
    OS << ':' << Bytes;
}

Expected<Options> Options::parse(StringRef Text) {
  Options O;
  while (!Text.empty()) {
    StringRef Item;
    std::tie(Item, Text) = Text.split(';');
    if (Item.consume_front("strategy=")) {
      Expected<Strategy> S = Strategy::parse(Item);
      if (!S)
        return S.takeError();
      if (S->K == Strategy::Kind::Elide)
        return bad("strategy 'elide' is a call's own");
      if (O.Default)
        return bad("option 'strategy' is given twice");
      O.Default = *S;
    } else if (Item.consume_front("slot=")) {
      Expected<uint64_t> Bytes = parseBytes(Item);
      if (!Bytes)
        return Bytes.takeError();
      if (O.SlotSize)
        return bad("option 'slot' is given twice");
      O.SlotSize = *Bytes;
    } else {
      return bad("unknown option '" + Item +
                 "' (known: strategy=STRATEGY, slot=N)");
    }
  }
  return O;
}

void Options::print(raw_ostream &OS) const {
  if (Default) {
    OS << "strategy=";
    Default->print(OS);
  }
  if (Default && SlotSize)
    OS << ';';
  if (SlotSize)
    OS << "slot=" << *SlotSize;
}

void Options::inherit(const Options &Weaker) {
  if (!Default)
    Default = Weaker.Default;
  if (!SlotSize)
    SlotSize = Weaker.SlotSize;
}
