//===- HostileSource.cpp - traitc on text that nobody should write --------===//
//
// An input is a program of the trait language, or not quite. Its first line may
// say how it is compiled:
//
//   // options: 2 no-heap sealed
//
// Any text gives messages, or IR that both verifiers let through, before the
// passes and behind them.
//
//===----------------------------------------------------------------------===//

#include "TextMutations.h"
#include "driver/Backend.h"
#include "driver/Frontend.h"
#include "driver/Prelude.h"
#include "dynasync/Options.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace dynasync::fuzz;
using namespace traitc;

static constexpr StringLiteral Mark("// options:");

static constexpr StringRef Headers[] = {"0",
                                        "1",
                                        "2",
                                        "3",
                                        "lowered",
                                        "ir",
                                        "1 no-heap",
                                        "2 no-heap sealed",
                                        "2 sealed",
                                        "2 cache",
                                        "2 inline(64)",
                                        "2 inline-or-trap(64)",
                                        "0 nested(0)",
                                        "1 box",
                                        "2 abort",
                                        "2 custom(grow)",
                                        "0 sealed",
                                        "0 no-heap",
                                        "0 cache",
                                        "0 inline(64)"};

// --- What an input is run through --------------------------------------------

static std::optional<DriverOptions> optionsOf(StringRef Header) {
  DriverOptions Opts;
  Opts.Kind = Emit::Optimized;
  SmallVector<StringRef, 4> Words;
  Header.split(Words, ' ', -1, /*KeepEmpty=*/false);
  for (StringRef Word : Words) {
    if (Word.size() == 1 && Word[0] >= '0' && Word[0] <= '3')
      Opts.Level = Word[0] - '0';
    else if (Word == "lowered")
      Opts.Kind = Emit::Lowered;
    else if (Word == "ir")
      Opts.Kind = Emit::IR;
    else if (Word == "no-heap")
      Opts.NoHeap = true;
    else if (Word == "abort")
      Opts.PanicAbort = true;
    else if (auto S = dynasync::Strategy::parse(Word, /*WithElide=*/false))
      Opts.Strategy = Word.str();
    else {
      consumeError(S.takeError());
      return std::nullopt;
    }
  }
  return Opts;
}

[[noreturn]] static void wrong(StringRef What, const Module *M) {
  if (M)
    errs() << *M;
  errs() << "\nhostile-source: " << What << '\n';
  errs().flush();
  abort();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  StringRef Text(reinterpret_cast<const char *>(Data), Size);
  auto Opts = optionsOf(takeHeader(Text, Mark));
  if (!Opts)
    return -1;
  static std::unique_ptr<TargetMachine> Target =
      cantFail(makeTargetMachine(DriverOptions()));
  // Sources end with a null byte.
  std::string Source = Text.str();
  MemoryBufferRef Buffer(Source, "hostile.rs");
  LLVMContext C;
  Reporter &R = installReporter(C, Buffer, /*Remarks=*/true);
  FrontendResult F = runFrontend(Buffer, *Opts, *Target, C);
  if (F.Status == Internal)
    wrong("the front end gave up", nullptr);
  if (F.Status != Success)
    return 0;
  if (!verify(*F.M, R))
    wrong("the front end made invalid IR", F.M.get());
  runPasses(*F.M, *Opts, *Target);
  if (verifyModule(*F.M, &errs()))
    wrong("the passes made invalid IR", F.M.get());
  return 0;
}

// --- Mutations ---------------------------------------------------------------

static constexpr StringRef Keywords[] = {
    "async",  "await", "fn",     "trait",  "impl",   "dyn",      "struct",
    "enum",   "let",   "mut",    "match",  "if",     "else",     "while",
    "loop",   "for",   "in",     "break",  "return", "continue", "move",
    "where",  "type",  "const",  "static", "pub",    "use",      "mod",
    "unsafe", "ref",   "self",   "Self",   "super",  "crate",    "as",
    "box",    "yield", "extern", "'a",     "'static"};
static constexpr StringRef TypeNames[] = {"u8",
                                          "i32",
                                          "u64",
                                          "i128",
                                          "usize",
                                          "bool",
                                          "char",
                                          "str",
                                          "f64",
                                          "()",
                                          "!",
                                          "&str",
                                          "Self",
                                          "Box<T>",
                                          "Option<T>",
                                          "&mut T",
                                          "[u8; 4]",
                                          "[T]",
                                          "(T, U)",
                                          "dyn Fn(u32)",
                                          "impl Future<Output = T>",
                                          "_",
                                          "fn()",
                                          "&'static str",
                                          "[u64; 1000000000000]",
                                          "*const u8",
                                          "T::Item"};
static constexpr StringRef Punctuation[] = {
    "(",  ")", "{",  "}",   "[", "]", "<", ">", ",",  ";",  ":",  "::",  "->",
    "=>", "=", "==", "+",   "-", "*", "/", "%", "&",  "&&", "|",  "||",  "!",
    "?",  ".", "..", "..=", "@", "_", "#", "'", "\"", "\\", "<<", ">>=", "$"};
static constexpr StringRef Attributes[] = {
    "#[dyn_async(nested)]",
    "#[dyn_async(inline(64))]",
    "#[dyn_async(box)]",
    "#[dyn_async(sealed)]",
    "#[dyn_async(cache)]",
    "#[dyn_async(try(64))]",
    "#[dyn_async(inline-or-trap(32))]",
    "#[dyn_async(custom(grow))]",
    "#[dyn_async(no_heap)]",
    "#![dyn_async(no_heap)]",
    "#[dyn_async(nested(0))]",
    "#[derive(Clone, Debug)]",
    "#[dyn_async()]",
    "#[dyn_async(auto)]",
    "#[dyn_async(inline(99999999999999999999))]",
    ".await",
    ".box.await",
    "println!(\"{}\", x)",
    "panic!()",
    "assert_eq!(1, 2)",
    "async move {}"};
static constexpr StringRef Literals[] = {
    "0",
    "1",
    "255u8",
    "256u8",
    "-1",
    "1e999",
    "0.1f32",
    "0xffff_ffff_ffff_ffff",
    "340282366920938463463374607431768211456",
    "'a'",
    "'\\u{110000}'",
    "b'x'",
    "\"{}\"",
    "\"{:>99999999999}\"",
    "\"{0:?}\"",
    "\"\\\"",
    "r#\"x\"#",
    "true",
    "()",
    "None",
    "Some(1)",
    "[]",
    "|x| x",
    "1..2",
    "\"{x:.*}\"",
    "0b2",
    "0o8"};

// What the library has: names that programs can use.
static ArrayRef<StringRef> preludeNames() {
  static const std::vector<StringRef> Names = [] {
    std::vector<StringRef> Found;
    StringSet<> Seen;
    StringRef Rest = PreludeText;
    while (!Rest.empty()) {
      Rest = Rest.drop_until([](char C) { return isAlpha(C) || C == '_'; });
      StringRef Name =
          Rest.take_while([](char C) { return isAlnum(C) || C == '_'; });
      Rest = Rest.drop_front(Name.size());
      if (!Name.empty() && Seen.insert(Name).second)
        Found.push_back(Name);
    }
    return Found;
  }();
  return Names;
}

static ArrayRef<ArrayRef<StringRef>> words() {
  static const ArrayRef<StringRef> Kinds[] = {
      Keywords, TypeNames, Punctuation, Attributes, Literals, preludeNames()};
  return Kinds;
}

static size_t write(const std::string &New, uint8_t *Data, size_t MaxSize) {
  size_t Size = std::min(New.size(), MaxSize);
  memcpy(Data, New.data(), Size);
  return Size;
}

static std::string changed(StringRef Text, StringRef Other, Random &R) {
  StringRef Header = takeHeader(Text, Mark);
  takeHeader(Other, Mark);
  if (Header.empty() || R.oneIn(12))
    Header = R.of(Headers);
  std::string New = Text.str();
  for (size_t N = R.oneIn(3) ? 1 + R.below(4) : 1; N != 0; --N)
    New = mutateText(New, Other, words(), R);
  return (Mark + " " + Header + "\n" + New).str();
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  Random R(Seed);
  std::string Old(reinterpret_cast<const char *>(Data), Size);
  return write(changed(Old, Old, R), Data, MaxSize);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t *Data1, size_t Size1,
                                            const uint8_t *Data2, size_t Size2,
                                            uint8_t *Out, size_t MaxOutSize,
                                            unsigned Seed) {
  Random R(Seed);
  return write(changed(StringRef(reinterpret_cast<const char *>(Data1), Size1),
                       StringRef(reinterpret_cast<const char *>(Data2), Size2),
                       R),
               Out, MaxOutSize);
}
