//===- Plugin.cpp - Registration with LLVM's pass builder -----------------===//
//
// The only file that knows PassBuilder: names of passes, and where they run.
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "Host.h"
#include "dynasync/AwaitSpillsPass.h"
#include "dynasync/AwaitedCallsPass.h"
#include "dynasync/DispatchPass.h"
#include "dynasync/ElidePass.h"
#include "dynasync/FastPathPass.h"
#include "dynasync/Pipeline.h"
#include "dynasync/SlotEntriesPass.h"
#include "dynasync/VerifierPass.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Transforms/Coroutines/CoroSplit.h"
#include "llvm/Transforms/Instrumentation/PGOInstrumentation.h"

using namespace llvm;
using namespace dynasync;

// A mistake in a pass's parameters ends the host with one clean line, as its
// own parser does: returning false would add a misleading "unknown pass name".
static Options parseOptions(StringRef PassName, StringRef Text) {
  ExitOnError Exit(("dynasync: " + PassName + ": ").str());
  return Exit(Options::parse(Text));
}

static bool parseModulePass(StringRef Name, ModulePassManager &MPM,
                            ArrayRef<PassBuilder::PipelineElement>) {
#define MODULE_PASS(NAME, CLASS)                                               \
  if (Name == NAME) {                                                          \
    MPM.addPass(CLASS());                                                      \
    return true;                                                               \
  }
#define MODULE_PASS_WITH_OPTIONS(NAME, CLASS)                                  \
  if (PassBuilder::checkParametrizedPassName(Name, NAME)) {                    \
    StringRef Text = Name.drop_front(StringRef(NAME).size());                  \
    Text.consume_front("<");                                                   \
    Text.consume_back(">");                                                    \
    MPM.addPass(CLASS(parseOptions(NAME, Text)));                              \
    return true;                                                               \
  }
#include "Passes.def"
  // All that lowering needs, in one name.
  if (PassBuilder::checkParametrizedPassName(Name, "dynasync")) {
    StringRef Text = Name.drop_front(StringRef("dynasync").size());
    Text.consume_front("<");
    Text.consume_back(">");
    Options Opts = parseOptions("dynasync", Text);
    MPM.addPass(SlotEntriesPass(Opts));
    MPM.addPass(AwaitedCallsPass(Opts));
    MPM.addPass(DispatchPass());
    return true;
  }
  return false;
}

static bool parseCGSCCPass(StringRef Name, CGSCCPassManager &CGPM,
                           ArrayRef<PassBuilder::PipelineElement>) {
#define CGSCC_PASS(NAME, CLASS)                                                \
  if (Name == NAME) {                                                          \
    CGPM.addPass(CLASS());                                                     \
    return true;                                                               \
  }
#include "Passes.def"
  return false;
}

static bool parseFunctionPass(StringRef Name, FunctionPassManager &FPM,
                              ArrayRef<PassBuilder::PipelineElement>) {
#define FUNCTION_PASS(NAME, CLASS)                                             \
  if (Name == NAME) {                                                          \
    FPM.addPass(CLASS());                                                      \
    return true;                                                               \
  }
#include "Passes.def"
  return false;
}

void dynasync::registerDynAsyncPasses(PassBuilder &PB, const Options &Opts) {
  if (PassInstrumentationCallbacks *PIC =
          PB.getPassInstrumentationCallbacks()) {
#define MODULE_PASS(NAME, CLASS) PIC->addClassToPassName(CLASS::name(), NAME);
#define MODULE_PASS_WITH_OPTIONS(NAME, CLASS)                                  \
  PIC->addClassToPassName(CLASS::name(), NAME);
#define CGSCC_PASS(NAME, CLASS) PIC->addClassToPassName(CLASS::name(), NAME);
#define FUNCTION_PASS(NAME, CLASS) PIC->addClassToPassName(CLASS::name(), NAME);
#include "Passes.def"
    // Promotion from a profile comes after the last extension point before
    // coroutines are split. It preserves nothing where it promoted a call.
    PIC->registerAfterPassCallback(
        [](StringRef Pass, Any IR, const PreservedAnalyses &PA) {
          if (Pass != PGOIndirectCallPromotion::name() || PA.areAllPreserved())
            return;
          ModuleAnalysisManager None;
          if (auto *M = any_cast<const Module *>(&IR))
            KnownCalleesPass().run(const_cast<Module &>(**M), None);
        });
    // There is no extension point right before coroutines are split.
    PIC->registerBeforeNonSkippedPassCallback([](StringRef Pass, Any IR) {
      if (Pass != CoroSplitPass::name())
        return;
      FunctionAnalysisManager None;
      if (auto *C = any_cast<const LazyCallGraph::SCC *>(&IR))
        for (LazyCallGraph::Node &N : const_cast<LazyCallGraph::SCC &>(**C))
          AwaitSpillsPass().run(N.getFunction(), None);
    });
  }
  PB.registerPipelineParsingCallback(parseModulePass);
  PB.registerPipelineParsingCallback(parseCGSCCPass);
  PB.registerPipelineParsingCallback(parseFunctionPass);
  // The one point that sees unsplit coroutines in every pipeline.
  PB.registerPipelineStartEPCallback(
      [Opts](ModulePassManager &MPM, OptimizationLevel Level) {
        MPM.addPass(SlotEntriesPass(Opts));
        MPM.addPass(AwaitedCallsPass(Opts));
        MPM.addPass(KnownCalleesPass());
        MPM.addPass(ElideOrderPass());
        if (Level == OptimizationLevel::O0)
          MPM.addPass(SplitForElisionPass());
      });
  PB.registerCGSCCOptimizerLateEPCallback(
      [](CGSCCPassManager &CGPM, OptimizationLevel Level) {
        if (Level != OptimizationLevel::O0)
          CGPM.addPass(ElidePass());
      });
  // After early devirtualization, before the first coroutine is split.
  PB.registerPipelineEarlySimplificationEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel Level, auto &&...) {
        if (Level != OptimizationLevel::O0)
          MPM.addPass(KnownCalleesPass());
      });
  PB.registerOptimizerEarlyEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel Level, auto &&...) {
        MPM.addPass(FrameSizesPass());
        if (Level != OptimizationLevel::O0)
          MPM.addPass(FastPathPass());
      });
  // Clang's pipelines for LTO's first half run these too.
  PB.registerOptimizerLastEPCallback(
      [](ModulePassManager &MPM, OptimizationLevel, ThinOrFullLTOPhase Phase) {
        // What splits coroutines later may not have the plugin.
        if (Phase == ThinOrFullLTOPhase::ThinLTOPreLink)
          MPM.addPass(FrameSizesPass());
        MPM.addPass(DispatchPass());
      });
}

ModulePassManager dynasync::buildDynAsyncPipeline(PassBuilder &PB,
                                                  OptimizationLevel Level,
                                                  const Options &Opts) {
  registerDynAsyncPasses(PB, Opts);
  return PB.buildPerModuleDefaultPipeline(Level);
}

static void registerCallbacks(PassBuilder &PB) { registerDynAsyncPasses(PB); }

extern "C" LLVM_ATTRIBUTE_WEAK
    LLVM_ATTRIBUTE_VISIBILITY_DEFAULT PassPluginLibraryInfo
    llvmGetPassPluginInfo() {
  // No LLVM takes a plugin whose interface has the number 0.
  return {hostFits() ? LLVM_PLUGIN_API_VERSION : 0u, "DynAsync",
          DYNASYNC_VERSION, registerCallbacks};
}
