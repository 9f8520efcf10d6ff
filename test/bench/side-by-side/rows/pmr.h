// A std::pmr memory resource that is passed by hand from coroutine to
// coroutine: a pool, one for each thread, or one for all with locks where
// frames end on another thread than they began on.
#pragma once
#define BY_HAND 1
#include "last-argument.h"
#include <cstddef>
#include <memory_resource>

struct Shared {
  static std::pmr::memory_resource *make(bool ManyThreads) {
    if (ManyThreads)
      return new std::pmr::synchronized_pool_resource();
    return new std::pmr::unsynchronized_pool_resource();
  }
};

struct Storage {
  explicit Storage(std::pmr::memory_resource *From) : From(From) {}
  std::pmr::memory_resource *From;
};

struct Memory {
  // Whom to give a frame back to stands behind it.
  static std::pmr::memory_resource *&owner(void *P, size_t Bytes) {
    return *reinterpret_cast<std::pmr::memory_resource **>(
        static_cast<char *>(P) + (Bytes + 7) / 8 * 8);
  }
  template <class... Args>
  static void *operator new(size_t Bytes, Args &...As) {
    Storage &S = lastOf(As...);
    void *P = S.From->allocate((Bytes + 7) / 8 * 8 + 8);
    owner(P, Bytes) = S.From;
    return P;
  }
  static void operator delete(void *P, size_t Bytes) noexcept {
    owner(P, Bytes)->deallocate(P, (Bytes + 7) / 8 * 8 + 8);
  }
};
