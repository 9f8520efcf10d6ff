//===- Host.h - Whether the LLVM that loads the plugin fits -----*- C++ -*-===//

#ifndef DYNASYNC_HOST_H
#define DYNASYNC_HOST_H

namespace dynasync {

/// Whether the compiler that loaded the plugin has the LLVM that the plugin was
/// compiled against: its major version, and the same choice of
/// LLVM_ENABLE_ABI_BREAKING_CHECKS, which changes the layout of classes. If
/// not, says so on stderr, with what to do.
bool hostFits();

} // namespace dynasync

#endif // DYNASYNC_HOST_H
