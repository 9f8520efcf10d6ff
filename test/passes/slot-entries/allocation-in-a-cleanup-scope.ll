; An allocation that unwinds into a cleanup: so does the keeper that is asked in
; its place.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare i32 @__gxx_personality_v0(...)

; CHECK-LABEL: define internal ptr @scoped.__uniq.slot
; CHECK: %[[AVAIL:.*]] = load atomic i64, ptr %{{.*}} acquire
; CHECK: icmp sge i64 %[[AVAIL]],
; CHECK: %grow = load ptr
; CHECK-NEXT: %grown = invoke ptr %grow(ptr %slot.keeper, i64 %{{.*}}, i64 %{{.*}}, ptr %slot, ptr @scoped.callee)
; CHECK-NEXT: to label %slot.asked unwind label %cleanup
; CHECK: {{^}}slot.asked:
; CHECK-NEXT: %[[NONE:.*]] = icmp eq ptr %grown, null
; CHECK-NEXT: br i1 %[[NONE]], label %own, label %slot.grown
; CHECK: {{^}}own:
; CHECK: invoke ptr @_Znwm
; CHECK-NEXT: to label %{{.*}} unwind label %cleanup
; CHECK: {{^}}cleanup:
; CHECK-NEXT: phi i32 [ 1, %own ], [ 1, %slot.grow ]
define ptr @scoped(ptr %o) presplitcoroutine personality ptr @__gxx_personality_v0 {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = invoke ptr @_Znwm(i64 %size) to label %init unwind label %cleanup
cleanup:
  %from = phi i32 [ 1, %own ]
  %pad = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %pad
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
