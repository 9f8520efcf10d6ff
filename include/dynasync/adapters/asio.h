//===- asio.h - Opts asio::awaitable in -------------------------*- C++ -*-===//
//
// Include this before any header of Asio; nothing else changes:
//
//     #include <dynasync/adapters/asio.h>
//     #include <asio.hpp>                    // or <boost/asio.hpp>
//
// It declares asio::awaitable (and boost::asio::awaitable) ahead of the
// library, with the attribute that makes clang mark `co_await f()` inside a
// coroutine that returns an awaitable. The library's own definition and all of
// its specialisations inherit the attribute. No default argument is repeated
// here: the definition has it.
//
// With clang, Asio finds coroutines when ASIO_HAS_CO_AWAIT and
// ASIO_HAS_STD_COROUTINE are defined (BOOST_ASIO_... for Boost's) where the
// release is too old to notice them by itself.
//
// Tested here against Debian 12's standalone Asio 1.22.1 (a running server),
// and by hand against Boost 1.74's. Releases that put everything in a
// versioned inline namespace are handled, but could not be tested here.
//
// Why a frame may live in its awaiter's storage:
//  - The frame is owned by the awaitable object. `co_await f()` hands it to
//    await_transform by value, which hands it back, so it ends as a temporary
//    of the full expression: the frame is destroyed inside await_resume (by
//    that temporary's destructor in old releases), when await_transform throws
//    because of a cancellation, or with the awaiting frame. None is later than
//    the awaiting frame's own end.
//  - Frames never move. An awaitable_thread is what moves when an operation is
//    started, completed or posted, and it owns the bottom frame only; the
//    others are reached through plain pointers between frames.
//  - The bottom frame (co_spawn_entry_point), and an awaitable that is given
//    to co_spawn, to a parallel group, to || and &&, or that is kept in a
//    variable, do not come from `co_await f()`: they are not marked, and stay
//    with Asio's allocator.
//  - An asynchronous operation with use_awaitable is a coroutine too, which
//    never runs to its end: the completion handler writes the result into the
//    frame, pops it and resumes the awaiter, which destroys the frame at its
//    suspend point. On another thread this may happen while the initiation
//    still returns through the frame's functions. Asio already allows for
//    that, since it would be a use after free on the heap as well: nothing of
//    the frame is read after the initiation is started.
//  - The final awaiter only unlinks the frame; the awaiter is resumed later,
//    from the loop of awaitable_thread, with nothing of the finished frame on
//    the stack.
//  - The frame allocator (two recycled blocks a thread) has no side effect
//    that anything relies on. It recycles blocks of up to 1020 bytes: a frame
//    that is not elided, and whose tail for its callees takes it past that,
//    goes to malloc each time. One such frame serves a whole chain of awaits.
//
// Not opted in: asio::experimental::coro and promise. They are kept in
// variables and awaited as such, or start by themselves.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_ASIO_H
#define DYNASYNC_ADAPTERS_ASIO_H

#if defined(ASIO_AWAITABLE_HPP) || defined(BOOST_ASIO_AWAITABLE_HPP)
#error "include dynasync/adapters/asio.h before every header of Asio"
#endif

#if defined(__clang__)

// The configuration header comes first: newer releases have their namespaces'
// macros there.
#if __has_include(<asio/detail/config.hpp>)
#include <asio/detail/config.hpp>
#if !defined(ASIO_INLINE_NAMESPACE_BEGIN)
#define DYNASYNC_ASIO_BEGIN
#define DYNASYNC_ASIO_END
#else
#define DYNASYNC_ASIO_BEGIN ASIO_INLINE_NAMESPACE_BEGIN
#define DYNASYNC_ASIO_END ASIO_INLINE_NAMESPACE_END
#endif
namespace asio {
DYNASYNC_ASIO_BEGIN
template <typename T, typename Executor>
class [[clang::coro_await_elidable]] awaitable;
DYNASYNC_ASIO_END
} // namespace asio
#undef DYNASYNC_ASIO_BEGIN
#undef DYNASYNC_ASIO_END
#endif

#if __has_include(<boost/asio/detail/config.hpp>)
#include <boost/asio/detail/config.hpp>
#if !defined(BOOST_ASIO_INLINE_NAMESPACE_BEGIN)
#define DYNASYNC_ASIO_BEGIN
#define DYNASYNC_ASIO_END
#else
#define DYNASYNC_ASIO_BEGIN BOOST_ASIO_INLINE_NAMESPACE_BEGIN
#define DYNASYNC_ASIO_END BOOST_ASIO_INLINE_NAMESPACE_END
#endif
namespace boost {
namespace asio {
DYNASYNC_ASIO_BEGIN
template <typename T, typename Executor>
class [[clang::coro_await_elidable]] awaitable;
DYNASYNC_ASIO_END
} // namespace asio
} // namespace boost
#undef DYNASYNC_ASIO_BEGIN
#undef DYNASYNC_ASIO_END
#endif

#endif // defined(__clang__)
#endif // DYNASYNC_ADAPTERS_ASIO_H
