//===- Host.cpp - Whether the LLVM that loads the plugin fits -------------===//
//
// Runs first, in a compiler that may have any LLVM: nothing here calls into it
// but the one function of its C interface that tells its version.
//
//===----------------------------------------------------------------------===//

#include "Host.h"
#include "llvm-c/Core.h"
#include "llvm/Config/abi-breaking.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/Compiler.h"
#include <cstdio>

using namespace dynasync;

// Since LLVM 16; not there either where a compiler has LLVM linked into it
// without that part.
#pragma weak LLVMGetVersion
// The vtable of llvm::DiagnosticInfoGeneric, which is younger.
extern "C" LLVM_ATTRIBUTE_WEAK const char
    GenericDiagnostic __asm__("_ZTVN4llvm21DiagnosticInfoGenericE");

// Reads what the dynamic linker left, whatever the compiler knows of addresses.
template <class T> static bool isThere(T *Address) {
  T *volatile Kept = Address;
  return Kept;
}

static bool refuse(const char *HostHas) {
  std::fprintf(
      stderr,
      "dynasync: error: this plugin is for LLVM %d, and what loads it "
      "has %s: run clang++-%d (or opt-%d, ld.lld-%d), or build DynAsync "
      "for the LLVM that you have\n",
      LLVM_VERSION_MAJOR, HostHas, LLVM_VERSION_MAJOR, LLVM_VERSION_MAJOR,
      LLVM_VERSION_MAJOR);
  return false;
}

bool dynasync::hostFits() {
  if (isThere(&LLVMGetVersion)) {
    unsigned Major = 0, Minor = 0, Patch = 0;
    LLVMGetVersion(&Major, &Minor, &Patch);
    if (Major != LLVM_VERSION_MAJOR) {
      char Text[32];
      std::snprintf(Text, sizeof(Text), "LLVM %u.%u.%u", Major, Minor, Patch);
      return refuse(Text);
    }
  } else if (!isThere(&GenericDiagnostic)) {
    return refuse("an older LLVM");
  }
#if LLVM_ENABLE_ABI_BREAKING_CHECKS
  return llvm::VerifyEnableABIBreakingChecks ||
         refuse("one without LLVM_ENABLE_ABI_BREAKING_CHECKS");
#else
  return llvm::VerifyDisableABIBreakingChecks ||
         refuse("one with LLVM_ENABLE_ABI_BREAKING_CHECKS");
#endif
}
