; A branch behind the own allocation that asks something else than whether it
; failed: a keeper has nowhere to refuse to, and may not throw.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

; CHECK: @careful.callee = private unnamed_addr constant { i64, i64, [8 x i8] } { i64 2,
; CHECK-LABEL: define internal ptr @careful.__uniq.slot
; CHECK: %grown = call ptr %grow(
; CHECK-NEXT: %[[NONE:.*]] = icmp eq ptr %grown, null
; CHECK-NEXT: br i1 %[[NONE]], label %own, label %slot.grown
; CHECK: failed:{{ +}}; preds = %own{{$}}

@nothrow = external constant i8
declare ptr @_Znwm(i64)
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr)
declare void @_ZdlPv(ptr)

define ptr @careful(ptr %o, ptr %callee) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_ZnwmRKSt9nothrow_t(i64 %size, ptr @nothrow)
  %got = icmp ne ptr %new, %o
  br i1 %got, label %init, label %failed
failed:
  ret ptr null
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr %callee(ptr %o) coro_elide_safe
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
