; A call that nothing reaches, in a block that leads to one with PHIs.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

; CHECK: define ptr @caller(
; CHECK: dead:
; CHECK: call ptr %callee(ptr %task)
; CHECK: %result = phi ptr [ null, %entry ], [ %task, %{{.*}} ]
define ptr @caller(ptr %callee, ptr %slot) {
entry:
  br label %end
dead:
  %task = call ptr %callee(ptr %task) [ "dynasync.slot"(ptr %slot) ]
  br label %end
end:
  %result = phi ptr [ null, %entry ], [ %task, %dead ]
  ret ptr %result
}
