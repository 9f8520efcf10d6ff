// Strategy inline-or-trap(256) in every situation.
// What does not fit ends the program, and says what did not fit.
//
// RUN: %levels --no-check --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
// RUN: %dynasync -O2 %s -I%support -I%S/Inputs -fcoro-aligned-allocation -o %t
// RUN: not --crash %t too_big 2>&1 | FileCheck %s --check-prefix=BIG
// RUN: not --crash %t over_aligned 2>&1 | FileCheck %s --check-prefix=WIDE
// RUN: not --crash %t recursion 2>&1 | FileCheck %s --check-prefix=DEEP
//
// BIG: dynasync: no room for the frame of {{.*large.*}}: it needs 3{{[0-9]+}}
// BIG-SAME: bytes, and 256 are there
// WIDE: dynasync: no room for the frame of {{.*wide.*}}: it needs
// WIDE-SAME: bytes, and 0 are there
// DEEP: dynasync: no room for the frame of {{.*recursive.*}}: it needs
// DEEP-SAME: bytes, and 256 are there
#define STRATEGY "inline-or-trap(256)"
#include "matrix.h"

int main(int argc, char **argv) {
  return run_matrix(argc, argv,
                    {.fits = 0,
                     .too_big = TRAPS,
                     .over_aligned = TRAPS,
                     .ready_at_once = 0,
                     .zero_sized = 0,
                     .recursion = TRAPS,
                     .exception = 20,
                     .dropped = 0,
                     .twice = 0,
                     .two_at_once = 0});
}
