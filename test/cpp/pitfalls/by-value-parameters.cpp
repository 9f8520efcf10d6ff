// Parameters by value in each of the ABI's ways: in registers, in pieces, as a
// hidden pointer, as a copy on the stack (byval), over-aligned, not at all. The
// coroutine is called through a table and through a thunk.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct two_words {
  long a, b;
};
struct mixed {
  double d;
  int i;
};
struct floats {
  float f[4];
};
struct big {
  long of[25];
};
struct alignas(32) aligned {
  char c[32];
};
struct nothing {};
struct copied {
  static inline int live;
  int value;
  explicit copied(int v) : value(v) { ++live; }
  copied(const copied &o) : value(o.value) { ++live; }
  ~copied() { --live; }
};
struct moved {
  int *value;
  explicit moved(int v) : value(new int(v)) {}
  moved(moved &&o) noexcept : value(std::exchange(o.value, nullptr)) {}
  ~moved() { delete value; }
};
struct [[clang::trivial_abi]] in_a_register {
  static inline int live;
  int value;
  explicit in_a_register(int v) : value(v) { ++live; }
  in_a_register(in_a_register &&o) : value(o.value) { ++live; }
  ~in_a_register() { --live; }
};

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> plain(two_words t, mixed m, floats f, nothing n,
                           big b) = 0;
  virtual Task<long> extra(aligned a, big b, aligned c) = 0;
  virtual Task<long> owning(copied c, moved m, in_a_register r,
                            const copied &ref, moved &&rref) = 0;
};
struct filler {
  virtual ~filler() = default;
  long room[4] = {};
};
template <template <class> class Task> struct worker : filler, service<Task> {
  Task<long> plain(two_words t, mixed m, floats f, nothing, big b) override {
    co_await later();
    CHECK_EQ(m.d, 2.5);
    CHECK_EQ(f.f[3], 8.0f);
    co_return t.a + 10 * t.b + m.i + b.of[0] + b.of[24];
  }
  Task<long> extra(aligned a, big b, aligned c) override {
    co_await later();
    co_return a.c[0] + a.c[31] + b.of[13] + c.c[31];
  }
  Task<long> owning(copied c, moved m, in_a_register r, const copied &ref,
                    moved &&rref) override {
    co_await later();
    moved taken = std::move(rref);
    co_return c.value + *m.value + r.value + ref.value + *taken.value;
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  long sum = 0;
  for (int i = 0; i < 20; ++i) {
    big b{};
    b.of[0] = i;
    b.of[13] = 13;
    b.of[24] = 24;
    aligned a{}, c{};
    a.c[0] = 1;
    a.c[31] = 2;
    c.c[31] = 3;
    sum += co_await s->plain({i, 2}, {2.5, 3}, {{1, 2, 4, 8}}, {}, b);
    sum += co_await s->extra(a, b, c);
    // The caller's object is still its own.
    CHECK_EQ(b.of[0], i);
    copied mine(5);
    sum += co_await s->owning(mine, moved(6), in_a_register(7), mine, moved(8));
    CHECK_EQ(copied::live, 1);
    CHECK_EQ(in_a_register::live, 0);
  }
  co_return sum;
}

template <template <class> class Task> void test() {
  worker<Task> w;
  CHECK_EQ(run(root<Task>(opaque<service<Task> *>(&w))),
           20 * (20 + 3 + 24 + 19 + 31) + 2 * 190);
  CHECK_EQ(copied::live, 0);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
