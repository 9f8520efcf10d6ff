// Two members of one group whose own frames are elided into the awaiting one,
// each on a thread of its own, and each with virtual callees: both must not
// offer the awaiter's slot, for nobody could see that it is taken twice.
//
// RUN: %levels --sanitize --tsan --memcheck=O2 %s \
// RUN:  -pthread -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -pthread -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"
#include "threads.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(workers &w, long n) = 0;
};
struct leaf : service {
  task<long> call(workers &w, long n) override {
    long room[8];
    long *mine = opaque(room);
    for (int i = 0; i < 8; ++i)
      mine[i] = n;
    if (n & 1)
      co_await hop{w};
    for (int turn = 0; turn < 20; ++turn)
      for (int i = 0; i < 8; ++i)
        CHECK_EQ(mine[i], n);
    co_return n;
  }
};

static long arrived;
// Direct calls of this unit: stock elides them.
static task<long> middle(service *s, workers &w, long n) {
  co_await hop{w};
  long sum = 0;
  for (int i = 0; i < 20; ++i) {
    // Both go on at once, if there are two processors.
    long turn = __atomic_add_fetch(&arrived, 1, __ATOMIC_SEQ_CST);
    long both = (turn + 1) / 2 * 2;
    for (long k = 0; k < 20000; ++k)
      if (__atomic_load_n(&arrived, __ATOMIC_SEQ_CST) >= both)
        break;
    sum += co_await s->call(w, n);
  }
  co_return sum;
}

constexpr long groups = 100;
task<long> root(service *s, workers &w) {
  long sum = 0;
  for (long i = 0; i < groups; ++i) {
    auto two = co_await when_all(middle(s, w, 2 * i), middle(s, w, 2 * i + 1));
    sum += two[0] + two[1];
  }
  co_return sum;
}

int main() {
  leaf l;
  service *s = opaque(static_cast<service *>(&l));
  long sum = run_on_threads([s](workers &w) { return root(s, w); });
  CHECK_EQ(sum, 20 * groups * (2 * groups - 1));
  return finish();
}
