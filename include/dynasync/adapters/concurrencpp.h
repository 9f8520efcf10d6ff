//===- concurrencpp.h - Opts lazy_result in ---------------------*- C++ -*-===//
//
// Include this before any header of concurrencpp:
//
//     #include <dynasync/adapters/concurrencpp.h>
//     #include <concurrencpp/concurrencpp.h>
//
// NOT TESTED against the library itself here: it is in no package of the
// machines this is built on. A test compiles a declaration of the published
// form behind this one.
//
// Published form: namespace concurrencpp, forward declarations without default
// arguments, then `class lazy_result` and `class result`, one type parameter.
//
// lazy_result is opted in: it is lazy, its awaiter owns the frame until the
// end of the full expression, and its final awaiter goes on to the awaiter by
// symmetric transfer.
//
// result is not, unless DYNASYNC_CONCURRENCPP_RESULT is defined. It is eager:
// the call runs the coroutine, or queues it on an executor, before it is
// awaited. Its frame then ends before its awaiter goes on only because the
// library never destroys a coroutine that waits for a result. And old releases
// hand the executor over in the promise's operator new: they break as soon as
// a frame is not allocated, whoever elides it. Define the macro only with a
// release whose promise takes the executor in its constructor, and only if no
// awaiting coroutine is destroyed while it waits.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_CONCURRENCPP_H
#define DYNASYNC_ADAPTERS_CONCURRENCPP_H

#if defined(__clang__)
namespace concurrencpp {
template <class type> class [[clang::coro_await_elidable]] lazy_result;
#if defined(DYNASYNC_CONCURRENCPP_RESULT)
template <class type> class [[clang::coro_await_elidable]] result;
#endif
} // namespace concurrencpp
#endif

#endif // DYNASYNC_ADAPTERS_CONCURRENCPP_H
