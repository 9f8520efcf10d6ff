//===- strategy.h - A call chooses its strategy -----------------*- C++ -*-===//
//
//   co_await dynasync::inline_slot<512>(it.next());
//
// Around the call that is the operand of co_await, each of these says where
// the callee's frame goes. They do nothing themselves: the plugin reads the
// annotation and takes them out. Without the plugin they hand the task on.
// Around anything else but a call that is awaited at once, they are an error.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_STRATEGY_H
#define DYNASYNC_STRATEGY_H

#if __cplusplus < 202002L
#error "dynasync/strategy.h needs C++20: -std=c++20"
#else

#include "dynasync/storage.h"

namespace dynasync {

/// The type of a function that answers with storage; see slot.h.
using grow_function = decltype(dynasync_keeper::grow);

namespace detail {

/// A task itself, and no name of one: the marker stands around the call.
template <class T> inline constexpr bool is_value = true;
template <class T> inline constexpr bool is_value<T &> = false;
template <class T>
concept value = is_value<T>;

template <class T>
inline constexpr bool moves_quietly = __is_nothrow_constructible(T, T);

} // namespace detail

#if defined(__clang__)
#define DYNASYNC_CALL_MARKER(...)                                              \
  [[clang::annotate("dynasync-call:" __VA_ARGS__), clang::always_inline,       \
    gnu::nodebug]]
#define DYNASYNC_ELIDABLE [[clang::coro_await_elidable_argument]]
#define DYNASYNC_COLUMN __builtin_COLUMN()
#else
#define DYNASYNC_CALL_MARKER(...)
#define DYNASYNC_ELIDABLE
#define DYNASYNC_COLUMN 0
#endif
// Where the marker stands, for messages: there without -g too.
#define DYNASYNC_PLACE                                                         \
  const char * = __builtin_FILE(), unsigned = __builtin_LINE(),                \
             unsigned = DYNASYNC_COLUMN

// All take and return a task by value: a promise's await_transform gets what it
// knows, and a marked task that is not awaited is no dangling reference.

/// What is left of the caller's slot, or the root's tail: the default.
template <detail::value T>
DYNASYNC_CALL_MARKER("nested")
inline T nested(DYNASYNC_ELIDABLE T &&task,
                DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// What the plugin thinks best.
template <detail::value T>
DYNASYNC_CALL_MARKER("auto")
inline T automatic(DYNASYNC_ELIDABLE T &&task,
                   DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// N bytes of the caller's frame, for this call; else the callee's allocator.
template <size_t N, detail::value T>
DYNASYNC_CALL_MARKER("inline", N)
inline T inline_slot(DYNASYNC_ELIDABLE T &&task,
                     DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// N bytes of the caller's frame, for this call; else the program traps.
template <size_t N, detail::value T>
DYNASYNC_CALL_MARKER("inline-or-trap", N)
inline T inline_or_trap(DYNASYNC_ELIDABLE T &&task,
                        DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// N bytes of the caller's frame, for this call; else the callee's
/// get_return_object_on_allocation_failure, or a trap if it has none.
template <size_t N, detail::value T>
DYNASYNC_CALL_MARKER("try", N)
inline T try_slot(DYNASYNC_ELIDABLE T &&task,
                  DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// A block that the caller keeps for this call, and grows.
template <detail::value T>
DYNASYNC_CALL_MARKER("cache")
inline T cached(DYNASYNC_ELIDABLE T &&task,
                DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// Room for the largest frame of the implementers that this unit defines, for
/// this call; else the callee's allocator.
template <detail::value T>
DYNASYNC_CALL_MARKER("sealed")
inline T sealed(DYNASYNC_ELIDABLE T &&task,
                DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// The callee's own allocator, as without the plugin.
template <detail::value T>
DYNASYNC_CALL_MARKER("box")
inline T boxed(DYNASYNC_ELIDABLE T &&task,
               DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// Where \p Grow says. (The last parameter has clang emit it: an annotation is
/// no use of a static function.)
template <grow_function Grow, detail::value T>
DYNASYNC_CALL_MARKER("custom", Grow)
inline T custom(DYNASYNC_ELIDABLE T &&task, DYNASYNC_PLACE,
                grow_function = Grow) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// In \p storage: a buffer, or a store of one's own (storage.h). It outlives
/// the call.
template <slot_storage S, detail::value T>
DYNASYNC_CALL_MARKER("in")
inline T in(S &, DYNASYNC_ELIDABLE T &&task,
            DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

/// The same in storage that never sends a frame to an allocator: a callee that
/// takes no slot traps too.
template <trapping_storage S, detail::value T>
DYNASYNC_CALL_MARKER("in-or-trap")
inline T in(S &, DYNASYNC_ELIDABLE T &&task,
            DYNASYNC_PLACE) noexcept(detail::moves_quietly<T>) {
  return static_cast<T &&>(task);
}

} // namespace dynasync

#undef DYNASYNC_PLACE
#undef DYNASYNC_COLUMN
#undef DYNASYNC_ELIDABLE
#undef DYNASYNC_CALL_MARKER

#endif // __cplusplus
#endif // DYNASYNC_STRATEGY_H
