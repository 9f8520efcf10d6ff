// Counts every block of the program, whoever asks for it: operator new, Asio's
// aligned_alloc, the C++ runtime. It stands before glibc's functions of the
// same names and calls them. The demo's programs have one thread.
#include "heap.h"

#include <cerrno>
#include <cstddef>
#include <malloc.h>

extern "C" {
void *__libc_malloc(std::size_t);
void *__libc_calloc(std::size_t, std::size_t);
void *__libc_realloc(void *, std::size_t);
void *__libc_memalign(std::size_t, std::size_t);
void __libc_free(void *);
}

static demo::heap_use use;

static void *counted(void *block, std::size_t size) {
  if (block) {
    ++use.allocations;
    use.bytes += size;
    use.live += malloc_usable_size(block);
  }
  return block;
}

static void forget(void *block) {
  if (block)
    use.live -= malloc_usable_size(block);
}

extern "C" {

void *malloc(std::size_t size) { return counted(__libc_malloc(size), size); }

void *calloc(std::size_t count, std::size_t size) {
  return counted(__libc_calloc(count, size), count * size);
}

void *realloc(void *block, std::size_t size) {
  std::size_t before = block ? malloc_usable_size(block) : 0;
  void *now = __libc_realloc(block, size);
  if (now || size == 0)
    use.live -= before;
  return counted(now, size);
}

void *aligned_alloc(std::size_t align, std::size_t size) {
  return counted(__libc_memalign(align, size), size);
}

void *memalign(std::size_t align, std::size_t size) {
  return counted(__libc_memalign(align, size), size);
}

int posix_memalign(void **out, std::size_t align, std::size_t size) {
  void *block = counted(__libc_memalign(align, size), size);
  if (!block)
    return ENOMEM;
  *out = block;
  return 0;
}

void free(void *block) {
  forget(block);
  __libc_free(block);
}

} // extern "C"

demo::heap_use demo::heap_now() { return use; }
