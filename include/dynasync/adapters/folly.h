//===- folly.h - Opts folly::coro::Task in ----------------------*- C++ -*-===//
//
// Include this before any header of folly's coroutines:
//
//     #include <dynasync/adapters/folly.h>
//     #include <folly/coro/Task.h>     // once folly/experimental/coro/Task.h
//
// Needed for older releases only: newer ones put the attribute on Task
// themselves, and this declaration then changes nothing.
//
// NOT TESTED against the library itself here: it is in no package of the
// machines this is built on. A test compiles a declaration of the published
// form behind this one.
//
// Published form: namespace folly::coro (no inline namespace), a forward
// declaration with a default argument, then `class Task`, one type parameter.
//
// Why a frame may live in its awaiter's storage: the task is lazy. The
// awaiting promise moves it into an awaiter, a temporary of the full
// expression, which destroys the frame as soon as the result is taken, or when
// the awaiter itself goes. The final awaiter goes on by symmetric transfer.
// The frame allocator only counts.
//
// Not opted in: TaskWithExecutor (no coroutine returns it), AsyncGenerator.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_FOLLY_H
#define DYNASYNC_ADAPTERS_FOLLY_H

#if defined(__clang__)
namespace folly {
namespace coro {
template <typename T> class [[clang::coro_await_elidable]] Task;
} // namespace coro
} // namespace folly
#endif

#endif // DYNASYNC_ADAPTERS_FOLLY_H
