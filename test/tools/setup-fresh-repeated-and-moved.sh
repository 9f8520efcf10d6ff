# RUN: bash %s %source %S/Inputs/small-checkout.sh "%t folder" > %t.log 2>&1
# RUN: FileCheck %s < %t.log
#
# A fresh checkout, in a folder with a blank in its name; a second run, which
# has nothing to do; the folder moved as a whole.
set -eu
source=$1 top=$3
source "$2"
small_checkout "$source" "$top/one"

# CHECK: == fresh
# CHECK-NEXT: ==> configuring
# CHECK-NEXT: ==> building the plugin (build/lib/DynAsync-22.so)
# CHECK: ==> ready
echo "== fresh"
"$top/one/scripts/setup" --no-install
test -f "$top/one/build/lib/DynAsync-22.so"
test -x "$top/one/build/bin/dynasync-clang++"

# CHECK-NEXT: == again
# CHECK-NEXT: ==> ready
echo "== again"
cd /
"$top/one/scripts/setup" --no-install

# CHECK-NEXT: == moved
# CHECK-NEXT: ==> this folder was moved or copied
# CHECK: ==> ready
echo "== moved"
mv "$top/one" "$top/two"
"$top/two/scripts/setup" --no-install

# CHECK-NEXT: == compile
# CHECK-NEXT: built
echo "== compile"
echo 'int main() {}' >"$top/a.cpp"
"$top/two/build/bin/dynasync-clang++" -Werror "$top/a.cpp" -o "$top/a"
"$top/a" && echo built

# CHECK: == broken
# CHECK: Plugin.cpp:1:1: error:
# CHECK: error: the build failed; the compiler's messages stand above.
echo "== broken"
echo nonsense >"$top/two/passes/Plugin.cpp"
! "$top/two/scripts/setup" --no-install || exit 1
rm -rf "$top"
