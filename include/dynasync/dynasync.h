//===- dynasync.h - What C++ users may say ----------------------*- C++ -*-===//
//
// Nothing here is needed to have awaited virtual calls lowered: the coroutine
// type's [[clang::coro_await_elidable]] is enough. These macros choose.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_DYNASYNC_H
#define DYNASYNC_DYNASYNC_H

#if defined(__clang__)
/// On a coroutine: the strategy of every awaited call inside it, for example
/// DYNASYNC_STRATEGY("inline(512)") or DYNASYNC_STRATEGY("box").
#define DYNASYNC_STRATEGY(text) [[clang::annotate("dynasync:" text)]]
/// On a class template of coroutine return objects: a call that is awaited at
/// once may keep its frame in the caller's storage.
#define DYNASYNC_TASK [[clang::coro_await_elidable]]
#else
#define DYNASYNC_STRATEGY(text)
#define DYNASYNC_TASK
#endif

#endif // DYNASYNC_DYNASYNC_H
