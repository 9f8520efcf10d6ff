// A marker leaves nothing behind: the same code as without it, at each level.
//
// RUN: %dynasync -O0 -S %s -I%support -o %t.plain.s
// RUN: %dynasync -O0 -S %s -I%support -DMARKED -o %t.marked.s
// RUN: diff %t.plain.s %t.marked.s
// RUN: %dynasync -O1 -S %s -I%support -o %t.plain.s
// RUN: %dynasync -O1 -S %s -I%support -DMARKED -o %t.marked.s
// RUN: diff %t.plain.s %t.marked.s
// RUN: %dynasync -O2 -S %s -I%support -o %t.plain.s
// RUN: %dynasync -O2 -S %s -I%support -DMARKED -o %t.marked.s
// RUN: diff %t.plain.s %t.marked.s
// RUN: %dynasync -Os -S %s -I%support -o %t.plain.s
// RUN: %dynasync -Os -S %s -I%support -DMARKED -o %t.marked.s
// RUN: diff %t.plain.s %t.marked.s
#include "mini.h"
#include <dynasync/dynasync.h>

#ifdef MARKED
#define NESTED(call) dynasync::nested(call)
#else
#define NESTED(call) call
#endif

struct service {
  virtual ~service() = default;
  virtual mini::task<long> call(long n) = 0;
};

mini::task<long> loop(service &s, long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum += co_await NESTED(s.call(i));
  co_return sum;
}
