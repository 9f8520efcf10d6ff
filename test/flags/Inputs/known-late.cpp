// Awaits functions through variables and tables that the optimizer sees
// through, of this unit, weak, and of templates that another one instantiates.
#include "check.h"
#include "task.h"

template <int N> struct templated {
  static task<long> call(long n) { co_return n + N; }
};
#ifdef SECOND
template struct templated<3>;
#else
extern template struct templated<3>;

task<long> plain(long n) {
  if (n & 1)
    co_await later();
  co_return n + 1;
}
[[gnu::weak]] task<long> replaceable(long n) { co_return n + 2; }
// Its body is nowhere else: it must be inlined.
struct service {
  virtual task<long> call(long n) { co_return n + 4; }
};
extern inline __attribute__((gnu_inline, always_inline)) task<long>
forward(service &s, long n) {
  return s.call(n);
}

struct handler {
  const char *name;
  task<long> (*call)(long);
};
static const handler handlers[] = {{"plain", plain},
                                   {"replaceable", replaceable}};

task<long> through_a_variable(long n) {
  task<long> (*p)(long) = plain;
  co_return co_await p(n);
}
task<long> through_a_table(long n) {
  co_return co_await handlers[0].call(n) + co_await handlers[1].call(n);
}
task<long> weak_one(long n) {
  task<long> (*p)(long) = replaceable;
  co_return co_await p(n);
}
task<long> of_a_template(long n) { co_return co_await templated<3>::call(n); }
task<long> inlined(service *s, long n) { co_return co_await forward(*s, n); }

int main() {
  service s;
  for (long n = 0; n != 4; ++n) {
    CHECK_EQ(run(through_a_variable(n)), n + 1);
    CHECK_EQ(run(through_a_table(n)), 2 * n + 3);
    CHECK_EQ(run(weak_one(n)), n + 2);
    CHECK_EQ(run(of_a_template(n)), n + 3);
    CHECK_EQ(run(inlined(opaque(&s), n)), n + 4);
  }
  return 0;
}
#endif
