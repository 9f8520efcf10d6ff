//===- TraitBody.h - Bodies of functions ------------------------*- C++ -*-===//
//
// Statements and expressions are text, in the order in which they are
// evaluated. What is in scope is followed as a borrow checker would: which
// variables are there still, which of them are borrowed, and what may be moved.
// That describes the whole program. What is left out of it only leaves more
// alive.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_TEST_FUZZ_TRAITBODY_H
#define DYNASYNC_TEST_FUZZ_TRAITBODY_H

#include "TraitModel.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace generate {

struct Variable {
  /// `Static`: an object of a known type. `Pending`: a future that is kept;
  /// `Handle`: of a task.
  enum Kind {
    Value,
    BoxedObject,
    Reference,
    MutReference,
    Static,
    Pending,
    Handle
  };
  enum Lock { Free, ReadOnly, Locked };

  std::string Name;
  Kind K = Value;
  Ty T = Ty::U;
  unsigned Trait = 0;
  /// How deep in loops, in blocks and in closures it was declared.
  unsigned Loop = 0, Block = 0, Closure = 0;
  bool Live = true;
  bool Movable = true;
  bool Mutable = true;
  /// Holds no reference: may be given to a task.
  bool Owned = true;
  Lock Busy = Free;
  /// What it borrows, and what that was before.
  llvm::SmallVector<std::pair<unsigned, Lock>, 2> Borrows;

  bool isCopy() const { return (K == Value && T == Ty::U) || K == Reference; }
  bool isObject() const {
    return K == BoxedObject || K == Reference || K == MutReference ||
           K == Static;
  }
};

class Body {
public:
  Body(Program &P, unsigned Rank) : P(P), R(P.R), W(P.W), Rank(Rank) {}

  unsigned declare(Variable V);
  /// Statements, a line or more each.
  std::string statements(unsigned Count);
  std::string expression(Ty T, unsigned Depth = 0);
  /// Removes declarations, made in place of others, that nothing needs.
  static std::string withoutUnused(std::string Text);

  bool IsAsync = false;
  /// What `return` gives; nothing to return from in a closure.
  bool CanReturn = true;
  Ty Result = Ty::U;
  /// How many calls through objects it may still make.
  unsigned Calls = 3;
  /// Statements, too: what is in blocks counts.
  unsigned Budget = 12;

private:
  using Text = std::string;

  // TraitState.cpp: what is in scope.
  std::optional<unsigned> find(llvm::function_ref<bool(const Variable &)> Of);
  bool canRead(const Variable &V) const;
  bool canChange(const Variable &V) const;
  bool canMove(const Variable &V) const;
  void borrow(Variable &By, unsigned Index, bool Exclusive);
  void release(unsigned Index);
  Text move(unsigned Index);
  /// In a scope of its own.
  Text scoped(llvm::function_ref<Text()> Make);
  /// Ways of which one is taken: a variable is there behind them if it is
  /// behind each of them.
  void branches(llvm::ArrayRef<llvm::function_ref<void()>> Ways);
  /// In a block that cannot return, of which some variables are hidden; which
  /// is a future's own then.
  Text isolated(bool Async, llvm::function_ref<Text()> Make);
  /// For `move`: what is mentioned is moved in.
  Text movedInto(bool Async, bool Owned, llvm::function_ref<Text()> Make);

  // TraitExpression.cpp.
  Text number(unsigned Depth);
  Text condition(unsigned Depth);
  Text atom(Ty T);
  Text compound(Ty T, unsigned Depth);
  Text conversion(Ty T, unsigned Depth);
  Text block(Ty T, unsigned Depth);
  Text ifElse(Ty T, unsigned Depth);
  Text match(Ty T, unsigned Depth);
  Text loop(Ty T, unsigned Depth);
  Text closureCall(Ty T, unsigned Depth);
  Text propagated(unsigned Depth);
  /// `|x| ...`, of numbers; it moves what it takes.
  Text closure();

  // TraitCall.cpp: calls of methods.
  struct Callee {
    unsigned Variable;
    const Method *M;
  };
  std::optional<Callee> findCallee(llvm::function_ref<bool(const Method &)> Of);
  struct Call {
    Text Receiver, Args, Name;
    bool IsStatic;
  };
  Text argument(const Argument &A, unsigned Depth, bool Simple);
  Call call(const Callee &C, unsigned Depth, bool Simple = false);
  /// The call without what comes behind it.
  Text bare(const Call &C) const;
  Text attribute(const Callee &C, Text Call);
  Text boxed(const Call &C) const;
  Text methodCall(Ty T, unsigned Depth);
  Text awaited(const Callee &C, unsigned Depth);
  Text functionCall(Ty T, unsigned Depth);
  Text itemsCall(unsigned Depth);
  Text calleeN(unsigned CalleeRank);

  // TraitStatement.cpp.
  Text statement();
  Text newValue();
  Text newObject();
  Text assignment();
  Text consumption();
  Text ifStatement();
  Text matchStatement();
  Text loopStatement();
  Text earlyReturn();
  Text letElse();
  Text destructuring();
  Text closureStatement();
  Text suspension();

  // TraitFutures.cpp: statements about futures that are kept.
  Text keptFuture();
  Text useOfKept();
  Text joined();
  Text spawned();
  Text cutShort();
  Text asyncBlock();
  Text iteration();
  Text keptObject();

  Text letLine(llvm::StringRef Name, llvm::StringRef Type, Text Init);
  Text fallbackLine(llvm::StringRef Name, Text Line);

  Program &P;
  Random &R;
  Writer &W;
  std::vector<Variable> Vars;
  unsigned Rank;
  unsigned LoopDepth = 0, BlockDepth = 0, ClosureDepth = 0;
  /// Labels of loops around; where nothing can be left, none.
  llvm::SmallVector<std::string, 4> Labels;
};

} // namespace generate

#endif // DYNASYNC_TEST_FUZZ_TRAITBODY_H
