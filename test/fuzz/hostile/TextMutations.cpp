//===- TextMutations.cpp - Changes of a text ------------------------------===//

#include "TextMutations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace dynasync::fuzz;

uint64_t Random::number() {
  static constexpr uint64_t Edges[] = {0,
                                       1,
                                       2,
                                       3,
                                       7,
                                       8,
                                       15,
                                       16,
                                       31,
                                       32,
                                       63,
                                       64,
                                       127,
                                       128,
                                       255,
                                       256,
                                       1023,
                                       1024,
                                       4095,
                                       65535,
                                       65536,
                                       1 << 20,
                                       1 << 30,
                                       (1 << 30) + 1,
                                       0x7fffffff,
                                       0x80000000,
                                       0xffffffff,
                                       0x100000000,
                                       uint64_t(1) << 62,
                                       0x7fffffffffffffff,
                                       0x8000000000000000,
                                       0xffffffffffffffff};
  uint64_t N = of(Edges);
  if (oneIn(4))
    N += below(3) - 1;
  return oneIn(8) ? Engine() : N;
}

StringRef dynasync::fuzz::takeHeader(StringRef &Text, StringRef Mark) {
  if (!Text.starts_with(Mark))
    return "";
  auto [Line, Rest] = Text.split('\n');
  Text = Rest;
  return Line.drop_front(Mark.size()).trim();
}

static bool isWord(char C) {
  return isAlnum(C) || C == '_' || C == '.' || C == '-' || C == '\'';
}

// Words, texts in quotation marks with what is in front of them, blanks, and
// single characters.
static SmallVector<StringRef, 0> tokensOf(StringRef Text) {
  SmallVector<StringRef, 0> Tokens;
  while (!Text.empty()) {
    size_t Length = 1;
    char C = Text.front();
    if (C == '"') {
      size_t End = Text.find('"', 1);
      Length = End == StringRef::npos ? 1 : End + 1;
    } else if (isSpace(C)) {
      Length = Text.take_while(isSpace).size();
    } else if (isWord(C) || ((C == '%' || C == '@' || C == '!' || C == '#') &&
                             Text.size() > 1 && isWord(Text[1]))) {
      Length = 1 + Text.drop_front().take_while(isWord).size();
    }
    Tokens.push_back(Text.take_front(Length));
    Text = Text.drop_front(Length);
  }
  return Tokens;
}

static bool isNumber(StringRef Token) { return all_of(Token, isDigit); }

namespace {

class Mutation {
public:
  Mutation(StringRef Text, StringRef Other, ArrayRef<ArrayRef<StringRef>> Words,
           Random &R)
      : Text(Text), Other(Other), Words(Words), R(R) {}
  std::string run();

private:
  std::string token();
  std::string lines();
  std::string group();
  std::string inText(StringRef Quoted);
  StringRef wordLike(StringRef Token);
  std::string without(StringRef Part, const Twine &Instead = "") {
    size_t At = Part.data() - Text.data();
    return (Text.take_front(At) + Instead + Text.drop_front(At + Part.size()))
        .str();
  }

  StringRef Text, Other;
  ArrayRef<ArrayRef<StringRef>> Words;
  Random &R;
  std::string Kept; ///< of what wordLike returns
};

} // namespace

// A word of Token's kind, or any.
StringRef Mutation::wordLike(StringRef Token) {
  if (!R.oneIn(6))
    for (ArrayRef<StringRef> Kind : Words)
      if (is_contained(Kind, Token))
        return R.of(Kind);
  return R.of(R.of(Words));
}

std::string Mutation::inText(StringRef Quoted) {
  // A number in it, or the whole.
  StringRef Inside = Quoted.drop_front().drop_back();
  size_t Digit = Inside.find_first_of("0123456789");
  if (Digit != StringRef::npos && R.oneIn(2)) {
    StringRef Rest = Inside.drop_front(Digit);
    return ("\"" + Inside.take_front(Digit) + Twine(R.number()) +
            Rest.drop_while(isDigit) + "\"")
        .str();
  }
  if (R.oneIn(6))
    return "\"" + std::string(R.below(3), 'a') + "\"";
  StringRef Word = wordLike(Quoted);
  return Word.starts_with("\"") ? Word.str() : ("\"" + Word + "\"").str();
}

std::string Mutation::token() {
  auto Tokens = tokensOf(Text);
  SmallVector<StringRef, 0> Real;
  for (StringRef T : Tokens)
    if (!isSpace(T.front()))
      Real.push_back(T);
  if (Real.empty())
    return Text.str();
  StringRef Chosen = R.of(Real);
  switch (R.below(8)) {
  case 0: // gone
    return without(Chosen);
  case 1: // twice
    return without(Chosen, Chosen + " " + Chosen);
  case 2:
  case 3: // another's place
    return without(Chosen, R.of(Real));
  default:
    break;
  }
  if (isNumber(Chosen))
    return without(Chosen, Twine(R.number()));
  if (Chosen.starts_with("\"") && Chosen.size() > 1)
    return without(Chosen, inText(Chosen));
  if (R.oneIn(3))
    return without(Chosen, Chosen + " " + wordLike(Chosen));
  return without(Chosen, wordLike(Chosen));
}

std::string Mutation::lines() {
  SmallVector<StringRef, 0> Mine, Theirs;
  Text.split(Mine, '\n');
  Other.split(Theirs, '\n');
  StringRef Chosen = R.of(Mine);
  switch (R.below(5)) {
  case 0: // some lines gone
  {
    size_t From = Chosen.data() - Text.data();
    size_t Length = Text.drop_front(From).find('\n', Chosen.size());
    for (size_t More = R.oneIn(3) ? R.below(6) : 0;
         More != 0 && Length != StringRef::npos; --More)
      Length = Text.find('\n', From + Length + 1) - From;
    return without(Text.substr(From, Length));
  }
  case 1: // twice
    return without(Chosen, Chosen + "\n" + Chosen);
  case 2: // moved
  {
    StringRef To = R.of(Mine);
    return without(To, To + "\n" + Chosen);
  }
  case 3: // another's, too
    return without(Chosen, Chosen + "\n" + R.of(Theirs));
  default: // the end of one behind the beginning of another
    return without(Chosen,
                   Chosen.take_front(R.below(Chosen.size() + 1)) + R.of(Mine));
  }
}

// What is between brackets that match, in \p S from \p Open.
static StringRef groupAt(StringRef S, size_t Open) {
  unsigned Depth = 0;
  for (size_t I = Open; I != S.size(); ++I) {
    if (StringRef("([{<").contains(S[I]))
      ++Depth;
    else if (StringRef(")]}>").contains(S[I]) && --Depth == 0)
      return S.slice(Open, I + 1);
  }
  return S.slice(Open, Open + 1);
}

static StringRef someGroup(StringRef S, Random &R) {
  SmallVector<size_t, 0> Opens;
  for (size_t I = 0; I != S.size(); ++I)
    if (StringRef("([{<").contains(S[I]))
      Opens.push_back(I);
  return Opens.empty() ? StringRef() : groupAt(S, R.of(Opens));
}

std::string Mutation::group() {
  StringRef Mine = someGroup(Text, R);
  if (Mine.empty())
    return token();
  switch (R.below(5)) {
  case 0:
    return without(Mine, Twine(Mine.front()) + Twine(Mine.back()));
  case 1: // one in another, some times
  {
    std::string Deep = Mine.str();
    for (size_t N = R.oneIn(8) ? 200 : 1 + R.below(3); N != 0; --N)
      Deep = Mine.front() + Deep + Mine.back();
    return without(Mine, Deep);
  }
  case 2:
    return without(Mine, Mine + Mine);
  case 3:
    return without(Mine, someGroup(Other, R));
  default:
    return without(Mine, someGroup(Text, R));
  }
}

std::string Mutation::run() {
  switch (R.below(8)) {
  case 0:
  case 1:
    return lines();
  case 2:
    return group();
  default:
    return token();
  }
}

std::string dynasync::fuzz::mutateText(StringRef Text, StringRef Other,
                                       ArrayRef<ArrayRef<StringRef>> Words,
                                       Random &R) {
  return Mutation(Text, Other, Words, R).run();
}
