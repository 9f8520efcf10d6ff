; Of several ways, some may return what was there before.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal ptr @forwarder.__uniq.slot(
; CHECK: %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ]
define ptr @forwarder(ptr %callee, i1 %c) {
  br i1 %c, label %one, label %end
one:
  %task = call ptr %callee()
  br label %end
end:
  %result = phi ptr [ null, %0 ], [ %task, %one ]
  ret ptr %result
}
define void @awaits.it(ptr %callee) {
  %task = call ptr @forwarder(ptr %callee, i1 true) "dynasync"="nested"
  ret void
}
