; A block that calls twice and leads to itself: successors' PHIs follow.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

; CHECK: loop:
; CHECK-NEXT: %last = phi ptr [ null, %entry ], [ %one, %[[END:.*]] ]
; CHECK-COUNT-2: !prof
; CHECK: [[END]]:
; CHECK-NEXT: %two = phi ptr
; CHECK-NEXT: br i1 %c, label %loop, label %exit
; CHECK: exit:
; CHECK-NEXT: phi ptr [ %two, %[[END]] ]
define ptr @caller(ptr %callee, ptr %slot, i1 %c) {
entry:
  br label %loop
loop:
  %last = phi ptr [ null, %entry ], [ %one, %loop ]
  %one = call ptr %callee(ptr %last) [ "dynasync.slot"(ptr %slot) ]
  %two = call ptr %callee(ptr %one) [ "dynasync.slot"(ptr %slot) ]
  br i1 %c, label %loop, label %exit
exit:
  %result = phi ptr [ %two, %loop ]
  ret ptr %result
}
