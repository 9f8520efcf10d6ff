// Strategy custom(pool_grow) in every situation.
// Whatever the function answers: here, blocks of a pool.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs \
// RUN:   -fcoro-aligned-allocation -fno-sanitize=function
#define STRATEGY "custom(pool_grow)"
#include "matrix.h"

// Blocks of 4 KiB, aligned to as much as anyone asks for, taken and given back
// by the slots' own headers.
struct alignas(64) block {
  char front[64]; // the header is its end
  char storage[4096 - 64];
};
static block pool[64];
static unsigned asked;

extern "C" void *pool_grow(dynasync_keeper *self, size_t size, size_t align,
                           void *, const dynasync_callee *) {
  ++asked;
  CHECK(align <= 64);
  for (block &b : pool) {
    dynasync_slot *header = dynasync_slot_header(b.storage);
    // Never used yet, or given back.
    if (header->avail < 0)
      continue;
    CHECK(size <= sizeof b.storage);
    header->keeper = self;
    __atomic_store_n(&header->avail, -intptr_t(sizeof b.storage),
                     __ATOMIC_RELAXED);
    return b.storage;
  }
  return nullptr;
}

int main(int argc, char **argv) {
  int status = run_matrix(argc, argv,
                          {.fits = 0,
                           .too_big = 0,
                           .over_aligned = 0,
                           .ready_at_once = 0,
                           .zero_sized = 0,
                           .recursion = 0,
                           .exception = 20,
                           .dropped = 0,
                           .twice = 0,
                           .two_at_once = 0});
  CHECK(asked > 0);
  return status;
}
