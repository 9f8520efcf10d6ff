#include "task.h"
#include <dynasync/dynasync.h>

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};

long asked_there;
static unsigned char block[4096];
static void *grow(dynasync_keeper *, size_t size, size_t align, void *,
                  const dynasync_callee *) {
  ++asked_there;
  return dynasync::take(block, sizeof(block), size, align);
}
DYNASYNC_NO_HEAP task<long> there(service<task> &s) {
  co_return co_await dynasync::custom<grow>(s.call(1));
}
