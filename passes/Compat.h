//===- Compat.h - What differs between LLVM versions ------------*- C++ -*-===//
//
// The only place that may ask which LLVM this is. The target is LLVM 22.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_COMPAT_H
#define DYNASYNC_COMPAT_H

#include "llvm/Config/llvm-config.h"

#if __has_include("llvm/Plugins/PassPlugin.h")
#include "llvm/Plugins/PassPlugin.h"
#else
#include "llvm/Passes/PassPlugin.h"
#endif

#if LLVM_VERSION_MAJOR < 20
#error DynAsync needs LLVM 20 or later (the coro_elide_safe attribute); it is built and tested with LLVM 22.
#endif

#endif // DYNASYNC_COMPAT_H
