// A slot that each coroutine gets as an argument and hands on: room for a whole
// chain of frames, the last taken being the first given back. What does not fit
// goes to the heap. SLOT_BYTES is chosen for each program so that all fit.
#pragma once
#define BY_HAND 1
#include "last-argument.h"
#include <cstddef>
#include <new>

struct Shared {
  static void *make(bool) { return nullptr; }
};

struct Storage {
  explicit Storage(void *) {}
  char *Top = Bytes;
  alignas(16) char Bytes[SLOT_BYTES];
};

struct Memory {
  static size_t rounded(size_t Bytes) { return (Bytes + 8 + 15) / 16 * 16; }
  // The slot of a frame stands behind it; null for the heap.
  static Storage *&owner(void *P, size_t Bytes) {
    return *reinterpret_cast<Storage **>(static_cast<char *>(P) +
                                         rounded(Bytes) - 8);
  }
  template <class... Args>
  static void *operator new(size_t Bytes, Args &...As) {
    Storage &S = lastOf(As...);
    size_t Needed = rounded(Bytes);
    void *P = S.Top;
    if (size_t(S.Bytes + SLOT_BYTES - S.Top) < Needed) {
      P = ::operator new(Needed);
      owner(P, Bytes) = nullptr;
      return P;
    }
    S.Top += Needed;
    owner(P, Bytes) = &S;
    return P;
  }
  static void operator delete(void *P, size_t Bytes) noexcept {
    if (Storage *S = owner(P, Bytes))
      S->Top = static_cast<char *>(P);
    else
      ::operator delete(P);
  }
};
