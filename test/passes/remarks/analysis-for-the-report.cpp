// Roots, forwarders, storage and frames are told where somebody asks, by text
// and in records; what only records have is not in the text.
//
// RUN: %dynasync -O2 -I%support -c %s -o %t.o -Rpass=dynasync -Rpass-missed=dynasync -Rpass-analysis=dynasync 2>&1 | FileCheck %s
// RUN: %dynasync -O0 -I%support -c %s -o %t.o -Rpass=dynasync -Rpass-missed=dynasync -Rpass-analysis=dynasync 2>&1 | FileCheck %s
// RUN: %dynasync -O2 -I%support -c %s -o %t.o -fsave-optimization-record -foptimization-record-passes=dynasync
// RUN: FileCheck %s --check-prefix=RECORD < %t.opt.yaml
//
// Nobody asks: the same code, and nothing is said.
// RUN: %dynasync -O2 -I%support -S %s -o %t.quiet.s 2>&1 | count 0
// RUN: %dynasync -O2 -I%support -S %s -o %t.asked.s -Rpass-analysis=dynasync 2> /dev/null
// RUN: diff %t.quiet.s %t.asked.s
#include "mini.h"

struct sensor {
  virtual mini::task<int> read(int i) = 0;
};

// CHECK-DAG: remark: frame of coroutine _Z4leafi has {{[0-9]+}} bytes [-Rpass-analysis=dynasync]
mini::task<int> leaf(int i) {
  co_await mini::pause();
  co_return i;
}

// CHECK-DAG: :[[@LINE+2]]:{{[0-9]+}}: remark: the caller's slot is handed on to {{.*}}leaf{{.*}} [-Rpass-analysis=dynasync]
mini::task<int> forwarded(int i) {
  return leaf(i);
}

// CHECK-DAG: :[[@LINE+1]]:{{.*}} remark: coroutine {{.*}}root{{.*}} asks for 1024 bytes for its callees, in 1 slots [-Rpass-analysis=dynasync]
mini::task<int> root(sensor &s) {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    // CHECK-DAG: :[[@LINE+1]]:{{[0-9]+}}: remark: awaited call to indirect may keep its frame in the caller's storage, strategy nested, slot of 1024 bytes [-Rpass=dynasync]
    sum += co_await s.read(i);
  sum += co_await forwarded(sum);
  co_return sum;
}

// CHECK-DAG: :[[@LINE+2]]:{{[0-9]+}}: remark: coroutine {{.*}}root{{.*}} is not awaited at once: its frame is a root's [-Rpass-analysis=dynasync]
int use(sensor &s) {
  auto task = root(s);
  return mini::run(std::move(task));
}

// RECORD:      Name: {{ *}}Lowered
// RECORD:        - Callee: {{ *}}indirect
// RECORD:        - Room: {{ *}}'true'
// RECORD-NEXT:   - LoopDepth: {{ *}}'1'
// RECORD:      Name: {{ *}}Lowered
// RECORD:        - Callee: {{ *}}_Z9forwardedi
// RECORD:        - Room: {{ *}}'false'
// RECORD-NEXT:   - LoopDepth: {{ *}}'0'
