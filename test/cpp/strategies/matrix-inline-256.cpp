// Strategy inline(256) in every situation.
// A callee of the same strategy carries a slot itself, and so does not fit.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
#define STRATEGY "inline(256)"
#include "matrix.h"

int main(int argc, char **argv) {
  return run_matrix(argc, argv,
                    {.fits = 0,
                     .too_big = 10,
                     .over_aligned = 10,
                     .ready_at_once = 0,
                     .zero_sized = 0,
                     .recursion = 21,
                     .exception = 20,
                     .dropped = 0,
                     .twice = 0,
                     .two_at_once = 0});
}
