// The calling convention of the callee and noexcept belong to the function's
// type: an indirect call needs the same.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> quiet(long n) noexcept = 0;
  [[gnu::sysv_abi]] virtual task<long> sysv(long n) = 0;
  virtual task<long> by_volatile(long n) volatile = 0;
  virtual task<long> by_rvalue(long n) && = 0;
};
struct implementation : service {
  task<long> quiet(long n) noexcept override { co_return n; }
  [[gnu::sysv_abi]] task<long> sysv(long n) override { co_return n; }
  task<long> by_volatile(long n) volatile override { co_return n; }
  task<long> by_rvalue(long n) && override { co_return n; }
};
[[clang::preserve_most]] task<long> preserving(long n) {
  co_await later();
  co_return n;
}
__attribute__((regcall)) task<long> regcall(long n, long a, long b, long c,
                                            long d, long e, long f, long g) {
  co_await later();
  co_return n + a + b + c + d + e + f + g;
}

task<long> root(service *s, [[clang::preserve_most]] task<long> (*f)(long),
                decltype(&regcall) g) {
  long sum = 0;
  for (rounds r("noexcept"); r.next();)
    sum += co_await s->quiet(r.i);
  for (rounds r("sysv_abi"); r.next();)
    sum += co_await s->sysv(r.i);
  for (rounds r("volatile"); r.next();)
    sum += co_await s->by_volatile(r.i);
  for (rounds r("&&"); r.next();)
    sum += co_await std::move(*s).by_rvalue(r.i);
  for (rounds r("preserve_most"); r.next();)
    sum += co_await f(r.i);
  for (rounds r("regcall"); r.next();)
    sum += co_await g(r.i, 1, 2, 3, 4, 5, 6, -21);
  co_return sum;
}

int main() {
  implementation i;
  CHECK_EQ(
      run(root(opaque<service *>(&i), opaque(preserving), opaque(&regcall))),
      6 * sum_of_rounds);
  return finish();
}
