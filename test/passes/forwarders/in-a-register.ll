; The result of one call, in a register, of a function that is awaited here.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define ptr @forwarder(ptr %0, i1 %1) prefix
; CHECK: define internal ptr @forwarder.__uniq.slot(ptr %callee, i1 %c, ptr noundef nonnull %slot)
; CHECK-NEXT: %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: ret ptr %task
define ptr @forwarder(ptr %callee, i1 %c) {
  %task = call ptr %callee()
  ret ptr %task
}
define void @awaits.it(ptr %callee) {
  %task = call ptr @forwarder(ptr %callee, i1 true) "dynasync"="nested"
  ret void
}
