# REQUIRES: tsan
# RUN: not bash %support/run-levels.sh --out=%t --levels=O0 --tsan %S/Inputs/race.cpp -pthread 2>&1 | FileCheck %s
#
# CHECK-NOT: FAILED (O0):
# CHECK: FAILED (tsan-O2)
# CHECK: ThreadSanitizer: data race
