; What is returned may lie in the slot that is offered; without one it does not.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s
; CHECK: call.slot:
; CHECK: call nonnull ptr %slot.entry(ptr %slot)
; CHECK: call.plain:
; CHECK: call noalias nonnull ptr %make()
define ptr @f(ptr %make, ptr %slot) {
  %task = call noalias nonnull ptr %make() [ "dynasync.slot"(ptr %slot) ]
  ret ptr %task
}
