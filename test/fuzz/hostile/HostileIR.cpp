//===- HostileIR.cpp - The passes on IR that nobody should write ----------===//
//
// An input is IR as text. Its first line may name the pipeline:
//
//   ; pipeline: default<O2>
//
// Whatever LLVM's verifier lets through must come out as IR that it lets
// through again, of a size in proportion, with errors or without. What LLVM
// itself cannot bear, without our passes, is left out.
//
//===----------------------------------------------------------------------===//

#include "ContractMutations.h"
#include "Guard.h"
#include "Pipelines.h"
#include "TextMutations.h"
#include "Vocabulary.h"
#include "dynasync/Contract.h"
#include "dynasync/Pipeline.h"
#include "llvm/AsmParser/Parser.h"
#include "llvm/FuzzMutate/IRMutator.h"
#include "llvm/FuzzMutate/Operations.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/IntrinsicInst.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PatternMatch.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
using namespace dynasync;
using namespace dynasync::fuzz;

static constexpr StringLiteral Mark("; pipeline:");
/// Larger modules cost more time than they find.
static constexpr size_t MaxInstructions = 3000;

namespace {

/// Counts errors. Remarks are wanted: making one is code, too.
struct Listener : DiagnosticHandler {
  bool handleDiagnostics(const DiagnosticInfo &DI) override {
    Errors += DI.getSeverity() == DS_Error;
    return true;
  }
  bool isAnalysisRemarkEnabled(StringRef) const override { return false; }
  bool isPassedOptRemarkEnabled(StringRef Pass) const override {
    return Pass.starts_with(RemarkPass);
  }
  bool isMissedOptRemarkEnabled(StringRef Pass) const override {
    return Pass.starts_with(RemarkPass);
  }
  bool isAnyRemarkEnabled() const override { return true; }

  unsigned Errors = 0;
};

struct Input {
  explicit Input(StringRef Bytes) : Whole(Bytes), Text(Whole) {
    Header = takeHeader(Text, Mark);
    auto Handler = std::make_unique<Listener>();
    L = Handler.get();
    C.setDiagnosticHandler(std::move(Handler));
  }
  /// Null if it is no valid IR.
  Module *parse() {
    SMDiagnostic Error;
    M = parseAssemblyString(Text, Error, C);
    if (!M || verifyModule(*M) || M->getInstructionCount() > MaxInstructions)
      M = nullptr;
    return M.get();
  }
  const Pipeline *pipeline() const {
    if (Header.empty())
      return &Pipelines[0];
    const auto *P =
        find_if(Pipelines, [&](const Pipeline &P) { return P.Text == Header; });
    return P == std::end(Pipelines) ? nullptr : P;
  }

  std::string Whole; ///< with the null byte at the end that the lexer wants
  StringRef Text, Header;
  LLVMContext C;
  std::unique_ptr<Module> M;
  Listener *L;
};

} // namespace

static void run(Module &M, StringRef Text, bool WithOurs) {
  LoopAnalysisManager LAM;
  FunctionAnalysisManager FAM;
  CGSCCAnalysisManager CGAM;
  ModuleAnalysisManager MAM;
  PassInstrumentationCallbacks PIC;
  PassBuilder PB(nullptr, PipelineTuningOptions(), std::nullopt, &PIC);
  if (WithOurs)
    registerDynAsyncPasses(PB);
  else
    // What CoroSplit leaves invalid, passes behind it may survive by chance.
    PIC.registerAfterPassCallback(
        [&M](StringRef Pass, const Any &, const PreservedAnalyses &) {
          if (Pass.starts_with("Coro") && verifyModule(M))
            abort();
        });
  PB.registerModuleAnalyses(MAM);
  PB.registerCGSCCAnalyses(CGAM);
  PB.registerFunctionAnalyses(FAM);
  PB.registerLoopAnalyses(LAM);
  PB.crossRegisterProxies(LAM, FAM, CGAM, MAM);
  ModulePassManager MPM;
  cantFail(PB.parsePassPipeline(MPM, Text));
  MPM.run(M, MAM);
}

[[noreturn]] static void wrong(const Twine &What, const Module &M) {
  errs() << M << "\nhostile-ir: " << What << '\n';
  errs().flush();
  abort();
}

static void mustBeValid(const Module &M, StringRef When) {
  std::string Message;
  raw_string_ostream OS(Message);
  if (verifyModule(M, &OS))
    wrong("invalid IR after " + When + ":\n" + Message, M);
}

// Code generators stop at operand bundles that they do not know.
static bool hasOurBundle(Module &M) {
  for (CallBase *CB : callsOf(M))
    for (StringRef Name :
         {SlotBundle, SealedBundle, FrameBundle, ArgumentBundle})
      if (CB->countOperandBundlesOfType(Name) != 0 &&
          !CB->getFunction()->hasAvailableExternallyLinkage())
        return true;
  return false;
}

// LLVM ends there, unless it has removed the function before it looks.
static bool hasTwoFinalSuspends(Module &M) {
  for (Function &F : M)
    if (count_if(instructions(F), [](Instruction &I) {
          auto *II = dyn_cast<IntrinsicInst>(&I);
          return II && II->getIntrinsicID() == Intrinsic::coro_suspend &&
                 PatternMatch::match(II->getArgOperand(1),
                                     PatternMatch::m_One());
        }) > 1)
      return true;
  return false;
}

static Guard TheirPasses;

// What a helper process does with an input first.
static bool bearsTheirs(StringRef Bytes) {
  Input In(Bytes);
  const Pipeline *P = In.pipeline();
  Module *M = P ? In.parse() : nullptr;
  if (!M)
    return false;
  run(*M, P->Theirs, /*WithOurs=*/false);
  return !verifyModule(*M);
}

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  // Else the parser itself verifies what has debug information, and aborts.
  const char *Args[] = {"hostile-ir", "-disable-auto-upgrade-debug-info"};
  cl::ParseCommandLineOptions(std::size(Args), Args);
  TheirPasses.start(bearsTheirs, /*SecondsEach=*/10);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  Input In(StringRef(reinterpret_cast<const char *>(Data), Size));
  const Pipeline *P = In.pipeline();
  Module *M = P ? In.parse() : nullptr;
  if (!M)
    return -1;
  if (!P->Theirs.empty() &&
      (hasTwoFinalSuspends(*M) || !TheirPasses.survives(In.Whole)))
    return -1;
  size_t Before = M->getInstructionCount() + M->size() + M->global_size();
  run(*M, P->Text, /*WithOurs=*/true);
  mustBeValid(*M, P->Text);
  size_t After = M->getInstructionCount();
  if (P->Theirs.empty() && After > 200 * (Before + 50))
    wrong("too large after " + P->Text + ": " + Twine(After) +
              " instructions of " + Twine(Before),
          *M);
  if (P->IsWhole && In.L->Errors == 0 && hasOurBundle(*M))
    wrong("a bundle is left after " + P->Text, *M);
  return 0;
}

// --- Mutations ---------------------------------------------------------------

static IRMutator &plainMutator() {
  static IRMutator M = [] {
    std::vector<TypeGetter> Types{
        [](LLVMContext &C) { return PointerType::get(C, 0); }, Type::getInt1Ty,
        Type::getInt8Ty, Type::getInt32Ty, Type::getInt64Ty};
    std::vector<std::unique_ptr<IRMutationStrategy>> S;
    S.push_back(std::make_unique<InjectorIRStrategy>(
        InjectorIRStrategy::getDefaultOps()));
    S.push_back(std::make_unique<InstDeleterIRStrategy>());
    S.push_back(std::make_unique<InstModificationIRStrategy>());
    S.push_back(std::make_unique<InsertFunctionStrategy>());
    S.push_back(std::make_unique<InsertCFGStrategy>());
    S.push_back(std::make_unique<InsertPHIStrategy>());
    S.push_back(std::make_unique<SinkInstructionStrategy>());
    S.push_back(std::make_unique<ShuffleBlockStrategy>());
    return IRMutator(std::move(Types), std::move(S));
  }();
  return M;
}

static std::string print(const Module &M) {
  std::string Text;
  raw_string_ostream OS(Text);
  M.print(OS, nullptr);
  return Text;
}

static void mutateOptions(Module &M, Random &R) {
  static constexpr StringLiteral Options[] = {"strategy=auto",
                                              "strategy=nested",
                                              "strategy=inline(64)",
                                              "strategy=cache",
                                              "strategy=try(64)",
                                              "strategy=inline-or-trap(64)",
                                              "strategy=box",
                                              "strategy=sealed",
                                              "strategy=custom(grow)",
                                              "heap=no",
                                              "names=no",
                                              "heap=no;names=no;slot=128",
                                              "slot=0",
                                              "slot=1073741824",
                                              "heap=no;strategy=sealed",
                                              "heap=no;slot=4096",
                                              "heap=no;strategy=inline(64)"};
  if (NamedMDNode *Old = M.getNamedMetadata(OptionsMetadata))
    Old->eraseFromParent();
  LLVMContext &C = M.getContext();
  M.getOrInsertNamedMetadata(OptionsMetadata)
      ->addOperand(MDNode::get(C, MDString::get(C, R.of(Options))));
}

static std::string mutated(StringRef Bytes, Random &R) {
  Input In(Bytes);
  if (R.oneIn(4))
    return mutateText(In.Text, In.Text, irWords(), R);
  Module *M = In.parse();
  if (!M)
    return mutateText(In.Text, In.Text, irWords(), R);
  for (size_t N = 1 + R.below(3); N != 0; --N) {
    // The one of plain IR wants a valid module.
    if (R.oneIn(4) && !verifyModule(*M))
      plainMutator().mutateModule(*M, static_cast<int>(R.below(INT_MAX)),
                                  MaxInstructions);
    else if (R.oneIn(16))
      mutateOptions(*M, R);
    else
      mutateContract(*M, R);
  }
  return verifyModule(*M) ? "" : print(*M);
}

static std::string someHeader(Random &R) {
  return (Mark + " " + R.of(Pipelines).Text + "\n").str();
}

// Writes Text, behind a header, over the input if it is valid.
static size_t replaceBy(StringRef Header, StringRef Text, uint8_t *Data,
                        size_t MaxSize) {
  if (Text.empty() || Header.size() + Text.size() > MaxSize ||
      !Input(Text).parse())
    return 0;
  memcpy(Data, Header.data(), Header.size());
  memcpy(Data + Header.size(), Text.data(), Text.size());
  return Header.size() + Text.size();
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t *Data, size_t Size,
                                          size_t MaxSize, unsigned Seed) {
  Random R(Seed);
  std::string Old(reinterpret_cast<const char *>(Data), Size);
  StringRef Text = Old;
  StringRef OldHeader = takeHeader(Text, Mark);
  std::string Header = OldHeader.empty() || R.oneIn(6)
                           ? someHeader(R)
                           : (Mark + " " + OldHeader + "\n").str();
  for (unsigned Attempt = 0; Attempt != 8; ++Attempt)
    if (size_t New = replaceBy(Header, mutated(Text, R), Data, MaxSize))
      return New;
  size_t New = replaceBy(someHeader(R), Text, Data, MaxSize);
  return New != 0 ? New : Size;
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t *Data1, size_t Size1,
                                            const uint8_t *Data2, size_t Size2,
                                            uint8_t *Out, size_t MaxOutSize,
                                            unsigned Seed) {
  Random R(Seed);
  Input In(StringRef(reinterpret_cast<const char *>(Data1), Size1));
  StringRef Other(reinterpret_cast<const char *>(Data2), Size2);
  StringRef OtherHeader = takeHeader(Other, Mark);
  StringRef Kept = R.oneIn(2) || OtherHeader.empty() ? In.Header : OtherHeader;
  std::string Header =
      Kept.empty() ? someHeader(R) : (Mark + " " + Kept + "\n").str();
  return replaceBy(Header, mutateText(In.Text, Other, irWords(), R), Out,
                   MaxOutSize);
}
