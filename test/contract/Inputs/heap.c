/* The allocator of the hand-written modules, and what it was asked for. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static long allocations, live;

void *heap_alloc(intptr_t size, intptr_t align) {
  void *memory = NULL;
  if (align < (intptr_t)sizeof(void *))
    align = sizeof(void *);
  if (posix_memalign(&memory, align, size))
    abort();
  ++allocations;
  live += size;
  return memory;
}

void heap_dealloc(void *memory, intptr_t size, intptr_t align) {
  if ((intptr_t)memory % align)
    abort();
  live -= size;
  free(memory);
}

/* Prints what happened since the last report; the bytes still held. */
void heap_report(const char *what) {
  printf("%s: %ld allocations\n", what, allocations);
  if (live)
    printf("%s: %ld bytes are still held\n", what, live);
  allocations = 0;
}
