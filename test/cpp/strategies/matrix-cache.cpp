// Strategy cache in every situation.
// One block for a call; a recursion is a call of each frame, so 21; while a
// block is taken, its call's callee does not allocate another, for there are
// two calls here.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
#define STRATEGY "cache"
#include "matrix.h"

int main(int argc, char **argv) {
  return run_matrix(argc, argv,
                    {.fits = 1,
                     .too_big = 1,
                     .over_aligned = 10,
                     .ready_at_once = 1,
                     .zero_sized = 1,
                     .recursion = 21,
                     .exception = 21,
                     .dropped = 1,
                     .twice = 1,
                     .two_at_once = 2});
}
