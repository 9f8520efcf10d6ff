//===- stdexec.h - Opts exec::task in ---------------------------*- C++ -*-===//
//
// Include this before any header of stdexec:
//
//     #include <dynasync/adapters/stdexec.h>
//     #include <exec/task.hpp>
//
// NOT TESTED against the library itself here: it is in no package of the
// machines this is built on. A test compiles a declaration of the published
// form behind this one.
//
// Published form: exec::task<T> is an alias of basic_task in namespace
// exec::__task, `class [[nodiscard]] basic_task` with two type parameters,
// the second one with a default argument. __task is the library's private
// name: a release that renames it makes this declaration one of an unrelated
// template, which does no harm and opts nothing in. -Rpass=dynasync tells.
//
// Why a frame may live in its awaiter's storage: the task is lazy. The awaiting
// promise moves it into an awaiter, or into an operation state inside one (to
// come back on its own scheduler); both are temporaries of the full expression,
// and own the frame. The final awaiter goes on by symmetric transfer; cleanup
// that at_coroutine_exit adds runs in frames of its own.
//
// Not opted in: stdexec's own task (P3552), whose name and place still move.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_STDEXEC_H
#define DYNASYNC_ADAPTERS_STDEXEC_H

#if defined(__clang__)
namespace exec {
namespace __task {
template <class T, class Context>
class [[clang::coro_await_elidable]] basic_task;
} // namespace __task
} // namespace exec
#endif

#endif // DYNASYNC_ADAPTERS_STDEXEC_H
