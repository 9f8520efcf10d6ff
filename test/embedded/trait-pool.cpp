// The trait language's allocator on a board, for the images that are compared
// with those which have none: a pool of equal blocks, the smallest that works.
#include "board/board.h"

#include "runtime.h"

namespace {
constexpr size_t BlockSize = 72, NumBlocks = 5;
struct alignas(8) Block {
  Block *Next;
  char Rest[BlockSize - sizeof(Block *)];
};
Block Blocks[NumBlocks];
Block *Free;
size_t Fresh;
} // namespace

void *traitc_alloc(size_t Size, size_t Align) noexcept {
  if (Size <= BlockSize && Align <= alignof(Block)) {
    if (Block *B = Free) {
      Free = B->Next;
      return B;
    }
    if (Fresh != NumBlocks)
      return &Blocks[Fresh++];
  }
  board::write("the pool has no block of ");
  board::write(uint32_t(Size));
  board::write(" bytes\n");
  board::exit(5);
}

void traitc_dealloc(void *Memory, size_t, size_t) noexcept {
  auto *B = static_cast<Block *>(Memory);
  B->Next = Free;
  Free = B;
}
