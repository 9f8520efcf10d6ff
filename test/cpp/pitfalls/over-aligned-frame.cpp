// Frames which want more alignment than an allocator gives, without the flag
// that makes coroutines ask for it. clang promises them nothing then, so this
// looks at contents only; for the same reason the sanitizer that checks
// alignment is off.
//
// RUN: %levels --sanitize --memcheck=O2 %s \
// RUN:  -fno-sanitize=alignment -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(int depth, long n) = 0;
};
template <template <class> class Task, int Align, int Size>
struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(int depth, long n) override {
    alignas(Align) unsigned char room[Size];
    unsigned char *p = opaque(room);
    CHECK_EQ(reinterpret_cast<std::uintptr_t>(p) % 8, 0u);
    std::memset(p, depth, Size);
    if (depth)
      n += co_await next->call(depth - 1, n) - n;
    else if (n & 1)
      co_await later();
    for (int i = 0; i < Size; ++i)
      CHECK_EQ(p[i], depth);
    co_return n;
  }
};

template <template <class> class Task>
Task<long> root(service<Task> *s, int depth) {
  long sum = 0;
  for (int i = 0; i < 60; ++i)
    sum += co_await s->call(i % depth, i);
  co_return sum;
}

template <template <class> class Task> void test() {
  layer<Task, 8, 40> plain;
  layer<Task, 64, 64> line;
  layer<Task, 32, 32> half_line;
  layer<Task, 256, 512> large;
  plain.next = opaque(&line);
  line.next = opaque(&half_line);
  half_line.next = opaque(&large);
  large.next = opaque(&plain);
  for (int depth : {1, 2, 9}) {
    CHECK_EQ(run(root<Task>(opaque(&plain), depth)), 1770);
    CHECK_EQ(run(root<Task>(opaque(&line), depth)), 1770);
  }
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
