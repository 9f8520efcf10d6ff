//===- grow.cpp - Strategies of the tests' own ----------------------------===//
//
// `grow` functions (dynasync/slot.h) that programs name in custom(...): a pool
// of blocks that are used again, and an arena that is filled at start-up only.
// Neither ever calls an allocator.
//
//===----------------------------------------------------------------------===//

#include "../../../../include/dynasync/slot.h"

namespace {

constexpr size_t BlockSize = 1024, BlockCount = 8;
constexpr size_t Alignment = 2 * sizeof(void *);

struct Block {
  alignas(Alignment) dynasync_slot Header;
  alignas(Alignment) char Storage[BlockSize];
};

Block Blocks[BlockCount];

/// A slot of \p Size bytes that is taken, as a grow function gives it.
void *taken(Block &B, dynasync_keeper *Keeper) {
  B.Header.avail = -intptr_t(BlockSize);
  B.Header.keeper = Keeper;
  return B.Storage;
}

bool isFree(const Block &B) { return B.Header.avail >= 0; }

} // namespace

/// One of eight blocks of 1 KiB that is free; else the callee's allocator.
extern "C" void *pool_grow(dynasync_keeper *Self, size_t Size, size_t Align,
                           void *, const dynasync_callee *) {
  if (Size > BlockSize || Align > Alignment)
    return nullptr;
  for (Block &B : Blocks)
    if (isFree(B))
      return taken(B, Self);
  return nullptr;
}

/// Refuses what the pool has no block for.
extern "C" void *strict_pool_grow(dynasync_keeper *Self, size_t Size,
                                  size_t Align, void *Slot,
                                  const dynasync_callee *Callee) {
  void *Got = pool_grow(Self, Size, Align, Slot, Callee);
  return Got || !(Callee->flags & DYNASYNC_CAN_FAIL) ? Got : DYNASYNC_REFUSED;
}

/// Hands out new blocks, four in all, and refuses afterwards: what a program
/// takes at its start is all that it gets.
extern "C" void *start_up_grow(dynasync_keeper *Self, size_t Size, size_t Align,
                               void *, const dynasync_callee *Callee) {
  static size_t Used = 0;
  if (Used < 4 && Size <= BlockSize && Align <= Alignment)
    return taken(Blocks[Used++], Self);
  return Callee->flags & DYNASYNC_CAN_FAIL ? DYNASYNC_REFUSED : nullptr;
}

/// Refuses always.
extern "C" void *refuse_all_grow(dynasync_keeper *, size_t, size_t, void *,
                                 const dynasync_callee *Callee) {
  return Callee->flags & DYNASYNC_CAN_FAIL ? DYNASYNC_REFUSED : nullptr;
}
