// A promise's operator new that keeps two blocks for each thread, as Asio's
// does. How large a block is stands behind the frame while it is in use, and at
// its beginning while it is kept.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

struct Memory {
  static constexpr size_t Unit = 16;
  struct Cache {
    char *Blocks[2];
  };
  static inline constinit thread_local Cache Kept = {};

  static void *operator new(size_t Bytes) {
    uint32_t Units = uint32_t((Bytes + Unit - 1) / Unit);
    Cache &C = Kept;
    for (char *&Block : C.Blocks) {
      if (!Block)
        continue;
      uint32_t Has;
      memcpy(&Has, Block, sizeof Has);
      if (Has < Units)
        continue;
      char *Found = Block;
      Block = nullptr;
      memcpy(Found + Bytes, &Has, sizeof Has);
      return Found;
    }
    // Too small ones make room for the one that comes back.
    if (C.Blocks[0] && C.Blocks[1]) {
      ::operator delete(C.Blocks[0]);
      C.Blocks[0] = nullptr;
    }
    char *New =
        static_cast<char *>(::operator new(Units * Unit + sizeof Units));
    memcpy(New + Bytes, &Units, sizeof Units);
    return New;
  }

  static void operator delete(void *P, size_t Bytes) noexcept {
    char *Block = static_cast<char *>(P);
    for (char *&Place : Kept.Blocks) {
      if (Place)
        continue;
      memcpy(Block, Block + Bytes, sizeof(uint32_t));
      Place = Block;
      return;
    }
    ::operator delete(P);
  }
};
