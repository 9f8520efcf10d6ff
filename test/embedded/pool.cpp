// What stands in for a heap where there is no plugin: a pool of equal blocks.
// Linked into the images that are compared with.
#include "board/board.h"

namespace {
constexpr size_t BlockSize = 56, NumBlocks = 8;
struct alignas(8) Block {
  Block *Next;
  char Rest[BlockSize - sizeof(Block *)];
};
Block Blocks[NumBlocks];
Block *Free;
size_t Fresh;
} // namespace

void *operator new(size_t Size) {
  if (Size <= BlockSize) {
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
void operator delete(void *P) noexcept {
  auto *B = static_cast<Block *>(P);
  B->Next = Free;
  Free = B;
}
void operator delete(void *P, size_t) noexcept { operator delete(P); }

size_t blocksUsed() { return Fresh; }
