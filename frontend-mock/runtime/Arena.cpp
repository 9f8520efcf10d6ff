//===- Arena.cpp - Slots in arenas and buffers ----------------------------===//

#include "Support.h"
#include "dynasync/slot.h"
#include <algorithm>
#include <vector>

namespace {

constexpr size_t Alignment = 2 * sizeof(void *);
constexpr size_t ChunkSize = 4096;

struct Chunk {
  char *Memory;
  size_t Size;
};

/// Hands out memory and takes nothing back before its end.
struct Arena {
  dynasync_keeper Keeper; // first: the contract's callees see this only
  std::vector<Chunk> Chunks;
  char *Next = nullptr;
  size_t Left = 0, Used = 0;
  /// Without room, so that whoever is given it asks the keeper.
  struct {
    dynasync_slot Header;
    char Storage[Alignment];
  } Empty;
};

struct EmptySlot {
  dynasync_slot Header;
  char Storage[Alignment];
};

} // namespace

extern "C" {
static void *grow(dynasync_keeper *Self, size_t Size, size_t Align, void *,
                  const dynasync_callee *) {
  if (Align > Alignment)
    return nullptr;
  auto &A = *reinterpret_cast<Arena *>(Self);
  Size = (Size + Alignment - 1) / Alignment * Alignment;
  size_t Whole = Size + sizeof(dynasync_slot);
  if (A.Left < Whole) {
    size_t Bytes = std::max(ChunkSize, Whole);
    A.Next = static_cast<char *>(traitc_alloc(Bytes, Alignment));
    A.Left = Bytes;
    A.Chunks.push_back({A.Next, Bytes});
  }
  auto *Header = reinterpret_cast<dynasync_slot *>(A.Next);
  A.Next += Whole;
  A.Left -= Whole;
  A.Used += Size;
  Header->avail = -static_cast<intptr_t>(Size);
  Header->keeper = Self;
  return Header + 1;
}
}

extern "C" uint64_t traitc_arena_create() {
  auto *A = new Arena;
  A->Keeper = {grow, nullptr};
  A->Empty.Header = {0, &A->Keeper};
  return reinterpret_cast<uintptr_t>(A);
}

static Arena *arena(uint64_t Handle) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): programs hold it as a number.
  return reinterpret_cast<Arena *>(static_cast<uintptr_t>(Handle));
}

extern "C" void traitc_arena_destroy(uint64_t Handle) noexcept {
  Arena *A = arena(Handle);
  for (const Chunk &C : A->Chunks)
    traitc_dealloc(C.Memory, C.Size, Alignment);
  delete A;
}

extern "C" uint64_t traitc_arena_used(uint64_t Handle) noexcept {
  return arena(Handle)->Used;
}

extern "C" void *traitc_arena_slot(const void *LanguageArena) noexcept {
  return arena(*static_cast<const uint64_t *>(LanguageArena))->Empty.Storage;
}

extern "C" void *traitc_buffer_slot(void *Buffer, size_t Size) noexcept {
  static EmptySlot Nothing = {{0, nullptr}, {}};
  auto Address = reinterpret_cast<uintptr_t>(Buffer);
  size_t Skip = (0 - Address) % Alignment;
  if (Size < Skip + sizeof(dynasync_slot))
    return Nothing.Storage;
  return dynasync_slot_init(static_cast<char *>(Buffer) + Skip,
                            (Size - Skip) / Alignment * Alignment, nullptr);
}
