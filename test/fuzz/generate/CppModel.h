//===- CppModel.h - What a C++ program consists of --------------*- C++ -*-===//
//
// Drawn first, and all at once: interfaces, classes, functions, and the kinds
// of tasks. Bodies come later (CppBody.h). `In` is false of what is left out;
// it still takes part in everything that is drawn.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_TEST_FUZZ_CPPMODEL_H
#define DYNASYNC_TEST_FUZZ_CPPMODEL_H

#include "Random.h"
#include "Writer.h"
#include <string>
#include <vector>

namespace generate::cpp {

/// long, void, or fuzz::thing<Size, Align>.
struct Type {
  enum Kind { Long, Void, Thing } K = Long;
  unsigned Size = 0, Align = 0;

  std::string spell() const;
  /// An object with this value.
  std::string make(llvm::StringRef Value) const;
  bool operator==(const Type &O) const {
    return K == O.K && Size == O.Size && Align == O.Align;
  }
};

struct Param {
  std::string Name;
  Type T;
  bool Reference = false;
  bool In = true;

  std::string spell() const;
};

/// `template <class T> using t0 = fuzz::task<T, fuzz::eager>;`
struct TaskKind {
  std::string Name;
  std::string Template;
  std::string Flags;
  bool Elidable = true;
};

/// The first parameter, always there, is `long d`: how deep calls may go yet.
struct Signature {
  const TaskKind *Task = nullptr;
  Type Result;
  std::vector<Param> Params;

  std::string result() const;
  /// "(long d, fuzz::thing<16, 8> p0)"
  std::string params() const;
  /// "(d, p0)": all of them handed on as they are.
  std::string handedOn() const;
  bool hasReferences() const;
};

struct Method {
  std::string Name;
  Signature S;
  std::string Attribute; // of the declaration
  bool In = true;
};

struct Interface {
  std::string Name;
  std::vector<Method> Methods;
};

struct Class {
  enum Kind { Basic, Single, Multiple, Virtual, Diamond, Derived, Decorator };
  Kind K;
  std::string Name;
  std::vector<unsigned> Interfaces;
  int Base = -1; // of Derived
  long Tag;      // what its member `tag` must be
  bool Member;   // has an object as a member
  bool In = true;
};

/// What can be called.
struct Target {
  enum Form { Virtual, Function, Pointer, StdFunction, Member, Facade, Local };
  Form F;
  std::string Callee; // all before the arguments
  const Signature *S = nullptr;
  bool In = true;
};

struct Function {
  enum Kind { Coroutine, Facade };
  Kind K;
  std::string Name;
  Signature S;
  std::string Attribute;
  bool In = true;
  /// What a facade calls, with its own signature.
  std::string Callee;
  bool Says = false;
};

struct Program {
  uint64_t Seed;
  unsigned Size;
  /// Made so that each awaited call's frame goes into a large slot.
  bool Fits;
  std::vector<Type> Things;
  std::vector<TaskKind> Tasks;
  std::vector<Interface> Interfaces;
  std::vector<Class> Classes;
  std::vector<Function> Functions;
  std::vector<Target> Targets;
  /// Pointers in each interface's table.
  static constexpr unsigned TableSize = 3;

  Program(uint64_t Seed, unsigned Size, Random &R, Writer &W);

  Type drawType(Random &R, bool OrVoid) const;
  /// An attribute that names a strategy, or nothing.
  std::string drawStrategy(Random &R, Writer &W, llvm::StringRef Macro,
                           unsigned Percent) const;

private:
  TaskKind drawTask(Random &R, Writer &W);
  Signature drawSignature(Random &R, Writer &W) const;
  void drawInterfaces(Random &R, Writer &W);
  void drawClasses(Random &R, Writer &W);
  void drawFunctions(Random &R, Writer &W);
  void listTargets();
};

} // namespace generate::cpp

#endif // DYNASYNC_TEST_FUZZ_CPPMODEL_H
