// What the program has asked of the heap so far.
#ifndef DEMO_HEAP_H
#define DEMO_HEAP_H

#include <cstdint>

namespace demo {

struct heap_use {
  std::uint64_t allocations = 0; // calls that returned a block
  std::uint64_t bytes = 0;       // bytes that they asked for
  std::uint64_t live = 0;        // bytes in use now
};

// All zero in a program that is linked with heap-uncounted.cpp.
heap_use heap_now();

} // namespace demo

#endif // DEMO_HEAP_H
