//===- Options.h - Strategies and pass parameters ---------------*- C++ -*-===//

#ifndef DYNASYNC_OPTIONS_H
#define DYNASYNC_OPTIONS_H

#include "dynasync/Contract.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <optional>
#include <string>

namespace dynasync {

/// Where the frame of an awaited callee lives.
struct Strategy {
  enum class Kind {
    Auto,         ///< a slot where there is one, a kept block for the rest
    Nested,       ///< what is left of the caller's own slot, or the root's tail
    Inline,       ///< Bytes of the caller's frame; else the callee's allocator
    InlineOrTrap, ///< Bytes of the caller's frame; else a trap
    Try,          ///< Bytes of the caller's frame; else the call fails
    Cache,        ///< a block that the caller keeps for this call
    Custom,       ///< what the function Symbol answers
    Box,          ///< the callee's own allocator
    Elide,        ///< a part of the caller's frame, of the very size (direct)
    Sealed,       ///< the same for the largest of the known implementers
  };
  Kind K = Kind::Nested;
  /// Inline and its like: the slot's size. Nested: the tail of a root, if
  /// Sized.
  uint64_t Bytes = 0;
  bool Sized = false;
  std::string Symbol;

  /// Parses what a user writes: "nested", "nested(N)", "inline(N)",
  /// "custom(SYMBOL)"... The argument may also follow a colon, as in
  /// "inline:512", for pass pipelines. \p WithElide: `elide`, which front ends
  /// write, not their users, is one of them.
  static llvm::Expected<Strategy> parse(llvm::StringRef Text,
                                        bool WithElide = true);
  void print(llvm::raw_ostream &OS) const;
  bool operator==(const Strategy &O) const {
    return K == O.K && Bytes == O.Bytes && Sized == O.Sized &&
           Symbol == O.Symbol;
  }

  /// What is left of the caller's own slot, in coroutines?
  bool isNested() const { return K == Kind::Nested || K == Kind::Auto; }
  /// A slot of Bytes for the call alone?
  bool isInline() const {
    return K == Kind::Inline || K == Kind::InlineOrTrap || K == Kind::Try;
  }
  /// Does it promise that no allocator is called?
  bool neverAllocates() const {
    return K == Kind::InlineOrTrap || K == Kind::Try;
  }
};

/// What a pass parameter or a module may set; unset members defer to the next
/// weaker level.
struct Options {
  std::optional<Strategy> Default;
  std::optional<uint64_t> SlotSize;
  /// No allocator is called, or needed: what does not fit traps.
  bool NoHeap = false;
  /// Every frame goes to its coroutine's own allocator, whatever the source
  /// says: for sanitizers.
  bool ForceHeap = false;
  /// Callees do not tell keepers their names.
  bool NoNames = false;
  /// What becomes of frames is counted when the program runs.
  bool Profile = false;
  /// What such a run has written, and how many bytes the tails of all roots
  /// may take that are there at once.
  std::optional<std::string> ProfileUse;
  std::optional<uint64_t> ProfileMemory;

  /// Parses "strategy=inline:512;slot=2048;heap=no;names=no;profile=yes;
  /// profile-use=FILE;profile-memory=N", or heap=always. Accepts the empty
  /// string.
  static llvm::Expected<Options> parse(llvm::StringRef Text);
  void print(llvm::raw_ostream &OS) const;
  /// Takes from \p Weaker what is unset here.
  void inherit(const Options &Weaker);

  Strategy strategy() const { return Default.value_or(Strategy()); }
  uint64_t slotSize() const { return SlotSize.value_or(DefaultSlotSize); }
};

} // namespace dynasync

#endif // DYNASYNC_OPTIONS_H
