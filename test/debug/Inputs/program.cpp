// Breakpoints name these lines by number: keep them where they are.
#define MINI_MAIN
#include "mini.h"

using mini::task;

struct source {
  virtual task<int> next(int step) = 0;
  virtual ~source() = default;
};

// The optimizer must not know what a local holds, nor drop it.
__attribute__((noinline)) void look(int &local) { asm volatile("" : "+m"(local)); }

struct counter : source {
  int at = 40;
  task<int> next(int step) override {
    int before = at;
    int after = before + step;
    look(after); // line 20: before the first suspension
    co_await mini::pause{};
    int late = after * 2;
    look(late); // line 23: after it
    at = after;
    co_return late;
  }
};

struct facade : source {
  source &inner;
  explicit facade(source *s) : inner(*s) {}
  task<int> next(int step) override {
    int doubled = step * 2;
    look(doubled); // line 34: in a function that hands on a task
    return inner.next(doubled);
  }
};

__attribute__((noinline)) task<int> root(source &s, int rounds) {
  int total = 1000;
  for (int i = 0; i < rounds; ++i) {
    int got = co_await s.next(i + 2);
    look(got); // line 43: in the caller, resumed by the callee
    total += got;
  }
  co_return total;
}

int main() {
  counter c;
  facade f(&c);
  std::printf("result: %d\n", mini::run(root(c, 1)));
  std::printf("result: %d\n", mini::run(root(f, 1)));
  std::printf("live: %ld\n", mini::live());
}
