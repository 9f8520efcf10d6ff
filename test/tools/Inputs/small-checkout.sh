# Sourced: `small_checkout SOURCE FOLDER` copies what set-up needs, with a
# plugin of one small file, no front end, report or generator of programs, so that
# building takes a moment.
small_checkout() {
  rm -rf "$2"
  mkdir -p "$2/passes" "$2/test"
  cp -r "$1/scripts" "$1/include" "$1/cmake" "$1/runtime" \
    "$1/CMakePresets.json" "$2/"
  cp -r "$1"/test/lit.* "$1/test/support" "$2/test/"
  sed -e '/^set(DYNASYNC_PASS_SOURCES/,/)/c set(DYNASYNC_PASS_SOURCES passes/Plugin.cpp)' \
    -e '/^option(DYNASYNC_\(TRAITC\|REPORT\)/{n;s/\${.*/OFF)/}' \
    -e '/^option(DYNASYNC_TOOLS/s/\${.*/OFF)/' \
    -e '/add_subdirectory(\(test\/fuzz\|tools\/loading\))/d' \
    "$1/CMakeLists.txt" >"$2/CMakeLists.txt"
  cat >"$2/passes/Plugin.cpp" <<'CPP'
#include "llvm/Plugins/PassPlugin.h"
extern "C" LLVM_ATTRIBUTE_VISIBILITY_DEFAULT llvm::PassPluginLibraryInfo
llvmGetPassPluginInfo() {
  return {LLVM_PLUGIN_API_VERSION, "Small", "0", [](llvm::PassBuilder &) {}};
}
CPP
}
