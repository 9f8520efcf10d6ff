// Promises of several kinds inherit one operator new, or one operator delete. A
// cache's blocks go back to that of its own coroutine.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=cache"' -fno-sanitize=function
#include "count.h"
#include "task_with.h"

struct shared_new {
  static inline long made;
  static void *operator new(std::size_t n) {
    ++made;
    return std::malloc(n);
  }
};
struct own_new {
  static inline long made;
  static void *operator new(std::size_t n) {
    ++made;
    return std::malloc(n);
  }
};
template <int> struct delete_of {
  static inline long freed;
  static void operator delete(void *p) {
    ++freed;
    std::free(p);
  }
};

using first = task_with<shared_new, delete_of<1>>;
using second = task_with<shared_new, delete_of<2>>;
using third = task_with<own_new, delete_of<2>>;

struct service {
  virtual second call(long n) = 0;
};
template <int Size> struct layer final : service {
  second call(long n) override {
    char room[Size];
    char *p = opaque(room);
    std::memset(p, 1, Size);
    if (n & 1)
      co_await later();
    co_return n + p[Size - 1];
  }
};

// Frames that grow: its cache allocates and frees.
template <class Kind> static Kind root(service **services) {
  long sum = 0;
  for (int i = 0; i != 5; ++i)
    sum += co_await services[i]->call(i);
  co_return sum;
}

int main() {
  layer<16> a;
  layer<200> b;
  layer<700> c;
  layer<3000> d;
  layer<9000> e;
  service *of[] = {&a, &b, &c, &d, &e};
  service **services = opaque(of);
  CHECK_EQ(run(root<first>(services)), 15);
  CHECK_EQ(run(root<third>(services)), 15);
  long first_ones = delete_of<1>::freed;
  CHECK_GE(first_ones, 1);
  long own_ones = own_new::made;
  CHECK_GE(own_ones, 1);
  for (int i = 0; i != 3; ++i)
    CHECK_EQ(run(root<second>(services)), 15);
  CHECK_EQ(delete_of<1>::freed, first_ones);
  CHECK_EQ(own_new::made, own_ones);
  CHECK_EQ(run(root<third>(services)), 15);
  CHECK_EQ(delete_of<1>::freed, first_ones);
  CHECK_EQ(delete_of<1>::freed + delete_of<2>::freed,
           shared_new::made + own_new::made);
  return finish();
}
