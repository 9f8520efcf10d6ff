; The block behind a failed allocation uses what is made on the way there, which
; is not made where a keeper refuses: a keeper has nowhere to refuse to. Where a
; keeper may not unwind to, the function is left alone.
; RUN: %opt -passes=dynasync-slot-entries,verify -S %s | FileCheck %s

; CHECK: @careful.callee = private unnamed_addr constant { i64, i64, [8 x i8] } { i64 2,
; CHECK-LABEL: define internal ptr @careful.__uniq.slot
; CHECK: %grown = call ptr %grow(
; CHECK-NEXT: %[[NONE:.*]] = icmp eq ptr %grown, null
; CHECK: failed:{{ +}}; preds = %own{{$}}
; CHECK-NOT: @unwinding.__uniq.slot

@nothrow = external constant i8
declare ptr @_Znwm(i64)
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr)
declare void @_ZdlPv(ptr)
declare void @use(i64)
declare i32 @__gxx_personality_v0(...)

define ptr @careful(ptr %o, ptr %callee) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_ZnwmRKSt9nothrow_t(i64 %size, ptr @nothrow)
  %got = icmp ne ptr %new, null
  br i1 %got, label %init, label %failed
failed:
  ret ptr %new
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr %callee(ptr %o) coro_elide_safe
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define ptr @unwinding(ptr %o, ptr %callee) presplitcoroutine personality ptr @__gxx_personality_v0 {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = invoke ptr @_Znwm(i64 %size) to label %init unwind label %pad
pad:
  %exception = landingpad { ptr, i32 } cleanup
  call void @use(i64 %size)
  resume { ptr, i32 } %exception
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr %callee(ptr %o) coro_elide_safe
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
