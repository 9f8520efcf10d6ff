//===- dynasync.h - What C++ users may say ----------------------*- C++ -*-===//
//
// Nothing here is needed to have awaited virtual calls lowered: the coroutine
// type's [[clang::coro_await_elidable]] is enough. The rest chooses: who says
// it nearest to the call decides.
//
//   the call           dynasync::inline_slot<512>(it.next())   strategy.h
//   its coroutine      DYNASYNC_STRATEGY("inline(512)")
//   its callee         DYNASYNC_INTERFACE("inline(512)")
//   the unit           DYNASYNC_MODULE("strategy=inline(512)")  module.h
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_DYNASYNC_H
#define DYNASYNC_DYNASYNC_H

#include "dynasync/module.h"

#if defined(__clang__)
/// On a class template of coroutine return objects: a call that is awaited at
/// once may keep its frame in the caller's storage.
#define DYNASYNC_TASK [[clang::coro_await_elidable]]

/// On a coroutine: the strategy of every awaited call inside it, for example
/// DYNASYNC_STRATEGY("inline(512)") or DYNASYNC_STRATEGY("box").
#define DYNASYNC_STRATEGY(text)                                                \
  [[clang::annotate("dynasync:" text, __FILE__, __LINE__)]]

/// On a coroutine: no awaited call inside it may reach an allocator.
#define DYNASYNC_NO_HEAP                                                       \
  [[clang::annotate("dynasync-no-heap", __FILE__, __LINE__)]]

// clang warns of assumptions that it does not know, and of brackets that come
// out of a macro.
#define DYNASYNC_TEXT_OF(x) #x
#define DYNASYNC_TEXT(x) DYNASYNC_TEXT_OF(x)
#define DYNASYNC_PRAGMA(x) _Pragma(#x)
#define DYNASYNC_QUIETLY                                                       \
  _Pragma("clang diagnostic push")                                             \
      _Pragma("clang diagnostic ignored \"-Wunknown-assumption\"")             \
          _Pragma("clang diagnostic ignored \"-Wcompound-token-split\"")
#define DYNASYNC_ASSUME(text)                                                  \
  [[omp::assume("dynasync:" text "@" __FILE__ ":" DYNASYNC_TEXT(__LINE__))]]

/// On a member function, virtual or not, or on a function, in front of its
/// declaration: the strategy of awaited calls of it, whoever makes them.
#define DYNASYNC_INTERFACE(text)                                               \
  DYNASYNC_QUIETLY DYNASYNC_ASSUME(text) _Pragma("clang diagnostic pop")

/// The same for all member functions that are declared between these two.
#define DYNASYNC_INTERFACE_BEGIN(text)                                         \
  DYNASYNC_QUIETLY DYNASYNC_PRAGMA(                                            \
      clang attribute push([[omp::assume("dynasync:" text "@" __FILE__         \
                                         ":" DYNASYNC_TEXT(__LINE__))]],       \
                           apply_to = function(is_member)))
#define DYNASYNC_INTERFACE_END                                                 \
  _Pragma("clang attribute pop") _Pragma("clang diagnostic pop")
#else
#define DYNASYNC_TASK
#define DYNASYNC_STRATEGY(text)
#define DYNASYNC_NO_HEAP
#define DYNASYNC_INTERFACE(text)
#define DYNASYNC_INTERFACE_BEGIN(text)
#define DYNASYNC_INTERFACE_END
#endif

#if defined(__cpp_concepts)
#include "dynasync/strategy.h"
#endif

#endif // DYNASYNC_DYNASYNC_H
