// An interface with one implementer in the whole program.
#pragma once
#include "lean-task.h"

struct Counter {
  virtual ~Counter() = default;
  virtual Task<long> add(long X) = 0;
};
Counter *makeCounter();
