# RUN: bash %s %wrapper %plugin %include %t "%clangxx" | FileCheck %s
#
# A plugin that loads and does nothing: the doctor measures, it does not trust.
set -eu
wrapper=$1 plugin=$2 include=$3 top=$4 clangxx=$5
rm -rf "$top"
mkdir -p "$top/bin" "$top/lib"
cp "$wrapper" "$top/bin/"
cp -r "$include" "$top/include"

cat >"$top/idle.cpp" <<'CPP'
#include "llvm/Plugins/PassPlugin.h"
extern "C" llvm::PassPluginLibraryInfo llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "Idle", "0", [](llvm::PassBuilder &) {}};
}
CPP
$clangxx -shared -fPIC -w $(llvm-config --cppflags) "$top/idle.cpp" \
  -o "$top/lib/${plugin##*/}"
! "$top/bin/dynasync-clang++" --doctor || exit 1
# CHECK: ok the compiler loads the plugin
# CHECK: FAIL 1000 awaited virtual calls: 1000 allocations without the plugin, 1000 with it
# CHECK: -Rpass=dynasync -Rpass-missed=dynasync
