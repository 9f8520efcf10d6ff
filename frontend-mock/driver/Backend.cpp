//===- Backend.cpp - From annotated IR to what was asked for --------------===//

#include "driver/Backend.h"
#include "dynasync/Pipeline.h"
#include "dynasync/VerifierPass.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/Analysis/LoopAnalysisManager.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/DiagnosticInfo.h"
#include "llvm/IR/DiagnosticPrinter.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Verifier.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Passes/StandardInstrumentations.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/ToolOutputFile.h"
#include "llvm/Support/WithColor.h"
#include "llvm/TargetParser/Host.h"
#include "llvm/Transforms/Instrumentation/AddressSanitizer.h"
#include "llvm/Transforms/Utils/Local.h"

using namespace llvm;

namespace traitc {

// --- Target ------------------------------------------------------------------

Expected<std::unique_ptr<TargetMachine>>
makeTargetMachine(const DriverOptions &Opts) {
  StringRef Name = Opts.Target;
  InitializeAllTargetInfos();
  InitializeAllTargets();
  InitializeAllTargetMCs();
  InitializeAllAsmPrinters();
  Triple T(Name.empty() ? sys::getDefaultTargetTriple() : Name.str());
  std::string Message;
  const Target *Found = TargetRegistry::lookupTarget(T, Message);
  if (!Found)
    return createStringError("--target: " + Message);
  static constexpr CodeGenOptLevel Levels[] = {
      CodeGenOptLevel::None, CodeGenOptLevel::Less, CodeGenOptLevel::Default,
      CodeGenOptLevel::Aggressive};
  // Nobody relocates a program on bare metal.
  bool Bare = T.isOSUnknown();
  auto CodeModel =
      Bare && T.isRISCV() ? std::optional(CodeModel::Medium) : std::nullopt;
  // What `generic` leaves out, hard floats for one, is no choice of ours.
  std::unique_ptr<TargetMachine> TM(Found->createTargetMachine(
      T, Opts.CPU, /*Features=*/"", TargetOptions(),
      Bare ? Reloc::Static : Reloc::PIC_, CodeModel, Levels[Opts.Level]));
  if (!TM)
    return createStringError("--target: LLVM cannot compile for " + T.str());
  // AArch64's default at -O0. In LLVM 22 a landing pad then calls with what is
  // in the register of its second value, in place of the second argument.
  TM->setGlobalISel(false);
  if (!Opts.CPU.empty() &&
      !TM->getMCSubtargetInfo()->isCPUStringValid(Opts.CPU))
    return createStringError("--cpu: " + T.str() + " has no '" + Opts.CPU +
                             "'");
  return std::move(TM);
}

// --- Messages ----------------------------------------------------------------

class Reporter : public DiagnosticHandler {
public:
  Reporter(MemoryBufferRef Source, bool Remarks) : Remarks(Remarks) {
    SM.AddNewSourceBuffer(MemoryBuffer::getMemBuffer(Source), SMLoc());
  }

  bool handleDiagnostics(const DiagnosticInfo &DI) override;
  bool isAnalysisRemarkEnabled(StringRef) const override { return false; }
  bool isPassedOptRemarkEnabled(StringRef Pass) const override {
    return Remarks && Pass.starts_with("dynasync");
  }
  bool isMissedOptRemarkEnabled(StringRef Pass) const override {
    return Remarks && Pass.starts_with("dynasync");
  }
  bool isAnyRemarkEnabled() const override { return Remarks; }

  unsigned Errors = 0;

private:
  void printAt(const DiagnosticInfoWithLocationBase &DI,
               SourceMgr::DiagKind Kind, const Twine &Message);

  SourceMgr SM; ///< the program's text
  bool Remarks;
  StringSet<> Printed;
};

static SourceMgr::DiagKind kindOf(const DiagnosticInfo &DI) {
  switch (DI.getSeverity()) {
  case DS_Error:
    return SourceMgr::DK_Error;
  case DS_Warning:
    return SourceMgr::DK_Warning;
  default:
    return SourceMgr::DK_Remark;
  }
}

/// As the front end prints its own. Instances of generic code say it once.
void Reporter::printAt(const DiagnosticInfoWithLocationBase &DI,
                       SourceMgr::DiagKind Kind, const Twine &Message) {
  StringRef File = DI.getLocation().getRelativePath();
  DiagnosticLocation At = DI.getLocation();
  std::string Text = Message.str();
  if (!Printed.insert(DI.getLocationStr() + Text).second)
    return;
  SMLoc Loc;
  if (SM.getMemoryBuffer(SM.getMainFileID())->getBufferIdentifier() == File)
    Loc = SM.FindLocForLineAndColumn(SM.getMainFileID(), At.getLine(),
                                     std::max(At.getColumn(), 1U));
  if (Loc.isValid())
    return SM.PrintMessage(errs(), Loc, Kind, Text);
  // In the prelude.
  std::string Where = DI.getLocationStr();
  SM.PrintMessage(errs(), SMDiagnostic(Where, Kind, Text));
}

bool Reporter::handleDiagnostics(const DiagnosticInfo &DI) {
  if (DI.getSeverity() == DS_Note)
    return true;
  SourceMgr::DiagKind Kind = kindOf(DI);
  Errors += Kind == SourceMgr::DK_Error;
  if (auto *Remark = dyn_cast<DiagnosticInfoOptimizationBase>(&DI)) {
    if (!Remark->isEnabled())
      return true;
    if (Remark->isLocationAvailable()) {
      printAt(*Remark, Kind, Remark->getMsg());
      return true;
    }
    errs() << Remark->getFunction().getName() << ": ";
    WithColor::remark(errs()) << Remark->getMsg() << '\n';
    return true;
  }
  if (auto *Unsupported = dyn_cast<DiagnosticInfoUnsupported>(&DI);
      Unsupported && Unsupported->isLocationAvailable()) {
    printAt(*Unsupported, Kind, Unsupported->getMessage());
    return true;
  }
  DiagnosticPrinterRawOStream OS(errs());
  switch (DI.getSeverity()) {
  case DS_Error:
    WithColor::error(errs());
    break;
  case DS_Warning:
    WithColor::warning(errs());
    break;
  default:
    WithColor::remark(errs());
    break;
  }
  DI.print(OS);
  errs() << '\n';
  return true;
}

Reporter &installReporter(LLVMContext &C, MemoryBufferRef Source,
                          bool Remarks) {
  auto Owner = std::make_unique<Reporter>(Source, Remarks);
  Reporter &R = *Owner;
  C.setDiagnosticHandler(std::move(Owner));
  return R;
}

unsigned errorCount(const Reporter &R) { return R.Errors; }

bool verify(Module &M, const Reporter &R) {
  return !verifyModule(M, &errs()) && dynasync::verifyContract(M) &&
         R.Errors == 0;
}

// --- Passes ------------------------------------------------------------------

static OptimizationLevel optimizationLevel(unsigned Level) {
  switch (Level) {
  case 0:
    return OptimizationLevel::O0;
  case 1:
    return OptimizationLevel::O1;
  case 2:
    return OptimizationLevel::O2;
  default:
    return OptimizationLevel::O3;
  }
}

/// As clang has it: behind everything that the optimizer does.
static void registerSanitizer(PassBuilder &PB) {
  PB.registerOptimizerLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel, auto &&...) {
        AddressSanitizerOptions Options;
        Options.UseAfterScope = true;
        MPM.addPass(AddressSanitizerPass(Options));
      });
}

/// Calls that may panic do not return then.
static void removeUnwinding(Module &M) {
  for (Function &F : M) {
    F.setDoesNotThrow();
    F.setUWTableKind(UWTableKind::None);
    if (F.isDeclaration())
      continue;
    for (BasicBlock &BB : F)
      if (auto *II = dyn_cast<InvokeInst>(BB.getTerminator()))
        changeToCall(II);
    removeUnreachableBlocks(F);
    F.setPersonalityFn(nullptr);
  }
  if (Function *Personality = M.getFunction("__gxx_personality_v0"))
    if (Personality->use_empty())
      Personality->eraseFromParent();
}

void runPasses(Module &M, const DriverOptions &Opts, TargetMachine &Target) {
  if (Opts.PanicAbort)
    removeUnwinding(M);
  if (Opts.SanitizeAddress)
    for (Function &F : M)
      if (!F.isDeclaration())
        F.addFnAttr(Attribute::SanitizeAddress);
  if (Opts.Kind == Emit::IR)
    return;

  LoopAnalysisManager LAM;
  FunctionAnalysisManager FAM;
  CGSCCAnalysisManager CGAM;
  ModuleAnalysisManager MAM;
  PassInstrumentationCallbacks PIC;
  StandardInstrumentations SI(M.getContext(), /*DebugLogging=*/false);
  SI.registerCallbacks(PIC, &MAM);
  PassBuilder PB(&Target, PipelineTuningOptions(), std::nullopt, &PIC);
  if (Opts.SanitizeAddress)
    registerSanitizer(PB);
  PB.registerModuleAnalyses(MAM);
  PB.registerCGSCCAnalyses(CGAM);
  PB.registerFunctionAnalyses(FAM);
  PB.registerLoopAnalyses(LAM);
  PB.crossRegisterProxies(LAM, FAM, CGAM, MAM);

  ModulePassManager MPM;
  if (Opts.Kind == Emit::Lowered) {
    dynasync::registerDynAsyncPasses(PB);
    cantFail(PB.parsePassPipeline(MPM, "dynasync"));
  } else {
    MPM = dynasync::buildDynAsyncPipeline(PB, optimizationLevel(Opts.Level));
  }
  MPM.run(M, MAM);
}

// --- Output ------------------------------------------------------------------

/// Deleted again unless it is kept: a failed run leaves no file.
static Expected<std::unique_ptr<ToolOutputFile>> open(StringRef Name,
                                                      bool Text) {
  std::error_code EC;
  auto File = std::make_unique<ToolOutputFile>(
      Name, EC, Text ? sys::fs::OF_Text : sys::fs::OF_None);
  if (EC)
    return createStringError("cannot write '" + Name + "': " + EC.message());
  return std::move(File);
}

static std::string shown(StringRef Name) {
  return Name == "-" ? "standard output" : ("'" + Name + "'").str();
}

static Error close(ToolOutputFile &File, StringRef Name) {
  raw_fd_ostream &OS = File.os();
  OS.flush();
  if (OS.has_error()) {
    std::string Message = OS.error().message();
    OS.clear_error();
    return createStringError("cannot write " + shown(Name) + ": " + Message);
  }
  File.keep();
  return Error::success();
}

Error writeIR(const Module &M, StringRef Output) {
  auto File = open(Output, /*Text=*/true);
  if (!File)
    return File.takeError();
  M.print((*File)->os(), nullptr);
  return close(**File, Output);
}

Error writeObject(Module &M, StringRef Output, TargetMachine &Target) {
  auto File = open(Output, /*Text=*/false);
  if (!File)
    return File.takeError();
  // The writer of objects goes back in its output.
  SmallVector<char, 0> Buffer;
  raw_svector_ostream OS(Buffer);
  legacy::PassManager PM;
  if (Target.addPassesToEmitFile(PM, OS, nullptr, CodeGenFileType::ObjectFile))
    return createStringError("LLVM makes no object files for " +
                             Target.getTargetTriple().str());
  PM.run(M);
  (*File)->os() << StringRef(Buffer.data(), Buffer.size());
  return close(**File, Output);
}

} // namespace traitc
