//===- Options.cpp - Strategies and pass parameters as text ---------------===//

#include "dynasync/Options.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

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

namespace {
enum class Takes { Nothing, MaybeBytes, Bytes, Symbol };
struct KnownStrategy {
  Strategy::Kind K;
  StringLiteral Name;
  Takes Argument;
};
} // namespace

constexpr KnownStrategy Strategies[] = {
    {Strategy::Kind::Auto, "auto", Takes::Nothing},
    {Strategy::Kind::Nested, "nested", Takes::MaybeBytes},
    {Strategy::Kind::Inline, "inline", Takes::Bytes},
    {Strategy::Kind::InlineOrTrap, "inline-or-trap", Takes::Bytes},
    {Strategy::Kind::Try, "try", Takes::Bytes},
    {Strategy::Kind::Cache, "cache", Takes::Nothing},
    {Strategy::Kind::Custom, "custom", Takes::Symbol},
    {Strategy::Kind::Box, "box", Takes::Nothing},
    {Strategy::Kind::Elide, "elide", Takes::Nothing},
    {Strategy::Kind::Sealed, "sealed", Takes::Nothing},
};

static Error unknown(StringRef Text, bool WithElide) {
  std::string Known;
  raw_string_ostream OS(Known);
  ListSeparator Comma;
  for (const KnownStrategy &S : Strategies) {
    if (S.K == Strategy::Kind::Elide && !WithElide)
      continue;
    if (S.Argument == Takes::Nothing || S.Argument == Takes::MaybeBytes)
      OS << Comma << S.Name;
    if (S.Argument == Takes::MaybeBytes || S.Argument == Takes::Bytes)
      OS << Comma << S.Name << "(N)";
    if (S.Argument == Takes::Symbol)
      OS << Comma << S.Name << "(SYMBOL)";
  }
  return bad("unknown strategy '" + Text + "' (known: " + Known + ")");
}

Expected<Strategy> Strategy::parse(StringRef Text, bool WithElide) {
  StringRef Name = Text.take_until([](char C) { return C == '(' || C == ':'; });
  StringRef Argument = Text.drop_front(Name.size());
  const auto *Known = find_if(
      Strategies, [&](const KnownStrategy &S) { return S.Name == Name; });
  if (Known == std::end(Strategies) || (Known->K == Kind::Elide && !WithElide))
    return unknown(Text, WithElide);

  Strategy S;
  S.K = Known->K;
  if (Argument.empty()) {
    if (Known->Argument == Takes::Bytes)
      return bad("strategy '" + Name + "' needs a size: " + Name + "(N)");
    if (Known->Argument == Takes::Symbol)
      return bad("strategy '" + Name + "' needs a function: " + Name +
                 "(SYMBOL)");
    return S;
  }
  if (Known->Argument == Takes::Nothing)
    return bad("strategy '" + Name + "' takes no size");
  // A pass pipeline's text cannot hold parentheses, hence the colon.
  if (!Argument.consume_front(":") &&
      !(Argument.consume_front("(") && Argument.consume_back(")")))
    return bad("strategy '" + Text + "' lacks its closing parenthesis");
  if (Known->Argument == Takes::Symbol) {
    if (Argument.empty())
      return bad("strategy '" + Text + "' names no function");
    S.Symbol = Argument.str();
    return S;
  }
  Expected<uint64_t> Bytes = parseBytes(Argument);
  if (!Bytes)
    return Bytes.takeError();
  S.Bytes = *Bytes;
  S.Sized = true;
  return S;
}

void Strategy::print(raw_ostream &OS) const {
  OS << find_if(Strategies, [&](const KnownStrategy &S) {
          return S.K == K;
        })->Name;
  if (Sized)
    OS << ':' << Bytes;
  if (!Symbol.empty())
    OS << ':' << Symbol;
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
    } else if (Item == "profile=yes") {
      O.Profile = true;
    } else if (Item.consume_front("profile-use=")) {
      if (Item.empty())
        return bad("option 'profile-use' names no file");
      if (O.ProfileUse)
        return bad("option 'profile-use' is given twice");
      O.ProfileUse = Item.str();
    } else if (Item.consume_front("profile-memory=")) {
      uint64_t Bytes = 0;
      if (Item.getAsInteger(10, Bytes))
        return bad("'" + Item + "' is not a number of bytes");
      if (O.ProfileMemory)
        return bad("option 'profile-memory' is given twice");
      O.ProfileMemory = Bytes;
    } else if (Item == "heap=no") {
      O.NoHeap = true;
    } else if (Item == "heap=always") {
      O.ForceHeap = true;
    } else if (Item == "names=no") {
      O.NoNames = true;
    } else {
      return bad("unknown option '" + Item +
                 "' (known: strategy=STRATEGY, slot=N, heap=no, "
                 "heap=always, names=no, profile=yes, profile-use=FILE, "
                 "profile-memory=N)");
    }
  }
  if (O.NoHeap && O.ForceHeap)
    return bad("heap=no and heap=always exclude each other");
  return O;
}

void Options::print(raw_ostream &OS) const {
  ListSeparator Semicolon(";");
  if (Default) {
    OS << Semicolon << "strategy=";
    Default->print(OS);
  }
  if (SlotSize)
    OS << Semicolon << "slot=" << *SlotSize;
  if (NoHeap)
    OS << Semicolon << "heap=no";
  if (ForceHeap)
    OS << Semicolon << "heap=always";
  if (NoNames)
    OS << Semicolon << "names=no";
  if (Profile)
    OS << Semicolon << "profile=yes";
  if (ProfileUse)
    OS << Semicolon << "profile-use=" << *ProfileUse;
  if (ProfileMemory)
    OS << Semicolon << "profile-memory=" << *ProfileMemory;
}

void Options::inherit(const Options &Weaker) {
  if (!Default)
    Default = Weaker.Default;
  if (!SlotSize)
    SlotSize = Weaker.SlotSize;
  // Without an allocator there is no heap to go to.
  ForceHeap = !NoHeap && (ForceHeap || Weaker.ForceHeap);
  NoHeap |= !ForceHeap && Weaker.NoHeap;
  NoNames |= Weaker.NoNames;
  Profile |= Weaker.Profile;
  if (!ProfileUse)
    ProfileUse = Weaker.ProfileUse;
  if (!ProfileMemory)
    ProfileMemory = Weaker.ProfileMemory;
}
