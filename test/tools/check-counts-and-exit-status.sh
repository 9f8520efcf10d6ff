# RUN: bash %s %source %S/Inputs/small-checkout.sh %t %S/Inputs/small-suite \
# RUN:   > %t.log 2>&1
# RUN: FileCheck %s < %t.log
#
# The last line of scripts/check and its exit status, for each outcome.
set -u
source=$1 top=$3
source "$2"
small_checkout "$source" "$top"
mkdir "$top/test/none"
cp -r "$4" "$top/test/some"

run() {
  echo "== $*"
  bash "$top/scripts/check" "$@" >"$top/log" 2>&1
  local status=$?
  grep -F 'the reason' "$top/log" | tail -n 1
  tail -n 1 "$top/log"
  echo "status $status"
}

# CHECK: == test
# CHECK-NEXT: the reason
# CHECK-NEXT: {{^}}2 passed, 1 failed, 1 skipped{{$}}
# CHECK-NEXT: status 1
cd /
run test

# CHECK-NEXT: == some/passes.test some/expected.test
# CHECK-NEXT: {{^}}2 passed, 0 failed{{$}}
# CHECK-NEXT: status 0
cd "$top/test" && run some/passes.test some/expected.test

# CHECK-NEXT: == --filter=passes
# CHECK-NEXT: {{^}}1 passed, 0 failed{{$}}
# CHECK-NEXT: status 0
run --filter=passes

# Nothing ran: that is no success.
# CHECK-NEXT: == --filter=skipped
# CHECK-NEXT: {{^}}0 passed, 0 failed, 1 skipped{{$}}
# CHECK-NEXT: status 1
run --filter=skipped

# CHECK-NEXT: == none
# CHECK-NEXT: {{^}}0 passed, 
# CHECK-NEXT: status 1
run none

# CHECK-NEXT: == no/such/test.cpp
# CHECK-NEXT: error: no such test or folder: no/such/test.cpp
# CHECK-NEXT: status 1
run no/such/test.cpp

# A plugin that does not build is one failure, not a suite of riddles.
# CHECK-NEXT: == test
# CHECK-NEXT: {{^}}0 passed, 1 failed{{$}}
# CHECK-NEXT: status 1
echo nonsense >"$top/passes/Plugin.cpp"
run test
