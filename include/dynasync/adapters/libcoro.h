//===- libcoro.h - Opts coro::task in ---------------------------*- C++ -*-===//
//
// Include this before any header of libcoro:
//
//     #include <dynasync/adapters/libcoro.h>
//     #include <coro/coro.hpp>
//
// NOT TESTED against the library itself here: it is in no package of the
// machines this is built on. A test compiles a declaration of the published
// form behind this one.
//
// Published form: namespace coro, a forward declaration with a default
// argument, then `class [[nodiscard]] task`, one type parameter.
//
// Why a frame may live in its awaiter's storage: the task is lazy, the operand
// of co_await owns the frame until the end of the full expression, and the
// final awaiter goes on to the awaiter by symmetric transfer, with nothing
// touched afterwards. coro::when_all, sync_wait, thread pools and task groups
// take tasks as arguments, which are not marked.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_LIBCORO_H
#define DYNASYNC_ADAPTERS_LIBCORO_H

#if defined(__clang__)
namespace coro {
template <typename return_type> class [[clang::coro_await_elidable]] task;
} // namespace coro
#endif

#endif // DYNASYNC_ADAPTERS_LIBCORO_H
