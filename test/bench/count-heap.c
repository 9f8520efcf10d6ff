// Counts the heap's use of any program, loaded into it with LD_PRELOAD. At the
// end of the program it writes one line to the file that BENCH_HEAP names:
//   allocations, bytes asked for, bytes held at the end, bytes held at most
// The program is the same one that is measured otherwise: replacing operator new
// in it would change the instructions that are to be counted.
#define _GNU_SOURCE
#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
void __libc_free(void *);

static atomic_long Allocations, Asked, Held, Most;

static void *got(void *P, size_t Size) {
  if (!P)
    return P;
  atomic_fetch_add(&Allocations, 1);
  atomic_fetch_add(&Asked, (long)Size);
  long Now = atomic_fetch_add(&Held, (long)malloc_usable_size(P)) +
             (long)malloc_usable_size(P);
  long Seen = atomic_load(&Most);
  while (Seen < Now && !atomic_compare_exchange_weak(&Most, &Seen, Now))
    ;
  return P;
}

static void lost(void *P) {
  if (P)
    atomic_fetch_sub(&Held, (long)malloc_usable_size(P));
}

void *malloc(size_t Size) { return got(__libc_malloc(Size), Size); }
void *calloc(size_t N, size_t Size) {
  return got(__libc_calloc(N, Size), N * Size);
}
void *realloc(void *P, size_t Size) {
  lost(P);
  return got(__libc_realloc(P, Size), Size);
}
void *memalign(size_t Align, size_t Size) {
  return got(__libc_memalign(Align, Size), Size);
}
void *aligned_alloc(size_t Align, size_t Size) { return memalign(Align, Size); }
int posix_memalign(void **Out, size_t Align, size_t Size) {
  void *P = memalign(Align, Size);
  if (!P)
    return ENOMEM;
  *Out = P;
  return 0;
}
void free(void *P) {
  lost(P);
  __libc_free(P);
}

__attribute__((destructor)) static void report(void) {
  const char *Path = getenv("BENCH_HEAP");
  FILE *F = Path ? fopen(Path, "w") : NULL;
  if (!F)
    return;
  fprintf(F, "%ld %ld %ld %ld\n", atomic_load(&Allocations),
          atomic_load(&Asked), atomic_load(&Held), atomic_load(&Most));
  fclose(F);
}
