/*===- profile.c - Counts of a program compiled with profile=yes -----------===*
 *
 * Linked into the program. The compiler's part (passes/Profile*.cpp) holds the
 * records, and counts in them; this part is called where it is not urgent:
 *
 *   - a unit's records are registered before main;
 *   - a root begins and ends, a frame reaches further into its tail than those
 *     before, a frame does not fit;
 *   - the profile is written.
 *
 * A root's keeper has a few words in front of it here, and `grow` leads here:
 * by that other frames know such a keeper.
 *
 *     S - 10 words  extra     who the root is, and what it needs
 *     S - 4 words   keeper    {profile_keep, blocks}
 *     S - 2 words   header    {avail, keeper}
 *     S             the tail
 *
 * A tail is for one callee or, in equal parts, for several that are alive at
 * once. Each byte has a depth: how far it is into its part. A kept block
 * continues the place of the slot that had no room: its depth begins there, and
 * is in two words in front of the block's own slot.
 *
 *===----------------------------------------------------------------------===*/

#include "dynasync/profile.h"
#include "dynasync/slot.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Shared among all parts of a program that are linked at start. */
#define EXPORT __attribute__((visibility("default")))

typedef uintptr_t word;
#define RELAXED __ATOMIC_RELAXED

enum { VERSION = 1, CLASSES = 32 };

/* passes/ProfileRecords.cpp writes these. */
struct site {
  word frames[5]; /* in the slot, overflowed, own allocator, elided, unknown */
  word largest;
  word blocks;
  const char *text; /* the beginning of an object in JSON */
};
/* So many roots, of which one needed `most`. */
struct class {
  word roots, most;
};
struct root {
  word tail, parts;
  word made, alive, peak, most;
  const char *text;
  /* Of those that have ended, and of those that are there. */
  struct class used[CLASSES], wanted[CLASSES];
  struct class uses[CLASSES], wants[CLASSES];
};
struct unit {
  word version;
  struct unit *next;
  struct site *const *sites;
  word num_sites;
  struct root *const *roots;
  word num_roots;
};

struct extra {
  struct root *root;
  word high; /* how far the one part was used, from the keeper on */
  void *(*grow)(dynasync_keeper *, size_t, size_t, void *,
                const dynasync_callee *);
  word used, wanted;
  word unused;
};
/* A kept block: passes/Keeper.cpp, with the two words that profiles add. */
struct block {
  struct block *next;
  word total;
  word depth, unused;
  dynasync_slot header;
};

/* The awaited call that is being made, until its callee has its frame. */
EXPORT __thread struct site *__dynasync_profile_site_v1
    __attribute__((tls_model("initial-exec")));

static struct unit *units;

/* --- Roots --------------------------------------------------------------- */

static const word no_depth = (word)-1;

static word round_up(word n) {
  word a = 2 * sizeof(word) - 1;
  return (n + a) & ~a;
}

/* What was there before. */
static word raise_to(word *at, word value) {
  word old = __atomic_load_n(at, RELAXED);
  while (old < value &&
         !__atomic_compare_exchange_n(at, &old, value, 1, RELAXED, RELAXED)) {
  }
  return old;
}

static struct extra *extra_of(dynasync_keeper *keeper) {
  return (struct extra *)keeper - 1;
}

static char *tail_of(dynasync_keeper *keeper) {
  return (char *)(keeper + 1) + sizeof(dynasync_slot);
}

/* Two classes for each power of two. */
static unsigned class_of(word n) {
  if (n < 16)
    return 0;
  unsigned log = 0;
  for (word m = n; m > 1; m >>= 1)
    ++log;
  unsigned c = 1 + 2 * (log - 4) + ((n >> (log - 1)) & 1);
  return c < CLASSES ? c : CLASSES - 1;
}

static void count_in(struct class *classes, word n) {
  struct class *c = &classes[class_of(n)];
  __atomic_fetch_add(&c->roots, 1, RELAXED);
  raise_to(&c->most, n);
}

static void take_out(struct class *classes, word n) {
  struct class *c = &classes[class_of(n)];
  if (__atomic_sub_fetch(&c->roots, 1, RELAXED) == 0)
    __atomic_store_n(&c->most, 0, RELAXED);
}

EXPORT void *__dynasync_profile_keep_v1(dynasync_keeper *keeper, size_t size,
                                        size_t align, void *slot,
                                        const dynasync_callee *callee);

EXPORT void __dynasync_profile_root_v1(void *slot, struct root *root) {
  dynasync_keeper *keeper = dynasync_slot_header(slot)->keeper;
  *extra_of(keeper) =
      (struct extra){root,
                     root->parts == 1 ? tail_of(keeper) - (char *)keeper : 0,
                     keeper->grow,
                     0,
                     0,
                     0};
  keeper->grow = __dynasync_profile_keep_v1;
  count_in(root->uses, 0);
  __atomic_fetch_add(&root->made, 1, RELAXED);
  raise_to(&root->peak, __atomic_add_fetch(&root->alive, 1, RELAXED));
}

EXPORT void __dynasync_profile_root_end_v1(void *slot) {
  struct extra *e = extra_of(dynasync_slot_header(slot)->keeper);
  take_out(e->root->uses, e->used);
  count_in(e->root->used, e->used);
  if (e->wanted) {
    take_out(e->root->wants, e->wanted);
    count_in(e->root->wanted, e->wanted);
  }
  __atomic_fetch_sub(&e->root->alive, 1, RELAXED);
}

/* How deep SLOT begins, and whether it is in the tail. */
static word depth_of(dynasync_keeper *keeper, const char *slot, int *in_tail) {
  struct root *root = extra_of(keeper)->root;
  const char *tail = tail_of(keeper);
  word header = sizeof(dynasync_slot), parts = root->parts;
  word part = root->tail / parts / header * header;
  word all = parts == 1 ? root->tail : parts * part + (parts - 1) * header;
  *in_tail = slot >= tail && slot <= tail + all;
  if (*in_tail)
    return parts == 1 ? (word)(slot - tail)
                      : (word)(slot - tail) % (part + header);
  struct block *b =
      __atomic_load_n((struct block **)&keeper->blocks, __ATOMIC_ACQUIRE);
  for (; b; b = b->next)
    if (slot >= (char *)(b + 1) && slot <= (char *)b + b->total)
      return b->depth == no_depth ? no_depth
                                  : b->depth + (slot - (char *)(b + 1));
  return no_depth; /* in some other storage */
}

/* The tail that is needed for all parts to be so deep. */
static word tail_for(const struct root *root, word depth) {
  return root->parts * round_up(depth);
}

static void use(struct extra *e, word tail) {
  word old = raise_to(&e->used, tail);
  if (old >= tail)
    return;
  take_out(e->root->uses, old);
  count_in(e->root->uses, tail);
  raise_to(&e->root->most, tail);
}

static void want(struct extra *e, word tail) {
  word old = raise_to(&e->wanted, tail);
  if (old >= tail)
    return;
  if (old)
    take_out(e->root->wants, old);
  count_in(e->root->wants, tail);
  raise_to(&e->root->most, tail);
}

/* A frame of SIZE bytes is in SLOT, perhaps the furthest so far. */
EXPORT void __dynasync_profile_reach_v1(dynasync_keeper *keeper, char *slot,
                                        word size) {
  struct extra *e = extra_of(keeper);
  int in_tail;
  word depth = depth_of(keeper, slot, &in_tail);
  if (depth == no_depth)
    return;
  word tail = tail_for(e->root, depth + size);
  if (!in_tail) {
    want(e, tail);
    return;
  }
  use(e, tail);
  if (e->root->parts == 1)
    raise_to(&e->high, slot + round_up(size) - (char *)keeper);
}

EXPORT void *__dynasync_profile_keep_v1(dynasync_keeper *keeper, size_t size,
                                        size_t align, void *slot,
                                        const dynasync_callee *callee) {
  struct extra *e = extra_of(keeper);
  void *newest = __atomic_load_n(&keeper->blocks, RELAXED);
  char *storage = e->grow(keeper, size, align, slot, callee);
  if (!storage)
    return storage;
  struct block *b = (struct block *)storage - 1;
  if (__dynasync_profile_site_v1 && b != newest &&
      b == __atomic_load_n(&keeper->blocks, RELAXED))
    __atomic_fetch_add(&__dynasync_profile_site_v1->blocks, 1, RELAXED);
  /* Next to a frame in the same slot, a larger tail would be of no use. */
  b->depth = no_depth;
  if (__atomic_load_n(&dynasync_slot_header(slot)->avail, RELAXED) < 0)
    return storage;
  int in_tail;
  word depth = depth_of(keeper, slot, &in_tail);
  if (depth == no_depth)
    return storage;
  b->depth = depth;
  want(e, tail_for(e->root, depth + size));
  return storage;
}

/* --- Writing ------------------------------------------------------------- */

static void write_classes(FILE *f, const char *name, const struct class *ended,
                          const struct class *there) {
  const char *comma = "";
  fprintf(f, ",\"%s\":[", name);
  for (unsigned i = 0; i != CLASSES; ++i) {
    word roots = __atomic_load_n(&ended[i].roots, RELAXED) +
                 __atomic_load_n(&there[i].roots, RELAXED);
    word most = __atomic_load_n(&ended[i].most, RELAXED);
    word now = __atomic_load_n(&there[i].most, RELAXED);
    if (!roots)
      continue;
    fprintf(f, "%s[%zu,%zu]", comma, (size_t)(now > most ? now : most),
            (size_t)roots);
    comma = ",";
  }
  fputs("]", f);
}

static void write_counts(FILE *f, const char *names, ...) {
  va_list counts;
  va_start(counts, names);
  for (const char *end; *names; names = *end ? end + 1 : end) {
    end = names + strcspn(names, " ");
    fprintf(f, ",\"%.*s\":%zu", (int)(end - names), names,
            (size_t)__atomic_load_n(va_arg(counts, word *), RELAXED));
  }
  va_end(counts);
}

static void write_all(FILE *f) {
  const char *comma = "";
  struct unit *first = __atomic_load_n(&units, __ATOMIC_ACQUIRE);
  fprintf(f, "{\"dynasync-profile\":%d,\n\"sites\":[", VERSION);
  for (struct unit *u = first; u; u = u->next)
    for (word i = 0; i != u->num_sites; ++i) {
      struct site *s = u->sites[i];
      word calls = 0;
      for (unsigned k = 0; k != 5; ++k)
        calls += __atomic_load_n(&s->frames[k], RELAXED);
      if (!calls)
        continue;
      fprintf(f, "%s\n%s", comma, s->text);
      write_counts(f, "slots overflows heap elided unknown blocks largest",
                   &s->frames[0], &s->frames[1], &s->frames[2], &s->frames[3],
                   &s->frames[4], &s->blocks, &s->largest);
      fputs("}", f);
      comma = ",";
    }
  fputs("],\n\"roots\":[", f);
  comma = "";
  for (struct unit *u = first; u; u = u->next)
    for (word i = 0; i != u->num_roots; ++i) {
      struct root *r = u->roots[i];
      if (!__atomic_load_n(&r->made, RELAXED))
        continue;
      fprintf(f, "%s\n%s", comma, r->text);
      write_counts(f, "tail made alive peak most", &r->tail, &r->made,
                   &r->alive, &r->peak, &r->most);
      write_classes(f, "used", r->used, r->uses);
      write_classes(f, "wanted", r->wanted, r->wants);
      fputs("}", f);
      comma = ",";
    }
  fputs("]}\n", f);
}

/* Copies PATTERN, with the process's number for %p. */
static int expand(const char *pattern, char *out, size_t room) {
  while (*pattern) {
    int n;
    if (pattern[0] == '%' && pattern[1] == 'p') {
      n = snprintf(out, room, "%ld", (long)getpid());
      pattern += 2;
    } else {
      n = snprintf(out, room, "%c", *pattern++);
    }
    if (n < 0 || (size_t)n >= room) {
      errno = ENAMETOOLONG;
      return -1;
    }
    out += n;
    room -= n;
  }
  return 0;
}

/* A reader never sees half a file: it is written beside, and renamed. */
static int write_file(const char *name) {
  char beside[PATH_MAX + 32];
  snprintf(beside, sizeof beside, "%s.%ld.tmp", name, (long)getpid());
  int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  FILE *f = fd < 0 ? NULL : fdopen(fd, "w");
  if (!f) {
    if (fd >= 0)
      close(fd);
    return -1;
  }
  write_all(f);
  int failed = ferror(f);
  failed |= fclose(f);
  if (!failed && rename(beside, name) == 0)
    return 0;
  int why = errno;
  unlink(beside);
  errno = why;
  return -1;
}

EXPORT int dynasync_profile_write(void) {
  static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;
  const char *pattern = getenv("DYNASYNC_PROFILE_FILE");
  char name[PATH_MAX];
  if (expand(pattern && *pattern ? pattern : "dynasync-%p.json", name,
             sizeof name))
    return -1;
  pthread_mutex_lock(&one);
  int failed = write_file(name);
  pthread_mutex_unlock(&one);
  return failed;
}

EXPORT void dynasync_profile_reset(void) {
  struct unit *u = __atomic_load_n(&units, __ATOMIC_ACQUIRE);
  for (; u; u = u->next) {
    for (word i = 0; i != u->num_sites; ++i) {
      struct site *s = u->sites[i];
      const char *text = s->text;
      *s = (struct site){.text = text};
    }
    for (word i = 0; i != u->num_roots; ++i) {
      /* Those that are alive will end, were made, and need what they need. */
      struct root *r = u->roots[i];
      r->made = r->peak = r->alive;
      r->most = 0;
      memset(r->used, 0, sizeof r->used);
      memset(r->wanted, 0, sizeof r->wanted);
      for (unsigned k = 0; k != CLASSES; ++k) {
        raise_to(&r->most, r->uses[k].most);
        raise_to(&r->most, r->wants[k].most);
      }
    }
  }
}

static void write_at_exit(void) {
  if (dynasync_profile_write() != 0)
    fprintf(stderr, "dynasync: cannot write the profile: %s\n",
            strerror(errno));
}

/* Called before main, once for each unit. */
EXPORT void __dynasync_profile_register_v1(struct unit *unit) {
  static int registered;
  if (unit->version != VERSION)
    return;
  unit->next = __atomic_load_n(&units, RELAXED);
  while (!__atomic_compare_exchange_n(&units, &unit->next, unit, 1,
                                      __ATOMIC_RELEASE, RELAXED)) {
  }
  if (__atomic_exchange_n(&registered, 1, RELAXED))
    return;
  atexit(write_at_exit);
  /* What the parent counted, the parent writes. */
  pthread_atfork(NULL, NULL, dynasync_profile_reset);
}
