// The callee destroys the object it was called on, or its caller does, while
// its frame goes on: the frame depends on neither the object nor its table.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
struct suicidal : service {
  long mark = 3;
  task<long> call(long n) override {
    long kept = mark;
    delete this;
    co_await later();
    co_return n + kept;
  }
};
struct temporary : service {
  service **cell;
  task<long> call(long n) override {
    service **c = cell;
    co_await later();
    delete *c;
    *c = nullptr;
    co_await later();
    co_return n;
  }
};

task<long> root() {
  long sum = 0;
  for (int i = 0; i < 20; ++i) {
    sum += co_await opaque<service *>(new suicidal)->call(i);
    service *cell;
    auto *t = new temporary;
    t->cell = &cell;
    cell = t;
    sum += co_await opaque(cell)->call(i);
    CHECK(!cell);
  }
  co_return sum;
}

int main() {
  CHECK_EQ(run(root()), 20 * 3 + 2 * 190);
  return finish();
}
