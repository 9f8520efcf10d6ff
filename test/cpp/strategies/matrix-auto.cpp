// Strategy auto in every situation.
// In coroutines, auto is nested.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
#define STRATEGY "auto"
#include "matrix.h"

int main(int argc, char **argv) {
  return run_matrix(argc, argv,
                    {.fits = 0,
                     .too_big = 1,
                     .over_aligned = 10,
                     .ready_at_once = 0,
                     .zero_sized = 0,
                     .recursion = 2,
                     .exception = 20,
                     .dropped = 0,
                     .twice = 0,
                     .two_at_once = 0});
}
