// One program for every flag: each way to reach a coroutine that the caller
// does not know. It prints what the calls gave and what they allocated.
#define MINI_MAIN
#include "mini.h"

using mini::task;

// Not anonymous: -fsanitize=cfi takes the vtables of such classes for foreign ones.
namespace program {

struct source {
  virtual task<int> next() = 0;
  virtual ~source() = default;
};
struct sink {
  virtual task<int> put(int n) = 0;
  virtual ~sink() = default;
};

struct counter : source {
  int at = 0;
  task<int> next() override { co_return ++at; }
};
struct suspending : source {
  int at = 0;
  task<int> next() override {
    int before = at;
    co_await mini::pause{};
    at = before + 1;
    co_return at;
  }
};
// put() is reached through a thunk.
struct both : source, sink {
  int at = 0;
  task<int> next() override { co_return ++at; }
  task<int> put(int n) override { co_return at += n; }
};
struct doubler : source {
  source &inner;
  explicit doubler(source *s) : inner(*s) {}
  task<int> next() override {
    int n = co_await inner.next();
    co_return 2 * n;
  }
};
// No coroutine: it hands on another call's task.
struct facade : source {
  source &inner;
  explicit facade(source *s) : inner(*s) {}
  task<int> next() override { return inner.next(); }
};

task<int> half(int n) { co_return n / 2; }
task<int> third(int n) { co_return n / 3; }

// Roots, kept from being elided into main.
#define ROOT __attribute__((noinline)) task<int>

ROOT virtual_calls(source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await s.next();
  co_return total;
}
ROOT thunk_calls(sink &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await s.put(i);
  co_return total;
}
ROOT member_pointer_calls(source &s, task<int> (source::*f)(), int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await (s.*f)();
  co_return total;
}
ROOT pointer_calls(task<int> (*const *f)(int), int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await f[i % 2](i);
  co_return total;
}

} // namespace program

using namespace program;

// Read where the optimizer does not see what was written.
task<int> (*volatile functions[2])(int) = {half, third};

int main() {
  using mini::measure;
  {
    counter c;
    measure("virtual", [&](int n) { return virtual_calls(c, n); });
  }
  {
    suspending s;
    measure("suspending", [&](int n) { return virtual_calls(s, n); });
  }
  {
    both b;
    measure("thunk", [&](int n) { return thunk_calls(b, n); });
  }
  {
    counter c;
    measure("member pointer", [&](int n) {
      return member_pointer_calls(c, &source::next, n);
    });
  }
  {
    suspending s;
    doubler d(&s), dd(&d);
    measure("decorated", [&](int n) { return virtual_calls(dd, n); });
  }
  {
    counter c;
    facade f(&c), ff(&f);
    measure("facade", [&](int n) { return virtual_calls(ff, n); });
  }
  {
    task<int> (*f[2])(int) = {functions[0], functions[1]};
    measure("pointer", [&](int n) { return pointer_calls(f, n); });
  }
  std::printf("live: %ld\n", mini::live());
}
