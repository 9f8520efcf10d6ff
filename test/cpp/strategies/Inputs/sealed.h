// An interface, and implementers in another unit.
#pragma once
#include "task.h"
#include <memory>

struct service {
  virtual ~service() = default;
  virtual task<long> call(long n) = 0;
};
std::unique_ptr<service> make_small();
std::unique_ptr<service> make_large();
