//===- Memory.cpp - Allocation, counted -----------------------------------===//

#include "Support.h"
#include <cstdlib>
#include <cstring>

namespace {
struct Counts {
  uint64_t Allocations, Frees, Bytes, Live;
} Count;
} // namespace

extern "C" void *traitc_alloc(size_t Size, size_t Align) noexcept {
  void *Memory;
  if (Align <= alignof(max_align_t)) {
    Memory = malloc(Size);
  } else {
    // The C library wants a multiple of the alignment.
    Memory = aligned_alloc(Align, (Size + Align - 1) / Align * Align);
  }
  if (!Memory) {
    fflush(stdout);
    fprintf(stderr, "memory allocation of %zu bytes failed\n", Size);
    abort();
  }
  ++Count.Allocations;
  Count.Bytes += Size;
  Count.Live += Size;
  return Memory;
}

extern "C" void traitc_dealloc(void *Memory, size_t Size, size_t) noexcept {
  ++Count.Frees;
  Count.Live -= Size;
  free(Memory);
}

extern "C" uint64_t traitc_allocations() noexcept { return Count.Allocations; }

static bool isSet(const char *Variable) {
  const char *Value = getenv(Variable);
  return Value && !strcmp(Value, "1");
}

void traitc_rt::printStatistics() {
  auto Print = [](uint64_t N) { return static_cast<unsigned long long>(N); };
  if (isSet("TRAITC_STATS"))
    fprintf(stderr, "allocations %llu, frees %llu, bytes %llu, live %llu\n",
            Print(Count.Allocations), Print(Count.Frees), Print(Count.Bytes),
            Print(Count.Live));
  if (isSet("TRAITC_ALLOCS"))
    fprintf(stderr, "allocations: %llu\n", Print(Count.Allocations));
}
