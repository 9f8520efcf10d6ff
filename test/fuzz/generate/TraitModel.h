//===- TraitModel.h - What a program of the trait language has --*- C++ -*-===//
//
// The traits, their methods and the classes that implement them. They are drawn
// first; the bodies are written after them, knowing what can be called.
//
// Every method and function has a rank and an argument `n`. A body calls lower
// ranks, its own with a smaller `n`, or its own of what `self` wraps: no
// program recurses for ever.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_TEST_FUZZ_TRAITMODEL_H
#define DYNASYNC_TEST_FUZZ_TRAITMODEL_H

#include "Random.h"
#include "Writer.h"
#include <string>
#include <vector>

namespace generate {

/// Types of values. All but U say when they are dropped.
enum class Ty { U, D, OptD, ResD, Pair, Arr, Big, Wide, Zero, Enum, BoxD };
constexpr unsigned TyCount = 11;

llvm::StringRef spelled(Ty T);

enum class SelfMode { Ref, Mut, Value };

/// What a call gives: a value, or what the caller does not know the type of.
enum class MethodKind { Plain, Async, Future, Iterator, Closure, Object };

struct Argument {
  enum Kind { Value, Closure, Iterator, Future, Object } K = Value;
  /// Of the value, the items, or what the future gives.
  Ty T = Ty::U;
  /// Of an object.
  unsigned Trait = 0;
};

struct Method {
  std::string Name;
  MethodKind Kind = MethodKind::Plain;
  SelfMode Self = SelfMode::Ref;
  std::vector<Argument> Args;
  /// The value's, the future's or the items' type.
  Ty Result = Ty::U;
  /// Of an object that it returns.
  unsigned ResultTrait = 0;
  unsigned Rank = 0;
  bool HasDefault = false;
  bool LeftOut = false;
  /// `#[dyn_async(...)]`, or nothing.
  std::string Attribute;

  bool isAwaited() const {
    return Kind == MethodKind::Async || Kind == MethodKind::Future;
  }
};

struct TraitDef {
  std::string Name;
  std::vector<Method> Methods;
  bool Clone = false;
  std::string Attribute;
  /// Classes that implement it; the first one is always there.
  std::vector<unsigned> Classes;
};

struct ClassDef {
  std::string Name;
  /// Which it implements.
  unsigned Trait = 0;
  bool HasD = false, HasDrop = false, HasBig = false, HasWide = false;
  /// No field at all.
  bool Empty = false;
  /// Wraps: a box of this trait (Inner), or any implementer of its own
  /// (Generic).
  bool Inner = false, Generic = false;
  unsigned InnerTrait = 0;
  bool LeftOut = false;
};

/// A free function that takes an object.
struct Function {
  std::string Name;
  bool Async = false;
  /// `I: Trait` in place of `dyn Trait`.
  bool Generic = false;
  unsigned Trait = 0;
  SelfMode Object = SelfMode::Ref;
  Ty Result = Ty::U;
  unsigned Rank = 0;
  bool LeftOut = false;
  std::string Attribute;
};

/// A piece of text that is printed if something mentions its names.
struct Item {
  std::vector<std::string> Names;
  std::string Text;
};

struct Program {
  Program(Writer &W, Random &R, const Options &Opts, uint64_t Seed)
      : W(W), R(R), Opts(Opts), Seed(Seed) {}

  Writer &W;
  Random &R;
  const Options &Opts;
  uint64_t Seed;
  /// All small and simple: its awaited calls never need the heap.
  bool Small = false;
  std::vector<TraitDef> Traits;
  std::vector<ClassDef> Classes;
  std::vector<Function> Functions;
  std::vector<Item> Items;
  unsigned NextNumber = 1;

  /// Calls through `dyn` are the language's own: nothing is boxed by hand.
  bool isNative() const {
    return Opts.Form == TraitForm::Strategies || Opts.Form == TraitForm::Plain;
  }
  unsigned fresh() { return NextNumber++; }
  std::string name(llvm::StringRef Prefix) {
    return (Prefix + llvm::Twine(fresh())).str();
  }
  /// Of the program's own names.
  std::string global(llvm::StringRef Prefix) {
    return (Prefix + llvm::Twine(Seed) + "_" + llvm::Twine(fresh())).str();
  }
};

/// A random strategy as an attribute, sometimes none; what is drawn does not
/// depend on the form. \p AtCall: those that only calls can have, too.
std::string drawAttribute(Program &P, unsigned Percent);

/// Draws traits, classes and functions.
void drawItems(Program &P);
/// Writes them, and the root.
void writeItems(Program &P);

/// `fn name(self, ...) -> ...` and `where` it stands in the pair of braces.
std::string methodHead(const Program &P, const Method &M, bool InImpl);

/// A value of the type that nothing else is needed for.
std::string leaf(Program &P, Ty T);
/// The same one each time: in place of what is left out.
std::string plainValue(Ty T);
/// An object of the class; with \p Depth more it may wrap others.
std::string construct(Program &P, unsigned Class, unsigned Depth);
/// An object of any class that implements the trait. Never one left out.
std::string constructAny(Program &P, unsigned Trait, unsigned Depth);

} // namespace generate

#endif // DYNASYNC_TEST_FUZZ_TRAITMODEL_H
