// Two units may each have a function of the user's of one name.
//
// RUN: %levels %s -I%support -I%S/Inputs %S/Inputs/functions-of-one-name.cpp
#include "services.h"

static unsigned char block[4096];
static long asked;
static void *grow(dynasync_keeper *, size_t size, size_t align, void *,
                  const dynasync_callee *) {
  ++asked;
  return dynasync::take(block, sizeof(block), size, align);
}
DYNASYNC_NO_HEAP task<long> here(service<task> &s) {
  co_return co_await dynasync::custom<grow>(s.call(1));
}
task<long> there(service<task> &s);
extern long asked_there;

int main() {
  implementer<task, 20> small;
  service<task> &s = unknown(static_cast<service<task> &>(small));
  CHECK_EQ(run(here(s)), 1);
  CHECK_EQ(asked, 1);
  CHECK_EQ(asked_there, 0);
  CHECK_EQ(run(there(s)), 1);
  CHECK_EQ(asked, 1);
  CHECK_EQ(asked_there, 1);
  return finish();
}
