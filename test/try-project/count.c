// Counts the allocations of a test and of all processes that it starts: loaded
// in front of other libraries (LD_PRELOAD), it adds to the numbers in the file
// that DYNASYNC_TRY_COUNTS names. The file is mapped, so that a process that is
// killed has counted too.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct counts {
  unsigned long processes, allocations, bytes, from_new;
};

static struct counts nowhere, *counts = &nowhere;

// dlsym itself may allocate: then there is no next function yet.
static char early[4096] __attribute__((aligned(16)));
static size_t early_used;
static __thread int looking;

static void *find(void **at, const char *name) {
  void *found = __atomic_load_n(at, __ATOMIC_RELAXED);
  if (found || looking)
    return found;
  looking = 1;
  found = dlsym(RTLD_NEXT, name);
  looking = 0;
  __atomic_store_n(at, found, __ATOMIC_RELAXED);
  return found;
}

static void *take_early(size_t size) {
  size = (size + 15) & ~(size_t)15;
  size_t at = __atomic_fetch_add(&early_used, size, __ATOMIC_RELAXED);
  return size <= sizeof early && at <= sizeof early - size ? early + at : NULL;
}

static int is_early(void *p) {
  return (char *)p >= early && (char *)p < early + sizeof early;
}

static void count(size_t size) {
  __atomic_fetch_add(&counts->allocations, 1, __ATOMIC_RELAXED);
  __atomic_fetch_add(&counts->bytes, size, __ATOMIC_RELAXED);
}

__attribute__((constructor)) static void start(void) {
  const char *file = getenv("DYNASYNC_TRY_COUNTS");
  int saved = errno, fd = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
  if (fd >= 0) {
    void *page =
        mmap(NULL, sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (page != MAP_FAILED)
      counts = page;
    close(fd);
    __atomic_fetch_add(&counts->processes, 1, __ATOMIC_RELAXED);
  }
  errno = saved;
}

#define NEXT(type, name)                                                       \
  static void *cell;                                                           \
  __typeof__(type) *next = (__typeof__(type) *)find(&cell, name)

void *malloc(size_t size) {
  NEXT(void *(size_t), "malloc");
  if (!next)
    return take_early(size);
  count(size);
  return next(size);
}

void *calloc(size_t n, size_t each) {
  NEXT(void *(size_t, size_t), "calloc");
  if (!next) // never used twice, so still zero
    return take_early(n * each);
  count(n * each);
  return next(n, each);
}

void free(void *p) {
  NEXT(void(void *), "free");
  if (next && !is_early(p))
    next(p);
}

void *realloc(void *p, size_t size) {
  NEXT(void *(void *, size_t), "realloc");
  if (is_early(p) || !next) {
    void *moved = malloc(size);
    if (moved && p)
      memcpy(moved, p,
             is_early(p) && size > (size_t)(early + sizeof early - (char *)p)
                 ? (size_t)(early + sizeof early - (char *)p)
                 : size);
    return moved;
  }
  count(size);
  return next(p, size);
}

void *aligned_alloc(size_t align, size_t size) {
  NEXT(void *(size_t, size_t), "aligned_alloc");
  count(size);
  return next ? next(align, size) : NULL;
}

void *memalign(size_t align, size_t size) {
  NEXT(void *(size_t, size_t), "memalign");
  count(size);
  return next ? next(align, size) : NULL;
}

int posix_memalign(void **out, size_t align, size_t size) {
  NEXT(int(void **, size_t, size_t), "posix_memalign");
  count(size);
  return next ? next(out, align, size) : ENOMEM;
}

// operator new, with and without an alignment. The other forms call these, and
// these call malloc. A program that has its own is left with it.
void *_Znwm(size_t size) {
  NEXT(void *(size_t), "_Znwm");
  __atomic_fetch_add(&counts->from_new, 1, __ATOMIC_RELAXED);
  return next(size);
}

void *_ZnwmSt11align_val_t(size_t size, size_t align) {
  NEXT(void *(size_t, size_t), "_ZnwmSt11align_val_t");
  __atomic_fetch_add(&counts->from_new, 1, __ATOMIC_RELAXED);
  return next(size, align);
}
