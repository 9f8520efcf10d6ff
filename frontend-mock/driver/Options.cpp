//===- Options.cpp - The command line -------------------------------------===//
//
// Not llvm::cl: its options are global, and the shared library that this links
// has hundreds of its own.
//
//===----------------------------------------------------------------------===//

#include "driver/Options.h"
#include "dynasync/Options.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/TargetParser/Triple.h"
#include <optional>

using namespace llvm;
using namespace traitc;

const char *const traitc::HelpText =
    R"(Usage: traitc [options] FILE.rs
       traitc --run [options] FILE.rs [-- arguments of the program]

Compiles a program of the trait language (a subset of Rust with async functions,
`impl Trait` arguments and results behind `dyn Trait`) to LLVM IR annotated for
the passes of DynAsync, and on to an executable. FILE `-` is standard input.

What to make:
  --emit=llvm-ir         annotated IR, as the front end makes it. The default
                         without -o and --run; to standard output without -o
  --emit=lowered         IR after the passes of DynAsync that lower annotations
  --emit=optimized       IR after the whole pipeline of the level
  --emit=obj             an object file; needs -o
  -o FILE                where to write; without --emit, an executable is made.
                         `-` is standard output
  --run                  makes an executable, runs it with the arguments after
                         `--` and deletes it; the exit status is the program's

How:
  -O0 -O1 -O2 -O3        level of optimization; the default is -O0
  --dyn-async=STRATEGY   where the frames and values live that a call through
                         `dyn Trait` makes, unless the program says:
                           nested      in what is left of the caller's own
                                       storage (the default)
                           nested(N)   the same, with N bytes at the root
                           auto        where the plugin finds best: nested in
                                       async functions
                           inline(N)   in N bytes of the caller, per call
                           inline-or-trap(N)
                                       the same; what does not fit ends the
                                       program
                           cache       in a block that the caller keeps
                           custom(F)   where the C function F says, a `grow` as
                                       in dynasync/slot.h
                           sealed      in a place for the largest that the
                                       program's implementers give, per call
                           box         in a box each
  --dispatch=callee      who decides where a frame lies, in what the strategy
                         says: the method that is called (the default); or
                         caller: the vtable tells the size, and the caller
                         provides the memory
  --link=FILE            also links FILE: an object, a library, or C++ source;
                         may be given several times
  --sanitize=address     checks every access to memory when the program runs
  --target=TRIPLE        compiles for another machine; not for executables
  --cpu=NAME             for this processor of the target, as LLVM names it
  --no-heap              frames and values that have no room trap; nothing is
                         allocated by calls through `dyn Trait`
  --panic=abort          a panic ends the program at once: nothing unwinds

What to say:
  -Rdynasync             a remark for each call that was lowered, or was not
  --print-prelude        the library that is always in scope, as text
  --version              versions of traitc and LLVM
  -h, --help             this text

Examples:
  traitc --run hello.rs
  traitc -O2 --dyn-async='inline(256)' -o server server.rs
  traitc --emit=llvm-ir widget.rs |
    opt-22 -load-pass-plugin=build/lib/DynAsync-22.so -passes=dynasync -S

Environment of compiled programs:
  TRAITC_STATS=1         prints the number of allocations, frees and bytes to
                         standard error at the end

Exit status: 0 on success; 1 when the program has errors, or a file cannot be
read or written; 2 when the command line has errors; 70 when traitc itself is at
fault. With --run, the program's, which is 101 after a panic and 128 + N after
signal N.
)";

static Error usage(const Twine &Message) {
  return createStringError(Message.str());
}

static std::optional<Emit> emitKind(StringRef Name) {
  return StringSwitch<std::optional<Emit>>(Name)
      .Case("llvm-ir", Emit::IR)
      .Case("lowered", Emit::Lowered)
      .Case("optimized", Emit::Optimized)
      .Case("obj", Emit::Object)
      .Default(std::nullopt);
}

namespace {
class OptionParser {
public:
  explicit OptionParser(ArrayRef<const char *> Args) : Rest(Args) {}
  Expected<DriverOptions> run();

private:
  Error parseOne(StringRef Arg);
  Error parseValue(StringRef Name, StringRef Value);
  Error setInput(StringRef Name);
  Error checkAll();

  ArrayRef<const char *> Rest;
  DriverOptions O;
  bool HasEmit = false, HasInput = false, HasOutput = false;
};
} // namespace

Expected<DriverOptions> OptionParser::run() {
  while (!Rest.empty()) {
    StringRef Arg = Rest.front();
    Rest = Rest.drop_front();
    if (Arg == "--") {
      // The program's own.
      O.RunArgs.assign(Rest.begin(), Rest.end());
      if (!O.RunArgs.empty() && !O.Run)
        return usage("arguments after `--` are for the program: they need "
                     "--run");
      break;
    }
    if (Error E = parseOne(Arg))
      return std::move(E);
    if (O.Help)
      break;
  }
  if (!O.Help && !O.Version && !O.PrintPrelude)
    if (Error E = checkAll())
      return std::move(E);
  return std::move(O);
}

Error OptionParser::setInput(StringRef Name) {
  if (HasInput)
    return usage("two input files: '" + O.Input + "' and '" + Name + "'");
  HasInput = true;
  O.Input = Name.str();
  return Error::success();
}

Error OptionParser::parseOne(StringRef Arg) {
  if (Arg == "-" || !Arg.starts_with("-"))
    return setInput(Arg);
  if (Arg.starts_with("-o")) {
    StringRef Value = Arg.drop_front(2);
    if (Value.empty() && !Rest.empty()) {
      Value = Rest.front();
      Rest = Rest.drop_front();
    }
    if (Value.empty())
      return usage("-o needs the name of a file");
    if (HasOutput)
      return usage("-o is given twice");
    HasOutput = true;
    O.Output = Value.str();
    return Error::success();
  }
  if (Arg.starts_with("-O")) {
    StringRef Level = Arg.drop_front(2);
    if (Level.size() != 1 || Level[0] < '0' || Level[0] > '3')
      return usage("unknown level of optimization '" + Arg +
                   "' (known: -O0, -O1, -O2, -O3)");
    O.Level = unsigned(Level[0] - '0');
    return Error::success();
  }
  bool *Flag = StringSwitch<bool *>(Arg)
                   .Case("--run", &O.Run)
                   .Case("--no-heap", &O.NoHeap)
                   .Case("-Rdynasync", &O.Remarks)
                   .Case("--print-prelude", &O.PrintPrelude)
                   .Case("--version", &O.Version)
                   .Cases({"-h", "-help", "--help"}, &O.Help)
                   .Default(nullptr);
  if (Flag) {
    *Flag = true;
    return Error::success();
  }
  auto [Name, Value] = Arg.split('=');
  if (Name != "--emit" && Name != "--dyn-async" && Name != "--sanitize" &&
      Name != "--link" && Name != "--target" && Name != "--cpu" &&
      Name != "--panic" && Name != "--dispatch")
    return usage("unknown option '" + Arg + "'; --help lists them all");
  if (!Arg.contains('=') && !Rest.empty()) {
    Value = Rest.front();
    Rest = Rest.drop_front();
  }
  if (Value.empty())
    return usage(Name + " needs a value, as in " + Name + "=VALUE");
  return parseValue(Name, Value);
}

Error OptionParser::parseValue(StringRef Name, StringRef Value) {
  if (Name == "--emit") {
    std::optional<Emit> Kind = emitKind(Value);
    if (!Kind)
      return usage("--emit: unknown '" + Value +
                   "' (known: llvm-ir, lowered, optimized, obj)");
    O.Kind = *Kind;
    HasEmit = true;
  } else if (Name == "--dyn-async") {
    Expected<dynasync::Strategy> S =
        dynasync::Strategy::parse(Value, /*WithElide=*/false);
    if (!S)
      return usage("--dyn-async: " + toString(S.takeError()));
    if (S->K == dynasync::Strategy::Kind::Try)
      return usage("--dyn-async: 'try' makes a `Result` of what a call gives: "
                   "say it at the call itself");
    O.Strategy = Value.str();
  } else if (Name == "--link") {
    O.Link.push_back(Value.str());
  } else if (Name == "--sanitize") {
    if (Value != "address")
      return usage("--sanitize: unknown '" + Value + "' (known: address)");
    O.SanitizeAddress = true;
  } else if (Name == "--dispatch") {
    if (Value != "callee" && Value != "caller")
      return usage("--dispatch: unknown '" + Value +
                   "' (known: callee, caller)");
    O.CallerDispatch = Value == "caller";
  } else if (Name == "--panic") {
    if (Value != "abort")
      return usage("--panic: unknown '" + Value + "' (known: abort)");
    O.PanicAbort = true;
  } else if (Name == "--cpu") {
    O.CPU = Value.str();
  } else {
    O.Target = Triple::normalize(Value);
  }
  return Error::success();
}

Error OptionParser::checkAll() {
  if (!HasInput)
    return usage("no input file; --help tells how to call traitc");
  if (O.Run && HasEmit)
    return usage("--run and --emit exclude each other");
  if (O.Run && HasOutput)
    return usage("--run makes no file: -o is not for it");
  if (O.Run || (HasOutput && !HasEmit))
    O.Kind = Emit::Program;
  if (O.Kind == Emit::Program && !O.Target.empty())
    return usage("an executable is for this machine only; with --target, use "
                 "--emit=obj");
  if (O.Kind == Emit::Program && (O.NoHeap || O.PanicAbort))
    return usage("an executable has the runtime of this machine; with "
                 "--no-heap and --panic, use --emit=obj");
  if (!O.CPU.empty() && O.Target.empty())
    return usage("--cpu needs --target");
  if (O.Kind != Emit::Program && !O.Link.empty())
    return usage("--link is for executables; nothing is linked here");
  if (O.Kind == Emit::Program && O.Output == "-")
    return usage("an executable does not go to standard output; with -o -, "
                 "use --emit");
  if (O.Kind == Emit::Object && !HasOutput)
    return usage("--emit=obj needs -o FILE");
  if (!HasOutput)
    O.Output = "-";
  return Error::success();
}

Expected<DriverOptions> traitc::parseOptions(ArrayRef<const char *> Args) {
  return OptionParser(Args).run();
}
