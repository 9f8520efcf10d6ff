/*===- slot.h - The slot: C ABI of the contract, version 1
 * ------------------===*
 *
 * A slot is storage for one live callee frame at a time. It is named by the
 * address S of its storage; its header lies directly before S:
 *
 *     S - 2 words   avail    bytes free at S, or their negative while a live
 *                            frame holds the slot
 *     S - 1 word    keeper   whom to ask when the slot has no room, or null for
 *                            "the callee's own allocator"
 *     S             storage  aligned to two words (16 bytes on 64-bit targets)
 *
 * A word is an intptr_t. Source of the idea: the "Dyn async traits" texts'
 * caller-provided storage; docs/design.md tells how this layout was chosen.
 *
 *===----------------------------------------------------------------------===*/
#ifndef DYNASYNC_SLOT_H
#define DYNASYNC_SLOT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dynasync_keeper dynasync_keeper;

/** The header before a slot's storage. The owner of the storage writes it
 *  (avail = size, keeper = null or a keeper that outlives the slot); a callee
 *  that moves in negates `avail` (acquire) and negates it back (release) as
 *  the last thing that it does with the memory. It never frees the storage. */
typedef struct dynasync_slot {
  intptr_t avail;
  dynasync_keeper *keeper;
} dynasync_slot;

/** Who asks a keeper for storage. */
typedef struct dynasync_callee {
  uintptr_t flags; /**< of the two below */
  size_t more;     /**< bytes it would like besides, for callees of its own */
  char name[1];    /**< the function's symbol, ends with a null; may be "" */
} dynasync_callee;

/** DYNASYNC_REFUSED is an answer. */
#define DYNASYNC_CAN_FAIL 1
/** The keeper must not throw. */
#define DYNASYNC_NO_THROW 2

/** A keeper's answer to a callee with DYNASYNC_CAN_FAIL: it takes its own way
 *  for an allocation that has failed (in C++,
 *  get_return_object_on_allocation_failure). */
#define DYNASYNC_REFUSED ((void *)1)

/** Asked for storage when a slot has no room. Derive from it (these words
 *  first, yours behind) to add a strategy. `grow` returns
 *   - the storage of a fresh slot with at least `size` bytes, aligned to
 *     `align` and to two words, whose header it has written: taken
 *     (avail = -bytes), with a keeper for the callee's own callees or null;
 *   - null to send the frame to the callee's own allocator;
 *   - DYNASYNC_REFUSED, where that is an answer.
 *  `slot` is the one without room: too small, not aligned enough, or taken
 *  (avail < 0) by another live frame. It may be called from several threads at
 *  once. Unless DYNASYNC_NO_THROW, it may throw what operator new throws. The
 *  storage stays the keeper's own: the callee only gives it back by negating
 *  `avail`, after which the keeper may hand it out again. */
struct dynasync_keeper {
  void *(*grow)(dynasync_keeper *self, size_t size, size_t align, void *slot,
                const dynasync_callee *callee);
  void *blocks; /**< private to `grow` */
};

/** What the program may define: called before a frame that has no room, and
 *  must not go to an allocator, traps. \p callee names the function, \p needed
 *  is the frame's size, \p room what its slot had for it. Need not return.
 * Without it, a line goes to stderr where the C library has dprintf. */
void dynasync_trapped(const char *callee, size_t needed, size_t room);

/** The header of the slot whose storage is \p storage. */
static inline dynasync_slot *dynasync_slot_header(void *storage) {
  return (dynasync_slot *)storage - 1;
}

/** Makes a slot of \p size bytes of memory, \p memory aligned to two words.
 *  Returns its storage address, or null when the memory cannot hold a header.
 */
static inline void *dynasync_slot_init(void *memory, size_t size,
                                       dynasync_keeper *keeper) {
  if (size < sizeof(dynasync_slot))
    return NULL;
  dynasync_slot *header = (dynasync_slot *)memory;
  header->avail = (intptr_t)(size - sizeof(dynasync_slot));
  header->keeper = keeper;
  return header + 1;
}

#ifdef __cplusplus
}
#endif

#endif /* DYNASYNC_SLOT_H */
