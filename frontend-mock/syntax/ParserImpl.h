//===- ParserImpl.h - The recursive descent parser --------------*- C++ -*-===//
//
// One class, spread over Parse*.cpp by what it parses. Conventions:
// - Functions never return null; what could not be parsed is an Error node.
// - The first error sets Panic, which silences all others until a list of
//   statements, items, fields or arms has skipped to where it can go on.
// - What is understood but not supported is said with unsupported(), which
//   does not disturb parsing.
// - Every recursion passes a Nest; what a loop makes deeper is told to it with
//   deepen(), since later stages recurse over the tree.
//
//===----------------------------------------------------------------------===//

#ifndef TRAITC_SYNTAX_PARSERIMPL_H
#define TRAITC_SYNTAX_PARSERIMPL_H

#include "syntax/AST.h"
#include "syntax/Diagnostics.h"
#include "syntax/Lexer.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/Twine.h"

namespace traitc {

using namespace ast;
using llvm::Twine;

class Parser {
public:
  Parser(TokenList L, Context &Ctx, Diagnostics &Diags, bool Prelude);
  Program parseProgram();

  /// How deep the text may nest, and how high the tree may be: a chain of
  /// operators or method calls is one level of the text, but many of the tree.
  static constexpr unsigned MaxNesting = 200;
  static constexpr unsigned MaxHeight = 1000;

private:
  // --- Parser.cpp: tokens, errors, recovery ----------------------------------
  const Token &peek(size_t Ahead = 0) const {
    return Tokens[std::min(Pos + Ahead, Tokens.size() - 1)];
  }
  template <typename... Ts> bool at(Ts... Ks) const { return peek().is(Ks...); }
  bool atWord(StringRef Word) const {
    return at(Tok::Ident) && peek().Text == Word;
  }
  SMLoc here() const { return peek().begin(); }
  Token bump();
  bool eat(Tok K);
  /// Like eat(), but also takes the first half of `>>`, `&&`, `||`, `>=`...
  bool eatSplit(Tok K);
  bool atSplit(Tok K) const;
  /// Says "expected `K`<Where>, found ..." when the token is another.
  bool expect(Tok K, const Twine &Where = "");
  /// A closing bracket; names the opening one when the file ends before.
  bool expectClose(Tok K, SMLoc Open);
  Ident expectIdent(const Twine &What);
  SMRange from(SMLoc Start) const;

  void error(SMLoc Loc, const Twine &Message);
  void expected(const Twine &What);
  /// Like expected(), but of what should have followed the token before: at the
  /// end of its line rather than at the start of another.
  void missing(const Twine &What);
  void unsupported(SMLoc Loc, const Twine &What);
  std::string found() const;
  void giveUp();

  void skipToken();
  void skipGroup();
  void skipStatement(size_t Start);
  void skipItem(size_t Start);
  /// In a list closed by \p Close: skips to the end of the broken element.
  /// Gives up, leaving Panic set, where the list seems to have ended.
  void recoverInList(Tok Close);
  /// Elements and commas up to \p Close, which is taken. \p Recover: errors
  /// cost one element only.
  void parseList(Tok Close, SMLoc Open, StringRef Element, bool Recover,
                 llvm::function_ref<void()> ParseElement,
                 bool *TrailingComma = nullptr);

  class Nest {
  public:
    explicit Nest(Parser &P);
    ~Nest();
    Nest(const Nest &) = delete;
    Nest &operator=(const Nest &) = delete;

  private:
    Parser &P;
    unsigned OuterHeight;
  };
  void deepen();
  void tooDeep();

  template <typename T> T *make(SMLoc Start, typename T::Kind K) {
    return Ctx.make<T>(from(Start), K);
  }

  // --- ParseAttr.cpp ---------------------------------------------------------
  enum class AttrPlace { Item, Expr, Other };
  Attributes parseAttributes(AttrPlace Place);
  void parseInnerAttributes(Attributes *Into);
  void parseAttribute(AttrPlace Place, Attributes *Into);

  // --- ParseItem.cpp, ParseTypeItem.cpp --------------------------------------
  enum class ItemPlace { File, Block, Trait, Impl };
  bool atItem() const;
  /// Null when nothing was made of it.
  Item *parseItem(Attributes Attrs, ItemPlace Place);
  Item *parseItemRest(ItemPlace Place, SMLoc Start);
  void skipVisibility(ItemPlace Place);
  Item *parseFn(SMLoc Start, ItemPlace Place);
  void parseSelfParam(Item &F, SMLoc &SelfLoc);
  void parseParams(Item &F, ItemPlace Place);
  Item *parseConst(SMLoc Start, ItemPlace Place);
  Item *parseTypeAlias(SMLoc Start, ItemPlace Place);
  Item *parseUse(SMLoc Start);
  void parseUseTree(Item &U, Path Prefix);
  Item *parseStruct(SMLoc Start);
  Item *parseEnum(SMLoc Start);
  void parseNamedFields(VariantDecl &V);
  void parseTupleFields(VariantDecl &V);
  Item *parseTrait(SMLoc Start);
  Item *parseImpl(SMLoc Start);
  void parseMembers(Item &I, ItemPlace Place);
  Item *unsupportedItem(const Twine &What);
  void checkAttributes(const Item &I);

  // --- ParseType.cpp, ParseGenerics.cpp --------------------------------------
  enum class PathMode { Expr, Type, Plain };
  TypeNode *parseType(bool AllowPlus = true);
  TypeNode *parseTypeInner(bool AllowPlus);
  TypeNode *parseTypeNoPlus(SMLoc Start, StringRef Written);
  TypeNode *parseRefType(SMLoc Start);
  TypeNode *parseRawPtrType(SMLoc Start);
  TypeNode *parseTupleType(SMLoc Start);
  TypeNode *parseArrayType(SMLoc Start);
  TypeNode *parseFnPtrType(SMLoc Start);
  TypeNode *parseBoundsType(SMLoc Start, TypeNode::Kind K, bool AllowPlus);
  TypeNode *errorType(SMLoc Start);
  Path parsePath(PathMode Mode);
  bool atPath() const;
  void parseQSelf(Path &P);
  void parseSegments(Path &P, PathMode Mode);
  std::unique_ptr<GenericArgs> parseGenericArgs(SMLoc Open);
  void parseGenericArg(GenericArgs &Args);
  std::unique_ptr<GenericArgs> parseParenArgs();
  Generics parseGenerics();
  void parseGenericParam(Generics &G);
  void parseWhere(Generics &G);
  std::vector<Bound> parseBounds(bool AllowPlus = true);
  void parseBound(std::vector<Bound> &Bounds);
  void skipForLifetimes();

  // --- ParsePattern.cpp ------------------------------------------------------
  Pattern *parsePattern(); ///< with alternatives
  Pattern *parsePatternNoAlt();
  Pattern *parsePatternInner();
  Pattern *parseBindPattern(SMLoc Start);
  Pattern *parsePathPattern(SMLoc Start);
  Pattern *parseTuplePattern(SMLoc Start);
  Pattern *parseStructPattern(Pattern *P);
  Pattern *parseRangePattern(SMLoc Start, Expr *Low);
  Expr *parsePatternBound();
  bool atPatternBound() const;
  void parsePatternList(Tok Close, SMLoc Open, List<Pattern *> &Elements,
                        bool *TrailingComma = nullptr);
  Pattern *errorPattern(SMLoc Start);

  // --- ParseExpr.cpp: operators, calls, fields -------------------------------
  struct Limits {
    /// No struct literal: what precedes a block.
    bool NoStruct = false;
    /// At the start of a statement: a block-like expression ends it.
    bool Statement = false;
    Limits inner() const { return {NoStruct, false}; }
  };
  Expr *parseExpr() { return parseExpr(Limits()); }
  Expr *parseExpr(Limits L);
  Expr *parseRangeExpr(Limits L);
  Expr *parseBinary(unsigned MinPrecedence, Limits L);
  Expr *parseCast(Expr *A);
  Expr *parseUnary(Limits L);
  Expr *parsePrefix(Limits L);
  Expr *parsePostfix(Expr *E, Limits L);
  Expr *parseDot(Expr *E);
  Expr *parseCondition();
  void parseArgs(List<Expr *> &Args);
  bool startsExpr(Limits L) const;
  static bool isComplete(const Expr &E);
  Expr *errorExpr(SMLoc Start);

  // --- ParsePrimary.cpp, ParseControl.cpp ------------------------------------
  Expr *parsePrimary(Limits L);
  Expr *parseLiteral();
  Expr *parsePathExpr(Limits L);
  Expr *parseStructLit(SMLoc Start, Path P);
  void parseFieldInit(Expr &S);
  Expr *parseParenExpr(SMLoc Start);
  Expr *parseArrayExpr(SMLoc Start);
  Expr *parseClosure(Limits L);
  Expr *parseAsync(Limits L);
  Expr *parseLabeled();
  Expr *parseBlockExpr(Ident Label);
  Expr *parseIf();
  Expr *parseLoop(Ident Label);
  Expr *parseMatch();
  void parseArm(Expr &M);
  Expr *parseJump(Limits L);
  Expr *unsupportedExpr(SMLoc Start);

  // --- ParseBlock.cpp --------------------------------------------------------
  Block *parseBlock(StringRef Where);
  void parseStatement(Block &B);
  void parseLet(Block &B, Attributes Attrs);
  void parseExprStatement(Block &B, Attributes Attrs);
  void expectSemi(StringRef After);

  // --- ParseMacro.cpp --------------------------------------------------------
  Expr *parseMacro(SMLoc Start, Ident Name);
  void parseMacroArgs(Expr &M, Tok Close, SMLoc Open);
  void parseMatches(Expr &M);
  void checkMacroArgs(const Expr &M);

  std::vector<Token> Tokens;
  std::vector<LexError> LexErrors;
  const bool Cut; ///< see TokenList
  size_t Pos = 0, NextLexError = 0;
  const char *PrevEnd;
  Context &Ctx;
  Diagnostics &Diags;
  const bool Prelude;
  bool Panic = false;
  bool GivenUp = false;
  /// The next pattern is an element of a list: it may be `..`.
  bool RestAllowed = false;
  unsigned Depth = 0;
  /// Of the highest tree made so far within the innermost Nest.
  unsigned Height = 0;
};

} // namespace traitc

#endif // TRAITC_SYNTAX_PARSERIMPL_H
