// A marker leaves nothing behind: the same code as without it, at each level.
//
// RUN: for level in 0 1 2 s; do \
// RUN:   %dynasync -O$level -S %s -I%support -o %t.plain.s && \
// RUN:   %dynasync -O$level -S %s -I%support -DMARKED -o %t.marked.s && \
// RUN:   diff %t.plain.s %t.marked.s || exit 1; \
// RUN: done
#include "task.h"
#include <dynasync/dynasync.h>

#ifdef MARKED
#define NESTED(call) dynasync::nested(call)
#else
#define NESTED(call) call
#endif

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
  virtual reg_task<long> in_a_register(long n) = 0;
};

task<long> loop(service &s, long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum += co_await NESTED(s.call(i));
  co_return sum;
}
