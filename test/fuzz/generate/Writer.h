//===- Writer.h - Text, with parts that can be left out ---------*- C++ -*-===//
//
// Whoever generates a program always draws and writes all of it. What can be
// missing from it is written inside of a Part, or asked for by `has`; the
// writer swallows what `--without` names. So the ids do not depend on what is
// left out, and a program is reduced by naming ids, in any language.
//
//   Part P(W, "statement");
//   W.line("...");
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_TEST_FUZZ_WRITER_H
#define DYNASYNC_TEST_FUZZ_WRITER_H

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/SparseBitVector.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

namespace generate {

/// How a program of the trait language is written. All of them do the same.
enum class TraitForm {
  Strategies, ///< calls through `dyn`, with `#[dyn_async(...)]` at all levels
  Plain,      ///< the same calls, without a word about strategies
  Boxed,      ///< boxes by hand in place of such calls: what Rust has too
  Rust,       ///< that, and for rustc: needs a prelude
};

/// What the command line says about the programs.
struct Options {
  /// About how many statements and classes: 1 is the smallest.
  unsigned Size = 6;
  TraitForm Form = TraitForm::Strategies;
};

class Writer {
public:
  /// Parts that can be left out are printed to \p List, if there is one.
  Writer(llvm::raw_ostream &OS, llvm::SparseBitVector<> Without,
         llvm::raw_ostream *List = nullptr)
      : OS(OS), Without(std::move(Without)), List(List) {}
  Writer(const Writer &) = delete;
  Writer &operator=(const Writer &) = delete;

  /// Whether the next part is there. For what is not a piece of text: the
  /// caller must draw the same random numbers either way.
  bool has(llvm::StringRef What) {
    unsigned Id = NextId++;
    if (List)
      *List << Id << ' ' << (Parents.empty() ? -1 : int(Parents.back())) << ' '
            << What << '\n';
    return !Without.test(Id);
  }

  /// One line, or several that are indented alike.
  void line(const llvm::Twine &Text) {
    if (MutedBy)
      return;
    llvm::SmallString<128> Store;
    llvm::StringRef Rest = Text.toStringRef(Store);
    do {
      llvm::StringRef Line;
      std::tie(Line, Rest) = Rest.split('\n');
      if (!Line.empty())
        OS.indent(Indent) << Line;
      OS << '\n';
    } while (!Rest.empty());
  }

  /// A line, and what follows it one step to the right until `close`.
  void open(const llvm::Twine &Text) {
    line(Text);
    Indent += 2;
  }
  void close(const llvm::Twine &Text = "}") {
    Indent -= 2;
    line(Text);
  }

  /// A line between two blocks: `} else {`.
  void reopen(const llvm::Twine &Text) {
    close(Text);
    Indent += 2;
  }

  /// Is what is written now left out? (For decisions that show elsewhere: a
  /// name that is used later must not be one whose declaration is missing.)
  bool isMuted() const { return MutedBy != 0; }

private:
  friend class Part;
  friend class Muted;

  llvm::raw_ostream &OS;
  llvm::SparseBitVector<> Without;
  llvm::raw_ostream *List;
  llvm::SmallVector<unsigned, 16> Parents;
  unsigned NextId = 0;
  unsigned Indent = 0;
  unsigned MutedBy = 0;
};

/// While it lives, what is written belongs to a part with an id.
class Part {
public:
  Part(Writer &W, llvm::StringRef What) : W(W) {
    unsigned Id = W.NextId;
    Out = !W.has(What);
    W.MutedBy += Out;
    W.Parents.push_back(Id);
  }
  ~Part() {
    W.MutedBy -= Out;
    W.Parents.pop_back();
  }
  Part(const Part &) = delete;
  Part &operator=(const Part &) = delete;

  bool isLeftOut() const { return Out; }

private:
  Writer &W;
  bool Out;
};

/// While it lives, nothing is written if \p Is; but all is drawn and counted.
class Muted {
public:
  Muted(Writer &W, bool Is) : W(W), Is(Is) { W.MutedBy += Is; }
  ~Muted() { W.MutedBy -= Is; }
  Muted(const Muted &) = delete;
  Muted &operator=(const Muted &) = delete;

private:
  Writer &W;
  bool Is;
};

} // namespace generate

#endif // DYNASYNC_TEST_FUZZ_WRITER_H
