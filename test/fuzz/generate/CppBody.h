//===- CppBody.h - The bodies of coroutines in C++ programs -----*- C++ -*-===//

#ifndef DYNASYNC_TEST_FUZZ_CPPBODY_H
#define DYNASYNC_TEST_FUZZ_CPPBODY_H

#include "CppModel.h"

namespace generate::cpp {

class Body {
public:
  /// \p Label is unique in the program, and part of what the body prints.
  Body(const Program &P, Random R, Writer &W, const Signature &S,
       std::string Label, unsigned Statements);

  /// What else can be called here: a decorator's inner object, say.
  void addTarget(Target T) { Locals.push_back(std::move(T)); }
  /// A number that can be read here.
  void addNumber(std::string Name) { Numbers.push_back({std::move(Name), {}}); }

  /// All between the braces.
  void write();

private:
  struct Variable {
    std::string Name;
    Type T;
    bool In = true;
  };
  /// A call, and whether it can be written: nothing of it is left out.
  struct Call {
    std::string Text;
    const Signature *S;
    bool In;
  };
  class Scope;

  // CppExpressions.cpp
  std::string number(unsigned Depth = 2);
  std::string condition();
  std::string object(Type T, bool MayMove);
  Call call(bool Stored, bool Nested = false);
  /// co_await and a call that gives a number.
  std::string await(bool Nested = false);
  /// co_await and a call of this very kind of result.
  std::string awaited(const Call &C);
  std::string marked(const Call &C);
  std::string asNumber(const Call &C, llvm::StringRef Awaited) const;

  // CppStatements.cpp
  void statements(unsigned Count);
  void statement();
  void declareNumber();
  void declareThing();
  void awaitStatement();
  void awaitInStorage();
  void awaitTwice();
  void awaitBoth();
  void awaitLater();
  void startAndDrop();
  void suspend();
  void branch();
  void loop();
  void tryCatch();
  void throwSomething();
  void returnEarly();
  void declareCallable();
  void change();
  void usePromise();
  void resumeAtOnce();
  void beginJob();
  std::string fresh(llvm::StringRef Prefix);
  void returnValue(llvm::StringRef Indented = "");
  std::string defaultReturn(llvm::StringRef Value) const;

  const Program &P;
  Random R;
  Writer &W;
  const Signature &S;
  std::string Label;
  unsigned Left; // statements
  bool IsLeaf;   // gives its handle to nobody
  unsigned Nesting = 0;
  unsigned Names = 0;
  unsigned Says = 0;
  std::vector<Variable> Numbers, Things;
  std::vector<Target> Locals;
};

} // namespace generate::cpp

#endif // DYNASYNC_TEST_FUZZ_CPPBODY_H
