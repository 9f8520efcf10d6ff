# RUN: bash %s %support %t > %t.log 2>&1
# RUN: FileCheck %s < %t.log
#
# test/support/run-levels.sh, on which many tests rely, must see each kind of
# failure.
set -u
levels="bash $1/run-levels.sh --out=$2/out" top=$2
rm -rf "$top"
mkdir -p "$top"
run() {
  echo "== $*"
  $levels "$@"
  echo "status $?"
}
cat >"$top/a.cpp" <<'CPP'
#include <cstdio>
int main(int argc, char **argv) {
  std::puts("one");
  if (argc > 1)
    std::puts(argv[1]);
  return STATUS;
}
CPP
cp "$top/a.cpp" "$top/b.cpp"
# Written so that FileCheck does not take them for lines of this test.
printf '// %s-O1: two\n// %s: one\n' CHECK CHECK >>"$top/b.cpp"

# CHECK: == --levels=O0,O1 [[A:.*]]/a.cpp -DSTATUS=0
# CHECK-NEXT: status 0
run --levels=O0,O1 "$top/a.cpp" -DSTATUS=0

# CHECK: FAILED (O0): exit status 3
# CHECK-NEXT: command: {{.*}}/out/O0
# CHECK: FAILED (O1): exit status 3
# CHECK: status 1
run --levels=O0,O1 "$top/a.cpp" -DSTATUS=3

# CHECK: FAILED (O0): does not compile
# CHECK-NEXT: command: {{.*}}clang++{{.*}} -fpass-plugin={{.*}} -O0 {{.*}}a.cpp -DSTATUS=Missing
# CHECK: error: use of undeclared identifier 'Missing'
# CHECK: status 1
run --levels=O0 "$top/a.cpp" -DSTATUS=Missing

# The line for O1 is asked for at O1 only.
# CHECK: == --levels=O0 {{.*}}/b.cpp
# CHECK-NEXT: status 0
run --levels=O0 "$top/b.cpp" -DSTATUS=0
# CHECK: FAILED (O1): the output is not the expected one
# CHECK: status 1
run --levels=O0,O1 "$top/b.cpp" -DSTATUS=0
# CHECK: == --levels=O0 {{.*}}/b.cpp -DSTATUS=0 -- two
# CHECK-NEXT: status 0
run --levels=O0 "$top/b.cpp" -DSTATUS=0 -- two

# CHECK: FAILED (O0): the output differs
# CHECK: -two
# CHECK: +one
# CHECK: status 1
echo two >"$top/expected"
run --levels=O0 "--expect=$top/expected" "$top/a.cpp" -DSTATUS=0

# CHECK: run-levels: --memcheck ran nothing: none of O0,O2 is among O1
# CHECK-NEXT: status 2
run --levels=O1 --memcheck "$top/a.cpp" -DSTATUS=0

# CHECK: run-levels: no such source: none.cpp
# CHECK-NEXT: status 2
run none.cpp
# CHECK: run-levels: unknown option --sanitise
# CHECK-NEXT: status 2
run --sanitise "$top/a.cpp"
