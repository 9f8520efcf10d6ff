//===- qcoro.h - Why QCoro::Task is not opted in ----------------*- C++ -*-===//
//
// QCoro::Task must not be given the attribute, so this header stops the
// compilation instead of breaking the program.
//
// A frame may live in its awaiter's storage only if it is gone before the
// awaiter ends. QCoro's frames are not: at the end of a Task's coroutine the
// final awaiter calls resume() on each coroutine that waits for it, and only
// after these calls return does it clear its list and count itself out, which
// destroys the frame when the Task object is gone already. By then the awaiter
// may have run to its own end and been destroyed, with its storage, or may
// have handed the storage to its next call. With frames on the heap this is
// right; with the callee's frame inside the awaiter's it is a use after free,
// in the library's ordinary use (a slot starts a coroutine and drops the Task).
// LazyTask has the same final awaiter.
//
// Seen in the sources of 0.8 (Debian 12) and of later ones; no release is
// known where it is otherwise. Awaited calls of QCoro's tasks stay as they are,
// with or without the plugin.
//
//===----------------------------------------------------------------------===//

#ifndef DYNASYNC_ADAPTERS_QCORO_H
#define DYNASYNC_ADAPTERS_QCORO_H

#error "QCoro::Task cannot be opted in: this header says why"

#endif // DYNASYNC_ADAPTERS_QCORO_H
