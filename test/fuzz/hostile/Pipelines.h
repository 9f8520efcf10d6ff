//===- Pipelines.h - What hostile IR is run through -------------*- C++ -*-===//

#ifndef DYNASYNC_FUZZ_PIPELINES_H
#define DYNASYNC_FUZZ_PIPELINES_H

#include "llvm/ADT/StringRef.h"

namespace dynasync::fuzz {

struct Pipeline {
  llvm::StringLiteral Text;
  /// The same without the passes of this project; empty if nothing is left.
  llvm::StringLiteral Theirs;
  /// Does its output go to a code generator?
  bool IsWhole = false;
};

#define SPLIT "coro-early,cgscc(coro-split),coro-cleanup"
#define STAGES(OPTIONS)                                                        \
  {"dynasync-slot-entries" OPTIONS ",dynasync-awaited-calls" OPTIONS           \
   ",dynasync-known-callees,dynasync-elide-order,coro-early,"                  \
   "cgscc(inline,coro-split,dynasync-elide),dynasync-fast-path,coro-cleanup,"  \
   "dynasync-dispatch",                                                        \
   "coro-early,cgscc(inline,coro-split),coro-cleanup", true}
#define DEFAULT(TEXT) {TEXT, TEXT, true}

inline constexpr Pipeline Pipelines[] = {
    // Each pass, on whatever it is given.
    {"dynasync-verify", ""},
    {"dynasync-slot-entries", ""},
    {"dynasync-awaited-calls", ""},
    {"dynasync-known-callees", ""},
    {"dynasync-dispatch", ""},
    {"dynasync-fast-path", ""},
    {"dynasync-elide-order", ""},
    {"cgscc(dynasync-elide)", ""},
    {"dynasync-split-for-elision", SPLIT},
    // Lowering, with each option.
    {"dynasync", ""},
    {"dynasync<strategy=auto>", ""},
    {"dynasync<strategy=nested:64>", ""},
    {"dynasync<strategy=inline:64>", ""},
    {"dynasync<strategy=inline-or-trap:64>", ""},
    {"dynasync<strategy=try:64>", ""},
    {"dynasync<strategy=cache>", ""},
    {"dynasync<strategy=custom:grow>", ""},
    {"dynasync<strategy=box>", ""},
    {"dynasync<strategy=sealed>", ""},
    {"dynasync<heap=no>", ""},
    {"dynasync<names=no>", ""},
    {"dynasync<heap=no;names=no;slot=64>", ""},
    {"dynasync<slot=0>", ""},
    // In odd orders, and again.
    {"dynasync,dynasync", ""},
    {"dynasync-awaited-calls,dynasync-slot-entries,dynasync-fast-path,"
     "dynasync-dispatch,dynasync-awaited-calls",
     ""},
    {"dynasync-dispatch,dynasync-elide-order,dynasync", ""},
    // With LLVM's passes for coroutines.
    {"dynasync," SPLIT, SPLIT},
    {"dynasync<strategy=cache>," SPLIT, SPLIT},
    {"dynasync<strategy=sealed>," SPLIT, SPLIT},
    {"dynasync<heap=no>," SPLIT, SPLIT},
    {SPLIT ",dynasync", SPLIT},
    STAGES(""),
    STAGES("<strategy=auto>"),
    STAGES("<strategy=inline:64>"),
    STAGES("<strategy=try:64>"),
    STAGES("<strategy=cache>"),
    STAGES("<strategy=sealed>"),
    STAGES("<heap=no>"),
    // The plugin's places in whole pipelines.
    DEFAULT("default<O0>"),
    DEFAULT("default<O1>"),
    DEFAULT("default<O2>"),
    DEFAULT("default<O3>"),
    DEFAULT("default<Os>"),
    DEFAULT("lto-pre-link<O2>"),
    DEFAULT("thinlto-pre-link<O2>"),
    DEFAULT("thinlto-pre-link<O2>,thinlto<O2>"),
};

#undef DEFAULT
#undef STAGES
#undef SPLIT

} // namespace dynasync::fuzz

#endif // DYNASYNC_FUZZ_PIPELINES_H
