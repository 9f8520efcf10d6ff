// A frame that lies in a cached block leaves its own block there, for the next
// frame in it: a chain of cached calls allocates once for each level, and a
// recursion as often as it is deep, however often it runs. Of several blocks it
// leaves one.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs
#include "services.h"

#ifdef __OPTIMIZE__
constexpr long depth = 20000;
#else
constexpr long depth = 2000;
#endif

using dynasync::cached;

template <template <class> class Task> struct layer : service<Task> {
  service<Task> *next;
  explicit layer(service<Task> &next) : next(&next) {}
  Task<long> call(long n) override {
    co_return co_await cached(next->call(n));
  }
};

// Two calls that need a block each at the same time.
template <template <class> class Task> struct fork : layer<Task> {
  using layer<Task>::layer;
  Task<long> call(long n) override {
    co_return co_await cached(this->next->call(n)) +
        co_await cached(this->next->call(n));
  }
};

// One after the other.
template <template <class> class Task> struct twice : layer<Task> {
  using layer<Task>::layer;
  Task<long> call(long n) override {
    long first = co_await cached(this->next->call(n));
    co_return first + co_await cached(this->next->call(n));
  }
};

template <template <class> class Task> struct recursion : service<Task> {
  Task<long> call(long n) override {
    co_return n == 0 ? 0 : 1 + co_await cached(this->call(n - 1));
  }
};

// Calls one after another of several, of which each may need a larger frame.
template <template <class> class Task> struct in_turn : service<Task> {
  service<Task> *next[3];
  Task<long> call(long n) override {
    co_return co_await cached(next[n % 3]->call(n));
  }
};

template <template <class> class Task>
Task<long> repeat(service<Task> &s, long expected) {
  long sum = 0;
  for (counted c(expected); c.next();)
    sum += co_await cached(s.call(c.i));
  co_return sum;
}

template <template <class> class Task>
Task<long> deep(service<Task> &s, int times, long expected) {
  long sum = 0;
  counted c(expected);
  while (times-- > 0)
    sum += co_await cached(s.call(depth));
  co_return sum;
}

template <template <class> class Task> void test() {
  using base = service<Task>;
  implementer<Task, 100> small;
  implementer<Task, 600> medium;
  implementer<Task, 3000> large;

  layer<Task> one(unknown<base>(small)), two(unknown<base>(one)),
      three(unknown<base>(two));
  CHECK_EQ(run(repeat(unknown<base>(three), 4)), counted::sum);

  fork<Task> two_calls(unknown<base>(small));
  CHECK_EQ(run(repeat(unknown<base>(two_calls), 1 + 1 + counted::rounds)),
           2 * counted::sum);

  twice<Task> in_sequence(unknown<base>(small));
  CHECK_EQ(run(repeat(unknown<base>(in_sequence), 2)), 2 * counted::sum);

  // A frame behind another one in the block leaves nothing there: others of the
  // same block may run on other threads.
  layer<Task> behind(unknown<base>(small));
  decorator<Task> plain(unknown<base>(behind));
  CHECK_EQ(run(repeat(unknown<base>(plain), 1 + counted::rounds)),
           counted::sum);

  recursion<Task> self;
  CHECK_EQ(run(deep(unknown<base>(self), 1, depth + 1)), depth);
  CHECK_EQ(run(deep(unknown<base>(self), 3, depth + 1)), 3 * depth);

  // The block of the lower level is replaced twice, not kept beside others.
  in_turn<Task> turns;
  turns.next[0] = &unknown<base>(small);
  turns.next[1] = &unknown<base>(medium);
  turns.next[2] = &unknown<base>(large);
  reset_peak();
  long before = live_bytes();
  CHECK_EQ(run(repeat(unknown<base>(turns), 1 + 3)), counted::sum);
  if (counting())
    CHECK(peak_bytes() - before < 5000);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
