# REQUIRES: asan
# RUN: not bash %support/run-levels.sh --out=%t --levels=O0 --sanitize=O0,O1 %S/Inputs/leak.cpp 2>&1 | FileCheck %s
# RUN: not bash %support/run-levels.sh --out=%t --levels=O0 --sanitize %S/Inputs/overflow.cpp 2>&1 | FileCheck %s --check-prefix=OVERFLOW
#
# CHECK-NOT: FAILED (O0):
# CHECK: FAILED (sanitize-O0)
# CHECK: LeakSanitizer: detected memory leaks
# CHECK: FAILED (sanitize-O1)
#
# OVERFLOW-NOT: FAILED (O0):
# OVERFLOW: FAILED (sanitize-O2)
# OVERFLOW: runtime error: signed integer overflow
