; A callee that has become known, a coroutine without a slot entry: LLVM may elide
; its frame, but does so to no call with a bundle. One that may be replaced keeps
; its slot, and no frame is elided. One that must not allocate traps. What is no
; coroutine keeps its slot, too, unless it must be inlined.
; RUN: %opt -passes='dynasync-known-callees,verify' -S %s | FileCheck %s

; CHECK: define ptr @parent(
; CHECK: %a = call ptr @here() #[[SAFE:[0-9]+]]
; CHECK-NEXT: %b = call ptr @elsewhere() #[[SAFE]]
; CHECK-NEXT: %c = call ptr @weak() #[[UNSAFE:[0-9]+]] [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: call void @__dynasync_trapped_v1(
; CHECK-NEXT: %d = call ptr @here() #[[TRAPS:[0-9]+]]
; CHECK-NEXT: %e = call ptr @inlined() #[[SAFE]]
; CHECK-NEXT: %f = call ptr @plain() #[[SAFE]] [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: %g = call ptr @declared() #[[SAFE]] [ "dynasync.slot"(ptr %slot) ]
; CHECK-DAG: attributes #[[SAFE]] = { coro_elide_safe "dynasync-lowered" }
; CHECK-DAG: attributes #[[UNSAFE]] = { "dynasync-lowered" }
; CHECK-DAG: attributes #[[TRAPS]] = { coro_elide_safe "dynasync-lowered" "dynasync-or-trap" }
define ptr @parent(ptr %slot) presplitcoroutine {
  %a = call ptr @here() #0 [ "dynasync.slot"(ptr %slot) ]
  %b = call ptr @elsewhere() #0 [ "dynasync.slot"(ptr %slot) ]
  %c = call ptr @weak() #0 [ "dynasync.slot"(ptr %slot) ]
  %d = call ptr @here() #1 [ "dynasync.slot"(ptr %slot) ]
  %e = call ptr @inlined() #0 [ "dynasync.slot"(ptr %slot) ]
  %f = call ptr @plain() #0 [ "dynasync.slot"(ptr %slot) ]
  %g = call ptr @declared() #0 [ "dynasync.slot"(ptr %slot) ]
  ret ptr %a
}
define ptr @here() presplitcoroutine {
  ret ptr null
}
define available_externally ptr @elsewhere() presplitcoroutine {
  ret ptr null
}
define weak ptr @weak() presplitcoroutine {
  ret ptr null
}
define available_externally ptr @inlined() alwaysinline {
  ret ptr null
}
define available_externally ptr @plain() {
  ret ptr null
}
declare ptr @declared()
attributes #0 = { coro_elide_safe "dynasync-lowered" }
attributes #1 = { coro_elide_safe "dynasync-lowered" "dynasync-or-trap" }
