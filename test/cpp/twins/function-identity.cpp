// The function keeps its identity: its address is one, however it is taken and
// whoever compares it; calls through it by programs that know of no slots work.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

task<long> one(long n) { co_return n; }
static task<long> two(long n) { co_return n + 1; }
task<long> forward(long n) { return two(n); }
inline task<long> in_line(long n) { co_return n + 2; }

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) { co_return n; }
  static task<long> static_call(long n) { co_return n; }
};

using function = task<long> (*)(long);
struct table {
  const char *name;
  function f;
};
constexpr table by_name[] = {
    {"one", one}, {"two", two}, {"forward", forward}, {"in_line", in_line}};

task<long> root(function f) {
  if (f == one)
    co_return co_await one(1);
  if (f == two)
    co_return co_await two(1);
  if (f == forward)
    co_return co_await forward(1) * 10;
  co_return co_await f(1);
}

int main() {
  for (const table &t : by_name) {
    function f = opaque(t.f);
    CHECK(f == t.f);
    trace("%s: %ld, %ld", t.name, run(f(0)), run(root(f)));
  }
  EXPECT_TRACE("one: 0, 1\ntwo: 1, 2\nforward: 1, 20\nin_line: 2, 3\n");
  CHECK(opaque(function(one)) != opaque(function(two)));
  auto member = opaque(&service::call);
  CHECK(member == &service::call);
  CHECK(opaque(&service::static_call) == &service::static_call);
  service s;
  CHECK_EQ(run((s.*member)(3)), 3);
  return finish();
}
