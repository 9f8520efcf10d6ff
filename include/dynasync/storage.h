//===- storage.h - Storage that a program brings ----------------*- C++ -*-===//
//
//   dynasync::buffer<512> room;                  // or
//   dynasync::store<my_pool> room(arguments...);
//   ... co_await dynasync::in(room, it.next());
//
// A buffer holds one frame, and what that frame awaits in turn. A store asks a
// class of the program's own; see the concept `storage`.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_STORAGE_H
#define DYNASYNC_STORAGE_H

#if __cplusplus < 202002L
#error "dynasync/storage.h needs C++20: -std=c++20"
#else

// C, and old in its casts.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include "dynasync/slot.h"
#pragma GCC diagnostic pop

namespace dynasync {

/// Of each slot's storage.
inline constexpr size_t slot_align = 2 * sizeof(void *);

/// An object that begins with a slot's header, with its storage behind that.
template <class S>
concept slot_storage = requires { S::is_dynasync_storage; };

/// One that must not send a frame elsewhere.
template <class S>
concept trapping_storage = slot_storage<S> && S::traps;

/// Room for a frame of N bytes. A larger one, one that is aligned to more than
/// two words, and a second one at the same time go to their own allocator.
template <size_t N> class buffer {
public:
  static constexpr bool is_dynasync_storage = true;
  static constexpr bool traps = false;
  /// What is there: N, rounded up.
  static constexpr size_t size =
      N == 0 ? slot_align : (N + slot_align - 1) / slot_align * slot_align;

  constexpr buffer() noexcept {}
  buffer(const buffer &) = delete;
  buffer &operator=(const buffer &) = delete;

private:
  alignas(slot_align) dynasync_slot header{intptr_t(size), nullptr};
  unsigned char storage[size];
};

/// The same; but what does not go into it traps.
template <size_t N> class buffer_or_trap : public buffer<N> {
public:
  static constexpr bool traps = true;
};

namespace detail {
template <class T>
concept address = __is_same(T, void *);
} // namespace detail

/// A strategy of one's own: a class whose `grow` answers with the storage of a
/// taken slot (`take`, `try_take`), with null for "the callee's own allocator",
/// or with DYNASYNC_REFUSED. slot.h says the rest; what it says of threads
/// holds for `grow` if the store is used by several. If the answer's header
/// names no keeper, the store becomes it: what the frame awaits asks the same
/// strategy when the rest of the slot does not do.
template <class K>
concept storage = requires(K &k, size_t size, size_t align, void *slot,
                           const dynasync_callee &callee) {
  { k.grow(size, align, slot, callee) } -> detail::address;
};

/// Asks a K for each frame.
template <storage K> class store {
public:
  static constexpr bool is_dynasync_storage = true;
  static constexpr bool traps = false;

  template <class... Arguments>
  explicit store(Arguments &&...arguments)
      : strategy(static_cast<Arguments &&>(arguments)...) {}
  store(const store &) = delete;
  store &operator=(const store &) = delete;

  K &operator*() noexcept { return strategy; }
  K *operator->() noexcept { return &strategy; }

private:
  static void *ask(dynasync_keeper *self, size_t size, size_t align, void *slot,
                   const dynasync_callee *callee) {
    K &strategy = static_cast<store *>(self->blocks)->strategy;
    void *answer = strategy.grow(size, align, slot, *callee);
    if (answer && answer != DYNASYNC_REFUSED &&
        !dynasync_slot_header(answer)->keeper)
      dynasync_slot_header(answer)->keeper = self;
    return answer;
  }

  alignas(slot_align) dynasync_slot header{0, &keeper};
  dynasync_keeper keeper{ask, this};
  K strategy;
};

/// Makes a slot of \p bytes of memory that nobody else uses, taken by a frame
/// of
/// \p size bytes. Null if they do not suffice; size + sizeof(dynasync_slot) do,
/// and align more if the memory is not aligned so that the header ends at a
/// multiple of it.
inline void *take(void *memory, size_t bytes, size_t size, size_t align,
                  dynasync_keeper *keeper = nullptr) noexcept {
  if (align < slot_align)
    align = slot_align;
  uintptr_t begin = reinterpret_cast<uintptr_t>(memory);
  uintptr_t at = (begin + sizeof(dynasync_slot) + align - 1) & ~(align - 1);
  size_t before = at - begin;
  if (bytes < before || bytes - before < size)
    return nullptr;
  void *storage = static_cast<unsigned char *>(memory) + before;
  *dynasync_slot_header(storage) = {-intptr_t(bytes - before), keeper};
  return storage;
}

/// Takes a slot that has been taken before, if its frame has given it back and
/// it has the room.
inline bool try_take(void *storage, size_t size, size_t align) noexcept {
  intptr_t *avail = &dynasync_slot_header(storage)->avail;
  intptr_t room = __atomic_load_n(avail, __ATOMIC_ACQUIRE);
  return room > 0 && size_t(room) >= size &&
         reinterpret_cast<uintptr_t>(storage) % align == 0 &&
         __atomic_compare_exchange_n(avail, &room, -room, false,
                                     __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/// Has the frame in a taken slot given it back?
inline bool is_free(const void *storage) noexcept {
  return __atomic_load_n(
             &(static_cast<const dynasync_slot *>(storage) - 1)->avail,
             __ATOMIC_ACQUIRE) > 0;
}

} // namespace dynasync

#endif // __cplusplus
#endif // DYNASYNC_STORAGE_H
