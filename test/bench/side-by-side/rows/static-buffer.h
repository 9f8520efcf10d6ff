// One static buffer for the frame of whatever is called, BUFFERS of them in
// turn: what is left when an allocation costs nothing. For one call at a time;
// roots go to the heap.
#pragma once
#include <cstddef>
#include <new>
#include <type_traits>

#ifndef BUFFERS
#define BUFFERS 1
#endif

struct Memory {
  static constexpr size_t Largest = (KEPT + 64 + 15) / 16 * 16;
  alignas(16) static inline char Buffers[BUFFERS][Largest];
  static inline unsigned Turn = 0;

  template <class Self, class... Rest>
  static void *operator new(size_t Bytes, Self &, Rest &...) {
    if constexpr (!std::is_polymorphic_v<Self>)
      return ::operator new(Bytes);
    return Buffers[BUFFERS > 1 ? Turn++ % BUFFERS : 0];
  }
  static void operator delete(void *P, size_t) noexcept {
    char *Begin = Buffers[0], *At = static_cast<char *>(P);
    if (At < Begin || At >= Begin + sizeof(Buffers))
      ::operator delete(P);
  }
};
