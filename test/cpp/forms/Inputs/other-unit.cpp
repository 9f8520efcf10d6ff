#include "other-unit.h"

task<long> ready(long n) { co_return n; }
task<long> suspended(long n) {
  co_await later();
  co_return n;
}
reg_task<long> by_register(long n) {
  if (n & 1)
    co_await later();
  co_return n;
}
task<long> nested(long n) {
  long value = co_await by_register(n);
  co_return co_await suspended(value);
}
task<long> forwarder(long n) { return suspended(n); }
task<long> there_and_back(long n) { co_return co_await here(n); }

task<long> counter::add(long n) {
  co_await later();
  total += n;
  co_return n;
}
