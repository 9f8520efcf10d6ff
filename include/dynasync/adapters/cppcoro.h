//===- cppcoro.h - Opts cppcoro::task in ------------------------*- C++ -*-===//
//
// Include this before any header of cppcoro:
//
//     #include <dynasync/adapters/cppcoro.h>
//     #include <cppcoro/task.hpp>
//
// NOT TESTED against the library itself here: it is in no package of the
// machines this is built on. A test compiles a declaration of the published
// form behind this one.
//
// Published form: namespace cppcoro, a forward declaration without default
// argument, then `class [[nodiscard]] task`, one type parameter. The original
// library wants <experimental/coroutine>, which clang 22's standard libraries
// no longer have; its forks for <coroutine> keep the declaration.
//
// Why a frame may live in its awaiter's storage: the task is lazy, and the
// operand of co_await owns the frame until the end of the full expression.
// With symmetric transfer the final awaiter goes on to the awaiter. Without,
// it resumes the awaiter as the last thing that it does, and the awaiter's
// await_suspend reads the frame only before the awaiter can have gone on.
//
// Not opted in: shared_task (its frame lives until the last copy is gone),
// generator and async_generator (kept in variables).
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_CPPCORO_H
#define DYNASYNC_ADAPTERS_CPPCORO_H

#if defined(__clang__)
namespace cppcoro {
template <typename T> class [[clang::coro_await_elidable]] task;
} // namespace cppcoro
#endif

#endif // DYNASYNC_ADAPTERS_CPPCORO_H
