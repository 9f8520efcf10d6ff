//===- Strategies.cpp - What `dyn_async` says -----------------------------===//
//
// At a call, a function, an impl, a trait or the program: a strategy, `no_heap`
// or both. The passes decide which one holds; here is found what no pass can
// tell: what may stand where, and what contradicts itself.
//
//===----------------------------------------------------------------------===//

#include "dynasync/Options.h"
#include "sema/Collect.h"
#include "llvm/Support/Error.h"

using namespace llvm;
using namespace traitc;

void traitc::reportContradiction(const StrategyAttr &First,
                                 const StrategyAttr &Second,
                                 Diagnostics &Diags) {
  if (!First.given() || !Second.given() || First.Text == Second.Text)
    return;
  Diags.error(Second.Loc, "strategy `" + Second.Text + "` contradicts `" +
                              First.Text + "`");
  Diags.note(First.Loc, "`" + First.Text + "` is given here");
}

/// One word of the attribute's arguments.
static StrategyAttr resolveOne(StringRef Text, SMLoc Loc, StrategyPlace Place,
                               Diagnostics &Diags) {
  StrategyAttr Result;
  Result.Loc = Loc;
  if (Text == "no_heap") {
    Result.NoHeap =
        Place == StrategyPlace::Function || Place == StrategyPlace::Program;
    if (!Result.NoHeap)
      Diags.error(Loc, "`no_heap` is for functions, impls and the whole "
                       "program");
    return Result;
  }
  Expected<dynasync::Strategy> S =
      dynasync::Strategy::parse(Text, /*WithElide=*/false);
  if (!S) {
    Diags.error(Loc, toString(S.takeError()));
    return Result;
  }
  Result.Try = S->K == dynasync::Strategy::Kind::Try;
  if (Result.Try && Place != StrategyPlace::Call) {
    Diags.error(Loc, "`try(N)` makes a `Result` of what a call gives: say it "
                     "at the call itself");
    return Result;
  }
  Result.Text = Text.str();
  return Result;
}

StrategyAttr traitc::resolveStrategy(const ast::Attributes &Attrs,
                                     StrategyPlace Place, Diagnostics &Diags) {
  StrategyAttr Result;
  for (const ast::Attribute &A : Attrs) {
    if (A.Name.Name != "dyn_async")
      continue;
    SmallVector<StringRef, 2> Words;
    StringRef(A.Args).split(Words, ',');
    for (StringRef Word : Words) {
      // The text is a copy of what stands at ArgsLoc.
      SMLoc Loc = SMLoc::getFromPointer(A.ArgsLoc.getPointer() +
                                        (Word.ltrim().data() - A.Args.data()));
      StrategyAttr One = resolveOne(Word.trim(), Loc, Place, Diags);
      bool NoHeap = Result.NoHeap || One.NoHeap;
      if (Place == StrategyPlace::Program && Result.given() && One.given()) {
        Diags.error(One.Loc, "the program's strategy is given twice");
        Diags.note(Result.Loc, "`" + Result.Text + "` is given here");
      } else {
        reportContradiction(Result, One, Diags);
        if (!Result.given())
          Result = One;
      }
      Result.NoHeap = NoHeap;
    }
  }
  return Result;
}
