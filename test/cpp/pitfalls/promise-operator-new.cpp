// Promises with their own operator new and delete, in the forms which look at
// nothing but the size. A frame in a slot uses neither; every other frame uses
// both, with the size it really has.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task_with.h"

struct pool {
  static inline long news, deletes;
  static void *get(std::size_t n) {
    ++news;
    auto *p = static_cast<std::size_t *>(std::malloc(n + 16));
    p[0] = n;
    p[1] = 0x706f6f6c;
    std::memset(p + 2, 0xab, n);
    return p + 2;
  }
  static void put(void *f, std::size_t n) {
    ++deletes;
    auto *p = static_cast<std::size_t *>(f) - 2;
    CHECK_EQ(p[1], 0x706f6f6cu);
    if (n)
      CHECK_EQ(p[0], n);
    p[1] = 0;
    std::free(p);
  }
};
struct sized {
  static void *operator new(std::size_t n) { return pool::get(n); }
  static void operator delete(void *p, std::size_t n) { pool::put(p, n); }
};
struct unsized {
  static void *operator new(std::size_t n) { return pool::get(n); }
  static void operator delete(void *p) { pool::put(p, 0); }
};
// Only the one or the other.
struct only_delete {
  static void operator delete(void *p, std::size_t n) {
    ++pool::deletes;
    ::operator delete(p, n);
  }
};

template <class Operators> struct of {
  using pooled = task_with<Operators>;

  struct service {
    virtual ~service() = default;
    virtual pooled call(long n, int depth) = 0;
  };
  template <int Size> struct layer : service {
    service *next;
    pooled call(long n, int depth) override {
      char room[Size];
      char *p = opaque(room);
      std::memset(p, depth, Size);
      if (n & 1)
        co_await later();
      if (depth)
        n = co_await next->call(n, depth - 1);
      CHECK_EQ(p[0], depth);
      CHECK_EQ(p[Size - 1], depth);
      co_return n;
    }
  };
  static pooled root(service *s, int depth) {
    long sum = 0;
    for (int i = 0; i < 4; ++i)
      sum += co_await s->call(i, depth);
    long before = pool::news;
    for (int i = 4; i < 100; ++i)
      sum += co_await s->call(i, depth);
#ifdef STOCK
    if constexpr (requires { Operators::operator new(8); })
      CHECK_EQ(pool::news - before, 96 * (depth + 1));
#else
    if (depth == 0)
      CHECK_EQ(pool::news - before, 0);
#endif
    (void)before;
    auto stored = s->call(1000, depth);
    co_return sum + co_await stored;
  }
  static void test() {
    layer<8> small;
    layer<5000> large;
    small.next = opaque(&large);
    large.next = opaque(&small);
    for (int depth : {0, 1, 5}) {
      CHECK_EQ(run(root(opaque(&small), depth)), 4950 + 1000);
      CHECK_EQ(run(root(opaque(&large), depth)), 4950 + 1000);
    }
    // The root and the stored task, at least.
    CHECK_GE(pool::deletes, 12);
    if constexpr (requires { Operators::operator new(8); })
      CHECK_EQ(pool::deletes, pool::news);
    pool::deletes = pool::news = 0;
  }
};

int main() {
  of<sized>::test();
  of<unsized>::test();
  of<only_delete>::test();
  return finish();
}
