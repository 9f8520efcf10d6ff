// Markers that would do nothing, or contradict each other, are errors that name
// the place, without -g too.
//
// RUN: not %dynasync -O0 -c %s -I%support -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: not %dynasync -O2 -c %s -I%support -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:
// RUN: not %dynasync -fsyntax-only -DNAMED %s -I%support 2>&1 | FileCheck %s --check-prefix=NAMED
// RUN: %clangxx -O2 -Werror -fsyntax-only %s -I%support -I%include
#include "task.h"
#include <dynasync/dynasync.h>

using namespace dynasync;

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  virtual plain_task<long> plain(long n) = 0;
};
buffer<512> room;

task<long> stored(service &s) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:12: error: 'inline(512)' stands around no call that is awaited at once, in a coroutine, with both types opted in
  auto t = inline_slot<512>(s.call(1));
  co_return co_await std::move(t);
}
task<long> not_the_operand(service &s) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:13: error: 'box' stands around no call
  co_await (boxed(s.call(1)));
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:20: error: 'box' stands around no call
  co_await nested((boxed(s.call(2))));
  co_return 1;
}
task<long> not_a_call(task<long> t) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:22: error: 'in' stands around no call
  co_return co_await in(room, std::move(t));
}
long no_coroutine(service &s) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:14: error: 'in' stands around no call
  return run(in(room, s.call(1)));
}
task<long> not_opted_in(service &s) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:22: error: 'box' stands around no call
  co_return co_await boxed(s.plain(1));
}
plain_task<long> nor_here(service &s) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:22: error: 'box' stands around no call
  co_return co_await boxed(s.call(1));
}
task<long> two(service &s) {
  // CHECK-DAG: marker-errors.cpp:[[#@LINE+1]]:22: error: strategy 'in' contradicts 'inline(64)' ({{.*}}marker-errors.cpp:[[#@LINE+1]]:31)
  co_return co_await in(room, inline_slot<64>(s.call(1)));
}
task<long> two_sizes(service &s) {
  // CHECK-DAG: error: strategy 'inline(8)' contradicts 'inline(64)'
  co_return co_await inline_slot<8>(inline_slot<64>(s.call(1)));
}
task<long> none(service &s) { co_return co_await inline_slot<8>(s.call(1)); }
#ifdef NAMED
task<long> named(task<long> t) {
  // NAMED: error: no matching function for call to 'boxed'
  co_return co_await boxed(t);
}
task<long> temporary(service &s) {
  // NAMED: error: no matching function for call to 'in'
  co_return co_await in(buffer<64>(), s.call(1));
}
#endif
