// Strategy box in every situation.
// The allocations that the others are there to save. Of the exceptions, 20 are
// the C++ library's.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
#define STRATEGY "box"
#include "matrix.h"

int main(int argc, char **argv) {
  return run_matrix(argc, argv,
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
