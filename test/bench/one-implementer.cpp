// The only implementer, in a unit of its own.
#include "one-implementer.h"

struct Up : Counter {
  long Sum = 0;
  Task<long> add(long X) override { co_return Sum += X; }
};
Counter *makeCounter() { return new Up; }
