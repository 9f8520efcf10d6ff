// Counts every heap allocation of the program: operator new in all its forms,
// and malloc and its kin, whoever calls them. For one unit of a program only.
//
// Without a sanitizer operator new is replaced. Each block then carries its
// size, its alignment and its form, and a delete which does not fit ends the
// program; freed memory is overwritten. With a sanitizer the same checks are
// the sanitizer's, and its hooks do the counting.
#pragma once

#include "check.h"

#include <cstddef>
#include <cstdint>
#include <new>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define COUNT_BY_SANITIZER 1
#endif
#endif

namespace count {

inline long made, freed, bytes, peak, from_new, deleted;

// A test may leave freed memory alone. At -O0 clang keeps the exception that is
// on its way in the frame, and reads it after it has freed the frame.
inline bool overwrites_freed = true;

inline long load(long &v) { return __atomic_load_n(&v, __ATOMIC_RELAXED); }
inline long add(long &v, long n) {
  return __atomic_add_fetch(&v, n, __ATOMIC_RELAXED);
}

inline void on_allocation(std::size_t size) {
  add(made, 1);
  long now = add(bytes, long(size));
  long high = load(peak);
  while (now > high &&
         !__atomic_compare_exchange_n(&peak, &high, now, true, __ATOMIC_RELAXED,
                                      __ATOMIC_RELAXED)) {
  }
}
inline void on_free(std::size_t size) {
  add(freed, 1);
  add(bytes, -long(size));
}

} // namespace count

// All allocations since the start of the program.
inline long allocations() { return count::load(count::made); }
inline long live_blocks() {
  return count::load(count::made) - count::load(count::freed);
}
inline long live_bytes() { return count::load(count::bytes); }
inline long peak_bytes() { return count::load(count::peak); }
inline void reset_peak() { count::peak = live_bytes(); }

// False where something (valgrind, for one) puts its own operators in front of
// ours: then the counts stay at zero.
inline bool counting() {
  static const bool is = [] {
    long before = allocations();
    delete opaque(new int);
    return allocations() != before;
  }();
  return is;
}

#ifdef COUNT_BY_SANITIZER

#include <sanitizer/allocator_interface.h>

namespace count {
inline const int hooks = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void *, std::size_t size) { on_allocation(size); },
    [](const volatile void *p) {
      // Blocks from before the hooks are freed too, but not by a test.
      if (p)
        on_free(__sanitizer_get_allocated_size(p));
    });
} // namespace count

inline long live_from_new() { return 0; }

#else

#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>

namespace count {

// libc's functions, by name and not by __libc_malloc: valgrind watches these.
template <class F> F *next(const char *name) {
  return reinterpret_cast<F *>(dlsym(RTLD_NEXT, name));
}
inline void *libc_malloc(std::size_t n) {
  static auto *f = next<void *(std::size_t)>("malloc");
  return f(n);
}
inline void libc_free(void *p) {
  static auto *f = next<void(void *)>("free");
  f(p);
}
inline void *counted(void *p) {
  if (p)
    on_allocation(malloc_usable_size(p));
  return p;
}

struct alignas(16) header {
  std::uint64_t magic;
  std::size_t size;
  std::size_t align; // 0 for the forms without one
  void *base;
};
enum : std::uint64_t {
  single = 0x656c676e6973206eull,
  array = 0x7961727261206e65ull,
  dead = 0x6461656420646165ull,
};

inline void *allocate(std::size_t size, std::size_t align, std::uint64_t form) {
  std::size_t room = sizeof(header) + (align > 16 ? align : 0);
  auto *base = static_cast<char *>(libc_malloc(size + room));
  if (!base)
    return nullptr;
  auto *p = base + sizeof(header);
  if (align > 16)
    p += -reinterpret_cast<std::uintptr_t>(p) & (align - 1);
  *reinterpret_cast<header *>(p - sizeof(header)) = {form, size, align, base};
  on_allocation(size);
  add(from_new, 1);
  return p;
}
inline void *allocate_or_throw(std::size_t size, std::size_t align,
                               std::uint64_t form) {
  void *p = allocate(size, align, form);
  if (!p)
    throw std::bad_alloc();
  return p;
}

constexpr std::size_t unknown = ~std::size_t(0);

inline void release(void *p, std::size_t size, std::size_t align,
                    std::uint64_t form) {
  if (!p)
    return;
  auto *h = reinterpret_cast<header *>(static_cast<char *>(p) - sizeof(header));
  CHECK_EQ(h->magic, form); // else: freed twice, or not from operator new
  CHECK_EQ(h->align, align);
  if (size != unknown)
    CHECK_EQ(h->size, size);
  on_free(h->size);
  add(deleted, 1);
  h->magic = dead;
  if (overwrites_freed)
    std::memset(p, 0xdd, h->size);
  asm volatile("" : : "r"(p) : "memory");
  libc_free(h->base);
}

} // namespace count

// Blocks of operator new which nobody has deleted.
inline long live_from_new() {
  return count::load(count::from_new) - count::load(count::deleted);
}

// Valgrind puts its functions in the place of these: all must be called.
#define COUNT_OUTLINE [[gnu::noinline]]

extern "C" {
COUNT_OUTLINE void *malloc(std::size_t n) noexcept {
  return count::counted(count::libc_malloc(n));
}
COUNT_OUTLINE void *calloc(std::size_t n, std::size_t each) noexcept {
  static auto *f = count::next<void *(std::size_t, std::size_t)>("calloc");
  return count::counted(f(n, each));
}
COUNT_OUTLINE void *realloc(void *p, std::size_t n) noexcept {
  static auto *f = count::next<void *(void *, std::size_t)>("realloc");
  if (p)
    count::on_free(malloc_usable_size(p));
  return count::counted(f(p, n));
}
COUNT_OUTLINE void *memalign(std::size_t align, std::size_t n) noexcept {
  static auto *f = count::next<void *(std::size_t, std::size_t)>("memalign");
  return count::counted(f(align, n));
}
COUNT_OUTLINE void *aligned_alloc(std::size_t align, std::size_t n) noexcept {
  return memalign(align, n);
}
COUNT_OUTLINE int posix_memalign(void **out, std::size_t align,
                                 std::size_t n) noexcept {
  void *p = memalign(align, n);
  if (!p)
    return ENOMEM;
  *out = p;
  return 0;
}
COUNT_OUTLINE void free(void *p) noexcept {
  if (!p)
    return;
  count::on_free(malloc_usable_size(p));
  count::libc_free(p);
}
}

#define COUNT_OPERATORS(suffix, form)                                          \
  COUNT_OUTLINE void *operator new suffix(std::size_t n) {                     \
    return count::allocate_or_throw(n, 0, form);                               \
  }                                                                            \
  COUNT_OUTLINE void *operator new suffix(std::size_t n,                       \
                                          const std::nothrow_t &) noexcept {   \
    return count::allocate(n, 0, form);                                        \
  }                                                                            \
  COUNT_OUTLINE void *operator new suffix(std::size_t n, std::align_val_t a) { \
    return count::allocate_or_throw(n, std::size_t(a), form);                  \
  }                                                                            \
  COUNT_OUTLINE void *operator new suffix(std::size_t n, std::align_val_t a,   \
                                          const std::nothrow_t &) noexcept {   \
    return count::allocate(n, std::size_t(a), form);                           \
  }                                                                            \
  COUNT_OUTLINE void operator delete suffix(void *p) noexcept {                \
    count::release(p, count::unknown, 0, form);                                \
  }                                                                            \
  COUNT_OUTLINE void operator delete suffix(void *p,                           \
                                            const std::nothrow_t &) noexcept { \
    count::release(p, count::unknown, 0, form);                                \
  }                                                                            \
  COUNT_OUTLINE void operator delete suffix(void *p, std::size_t n) noexcept { \
    count::release(p, n, 0, form);                                             \
  }                                                                            \
  COUNT_OUTLINE void operator delete suffix(void *p,                           \
                                            std::align_val_t a) noexcept {     \
    count::release(p, count::unknown, std::size_t(a), form);                   \
  }                                                                            \
  COUNT_OUTLINE void operator delete suffix(void *p, std::align_val_t a,       \
                                            const std::nothrow_t &) noexcept { \
    count::release(p, count::unknown, std::size_t(a), form);                   \
  }                                                                            \
  COUNT_OUTLINE void operator delete suffix(void *p, std::size_t n,            \
                                            std::align_val_t a) noexcept {     \
    count::release(p, n, std::size_t(a), form);                                \
  }
COUNT_OPERATORS(, count::single)
COUNT_OPERATORS([], count::array)
#undef COUNT_OPERATORS

#endif

// The last line of each main: nothing may be left over.
inline int finish() {
  CHECK_EQ(live_from_new(), 0);
  std::puts("ok");
  return 0;
}

// Awaits in a loop, and what they cost once the first few are done:
//
//   for (rounds r("a virtual call"); r.next();)
//     sum += co_await object.call(r.i);
//
// With the plugin, these calls may not allocate. Without it (-DSTOCK) each of
// them must, or the loop would show nothing; `may_elide` says that stock clang
// can do without as well.
enum stock { allocates, may_elide };
struct rounds {
  static constexpr int warm_up = 16, measured = 1000,
                       total = warm_up + measured;

  const char *what;
  stock without_plugin;
  int i = -1;
  long before = 0;

  explicit rounds(const char *what, stock s = allocates)
      : what(what), without_plugin(s) {
    counting();
  }

  bool next() {
    ++i;
    if (i == warm_up)
      before = allocations();
    if (i < total)
      return true;
    finish();
    return false;
  }

  [[gnu::noinline]] void finish() {
    long made = allocations() - before;
    std::printf("%s: %ld allocations for %d awaits\n", what, made, measured);
#ifdef STOCK
    if (counting() && without_plugin == allocates)
      CHECK_GE(made, measured);
#else
    CHECK_EQ(made, 0);
#endif
  }
};

// The sum of 0 ... rounds::total - 1: what a loop gets from calls which give
// back their argument.
constexpr long sum_of_rounds = long(rounds::total) * (rounds::total - 1) / 2;
