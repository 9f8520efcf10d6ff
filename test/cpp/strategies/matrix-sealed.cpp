// Strategy sealed in every situation.
// The room is that of the largest frame of this unit, so that nothing is too
// big. What is aligned more than a slot goes to its own allocator, and so do
// the frames of a recursion below the first, which would contain themselves. Of
// a function pointer nobody knows whom it may reach: such a call stays as it
// was.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
// RUN: %dynasync -O2 -Rpass=dynasync -Rpass-missed=dynasync %s -I%support \
// RUN:   -I%S/Inputs -fcoro-aligned-allocation -c -o %t.o 2>&1 | FileCheck %s --check-prefix=REMARK
//
// REMARK-DAG: remark: awaited call to indirect may keep its frame in the caller's storage, strategy sealed
// REMARK-DAG: remark: awaited call to indirect left as it was: no-known-implementer
#define STRATEGY "sealed"
#include "matrix.h"

int main(int argc, char **argv) {
  return run_matrix(argc, argv,
                    {.fits = 0,
                     .too_big = 0,
                     .over_aligned = 10,
                     .ready_at_once = 0,
                     .zero_sized = 0,
                     .recursion = 20,
                     .exception = 20,
                     .dropped = 0,
                     .twice = 0,
                     .two_at_once = 0},
                    {.fits = 1,
                     .too_big = 10,
                     .over_aligned = 10,
                     .ready_at_once = 10,
                     .zero_sized = 10,
                     .recursion = 21,
                     .exception = 30,
                     .dropped = 2,
                     .twice = 10,
                     .two_at_once = 20});
}
