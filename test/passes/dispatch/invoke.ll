; Both halves of an invoke unwind to the same place; both PHIs, there and at the
; normal destination, keep their values.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

declare i32 @__gxx_personality_v0(...)
declare void @other()

; CHECK: define i32 @caller(
; CHECK: second:
; CHECK: br i1 %{{.*}}, label %[[SLOT:.*]], label %[[PLAIN:.*]], !prof
; CHECK: [[SLOT]]:
; CHECK: %[[R1:.*]] = invoke i32 %{{.*}}(ptr %slot)
; CHECK-NEXT: to label %[[DONE:.*]] unwind label %pad
; CHECK: [[PLAIN]]:
; CHECK-NEXT: %[[R2:.*]] = invoke i32 %callee()
; CHECK-NEXT: to label %[[DONE]] unwind label %pad
; CHECK: [[DONE]]:
; CHECK-NEXT: %result = phi i32 [ %[[R1]], %[[SLOT]] ], [ %[[R2]], %[[PLAIN]] ]
; CHECK-NEXT: br label %normal
; CHECK: normal:
; CHECK-NEXT: %merged = phi i32 [ %result, %[[DONE]] ], [ 0, %entry ]
; CHECK: pad:
; CHECK-NEXT: %where = phi i32 [ 1, %first ], [ 2, %[[PLAIN]] ], [ 2, %[[SLOT]] ]
define i32 @caller(ptr %callee, ptr %slot, i1 %c) personality ptr @__gxx_personality_v0 {
entry:
  br i1 %c, label %first, label %normal
first:
  invoke void @other() to label %second unwind label %pad
second:
  %result = invoke i32 %callee() [ "dynasync.slot"(ptr %slot) ] to label %normal unwind label %pad
normal:
  %merged = phi i32 [ %result, %second ], [ 0, %entry ]
  ret i32 %merged
pad:
  %where = phi i32 [ 1, %first ], [ 2, %second ]
  %exception = landingpad { ptr, i32 } cleanup
  ret i32 %where
}
