// Strategy nested in every situation.
// A chain that exceeds the tail takes a block that the root keeps; frames
// aligned more than a slot go to their own allocator; siblings have a slot
// each. (An exception that a task holds is allocated twice by the C++ library.)
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
#define STRATEGY "nested"
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
