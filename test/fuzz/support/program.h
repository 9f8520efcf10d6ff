// What generated programs are made of: a trace, objects that tell of their
// life, an executor that goes on in a seeded order, and the kinds of tasks.
//
// Nothing here depends on the plugin: a program prints the same without it.
// What may differ, the count of allocations, goes to stderr.
#pragma once

#include "count.h"
#include "dynasync/dynasync.h"
#include "jobs.h"
#include "tasks.h"
#include "things.h"

#include <functional>
#include <utility>

namespace fuzz {

// Two strategies of the program's own, for dynasync::custom and
// strategy=custom(...): one that never has anything, and a few blocks.
extern "C" [[gnu::used]] inline void *
fuzz_grow_nothing(dynasync_keeper *, size_t, size_t, void *,
                  const dynasync_callee *) {
  return nullptr;
}

struct blocks {
  static constexpr int count = 6;
  alignas(64) unsigned char bytes[count][1024];
  void *slots[count] = {};

  void *grow(std::size_t size, std::size_t align, void *,
             const dynasync_callee &callee) {
    for (int i = 0; i < count; ++i) {
      if (slots[i] ? dynasync::try_take(slots[i], size, align)
                   : (slots[i] = dynasync::take(bytes[i], sizeof(bytes[i]),
                                                size, align)) != nullptr)
        return slots[i];
    }
    return nullptr;
  }
};
inline blocks shared_blocks;
// Strategies name it in strings: no use that a compiler sees.
extern "C" [[gnu::used]] inline void *
fuzz_grow_blocks(dynasync_keeper *, size_t size, size_t align, void *slot,
                 const dynasync_callee *callee) {
  return shared_blocks.grow(size, align, slot, *callee);
}

// Between these two a program runs. `fits` says that it was made so that each
// awaited call finds room in a large slot.
struct program {
  unsigned long seed;
  bool fits;
  long before, blocks;

  program(unsigned long seed, bool fits) : seed(seed), fits(fits) {
    counting();
    next_id = 0;
    live = 0;
    roots = 0;
    executor.seed(seed);
    say("==", long(seed));
    before = allocations();
    blocks = live_from_new();
  }
  ~program() {
    executor.run(); // jobs that are left
    long made = allocations() - before;
    say("live", live, executor.count, live_from_new() - blocks);
    say("== end");
    std::fprintf(stderr, "# %lu allocations %ld roots %ld fits %d\n", seed,
                 made, roots, fits);
  }
};

// All of a batch, or those from one on: after a crash, the ones behind it.
template <std::size_t N>
int run_all(void (*const (&programs)[N])(), int argc, char **argv) {
  std::size_t first = argc > 1 ? std::size_t(std::atoi(argv[1])) : 0;
  for (std::size_t i = first; i < N; ++i)
    programs[i]();
  if (live_from_new() != 0) {
    say("blocks left over");
    return 1;
  }
  return 0;
}

} // namespace fuzz
