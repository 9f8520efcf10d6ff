# RUN: bash %s %wrapper %plugin %include %t "%clangxx" | FileCheck %s
#
# A file that is no plugin, then one that needs a symbol this LLVM does not have.
set -eu
wrapper=$1 plugin=$2 include=$3 top=$4 clangxx=$5
rm -rf "$top"
mkdir -p "$top/bin" "$top/lib"
cp "$wrapper" "$top/bin/"
cp -r "$include" "$top/include"

echo text >"$top/lib/${plugin##*/}"
! "$top/bin/dynasync-clang++" --doctor || exit 1
# CHECK: FAIL the compiler does not load the plugin; it says:
# CHECK-NEXT: |
# CHECK: Build it again
# CHECK: Not all is well: 1 check(s) failed

echo 'namespace llvm { void notThere(); }
      extern "C" void llvmGetPassPluginInfo() { llvm::notThere(); }' |
  $clangxx -shared -fPIC -x c++ - -o "$top/lib/${plugin##*/}"
! "$top/bin/dynasync-clang++" --doctor || exit 1
# CHECK: FAIL the compiler does not load the plugin; it says:
# CHECK: undefined symbol: _ZN4llvm
# CHECK: The plugin was built against another LLVM
