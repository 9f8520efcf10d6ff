# REQUIRES: valgrind
# RUN: not bash %support/run-levels.sh --out=%t --levels=O0 --memcheck %S/Inputs/leak.cpp 2>&1 | FileCheck %s
#
# CHECK-NOT: FAILED (O0):
# CHECK: FAILED (O0-memcheck): exit status 99
# CHECK: definitely lost
