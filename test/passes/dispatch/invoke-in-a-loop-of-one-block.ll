; An invoke that goes on at its own block, which merges its result.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

declare i32 @__gxx_personality_v0(...)

; CHECK: loop:
; CHECK-NEXT: %last = phi ptr [ null, %entry ], [ %next, %[[DONE:.*]] ]
; CHECK: [[DONE]]:
; CHECK-NEXT: %next = phi ptr [ %{{.*}}, %{{.*}} ], [ %{{.*}}, %{{.*}} ]
; CHECK-NEXT: br label %loop
define ptr @caller(ptr %callee, ptr %slot) personality ptr @__gxx_personality_v0 {
entry:
  br label %loop
loop:
  %last = phi ptr [ null, %entry ], [ %next, %loop ]
  %next = invoke ptr %callee(ptr %last) [ "dynasync.slot"(ptr %slot) ] to label %loop unwind label %pad
pad:
  %seen = phi ptr [ %last, %loop ]
  %exception = landingpad { ptr, i32 } cleanup
  ret ptr %seen
}
